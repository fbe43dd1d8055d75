"""Values of one kind of period over time, and which of them a line may join."""

from __future__ import annotations

import pandas as pd

from dashboard.domain.comparison.like_periods import one_each

# kind of period -> months from one period to the next
STEPS = {"year": 12, "ytd": 12, "half_year": 6, "quarter": 3, "month": 1}
POINT = ["subject_id", "period_start", "period_end"]


def like_series(facts: pd.DataFrame, period: pd.Series) -> pd.DataFrame:
    """The values of periods like `period`, one a subject and period, in order of time.

    facts: rows of one indicator. period: a row of `like_periods`. Like are periods of the same
    kind and, of year-to-dates, of the same months. Values on which sources disagree are left out.
    Adds run, the id of the points that a line joins, and dashed: one run is what a subject has in
    one series without a period left out; counts at a day are joined by dashes, whatever lies
    between, as it was never observed.
    """
    kind = period["period_kind"]
    rows = facts[facts["usable"].astype(bool) & (facts["period_kind"] == kind)]
    if kind == "ytd":
        rows = rows[
            _months(rows) == _months(period.to_frame().T.astype(facts[POINT[1:]].dtypes)).iloc[0]
        ]
    rows = one_each(rows, POINT).sort_values(["subject_id", "series", "period_end"], kind="stable")
    if kind not in STEPS:
        return rows.assign(run=rows["subject_id"] + "|" + rows["series"], dashed=True)
    months = rows["period_end"].dt.year * 12 + rows["period_end"].dt.month
    same = (rows[["subject_id", "series"]] == rows[["subject_id", "series"]].shift()).all(axis=1)
    begins = ~(same & (months.diff() == STEPS[kind]))
    return rows.assign(run=begins.cumsum().astype("str"), dashed=False)


def _months(rows: pd.DataFrame) -> pd.Series[str]:
    found: pd.Series[str] = rows["period_start"].dt.strftime("%m") + rows["period_end"].dt.strftime(
        "%m"
    )
    return found
