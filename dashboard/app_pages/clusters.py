"""Cluster growth: one indicator over time, for clusters, zones and counties that have values."""

from dashboard import figures, filters, panels
from dashboard.figures import comparisons, growth
from dashboard.figures.selection import Selection

reader = filters.reader()
t, package, language = reader.t, reader.package, reader.language

measured = growth.measured(package, language)
indicators = figures.by_frequency(measured, "indicator_id", "indicator")
sectors = figures.sectors(package, language)

view = filters.view(
    t("View"),
    "view",
    {
        "trend": t("Trend"),
        "index": t("Index"),
        "change": t("Change between two years"),
        "ranking": t("Ranking"),
        "multiples": t("One by one"),
        "table": t("Table"),
    },
)
with filters.bar():
    indicator = filters.one(t("Indicator"), "indicator", indicators, "output", 210)
    rows = growth.of_indicator(package, language, indicator)
    industry = filters.many(t("Industry"), "industry", sectors, t("All industries"), width=180)
    clusters = figures.subjects(rows, "cluster")
    cluster = filters.many(t("Cluster"), "cluster", clusters, t("All clusters"))
    zones = figures.subjects(rows, "zone")
    zone = filters.many(t("Zone"), "zone", zones, t("All zones"), width=200)
    usual = figures.usual_years(rows)
    if view == "index":
        bases = {str(year): str(year) for year in figures.full_years(rows)}
        first_base = str(usual[0]) if usual else None
        base = int(filters.one(t("Base year"), "base", bases, first_base, 110) or 0)
    compared = figures.full_years(rows) if view == "change" else growth.years(rows)
    first, last = filters.years(t("From"), t("To"), compared, usual if view == "change" else None)

chosen = Selection(
    zone=zone, cluster=cluster, indicator=indicator, industry=industry, first=first, last=last
)
if view == "trend":
    panels.chart_panel(reader, growth.trend_panel(package, reader.look, chosen))
elif view == "index":
    panels.chart_panel(reader, comparisons.index_panel(package, reader.look, chosen, base))
elif view == "change":
    panels.chart_panel(reader, comparisons.change_panel(package, reader.look, chosen))
elif view == "ranking":
    panels.chart_panel(reader, comparisons.ranking_panel(package, reader.look, chosen))
elif view == "multiples":
    panels.chart_panel(reader, growth.multiples_panel(package, reader.look, chosen))
else:
    panels.fact_panel(reader, growth.table_panel(package, reader.look, chosen))

panels.fact_panel(reader, growth.other_panel(package, reader.look, chosen))
