"""The first page: what is asked and drawn."""

from dashboard.figures import overview_figures, overview_findings
from dashboard.figures.comparison.changes import changes_panel
from dashboard.figures.comparison.like_values import indicators
from dashboard.figures.comparison.ranking_charts import ranking_panel
from dashboard.figures.comparison.ranking_choice import RankingChoice
from dashboard.figures.map.still_maps import overview_map
from dashboard.figures.reforms.cells import ReformSelection
from dashboard.figures.reforms.overdue import lights_panel
from dashboard.figures.zones import national_catalogue, provinces
from dashboard.filters.asker import Asker
from dashboard.i18n import mark
from dashboard.views.view import View


def ask(asker: Asker) -> str:
    """The indicator of zones that the page is about."""
    t, edition = asker.t, asker.edition
    usual = overview_findings.indicator_of(edition)
    return asker.one(t("Indicator"), "indicator", indicators(edition, "zone"), usual, 260)


def ask_nothing(asker: Asker) -> None:
    """Nothing: the whole province is shown."""


def ask_events(asker: Asker) -> str:
    """The kind of events listed, "" for all."""
    kinds = {"": asker.t("All kinds")} | overview_figures.kinds(asker.edition)
    return asker.one(asker.t("Kind"), "kind", kinds, "", 190)


APPROVALS = View(
    "overview.approvals",
    mark("When the zones of the catalogue were approved"),
    ask_nothing,
    lambda edition, look, _: national_catalogue.approvals_panel(edition, look),
)
AREA = View(
    "overview.area",
    mark("Approved area by prefecture"),
    ask_nothing,
    lambda edition, look, _: national_catalogue.area_panel(edition, look),
)
SECTORS = View(
    "overview.sectors",
    mark("Leading industries of the zones of the catalogue"),
    ask_nothing,
    lambda edition, look, _: national_catalogue.sectors_panel(edition, look),
)
STANDING = View(
    "overview.standing",
    mark("Number of zones by class among all provinces"),
    ask_nothing,
    tabulate=lambda edition, _: provinces.standing_table(edition),
)
GROWTH = View(
    "overview.span",
    mark("Growth of all zones as an index"),
    ask_nothing,
    lambda edition, look, _: overview_figures.span_panel(edition, look),
)
CLUSTERS = View(
    "overview.strongest",
    mark("Output of clusters, latest full year"),
    ask_nothing,
    lambda edition, look, _: overview_figures.clusters_panel(edition, look),
)
RANKING = View(
    "overview.ranking",
    mark("Ranking"),
    ask,
    lambda edition, look, indicator: ranking_panel(edition, look, RankingChoice("zone", indicator)),
)
CHANGES = View("overview.changes", mark("What changed most"), ask, changes_panel)
LIGHTS = View(
    "overview.lights",
    mark("Where the measures stand"),
    ask_nothing,
    lambda edition, look, _: lights_panel(edition, look, ReformSelection()),
)
MAP = View(
    "overview.map",
    mark("Where the zones are"),
    ask_nothing,
    lambda edition, look, _: overview_map(edition, look),
)
VIEWS = (RANKING, MAP, CHANGES, LIGHTS, GROWTH, CLUSTERS, APPROVALS, AREA, SECTORS, STANDING)
