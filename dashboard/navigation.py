"""PAGES: the one list of pages, in the order of the menu."""

from dataclasses import dataclass

from dashboard.i18n import mark


@dataclass(frozen=True)
class PageEntry:
    """One page: its address, and message ids of its name and of the line under its title."""

    name: str  # file in app_pages/, and the address but for the first page
    title: str
    lead: str

    @property
    def file(self) -> str:
        return f"app_pages/{self.name}.py"


PAGES = (
    PageEntry(
        "overview",
        mark("Overview"),
        mark("The province's development zones at a glance: each figure with period and source."),
    ),
    PageEntry(
        "map",
        mark("Zone map"),
        mark("Where the zones are. Choose, colour and size them; click a zone for its card."),
    ),
    PageEntry(
        "clusters",
        mark("Cluster growth"),
        mark("How clusters and zones grow. Full years are joined; part years stand apart."),
    ),
    PageEntry(
        "reforms",
        mark("Reform tracker"),
        mark("{policy}: what is documented, where, and by which source."),
    ),
    PageEntry(
        "zones",
        mark("Zone profile"),
        mark("One zone on one page: figures, clusters, reform practice, events."),
    ),
    PageEntry(
        "environment",
        mark("Business environment"),
        mark("Approval and construction times before and after, services, power, projects, trade."),
    ),
    PageEntry(
        "cities",
        mark("Prefectures"),
        mark("A prefecture's industry in figures, as far as sources give them."),
    ),
    PageEntry(
        "data",
        mark("Data and sources"),
        mark("What is known and what is not: coverage, conflicts, sources, every table."),
    ),
    PageEntry(
        "method",
        mark("Method"),
        mark("Definitions, formulas, signs and limits."),
    ),
)
