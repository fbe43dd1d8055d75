"""Levels as an index: the base year, or the first year of a printed growth over a span, is 100."""

import math
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
from dashboard.domain.intervals import BOUNDS, Printed, Record
from dashboard.domain.periods import is_derived

INDEX_ADDED = ["year", "base_year", "index", "index_low", "index_high", "derived"]
SPAN_ADDED = ["year", "low", "high", "input_rate_id", "formula", "derived"]


def index(facts: pd.DataFrame, base_year: int) -> Outcome:
    """Every full year of a stock or flow as an index, base year = 100.

    rows: the columns of facts plus INDEX_ADDED; index = value / base x 100; the base itself is
    100 without interval. A bounded value gives a bounded index (see qualifier).
    refused: the columns of facts plus year and reason, one row per observation: as `reasons`,
    NOT_A_LEVEL, or, for every full year of a series whose base cannot be used: NO_VALUE, BOUND,
    CONFLICT, NOT_POSITIVE and the other reasons of `changes`.
    """
    frame = with_reasons(facts)
    rows: list[dict[str, Any]] = []
    refused: dict[str, Reason] = {}
    for records in groups(frame):
        base, reason = pick(records, base_year)
        if base and base["qualifier"] in BOUNDS:
            reason = Reason.BOUND
        for record in records:
            why = Reason(record["reason"]) or reason
            if record["kind"] not in LEVEL_KINDS:
                why = Reason.NOT_A_LEVEL
            if base and not why:
                row = _indexed(base, record)
                why = Reason(row["reason"])
                rows.extend([] if why else [row])
            if why:
                refused[str(record["observation_id"])] = why
    columns = [name for name in facts.columns if name not in INDEX_ADDED] + INDEX_ADDED
    return Outcome(pd.DataFrame(rows, columns=columns), refused_rows(frame, refused))


def _indexed(base: Record, record: Record) -> dict[str, Any]:
    found = growth.index_of(Printed.of(base), Printed.of(record))
    if record["observation_id"] == base["observation_id"] and not found.reason:
        found = Estimate(100.0, 100.0, 100.0, found.qualifier)
    return {
        **{str(name): value for name, value in record.items()},
        "year": int(record["year"]), "base_year": int(base["year"]),
        "index": found.value, "index_low": found.low,
        "index_high": found.high, "reason": found.reason.value, "derived": True,
    }  # fmt: skip


def _ends_of_span(record: Record, names: list[str]) -> list[dict[str, Any]]:
    """Two rows of an index, 100 in the year the span begins, from one printed growth."""
    rate = Printed.of(record).interval(-100.0)
    ends = (
        (record["period_start"].year, 100.0, 100.0, 100.0),
        (record["period_end"].year, 100 + float(record["value"]), 100 + rate.low, 100 + rate.high),
    )
    same = {str(name): value for name, value in record.items() if name in names}
    return [
        same | {
            "observation_id": f"derived:{record['observation_id']}:{year}",
            "indicator_id": record["growth_of"] or record["indicator_id"],
            "kind": "index", "growth_form": "", "growth_of": "", "unit_id": "index", "unit": "",
            "period_kind": "year", "period_start": pd.Timestamp(year, 1, 1),
            "period_end": pd.Timestamp(year, 12, 31), "period_precision": "year",
            "period_text": "", "printed": "", "value": value, "status": "E", "decimals": 1,
            "qualifier": "exact" if value == 100 else record["qualifier"], "year": year,
            "low": low, "high": high, "input_rate_id": record["observation_id"],
            "formula": "100 + rate", "derived": True,
        }
        for year, value, low, high in ends
    ]  # fmt: skip


def _span_reason(record: Record) -> Reason:
    if record["status"] == "F":
        return Reason.FORECAST
    if not record["in_own_unit"]:
        return Reason.DIFFERENT_UNITS
    if not math.isfinite(float(record["value"])):
        return Reason.NO_VALUE
    if pd.isna(record["period_start"]) or pd.isna(record["period_end"]):
        return Reason.NO_PERIOD
    if record["period_start"].year >= record["period_end"].year:
        return Reason.YEARS_NOT_ASCENDING
    return Reason.NOT_POSITIVE if float(record["value"]) <= -100 else Reason.NONE


def span_indexes(facts: pd.DataFrame) -> Outcome:
    """Growth printed for a whole span (growth_form span) as an index: 24.9 % -> 100 and 124.9.

    rows: two per rate in the columns of facts plus SPAN_ADDED: the year in which the span begins
    (100) and ends (100 + rate). No level follows from it, hence unit_id "index" and kind "index";
    indicator_id is growth_of where given, `indicator` keeps the name of the rate.
    refused: the columns of facts plus reason: FORECAST, DIFFERENT_UNITS, NO_VALUE, NO_PERIOD,
    YEARS_NOT_ASCENDING, NOT_POSITIVE (-100 % or less). An annual average (growth_form
    annual_average) is not looked at: the number of years behind it is not printed.
    """
    names = [name for name in facts.columns if name not in SPAN_ADDED]
    spans = facts[(facts["growth_form"] == "span") & ~is_derived(facts)]
    records = spans.to_dict("records")
    why = [_span_reason(record).value for record in records]
    rows = [
        row
        for record, reason in zip(records, why, strict=True)
        if not reason
        for row in _ends_of_span(record, names)
    ]
    refused = spans.assign(reason=pd.Series(why, index=spans.index, dtype="str"))
    return Outcome(
        pd.DataFrame(rows, columns=[*names, *SPAN_ADDED]), refused[refused["reason"] != ""]
    )
