"""What holds of any log."""

from datetime import date

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from dashboard.domain.reforms import Result, Rung, history, standing
from dashboard.domain.reforms.reform_codes import STEPS
from tests.domain.reforms.cases import END, entry, evaluated

FEW = settings(deadline=None, max_examples=60)  # a evaluated takes some ten milliseconds
DAYS = st.dates(date(2025, 1, 1), date(2025, 3, 31)).map(str)
ENTRIES = st.builds(
    entry,
    st.sampled_from(["", *Rung]),
    measure_id=st.sampled_from(["m1", "m1", "m2"]),
    subject_id=st.sampled_from(["a", "a", "b", "p", "f"]),
    as_of=DAYS,
    result=st.sampled_from(list(Result)).map(str),
    reviewed_by=st.sampled_from(["", "r"]),
    supersedes=st.sampled_from(["", "", "", "e0", "e1"]),
)
LOGS = st.lists(ENTRIES, max_size=12)
NAMED = ["measure_id", "subject_id", "reviewed_rung", "claimed_rung", "denied_rung", "state",
         "light", "as_of", "assessment_id", "unreported", "lifted"]  # fmt: skip


def _named(log: list[dict[str, str]]) -> list[dict[str, str]]:
    return [{"assessment_id": f"e{number}", **row} for number, row in enumerate(log)]


@FEW
@given(LOGS, st.randoms())
def test_order_in_the_file_does_not_matter_where_dates_differ(log, random) -> None:  # type: ignore[no-untyped-def]
    days = pd.date_range("2025-01-01", periods=len(log)).strftime("%Y-%m-%d")
    named = [{**row, "as_of": day} for row, day in zip(_named(log), days, strict=True)]
    shuffled = random.sample(named, len(named))
    assert_frame_equal(
        standing(evaluated(*named), END)[NAMED], standing(evaluated(*shuffled), END)[NAMED]
    )


@FEW
@given(LOGS, st.integers(0, 11))
def test_the_same_entry_twice_changes_nothing(log: list[dict[str, str]], at: int) -> None:
    if not log:
        return
    row = _named(log)[at % len(log)]
    again = {**row, "assessment_id": "again"}
    named = _named(log)
    place = at % len(log) + 1
    twice = [*named[:place], again, *named[place:]]
    if any(other["supersedes"] == row["assessment_id"] for other in named):
        return  # the copy is not corrected with it
    columns = [name for name in NAMED if name != "assessment_id"]
    assert_frame_equal(
        standing(evaluated(*named), END)[columns], standing(evaluated(*twice), END)[columns]
    )


@FEW
@given(LOGS, st.dates(date(2025, 1, 1), date(2025, 3, 31)))
def test_a_past_day_is_what_the_log_was_up_to_it(log: list[dict[str, str]], day: date) -> None:
    plain = [{**row, "supersedes": ""} for row in _named(log)]  # corrections reach into the past
    known = [row for row in plain if row["as_of"] <= str(day)]
    assert_frame_equal(standing(evaluated(*plain), day), standing(evaluated(*known), END))


@FEW
@given(LOGS)
def test_the_last_day_equals_the_end_of_every_history(log: list[dict[str, str]]) -> None:
    found = evaluated(*log)
    for row in standing(found, END).to_dict("records"):
        events = history(found, row["measure_id"], row["subject_id"])
        if events.empty:
            assert (row["reviewed_rung"], row["claimed_rung"]) == ("", "")
        else:
            last = events.iloc[-1]
            assert last["reviewed_rung"] == row["reviewed_rung"]
            assert last["claimed_rung"] == row["claimed_rung"]
            assert set(row["evidence"]) <= set(events["assessment_id"])


@FEW
@given(LOGS)
def test_nobody_is_lifted_above_issued_by_an_area(log: list[dict[str, str]]) -> None:
    areas = [row for row in log if row["subject_id"] in ("p", "f")]
    table = standing(evaluated(*areas), END)
    assert set(table["claimed_rung"]) <= set(STEPS[:3])
    assert table["unreported"].all()
