"""The level one year earlier that a printed value and its growth rate imply."""

from typing import Any

import pandas as pd

from dashboard.domain.comparable import Outcome, Reason
from dashboard.domain.growth_formulas import Estimate, base_of
from dashboard.domain.intervals import Printed, Record, settle
from dashboard.domain.periods import PARTIAL_KINDS, Period, is_derived, year_before

ADDED = ["low", "high", "input_value_id", "input_rate_id", "formula", "derived"]
FORMULA = "value / (1 + rate / 100)"
YOY_KINDS = ("year", *PARTIAL_KINDS)

Key = tuple[object, ...]


def _key(record: Record, indicator_id: object, period: Period | None = None) -> Key:
    start, end = period or (record["period_start"], record["period_end"])
    return (
        indicator_id, record["subject_id"], record["series"], record["period_kind"], start, end
    )  # fmt: skip


def _levels(facts: pd.DataFrame, rates: pd.DataFrame) -> dict[Key, list[Record]]:
    """Printed rows that have dates and a value, by what they are about; those rates may need."""
    dated = facts["period_start"].notna() & facts["period_end"].notna()
    wanted = facts["indicator_id"].isin(rates["growth_of"])
    wanted &= facts["period_kind"].isin(rates["period_kind"])
    levels: dict[Key, list[Record]] = {}
    chosen = facts[wanted & dated & facts["value"].notna() & ~is_derived(facts)]
    for record in chosen.to_dict("records"):
        levels.setdefault(_key(record, record["indicator_id"]), []).append(record)
    return levels


def _level(rate: Record, levels: dict[Key, list[Record]]) -> tuple[Record | None, Reason]:
    """The level that the rate belongs to: of the same source first, else what all agree on."""
    found = levels.get(_key(rate, rate["growth_of"]), [])
    if not found:
        return None, Reason.BASE_MISSING
    same_source = [level for level in found if level["source_id"] == rate["source_id"]]
    candidates = same_source or found
    if len({level["unit_id"] for level in candidates}) > 1:
        return None, Reason.DIFFERENT_UNITS
    chosen = settle(candidates)
    return chosen, Reason.NONE if chosen else Reason.AMBIGUOUS


def _row(rate: Record, level: Record, period: Period, base: Estimate) -> dict[str, Any]:
    return {str(name): value for name, value in level.items()} | {
        "observation_id": f"derived:{level['observation_id']}:{rate['observation_id']}",
        "period_start": period.start, "period_end": period.end,
        "value": base.value, "printed_value": base.value, "factor": 1.0,
        "printed_unit_id": level["unit_id"], "qualifier": base.qualifier,
        "status": "E", "low": base.low, "high": base.high,
        "input_value_id": level["observation_id"], "input_rate_id": rate["observation_id"],
        "formula": FORMULA, "derived": True,
    }  # fmt: skip


def _derive(rate: Record, levels: dict[Key, list[Record]]) -> tuple[dict[str, Any], Reason]:
    if pd.isna(rate["period_start"]) or pd.isna(rate["period_end"]):
        return {}, Reason.NO_PERIOD
    if rate["period_kind"] not in YOY_KINDS:
        return {}, Reason.NO_PERIOD
    if not rate["in_own_unit"]:
        return {}, Reason.DIFFERENT_UNITS
    level, reason = _level(rate, levels)
    if level is None:
        return {}, reason
    if "F" in (rate["status"], level["status"]):
        return {}, Reason.FORECAST
    period = year_before(Period(rate["period_start"], rate["period_end"]))
    if _key(level, level["indicator_id"], period) in levels:
        return {}, Reason.ALREADY_PRINTED
    base = base_of(Printed.of(level), Printed.of(rate))
    return ({}, base.reason) if base.reason else (_row(rate, level, period, base), Reason.NONE)


def derived_bases(facts: pd.DataFrame) -> Outcome:
    """For every year-on-year rate with a printed level: the level of the same months a year before.

    base = value / (1 + rate / 100). The level is the row of the indicator `growth_of` with the
    same subject, series, kind of period and dates. Only for rates on the price basis of the
    level: where a rate is at constant prices, `growth_of` must stay empty in the data.
    rows: the columns of facts plus ADDED: low and high from the rounding of both inputs,
    input_value_id, input_rate_id, formula, derived True; status E; the source is the level's.
    refused: the columns of facts plus reason, one row per rate: NO_PERIOD (no dates, or not a
    year or part of one), BASE_MISSING, AMBIGUOUS (several levels that disagree), DIFFERENT_UNITS,
    FORECAST, ALREADY_PRINTED (the data holds that earlier period), NOT_POSITIVE, OPPOSED_BOUNDS,
    NO_VALUE.
    """
    names = [name for name in facts.columns if name not in ADDED]
    wanted = (facts["growth_form"] == "yoy") & (facts["growth_of"] != "") & ~is_derived(facts)
    rates = facts[wanted]
    levels = _levels(facts, rates)
    found = [_derive(rate, levels) for rate in rates.to_dict("records")]
    rows = [row for row, reason in found if not reason]
    why = pd.Series([reason.value for _, reason in found], index=rates.index, dtype="str")
    refused = rates.assign(reason=why)
    return Outcome(pd.DataFrame(rows, columns=[*names, *ADDED]), refused[refused["reason"] != ""])
