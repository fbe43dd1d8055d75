"""Which periods a line may join: full years of one series, never part years."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import groupby, pairwise

import pandas as pd

from dashboard.domain import intervals
from dashboard.domain.periods import SERIES_KEY, is_derived, is_full_year

LINE = [*SERIES_KEY, "period_kind"]  # what the points of one line have in common
ORDER = [*LINE, "period_start", "period_end", "observation_id"]
POINT = [*ORDER, "value", "qualifier", "printed_value", "factor"]


def _joinable(frame: pd.DataFrame) -> pd.Series[bool]:
    stock = (frame["period_kind"] == "as_of") & (frame["kind"] == "stock")
    dated = frame["period_start"].notna() & frame["period_end"].notna()
    return (
        (is_full_year(frame) | (stock & dated))
        & frame["status"].isin(["A", "P", "E"])
        & frame["qualifier"].isin(["exact", "about"])
        & (frame["value"].abs() < math.inf)
        & ~is_derived(frame)
    )


def _points(records: Iterable[intervals.Record]) -> list[intervals.Record]:
    """One row per distinct period of a series in order; disagreeing rows are left out.

    records: POINT of one series in the order of ORDER. Rows whose periods overlap are about the
    same time: `intervals.settle` chooses among them.
    """
    clusters: list[list[intervals.Record]] = []
    reach = pd.Timestamp.min
    for record in records:
        if not clusters or record["period_start"] > reach:
            clusters.append([])
        clusters[-1].append(record)
        reach = max(reach, record["period_end"])
    settled = [found[0] if len(found) == 1 else intervals.settle(found) for found in clusters]
    return [point for point in settled if point is not None]


def _mark(points: list[intervals.Record], name: str) -> list[tuple[object, str, str]]:
    """(row label, segment, bridge) of one series; a run of solid or of dashed steps shares an id.

    A point belongs to at most one run of each sort, as two runs of a sort are always separated by
    a step of the other.
    """
    dashed = [
        a["period_kind"] == "as_of" or b["period_end"].year - a["period_end"].year > 1
        for a, b in pairwise(points)
    ]
    marks: list[list[str]] = [["", ""] for _ in points]
    run = 0
    for i, gap in enumerate(dashed):
        run += i > 0 and gap != dashed[i - 1]
        column = int(gap)  # 0: segment, 1: bridge
        marks[i][column] = marks[i + 1][column] = f"{name}#{run}"
    return [(p["_label"], m[0], m[1]) for p, m in zip(points, marks, strict=True)]


def lines(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows in their order with text columns `segment` and `bridge`, "" where there is none.

    segment: rows that a solid line joins: the same subject, indicator, series and unit in
    consecutive full years. bridge: rows that a dashed line joins across years without a value, so
    that the gap stays visible. A row may be in both (the end of a run, before a gap).

    Joined are full years of status A, P or E (an estimate of the source is a statement on the
    past), exact or "about". As-of values of a stock are joined with as-of values only, and only
    by a bridge: the time between two counts is never observed. Never joined: part years,
    forecasts, spans, before/after, bounds, derived rows, and years on which sources disagree (the
    bridge passes over them). Of several agreeing rows of a period only one is joined.
    """
    result = frame.assign(segment="", bridge="")
    found: list[tuple[object, str, str]] = []
    chosen = frame.reset_index(drop=True)
    chosen = chosen.loc[_joinable(chosen), POINT].sort_values(ORDER, kind="stable")
    records = chosen.assign(_label=chosen.index).to_dict("records")
    for key, group in groupby(records, lambda row: [str(row[name]) for name in LINE]):
        found.extend(_mark(_points(group), "|".join(key)))
    table = pd.DataFrame(found, columns=["label", "segment", "bridge"]).set_index("label")
    for column in ("segment", "bridge"):
        values = table[column].reindex(range(len(frame))).fillna("")
        result[column] = values.astype("str").to_numpy()
    return result
