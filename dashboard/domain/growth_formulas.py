"""Formulas of change and growth of two printed numbers, with the interval that rounding allows."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from dashboard.domain.comparable import Reason
from dashboard.domain.intervals import Interval, Printed, outward


@dataclass(frozen=True, slots=True)
class Estimate:
    """A derived number.

    value: from the printed inputs; low, high: the interval that their rounding allows;
    qualifier: exact, about, at_least or at_most, from the inputs; reason: why there is no number
    (then all three are NaN), else Reason.NONE.
    """

    value: float
    low: float
    high: float
    qualifier: str
    reason: Reason = Reason.NONE


Formula = Callable[[float, float], float]


def refuse(reason: Reason) -> Estimate:
    """An estimate without a number."""
    return Estimate(math.nan, math.nan, math.nan, "", reason)


def _qualifier(falling: Printed, rising: Printed) -> str | None:
    """Qualifier of f(falling, rising); None if the bounds of the inputs work against each other."""
    sides = {-falling.side, rising.side} - {0}
    if len(sides) == 2:
        return None
    if sides:
        return "at_least" if sides == {1} else "at_most"
    return "about" if "about" in {falling.qualifier, rising.qualifier} else "exact"


def combine(falling: Printed, rising: Printed, formula: Formula, floor: float) -> Estimate:
    """Estimate of formula(falling, rising), which must fall in the first and rise in the second.

    The interval is [formula(a.high, b.low), formula(a.low, b.high)], rounded outward. floor is
    the least value that the inputs can take. Refused: NO_VALUE (an input is NaN or infinite),
    OPPOSED_BOUNDS.
    """
    if not (math.isfinite(falling.value) and math.isfinite(rising.value)):
        return refuse(Reason.NO_VALUE)
    qualifier = _qualifier(falling, rising)
    if qualifier is None:
        return refuse(Reason.OPPOSED_BOUNDS)
    a, b = falling.interval(floor), rising.interval(floor)
    ends = outward(formula(a.high, b.low), formula(a.low, b.high))
    return Estimate(formula(falling.value, rising.value), ends.low, ends.high, qualifier)


def difference(first: float, last: float) -> float:
    """last - first as on paper: 130.32 - 130.31 is 0.01, without the noise of binary fractions."""
    if not (math.isfinite(first) and math.isfinite(last)):
        return last - first
    return float(Decimal(repr(float(last))) - Decimal(repr(float(first))))


def change(first: Printed, last: Printed) -> Estimate:
    """last - first, in their unit. Refused: NO_VALUE, OPPOSED_BOUNDS."""
    return combine(first, last, difference, -math.inf)


def annual_change(first: Printed, last: Printed, years: int) -> Estimate:
    """(last - first) / years: average change per year in their unit.

    Refused: NO_VALUE, OPPOSED_BOUNDS, YEARS_NOT_ASCENDING (years below 1).
    """
    if years < 1:
        return refuse(Reason.YEARS_NOT_ASCENDING)
    return combine(first, last, lambda a, b: (b - a) / years, -math.inf)


def _ratio(first: float, last: float) -> float:
    if math.isinf(first):
        return 0.0
    return math.inf if first == 0 else last / first


def _of_ratio(first: Printed, last: Printed, formula: Callable[[float], float]) -> Estimate:
    if math.isnan(first.value) or math.isnan(last.value):
        return refuse(Reason.NO_VALUE)
    if first.value <= 0 or last.value < 0:
        return refuse(Reason.NOT_POSITIVE)
    return combine(first, last, lambda a, b: formula(_ratio(a, b)), 0.0)


def percent_change(first: Printed, last: Printed) -> Estimate:
    """(last / first - 1) x 100, in per cent.

    Refused: NO_VALUE, OPPOSED_BOUNDS, NOT_POSITIVE (first is 0 or less, or last below 0).
    """
    return _of_ratio(first, last, lambda ratio: (ratio - 1) * 100)


def annual_rate(first: Printed, last: Printed, years: int) -> Estimate:
    """Compound annual growth rate ((last / first) ** (1 / years) - 1) x 100, in per cent.

    years: from one full year to the other (2021 to 2024 is 3). Refused: as `percent_change`, and
    YEARS_NOT_ASCENDING (years below 1).
    """
    if years < 1:
        return refuse(Reason.YEARS_NOT_ASCENDING)
    return _of_ratio(first, last, lambda ratio: (ratio ** (1 / years) - 1) * 100)


def index_of(base: Printed, value: Printed) -> Estimate:
    """value / base x 100, no unit. Refused: as `percent_change`."""
    return _of_ratio(base, value, lambda ratio: ratio * 100)


def base_of(value: Printed, rate: Printed) -> Estimate:
    """Level one year earlier: value / (1 + rate / 100), rate in per cent, in the unit of value.

    134.01 with 38.24 % -> 134.01 / 1.3824 = 96.94 (a formula of the National Bureau's yearbooks
    read backwards; it holds only where the rate is on the same price basis as the value).
    Refused: NO_VALUE, OPPOSED_BOUNDS, NOT_POSITIVE (value below 0; rate of -100 % or less, or
    within rounding of it).
    """
    if math.isnan(value.value) or math.isnan(rate.value):
        return refuse(Reason.NO_VALUE)
    if value.value < 0 or rate.value <= -100:
        return refuse(Reason.NOT_POSITIVE)
    qualifier = _qualifier(rate, value)
    if qualifier is None:
        return refuse(Reason.OPPOSED_BOUNDS)
    level, growth = value.interval(0.0), rate.interval(-100.0)
    factor = Interval(1 + growth.low / 100, 1 + growth.high / 100)
    ends = outward(_ratio(factor.high, level.low), _ratio(factor.low, level.high))
    exact = value.value / (1 + rate.value / 100)
    return Estimate(exact, max(0.0, ends.low), ends.high, qualifier)
