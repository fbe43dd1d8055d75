"""One indicator ranked: bars, how the values are spread, and how they went."""

from itertools import pairwise
from math import floor, log10

import pandas as pd

from components import formats
from components.charts.distribution import Middle, distribution
from components.charts.highlighted_lines import highlighted_lines
from components.charts.ranked_bars import ranked_bars
from components.frames import OPEN_DOWN, OPEN_UP
from components.theme import Look
from dashboard.catalog import Edition, remember
from dashboard.domain.comparable import Reason
from dashboard.domain.comparison.like_periods import like_series
from dashboard.domain.comparison.ranks import Spread, ends_and_chosen, smallest_first, spread
from dashboard.figures.comparison.like_values import facts_of
from dashboard.figures.comparison.ranking_choice import (
    MOST_CHOSEN,
    RankingChoice,
    coverage,
    hues,
    indicator_name,
    placed,
    unranked,
    values,
)
from dashboard.figures.limits import latest_periods
from dashboard.figures.panel import Chart, drawing
from dashboard.figures.wording.chart_words import words
from dashboard.figures.wording.disagreements import disagreement_notes, disputed_of
from dashboard.figures.wording.findings import course, standing
from dashboard.i18n import mark

FIRST, LAST = 10, 5  # bars of a short ranking
LEAST_SPREAD, LEAST_BAND = 2, 4  # values from which there is a distribution, and quarters of it
LEAST_LINES = 3  # of a trend in which nobody highlighted has one
PANEL = 430  # px of a ranking of all, which is moved in its panel
HALVES = {
    "zone": mark("{indicator}: half of the zones have {range}"),
    "cluster": mark("{indicator}: half of the clusters have {range}"),
    "prefecture": mark("{indicator}: half of the prefectures have {range}"),
    "county": mark("{indicator}: half of the counties have {range}"),
    "province": mark("{indicator}: half of the provinces have {range}"),
}


@drawing
def ranking_panel(edition: Edition, look: Look, chosen: RankingChoice) -> Chart:
    """The ranking: its ends and the chosen ones, or all."""
    t, rows = edition.t, placed(edition, chosen)
    title = standing(
        values(edition, chosen).rows, indicator_name(edition, chosen), chosen.chosen,
        chosen.narrowed, t, edition.language,
    )  # fmt: skip
    covered, missing = coverage(edition, chosen)
    if rows.empty:
        return Chart("ranking", title, rows, coverage=covered, missing=missing)
    number = len(rows)
    picked = [at for at, hue in enumerate(rows["hue"]) if hue >= 0]
    shown = list(range(number)) if chosen.every else ends_and_chosen(number, picked, FIRST, LAST)
    drawn = _with_subject(rows.iloc[shown])
    rule = None
    if number >= LEAST_SPREAD:
        middle = _spread(edition, chosen).median
        rule = (middle, t("Median {value}").format(value=_amount(edition, rows, middle)))
    spec = ranked_bars(
        drawn, look=look, words=words(edition.language), rule=rule, gaps=_gaps(edition, rows, shown)
    )
    return Chart(
        "ranking", title, rows, spec=spec, notes=_notes(edition, chosen), coverage=covered,
        missing=missing, tall=PANEL if chosen.every else 0,
    )  # fmt: skip


def _with_subject(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows with `subject`, the id that a click on a drawing gives."""
    return rows.assign(subject=rows["subject_id"])


def _gaps(edition: Edition, rows: pd.DataFrame, shown: list[int]) -> dict[str, str]:
    """Key of the row above a break -> how many are left out there."""
    keys = list(rows["key"])
    return {
        keys[above]: edition.t("{count} between them").format(count=below - above - 1)
        for above, below in pairwise(shown)
        if below - above > 1
    }


@remember
def _spread(edition: Edition, chosen: RankingChoice) -> Spread:
    return spread(values(edition, chosen).rows["value"])


def _amount(edition: Edition, rows: pd.DataFrame, value: float) -> str:
    """A number computed from the rows, with their unit and decimals."""
    unit = str(rows["unit"].iloc[0])
    return formats.quantity(value, unit, "exact", edition.language, "", _decimals(rows))


def _range(edition: Edition, rows: pd.DataFrame, found: Spread) -> str:
    """The middle half of the values, rounded as its ends are where they stand alone."""
    decimals = _decimals(rows)
    low, high = (formats.round_half_up(end, decimals) for end in (found.first, found.third))
    return formats.interval(low, high, edition.language, decimals, str(rows["unit"].iloc[0]))


def _decimals(rows: pd.DataFrame) -> int:
    """Decimals of the indicator, less those that its unit of print takes off."""
    own = rows["decimals"].iloc[0]
    shift = floor(log10(rows["scale"].iloc[0]))
    return max(0, (1 if pd.isna(own) else int(own)) + shift)


def _notes(edition: Edition, chosen: RankingChoice) -> tuple[str, ...]:
    """What has to be known to read the ranking, and the chosen ones that are not in it."""
    t, rows = edition.t, values(edition, chosen).rows
    notes = []
    if smallest_first(rows["direction"].iloc[0], rows["kind"].iloc[0]):
        notes.append(t("The smallest number comes first."))
    if rows["qualifier"].isin([*OPEN_UP, *OPEN_DOWN]).any():
        notes.append(t("“More than”, “almost” and the like are ranked by the number they go with."))
    if len(set(rows["series"])) > 1:
        notes.append(t("The values are of different series: vintages or scopes differ."))
    if len(chosen.chosen) > MOST_CHOSEN:
        notes.append(t("Highlighted are the first {most}.").format(most=MOST_CHOSEN))
    refused = values(edition, chosen).refused
    contested = refused[refused["reason"] == Reason.CONFLICT]
    apart = disagreement_notes(edition, contested)
    return (*notes, *apart, *unranked(edition, chosen, frozenset(chosen.chosen)))


@drawing
def distribution_panel(edition: Edition, look: Look, chosen: RankingChoice) -> Chart:
    """Every value as a dot, with the middle half and the median."""
    t, rows = edition.t, placed(edition, chosen)
    name = indicator_name(edition, chosen)
    title = t("{indicator}: distribution").format(indicator=name)
    if len(rows) < LEAST_SPREAD:
        note = (t("One value alone has no distribution."),) if len(rows) else ()
        return Chart("distribution", title, rows, notes=note)
    found, band = _spread(edition, chosen), None
    ends = [_amount(edition, rows, value) for value in (found.first, found.third)]
    if len(rows) >= LEAST_BAND:
        title = t(HALVES[chosen.of]).format(indicator=name, range=_range(edition, rows, found))
        band = ((found.first, ends[0]), (found.third, ends[1]))
    median = t("Median {value}").format(value=_amount(edition, rows, found.median))
    middle = Middle(found.axis(), (found.median, median), band)
    spec = distribution(_with_subject(rows), middle, look=look, words=words(edition.language))
    return Chart("distribution", title, rows, spec=spec, notes=_beyond(edition, rows, found))


def _beyond(edition: Edition, rows: pd.DataFrame, found: Spread) -> tuple[str, ...]:
    low, high = found.axis()
    beyond = int(((rows["value"] < low) | (rows["value"] > high)).sum())
    notes = []
    if len(rows) >= LEAST_BAND:
        notes.append(edition.t("Shaded: the middle half of the values."))
    if beyond:
        text = edition.t("Triangles: {count} values beyond the axis, which ends three median "
                         "deviations from the median.")  # fmt: skip
        notes.append(text.format(count=beyond))
    return tuple(notes)


@remember
def course_rows(edition: Edition, chosen: RankingChoice) -> pd.DataFrame:
    """Values of like periods over time of those ranked or asked for: `like_series`, with hue."""
    found = values(edition, chosen)
    rows = facts_of(edition, chosen.indicator, chosen.of)
    if found.period is None:
        return rows.head(0).assign(run="", dashed=False, hue=0)
    known = {*found.rows["subject_id"], *found.refused["subject_id"]}
    rows = like_series(rows[rows["subject_id"].isin(known)], found.period)
    rows = _with_contested(edition, rows, chosen, known, found.period)
    hue = rows["subject_id"].map(hues(edition, chosen)).fillna(-1).astype("int64")
    return rows.assign(hue=hue, label=rows["subject"])


def _with_contested(
    edition: Edition, rows: pd.DataFrame, chosen: RankingChoice, known: set[str], period: pd.Series
) -> pd.DataFrame:
    """And the values on which sources disagree: points that no line joins."""
    more = disputed_of(edition, chosen.indicator, period)
    more = more[more["subject_id"].isin(known)]
    more = more[~more["observation_id"].isin(rows["observation_id"])]
    if more.empty:
        return rows
    return pd.concat([rows, more.assign(run=more["observation_id"], dashed=False)])


@drawing
def trend_panel(edition: Edition, look: Look, chosen: RankingChoice) -> Chart:
    """Like periods over time: all grey, the highlighted in colour."""
    t, rows = edition.t, course_rows(edition, chosen)
    name = indicator_name(edition, chosen)
    title = t("{indicator} over time").format(indicator=name)
    lines_drawn = rows.loc[rows["run"].duplicated(keep=False), ["run", "hue"]].drop_duplicates()
    if len(lines_drawn) < LEAST_LINES and (lines_drawn["hue"] < 0).all():
        return Chart("trend", title, rows, notes=(t("Too few have values of several periods."),))
    drawn, left_out = latest_periods(rows)
    own = drawn[drawn["hue"] == 0]
    if len(chosen.chosen) == 1 and len(own):
        title = course(own.sort_values("period_end"), name, t) or title
    ordered = drawn.sort_values(["hue", "subject_order", "period_end"], kind="stable")
    spec = highlighted_lines(
        ordered, look=look, words=words(edition.language), unit=str(drawn["unit"].iloc[0])
    )
    notes = [t("Grey: all others. Only periods of one kind are joined; a gap stays a gap.")]
    if drawn["dashed"].any():
        notes.append(t("Dashed: between two days nothing was observed."))
    if left_out:
        text = t("Drawn are the latest {count} periods; earlier ones are in the table.")
        notes.append(text.format(count=drawn["period_end"].nunique()))
    return Chart("trend", title, rows, spec=spec, notes=tuple(notes))
