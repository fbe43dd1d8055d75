"""Which periods are comparable, and what a line may join."""

from typing import Any

import pandas as pd
import pytest

from dashboard.domain import periods
from dashboard.domain.joined_periods import lines
from dashboard.domain.periods import Period
from tests.domain.facts import JAN_OCT, NOVEMBER, facts

T = pd.Timestamp
NAT: Any = pd.NaT


def test_full_and_part_years() -> None:
    short = {"period_kind": "year", "period_start": "2024-01-01", "period_end": "2024-11-30"}
    whole_ytd = {"period_kind": "ytd", "period_start": "2024-01-01", "period_end": "2024-12-31"}
    frame = facts({"year": 2024}, JAN_OCT, short, whole_ytd, NOVEMBER, {}, {"period_kind": "span"})
    assert list(periods.is_full_year(frame)) == [True] + [False] * 6
    assert list(periods.is_partial(frame)) == [False, True, True, True, False, False, False]


def test_year_is_that_of_the_end_and_missing_without_a_date() -> None:
    span = {"period_kind": "span", "period_start": "2021-01-01", "period_end": "2024-12-31"}
    years = periods.year_of(facts(span, {"period_kind": "before"}))
    assert str(years.dtype) == "Int64"
    assert years[0] == 2024
    assert years.isna()[1]


@pytest.mark.parametrize(
    ("start", "end", "before"),
    [
        ("2025-01-01", "2025-10-31", ("2024-01-01", "2024-10-31")),
        ("2025-02-01", "2025-02-28", ("2024-02-01", "2024-02-29")),
        ("2024-02-01", "2024-02-29", ("2023-02-01", "2023-02-28")),
        ("2025-01-01", "2025-11-20", ("2024-01-01", "2024-11-20")),
    ],
)
def test_year_before(start: str, end: str, before: tuple[str, str]) -> None:
    assert periods.year_before(Period(T(start), T(end))) == Period(T(before[0]), T(before[1]))


def test_year_before_needs_dates() -> None:
    with pytest.raises(ValueError, match="dates"):
        periods.year_before(Period(NAT, NAT))


def _joined(frame: pd.DataFrame, column: str) -> list[list[str]]:
    marked = lines(frame)
    groups = marked[marked[column] != ""].groupby(column)["observation_id"]
    return sorted(sorted(ids) for _, ids in groups)


def _years(*years: int, **more: Any) -> pd.DataFrame:
    return facts(*({"year": y, "value": float(y), **more, "observation_id": str(y)} for y in years))


def test_consecutive_years_are_solid_and_gaps_dashed() -> None:
    frame = _years(2018, 2019, 2021, 2022, 2024)
    assert _joined(frame, "segment") == [["2018", "2019"], ["2021", "2022"]]
    assert _joined(frame, "bridge") == [["2019", "2021"], ["2022", "2024"]]


def test_a_lone_year_between_gaps_is_one_bridge() -> None:
    frame = _years(2018, 2021, 2024)
    assert _joined(frame, "segment") == []
    assert _joined(frame, "bridge") == [["2018", "2021", "2024"]]


def test_one_point_and_no_rows() -> None:
    assert _joined(_years(2024), "bridge") == []
    assert list(lines(facts())[["segment", "bridge"]].columns) == [
        "segment",
        "bridge",
    ]


def test_part_years_forecasts_bounds_and_spans_are_never_joined() -> None:
    frame = facts(
        {"year": 2022, "value": 1},
        {"year": 2023, "value": 2, "qualifier": "more_than"},
        {"year": 2024, "value": 3},
        {**JAN_OCT, "value": 4},
        {"year": 2026, "value": 5, "status": "F"},
        {"year": 2025, "period_kind": "span", "value": 6},
        {"period_kind": "before", "value": 7},
        {**NOVEMBER, "value": 8},  # as-of value of a flow
        {"year": 2021, "value": float("nan")},
    )
    assert _joined(frame, "segment") == []
    assert _joined(frame, "bridge") == [["o0", "o2"]]


def test_series_units_indicators_and_subjects_are_apart() -> None:
    base = {"year": 2023, "value": 1.0}
    for other in (
        {"series": "b"}, {"unit_id": "percent"}, {"indicator_id": "x"}, {"subject_id": "x"},
    ):  # fmt: skip
        frame = facts(base, {"year": 2024, "value": 2.0, **other})
        assert (lines(frame)[["segment", "bridge"]] == "").all(axis=None)


def test_stocks_as_of_are_bridged_with_each_other_only() -> None:
    stock = {"kind": "stock", "period_kind": "as_of"}
    frame = facts(
        {**stock, "period_start": "2022-10-01", "period_end": "2022-10-31", "value": 126},
        {**stock, "period_start": "2024-11-01", "period_end": "2024-11-30", "value": 131},
        {**NOVEMBER, "kind": "stock", "value": 144},
        {"year": 2021, "kind": "stock", "value": 100},
    )
    assert _joined(frame, "segment") == []
    assert _joined(frame, "bridge") == [["o0", "o1", "o2"]]


def test_disagreeing_years_are_passed_over_and_agreeing_ones_joined_once() -> None:
    frame = facts(
        {"year": 2021, "value": 10}, {"year": 2022, "value": 20}, {"year": 2022, "value": 33},
        {"year": 2023, "value": 30}, {"year": 2024, "value": 40}, {"year": 2024, "value": 40},
    )  # fmt: skip
    assert _joined(frame, "bridge") == [["o0", "o3"]]
    assert _joined(frame, "segment") == [["o3", "o4"]]


def test_row_order_and_index_do_not_matter_and_input_stays() -> None:
    frame = _years(2018, 2019, 2021, 2022, 2024)
    shuffled = frame.iloc[[3, 0, 4, 2, 1]].set_axis([7, 7, 7, 7, 7])
    before = shuffled.copy()
    marked = lines(shuffled)
    pd.testing.assert_frame_equal(shuffled, before)
    expected = lines(frame).set_index("observation_id")
    pd.testing.assert_frame_equal(marked.set_index("observation_id").loc[expected.index], expected)


def test_derived_rows_are_not_joined() -> None:
    frame = _years(2023, 2024).assign(derived=[True, False])
    assert (lines(frame)["segment"] == "").all()
