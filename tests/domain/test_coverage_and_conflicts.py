"""Coverage and conflicts."""

import pandas as pd

from dashboard.domain import availability
from dashboard.domain.conflicts import conflicts
from tests.domain.facts import JAN_OCT, facts, shuicheng


def test_coverage_matrix() -> None:
    table = availability.matrix(shuicheng()).set_index("indicator_id")
    output = table.loc["output"]
    assert (output["n"], output["n_full_years"], output["n_forecast"]) == (4, 2, 1)
    assert output["years"] == [2021, 2024, 2025]
    assert (output["first_year"], output["last_year"]) == (2021, 2025)
    undated = availability.matrix(facts({"value": 1, "period_kind": "undated"}))
    assert undated["first_year"].isna().all()
    assert availability.matrix(facts()).empty


def test_n_of_n_lists_the_missing() -> None:
    found = availability.n_of_n(shuicheng(), ["shuicheng", "zhengan", "zhengan"])
    assert (found.n, found.total, found.missing) == (1, 2, ("zhengan",))
    assert availability.n_of_n(facts({"year": 2024}), ["shuicheng"]).n == 0  # no value


NO_LIST = pd.DataFrame(
    columns=["conflict_id", "observation_id", "other_observation_id", "explanation"], dtype="str"
)


def test_conflicts_are_found_once() -> None:
    frame = facts(
        {"year": 2021, "value": 20}, {"year": 2021, "value": 33, "source_id": "s2"},
        {"year": 2021, "value": 20, "source_id": "s3"},  # agrees with the first
        {"year": 2021, "value": 40, "series": "b", "source_id": "s4"},  # another scope
        {"year": 2021, "value": 40, "status": "F", "source_id": "s5"},
        {"period_kind": "undated", "value": 1}, {"period_kind": "undated", "value": 9},
    )  # fmt: skip
    found = conflicts(frame, NO_LIST).rows
    assert list(zip(found["observation_id"], found["other_observation_id"], strict=True)) == [
        ("o0", "o1"), ("o1", "o2"),
    ]  # fmt: skip
    listed = pd.DataFrame({
        "conflict_id": ["c1", "c2", "c3"], "observation_id": ["o1", "o0", "o0"],
        "other_observation_id": ["o0", "gone", "o1"], "explanation": ["口径不同", "", ""],
    })  # fmt: skip
    both = conflicts(frame, listed)
    assert both.rows["conflict_id"].tolist() == ["c1", ""]
    assert both.rows["listed"].tolist() == [True, False]
    assert (both.rows["value"][0], both.rows["other_value"][0]) == (33, 20)
    assert both.refused["reason"].tolist() == ["unknown_observation", "ambiguous"]


def test_rounding_bounds_and_other_periods_are_no_conflict() -> None:
    frame = facts(
        {"year": 2024, "value": 130.32}, {"year": 2024, "value": 130.3, "source_id": "s2"},
        {"year": 2024, "value": 100, "qualifier": "more_than", "source_id": "s3"},
        {**JAN_OCT, "value": 134.01, "source_id": "s4"}, {"year": 2024, "value": 200},
    )  # fmt: skip
    found = conflicts(frame.iloc[:4], NO_LIST)
    assert found.rows.empty
    # one source that prints two values is an error of the table, not a conflict of sources
    assert conflicts(frame.iloc[[0, 4]], NO_LIST).rows.empty
