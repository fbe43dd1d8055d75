"""Formulas against values worked out by hand."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dashboard.domain import growth_formulas as growth
from dashboard.domain.comparable import Reason
from dashboard.domain.intervals import Printed

POSITIVE = st.floats(min_value=1, max_value=1e6)


def test_change_and_average() -> None:
    # 130.32 - 95.54 = 34.78; ends 130.315 - 95.545 = 34.77 and 130.325 - 95.535 = 34.79
    found = growth.change(Printed(95.54), Printed(130.32))
    assert (found.value, found.low, found.high) == pytest.approx((34.78, 34.77, 34.79))
    # 34.78 / 3 = 11.59333
    assert growth.annual_change(Printed(95.54), Printed(130.32), 3).value == pytest.approx(11.59333)


def test_percent_change() -> None:
    # 130.32 / 95.54 = 1.364036; low 130.315 / 95.545 = 1.363912; high 130.325 / 95.535 = 1.364160
    found = growth.percent_change(Printed(95.54), Printed(130.32))
    assert (found.value, found.low, found.high) == pytest.approx(
        (36.4036, 36.3912, 36.4160), abs=1e-4
    )
    # 35 / 61 = 0.573770
    assert growth.percent_change(Printed(61), Printed(35)).value == pytest.approx(
        -42.6230, abs=1e-4
    )
    # to nothing: 0 / 5 - 1
    assert growth.percent_change(Printed(5), Printed(0)).value == -100


def test_annual_rate() -> None:
    # 1.364036 ** (1/3): 1.109 ** 3 = 1.363939, slope 3 x 1.109 ** 2 = 3.68964,
    # 0.000097 / 3.68964 = 0.0000263 -> 1.1090263
    assert growth.annual_rate(Printed(95.54), Printed(130.32), 3).value == pytest.approx(
        10.9026, abs=1e-3
    )
    # 146.37 / 86.71 = 1.688040; root: 1.3 ** 2 = 1.69, 1.29925 ** 2 = 1.688051 -> 1.299246
    found = growth.annual_rate(Printed(86.71), Printed(146.37), 2)
    assert found.value == pytest.approx(29.9246, abs=1e-3)
    # low sqrt(146.365 / 86.715) = 1.299187; high sqrt(146.375 / 86.705) = 1.299306
    assert (found.low, found.high) == pytest.approx((29.9187, 29.9306), abs=2e-3)


def test_base_of_ten_months() -> None:
    # 134.01 / 1.3824 = 96.94010; 134.005 / 1.38245 = 96.93298; 134.015 / 1.38235 = 96.94723
    found = growth.base_of(Printed(134.01), Printed(38.24))
    assert found.value == pytest.approx(134.01 / 1.3824)
    assert found.value == pytest.approx(96.94010, abs=1e-5)
    assert (found.low, found.high) == pytest.approx((134.005 / 1.38245, 134.015 / 1.38235))
    assert found.qualifier == "exact"


def test_index() -> None:
    # 146.37 / 86.71 x 100
    assert growth.index_of(Printed(86.71), Printed(146.37)).value == pytest.approx(
        168.804, abs=1e-3
    )


def test_bounds_carry_over_or_are_refused() -> None:
    more = growth.percent_change(Printed(100), Printed(150, "more_than"))
    assert (more.qualifier, more.high) == ("at_least", math.inf)
    assert more.low == pytest.approx((150 / 100.5 - 1) * 100)
    assert growth.percent_change(Printed(100, "at_least"), Printed(150)).qualifier == "at_most"
    assert growth.percent_change(Printed(100, "almost"), Printed(150)).high == math.inf
    assert growth.annual_rate(Printed(100, "at_least"), Printed(150), 2).low == pytest.approx(-100)
    opposed = growth.percent_change(Printed(100, "more_than"), Printed(150, "more_than"))
    assert opposed.reason is Reason.OPPOSED_BOUNDS
    assert math.isnan(opposed.value)
    assert growth.change(Printed(1, "at_least"), Printed(2, "at_most")).qualifier == "at_most"
    assert growth.change(Printed(1, "about"), Printed(2)).qualifier == "about"
    assert growth.base_of(Printed(100, "more_than"), Printed(10)).qualifier == "at_least"
    assert growth.base_of(Printed(100), Printed(10, "more_than")).qualifier == "at_most"
    assert (
        growth.base_of(Printed(1, "at_least"), Printed(10, "at_least")).reason
        is Reason.OPPOSED_BOUNDS
    )


@pytest.mark.parametrize(
    ("first", "last", "reason"),
    [(0, 5, "not_positive"), (-1, 5, "not_positive"), (5, -1, "not_positive"),
     (math.nan, 5, "no_value"), (5, math.nan, "no_value"), (5, math.inf, "no_value")],
)  # fmt: skip
def test_ratios_need_positive_numbers(first: float, last: float, reason: str) -> None:
    for found in (
        growth.percent_change(Printed(first), Printed(last)),
        growth.annual_rate(Printed(first), Printed(last), 2),
        growth.index_of(Printed(first), Printed(last)),
    ):
        assert found.reason == reason
        assert math.isnan(found.value)


def test_negative_numbers_may_differ() -> None:
    assert growth.change(Printed(-5), Printed(-2)).value == 3
    assert growth.change(Printed(math.nan), Printed(1)).reason is Reason.NO_VALUE


def test_no_years_no_rate() -> None:
    assert growth.annual_rate(Printed(1), Printed(2), 0).reason is Reason.YEARS_NOT_ASCENDING
    assert growth.annual_change(Printed(1), Printed(2), -1).reason is Reason.YEARS_NOT_ASCENDING


def test_total_loss_has_no_base() -> None:
    assert growth.base_of(Printed(1), Printed(-100)).reason is Reason.NOT_POSITIVE
    assert growth.base_of(Printed(-1), Printed(5)).reason is Reason.NOT_POSITIVE
    assert growth.base_of(Printed(math.nan), Printed(5)).reason is Reason.NO_VALUE
    assert growth.base_of(Printed(1), Printed(-99.8)).high > 500
    assert growth.base_of(Printed(1), Printed(-99.0, "almost")).high == math.inf


@given(POSITIVE, POSITIVE, st.integers(0, 3), st.integers(0, 3), st.integers(1, 20))
def test_interval_holds_what_the_unrounded_numbers_give(
    first: float, last: float, places: int, others: int, years: int
) -> None:
    a, b = Printed(round(first, places)), Printed(round(last, others))
    ratio = last / first
    for found, true in (
        (growth.change(a, b), last - first),
        (growth.percent_change(a, b), (ratio - 1) * 100),
        (growth.annual_rate(a, b, years), (ratio ** (1 / years) - 1) * 100),
        (growth.index_of(a, b), ratio * 100),
    ):
        slack = 1e-9 * (1 + abs(true))  # of the floats in this test, not of the interval
        assert found.low - slack <= true <= found.high + slack
        assert found.low <= found.value <= found.high


@given(POSITIVE, st.floats(min_value=-90, max_value=300), st.integers(0, 3), st.integers(0, 3))
def test_derived_base_holds_the_true_base(
    base: float, rate: float, places: int, others: int
) -> None:
    value = base * (1 + rate / 100)
    printed, growth_rate = round(value, places), round(rate, others)
    assume(growth_rate > -100)
    found = growth.base_of(Printed(printed), Printed(growth_rate))
    assert found.low - 1e-6 <= base <= found.high + base * 1e-9


def test_a_difference_has_no_noise() -> None:
    """130.32 - 130.31 is 0.009999999999990905 in binary fractions."""
    found = growth.change(Printed(130.31), Printed(130.32))
    assert found.value == 0.01
    assert growth.difference(0.1, 0.3) == 0.2
    assert growth.difference(-1e-9, 1e14) == 1e14


@pytest.mark.parametrize(("first", "last"), [(0.0, 5.0), (-5.0, 5.0), (5.0, -5.0), (-5.0, -2.0)])
def test_no_growth_from_or_to_less_than_nothing(first: float, last: float) -> None:
    a, b = Printed(first), Printed(last)
    found = (growth.percent_change(a, b), growth.annual_rate(a, b, 3), growth.index_of(a, b))
    assert {one.reason for one in found} == {Reason.NOT_POSITIVE}
    assert growth.change(a, b).value == last - first
