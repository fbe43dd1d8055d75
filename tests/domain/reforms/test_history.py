"""Histories with their reversals, and changes between two days."""

from datetime import date

from dashboard.domain.reforms import changes, history
from tests.domain.reforms.cases import END, entry, evaluated

LOG = (
    entry("arranged", as_of="2025-01-01"),
    entry("issued", as_of="2025-02-01", reviewed_by=""),
    entry("issued", as_of="2025-04-01", result="not_met"),
    entry("issued", as_of="2025-05-01"),
    entry("arranged", subject_id="p", as_of="2025-03-01"),
    entry("arranged", subject_id="b", as_of="2025-01-01"),
)


def test_events_in_order_with_the_reversal_marked() -> None:
    found = history(evaluated(*LOG), "m1", "a")
    assert found["assessment_id"].tolist() == ["e0", "e1", "e4", "e2", "e3"]
    assert found["own"].tolist() == [True, True, False, True, True]
    assert found["claimed_rung"].tolist() == ["arranged", "issued", "issued", "arranged", "issued"]
    assert found["reviewed_rung"].tolist() == ["arranged"] * 4 + ["issued"]
    assert found["reviewed_before"].tolist() == ["", "arranged", "arranged", "arranged", "arranged"]
    assert found["reversal"].tolist() == [False, False, False, True, False]
    assert found["rung"].tolist() == ["arranged", "issued", "arranged", "issued", "issued"]


def test_superseded_entries_stay_in_the_history_and_do_not_count() -> None:
    found = history(
        evaluated(entry("arranged"), entry("arranged", result="not_met", supersedes="e0")),
        "m1",
        "a",
    )
    assert found["counted"].tolist() == [False, True]
    assert found["claimed_rung"].tolist() == ["", ""]
    assert not found["reversal"].any()


def test_a_corrected_mistake_is_no_reversal() -> None:
    mistake = entry("arranged", as_of="2025-02-01", result="not_met")
    corrected = entry("arranged", as_of="2025-02-01", supersedes="e1")
    found = history(evaluated(entry("arranged"), mistake, corrected), "m1", "a")
    assert found["counted"].tolist() == [True, False, True]
    assert not found["reversal"].any()


def test_a_reversal_without_rungs() -> None:
    rows = [entry(measure_id="m2"), entry(measure_id="m2", as_of="2025-02-01", result="not_met")]
    assert history(evaluated(*rows), "m2", "a")["reversal"].tolist() == [False, True]


def test_not_applicable_is_no_reversal() -> None:
    rows = [entry("arranged"), entry(as_of="2025-02-01", result="not_applicable")]
    found = history(evaluated(*rows), "m1", "a")
    assert found["reviewed_rung"].tolist() == ["arranged", ""]
    assert not found["reversal"].any()


def test_unknown_cells_have_no_history() -> None:
    found = evaluated(*LOG)
    assert history(found, "m9", "a").empty
    assert history(found, "m1", "nowhere").empty
    assert history(found, "m2", "a").empty
    assert "reversal" in history(found, "m9", "a").columns


def test_changes_up_down_and_sideways() -> None:
    found = evaluated(*LOG)
    first = changes(found, date(2024, 12, 31), date(2025, 2, 15))
    assert first["subject_id"].tolist() == ["a", "b"]
    assert first["direction"].tolist() == [1, 1]
    assert first["state_before"].tolist() == ["unreported", "unreported"]
    fall = changes(found, date(2025, 3, 15), date(2025, 4, 15))
    assert fall[["subject_id", "claimed_rung_before", "claimed_rung", "direction"]].to_numpy(
    ).tolist() == [["a", "issued", "arranged", -1]]  # fmt: skip
    assert changes(found, END, END).empty
    talk = evaluated(entry(measure_id="m2", result="reported_unverified"))
    assert changes(talk, date(2024, 1, 1), END)["direction"].tolist() == [0]
