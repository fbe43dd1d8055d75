"""Whether values over time go one way: Kendall's rank correlation with time."""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import StrEnum
from itertools import combinations

LEAST_VALUES = 5
CLEAR = 0.8  # size of tau from which a trend is worded


class Trend(StrEnum):
    """What is said of values over time."""

    RISING = "rising"
    FALLING = "falling"
    NONE = "none"  # no clear change
    TOO_FEW = "too_few"  # fewer than LEAST_VALUES


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
