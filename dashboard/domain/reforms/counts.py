"""How many zones, as counts with bounds and never one unqualified percentage; filled clauses."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from dashboard.domain.comparable import Outcome, Reason
from dashboard.domain.reforms.reform_codes import STEPS, Rung, State

SLOT_COLUMNS = ["clause", "filled", "n", "measure_ids"]


def counts(table: pd.DataFrame, by: Sequence[str] = (), rung: Rung | None = None) -> pd.DataFrame:
    """Counts of rows of `standing`, one row per value of the columns `by`, in their order.

    Columns: by, then total, applicable, not_applicable, reported, unreported, claimed, verified,
    claimed_only, denied, open, lower, upper, coverage. rung: what is counted as reached; measures
    without a test on that rung or a higher one are left out. Without it, the highest rung of each
    measure.
    verified: reviewed as reached; claimed: reached by what all entries say; claimed_only: that,
    and not verified; denied: said not to be reached, and not verified; open: none of the three.
    These four parts are all that is applicable. reported: an entry is on the zone itself.
    lower = verified / applicable; upper = (applicable - denied) / applicable, as what is unreported
    or not verified may be reached or not; coverage = reported / applicable. Shares from 0 to 1,
    NaN if nothing is applicable.
    """
    step = {name: number for number, name in enumerate(STEPS)}
    top, reviewed, claimed, denied = (
        table[f"{name}_rung"].map(step) for name in ("top", "reviewed", "claimed", "denied")
    )
    goal = top if rung is None else pd.Series(rung.step, index=table.index)
    fit = top >= goal
    applicable = table["state"] != State.NOT_APPLICABLE
    tested = goal > 0  # without tests, the state of the measure as a whole is all there is
    met = (tested & (reviewed >= goal)) | (~tested & (table["state"] == State.MET))
    said = table["state"].isin([State.MET, State.REPORTED_UNVERIFIED])
    refuted = (tested & denied.between(1, goal)) | (~tested & (table["state"] == State.NOT_MET))
    claims = (tested & (claimed >= goal)) | (~tested & said)
    told = {"verified": met, "claimed_only": claims & ~met, "denied": refuted & ~met}
    parts = {name: applicable & flag for name, flag in told.items()}
    flags = pd.DataFrame(
        {
            "total": True,
            "applicable": applicable,
            "not_applicable": ~applicable,
            "reported": applicable & ~table["unreported"],
            "unreported": applicable & table["unreported"],
            "claimed": applicable & claims,
            **parts,
            "open": applicable & ~np.logical_or.reduce([*parts.values()]),
        }
    )[fit].astype("int64")
    if by:
        keys = [table.loc[fit, name] for name in by]
        summed = flags.groupby(keys, sort=False, dropna=False).sum().reset_index()
    else:
        summed = flags.sum().to_frame().T
    base = summed["applicable"].where(summed["applicable"] > 0)
    return summed.assign(
        lower=summed["verified"] / base,
        upper=(base - summed["denied"]) / base,
        coverage=summed["reported"] / base,
    )


def clause_slots(measures: pd.DataFrame, policy_id: str, clause_count: int) -> Outcome:
    """The clauses 1..clause_count of a policy, filled or empty.

    rows: SLOT_COLUMNS, one per clause, in order; filled if at least one measure bears the number;
    measure_ids a sorted list. refused: measures of that policy plus reason: NO_CLAUSE (a practice
    whose clause is not known), OUT_OF_RANGE. Measures of other policies are not looked at.
    """
    own = measures[measures["policy_id"] == policy_id]
    clause = own["clause"].astype("Float64")
    inside = clause.between(1, clause_count).fillna(value=False).astype(bool)
    rows = []
    for number in range(1, clause_count + 1):
        ids = sorted(own.loc[inside & (clause == number).fillna(value=False), "measure_id"])
        rows.append([number, bool(ids), len(ids), ids])
    why = pd.Series(Reason.OUT_OF_RANGE.value, index=own.index, dtype="str")
    refused = own.assign(reason=why.mask(clause.isna(), Reason.NO_CLAUSE.value))
    return Outcome(pd.DataFrame(rows, columns=SLOT_COLUMNS), refused[~inside])
