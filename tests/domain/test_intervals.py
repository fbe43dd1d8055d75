"""Rounding intervals and their arithmetic."""

import math
from collections.abc import Hashable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain import intervals
from dashboard.domain.intervals import Interval

Row = dict[Hashable, Any]
POSITIVE = st.floats(min_value=0.5, max_value=1e6)
DECIMALS = st.integers(min_value=0, max_value=4)


@pytest.mark.parametrize(
    ("value", "decimals"),
    [(95.54, 2), (300.0, 0), (130.30, 1), (0.0, 0), (-0.5, 1), (1e22, 0), (1e-7, 7)],
)
def test_decimals_are_those_of_the_shortest_form(value: float, decimals: int) -> None:
    assert intervals.printed_decimals(value) == decimals


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [(95.54, 95.535, 95.545), (20, 19.5, 20.5), (0, -0.5, 0.5), (-1.2, -1.25, -1.15)],
)
def test_exact_number_spans_half_a_unit_either_side(value: float, low: float, high: float) -> None:
    assert intervals.bounds(value) == Interval(low, high)


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [
        (240, 235, 245),  # last digit that is not zero: tens
        (1000, 500, 1500),  # thousands
        (2, 1.5, 2.5),
        (602, 597, 607),  # second significant digit: tens
        (14.2857, 13.7857, 14.7857),  # one seventh: second significant digit is the units
        (1.7, 1.65, 1.75),
        (0, -0.5, 0.5),
    ],
)
def test_about_is_half_a_unit_of_the_last_significant_digit(
    value: float, low: float, high: float
) -> None:
    assert intervals.bounds(value, "about") == Interval(low, high)


def test_bounds_are_open_on_one_side() -> None:
    assert intervals.bounds(4000, "more_than") == Interval(4000, math.inf)
    assert intervals.bounds(140, "at_least") == Interval(140, math.inf)
    assert intervals.bounds(60, "almost") == Interval(-math.inf, 60)
    assert intervals.bounds(60, "less_than", floor=0) == Interval(0, 60)
    assert intervals.bounds(60, "at_most", floor=0) == Interval(0, 60)


@pytest.mark.parametrize(
    ("value", "qualifier"),
    [(math.nan, "exact"), (math.inf, "exact"), (1, "roughly"), (-1, "exact")],
)
def test_what_cannot_be_read_is_an_error(value: float, qualifier: str) -> None:
    with pytest.raises(ValueError, match=r"value|qualifier"):
        intervals.bounds(value, qualifier, floor=0)


def test_reversed_interval_is_an_error() -> None:
    with pytest.raises(ValueError, match="not an interval"):
        Interval(2, 1)


@given(POSITIVE, DECIMALS)
def test_interval_holds_the_number_that_was_rounded(a: float, places: int) -> None:
    assert intervals.bounds(round(a, places)).contains(a)


def test_settle_takes_the_most_precise_of_agreeing_rows() -> None:
    rough: Row = {"observation_id": "a", "value": 1479.0, "qualifier": "exact", "factor": 1.0}
    fine: Row = {"observation_id": "b", "value": 1479.4, "qualifier": "exact", "factor": 1.0}
    other: Row = {"observation_id": "c", "value": 1600.0, "qualifier": "exact", "factor": 1.0}
    assert intervals.settle([rough, fine]) == fine
    assert intervals.settle([fine, fine | {"observation_id": "a"}]) == fine | {
        "observation_id": "a"
    }
    assert intervals.settle([fine, other]) is None
