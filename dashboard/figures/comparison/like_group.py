"""The values of one indicator in one period by subject: what one of them is set against."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.catalog import Edition, remember
from dashboard.domain.comparison.like_periods import one_each
from dashboard.domain.comparison.ranks import rank_among, smallest_first
from dashboard.domain.comparison.spread import Spread, spread
from dashboard.figures.panel import sources_of


@dataclass(frozen=True, eq=False)
class LikeGroup:
    """values: subject -> value of those that agree on one; zones: subject -> zone that it is or
    lies in; spread: of the values, None of none; rising: whether the smallest is the first;
    sources: id -> label of all that the values rest on."""

    values: Mapping[str, float]
    zones: Mapping[str, str]
    spread: Spread | None
    rising: bool
    sources: Mapping[str, str]

    def rank(self, subject: str, zones: Collection[str] | None = None) -> tuple[int, int]:
        """Rank of a subject and how many are ranked: among all, or those in `zones` and itself.

        (0, 0) where the subject has no value.
        """
        if subject not in self.values:
            return 0, 0
        others = self.others(subject, zones)
        place = rank_among(self.values[subject], others, smallest_first=self.rising)
        return place, len(others) + 1

    def others(self, subject: str, zones: Collection[str] | None = None) -> list[float]:
        """The values of all others, or of those in `zones`."""
        return [
            value
            for other, value in self.values.items()
            if other != subject and (zones is None or self.zones[other] in zones)
        ]


def like_group(edition: Edition, row: Mapping[Any, Any]) -> LikeGroup:
    """What a row of facts is set against: its indicator and period, subjects of its kind."""
    start = None if pd.isna(row["period_start"]) else row["period_start"]
    return _group(
        edition, str(row["indicator_id"]), str(row["subject_kind"]), str(row["period_kind"]),
        start, row["period_end"],
    )  # fmt: skip


@remember
def _group(
    edition: Edition, indicator: str, kind: str, period: str, start: Any, end: pd.Timestamp
) -> LikeGroup:
    rows = edition.facts(
        indicator=indicator,
        subject_kind=kind,
        period_kind=period,
        year=int(end.year),
        usable=True,
    )
    starts = rows["period_start"]
    same = starts.isna() if start is None else starts == start
    rows = one_each(rows[same & (rows["period_end"] == end)])
    values = dict(zip(rows["subject_id"], rows["value"].astype("float64"), strict=True))
    zones = dict(zip(rows["subject_id"], rows["zone_id"], strict=True))
    rising = bool(len(rows)) and smallest_first(
        str(rows["direction"].iloc[0]), str(rows["kind"].iloc[0])
    )
    found = spread(values.values()) if values else None
    return LikeGroup(values, zones, found, rising, sources_of(rows))
