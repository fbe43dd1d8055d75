"""The values of one indicator in one period, ranked, and who is not among them and why;
and the group that one of them is set against.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.catalog import Edition, remember, remember_large
from dashboard.domain.comparison.like_periods import (
    INDICATOR,
    PERIOD,
    in_period,
    keyed,
    of_period,
    one_each,
    usual_period,
    year_earlier,
)
from dashboard.domain.comparison.ranks import Spread, rank_among, ranked, smallest_first, spread
from dashboard.figures.panel import sources_of

SUBJECT_KINDS = ("zone", "cluster", "prefecture", "county", "province")
# what is measured or counted of a subject; a class or a duration before and after ranks nobody
MEASURED = ("stock", "flow", "share", "rate", "rank", "duration")


@dataclass(frozen=True, eq=False)
class LikeValues:
    """One indicator of subjects of one kind in one period.

    period: a row of `keyed`; None where there is none. rows: facts of
    those ranked, the first rank first, with rank, tied, among and before (the value of the same
    period a year earlier, NaN if there is none). refused: a row of facts with `reason` for each
    other that has the indicator. without: ids of those of the kind that have no value at all.
    everyone: how many there are of the kind, or of those asked for.
    """

    indicator: str
    kind: str
    period: pd.Series | None
    rows: pd.DataFrame
    refused: pd.DataFrame
    without: tuple[str, ...]
    everyone: int


def indicators(edition: Edition, kind: str) -> dict[str, str]:
    """Id -> name of the indicators that subjects of a kind have dated values of, most first."""
    return edition.named("indicator_id", **_asked(kind))


@remember
def kind_ranked(edition: Edition, indicator: str) -> str:
    """The first kind of subjects that has dated values of an indicator; "" for none."""
    return next((kind for kind in SUBJECT_KINDS if indicator in indicators(edition, kind)), "")


@remember
def usual_indicator(edition: Edition, kind: str) -> str:
    """The indicator by which subjects of a kind are shown first, "" where there is none.

    Of those that half of them or more have in the usual period an amount per year, the first in the
    order of topics; where there is none, the one that most have.
    """
    everyone = len(subjects(edition, kind))
    best: tuple[bool, int, str] | None = None
    flows = set(edition.named("indicator_id", **{**_asked(kind), "kind": "flow"}))
    order = list(edition.names("indicators"))
    for indicator in indicators(edition, kind):
        found = usual_row(edition, indicator, kind)
        if found is None:
            continue
        count = int(found["subjects"])
        first = indicator in flows and 2 * count >= everyone
        rank = (first, -order.index(indicator) if first else count, indicator)
        best = max(best, rank) if best else rank
    return best[2] if best else ""


def facts_of(edition: Edition, indicator: str, kind: str) -> pd.DataFrame:
    """All facts of an indicator about subjects of a kind."""
    return edition.facts(indicator=indicator, subject_kind=of_kind(kind))


@remember
def periods(edition: Edition, indicator: str, kind: str) -> pd.DataFrame:
    """The periods in which subjects of a kind can be compared by an indicator: `keyed`."""
    found = _periods(edition, kind)
    return found[found[INDICATOR] == indicator].reset_index(drop=True)


@remember
def _periods(edition: Edition, kind: str) -> pd.DataFrame:
    """Of all indicators at once, which costs what one would."""
    return keyed(edition.subjects(INDICATOR, *PERIOD, subject_kind=of_kind(kind), usable=True))


@remember
def _having(edition: Edition, kind: str) -> dict[str, int]:
    """Indicator -> how many subjects of a kind have any value of it."""
    found = edition.subjects(INDICATOR, subject_kind=of_kind(kind))
    return dict(zip(found[INDICATOR], found["subjects"], strict=True))


@remember
def usual_row(edition: Edition, indicator: str, kind: str) -> pd.Series | None:
    """The row of `periods` that is shown by default; None where there is none."""
    known = periods(edition, indicator, kind)
    place = usual_period(known, _having(edition, kind).get(indicator, 0))
    return None if place is None else known.iloc[place]


def usual(edition: Edition, indicator: str, kind: str) -> tuple[str, str]:
    """Kind and key of the period shown by default, ("", "") where there is none."""
    found = usual_row(edition, indicator, kind)
    return ("", "") if found is None else (str(found["period_kind"]), str(found["key"]))


def like_values(
    edition: Edition, indicator: str, kind: str, period: tuple[str, str] = ("", ""),
    within: frozenset[str] | None = None,
) -> LikeValues:  # fmt: skip
    """Values of an indicator of subjects of a kind, ranked.

    period: kind and key as in `keyed`; unknown ones give the usual period. within: ids of the
    subjects that are ranked among each other; None for all of the kind.
    """
    if _row(periods(edition, indicator, kind), period) is None:
        period = usual(edition, indicator, kind)
    return _like_values(edition, indicator, kind, period, within)


@remember_large
def _like_values(
    edition: Edition, indicator: str, kind: str, period: tuple[str, str],
    within: frozenset[str] | None,
) -> LikeValues:  # fmt: skip
    rows = facts_of(edition, indicator, kind)
    everyone = subjects(edition, kind)
    if within is not None:
        rows = rows[rows["subject_id"].isin(within)]
        everyone = tuple(subject for subject in everyone if subject in within)
    having = set(rows["subject_id"])
    without = tuple(subject for subject in everyone if subject not in having)
    known = periods(edition, indicator, kind)
    found = _row(known, period)
    if found is None:
        none = ranked(rows.head(0)).assign(before=float("nan"))
        return LikeValues(indicator, kind, None, none, rows.head(0), without, len(everyone))
    outcome = in_period(rows, found)
    return LikeValues(
        indicator, kind, found, _with_before(rows, known, found, ranked(outcome.rows)),
        outcome.refused, without, len(everyone),
    )  # fmt: skip


def of_kind(kind: str) -> tuple[str, ...]:
    """What to ask for subjects of a kind; with "" for none, not for those whose kind is lost."""
    return (kind,) if kind else ()


def subjects(edition: Edition, kind: str) -> tuple[str, ...]:
    """Ids of all subjects of a kind, in the order of their table."""
    table = edition.tables["subjects"]
    return tuple(table.loc[table["kind"].isin(of_kind(kind)), "subject_id"])


def _asked(kind: str) -> dict[str, Any]:
    return {"filled": "year", "subject_kind": of_kind(kind), "kind": MEASURED, "derived": False}


def _row(known: pd.DataFrame, period: tuple[str, str]) -> pd.Series | None:
    found = known[(known["period_kind"] == period[0]) & (known["key"] == period[1])]
    return None if found.empty else found.iloc[0]


def _with_before(
    rows: pd.DataFrame, known: pd.DataFrame, period: pd.Series, placed: pd.DataFrame
) -> pd.DataFrame:
    """Ranked rows with the value of the same period of a year before, of the same series."""
    earlier = year_earlier(known, period)
    if earlier is None:
        return placed.assign(before=float("nan"))
    then = of_period(rows, earlier)
    same = ["subject_id", "series"]
    before = then[[*same, "value"]].rename(columns={"value": "before"})
    found = placed[same].merge(before, on=same, how="left")["before"]
    return placed.assign(before=found.to_numpy())


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
        subject_kind=of_kind(kind),
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
