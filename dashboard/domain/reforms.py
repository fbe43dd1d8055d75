"""How far the reform measures have come: counts with bounds, never one percentage.

Frames in: measures and assessments as in the data package, texts in the reader's language
(`title`, `text`), missing text "".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pandas as pd

from dashboard.domain.reasons import Outcome, Reason

SLOT_COLUMNS = ["clause", "filled", "n", "measure_ids"]
EVIDENCE = ["assessment_id", "as_of", "as_of_precision", "text", "confidence", "source_id",
            "locator"]  # fmt: skip
STATE_COLUMNS = ["measure_id", "theme_id", "clause", "title", "subject_id", "state", *EVIDENCE]
THEME_COLUMNS = ["theme_id", "n_measures", "measure_ids", "n_subjects", "subject_ids",
                 "n_evidence", "assessment_ids"]  # fmt: skip
ADOPTION_COLUMNS = ["measure_id", "theme_id", "clause", "title", "met", "not_met",
                    "not_applicable", "reported_unverified", "unreported", "total",
                    "applicable", "lower", "upper", "met_ids", "reported_ids"]  # fmt: skip


class State(StrEnum):
    """Where a subject stands with a measure. There is no "not started": nobody reports that."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"
    REPORTED_UNVERIFIED = "reported_unverified"
    UNREPORTED = "unreported"


@dataclass(frozen=True, slots=True)
class Progress:
    """Counts of subjects (or of measure x subject pairs) by state, and the bounds they give.

    applicable = total - not_applicable; lower = met / applicable; upper = (met + unreported +
    reported_unverified) / applicable, as what is reported and cannot be verified may be met or
    not. Both are shares from 0 to 1, None if nothing is applicable.
    """

    met: int
    not_met: int
    not_applicable: int
    reported_unverified: int
    unreported: int

    @property
    def total(self) -> int:
        """All that was counted."""
        return self.applicable + self.not_applicable

    @property
    def applicable(self) -> int:
        """All but those for which non-applicability is in evidence."""
        return self.met + self.not_met + self.reported_unverified + self.unreported

    @property
    def lower(self) -> float | None:
        """At least this share is met."""
        return self.met / self.applicable if self.applicable else None

    @property
    def upper(self) -> float | None:
        """At most this share is met."""
        possible = self.met + self.unreported + self.reported_unverified
        return possible / self.applicable if self.applicable else None


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


def latest(assessments: pd.DataFrame) -> pd.DataFrame:
    """The assessment that holds now for each measure and subject: the columns of assessments.

    The log is only ever appended to: the latest as_of counts, and of equal dates the row that
    stands last.
    """
    ordered = assessments.sort_values("as_of", kind="stable", na_position="first")
    return ordered.drop_duplicates(["measure_id", "subject_id"], keep="last")


def _state(result: object, source_id: object) -> State:
    """ "Not applicable" without a source is not evidence, hence unreported."""
    state = State(str(result))
    if state is State.NOT_APPLICABLE and not source_id:
        return State.UNREPORTED
    return state


def states(
    measures: pd.DataFrame, assessments: pd.DataFrame, subject_ids: Iterable[str]
) -> pd.DataFrame:
    """Every measure x subject with its state: STATE_COLUMNS, measures and subjects in order.

    What no assessment names is UNREPORTED, with empty evidence (as_of NaT). Assessments of other
    measures or subjects are not looked at. Errors: ValueError for an unknown result.
    """
    subjects = pd.DataFrame({"subject_id": list(dict.fromkeys(subject_ids))}, dtype="str")
    about = measures[["measure_id", "theme_id", "clause", "title"]]
    grid = about.merge(subjects, how="cross")
    now = latest(assessments)[["measure_id", "subject_id", "result", *EVIDENCE]]
    table = grid.merge(now, how="left", on=["measure_id", "subject_id"], validate="one_to_one")
    texts = [name for name in ("result", *EVIDENCE) if name != "as_of"]
    table = table.assign(
        **{name: table[name].astype("object").fillna("").astype("str") for name in texts}
    )
    found = [
        _state(result, source).value if result else State.UNREPORTED.value
        for result, source in zip(table["result"], table["source_id"], strict=True)
    ]
    state = pd.Series(found, index=table.index, dtype="str")
    return table.assign(state=state)[STATE_COLUMNS]


def progress(table: pd.DataFrame) -> Progress:
    """Counts of a frame with a column `state`, such as a part of `states`."""
    return Progress(**{state.value: int((table["state"] == state.value).sum()) for state in State})


def adoption(table: pd.DataFrame) -> pd.DataFrame:
    """Per measure of `states`, how many subjects stand where: ADOPTION_COLUMNS, in order.

    lower and upper as in `Progress` (NaN if nothing is applicable); met_ids: subjects that met
    it; reported_ids: subjects about which anything is reported; sorted lists.
    """
    rows: list[dict[str, Any]] = []
    for measure_id, group in table.groupby("measure_id", sort=False):
        count = progress(group)
        known = group["state"] != State.UNREPORTED.value
        met = group["state"] == State.MET.value
        rows.append({
            "measure_id": measure_id,
            **{name: group[name].iloc[0] for name in ("theme_id", "clause", "title")},
            **{state.value: getattr(count, state.value) for state in State},
            "total": count.total, "applicable": count.applicable,
            "lower": count.lower, "upper": count.upper,
            "met_ids": sorted(group.loc[met, "subject_id"]),
            "reported_ids": sorted(group.loc[known, "subject_id"]),
        })  # fmt: skip
    result = pd.DataFrame(rows, columns=ADOPTION_COLUMNS)
    return result.astype({"lower": "float64", "upper": "float64"})


def practices(measures: pd.DataFrame, assessments: pd.DataFrame) -> pd.DataFrame:
    """Reported practice by theme: THEME_COLUMNS, in the order in which themes appear in measures.

    n_subjects: distinct subjects with an assessment other than "not applicable"; n_evidence:
    those assessments, old ones included. A theme without evidence has zeros, not no row.
    Assessments of measures that are not given are not looked at.
    """
    reported = assessments[assessments["result"] != State.NOT_APPLICABLE.value]
    rows = []
    for theme_id, group in measures.groupby("theme_id", sort=False):
        own = reported[reported["measure_id"].isin(group["measure_id"])]
        ids = sorted(group["measure_id"].unique())
        subjects = sorted(own["subject_id"].unique())
        evidence = sorted(own["assessment_id"])
        rows.append([theme_id, len(ids), ids, len(subjects), subjects, len(evidence), evidence])
    return pd.DataFrame(rows, columns=THEME_COLUMNS)
