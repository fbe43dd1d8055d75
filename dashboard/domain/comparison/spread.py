"""How values lie along one axis: quartiles, median, and how far the axis has to reach."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

REACH = 3  # median absolute deviations that an axis shows on either side of the median


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
