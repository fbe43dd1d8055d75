"""Before and after a reform: the change of each pair of observations."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.domain.comparable import LEVEL_KINDS, Outcome, Reason
from dashboard.domain.growth_formulas import difference
from dashboard.domain.intervals import BOUNDS, Record, settle
from dashboard.domain.periods import is_derived

DAYS = {"day": (1.0, 1.0, 1.0), "month": (30.0, 28.0, 31.0)}
PERCENT_KINDS = ("duration", *LEVEL_KINDS)
NAMES = ["subject_id", "subject", "indicator_id", "indicator", "kind", "zone_id"]
COLUMNS = [
    "pair_id", *NAMES, "before_id", "after_id", "before", "after", "before_unit_id",
    "after_unit_id", "before_unit", "after_unit", "before_qualifier", "after_qualifier",
    "unit_id", "before_in_unit", "after_in_unit", "difference", "difference_low",
    "difference_high", "percent", "percent_low", "percent_high", "approximate", "derived",
]  # fmt: skip

Days = Mapping[str, tuple[float, float, float]]
Measured = tuple[float, float, float]


def _side(records: list[Record], kind: str) -> tuple[Record | None, Reason]:
    found = [record for record in records if record["period_kind"] == kind]
    if not found:
        return None, Reason.INCOMPLETE_PAIR
    if any(record["status"] == "F" for record in found):
        return None, Reason.FORECAST
    if any(pd.isna(record["value"]) for record in found):
        return None, Reason.NO_VALUE
    if any(record["qualifier"] in BOUNDS for record in found):
        return None, Reason.BOUND
    if len({record["unit_id"] for record in found}) > 1:
        return None, Reason.AMBIGUOUS
    chosen = settle(found)
    return chosen, Reason.NONE if chosen else Reason.CONFLICT


def _in_days(record: Record, days: Days) -> Measured:
    """(usual, least, most) number of days."""
    usual, least, most = days[str(record["unit_id"])]
    value = float(record["value"])
    return value * usual, value * least, value * most


def _percent(kind: object, first: Measured, last: Measured) -> Measured:
    """(last / first - 1) x 100 with its ends; NaN for rates, shares, ranks and from 0."""
    if kind not in PERCENT_KINDS or first[1] <= 0:
        return (float("nan"),) * 3
    ratios = (last[0] / first[0], last[1] / first[2], last[2] / first[1])
    usual, low, high = ((ratio - 1) * 100 for ratio in ratios)
    return usual, low, high


def _row(before: Record, after: Record, days: Days) -> dict[str, Any]:
    same = before["unit_id"] == after["unit_id"]
    first: Measured = (float(before["value"]),) * 3 if same else _in_days(before, days)
    last: Measured = (float(after["value"]),) * 3 if same else _in_days(after, days)
    percent = _percent(before["kind"], first, last)
    return {
        "pair_id": before["pair_id"], **{name: before[name] for name in NAMES},
        "before_id": before["observation_id"], "after_id": after["observation_id"],
        "before": float(before["value"]), "after": float(after["value"]),
        "before_unit_id": before["unit_id"], "after_unit_id": after["unit_id"],
        "before_unit": before["unit"], "after_unit": after["unit"],
        "before_qualifier": before["qualifier"], "after_qualifier": after["qualifier"],
        "unit_id": before["unit_id"] if same else "day",
        "before_in_unit": first[0], "after_in_unit": last[0],
        "difference": difference(first[0], last[0]),
        "difference_low": difference(first[2], last[1]),
        "difference_high": difference(first[1], last[2]),
        "percent": percent[0], "percent_low": percent[1], "percent_high": percent[2],
        "approximate": not same or "about" in (before["qualifier"], after["qualifier"]),
        "derived": True,
    }  # fmt: skip


def _pair(records: list[Record], days: Days) -> tuple[dict[str, Any], Reason]:
    before, why_before = _side(records, "before")
    after, why_after = _side(records, "after")
    if before is None or after is None:
        whys = (why_before, why_after)
        incomplete = Reason.INCOMPLETE_PAIR in whys
        return {}, Reason.INCOMPLETE_PAIR if incomplete else why_before or why_after
    units = {before["unit_id"], after["unit_id"]}
    if len(units) > 1 and not units <= set(days):
        return {}, Reason.DIFFERENT_UNITS
    return _row(before, after, days), Reason.NONE


def before_after(pairs: pd.DataFrame, days: Days = DAYS) -> Outcome:
    """Difference (after - before) and percentage of every before/after pair.

    pairs: facts; rows without pair_id are not looked at. A pair in one unit is taken as printed:
    61 -> 35 working days is -26, -42.6 %, low = high. In different units both are turned into
    days with `days`, unit_id -> (usual, least, most) days: a month is about 30 days, 28 to 31;
    3 months -> 45 days is about -45 days, -50 %, and `approximate`. Working days are never
    turned into days. percent is NaN for rates, shares and ranks (the difference is then in
    points or places) and where the first value is not above 0.
    rows: COLUMNS, one per pair_id. refused: the columns of facts plus reason, every row of the
    pair: INCOMPLETE_PAIR, DIFFERENT_UNITS, BOUND, FORECAST, NO_VALUE, AMBIGUOUS, CONFLICT.
    """
    paired = pairs[(pairs["pair_id"] != "") & ~is_derived(pairs)]
    rows: list[dict[str, Any]] = []
    reasons: dict[str, str] = {}
    for name, group in paired.groupby("pair_id", sort=True):
        row, reason = _pair(list(group.to_dict("records")), days)
        reasons[str(name)] = reason.value
        rows.extend([] if reason else [row])
    why = [reasons[str(name)] for name in paired["pair_id"]]
    refused = paired.assign(reason=pd.Series(why, index=paired.index, dtype="str"))
    return Outcome(pd.DataFrame(rows, columns=COLUMNS), refused[refused["reason"] != ""])


def by_relative_change(found: pd.DataFrame) -> pd.DataFrame:
    """Rows of `before_after`, the largest change in per cent of either sign first.

    Those without a percentage (rates, shares, from zero) come last, the largest difference first.
    """
    keys = found.assign(
        _none=found["percent"].isna(),
        _percent=-found["percent"].astype("float64").abs(),
        _difference=-found["difference"].astype("float64").abs(),
    )
    order = keys.sort_values(["_none", "_percent", "_difference"], kind="stable").index
    return found.loc[order]
