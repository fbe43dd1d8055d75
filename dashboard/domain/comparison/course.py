"""How the values of one subject ran over like periods: trend, change on the year, and whether it
lags and gets worse.

Records are rows of facts of one subject and indicator that are `usable`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import StrEnum
from itertools import combinations

import pandas as pd

from dashboard.domain import growth_formulas as growth
from dashboard.domain.comparable import LEVEL_KINDS, Reason
from dashboard.domain.comparison.like_periods import KINDS, MAIN, PERIOD
from dashboard.domain.comparison.ranks import quarter
from dashboard.domain.growth_formulas import Estimate
from dashboard.domain.intervals import Printed, Record, settle

LEAST_RANKED = 8  # below that the last quarter is one or none
LAST_QUARTER = 4
WHOLE = ("year", "as_of")  # kinds of periods that are no part of a year
Records = Sequence[Record]
LEAST_VALUES = 5
CLEAR = 0.8  # size of tau from which a trend is worded


class Trend(StrEnum):
    """What is said of values over time."""

    RISING = "rising"
    FALLING = "falling"
    NONE = "none"  # no clear change
    TOO_FEW = "too_few"  # fewer than LEAST_VALUES


WORSE = {"up": (Trend.FALLING, -1), "down": (Trend.RISING, 1)}  # direction -> trend, sign


def kendall_tau(values: Sequence[float]) -> float:
    """Tau-b of values with their order in time (Kendall 1945), -1 to 1; 0 if all are equal.

    (rising pairs - falling pairs) / sqrt(pairs x pairs of different values). Errors: ValueError
    for fewer than two values.
    """
    if len(values) < 2:
        raise ValueError("a correlation needs two values")
    pairs = [(later > earlier) - (later < earlier) for earlier, later in combinations(values, 2)]
    different = sum(map(abs, pairs))
    return sum(pairs) / math.sqrt(len(pairs) * different) if different else 0.0


def trend(values: Sequence[float]) -> Trend:
    """The trend of values of like periods in order of time."""
    if len(values) < LEAST_VALUES:
        return Trend.TOO_FEW
    tau = kendall_tau(values)
    if abs(tau) < CLEAR:
        return Trend.NONE
    return Trend.RISING if tau > 0 else Trend.FALLING


def of_headline(records: Records) -> list[Record]:
    """The records of the period that stands for the subject: the latest that is no part of a year.

    A year comes before a month, however late; of parts the first of KINDS. [] without a record.
    """
    if not records:
        return []
    kinds = {str(record["period_kind"]) for record in records}
    wanted = kinds & set(WHOLE) or {min(kinds, key=KINDS.index)}
    return _of_latest([record for record in records if record["period_kind"] in wanted])


def newer(records: Records, row: Record) -> Record | None:
    """The value of the latest period that ends after `row`; None where there is none."""
    later = [record for record in records if record["period_end"] > row["period_end"]]
    return one_of(_of_latest(later)) if later else None


def _of_latest(records: Records) -> list[Record]:
    last = max(records, key=_ends)
    return [record for record in records if _same(record, last, PERIOD)]


def _ends(record: Record) -> tuple[pd.Timestamp, pd.Timestamp]:
    start = record["period_start"]
    return record["period_end"], record["period_end"] if pd.isna(start) else start


def _same(one: Record, other: Record, names: Sequence[str]) -> bool:
    pairs = ((one[name], other[name]) for name in names)
    return all(a == b or (pd.isna(a) and pd.isna(b)) for a, b in pairs)


def one_of(records: Records) -> Record | None:
    """The one record of a period: of the main series where it has one; None where they disagree."""
    main = [record for record in records if record["series"] == MAIN]
    return settle(main or records)


def over_years(records: Records, row: Record) -> list[tuple[int, Record]]:
    """The values of the months of `row`, or of its point of the year, by year, in order.

    Only of the same series; a year on which sources disagree has none.
    """
    by_year: dict[int, list[Record]] = {}
    for record in records:
        if _same(record, row, ("series", "period_kind")) and _months(record) == _months(row):
            by_year.setdefault(record["period_end"].year, []).append(record)
    settled = ((year, settle(by_year[year])) for year in sorted(by_year))
    return [(year, record) for year, record in settled if record is not None]


def _months(record: Record) -> tuple[int, int, int]:
    """First and last month, and how many years lie between them; of a day its month alone."""
    start, end = record["period_start"], record["period_end"]
    if pd.isna(start):
        return 0, end.month, 0
    return start.month, end.month, end.year - start.year


def on_the_year(years: Sequence[tuple[int, Record]], row: Record) -> tuple[Estimate, bool]:
    """Change of `row` on the year before, and whether it is in per cent: of a level it is.

    years: of `over_years`. Refused: NO_VALUE (none of the year before), OPPOSED_BOUNDS,
    NOT_POSITIVE.
    """
    level = row["kind"] in LEVEL_KINDS
    before = dict(years).get(row["period_end"].year - 1)
    if before is None:
        return growth.refuse(Reason.NO_VALUE), level
    formula = growth.percent_change if level else growth.change
    return formula(Printed.of(before), Printed.of(row)), level


def lags(rank: int, among: int) -> bool:
    """Whether a rank is in the last quarter of at least LEAST_RANKED."""
    return among >= LEAST_RANKED and rank > 0 and quarter(rank, among) == LAST_QUARTER


def leads(rank: int, among: int) -> bool:
    """Whether a rank is in the first quarter of at least LEAST_RANKED."""
    return among >= LEAST_RANKED and rank > 0 and quarter(rank, among) == 1


def worsens(direction: str, trend: Trend, change: float) -> bool:
    """Whether values go the wrong way: by their trend, or on the year before (NaN: not known).

    Never where the indicator has no direction.
    """
    if direction not in WORSE:
        return False
    wrong, sign = WORSE[direction]
    return trend is wrong or change * sign > 0
