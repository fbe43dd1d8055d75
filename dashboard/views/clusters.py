"""Growth of clusters: what is asked and drawn."""

from dashboard.figures.clusters import growth_series, year_comparisons
from dashboard.figures.clusters.growth_series import ClusterSelection
from dashboard.figures.zones.registry import sectors
from dashboard.filters.asker import Asker
from dashboard.i18n import mark
from dashboard.views.view import View

TABS = {
    "trend": mark("Trend"),
    "index": mark("Index"),
    "change": mark("Change between two years"),
    "ranking": mark("Ranking"),
    "multiples": mark("Small multiples"),
    "table": mark("Table"),
}
DRAWN_BY_KIND = ("trend", "multiples")  # forms that show one kind of period at a time


def ask(asker: Asker) -> ClusterSelection:
    """The form, the indicator, of which clusters and zones, and the years."""
    t, edition = asker.t, asker.edition
    view = asker.tab({tab: t(title) for tab, title in TABS.items()})
    indicators = growth_series.indicators(edition)
    indicator = asker.one(t("Indicator"), "indicator", indicators, "output", 160)
    known = growth_series.choices(edition, indicator)
    industry = asker.many(t("Industry"), "industry", sectors(edition), t("All industries"), 130)
    cluster = asker.many(t("Cluster"), "cluster", known.clusters, t("All clusters"), 240)
    zone = asker.many(t("Zone"), "zone", known.zones, t("All zones"), 140)
    usual, base = known.usual_years, 0
    if view == "index":
        bases = {str(year): str(year) for year in known.full_years}
        first_base = str(usual[0]) if usual else None
        base = int(asker.one(t("Base year"), "base", bases, first_base, 110) or 0)
    period = ""
    if view in DRAWN_BY_KIND:
        period = asker.switch(t("Kind of period"), "period", known.periods, "year")
    change = view == "change"
    first, last = asker.years(
        known.full_years if change else known.years,
        usual if change else None,
        form="change" if change else "",
    )
    return ClusterSelection(view, indicator, industry, cluster, zone, first, last, base, period)


VIEWS = (
    View("clusters.trend", TABS["trend"], ask, growth_series.trend_panel, "trend"),
    View("clusters.index", TABS["index"], ask, year_comparisons.index_panel, "index"),
    View("clusters.change", TABS["change"], ask, year_comparisons.change_panel, "change"),
    View("clusters.ranking", TABS["ranking"], ask, year_comparisons.ranking_panel, "ranking"),
    View("clusters.multiples", TABS["multiples"], ask, growth_series.multiples_panel, "multiples"),
    View("clusters.table", TABS["table"], ask, tab="table", tabulate=growth_series.value_table),
    View(
        "clusters.other",
        mark("Other figures of the same clusters and zones"),
        ask,
        tabulate=growth_series.other_table,
    ),
)
