"""PAGES: the one list of pages, in the order of the menu, and the groups that it shows them in."""

from dataclasses import dataclass

from dashboard.i18n import mark

ALONE = ""  # a page that is a group of its own: its link stands in the menu itself, one click
ZONES, INDUSTRY, DATA = mark("Zones"), mark("Industry"), mark("Data")


@dataclass(frozen=True)
class PageEntry:
    """One page: its group in the menu, and message ids of its name and of the line under its title.

    A new page is one line of PAGES: its group, else ALONE.
    """

    name: str  # file in app_pages/, and the address but for the first page
    group: str
    title: str
    lead: str

    @property
    def file(self) -> str:
        return f"app_pages/{self.name}.py"


PAGES = (
    PageEntry(
        "overview",
        ALONE,
        mark("Overview"),
        mark("The province's development zones at a glance: each figure with period and source."),
    ),
    PageEntry(
        "map",
        ZONES,
        mark("Zone map"),
        mark("Where the zones are. Choose, colour and size them; click a zone for its card."),
    ),
    PageEntry(
        "ranking",
        ZONES,
        mark("Indicator ranking"),
        mark("One indicator: who leads, how the values lie, and where a chosen zone stands."),
    ),
    PageEntry(
        "zones",
        ZONES,
        mark("Zone profile"),
        mark("One zone on one page: figures, clusters, reform practice, events."),
    ),
    PageEntry(
        "compare",
        ZONES,
        mark("Compare zones"),
        mark("Up to six zones side by side: indicators, lines over the years, reform measures."),
    ),
    PageEntry(
        "clusters",
        INDUSTRY,
        mark("Cluster growth"),
        mark("How clusters and zones grow. Full years are joined; part years stand apart."),
    ),
    PageEntry(
        "cities",
        INDUSTRY,
        mark("Prefectures"),
        mark("A prefecture's industry in figures, as far as sources give them."),
    ),
    PageEntry(
        "environment",
        INDUSTRY,
        mark("Business environment"),
        mark("Approval and construction times before and after, services, power, projects, trade."),
    ),
    PageEntry(
        "reforms",
        ALONE,
        mark("Reform tracker"),
        mark("{policy}: what is documented, where, and by which source."),
    ),
    PageEntry(
        "data",
        DATA,
        mark("Data and sources"),
        mark("What is known and what is not: coverage, conflicts, sources, every table."),
    ),
    PageEntry(
        "method",
        DATA,
        mark("Method"),
        mark("Definitions, formulas, signs and limits."),
    ),
)

# group -> its pages; those that stand alone come first, as Streamlit's menu has it
GROUPS = {
    group: [entry for entry in PAGES if entry.group == group]
    for group in (ALONE, ZONES, INDUSTRY, DATA)
}
