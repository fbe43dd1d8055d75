"""The reform tracker: rungs, states and lights computed from an append-only log of assessments.

`evaluate(Tables(...))` checks the log and computes the whole history once, an `Evaluation`; all
else reads from that: `standing(evaluation, day)`, `history(evaluation, ...)`, `changes(evaluation,
since, until)`; and `counts(standing)`. Codes are in `reform_codes`; no words or clock here.
"""

from dashboard.domain.reforms.counts import clause_slots, counts
from dashboard.domain.reforms.evaluation import Evaluation, evaluate
from dashboard.domain.reforms.history import changes, history
from dashboard.domain.reforms.reform_codes import (
    Light,
    Result,
    Rule,
    Rung,
    ScopeRule,
    State,
    Tables,
)
from dashboard.domain.reforms.standing import last_day, standing

__all__ = [
    "Evaluation",
    "Light",
    "Result",
    "Rule",
    "Rung",
    "ScopeRule",
    "State",
    "Tables",
    "changes",
    "clause_slots",
    "counts",
    "evaluate",
    "history",
    "last_day",
    "standing",
]  # fmt: skip
