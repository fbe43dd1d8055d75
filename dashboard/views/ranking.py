"""One indicator ranked: what is asked and drawn."""

from dataclasses import replace

from dashboard.figures.comparison import ranking_charts, ranking_choice
from dashboard.figures.comparison.like_values import indicators, usual, usual_indicator
from dashboard.figures.comparison.ranking_choice import RankingChoice
from dashboard.figures.comparison.ranking_table import ranking_table
from dashboard.figures.zones.registry import ZoneFilter
from dashboard.filters.asker import Asker
from dashboard.i18n import mark
from dashboard.views.map import ask_zones
from dashboard.views.view import View

HIGHLIGHTED = {"zone": "zone", "cluster": "cluster", "prefecture": "prefecture"}
OTHERS = "subject"  # parameter of those highlighted among counties and provinces
SHOWN = {"ends": mark("Both ends"), "all": mark("Full list")}


def ask(asker: Asker) -> RankingChoice:
    """Which indicator of whom, in which period, who is highlighted, and how many are shown."""
    t, edition = asker.t, asker.edition
    of = asker.one(t("Of"), "of", ranking_choice.kinds(edition), "zone", 100)
    first = usual_indicator(edition, of)
    indicator = asker.one(t("Indicator"), "indicator", indicators(edition, of), first, 190)
    known = ranking_choice.period_kinds(edition, indicator, of)
    wanted = usual(edition, indicator, of)[0]
    kind = asker.switch(t("Kind of period"), "period", known, wanted)
    names = ranking_choice.period_names(edition, indicator, of, kind)
    key = ranking_choice.usual_key(edition, indicator, of, kind)
    period = asker.one(t("Period"), "year", names, key, 128)
    choice = RankingChoice(of, indicator, (kind, period))
    chosen = asker.many(
        t("Highlight"), HIGHLIGHTED.get(of, OTHERS),
        ranking_choice.subject_names(edition, choice), t("Up to six"), 125,
    )  # fmt: skip
    shown = {name: t(words) for name, words in SHOWN.items()}
    every = asker.switch(t("Bars"), "show", shown, "ends") == "all"
    asker.further()
    widths = {"level": 105, "type": 115, "prefecture": 115}
    matching = ask_zones(asker, widths) if of == "zone" else ZoneFilter()
    return replace(choice, chosen=chosen, matching=matching, every=every)


RANKING = View("ranking.ranking", mark("Ranking"), ask, ranking_charts.ranking_panel)
DISTRIBUTION = View(
    "ranking.distribution", mark("Distribution"), ask, ranking_charts.distribution_panel
)
TREND = View("ranking.trend", mark("Trend"), ask, ranking_charts.trend_panel)
TABLE = View("ranking.table", mark("Table"), ask, tabulate=ranking_table)
VIEWS = (RANKING, DISTRIBUTION, TREND, TABLE)
