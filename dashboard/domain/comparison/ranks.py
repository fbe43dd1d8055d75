"""Ranks within one period, ties sharing theirs, and how the values lie along one axis."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

SMALLEST_FIRST = ("down",)  # directions in which the smallest value is the first
REACH = 3  # median absolute deviations that an axis shows on either side of the median


def ranked(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of one indicator and period, the first rank first, equal ones as they came.

    rows: one row a subject with value, kind and direction. Adds rank (int64, 1 for the first:
    largest value, or smallest where that is better or the value is itself a rank), tied (whether
    another row has the same value) and among (how many are ranked). Equal values share the first
    of their ranks: 1, 2, 2, 4.
    """
    if rows.empty:
        return rows.assign(rank=pd.Series(dtype="int64"), tied=False, among=0)
    first = rows.iloc[0]
    ascending = smallest_first(str(first["direction"]), str(first["kind"]))
    placed = rows.sort_values("value", ascending=ascending, kind="stable")
    return placed.assign(
        rank=placed["value"].rank(method="min", ascending=ascending).astype("int64"),
        tied=placed["value"].duplicated(keep=False),
        among=len(placed),
    )


def quarter(rank: int, among: int) -> int:
    """In which quarter of those ranked a rank lies: 1 for the first, 4 for the last.

    Fewer than four have no quarters: ValueError.
    """
    if among < 4 or not 1 <= rank <= among:
        raise ValueError(f"rank {rank} among {among} has no quarter")
    return 4 * (rank - 1) // among + 1


def rank_among(value: float, others: Iterable[float], *, smallest_first: bool) -> int:
    """The rank of a value among itself and others: 1 and the number of those before it."""
    if smallest_first:
        return 1 + sum(other < value for other in others)
    return 1 + sum(other > value for other in others)


def smallest_first(direction: str, kind: str) -> bool:
    """Whether the smallest value is the first: where it is better, or is itself a rank."""
    return direction in SMALLEST_FIRST or kind == "rank"


def ends_and_chosen(number: int, chosen: Iterable[int], first: int, last: int) -> list[int]:
    """Places, 0 for the first rank, that a short ranking of `number` shows, in order.

    The `first`, the chosen ones and the `last`. A single place left out between two is shown: a
    break that hides one would take its room.
    """
    shown = {*range(min(first, number)), *range(max(number - last, 0), number)}
    shown |= {place for place in chosen if 0 <= place < number}
    shown |= {place for place in range(1, number - 1) if {place - 1, place + 1} <= shown}
    return sorted(shown)


def fifth(rank: int, among: int) -> int:
    """In which fifth of those ranked a rank lies, 1 for the first; 0 of fewer than five."""
    return 5 * (rank - 1) // among + 1 if among >= 5 and rank else 0


def rank_distance(ranks: Sequence[tuple[int, int]]) -> float:
    """How far ranks of one ranking lie apart as a share of its length; -1 for fewer than two.

    ranks: pairs of rank and how many are ranked.
    """
    if len(ranks) < 2:
        return -1.0
    places = [rank for rank, _ in ranks]
    return (max(places) - min(places)) / max(ranks[0][1] - 1, 1)


@dataclass(frozen=True, slots=True)
class Spread:
    """Least, quartiles and largest of `number` values, and their median absolute deviation."""

    number: int
    low: float
    first: float
    median: float
    third: float
    high: float
    deviation: float

    def axis(self) -> tuple[float, float]:
        """Ends of an axis that far values do not stretch: median +- REACH deviations.

        Never beyond the values; all of them where the deviation is 0, as when most are equal.
        """
        if not self.deviation:
            return self.low, self.high
        half = REACH * self.deviation
        return max(self.low, self.median - half), min(self.high, self.median + half)


def spread(values: Iterable[float]) -> Spread:
    """The spread of finite values. Quartiles: linear between the nearest two (Hyndman and Fan 7).

    The deviation is the median distance from the median, not scaled. ValueError without a value.
    """
    found = np.asarray(list(values), dtype="float64")
    if not len(found) or not np.isfinite(found).all():
        raise ValueError("a spread needs finite values")
    low, first, median, third, high = np.quantile(found, [0, 0.25, 0.5, 0.75, 1])
    deviation = float(np.median(np.abs(found - median)))
    return Spread(
        len(found), float(low), float(first), float(median), float(third), float(high), deviation
    )
