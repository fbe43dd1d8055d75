"""Which assessments are counted, which are refused and why."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.domain.reforms.reform_codes import (
    FINDING_COLUMNS,
    WARNINGS,
    WIDE_STEP,
    Result,
    Rule,
    Tables,
)
from dashboard.domain.reforms.scope import Days, Flags, Ints, Scope, first_days, last_days, numbers

RESULTS = tuple(Result)


@dataclass(frozen=True, eq=False)
class Entries:
    """The log in numbers, one position per row of `assessments`; -1 where unknown or not given.

    slot: of the criterion, or the scope's `whole`; zone, prefecture: one of them, or neither for
    the province (`wide` and prefecture -1); result: number in RESULTS.
    """

    measure: Ints
    slot: Ints
    step: Ints
    zone: Ints
    prefecture: Ints
    wide: Flags
    result: Ints
    reviewed: Flags
    day: Days
    supersedes: Ints


@dataclass(frozen=True, eq=False)
class Checked:
    """What the rules leave of the log.

    accepted: rows that are not refused; claimed: those of them that no accepted row supersedes;
    reviewed: reviewed results that no reviewed row supersedes (an entry that nobody reviewed does
    not take back a reviewed one). findings: FINDING_COLUMNS.
    """

    entries: Entries
    accepted: Flags
    claimed: Flags
    reviewed: Flags
    findings: pd.DataFrame


def check(tables: Tables, scope: Scope) -> Checked:
    """Apply every rule that can be told from a row and what it names."""
    log = tables.assessments
    entries = _entries(log, scope)
    circle = _circles(entries.supersedes)
    found = _refusals(tables, scope, entries) | {Rule.SUPERSEDES_CIRCLE: circle}
    accepted = ~np.logical_or.reduce(list(found.values()))
    met_whole = (entries.slot == scope.whole) & (entries.result == RESULTS.index(Result.MET))
    found[Rule.NO_RUNG] = accepted & met_whole & (np.append(scope.top, 0)[entries.measure] > 0)
    replaced, replaced_by_reviewed = _replaced(entries, accepted)
    verified = entries.reviewed & (entries.result != RESULTS.index(Result.REPORTED_UNVERIFIED))
    return Checked(
        entries=entries,
        accepted=accepted,
        claimed=accepted & ~replaced,
        reviewed=accepted & verified & ~replaced_by_reviewed,
        findings=_listed(log, found),
    )


def _entries(log: pd.DataFrame, scope: Scope) -> Entries:
    criterion = numbers(scope.criteria, log["criterion_id"])
    known, whole = criterion >= 0, (log["criterion_id"] == "").to_numpy(dtype=bool)
    slot = np.where(whole, scope.whole, -1)
    slot[known] = scope.criterion_slot[criterion[known]]
    step = np.zeros(len(log), dtype="int64")
    step[known] = scope.criterion_step[criterion[known]]
    prefecture = numbers(scope.prefecture_ids, log["subject_id"])
    supersedes = np.full(len(log), -1, dtype="int64")
    naming = (log["supersedes"] != "").to_numpy(dtype=bool)
    if naming.any():
        supersedes[naming] = numbers(pd.Index(log["assessment_id"]), log["supersedes"][naming])
    return Entries(
        measure=numbers(scope.measures, log["measure_id"]),
        slot=slot,
        step=step,
        zone=numbers(scope.zones, log["subject_id"]),
        prefecture=prefecture,
        wide=(prefecture >= 0) | (log["subject_id"] == scope.province_id).to_numpy(dtype=bool),
        result=numbers(pd.Index([r.value for r in RESULTS]), log["result"]),
        reviewed=(log["reviewed_by"] != "").to_numpy(dtype=bool),
        day=last_days(log["as_of"], log["as_of_precision"]),
        supersedes=supersedes,
    )


def _refusals(tables: Tables, scope: Scope, entries: Entries) -> dict[Rule, Flags]:
    log, e = tables.assessments, entries
    na = e.result == RESULTS.index(Result.NOT_APPLICABLE)
    bare = ((log["source_id"] == "") | (log["locator"] == "")).to_numpy(dtype=bool)
    source = numbers(pd.Index(tables.sources["source_id"]), log["source_id"])
    published = np.append(first_days(tables.sources["published"]), np.datetime64("NaT", "D"))
    criterion = numbers(scope.criteria, log["criterion_id"])
    of_measure = np.append(scope.criterion_measure, -1)[criterion]
    naming = (log["supersedes"] != "").to_numpy(dtype=bool)
    other = e.measure[e.supersedes] != e.measure
    return {
        Rule.MEASURE_UNKNOWN: e.measure < 0,
        Rule.RESULT_UNKNOWN: e.result < 0,
        Rule.CRITERION_UNKNOWN: e.slot < 0,
        Rule.CRITERION_OF_OTHER_MEASURE: (criterion >= 0) & (of_measure != e.measure),
        Rule.OUTSIDE_SCOPE: ~_in_scope(scope, e),
        Rule.NOT_APPLICABLE_WITHOUT_EVIDENCE: na & bare,
        Rule.NO_EVIDENCE: ~na & bare,
        Rule.EVIDENCE_AFTER_AS_OF: published[source] > e.day,
        Rule.WIDE_ABOVE_ISSUED: e.wide & (e.step > WIDE_STEP),
        Rule.WIDE_NOT_APPLICABLE: e.wide & na,
        Rule.SUPERSEDES_UNKNOWN: naming & (e.supersedes < 0),
        Rule.SUPERSEDES_OTHER_MEASURE: (e.supersedes >= 0) & other,
    }


def _in_scope(scope: Scope, entries: Entries) -> Flags:
    """Whether a row is on a zone in scope, or on an area (for which no zone need be in scope)."""
    if not scope.inside.size:
        return entries.wide.copy()
    return entries.wide | ((entries.zone >= 0) & scope.inside[entries.measure, entries.zone])


def _circles(supersedes: Ints) -> Flags:
    """The rows that supersede each other in a circle, or themselves."""
    circle = np.zeros(len(supersedes), dtype=bool)
    done = supersedes < 0
    for first in np.flatnonzero(~done):
        path: list[int] = []
        here = int(first)
        while here >= 0 and not done[here]:
            done[here] = True
            path.append(here)
            here = int(supersedes[here])
        if here in path:
            circle[path[path.index(here) :]] = True
    return circle


def _replaced(entries: Entries, accepted: Flags) -> tuple[Flags, Flags]:
    """Rows that accepted rows supersede, and that reviewed ones do, over any number of steps."""
    replaced = np.zeros(len(accepted), dtype=bool)
    by_reviewed = replaced.copy()
    for row in np.flatnonzero(accepted & (entries.supersedes >= 0)):
        here = int(entries.supersedes[row])
        while here >= 0 and accepted[here]:
            replaced[here] = True
            by_reviewed[here] |= entries.reviewed[row]
            here = int(entries.supersedes[here])
    return replaced, by_reviewed


DETAIL = {
    Rule.MEASURE_UNKNOWN: "measure_id",
    Rule.RESULT_UNKNOWN: "result",
    Rule.CRITERION_UNKNOWN: "criterion_id",
    Rule.CRITERION_OF_OTHER_MEASURE: "criterion_id",
    Rule.OUTSIDE_SCOPE: "subject_id",
    Rule.EVIDENCE_AFTER_AS_OF: "source_id",
    Rule.WIDE_ABOVE_ISSUED: "subject_id",
    Rule.WIDE_NOT_APPLICABLE: "subject_id",
    Rule.SUPERSEDES_UNKNOWN: "supersedes",
    Rule.SUPERSEDES_OTHER_MEASURE: "supersedes",
    Rule.SUPERSEDES_CIRCLE: "supersedes",
}


def _listed(log: pd.DataFrame, found: dict[Rule, Flags]) -> pd.DataFrame:
    """FINDING_COLUMNS; detail: the id or word at fault, as the row has it."""
    rows = [
        (rule.value, row["assessment_id"], row.get(DETAIL.get(rule, ""), ""), rule not in WARNINGS)
        for rule, mask in found.items()
        if mask.any()
        for row in log[mask].to_dict("records")
    ]
    return pd.DataFrame(rows, columns=FINDING_COLUMNS).astype(
        {"code": "str", "assessment_id": "str", "detail": "str", "refused": "bool"}
    )
