"""Where the true number may lie, given how it was printed.

A printed number stands for an interval: 95.54 for [95.535, 95.545]. Ends are closed, also where a
word such as "more than" excludes the printed number itself. Arithmetic rounds outward by one unit
in the last place, so that the true result is always inside.
"""

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

LOWER_BOUNDS = frozenset({"more_than", "at_least"})
UPPER_BOUNDS = frozenset({"almost", "less_than", "at_most"})
BOUNDS = LOWER_BOUNDS | UPPER_BOUNDS
ABOUT_DIGITS = 2

Record = Mapping[Hashable, Any]


@dataclass(frozen=True, slots=True)
class Interval:
    """Closed interval in the unit of the number; an open side is minus or plus infinity.

    Errors: ValueError if low is above high or an end is not a number.
    """

    low: float
    high: float

    def __post_init__(self) -> None:
        if not self.low <= self.high:
            raise ValueError(f"not an interval: {self.low} to {self.high}")

    def contains(self, value: float) -> bool:
        """Whether the value lies inside, ends included."""
        return self.low <= value <= self.high

    def overlaps(self, other: "Interval") -> bool:
        """Whether the two have at least a point in common."""
        return self.low <= other.high and other.low <= self.high


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as printed: value, and qualifier as in the table of observations.

    number, factor: the number of the source and by what it was multiplied, where `value` is in
    another unit. How it was printed says how exact it is: 1.5 stands for [1.45, 1.55], and so it
    does where it is compared as 15,000.
    """

    value: float
    qualifier: str = "exact"
    number: float | None = None
    factor: float = 1.0

    @classmethod
    def of(cls, record: Record) -> "Printed":
        """The number of one row of facts (value, qualifier, printed_value, factor)."""
        value, factor = float(record["value"]), float(record["factor"])
        number = None if factor == 1 else float(record["printed_value"])
        return cls(value, str(record["qualifier"]), number, factor)

    def interval(self, floor: float = -math.inf) -> "Interval":
        """Where the true number may lie, in the unit of `value`: as `bounds`."""
        if self.number is None:
            return bounds(self.value, self.qualifier, floor)
        found = bounds(self.number, self.qualifier, floor / self.factor)
        ends = outward(found.low * self.factor, found.high * self.factor)
        return Interval(max(ends.low, floor), ends.high)

    @property
    def side(self) -> int:
        """1 if the true number is this or more, -1 if this or less, 0 if it is around this."""
        return (self.qualifier in LOWER_BOUNDS) - (self.qualifier in UPPER_BOUNDS)


def _decimal(value: float) -> Decimal:
    return Decimal(repr(float(value))).normalize()


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int):
        raise ValueError(f"not a finite number: {number}")
    return exponent


def printed_decimals(value: float) -> int:
    """Decimals of a number as printed, at least 0: of its shortest decimal form.

    95.54 -> 2; 300.0 -> 0. A final zero is lost in storage (130.30 is held as 130.3): the
    interval is then wider than the source's, never narrower. Errors: ValueError if not finite.
    """
    return max(0, -_exponent(_decimal(value)))


def _around(value: float, exponent: int) -> Interval:
    half = Decimal(5).scaleb(exponent - 1)
    centre = Decimal(repr(float(value)))
    return Interval(float(centre - half), float(centre + half))


def rounding(value: float) -> Interval:
    """Interval of an exact number: half a unit of its last printed decimal on either side."""
    return _around(value, -printed_decimals(value))


def approximate(value: float) -> Interval:
    """Interval of a number printed with "about".

    Half a unit of the last digit that is not zero, but of the second significant digit at the
    finest, as nobody who writes "about" vouches for more: 240 -> [235, 245]; 1000 -> [500, 1500];
    2 -> [1.5, 2.5]; 14.2857 (one seventh) -> [13.7857, 14.7857]. Zero is taken as exact.
    """
    number = _decimal(value)
    if number == 0:
        return rounding(value)
    return _around(value, max(_exponent(number), number.adjusted() - ABOUT_DIGITS + 1))


def bounds(value: float, qualifier: str = "exact", floor: float = -math.inf) -> Interval:
    """Interval of a printed number with its qualifier.

    more_than, at_least -> [value, inf); almost, less_than, at_most -> [floor, value];
    about -> `approximate`; exact -> `rounding`. No result goes below floor: give 0 for amounts
    that cannot be negative. Errors: ValueError for an unknown qualifier or a value that is not
    finite or below the floor.
    """
    if value < floor or not math.isfinite(value):
        raise ValueError(f"value {value} is not a finite number of at least {floor}")
    if qualifier in LOWER_BOUNDS:
        return Interval(value, math.inf)
    if qualifier in UPPER_BOUNDS:
        return Interval(floor, value)
    if qualifier not in {"exact", "about"}:
        raise ValueError(f"unknown qualifier: {qualifier!r}")
    found = approximate(value) if qualifier == "about" else rounding(value)
    return Interval(max(found.low, floor), found.high)


def outward(low: float, high: float) -> Interval:
    """Interval widened by one unit in the last place at both ends."""
    return Interval(math.nextafter(low, -math.inf), math.nextafter(high, math.inf))


def of_record(record: Record) -> Interval:
    """Interval of one row of facts, in the unit of its value."""
    return Printed.of(record).interval()


def settle(records: Sequence[Record]) -> Record | None:
    """The one row to use among rows about the same thing, or None where they disagree.

    They agree when every pair of intervals overlaps; then the most precise is taken, and among
    equals the one with the first observation_id. Rows must have a finite value.
    """
    spans = [of_record(record) for record in records]
    if max(span.low for span in spans) > min(span.high for span in spans):
        return None
    widths = [span.high - span.low for span in spans]
    order = sorted(
        range(len(records)), key=lambda i: (widths[i], str(records[i]["observation_id"]))
    )
    return records[order[0]]
