"""The light: level against due date on a given day."""

from datetime import date

import pandas as pd
import pytest

from tests.domain.reforms.cases import cell, entry, evaluated

RUNGS = ("arranged", "issued", "operating", "effective")


@pytest.mark.parametrize(
    ("reached", "day", "light"),
    [
        (1, date(2025, 4, 1), "on_time"),  # 90 days and one to go
        (1, date(2025, 4, 2), "near"),
        (1, date(2025, 7, 1), "near"),  # the due day itself is kept
        (1, date(2025, 7, 2), "overdue"),
        (2, date(2025, 7, 2), "overdue"),
        (3, date(2025, 7, 2), "near"),  # only the last rung is missing
        (4, date(2025, 7, 2), "done"),
        (4, date(2025, 1, 2), "done"),
        (0, date(2026, 7, 2), "unreported"),
    ],
)
def test_light_by_level_and_day(reached: int, day: date, light: str) -> None:
    rows = [entry(rung) for rung in RUNGS[:reached]]
    found = evaluated(*rows, due_date=pd.Timestamp("2025-07-01"), due_precision="day")
    assert cell(found, day=day)["light"] == light


@pytest.mark.parametrize(
    ("precision", "due"),
    [("day", "2024-02-10"), ("", "2024-02-10"), ("month", "2024-02-29"),
     ("quarter", "2024-03-31"), ("year", "2024-12-31")],
)  # fmt: skip
def test_a_vague_due_date_is_its_last_day(precision: str, due: str) -> None:
    found = evaluated(due_date=pd.Timestamp("2024-02-10"), due_precision=precision)
    assert cell(found)["due"] == pd.Timestamp(due)


def test_without_a_due_date_there_is_no_green() -> None:
    assert cell(evaluated(entry("arranged")))["light"] == "undated"
    assert cell(evaluated(*(entry(rung) for rung in RUNGS)))["light"] == "done"


def test_claims_have_a_light_of_their_own() -> None:
    rows = [entry(rung, reviewed_by="") for rung in RUNGS]
    row = cell(evaluated(*rows, due_date=pd.Timestamp("2025-07-01")))
    assert (row["light"], row["claimed_light"]) == ("overdue", "done")


def test_not_applicable_is_never_late() -> None:
    row = cell(evaluated(entry(result="not_applicable"), due_date=pd.Timestamp("2025-07-01")))
    assert row["light"] == "not_applicable"


def test_a_measure_without_tests_is_late_or_done() -> None:
    late = evaluated(entry(measure_id="m2", result="not_met"))
    late.scope.due[1] = pd.Timestamp("2025-07-01").to_datetime64()
    assert cell(late, measure="m2")["light"] == "overdue"
    assert cell(evaluated(entry(measure_id="m2")), measure="m2")["light"] == "done"
