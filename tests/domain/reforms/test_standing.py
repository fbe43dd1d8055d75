"""Levels, states and evidence on a day."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from dashboard.domain.reforms import State, evaluate, standing
from tests.domain.reforms.cases import END, cell, entry, evaluated, tables


def test_silence_is_unreported_and_never_not_started() -> None:
    table = standing(evaluated(), END)
    assert len(table) == 2 * 4
    assert set(table["state"]) == {"unreported"}
    assert set(table["light"]) == {"unreported"}
    assert "not_started" not in {state.value for state in State}
    assert set(standing(evaluated(due_date=pd.Timestamp("2020-01-01")), END)["light"]) == {
        "unreported"
    }


def test_claimed_and_reviewed_stand_apart() -> None:
    row = cell(evaluated(
        entry("arranged"), entry("issued", as_of="2025-02-01", reviewed_by=""),
        entry("operating", as_of="2025-03-01", result="reported_unverified"),
    ))  # fmt: skip
    assert (row["reviewed_rung"], row["claimed_rung"]) == ("arranged", "operating")
    assert (row["state"], row["top_rung"]) == ("in_progress", "effective")
    assert row["evidence"] == ("e0", "e1", "e2")
    assert row["assessment_id"] == "e2"
    assert row["as_of"] == pd.Timestamp("2025-03-01")


def test_a_reviewer_of_an_unverified_report_verifies_nothing() -> None:
    row = cell(evaluated(entry("arranged", result="reported_unverified")))
    assert (row["reviewed_rung"], row["claimed_rung"]) == ("", "arranged")
    assert row["state"] == "reported_unverified"


def test_a_reversal_takes_the_level_back_and_only_from_its_day() -> None:
    found = evaluated(
        entry("arranged"), entry("issued", as_of="2025-02-01"),
        entry("issued", as_of="2025-06-01", result="not_met"),
        entry("issued", as_of="2025-09-01"),
    )  # fmt: skip
    levels = [
        cell(found, day=day)["reviewed_rung"]
        for day in (date(2024, 12, 31), date(2025, 1, 1), date(2025, 5, 31), date(2025, 6, 1), END)
    ]
    assert levels == ["", "arranged", "issued", "arranged", "issued"]
    assert cell(found, day=date(2025, 6, 1))["denied_rung"] == "issued"


def test_a_rung_that_is_said_not_to_be_met_breaks_the_ladder() -> None:
    row = cell(evaluated(entry("arranged"), entry("operating"), entry("issued", result="not_met")))
    assert (row["reviewed_rung"], row["denied_rung"]) == ("arranged", "issued")


def on_one_rung(*entries: dict[str, str]) -> dict[str, object]:
    """Zone a, where all four tests of m1 are on the rung "arranged"."""
    made = tables(*entries)
    return cell(evaluate(replace(made, criteria=made.criteria.assign(rung="arranged"))))


def test_all_tests_of_a_rung_must_be_met_or_not_apply() -> None:
    rows = [entry(rung) for rung in ("arranged", "issued", "operating")]
    part = on_one_rung(*rows)
    assert (part["reviewed_rung"], part["state"]) == ("", "in_progress")
    waived = on_one_rung(*rows, entry("effective", result="not_applicable"))
    assert (waived["reviewed_rung"], waived["state"]) == ("arranged", "met")
    denied = on_one_rung(*rows, entry("effective", result="not_met"))
    assert (denied["reviewed_rung"], denied["denied_rung"]) == ("", "arranged")


def test_equal_dates_are_settled_by_order_in_the_log() -> None:
    met, not_met = entry("arranged"), entry("arranged", result="not_met")
    assert cell(evaluated(met, not_met))["reviewed_rung"] == ""
    assert cell(evaluated(not_met, met))["reviewed_rung"] == "arranged"
    assert cell(evaluated(met, not_met))["assessment_id"] == "e1"


def test_overlapping_assessments_the_year_is_later_than_its_months() -> None:
    # "2025" is true at the end of the year, so it does not undo what is said of March
    year = entry("arranged", as_of="2025-01-01", as_of_precision="year", result="not_met")
    march = entry("arranged", as_of="2025-03-31", as_of_precision="month")
    for rows in ((year, march), (march, year)):
        assert cell(evaluated(*rows), day=date(2025, 4, 1))["reviewed_rung"] == "arranged"
        assert cell(evaluated(*rows), day=END)["reviewed_rung"] == ""


def test_a_document_of_the_province_lifts_issued_and_not_more() -> None:
    found = evaluated(entry("issued", subject_id="p"))
    for zone in "abcd":
        row = cell(found, zone)
        assert (row["reviewed_rung"], row["lifted"]) == ("issued", True)
        assert row["unreported"]
        assert (row["state"], row["light"]) == ("unreported", "unreported")
        assert row["evidence"] == ("e0",)
    refused = evaluated(entry("issued", subject_id="p"), entry("operating", subject_id="p"))
    assert cell(refused)["reviewed_rung"] == "issued"


def test_a_document_of_a_prefecture_lifts_its_own_zones() -> None:
    found = evaluated(entry("issued", subject_id="f"))
    assert [cell(found, zone)["reviewed_rung"] for zone in "abcd"] == ["issued", "issued", "", ""]


def test_a_zone_goes_on_from_where_the_province_lifted_it() -> None:
    found = evaluated(entry("issued", subject_id="p"), entry("operating", as_of="2025-02-01"))
    row = cell(found)
    assert (row["reviewed_rung"], row["state"], row["lifted"]) == (
        "operating", "in_progress", False,
    )  # fmt: skip
    # what is later found in the zone itself goes before what was said of all
    denied = evaluated(
        entry("issued", subject_id="p"), entry("issued", as_of="2025-02-01", result="not_met")
    )
    assert cell(denied)["reviewed_rung"] == ""
    assert cell(denied, "b")["reviewed_rung"] == "issued"


def test_what_the_province_says_of_a_whole_measure_is_said_of_no_zone() -> None:
    table = standing(evaluated(entry(measure_id="m2", subject_id="p")), END)
    assert table["unreported"].all()
    assert set(table["evidence"]) == {()}


def test_a_document_of_the_province_does_not_make_a_measure_apply_again() -> None:
    waived = entry(result="not_applicable")
    later = entry("issued", subject_id="p", as_of="2025-06-01")
    assert cell(evaluated(waived, later))["state"] == "not_applicable"


def test_a_corrected_not_applicable_is_gone() -> None:
    wrong = entry(result="not_applicable", as_of="2025-06-01")
    right = entry("arranged", as_of="2025-03-01", supersedes="e0")
    assert cell(evaluated(wrong, right))["reviewed_rung"] == "arranged"


def test_what_does_not_apply_is_not_denied() -> None:
    denied = entry("issued", result="not_met")
    row = cell(evaluated(denied, entry(result="not_applicable", as_of="2025-02-01")))
    assert (row["state"], row["denied_rung"]) == ("not_applicable", "")


def test_a_superseded_entry_counts_on_no_day() -> None:
    wrong = entry("arranged", as_of="2025-06-01")
    right = entry("arranged", as_of="2025-03-01", result="not_met", supersedes="e0")
    row = cell(evaluated(wrong, right))
    assert (row["reviewed_rung"], row["claimed_rung"]) == ("", "")
    assert (row["state"], row["evidence"]) == ("not_met", ("e1",))
    chain = evaluated(wrong, right, entry("arranged", as_of="2025-04-01", supersedes="e1"))
    assert cell(chain)["reviewed_rung"] == "arranged"
    assert cell(chain, day=date(2025, 3, 31))["unreported"]


def test_an_unreviewed_correction_does_not_take_back_a_reviewed_entry() -> None:
    right = entry("arranged", result="not_met", supersedes="e0", reviewed_by="")
    row = cell(evaluated(entry("arranged"), right))
    assert (row["reviewed_rung"], row["claimed_rung"]) == ("arranged", "")
    assert row["evidence"] == ("e0", "e1")
    # a reviewed correction of the correction settles it
    last = entry("arranged", result="not_met", supersedes="e1", as_of="2024-12-01")
    assert cell(evaluated(entry("arranged"), right, last))["reviewed_rung"] == ""


def test_a_refused_correction_corrects_nothing() -> None:
    bad = entry("arranged", result="not_met", supersedes="e0", locator="")
    assert cell(evaluated(entry("arranged"), bad))["reviewed_rung"] == "arranged"


def test_not_applicable_holds_until_something_else_is_found() -> None:
    waived = entry(result="not_applicable")
    row = cell(evaluated(waived))
    assert (row["state"], row["light"], row["unreported"]) == (
        "not_applicable", "not_applicable", False,
    )  # fmt: skip
    back = evaluated(
        entry("issued", as_of="2024-12-01"), waived, entry("arranged", as_of="2025-02-01")
    )
    assert cell(back, day=date(2025, 1, 15))["reviewed_rung"] == ""
    assert cell(back)["reviewed_rung"] == "issued"
    each = [entry(rung, result="not_applicable") for rung in
            ("arranged", "issued", "operating", "effective")]  # fmt: skip
    assert cell(evaluated(*each))["state"] == "not_applicable"


def test_tests_that_do_not_apply_deny_nothing() -> None:
    waived = [entry(rung, result="not_applicable") for rung in ("arranged", "issued")]
    assert cell(evaluated(*waived))["state"] == "in_progress"
    by_word = [{**row, "reviewed_by": ""} for row in waived]
    assert cell(evaluated(*by_word))["state"] == "reported_unverified"
    assert cell(evaluated(*waived, entry("operating", result="not_met")))["state"] == "not_met"


@pytest.mark.parametrize(
    ("result", "reviewer", "state"),
    [
        ("met", "r", "met"),
        ("met", "", "reported_unverified"),
        ("reported_unverified", "", "reported_unverified"),
        ("not_met", "r", "not_met"),
        ("not_met", "", "not_met"),
        ("not_applicable", "r", "not_applicable"),
    ],
)
def test_a_measure_without_tests_has_a_state_and_no_rung(
    result: str, reviewer: str, state: str
) -> None:
    found = evaluated(entry(measure_id="m2", result=result, reviewed_by=reviewer))
    row = cell(found, measure="m2")
    assert (row["state"], row["reviewed_rung"], row["claimed_rung"]) == (state, "", "")
