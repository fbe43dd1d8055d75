"""Which values stand beside each other, and why others do not."""

import pandas as pd
import pytest

from dashboard.domain.comparable import Reason
from dashboard.domain.comparison.like_periods import (
    earlier,
    in_period,
    in_periods,
    keyed,
    like_periods,
    like_series,
    of_period,
    usual_period,
    usual_periods,
    year_earlier,
)
from tests.domain.facts import JAN_OCT, facts


def five() -> pd.DataFrame:
    """Output of five subjects: four in 2024, two in 2025, one by ten months only."""
    return facts(
        {"subject_id": "a", "year": 2024, "value": 10},
        {"subject_id": "a", "year": 2025, "value": 12},
        {"subject_id": "b", "year": 2024, "value": 20},
        {"subject_id": "b", "year": 2025, "value": 21},
        {"subject_id": "c", "year": 2024, "value": 30},
        {"subject_id": "d", "year": 2024, "value": 5},
        {"subject_id": "e", **JAN_OCT, "value": 99},
    )


def all_periods(rows: pd.DataFrame) -> pd.DataFrame:
    return keyed(like_periods(rows))


def test_periods_by_kind_the_latest_first() -> None:
    found = all_periods(five())
    assert list(zip(found["period_kind"], found["key"], found["subjects"], strict=True)) == [
        ("year", "2025", 2), ("year", "2024", 4), ("ytd", "2025", 1),
    ]  # fmt: skip


def test_the_usual_period_is_the_latest_that_most_report() -> None:
    found = all_periods(five())
    keys = list(found["key"])
    assert [keys[usual_period(found, among) or 0] for among in (5, 3, 50)] == [
        "2024",  # 4 of 5; 2025 has 2
        "2025",  # 2 of 3 are 60 % and more
        "2024",  # none is wide: the widest
    ]
    assert usual_period(all_periods(facts()), 5) is None


def test_the_others_are_named_with_the_reason() -> None:
    rows = five()
    found = in_period(rows, all_periods(rows).iloc[0])
    assert dict(zip(found.rows["subject_id"], found.rows["value"], strict=True)) == {
        "a": 12, "b": 21,
    }  # fmt: skip
    assert dict(zip(found.refused["subject_id"], found.refused["reason"], strict=True)) == {
        "c": Reason.OLDER_PERIOD, "d": Reason.OLDER_PERIOD, "e": Reason.NOT_FULL_YEAR,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"year": 2025, "value": 1, "status": "F"}, Reason.FORECAST),
        ({"year": 2025, "value": 1, "in_own_unit": False}, Reason.DIFFERENT_UNITS),
        ({"year": 2025}, Reason.NO_VALUE),
        ({"value": 1}, Reason.NO_PERIOD),
        ({"year": 2026, "value": 1}, Reason.NEWER_PERIOD),
        ({"period_kind": "year", "period_start": "2025-01-01", "period_end": "2025-06-30",
          "value": 1}, Reason.NOT_FULL_YEAR),
    ],
)  # fmt: skip
def test_reasons(row: dict[str, object], reason: Reason) -> None:
    rows = facts({"subject_id": "a", "year": 2025, "value": 2}, {"subject_id": "x", **row})
    periods = all_periods(rows)
    period = periods[periods["key"] == "2025"].iloc[0]
    found = in_period(rows, period)
    assert list(found.rows["subject_id"]) == ["a"]
    assert list(found.refused["subject_id"]) == ["x"]
    assert found.refused.iloc[0]["reason"] == reason


def test_sources_that_disagree_rank_nobody() -> None:
    rows = facts(
        {"subject_id": "a", "year": 2025, "value": 2},
        {"subject_id": "a", "year": 2025, "value": 4},
        {"subject_id": "b", "year": 2025, "value": 2},
        {"subject_id": "b", "year": 2025, "value": 2.04},  # 2 stands for 1.5 to 2.5
    )
    found = in_period(rows, all_periods(rows).iloc[0])
    assert list(found.rows["value"]) == [2.04]
    assert list(found.refused["reason"]) == [Reason.CONFLICT]


def test_like_with_like_of_a_year_before() -> None:
    rows = facts(
        {"subject_id": "a", **JAN_OCT, "value": 2},
        {"subject_id": "a", "period_kind": "ytd", "period_start": "2024-01-01",
         "period_end": "2024-10-31", "value": 1},
        {"subject_id": "a", "period_kind": "ytd", "period_start": "2024-01-01",
         "period_end": "2024-09-30", "value": 1},
    )  # fmt: skip
    found = all_periods(rows)
    assert list(found["key"]) == ["2025", "2024-10", "2024-09"]
    before = year_earlier(found, found.iloc[0])
    assert before is not None and before["key"] == "2024-10"
    assert year_earlier(found, found.iloc[2]) is None


def test_the_main_series_of_a_subject_stands_for_it() -> None:
    rows = facts(
        {"subject_id": "a", "year": 2025, "value": 2, "series": "press"},
        {"subject_id": "a", "year": 2025, "value": 9},
        {"subject_id": "b", "year": 2025, "value": 3, "series": "press"},
        {"subject_id": "c", "year": 2025, "value": 4, "series": "press"},
        {"subject_id": "c", "year": 2025, "value": 8, "series": "yearbook"},
    )
    periods = all_periods(rows)
    assert list(periods["subjects"]) == [3]
    found = in_period(rows, periods.iloc[0])
    assert dict(zip(found.rows["subject_id"], found.rows["value"], strict=True)) == {"a": 9, "b": 3}
    assert list(found.refused["reason"]) == [Reason.CONFLICT]  # no rule says which series of c


def as_of(subject: str, day: str, value: float) -> dict[str, object]:
    return {"subject_id": subject, "period_kind": "as_of", "period_start": day, "period_end": day,
            "value": value, "kind": "stock"}  # fmt: skip


def test_compared_is_with_the_nearest_like_period_that_enough_have() -> None:
    rows = facts(
        *[as_of(subject, "2020-12-31", 2) for subject in "abcde"],
        as_of("a", "2019-12-31", 2),  # one of five
        *[as_of(subject, "2020-06-30", 2) for subject in "abcde"],  # another day of the year
        *[as_of(subject, "2015-12-31", 1) for subject in "abc"],
        *[as_of(subject, "2010-12-31", 1) for subject in "abcde"],
    )
    periods = all_periods(rows)
    found = earlier(periods, periods.iloc[0])
    assert found is not None and found["key"] == "2015"
    assert earlier(periods, found)["key"] == "2010"  # type: ignore[index]
    assert earlier(periods, periods[periods["key"] == "2010"].iloc[0]) is None


def test_the_end_of_february_is_one_day() -> None:
    rows = facts(as_of("a", "2024-02-29", 1), as_of("a", "2023-02-28", 1))
    periods = all_periods(rows)
    found = earlier(periods, periods.iloc[0])
    assert found is not None and found["key"] == "2023"


def test_of_many_indicators_each_is_as_alone() -> None:
    other = five().assign(indicator_id="firms", observation_id=lambda f: f["observation_id"] + "f")
    rows = pd.concat([five(), other.iloc[2:]], ignore_index=True)
    periods = usual_periods(all_periods(rows), {"output": 5, "firms": 4})
    together = in_periods(rows, periods)
    assert dict(zip(periods["indicator_id"], periods["key"], strict=True)) == {
        "output": "2024",  # 4 of 5
        "firms": "2024",  # b, c and d of 4; of 2025 b alone
    }
    for _, period in periods.iterrows():
        own = rows[rows["indicator_id"] == period["indicator_id"]]
        alone = in_period(own, period)
        for one, many in ((alone.rows, together.rows), (alone.refused, together.refused)):
            mine = many[many["indicator_id"] == period["indicator_id"]]
            assert list(mine["observation_id"]) == list(one["observation_id"])
        assert (
            of_period(own, period)["observation_id"].tolist()
            == alone.rows["observation_id"].tolist()
        )


def test_an_indicator_without_a_usable_value_has_no_period() -> None:
    odd = facts({"period_kind": "undated", "value": 1})
    assert usual_periods(all_periods(odd), {"output": 1}).empty
    assert all_periods(odd).empty


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
