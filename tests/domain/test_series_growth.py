"""Changes, ranking and indexes of many series: what is used, what is refused and why."""

import math
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.indexes import index, span_indexes
from dashboard.domain.series_growth import CHANGE_COLUMNS, RANKING_COLUMNS, changes, ranking
from tests.domain.facts import JAN_OCT, NOVEMBER, facts, shuicheng


def _reasons(frame: pd.DataFrame) -> dict[str, str]:
    return dict(zip(frame["observation_id"], frame["reason"], strict=True))


def test_change_between_two_full_years() -> None:
    found = changes(shuicheng(), 2021, 2024)
    row = found.rows.iloc[0]
    assert list(found.rows.columns) == CHANGE_COLUMNS
    assert len(found.rows) == 1
    assert (row["from_id"], row["to_id"], row["years"]) == ("o0", "o1", 3)
    assert row["change"] == pytest.approx(34.78)  # 130.32 - 95.54
    assert row["percent"] == pytest.approx(36.4036, abs=1e-4)
    assert row["annual_percent"] == pytest.approx(10.9026, abs=1e-3)
    assert row["annual_percent_low"] < row["annual_percent"] < row["annual_percent_high"]
    assert (row["qualifier"], row["status"], row["derived"]) == ("exact", "A", True)
    # the rate of ten months and the as-of count are told apart, not dropped
    assert sorted(found.refused["indicator_id"]) == ["firms", "output_yoy"]


def test_ten_months_or_a_forecast_never_stand_for_a_year() -> None:
    found = changes(shuicheng(), 2021, 2025)
    assert found.rows.empty
    reasons = dict(zip(found.refused["indicator_id"], found.refused["to_reason"], strict=True))
    assert reasons == {
        "output": "not_full_year", "firms": "not_full_year", "output_yoy": "not_full_year",
    }  # fmt: skip
    only = facts({"year": 2021, "value": 1}, {"year": 2025, "value": 2, "status": "F"})
    assert list(changes(only, 2021, 2025).refused["reason"]) == ["forecast"]
    assert list(changes(only, 2019, 2021).refused["reason"]) == ["no_value"]
    assert list(changes(only, 2021, 2021).refused["reason"]) == ["years_not_ascending"]
    assert list(changes(only, 2025, 2021).refused["reason"]) == ["years_not_ascending"]


def test_disagreeing_sources_give_no_change() -> None:
    frame = facts(
        {"year": 2021, "value": 20}, {"year": 2021, "value": 33, "source_id": "s2"},
        {"year": 2022, "value": 40},
    )  # fmt: skip
    assert list(changes(frame, 2021, 2022).refused["reason"]) == ["conflict"]
    assert _reasons(ranking(frame).refused) == {
        "o0": "conflict", "o1": "conflict", "o2": "one_year",
    }  # fmt: skip


def test_rates_and_ranks_change_in_points_and_places() -> None:
    share = {"kind": "share", "unit_id": "percent"}
    frame = facts({"year": 2021, "value": 25.3, **share}, {"year": 2024, "value": 28.8, **share})
    row = changes(frame, 2021, 2024).rows.iloc[0]
    assert row["change"] == pytest.approx(3.5)
    assert math.isnan(row["percent"])
    assert row["percent_reason"] == "not_a_level"
    assert set(_reasons(ranking(frame).refused).values()) == {"not_a_level"}


def test_bounds_give_bounded_changes_and_no_rank() -> None:
    frame = facts(
        {"year": 2021, "value": 100}, {"year": 2024, "value": 150, "qualifier": "more_than"}
    )
    row = changes(frame, 2021, 2024).rows.iloc[0]
    assert (row["qualifier"], row["percent_high"]) == ("at_least", math.inf)
    assert _reasons(ranking(frame).refused) == {"o1": "bound", "o0": "one_year"}


def test_status_is_that_of_the_weakest_input() -> None:
    frame = facts({"year": 2021, "value": 1, "status": "P"}, {"year": 2022, "value": 2})
    assert list(changes(frame, 2021, 2022).rows["status"]) == ["P"]


def _pair(subject: str, first: float, last: float, start: int = 2021) -> list[dict[str, Any]]:
    return [
        {"subject_id": subject, "year": start, "value": first, "observation_id": f"{subject}0"},
        {"subject_id": subject, "year": 2024, "value": last, "observation_id": f"{subject}1"},
    ]


def test_ranking_by_compound_growth() -> None:
    # a: 8 -> 27 is 1.5 a year; b: 100 -> 133.1 is 1.1; c: 121 -> 100 over 2 years is 0.909
    rows = [*_pair("b", 100, 133.1), *_pair("a", 8, 27), *_pair("c", 121, 100, 2022)]
    found = ranking(facts(*rows, {"subject_id": "d", "year": 2024, "value": 1}))
    ranked = found.rows
    assert list(ranked.columns) == RANKING_COLUMNS
    assert list(ranked["subject_id"]) == ["a", "b", "c"]
    assert list(ranked["rank"]) == [1, 2, 3]
    assert list(ranked["annual_percent"]) == pytest.approx([50, 10, -9.0909], abs=1e-3)
    assert list(ranked["years"]) == [3, 3, 2]
    assert list(found.refused["reason"]) == ["one_year"]


def test_ranks_that_rounding_cannot_tell_apart() -> None:
    # 2 -> 4 is [1.5, 2.5] -> [3.5, 4.5]: 1.40 to 3.00 times; 10 -> 19 and 10 -> 40 lie elsewhere
    rows = [*_pair("a", 10, 40), *_pair("b", 2, 4), *_pair("c", 10, 19)]
    ranked = ranking(facts(*rows)).rows
    spans = list(zip(ranked["rank_best"], ranked["rank_worst"], strict=True))
    assert list(ranked["subject_id"]) == ["a", "b", "c"]
    assert spans == [(1, 1), (2, 3), (2, 3)]


def test_ranking_leaves_no_row_unsaid() -> None:
    found = ranking(shuicheng())
    assert list(found.rows["to_id"]) == ["o1"]
    assert _reasons(found.refused) == {
        "o2": "not_full_year", "o3": "not_full_year", "o4": "forecast", "o5": "not_full_year",
    }  # fmt: skip
    zero = facts({"year": 2021, "value": 0}, {"year": 2022, "value": 5})
    assert set(_reasons(ranking(zero).refused).values()) == {"not_positive"}
    assert ranking(facts()).rows.empty
    assert ranking(shuicheng(), 2022, 2024).rows.empty


def test_derived_rows_are_not_compared() -> None:
    frame = facts(*_pair("a", 8, 27)).assign(derived=[True, False])
    assert _reasons(ranking(frame).refused) == {"a0": "derived", "a1": "one_year"}


@given(st.permutations(range(8)))
def test_order_of_rows_does_not_matter(order: list[int]) -> None:
    rows = [*_pair("a", 8, 27), *_pair("b", 8, 27), *_pair("c", 10, 19), *_pair("d", 5, 0)]
    frame = facts(*rows)
    expected, found = ranking(frame), ranking(frame.iloc[order])
    pd.testing.assert_frame_equal(found.rows, expected.rows)
    assert _reasons(found.refused) == _reasons(expected.refused)
    moved = changes(frame.iloc[order], 2021, 2024)
    pd.testing.assert_frame_equal(moved.rows, changes(frame, 2021, 2024).rows)


def test_index_of_full_years_only() -> None:
    found = index(shuicheng(), 2021)
    assert list(found.rows["index"]) == pytest.approx([100, 136.4036], abs=1e-4)
    assert found.rows["index_low"].tolist()[0] == 100
    assert _reasons(found.refused) == {
        "o2": "not_full_year", "o3": "not_a_level", "o4": "forecast", "o5": "not_full_year",
    }  # fmt: skip
    assert set(index(shuicheng(), 2019).refused["reason"]) >= {"no_value"}
    bound = facts({"year": 2021, "value": 1, "qualifier": "at_least"}, {"year": 2022, "value": 2})
    assert set(index(bound, 2021).refused["reason"]) == {"bound"}


@given(st.lists(st.floats(min_value=0.5, max_value=1e5), min_size=1, max_size=6))
def test_index_at_the_base_is_100(values: list[float]) -> None:
    rows = ({"year": 2015 + i, "value": round(v, 2)} for i, v in enumerate(values))
    found = index(facts(*rows), 2015).rows
    assert found.loc[found["year"] == 2015, "index"].tolist() == [100]
    assert len(found) == len(values)


SPAN = {
    "period_kind": "span", "period_start": "2021-01-01", "period_end": "2024-12-31",
    "indicator_id": "firms_growth", "growth_form": "span", "growth_of": "firms",
    "kind": "rate", "unit_id": "percent",
}  # fmt: skip


def test_growth_over_a_span_is_an_index_without_levels() -> None:
    found = span_indexes(facts({**SPAN, "value": 24.9}, NOVEMBER, JAN_OCT))
    assert list(found.rows["year"]) == [2021, 2024]
    assert list(found.rows["value"]) == pytest.approx([100, 124.9])
    assert list(found.rows["low"]) == pytest.approx([100, 124.85])
    assert list(found.rows["high"]) == pytest.approx([100, 124.95])
    assert set(found.rows["unit_id"]) == {"index"}
    assert set(found.rows["indicator_id"]) == {"firms"}
    assert found.refused.empty


def test_spans_that_give_no_index() -> None:
    found = span_indexes(facts(
        {**SPAN, "value": 24.9, "period_start": None}, {**SPAN, "value": -100},
        {**SPAN, "value": 5, "status": "F"}, {**SPAN, "value": 5, "period_start": "2024-01-01"},
        SPAN,
    ))  # fmt: skip
    assert found.rows.empty
    assert list(found.refused["reason"]) == [
        "no_period", "not_positive", "forecast", "years_not_ascending", "no_value",
    ]  # fmt: skip
