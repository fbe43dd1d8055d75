"""Sources that disagree: those listed in the data and those that a comparison finds."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pandas as pd

from dashboard.domain.comparable import Outcome, Reason
from dashboard.domain.intervals import Record, of_record
from dashboard.domain.periods import SERIES_KEY, is_derived

SAME = [*SERIES_KEY, "period_kind", "period_start", "period_end"]
SHARED = ["subject_id", "subject", "indicator_id", "indicator", "zone_id"]
PAIRED = [
    "value", "qualifier", "unit_id", "unit", "printed", "period_kind", "period_start",
    "period_end", "period_precision", "period_text", "series", "source_id", "source", "locator",
    "confidence",
]  # fmt: skip
COLUMNS = [
    "conflict_id", "listed", "explanation", *SHARED, "observation_id", "other_observation_id",
    *PAIRED, *(f"other_{name}" for name in PAIRED),
]  # fmt: skip


def _row(first: Record, second: Record) -> dict[str, Any]:
    return {
        "conflict_id": "", "listed": False, "explanation": "",
        **{name: first[name] for name in SHARED},
        "observation_id": first["observation_id"],
        "other_observation_id": second["observation_id"],
        **{name: first[name] for name in PAIRED},
        **{f"other_{name}": second[name] for name in PAIRED},
    }  # fmt: skip


def _computed(facts: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Pairs of the same thing from different sources whose intervals have no point in common."""
    usable = facts["value"].notna() & (facts["status"] != "F") & ~is_derived(facts)
    paired = facts[usable & facts["period_start"].notna() & facts["period_end"].notna()]
    paired = paired[paired.duplicated(SAME, keep=False)]  # thousands of figures stand alone
    ordered = paired.sort_values("observation_id")
    for _, group in ordered.groupby(SAME, sort=True):  # rows without dates have no key
        for first, second in combinations(group.to_dict("records"), 2):
            apart = not of_record(first).overlaps(of_record(second))
            if apart and first["source_id"] != second["source_id"]:
                yield _row(first, second)


def conflicts(facts: pd.DataFrame, listed: pd.DataFrame) -> Outcome:
    """Every pair of observations that disagree, once, whichever way round it was found.

    listed: conflict_id, observation_id, other_observation_id, explanation (the reader's
    language). Computed are pairs of the same subject, indicator, period, series and unit from
    different sources whose rounding intervals do not overlap; forecasts, derived rows and rows
    without dates are not compared.
    rows: COLUMNS; listed True with its id and explanation first, then the computed, sorted by
    observation ids. refused: the rows of listed, plus reason UNKNOWN_OBSERVATION, that name an
    observation that facts do not hold, or AMBIGUOUS for a pair that is listed twice.
    """
    named = pd.concat([listed["observation_id"], listed["other_observation_id"]])
    told = facts[facts["observation_id"].isin(named)]
    by_id = {str(record["observation_id"]): record for record in told.to_dict("records")}
    rows: list[dict[str, Any]] = []
    seen: set[frozenset[str]] = set()
    why: list[str] = []
    for entry in listed.to_dict("records"):
        ids = str(entry["observation_id"]), str(entry["other_observation_id"])
        known = all(name in by_id for name in ids)
        reason = Reason.NONE if known else Reason.UNKNOWN_OBSERVATION
        if frozenset(ids) in seen:
            reason = Reason.AMBIGUOUS
        why.append(reason.value)
        if not reason:
            seen.add(frozenset(ids))
            own = {name: entry[name] for name in ("conflict_id", "explanation")}
            rows.append(_row(by_id[ids[0]], by_id[ids[1]]) | own | {"listed": True})
    for row in _computed(facts):
        if frozenset((str(row["observation_id"]), str(row["other_observation_id"]))) not in seen:
            rows.append(row)
    refused = listed.assign(reason=pd.Series(why, index=listed.index, dtype="str"))
    return Outcome(pd.DataFrame(rows, columns=COLUMNS), refused[refused["reason"] != ""])
