"""Which rows of facts may be compared, and the codes of why others are left out.

Compared are printed full years of one series, never forecasts. The codes are worded elsewhere.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from dashboard.domain.intervals import Record, settle
from dashboard.domain.periods import SERIES_KEY, is_derived, is_full_year, year_of

LEVEL_KINDS = ("stock", "flow")


class Reason(StrEnum):
    """Code of a refusal; NONE is the empty string, so a frame can be filtered with `== ""`."""

    NONE = ""
    ALREADY_PRINTED = "already_printed"  # a source prints what would have been derived
    AMBIGUOUS = "ambiguous"  # more than one candidate and no rule to choose
    BASE_MISSING = "base_missing"  # the level that a growth rate belongs to is not there
    BOUND = "bound"  # a printed bound cannot be used as a number here
    CONFLICT = "conflict"  # sources disagree on a value that is needed
    DERIVED = "derived"  # a derived value is never the input of another
    DIFFERENT_UNITS = "different_units"  # no conversion is known
    FORECAST = "forecast"
    INCOMPLETE_PAIR = "incomplete_pair"  # before without after, or the reverse
    NEWER_PERIOD = "newer_period"
    NO_CLAUSE = "no_clause"  # a practice without a clause number
    NO_PERIOD = "no_period"
    NO_VALUE = "no_value"
    NOT_A_LEVEL = "not_a_level"  # a rate, share, rank, duration or class has no growth rate
    NOT_FULL_YEAR = "not_full_year"
    NOT_POSITIVE = "not_positive"  # a ratio needs numbers above zero
    OLDER_PERIOD = "older_period"
    ONE_YEAR = "one_year"  # growth needs two years
    OPPOSED_BOUNDS = "opposed_bounds"  # bounds on both sides leave the result open
    OUT_OF_RANGE = "out_of_range"
    UNKNOWN_OBSERVATION = "unknown_observation"
    YEARS_NOT_ASCENDING = "years_not_ascending"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was computed and what was not.

    rows: the result, a frame with the columns that the function documents.
    refused: what was left out, with a column `reason` (a value of `Reason`).
    """

    rows: pd.DataFrame
    refused: pd.DataFrame


def reasons(facts: pd.DataFrame) -> pd.Series[str]:
    """Per row, why it is not a printed full-year value ("" if it is): the first that holds.

    DERIVED, NO_VALUE, FORECAST, DIFFERENT_UNITS, NO_PERIOD, NOT_FULL_YEAR.
    """
    result = pd.Series("", index=facts.index, dtype="str")
    tests = [
        (~is_full_year(facts), Reason.NOT_FULL_YEAR),
        (facts["period_end"].isna(), Reason.NO_PERIOD),
        (~facts["in_own_unit"].astype(bool), Reason.DIFFERENT_UNITS),
        (facts["status"] == "F", Reason.FORECAST),
        (~(facts["value"].abs() < math.inf), Reason.NO_VALUE),
        (is_derived(facts), Reason.DERIVED),
    ]
    for test, reason in tests:
        result = result.mask(test, reason.value)
    return result


def with_reasons(facts: pd.DataFrame) -> pd.DataFrame:
    """facts with `reason` (see `reasons`) and `year` (Int64, in which the period ends)."""
    return facts.assign(reason=reasons(facts), year=year_of(facts))


def in_one_unit(facts: pd.DataFrame) -> Outcome:
    """The facts whose values are in the unit of their indicator; refused are the others."""
    own = facts["in_own_unit"].astype(bool)
    return Outcome(facts[own], facts[~own].assign(reason=Reason.DIFFERENT_UNITS.value))


def groups(frame: pd.DataFrame) -> list[list[Record]]:
    """Rows of each subject, indicator, series and unit, year as float (NaN without a date).

    The groups are in the order of the table of subjects, whatever that of the frame.
    """
    dated = frame.assign(year=frame["year"].astype("float64"))
    ordered = dated.sort_values(["subject_order", *SERIES_KEY, "observation_id"])
    return [list(group.to_dict("records")) for _, group in ordered.groupby(SERIES_KEY, sort=False)]


def pick(records: Sequence[Record], year: int) -> tuple[Record | None, Reason]:
    """The row of a year, or why there is none; the reason of the best row that was not usable."""
    of_year = [record for record in records if record["year"] == year]
    usable = [record for record in of_year if record["reason"] == ""]
    if usable:
        chosen = settle(usable)
        return chosen, Reason.NONE if chosen else Reason.CONFLICT
    found = {Reason(record["reason"]) for record in of_year}
    order = (Reason.DIFFERENT_UNITS, Reason.NOT_FULL_YEAR, Reason.FORECAST, Reason.DERIVED)
    return None, next((reason for reason in order if reason in found), Reason.NO_VALUE)


def refused_rows(frame: pd.DataFrame, refused: Mapping[str, Reason]) -> pd.DataFrame:
    """The rows whose observation_id is in refused, with the reason."""
    left_out = frame[frame["observation_id"].isin(list(refused))]
    why = [refused[str(key)].value for key in left_out["observation_id"]]
    return left_out.assign(reason=pd.Series(why, index=left_out.index, dtype="str"))
