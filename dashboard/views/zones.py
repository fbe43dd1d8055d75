"""The profile of a zone: what is asked and drawn."""

from dashboard.figures.zones import identity, profile
from dashboard.filters.asker import Asker
from dashboard.i18n import mark
from dashboard.views.map import ask_zones
from dashboard.views.view import View


def ask(asker: Asker) -> str:
    """The zone, of those that match; "" where none does."""
    matching = ask_zones(asker, {"level": 150, "type": 190, "prefecture": 190})
    options = identity.options(asker.edition, matching)
    return asker.one(asker.t("Zone"), "zone", options, None, 260)


TRENDS = View("zones.trends", mark("Values of the zone over time"), ask, profile.trend_panels)
PAIRS = View("zones.pairs", mark("Before and after, in the zone"), ask, profile.before_after)
FIGURES = View("zones.figures", mark("All figures, by topic"), ask, tabulate=profile.figure_table)
VIEWS = (TRENDS, PAIRS, FIGURES)
