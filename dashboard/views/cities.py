"""Prefectures: what is asked and drawn."""

from dashboard.figures import prefecture_figures, prefectures_side_by_side
from dashboard.filters.asker import Asker
from dashboard.i18n import mark
from dashboard.views.view import View


def ask(asker: Asker) -> str:
    """The prefecture shown in depth."""
    names = prefecture_figures.prefectures(asker.edition)
    return asker.one(asker.t("Prefecture"), "prefecture", names, width=280)


def ask_nothing(asker: Asker) -> None:
    """What is shown of all prefectures."""


COMPARED = View(
    "cities.compared",
    mark("Prefectures side by side"),
    ask_nothing,
    tabulate=lambda edition, _: prefectures_side_by_side.compared(edition),
)
BARS = View(
    "cities.bars",
    mark("Prefectures by area, people, work and output"),
    ask_nothing,
    lambda edition, look, _: prefectures_side_by_side.charts(edition, look),
)
TRENDS = View(
    "cities.trends", mark("Values of the prefecture over time"), ask, prefecture_figures.trends
)
PAIRS = View(
    "cities.pairs",
    mark("Before and after, in the prefecture"),
    ask,
    prefecture_figures.before_after,
)
RATES = View(
    "cities.growth", mark("Growth rates of the prefecture"), ask, prefecture_figures.rate_panels
)
COUNTIES = View(
    "cities.counties",
    mark("Counties and others in the prefecture"),
    ask,
    tabulate=prefecture_figures.below_panel,
)
CENSUS = View(
    "cities.census",
    mark("Counties of the prefecture side by side"),
    ask,
    tabulate=prefecture_figures.county_panel,
)
COVERAGE = View(
    "cities.coverage",
    mark("What is known of the prefectures, by topic"),
    ask_nothing,
    lambda edition, look, _: prefecture_figures.overview_panel(edition, look),
)
VIEWS = (COMPARED, BARS, TRENDS, PAIRS, RATES, CENSUS, COUNTIES, COVERAGE)
