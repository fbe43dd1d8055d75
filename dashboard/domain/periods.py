"""Periods are intervals of days: full years, part years, the same months a year before."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

PARTIAL_KINDS = ("ytd", "half_year", "quarter", "month")
SERIES_KEY = ["subject_id", "indicator_id", "series", "unit_id"]


class Period(NamedTuple):
    """First and last day, both included; NaT where unknown."""

    start: pd.Timestamp
    end: pd.Timestamp


def is_derived(frame: pd.DataFrame) -> pd.Series[bool]:
    """True for rows that this package computed; False throughout where the column is missing."""
    if "derived" not in frame.columns:
        return pd.Series(data=False, index=frame.index)
    return frame["derived"] == True  # noqa: E712  (missing counts as printed)


def is_full_year(frame: pd.DataFrame) -> pd.Series[bool]:
    """True for period_kind year that runs from 1 January to 31 December of one year.

    A year whose dates are missing or do not span it is not a full year.
    """
    start, end = frame["period_start"].dt, frame["period_end"].dt
    whole = (start.year == end.year) & (start.day_of_year == 1) & end.is_year_end
    full: pd.Series[bool] = (frame["period_kind"] == "year") & whole.astype(bool)
    return full


def is_partial(frame: pd.DataFrame) -> pd.Series[bool]:
    """True for part years: ytd, half_year, quarter and month, and a `year` that is not whole."""
    short = (frame["period_kind"] == "year") & frame["period_end"].notna() & ~is_full_year(frame)
    return frame["period_kind"].isin(PARTIAL_KINDS) | short


def year_of(frame: pd.DataFrame) -> pd.Series[int]:
    """Year in which the period ends, Int64; NA if there is no date."""
    years: pd.Series[int] = frame["period_end"].dt.year.astype("Int64")
    return years


def year_before(period: Period) -> Period:
    """The same months one year earlier; the last day of a month stays the last day.

    10 months to 31 October 2025 -> to 31 October 2024; to 28 February 2025 -> to 29 February
    2024. Errors: ValueError if a date is missing.
    """
    if pd.isna(period.start) or pd.isna(period.end):
        raise ValueError("a period without dates has no year before")
    end = period.end - pd.DateOffset(years=1)
    if period.end.is_month_end:
        end = end + pd.offsets.MonthEnd(0)
    return Period(period.start - pd.DateOffset(years=1), end)
