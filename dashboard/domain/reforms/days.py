"""Days from dates of any precision, as whole days (numpy datetime64[D])."""

from __future__ import annotations

from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

Days = npt.NDArray[np.datetime64]
MONTHS = {"month": 1, "quarter": 3, "year": 12}
FIRST_OF = {4: "-01-01", 7: "-01"}  # by the length of what is known: 2025, 2025-11


def last_days(dates: pd.Series, precisions: pd.Series) -> Days:
    """The last day of the month, quarter or year that each date stands for; NaT stays NaT.

    A date that is only known to the month is true at the end of it, not before.
    """
    days: Days = dates.to_numpy().astype("datetime64[D]")
    result = days.copy()
    known = precisions.to_numpy()
    for name, length in MONTHS.items():
        chosen = (known == name) & ~np.isnat(days)
        months = days[chosen].astype("datetime64[M]").astype("int64")
        after = (months // length + 1) * length
        result[chosen] = after.astype("datetime64[M]").astype("datetime64[D]") - 1
    return result


def first_days(published: pd.Series) -> Days:
    """The first day that a text such as 2025, 2025-11 or 2025-11-03 can mean; NaT for others."""
    ends = published.str.len().map(FIRST_OF).fillna("")
    days: Days = (
        pd.to_datetime(published + ends, format="%Y-%m-%d", errors="coerce")
        .to_numpy()
        .astype("datetime64[D]")
    )
    return days


def day_of(day: date) -> np.datetime64:
    """A date or Timestamp as a whole day."""
    return np.datetime64(day.isoformat()[:10], "D")
