"""The whole history at once: what stands in each cell after each event, in two lanes.

The claimed lane follows all counted entries, the reviewed lane those that somebody has reviewed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

import numpy as np
import pandas as pd

from dashboard.domain.reforms.reform_codes import (
    FINDING_COLUMNS,
    STEPS,
    WIDE_STEP,
    Result,
    Rule,
    Tables,
)
from dashboard.domain.reforms.rules import RESULTS, Checked, check
from dashboard.domain.reforms.scope import Days, Flags, Ints, Scope, scope_of

UNKNOWN, MET, NOT_MET, NOT_APPLICABLE = range(4)  # what is known of one test
VALUES = {
    Result.MET: MET,
    Result.REPORTED_UNVERIFIED: MET,  # only the claimed lane sees these
    Result.NOT_MET: NOT_MET,
    Result.NOT_APPLICABLE: NOT_APPLICABLE,
}
VALUE_OF = np.array([VALUES[result] for result in RESULTS])


@dataclass(frozen=True, eq=False)
class Lane:
    """What one lane shows after each event.

    last: slots x events, the event that decides each slot, -1 for none; value: what it says;
    step: highest step all of whose tests are met (or not applicable) with no lower step denied;
    denied: lowest step with a test that is said not to be met; 0 for none.
    """

    last: Ints
    value: Ints
    step: Ints
    denied: Ints


@dataclass(frozen=True, eq=False)
class Evaluation:
    """Events by cell, day and order in the log; an event on an area stands in each of its scope.

    entry: row of the log; own: on the zone itself; counted: in the claimed lane (not superseded);
    applicable and reported: of the cell, after the event. findings: FINDING_COLUMNS.
    """

    tables: Tables
    scope: Scope
    checked: Checked
    cell: Ints
    entry: Ints
    day: Days
    slot: Ints
    value: Ints
    own: Flags
    counted: Flags
    first: Ints  # number of the first event of the same cell
    claimed: Lane
    reviewed: Lane
    applicable: Flags
    reported: Flags
    findings: pd.DataFrame


def evaluate(tables: Tables) -> Evaluation:
    """Check the log and compute every cell's state after every event."""
    scope = scope_of(tables)
    checked = check(tables, scope)
    cell, entry, own = _events(scope, checked)
    e = checked.entries
    day, slot, value = e.day[entry], e.slot[entry], VALUE_OF[e.result[entry]]
    first = np.searchsorted(cell, cell, side="left")
    counted = checked.claimed[entry]
    claimed = _lane(scope, cell, first, slot, value, counted)
    reviewed = _lane(scope, cell, first, slot, value, checked.reviewed[entry])
    applicable = ~_not_applicable(scope, claimed, cell, first, slot, value, own & counted)
    claimed, reviewed = (
        Lane(lane.last, lane.value, lane.step * applicable, lane.denied * applicable)
        for lane in (claimed, reviewed)
    )
    jumps = _jumps(tables, scope, claimed, cell, entry, day)
    return Evaluation(
        tables, scope, checked, cell, entry, day, slot, value, own, counted, first, claimed,
        reviewed, applicable, _latest(own & counted, first) >= 0,
        pd.concat([checked.findings, jumps], ignore_index=True),
    )  # fmt: skip


def _events(scope: Scope, checked: Checked) -> tuple[Ints, Ints, Flags]:
    """Cell, row of the log and whether on the zone itself, by cell, day and order in the log."""
    e, width = checked.entries, len(scope.zones)
    own = np.flatnonzero(checked.accepted & ~e.wide)
    # an area says something of its zones only by a test; of the whole measure it is no zone's
    lifting = checked.accepted & e.wide & (e.step > 0) & (e.step <= WIDE_STEP)
    wide = np.flatnonzero(lifting)
    area = e.prefecture[wide][:, None]
    reach = (area < 0) | (area == scope.prefectures[None, :])
    which, zone = np.nonzero(reach & scope.inside[e.measure[wide]])
    entry = np.concatenate([own, wide[which]])
    cell = e.measure[entry] * width + np.concatenate([e.zone[own], zone])
    order = np.lexsort((entry, e.day[entry], cell))
    return cell[order], entry[order], order < len(own)


def _latest(chosen: Flags, first: Ints) -> Ints:
    """For each event the last chosen one up to it in its cell, -1 for none. Last axis: events."""
    at = np.where(chosen, np.arange(chosen.shape[-1]), -1)
    latest = np.maximum.accumulate(at, axis=-1)
    return np.where(latest >= first, latest, -1)


def _lane(scope: Scope, cell: Ints, first: Ints, slot: Ints, value: Ints, inside: Flags) -> Lane:
    chosen = (slot == np.arange(scope.whole + 1)[:, None]) & inside
    last = _latest(chosen, first)
    found = np.where(last >= 0, np.append(value, 0)[last], UNKNOWN)
    if not len(cell):
        nothing = np.zeros(0, dtype="int64")
        return Lane(last, found, nothing, nothing)
    steps = scope.steps[cell // len(scope.zones)].T
    top, denied = np.zeros_like(cell), np.zeros_like(cell)
    for step in range(1, len(STEPS)):
        tests = steps == step
        refuted = (tests & (found == NOT_MET)).any(axis=0)
        denied = np.where((denied == 0) & refuted, step, denied)
        top = np.where(_reached(tests, found) & (denied == 0), step, top)
    return Lane(last, found, top, denied)


def _reached(tests: Flags, found: Ints) -> Flags:
    """Whether all tests are met or not applicable, and at least one is met."""
    met = tests & (found == MET)
    open_ = tests & ~met & (found != NOT_APPLICABLE)
    reached: Flags = met.any(axis=0) & ~open_.any(axis=0)
    return reached


def _not_applicable(
    scope: Scope, lane: Lane, cell: Ints, first: Ints, slot: Ints, value: Ints, own: Flags
) -> Flags:
    """Whether the measure does not apply: said of the whole and not taken back, or of all tests."""
    if not len(cell):
        return np.zeros(0, dtype=bool)
    waived = own & (slot == scope.whole) & (value == NOT_APPLICABLE)
    whole = _latest(waived, first) > _latest(own & (value != NOT_APPLICABLE), first)
    tests = scope.steps[cell // len(scope.zones)].T > 0
    left = (tests & (lane.value != NOT_APPLICABLE)).any(axis=0)
    waived_all: Flags = tests.any(axis=0) & ~left
    return whole | waived_all


def _jumps(
    tables: Tables, scope: Scope, lane: Lane, cell: Ints, entry: Ints, day: Days
) -> pd.DataFrame:
    """Entries that lift a cell over a rung that is not reached even at the end of that day."""
    if not len(cell):
        return pd.DataFrame(columns=FINDING_COLUMNS)
    before = np.where(np.append(True, cell[1:] != cell[:-1]), 0, np.roll(lane.step, 1))
    ends = np.flatnonzero(np.append((cell[1:] != cell[:-1]) | (day[1:] != day[:-1]), True))
    end = ends[np.searchsorted(ends, np.arange(len(cell)))]
    steps, found = scope.steps[cell // len(scope.zones)].T, lane.value[:, end]
    skipped = [
        (step > before) & (step < lane.step) & _missing(steps == step, found)
        for step in range(1, len(STEPS))
    ]
    jumped: Flags = reduce(np.logical_or, skipped)
    frame = pd.DataFrame(
        {
            "code": Rule.JUMP.value,
            "assessment_id": tables.assessments["assessment_id"].to_numpy()[entry[jumped]],
            "detail": [
                f"{STEPS[low]}>{STEPS[high]}"
                for low, high in zip(before[jumped], lane.step[jumped], strict=True)
            ],
            "refused": False,
        }
    )
    return frame.drop_duplicates("assessment_id")


def _missing(tests: Flags, found: Ints) -> Flags:
    """Whether there are tests and one of them is neither met nor not applicable."""
    missing: Flags = (tests & (found != MET) & (found != NOT_APPLICABLE)).any(axis=0)
    return missing
