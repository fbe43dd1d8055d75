"""The first page: what is asked and drawn."""

from dashboard.figures import overview_figures
from dashboard.figures.reforms import policy
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
VIEWS = (GROWTH, CLUSTERS, CLAUSES, MAP)
