"""How many zones, as counts with bounds: never one unqualified percentage."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from dashboard.domain.reforms.model import STEPS, Rung, State


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
