"""Growth of many series at once: change between two years, ranking by growth.

Only printed full years of one series and one unit are compared, never forecasts. Frames in are
`facts`: one row per observation, see the catalog.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.domain import growth_formulas as growth
from dashboard.domain.comparable import (
    LEVEL_KINDS,
    Outcome,
    Reason,
    groups,
    pick,
    refused_rows,
    with_reasons,
)
from dashboard.domain.growth_formulas import Estimate
from dashboard.domain.intervals import BOUNDS, Printed, Record, settle
from dashboard.domain.periods import SERIES_KEY

NAMES = ["subject", "indicator", "unit", "subject_kind", "zone_id", "industry_id", "kind"]
ESTIMATES = ("change", "annual_change", "percent", "annual_percent")
CHANGE_COLUMNS = [
    *SERIES_KEY, *NAMES, "from_year", "to_year", "years", "from_id", "to_id", "from_value",
    "to_value", "status",
    *(f"{name}{part}" for name in ESTIMATES for part in ("", "_low", "_high", "_reason")),
    "qualifier", "derived",
]  # fmt: skip
CHANGE_REFUSED = [*SERIES_KEY, *NAMES, "from_id", "to_id", "from_reason", "to_reason", "reason"]
Rows = list[dict[str, Any]]
RANKING_COLUMNS = [*CHANGE_COLUMNS, "rank", "rank_best", "rank_worst"]


def _part(prefix: str, estimate: Estimate) -> dict[str, Any]:
    return {
        prefix: estimate.value,
        f"{prefix}_low": estimate.low,
        f"{prefix}_high": estimate.high,
        f"{prefix}_reason": estimate.reason.value,
    }


def _status(*records: Record) -> str:
    found = {str(record["status"]) for record in records}
    return next((status for status in "EP" if status in found), "A")


def compare(first: Record, last: Record) -> dict[str, Any]:
    """One row of CHANGE_COLUMNS; a rate, share, rank, duration or class has no percentages."""
    a, b, years = Printed.of(first), Printed.of(last), int(last["year"]) - int(first["year"])
    difference = growth.change(a, b)
    percent = rate = growth.refuse(Reason.NOT_A_LEVEL)
    if first["kind"] in LEVEL_KINDS:
        percent, rate = growth.percent_change(a, b), growth.annual_rate(a, b, years)
    return {
        **{name: first[name] for name in [*SERIES_KEY, *NAMES]},
        "from_year": int(first["year"]), "to_year": int(last["year"]), "years": years,
        "from_id": first["observation_id"], "to_id": last["observation_id"],
        "from_value": a.value, "to_value": b.value,
        "status": _status(first, last),
        **_part("change", difference),
        **_part("annual_change", growth.annual_change(a, b, years)),
        **_part("percent", percent), **_part("annual_percent", rate),
        "qualifier": difference.qualifier, "derived": True,
    }  # fmt: skip


def changes(facts: pd.DataFrame, from_year: int, to_year: int) -> Outcome:
    """Change of every series from one full year to another.

    rows: CHANGE_COLUMNS, one per subject, indicator, series and unit. change and annual_change in
    the unit of the series (percentage points or places for rates, shares and ranks); percent and
    annual_percent (compound) in per cent, for stocks and flows only, else NaN with
    percent_reason. Each has _low, _high and _reason. A bound gives a bounded change: `qualifier`
    at_least or at_most then holds for every number of the row. status: E if an input is E, else P
    if one is P, else A.
    refused: CHANGE_REFUSED, one per series; from_reason and to_reason say what is wrong with each
    year, reason is the first of them, OPPOSED_BOUNDS, or YEARS_NOT_ASCENDING for all.
    """
    rows: list[dict[str, Any]] = []
    refused: list[dict[str, Any]] = []
    for records in groups(with_reasons(facts)):
        row, left_out = _change(records, from_year, to_year)
        rows.extend(row)
        refused.extend(left_out)
    return Outcome(
        pd.DataFrame(rows, columns=CHANGE_COLUMNS), pd.DataFrame(refused, columns=CHANGE_REFUSED)
    )


def _change(records: list[Record], from_year: int, to_year: int) -> tuple[Rows, Rows]:
    first, from_reason = pick(records, from_year)
    last, to_reason = pick(records, to_year)
    reason = from_reason or to_reason
    if from_year >= to_year:
        reason = Reason.YEARS_NOT_ASCENDING
    elif first and last:
        row = compare(first, last)
        reason = Reason(row["change_reason"])
        if not reason:
            return [row], []
    refused = {
        **{name: records[0][name] for name in [*SERIES_KEY, *NAMES]},
        "from_id": first["observation_id"] if first else "",
        "to_id": last["observation_id"] if last else "",
        "from_reason": from_reason.value,
        "to_reason": to_reason.value,
        "reason": reason.value,
    }
    return [], [refused]


def _unfit(record: Record) -> Reason:
    if record["reason"]:
        return Reason(record["reason"])
    if record["kind"] not in LEVEL_KINDS:
        return Reason.NOT_A_LEVEL
    return Reason.BOUND if record["qualifier"] in BOUNDS else Reason.NONE


def _points(records: list[Record], refused: dict[str, Reason]) -> list[Record]:
    """One row per year in order; rows of years on which sources disagree go to refused."""
    points: list[Record] = []
    for year in sorted({int(record["year"]) for record in records}):
        of_year = [record for record in records if record["year"] == year]
        chosen = settle(of_year)
        if chosen is None:
            refused.update({str(r["observation_id"]): Reason.CONFLICT for r in of_year})
        else:
            points.append(chosen)
    return points


def _ends(records: list[Record]) -> tuple[Rows, dict[str, Reason]]:
    """Comparison of the first and last full year of a series, and reasons by observation_id."""
    refused = {str(r["observation_id"]): _unfit(r) for r in records if _unfit(r)}
    usable = [record for record in records if not _unfit(record)]
    points = _points(usable, refused)
    if len(points) < 2:
        refused.update({str(r["observation_id"]): Reason.ONE_YEAR for r in points})
        return [], refused
    row = compare(points[0], points[-1])
    if not row["annual_percent_reason"]:
        return [row], refused
    reason = Reason(row["annual_percent_reason"])
    refused.update({str(p["observation_id"]): reason for p in (points[0], points[-1])})
    return [], refused


def _ranked(rows: pd.DataFrame) -> pd.DataFrame:
    """Add rank within the indicator (1 is the fastest growth) and the ranks rounding allows."""
    by = rows.groupby("indicator_id")["annual_percent"]
    rank = by.rank(method="min", ascending=False).astype("int64")
    best, worst = [], []
    for row in rows.to_dict("records"):
        others = rows[rows["indicator_id"] == row["indicator_id"]]
        best.append(1 + int((others["annual_percent_low"] > row["annual_percent_high"]).sum()))
        above = int((others["annual_percent_high"] >= row["annual_percent_low"]).sum())
        worst.append(max(above, 1))
    ranked = rows.assign(rank=rank, rank_best=best, rank_worst=worst)
    order = ["indicator_id", "rank"]  # equal ones as in the facts
    return ranked.sort_values(order, kind="stable", ignore_index=True)


def ranking(
    facts: pd.DataFrame, from_year: int | None = None, to_year: int | None = None
) -> Outcome:
    """Series ranked by compound annual growth between their first and last printed full year.

    Years outside from_year..to_year are not looked at; spans may still differ, so show
    from_year, to_year and years. rows: RANKING_COLUMNS, sorted; rank within the indicator, equal
    rates share the better rank; rank_best and rank_worst are the ranks that rounding allows.
    refused: the columns of facts plus year and reason, one row per observation that could not be
    used: as `reasons`, NOT_A_LEVEL, BOUND, CONFLICT, ONE_YEAR or NOT_POSITIVE. A series that is
    ranked may have refused rows as well.
    """
    frame = with_reasons(facts)
    outside = (frame["year"] < (from_year or 0)) | (frame["year"] > (to_year or 9999))
    frame = frame[~outside.fillna(value=False)]
    rows: list[dict[str, Any]] = []
    refused: dict[str, Reason] = {}
    for records in groups(frame):
        row, left_out = _ends(records)
        refused.update(left_out)
        rows.extend(row)
    found = refused_rows(frame, refused)
    if not rows:
        return Outcome(pd.DataFrame(columns=RANKING_COLUMNS), found)
    return Outcome(_ranked(pd.DataFrame(rows, columns=CHANGE_COLUMNS)), found)
