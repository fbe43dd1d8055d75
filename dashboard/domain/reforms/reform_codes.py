"""Codes of the reform tracker and the tables it is computed from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import pandas as pd


class Rung(StrEnum):
    """How far a measure has come, lowest first. "" in a frame: no rung is reached."""

    ARRANGED = "arranged"
    ISSUED = "issued"
    OPERATING = "operating"
    EFFECTIVE = "effective"

    @property
    def step(self) -> int:
        """1 to 4; no rung is 0."""
        return STEPS.index(self.value)


STEPS = ("", "arranged", "issued", "operating", "effective")  # code by number of the step
WIDE_STEP = 2  # a document of a province or prefecture proves at most "issued" for its zones


class Result(StrEnum):
    """What one assessment says."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"
    REPORTED_UNVERIFIED = "reported_unverified"


class State(StrEnum):
    """Where a zone stands with a measure. There is no "not started": nobody reports that."""

    MET = "met"  # reviewed up to the highest rung that the measure has a test for
    IN_PROGRESS = "in_progress"  # a test, but not all, is reviewed as met or as not applicable
    REPORTED_UNVERIFIED = "reported_unverified"  # reported, nothing of it reviewed as met
    NOT_MET = "not_met"  # what is reported is that a test is not met
    NOT_APPLICABLE = "not_applicable"
    UNREPORTED = "unreported"  # nothing is reported of the zone itself


class Light(StrEnum):
    """Level against due date, on a given day."""

    DONE = "done"  # blue
    ON_TIME = "on_time"  # green: due later than DUE_SOON_DAYS from now
    NEAR = "near"  # yellow: due soon, or past due and only the last rung is missing
    OVERDUE = "overdue"  # red: past due and more is missing
    UNREPORTED = "unreported"  # grey
    NOT_APPLICABLE = "not_applicable"  # hatched
    UNDATED = "undated"  # reported, but no due date is known: no light can be given


class ScopeRule(StrEnum):
    """For which zones a measure is meant."""

    ALL_ZONES = "all_zones"
    NATIONAL = "national"
    PROVINCIAL = "provincial"
    LIST = "list"
    UNSTATED = "unstated"  # no source says: any zone may be reported on, none is to follow


class Rule(StrEnum):
    """What is wrong with an assessment. The first group is refused, the second is a warning."""

    MEASURE_UNKNOWN = "measure_unknown"
    RESULT_UNKNOWN = "result_unknown"
    CRITERION_UNKNOWN = "criterion_unknown"
    CRITERION_OF_OTHER_MEASURE = "criterion_of_other_measure"
    OUTSIDE_SCOPE = "outside_scope"
    NOT_APPLICABLE_WITHOUT_EVIDENCE = "not_applicable_without_evidence"
    NO_EVIDENCE = "no_evidence"
    EVIDENCE_AFTER_AS_OF = "evidence_after_as_of"
    WIDE_ABOVE_ISSUED = "wide_above_issued"  # a province cannot prove that a zone operates
    WIDE_NOT_APPLICABLE = "wide_not_applicable"  # that is what the scope of a measure is for
    SUPERSEDES_UNKNOWN = "supersedes_unknown"
    SUPERSEDES_OTHER_MEASURE = "supersedes_other_measure"
    SUPERSEDES_CIRCLE = "supersedes_circle"
    JUMP = "jump"  # two rungs or more at once
    NO_RUNG = "no_rung"  # "met" of a whole measure that has criteria: says nothing of a rung


WARNINGS = (Rule.JUMP, Rule.NO_RUNG)
FINDING_COLUMNS = ["code", "assessment_id", "detail", "refused"]


@dataclass(frozen=True, eq=False)  # compared by identity, so that it can be a cache key
class Tables:
    """The tables of a data package that the tracker reads, with the columns of their schemas.

    assessments stand in the order of the log; scope: measure_scope; zones need subject_id,
    level_id, prefecture_id; sources need source_id, published.
    """

    measures: pd.DataFrame
    criteria: pd.DataFrame
    assessments: pd.DataFrame
    scope: pd.DataFrame
    zones: pd.DataFrame
    sources: pd.DataFrame
    province_id: str
