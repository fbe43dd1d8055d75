"""The reform tracker: rungs, states and lights computed from an append-only log of assessments.

`climb(Tables(...))` checks the log and computes the whole history once; everything else reads
from the resulting `Ladder`: `standing(ladder, day)`, `counts(standing)`, `history(ladder, ...)`,
`changes(ladder, since, until)`. Codes are in `model`; nothing here knows words or the wall clock.
"""

from dashboard.domain.reforms.counts import counts
from dashboard.domain.reforms.history import changes, history
from dashboard.domain.reforms.ladder import Ladder, climb
from dashboard.domain.reforms.model import Light, Result, Rule, Rung, ScopeRule, State, Tables
from dashboard.domain.reforms.slots import clause_slots
from dashboard.domain.reforms.standing import last_day, standing

__all__ = [
    "Ladder", "Light", "Result", "Rule", "Rung", "ScopeRule", "State", "Tables", "changes",
    "clause_slots", "climb", "counts", "history", "last_day", "standing",
]  # fmt: skip
