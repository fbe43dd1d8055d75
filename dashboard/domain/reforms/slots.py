"""The numbered clauses of a policy, filled or empty."""

import pandas as pd

from dashboard.domain.reasons import Outcome, Reason

SLOT_COLUMNS = ["clause", "filled", "n", "measure_ids"]


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
