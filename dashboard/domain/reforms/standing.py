"""Where every zone stands with every measure on a given day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.domain.reforms.evaluation import MET, NOT_APPLICABLE, NOT_MET, Evaluation, Lane
from dashboard.domain.reforms.reform_codes import STEPS, Light, State
from dashboard.domain.reforms.scope import Days, Flags, Ints, day_of

STANDING_COLUMNS = [
    "measure_id", "theme_id", "clause", "subject_id", "reviewed_rung", "claimed_rung",
    "denied_rung", "top_rung", "state", "light", "claimed_light", "due", "as_of",
    "as_of_precision", "assessment_id", "evidence", "unreported", "lifted",
]  # fmt: skip
S = TypeVar("S", bound=np.generic)
RUNG_OF = np.array(STEPS, dtype="object")
DUE_SOON_DAYS = 90
LIGHTS = np.array([light.value for light in Light], dtype="object")
_AT = {light: number for number, light in enumerate(Light)}


def last_day(evaluation: Evaluation) -> date | None:
    """The day of the latest accepted entry, the natural day to look at; None for an empty log."""
    known = evaluation.checked.entries.day[evaluation.checked.accepted]
    return pd.Timestamp(known.max()).date() if len(known) else None


@dataclass(frozen=True, eq=False)
class _Seen:
    """What one lane shows of the cells looked at: see `Lane`, with cells in place of events."""

    last: Ints
    step: Ints
    denied: Ints
    done: Flags  # the highest rung with a test; without tests, the measure as a whole
    any_met: Flags
    any_denied: Flags
    any_waived: Flags


def standing(evaluation: Evaluation, as_of: date) -> pd.DataFrame:
    """One row per measure and zone in scope, in the order of the tables: STANDING_COLUMNS.

    as_of: entries on later days are not looked at; the day counts. A month counts from its end.
    *_rung: a Rung or "". claimed: by all entries; reviewed: by those somebody has reviewed;
    denied: the lowest rung that the entries say is not reached; top: the highest one with a test.
    light is by the reviewed level, claimed_light by the claimed one. due: the last day. as_of,
    as_of_precision and assessment_id: of the latest entry, NaT and "" where there is none.
    evidence: ids of the entries that decide, in the order of the log. unreported: nothing on the
    zone itself. lifted: the claimed level rests on a document of the province or prefecture.
    """
    day, at = day_of(as_of), evaluation.scope
    cells = np.flatnonzero(at.inside.ravel())
    measure, zone = np.divmod(cells, max(len(at.zones), 1))
    event = _event_of(evaluation, cells, day)
    applicable = (event < 0) | _at(evaluation.applicable, event)
    reported = _at(evaluation.reported, event)
    reviewed, claimed = (
        _seen(evaluation, lane, event, measure)
        for lane in (evaluation.reviewed, evaluation.claimed)
    )
    due, below = at.due[measure], at.below_top[measure]
    light, claimed_light = (
        lights(lane.done, (below > 0) & (lane.step == below), reported, applicable, due, day)
        for lane in (reviewed, claimed)
    )
    about = evaluation.tables.measures[["measure_id", "theme_id", "clause"]].take(measure)
    return about.reset_index(drop=True).assign(
        subject_id=_text(at.zones.to_numpy()[zone]),
        reviewed_rung=_text(RUNG_OF[reviewed.step]),
        claimed_rung=_text(RUNG_OF[claimed.step]),
        denied_rung=_text(RUNG_OF[claimed.denied]),
        top_rung=_text(RUNG_OF[at.top[measure]]),
        state=_text(_states(reviewed, claimed, applicable, reported)),
        light=_text(light),
        claimed_light=_text(claimed_light),
        due=due.astype("datetime64[us]"),
        **_latest(evaluation, np.maximum(reviewed.last, claimed.last).max(axis=0, initial=-1)),
        evidence=pd.Series(
            _evidence(evaluation, np.concatenate([reviewed.last, claimed.last])), dtype="object"
        ),
        unreported=~reported,
        lifted=_lifted(evaluation, claimed, measure),
    )[STANDING_COLUMNS]


def _text(values: npt.NDArray[np.object_]) -> pd.Series:
    return pd.Series(values, dtype="str")


def _event_of(evaluation: Evaluation, cells: Ints, day: np.datetime64) -> Ints:
    """For each cell its last event up to and including the day; -1 where there is none."""
    first = np.datetime64("0001-01-01", "D")
    span = 4_000_000  # days of more than ten thousand years
    keys = evaluation.cell * span + (evaluation.day - first).astype("int64")
    wanted = cells * span + (day - first).astype("int64")
    event = np.searchsorted(keys, wanted, side="right") - 1
    same = np.append(evaluation.cell, -1)[event] == cells
    return np.where(same, event, -1)


def _at(values: npt.NDArray[S], event: Ints) -> npt.NDArray[S]:
    """The values (last axis: events) after each event; 0 or False without an event."""
    if not values.shape[-1]:
        return np.zeros((*values.shape[:-1], *event.shape), values.dtype)
    taken: npt.NDArray[S] = np.where(event >= 0, values[..., event], np.zeros(1, values.dtype))
    return taken


def _seen(evaluation: Evaluation, lane: Lane, event: Ints, measure: Ints) -> _Seen:
    value, step, top = _at(lane.value, event), _at(lane.step, event), evaluation.scope.top[measure]
    done = np.where(top > 0, step == top, value[-1] == MET)
    # position 0 is an event, so "none" is -1 and not the 0 that _at gives
    last = _at(lane.last + 1, event) - 1
    said = ((value == code).any(axis=0) for code in (MET, NOT_MET, NOT_APPLICABLE))
    return _Seen(last, step, _at(lane.denied, event), done, *said)


def _states(
    reviewed: _Seen, claimed: _Seen, applicable: Flags, reported: Flags
) -> npt.NDArray[np.object_]:
    chosen = [
        (~applicable, State.NOT_APPLICABLE),
        (reviewed.done, State.MET),
        (~reported, State.UNREPORTED),
        (reviewed.any_met, State.IN_PROGRESS),
        (claimed.any_met, State.REPORTED_UNVERIFIED),
        (claimed.any_denied, State.NOT_MET),
        # some tests do not apply, of the others nothing is said: that denies nothing
        (reviewed.any_waived, State.IN_PROGRESS),
    ]
    number = np.select([mask for mask, _ in chosen], range(len(chosen)), len(chosen))
    words = [*(state.value for _, state in chosen), State.REPORTED_UNVERIFIED.value]
    return np.asarray(np.array(words, dtype="object")[number])


def _lifted(evaluation: Evaluation, claimed: _Seen, measure: Ints) -> Flags:
    """Whether an entry that decides the claimed rung is not on the zone itself."""
    tests = claimed.step == evaluation.scope.steps[measure].T
    foreign = (claimed.last >= 0) & ~_at(evaluation.own, claimed.last)
    lifted: Flags = (claimed.step > 0) & (tests & foreign).any(axis=0)
    return lifted


def _latest(evaluation: Evaluation, event: Ints) -> dict[str, pd.Series]:
    """as_of, as_of_precision and assessment_id of the entries behind events, -1 for none."""
    log = evaluation.tables.assessments
    row = np.append(evaluation.entry, -1)[event]
    days = np.append(log["as_of"].to_numpy(), np.datetime64("NaT"))[row]
    texts = {
        name: _text(np.append(log[name].to_numpy(dtype="object"), "")[row])
        for name in ("as_of_precision", "assessment_id")
    }
    return {"as_of": pd.Series(days.astype("datetime64[us]")), **texts}


def _evidence(evaluation: Evaluation, last: Ints) -> list[tuple[str, ...]]:
    """For each cell the ids of the entries behind its deciding events."""
    rows = np.sort(np.append(evaluation.entry, -1)[last].T, axis=1)
    kept = rows >= 0
    kept[:, 1:] &= rows[:, 1:] != rows[:, :-1]
    log = evaluation.tables.assessments
    ids = log["assessment_id"].to_numpy(dtype="object")[rows[kept]].tolist()
    ends = np.cumsum(kept.sum(axis=1)).tolist()
    return [tuple(ids[a:b]) for a, b in zip([0, *ends[:-1]], ends, strict=True)] if ends else []


def lights(
    done: Flags, nearly: Flags, reported: Flags, applicable: Flags, due: Days, day: np.datetime64
) -> npt.NDArray[np.object_]:
    """Values of Light, one per cell.

    done: the highest test is met; nearly: only the highest step is missing; due: last day of the
    due date, NaT where there is none. A due date is kept up to and including that day. Unreported
    is grey even past due: nobody knows. Past due, a cell that lacks only the last rung is yellow.
    """
    left = (due - day) / np.timedelta64(1, "D")
    past, soon = left < 0, left <= DUE_SOON_DAYS
    number = np.select(
        [~applicable, done, ~reported, np.isnat(due), past & ~nearly, past | soon],
        [
            _AT[Light.NOT_APPLICABLE],
            _AT[Light.DONE],
            _AT[Light.UNREPORTED],
            _AT[Light.UNDATED],
            _AT[Light.OVERDUE],
            _AT[Light.NEAR],
        ],
        _AT[Light.ON_TIME],
    )
    chosen: npt.NDArray[np.object_] = LIGHTS[number]
    return chosen
