"""Why a figure was left out: codes, worded elsewhere."""

from dataclasses import dataclass
from enum import StrEnum

import pandas as pd


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
    NO_CLAUSE = "no_clause"  # a practice without a clause number
    NO_PERIOD = "no_period"
    NO_VALUE = "no_value"
    NOT_A_LEVEL = "not_a_level"  # a rate, share, rank, duration or class has no growth rate
    NOT_FULL_YEAR = "not_full_year"
    NOT_POSITIVE = "not_positive"  # a ratio needs numbers above zero
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
