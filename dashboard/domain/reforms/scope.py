"""Which zones each measure is for, with its tests and due date, as numbered rows and columns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.domain.reforms.reform_codes import STEPS, ScopeRule, Tables

Days = npt.NDArray[np.datetime64]  # whole days, datetime64[D]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
MONTHS = {"month": 1, "quarter": 3, "year": 12}
FIRST_OF = {4: "-01-01", 7: "-01"}  # by the length of what is known: 2025, 2025-11


def last_days(dates: pd.Series, precisions: pd.Series) -> Days:
    """The last day of the month, quarter or year that each date stands for; NaT stays NaT.

    A date that is only known to the month is true at the end of it, not before.
    """
    days: Days = dates.to_numpy().astype("datetime64[D]")
    result = days.copy()
    known = precisions.to_numpy()
    for name, length in MONTHS.items():
        chosen = (known == name) & ~np.isnat(days)
        months = days[chosen].astype("datetime64[M]").astype("int64")
        after = (months // length + 1) * length
        result[chosen] = after.astype("datetime64[M]").astype("datetime64[D]") - 1
    return result


def first_days(published: pd.Series) -> Days:
    """The first day that a text such as 2025, 2025-11 or 2025-11-03 can mean; NaT for others."""
    ends = published.str.len().map(FIRST_OF).fillna("")
    days: Days = (
        pd.to_datetime(published + ends, format="%Y-%m-%d", errors="coerce")
        .to_numpy()
        .astype("datetime64[D]")
    )
    return days


def day_of(day: date) -> np.datetime64:
    """A date or Timestamp as a whole day."""
    return np.datetime64(day.isoformat()[:10], "D")


@dataclass(frozen=True, eq=False)
class Scope:
    """Cell number = measure number * n_zones + zone number, both in the order of the tables.

    A measure's criteria stand in slots 0, 1, ...; the last slot is for what is said of the
    measure as a whole. All numbers of what is unknown are -1.
    """

    measures: pd.Index
    zones: pd.Index
    prefectures: Ints  # per zone: number in `prefecture_ids`
    prefecture_ids: pd.Index
    province_id: str
    inside: Flags  # measures x zones: in scope
    criteria: pd.Index
    criterion_measure: Ints
    criterion_slot: Ints
    criterion_step: Ints
    steps: Ints  # measures x slots: step of the criterion in that slot, 0 where there is none
    due: Days  # per measure, NaT where there is none

    @property
    def whole(self) -> int:
        """The slot for what is said of a measure as a whole."""
        return int(self.steps.shape[1]) - 1

    @property
    def top(self) -> Ints:
        """Per measure, the highest step with a test; 0 for a measure without criteria."""
        return np.asarray(self.steps.max(axis=1))

    @property
    def below_top(self) -> Ints:
        """Per measure, the step before the highest one with a test; 0 where there is none."""
        lower = np.where(self.steps < self.top[:, None], self.steps, 0)
        return np.asarray(lower.max(axis=1))


def numbers(index: pd.Index, values: pd.Series) -> Ints:
    """The position of each value in an index without repetitions, -1 where it is not there."""
    return np.asarray(index.get_indexer(pd.Index(values)), dtype="int64")


def scope_of(tables: Tables) -> Scope:
    """The scope of the tables. Criteria of unknown measures are left out."""
    measures, zones = pd.Index(tables.measures["measure_id"]), pd.Index(tables.zones["subject_id"])
    known = tables.criteria[tables.criteria["measure_id"].isin(measures)]
    ordered = known.sort_values("position", kind="stable")
    of_measure = numbers(measures, ordered["measure_id"])
    slots: Ints = np.asarray(ordered.groupby("measure_id", sort=False).cumcount(), dtype="int64")
    step = numbers(pd.Index(STEPS), ordered["rung"])
    steps = np.zeros((len(measures), slots.max(initial=-1) + 2), dtype="int64")
    steps[of_measure, slots] = step
    prefectures = pd.Index(tables.zones["prefecture_id"].unique())
    prefectures = prefectures[prefectures != ""]
    return Scope(
        measures=measures,
        zones=zones,
        prefectures=numbers(prefectures, tables.zones["prefecture_id"]),
        prefecture_ids=prefectures,
        province_id=tables.province_id,
        inside=_inside(tables, zones),
        criteria=pd.Index(ordered["criterion_id"]),
        criterion_measure=of_measure,
        criterion_slot=slots,
        criterion_step=step,
        steps=steps,
        due=last_days(tables.measures["due_date"], tables.measures["due_precision"]),
    )


def _inside(tables: Tables, zones: pd.Index) -> Flags:
    """Measures x zones: whether the measure is, or may be, meant for the zone."""
    table, level = tables.zones, tables.zones["level_id"].to_numpy()
    inside = np.zeros((len(tables.measures), len(zones)), dtype=bool)
    listed = tables.scope.groupby("measure_id")["subject_id"].agg(set).to_dict()
    pairs = zip(tables.measures["measure_id"], tables.measures["scope_rule"], strict=True)
    for row, (measure, rule) in enumerate(pairs):
        if rule in (ScopeRule.ALL_ZONES, ScopeRule.UNSTATED):
            inside[row] = True
        elif rule == ScopeRule.LIST:
            named = listed.get(measure, set())
            inside[row] = table["subject_id"].isin(named) | table["prefecture_id"].isin(named)
        else:
            inside[row] = level == str(rule)
    return inside
