"""What is refused, what is only warned of, and that refused rows count nowhere."""

import pandas as pd
import pytest

from dashboard.domain.reforms import Rule, evaluate, history, last_day, standing
from tests.domain.reforms.cases import END, cell, entry, evaluated, findings, tables


def test_a_sound_log_has_no_findings() -> None:
    found = evaluated(entry("arranged"), entry("issued", subject_id="p"), entry(measure_id="m2"))
    assert [row for row in findings(found) if row[0] != "jump"] == []
    assert last_day(found) == pd.Timestamp("2025-01-01").date()
    assert last_day(evaluated()) is None
    two = evaluated(
        entry("arranged"), entry("arranged", as_of="2025-02-01", as_of_precision="month")
    )
    assert last_day(two) == pd.Timestamp("2025-02-28").date()


@pytest.mark.parametrize(
    ("row", "code", "detail"),
    [
        (entry(measure_id="m9"), Rule.MEASURE_UNKNOWN, "m9"),
        (entry("arranged", result="done"), Rule.RESULT_UNKNOWN, "done"),
        (entry(criterion_id="m9-issued"), Rule.CRITERION_UNKNOWN, "m9-issued"),
        (entry("issued", measure_id="m2"), Rule.CRITERION_OF_OTHER_MEASURE, "m1-issued"),
        (entry("issued", subject_id="county"), Rule.OUTSIDE_SCOPE, "county"),
        (
            entry("issued", result="not_applicable", source_id=""),
            Rule.NOT_APPLICABLE_WITHOUT_EVIDENCE,
            "",
        ),
        (
            entry("issued", result="not_applicable", locator=""),
            Rule.NOT_APPLICABLE_WITHOUT_EVIDENCE,
            "",
        ),
        (entry("arranged", locator=""), Rule.NO_EVIDENCE, ""),
        (entry("arranged", source_id="s2025-02"), Rule.EVIDENCE_AFTER_AS_OF, "s2025-02"),
        (entry("operating", subject_id="p"), Rule.WIDE_ABOVE_ISSUED, "p"),
        (entry("effective", subject_id="f"), Rule.WIDE_ABOVE_ISSUED, "f"),
        (entry("issued", subject_id="p", result="not_applicable"), Rule.WIDE_NOT_APPLICABLE, "p"),
        (entry("arranged", supersedes="gone"), Rule.SUPERSEDES_UNKNOWN, "gone"),
        (entry("arranged", supersedes="e0"), Rule.SUPERSEDES_CIRCLE, "e0"),
    ],
)
def test_refused(row: dict[str, str], code: Rule, detail: str) -> None:
    found = evaluated(row)
    assert findings(found) == [(code.value, "e0", detail)]
    assert found.findings["refused"].all()
    assert standing(found, END)["unreported"].all()
    assert not standing(found, END)["lifted"].any()
    assert history(found, "m1", "a").empty


def test_a_source_of_the_same_month_may_be_of_the_same_day() -> None:
    # published some time in February 2025: not surely after 1 February, surely after 31 January
    late = {"source_id": "s2025-02"}
    assert findings(evaluated(entry("arranged", as_of="2025-02-01", **late))) == []
    january = entry("arranged", as_of="2025-01-31", **late)
    assert [code for code, _, _ in findings(evaluated(january))] == ["evidence_after_as_of"]
    # an as-of date that is known to the month is its last day, whatever day is written
    month = entry("arranged", as_of="2025-02-01", as_of_precision="month", **late)
    assert findings(evaluated(month)) == []
    assert cell(evaluated(month), day=pd.Timestamp("2025-02-27").date())["unreported"]
    assert not cell(evaluated(month), day=pd.Timestamp("2025-02-28").date())["unreported"]
    assert findings(evaluated(entry("arranged", source_id="undated"))) == []


def test_a_circle_of_any_length_is_refused_whole_and_what_points_at_it_stays() -> None:
    found = evaluated(
        entry("arranged", supersedes="e1"), entry("arranged", supersedes="e2"),
        entry("arranged", supersedes="e0"), entry("arranged", supersedes="e1"),
    )  # fmt: skip
    assert [row[:2] for row in findings(found)] == [
        ("supersedes_circle", "e0"), ("supersedes_circle", "e1"), ("supersedes_circle", "e2"),
    ]  # fmt: skip
    assert cell(found)["evidence"] == ("e3",)


def test_a_correction_stays_within_its_measure() -> None:
    found = evaluated(entry("arranged"), entry(measure_id="m2", supersedes="e0"))
    assert findings(found) == [("supersedes_other_measure", "e1", "e0")]
    assert cell(found)["reviewed_rung"] == "arranged"


def test_scope_by_level_and_list() -> None:
    def zones(rule: str) -> list[str]:
        table = standing(evaluated(scope_rule=rule), END)
        return list(table.loc[table["measure_id"] == "m1", "subject_id"])

    assert zones("national") == ["a"]
    assert zones("provincial") == ["b", "c", "d"]
    assert zones("list") == ["a", "b", "c"]  # c, and prefecture f for a and b
    found = evaluated(entry("issued", subject_id="d"), scope_rule="list")
    assert findings(found) == [("outside_scope", "e0", "d")]
    province = evaluated(entry("issued", subject_id="p"), scope_rule="national")
    assert cell(province)["reviewed_rung"] == "issued"


def test_a_jump_of_two_rungs_warns_and_counts() -> None:
    found = evaluated(entry("arranged"), entry("operating", as_of="2025-03-01"))
    assert findings(found) == [("jump", "e1", "arranged>operating")]
    assert not found.findings["refused"].any()
    assert cell(found)["reviewed_rung"] == "operating"


def test_rungs_climbed_on_one_day_are_no_jump_in_whatever_order() -> None:
    rows = [entry("operating"), entry("arranged"), entry("issued")]
    assert findings(evaluated(*rows)) == []
    assert cell(evaluated(*rows))["reviewed_rung"] == "operating"


def test_what_another_zone_reached_that_day_fills_no_gap() -> None:
    climbed = [entry(rung, subject_id="b") for rung in ("arranged", "issued", "operating")]
    found = evaluated(entry("operating"), *climbed)
    assert [(code, name) for code, name, _ in findings(found)] == [("jump", "e0")]


def test_a_rung_that_does_not_apply_is_no_gap() -> None:
    rows = (entry("arranged"), entry("issued", result="not_applicable"),
            entry("operating", as_of="2025-03-01"))  # fmt: skip
    assert findings(evaluated(*rows)) == []
    assert cell(evaluated(*rows))["reviewed_rung"] == "operating"


def test_met_of_a_whole_measure_that_has_tests_lifts_no_rung() -> None:
    found = evaluated(entry())
    assert findings(found) == [("no_rung", "e0", "")]
    row = cell(found)
    assert (row["reviewed_rung"], row["state"]) == ("", "in_progress")


def test_tables_without_rows() -> None:
    empty = tables()
    bare = evaluate(
        type(empty)(
            empty.measures.iloc[:0], empty.criteria.iloc[:0], tables(entry()).assessments,
            empty.scope.iloc[:0], empty.zones.iloc[:0], empty.sources.iloc[:0], "p",
        )
    )  # fmt: skip
    assert standing(bare, END).empty
    assert {code for code, _, _ in findings(bare)} == {"measure_unknown", "outside_scope"}
