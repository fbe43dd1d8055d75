"""What happened in a cell, reversals kept, and what changed between two days."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from dashboard.domain.reforms.evaluation import MET, NOT_MET, Evaluation
from dashboard.domain.reforms.reform_codes import STEPS
from dashboard.domain.reforms.scope import Flags, numbers
from dashboard.domain.reforms.standing import standing

CHANGING = ("claimed_rung", "reviewed_rung", "state")


def history(evaluation: Evaluation, measure_id: str, subject_id: str) -> pd.DataFrame:
    """The accepted entries that concern a zone, in order: columns of assessments, and more.

    rung: of the criterion, "" for the measure as a whole; own: on the zone itself; reviewed:
    bool; counted: False for superseded entries, which stay; claimed_before, claimed_rung,
    reviewed_before, reviewed_rung: level before and after the entry; reversal: a level falls, or a
    test that was met is no longer. Empty for a zone that is unknown or not in scope.
    """
    at, log = evaluation.scope, evaluation.tables.assessments
    measure = numbers(at.measures, pd.Series([measure_id]))[0]
    zone = numbers(at.zones, pd.Series([subject_id]))[0]
    cell = measure * len(at.zones) + zone if measure >= 0 and zone >= 0 else -1
    start, stop = np.searchsorted(evaluation.cell, [cell, cell + 1]) if cell >= 0 else (0, 0)
    here = slice(int(start), int(stop))
    row = evaluation.entry[here]
    step = evaluation.checked.entries.step[row]
    levels = {"claimed": evaluation.claimed.step[here], "reviewed": evaluation.reviewed.step[here]}
    before = {name: np.append(0, after)[: len(after)] for name, after in levels.items()}
    fell = (levels["claimed"] < before["claimed"]) | (levels["reviewed"] < before["reviewed"])
    words = np.array(STEPS, dtype="object")
    return log.iloc[row].assign(
        rung=words[step],
        own=evaluation.own[here],
        reviewed=evaluation.checked.entries.reviewed[row],
        counted=evaluation.counted[here],
        claimed_before=words[before["claimed"]],
        claimed_rung=words[levels["claimed"]],
        reviewed_before=words[before["reviewed"]],
        reviewed_rung=words[levels["reviewed"]],
        reversal=(fell & evaluation.applicable[here]) | _taken_back(evaluation, here),
    )


def _taken_back(evaluation: Evaluation, here: slice) -> Flags:
    """For each event whether it says "not met" of what was said to be met just before."""
    known: dict[int, int] = {}
    taken = []
    parts = (evaluation.slot[here], evaluation.value[here], evaluation.counted[here])
    for slot, value, counted in zip(*parts, strict=True):
        taken.append(bool(counted and value == NOT_MET and known.get(slot) == MET))
        if counted:
            known[slot] = value
    return np.array(taken, dtype=bool)


def changes(evaluation: Evaluation, since: date, until: date) -> pd.DataFrame:
    """The cells of `standing` at `until` that stand elsewhere than at `since`.

    Adds claimed_rung_before, reviewed_rung_before, state_before and direction (1 up, -1 down,
    0 another state on the same level), by the reviewed level and, where that is the same, by the
    claimed one.
    """
    then, now = standing(evaluation, since), standing(evaluation, until)
    both = now.assign(**{f"{name}_before": then[name] for name in CHANGING})
    number = {name: number for number, name in enumerate(STEPS)}
    # a table without rows has texts in every column
    step = {
        name: both[name].map(number).astype("float64")
        for lane in CHANGING[:2]
        for name in (lane, f"{lane}_before")
    }
    reviewed, claimed = (
        step[f"{lane}_rung"] - step[f"{lane}_rung_before"] for lane in ("reviewed", "claimed")
    )
    both = both.assign(direction=np.sign(reviewed.where(reviewed != 0, claimed)))
    different = [both[name] != both[f"{name}_before"] for name in CHANGING]
    return both[np.logical_or.reduce(different)].reset_index(drop=True)
