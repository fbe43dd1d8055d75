"""Data and sources: what is asked and drawn."""

from dashboard.figures.data import citations, coverage_and_conflicts, package_tables
from dashboard.figures.data.coverage_and_conflicts import DataSelection
from dashboard.filters.asker import Asker
from dashboard.i18n import mark
from dashboard.views.view import View

TABS = {
    "coverage": mark("Coverage"),
    "conflicts": mark("Conflicts"),
    "sources": mark("Sources"),
    "tables": mark("Tables"),
    "problems": mark("Faults"),
    "export": mark("Export"),
    "own": mark("Own data"),
}


def ask(asker: Asker) -> DataSelection:
    """The form; in it the subjects, topic and year, the source, or the table."""
    t, edition = asker.t, asker.edition
    named = next((tab for tab in ("source", "table") if asker.names_one_of(tab)), "")
    usual = f"{named}s" if named else "coverage"
    view = asker.tab({tab: t(title) for tab, title in TABS.items()}, usual)
    if view == "coverage":
        topics = {"": t("All topics"), **edition.names("topics")}
        years = {"": t("All years"), **coverage_and_conflicts.years(edition)}
        kind = asker.one(t("Subjects"), "kind", coverage_and_conflicts.kinds(t), "zone", 150)
        topic = asker.one(t("Topic"), "topic", topics, "", 180)
        year = asker.one(t("Year"), "year", years, "", 130)
        return DataSelection(view, kind, topic, int(year or 0))
    if view == "sources":
        names = {"": t("All sources"), **citations.source_names(edition)}
        return DataSelection(view, source=asker.one(t("Source"), "source", names, "", 620))
    if view == "tables":
        titles = package_tables.table_names(edition)
        chosen = asker.one(t("Table"), "table", titles, "observations", 280)
        return DataSelection(view, table=chosen)
    return DataSelection(view)


COVERAGE = View(
    "data.coverage", TABS["coverage"], ask, coverage_and_conflicts.coverage_panel, "coverage"
)
VIEWS = (COVERAGE,)
