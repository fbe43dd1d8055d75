"""Headline period, the same months of each year, change on the year, trends, what lags."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.comparable import Reason
from dashboard.domain.comparison import course
from dashboard.domain.comparison.course import Trend, kendall_tau, trend
from dashboard.domain.intervals import Record


def fact(period: str, start: str, end: str, value: float, **more: object) -> Record:
    own: dict[object, object] = {
        "observation_id": f"{period}{end}", "period_kind": period, "series": "main", "kind": "flow",
        "period_start": pd.Timestamp(start) if start else pd.NaT,
        "period_end": pd.Timestamp(end), "value": value, "qualifier": "exact",
        "printed_value": value, "factor": 1.0,
    }  # fmt: skip
    return {**own, **more}  # type: ignore[dict-item]


def year(number: int, value: float, **more: object) -> Record:
    return fact("year", f"{number}-01-01", f"{number}-12-31", value, **more)


def month(number: int, value: float, of: int = 10) -> Record:
    return fact("month", f"{number}-{of:02d}-01", f"{number}-{of:02d}-28", value)


def test_a_year_stands_for_the_subject_before_a_later_month() -> None:
    records = [month(2025, 19.53), year(2023, 230.0), year(2024, 255.0)]
    assert [record["value"] for record in course.of_headline(records)] == [255.0]
    later = course.newer(records, year(2024, 255.0))
    assert later is not None
    assert later["value"] == 19.53
    assert course.of_headline([]) == []


def test_two_sources_of_one_period_agree_or_not() -> None:
    assert course.one_of([year(2024, 10.0), year(2024, 20.0)]) is None
    part = year(2024, 20.0, series="c-zone")
    own = course.one_of([part, year(2024, 10.0)])  # a part is not the whole
    assert own is not None
    assert own["value"] == 10.0


def test_like_months_only_and_of_one_series() -> None:
    records = [
        month(2023, 10.0), month(2024, 11.0), month(2024, 90.0, of=9), year(2024, 120.0),
        fact("month", "2025-10-01", "2025-10-31", 12.0),
    ]  # fmt: skip
    last = records[-1]
    assert [(at, r["value"]) for at, r in course.over_years(records, last)] == [
        (2023, 10.0), (2024, 11.0), (2025, 12.0),
    ]  # fmt: skip
    other = [*records, {**month(2022, 9.0), "series": "old"}]
    assert len(course.over_years(other, last)) == 3


def test_change_on_the_year_is_of_the_year_before_alone() -> None:
    years = [(2022, year(2022, 80.0)), (2024, year(2024, 100.0)), (2025, year(2025, 110.0))]
    change, in_percent = course.on_the_year(years, year(2025, 110.0))
    assert in_percent
    assert change.value == pytest.approx(10.0)
    none, _ = course.on_the_year(years, year(2024, 100.0))
    assert none.reason is Reason.NO_VALUE
    assert math.isnan(none.value)
    rate = year(2025, 7.5, kind="rate")
    points, in_percent = course.on_the_year([(2024, year(2024, 9.0, kind="rate"))], rate)
    assert not in_percent
    assert points.value == -1.5


@pytest.mark.parametrize(
    ("rank", "among", "last", "first"),
    [(6, 8, False, False), (7, 8, True, False), (2, 8, False, True), (7, 7, False, False),
     (0, 9, False, False), (88, 92, True, False)],
)  # fmt: skip
def test_quarters_need_eight(rank: int, among: int, last: bool, first: bool) -> None:
    assert course.lags(rank, among) is last
    assert course.leads(rank, among) is first


@pytest.mark.parametrize(
    ("direction", "trend", "change", "worse"),
    [("up", Trend.FALLING, 1.0, True), ("up", Trend.NONE, -0.1, True),
     ("up", Trend.TOO_FEW, math.nan, False), ("down", Trend.RISING, math.nan, True),
     ("down", Trend.NONE, 3.0, True), ("down", Trend.FALLING, -3.0, False),
     ("neutral", Trend.FALLING, -9.0, False)],
)  # fmt: skip
def test_worse_is_said_only_where_a_direction_is_set(
    direction: str, trend: Trend, change: float, worse: bool
) -> None:
    assert course.worsens(direction, trend, change) is worse


def test_a_later_count_at_a_day_stands_before_an_old_year() -> None:
    count = fact("as_of", "", "2025-12-31", 240.0, kind="stock")
    assert [r["value"] for r in course.of_headline([year(2018, 602.0), count])] == [240.0]


def test_tau_by_hand() -> None:
    assert kendall_tau([1, 2, 3, 4, 5]) == 1
    assert kendall_tau([5, 4, 3, 2]) == -1
    assert kendall_tau([1, 3, 2, 4]) == pytest.approx(4 / 6)  # five pairs rise, one falls
    # one tied pair of three: 2 / sqrt(3 x 2)
    assert kendall_tau([1, 1, 2]) == pytest.approx(2 / math.sqrt(6))
    assert kendall_tau([2, 2, 2]) == 0
    with pytest.raises(ValueError, match="two"):
        kendall_tau([1])


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ([1, 2, 3, 4], Trend.TOO_FEW),
        ([1, 2, 3, 4, 5], Trend.RISING),
        ([1, 2, 4, 3, 5], Trend.RISING),  # tau 0.8: one pair of ten falls
        ([2, 1, 4, 3, 5], Trend.NONE),  # tau 0.6
        ([9, 8, 7, 6, 5, 4], Trend.FALLING),
        ([3, 3, 3, 3, 3], Trend.NONE),
    ],
)
def test_a_trend_needs_five_values_and_one_way(values: list[float], word: Trend) -> None:
    assert trend(values) is word


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=12))
def test_tau_turns_with_the_order(values: list[float]) -> None:
    assert kendall_tau(values[::-1]) == pytest.approx(-kendall_tau(values))
    assert -1 <= kendall_tau(values) <= 1
