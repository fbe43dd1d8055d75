"""Which rows of facts may be compared: printed full years of one series, never forecasts."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.domain.growth import Printed
from dashboard.domain.intervals import Record, settle
from dashboard.domain.periods import SERIES_KEY, is_derived, is_full_year, year_of
from dashboard.domain.reasons import Reason

LEVEL_KINDS = ("stock", "flow")


def reasons(facts: pd.DataFrame) -> pd.Series[str]:
    """Per row, why it is not a printed full-year value ("" if it is): the first that holds.

    DERIVED, NO_VALUE, FORECAST, NO_PERIOD, NOT_FULL_YEAR.
    """
    result = pd.Series("", index=facts.index, dtype="str")
    tests = [
        (~is_full_year(facts), Reason.NOT_FULL_YEAR),
        (facts["period_end"].isna(), Reason.NO_PERIOD),
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


def printed(record: Record) -> Printed:
    """Number of one row of facts."""
    return Printed(float(record["value"]), str(record["qualifier"]))


def groups(frame: pd.DataFrame) -> list[list[Record]]:
    """Rows of each subject, indicator, series and unit, year as float (NaN without a date)."""
    dated = frame.assign(year=frame["year"].astype("float64"))
    ordered = dated.sort_values([*SERIES_KEY, "observation_id"])
    return [list(group.to_dict("records")) for _, group in ordered.groupby(SERIES_KEY, sort=True)]


def pick(records: Sequence[Record], year: int) -> tuple[Record | None, Reason]:
    """The row of a year, or why there is none; the reason of the best row that was not usable."""
    of_year = [record for record in records if record["year"] == year]
    usable = [record for record in of_year if record["reason"] == ""]
    if usable:
        chosen = settle(usable)
        return chosen, Reason.NONE if chosen else Reason.CONFLICT
    found = {Reason(record["reason"]) for record in of_year}
    order = (Reason.NOT_FULL_YEAR, Reason.FORECAST, Reason.DERIVED)
    return None, next((reason for reason in order if reason in found), Reason.NO_VALUE)


def refused_rows(frame: pd.DataFrame, refused: Mapping[str, Reason]) -> pd.DataFrame:
    """The rows whose observation_id is in refused, with the reason."""
    left_out = frame[frame["observation_id"].isin(list(refused))]
    why = [refused[str(key)].value for key in left_out["observation_id"]]
    return left_out.assign(reason=pd.Series(why, index=left_out.index, dtype="str"))
