"""The first page: what is asked and drawn."""

from dashboard.figures import overview_figures
from dashboard.figures.reforms import policy
from dashboard.figures.zones import national_catalogue, provinces
from dashboard.figures.zones.still_maps import overview_map
from dashboard.filters.asker import Asker
from dashboard.i18n import mark
from dashboard.views.view import View


def ask(asker: Asker) -> None:
    """Nothing: the page shows the whole province."""


def ask_events(asker: Asker) -> str:
    """The kind of events listed, "" for all."""
    kinds = {"": asker.t("All kinds")} | overview_figures.kinds(asker.edition)
    return asker.one(asker.t("Kind"), "kind", kinds, "", 190)


APPROVALS = View(
    "overview.approvals",
    mark("When the zones of the catalogue were approved"),
    ask,
    lambda edition, look, _: national_catalogue.approvals_panel(edition, look),
)
AREA = View(
    "overview.area",
    mark("Approved area by prefecture"),
    ask,
    lambda edition, look, _: national_catalogue.area_panel(edition, look),
)
SECTORS = View(
    "overview.sectors",
    mark("Leading industries of the zones of the catalogue"),
    ask,
    lambda edition, look, _: national_catalogue.sectors_panel(edition, look),
)
STANDING = View(
    "overview.standing",
    mark("Number of zones by class among all provinces"),
    ask,
    tabulate=lambda edition, _: provinces.standing_table(edition),
)
GROWTH = View(
    "overview.span",
    mark("Growth of all zones as an index"),
    ask,
    lambda edition, look, _: overview_figures.span_panel(edition, look),
)
CLUSTERS = View(
    "overview.strongest",
    mark("Output of clusters, latest full year"),
    ask,
    lambda edition, look, _: overview_figures.clusters_panel(edition, look),
)
CLAUSES = View(
    "overview.clauses",
    mark("Where the measures stand"),
    ask,
    lambda edition, look, _: policy.standing_panel(edition, look),
)
MAP = View(
    "overview.map",
    mark("Where the zones are"),
    ask,
    lambda edition, look, _: overview_map(edition, look),
)
VIEWS = (APPROVALS, AREA, SECTORS, STANDING, GROWTH, CLUSTERS, CLAUSES, MAP)
