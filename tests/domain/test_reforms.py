"""Clause slots, states and bounds of progress."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain import reforms
from dashboard.domain.reforms import Progress, State

MEASURES = pd.DataFrame({
    "measure_id": ["m1", "m2", "m3", "m4"], "policy_id": ["reform-30"] * 3 + ["other"],
    "clause": pd.array([3, pd.NA, 31, 5], dtype="Int64"),
    "theme_id": ["body", "body", "service", "service"], "title": ["甲", "乙", "丙", "丁"],
})  # fmt: skip


def _log(*rows: tuple[str, str, str, str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["measure_id", "subject_id", "as_of", "result"])
    return frame.assign(
        as_of=pd.to_datetime(frame["as_of"]), as_of_precision="day", text="说明",
        assessment_id=[f"a{i}" for i in range(len(rows))], confidence="high", source_id="s1",
        locator="A1",
    )  # fmt: skip


def test_thirty_slots_and_what_has_no_clause() -> None:
    found = reforms.clause_slots(MEASURES, "reform-30", 30)
    assert found.rows["clause"].tolist() == list(range(1, 31))
    assert found.rows.loc[found.rows["filled"], "clause"].tolist() == [3]
    assert found.rows["measure_ids"][2] == ["m1"]
    assert found.refused[["measure_id", "reason"]].to_numpy().tolist() == [
        ["m2", "no_clause"], ["m3", "out_of_range"],
    ]  # fmt: skip
    assert not reforms.clause_slots(MEASURES.iloc[:0], "reform-30", 30).rows["filled"].any()


def test_silence_is_unreported_and_the_last_entry_holds() -> None:
    log = _log(
        ("m1", "a", "2025-06-01", "met"), ("m1", "a", "2024-06-01", "not_met"),
        ("m1", "b", "2025-01-01", "met"), ("m1", "b", "2025-01-01", "reported_unverified"),
        ("m2", "a", "2025-01-01", "not_applicable"), ("gone", "a", "2025-01-01", "met"),
    )  # fmt: skip
    table = reforms.states(MEASURES.iloc[:2], log, ["a", "b"])
    assert table["state"].tolist() == [
        "met", "reported_unverified", "not_applicable", "unreported",
    ]  # fmt: skip
    assert table["assessment_id"].tolist() == ["a0", "a3", "a4", ""]
    assert "not_started" not in {state.value for state in State}
    empty = reforms.states(MEASURES, _log(), ["a"])
    assert set(empty["state"]) == {"unreported"}


def test_not_applicable_needs_a_source() -> None:
    log = _log(("m1", "a", "2025-01-01", "not_applicable")).assign(source_id="")
    assert reforms.states(MEASURES.iloc[:1], log, ["a"])["state"].tolist() == ["unreported"]


def test_unknown_result_is_an_error() -> None:
    with pytest.raises(ValueError, match="done"):
        reforms.states(MEASURES, _log(("m1", "a", "2025-01-01", "done")), ["a"])


def test_bounds_of_progress() -> None:
    # 10 in all, 1 not applicable: 9; at least 2 / 9, at most (2 + 3 + 1) / 9
    found = Progress(met=2, not_met=3, not_applicable=1, reported_unverified=1, unreported=3)
    assert (found.total, found.applicable) == (10, 9)
    assert found.lower == pytest.approx(2 / 9)
    assert found.upper == pytest.approx(6 / 9)
    nothing = Progress(0, 0, 4, 0, 0)
    assert nothing.lower is None
    assert nothing.upper is None


@given(st.lists(st.sampled_from(list(State))))
def test_bounds_hold_whatever_the_unknown_turn_out_to_be(states: list[State]) -> None:
    found = reforms.progress(pd.DataFrame({"state": [s.value for s in states]}, dtype="str"))
    assert found.total == len(states)
    if found.lower is not None and found.upper is not None:
        assert 0 <= found.lower <= found.upper <= 1


def test_adoption_and_practices() -> None:
    log = _log(
        ("m1", "a", "2025-06-01", "met"), ("m1", "b", "2025-06-01", "reported_unverified"),
        ("m1", "c", "2025-06-01", "not_applicable"), ("m2", "a", "2025-06-01", "met"),
    )  # fmt: skip
    table = reforms.states(MEASURES, log, ["a", "b", "c", "d"])
    row = reforms.adoption(table).iloc[0]
    assert (row["met"], row["reported_unverified"], row["unreported"]) == (1, 1, 1)
    assert (row["total"], row["applicable"]) == (4, 3)
    assert (row["lower"], row["upper"]) == pytest.approx((1 / 3, 1))
    assert row["met_ids"] == ["a"]
    assert row["reported_ids"] == ["a", "b", "c"]
    themes = reforms.practices(MEASURES, log).set_index("theme_id")
    assert themes.loc["body", "subject_ids"] == ["a", "b"]
    assert themes["n_evidence"].to_dict() == {"body": 3, "service": 0}
