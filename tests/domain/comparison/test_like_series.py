"""Values of like periods over time, and the runs that a line joins."""

import pandas as pd

from dashboard.domain.comparison.like_periods import like_periods
from dashboard.domain.comparison.like_series import like_series
from tests.domain.facts import JAN_OCT, facts


def first(rows: pd.DataFrame) -> pd.Series:
    return like_periods(rows).iloc[0]


def test_a_gap_begins_another_run_and_another_series_too() -> None:
    rows = facts(
        {"year": 2019, "value": 1.0}, {"year": 2020, "value": 2.0}, {"year": 2022, "value": 4.0},
        {"year": 2023, "value": 5.0, "series": "census"},
    )  # fmt: skip
    found = like_series(rows, first(rows))
    runs = found.set_index("value")["run"]
    assert runs[1.0] == runs[2.0] and len(set(runs)) == 3
    assert not found["dashed"].any()


def test_only_the_same_months_of_a_year_to_date() -> None:
    rows = facts(
        {**JAN_OCT, "value": 10.0},
        {**JAN_OCT, "period_start": "2024-01-01", "period_end": "2024-10-31", "value": 9.0},
        {**JAN_OCT, "period_start": "2024-01-01", "period_end": "2024-06-30", "value": 5.0},
        {"year": 2023, "value": 12.0},
    )
    ytd = like_periods(rows[rows["period_kind"] == "ytd"]).iloc[0]
    found = like_series(rows, ytd)
    assert list(found["value"]) == [9.0, 10.0] and len(set(found["run"])) == 1


def test_days_are_joined_by_dashes_and_disagreement_is_left_out() -> None:
    day = {"period_kind": "as_of", "kind": "stock"}
    rows = facts(
        {**day, "period_end": "2010-12-31", "value": 1.0},
        {**day, "period_end": "2020-12-31", "value": 3.0},
        {**day, "period_end": "2022-12-31", "value": 5.0},
        {**day, "period_end": "2022-12-31", "value": 8.0},
    )
    found = like_series(rows, first(rows))
    assert list(found["value"]) == [1.0, 3.0]
    assert found["dashed"].all() and len(set(found["run"])) == 1
