"""Up to six zones by each indicator, in the period that most of them report."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.catalog import Edition, remember
from dashboard.domain.comparable import Reason
from dashboard.domain.comparison import course
from dashboard.domain.comparison.like_periods import in_periods, like_periods, usual_periods
from dashboard.domain.comparison.ranks import rank_distance
from dashboard.figures.comparison.like_values import MEASURED, LikeGroup, like_group
from dashboard.figures.comparison.standing import COLUMNS, Row
from dashboard.figures.wording.disagreements import disputed_of

MOST = 6  # zones: as many as colours and signs are told apart at a glance
MOST_DIFFERENT = 8  # indicators that are left by "only where they differ most"
ABSENT = "absent"  # reason of a zone that has no value of the indicator at all
ALL, DIFFER = "all", "differ"
OWN, SHARED = "own", "shared"


@dataclass(frozen=True)
class CompareSelection:
    """The zones, at most MOST, in the order of their choice; left_out: those beyond.

    rows: ALL or DIFFER; scale: of the lines, OWN or SHARED by those of one unit.
    """

    zone: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    rows: str = ALL
    scale: str = OWN


@dataclass(frozen=True, eq=False)
class Compared:
    """One indicator: the facts of the zones that have one in the period, ranks of these among all
    zones, why others have none, and each zone's values of the same months over the years."""

    first: Row
    facts: Mapping[str, Row]
    ranks: Mapping[str, tuple[int, int]]
    reasons: Mapping[str, str]
    like: LikeGroup
    years: Mapping[str, list[tuple[int, Row]]]

    @property
    def distance(self) -> float:
        """How far the ranks lie apart, 0 to 1; -1 of fewer than two."""
        return rank_distance([rank for rank in self.ranks.values() if rank[0]])

    @property
    def foremost(self) -> str:
        """The zone with the best rank, where first is better; "" where none is alone."""
        known = {zone: rank for zone, (rank, _) in self.ranks.items() if rank}
        if len(known) < 2 or self.first["direction"] not in course.WORSE:
            return ""
        best = [zone for zone, rank in known.items() if rank == min(known.values())]
        return best[0] if len(best) == 1 else ""


@remember
def compared(edition: Edition, zones: tuple[str, ...]) -> tuple[Compared, ...]:
    """Each indicator that a zone has a comparable value of, by topic; those of one zone last."""
    rows = edition.facts(zone=zones, subject_kind="zone", kind=MEASURED, derived=False)
    topics = {topic: at for at, topic in enumerate(edition.names("topics"))}
    rows = rows[list(dict.fromkeys((*COLUMNS, "in_own_unit", "usable")))]
    counts = rows.groupby("indicator_id")["subject_id"].nunique()
    having = {str(indicator): int(count) for indicator, count in counts.items()}
    periods = usual_periods(like_periods(rows), having)
    outcome = in_periods(rows[rows["indicator_id"].isin(periods["indicator_id"])], periods)
    facts, refused = _by_indicator(outcome.rows), _by_indicator(outcome.refused)
    usable: dict[str, list[Row]] = {}
    for record in rows[rows["usable"]].to_dict("records"):
        usable.setdefault(str(record["indicator_id"]), []).append(record)
    known = [
        _compared(edition, own, refused.get(indicator, {}), usable[indicator], zones)
        for indicator, own in facts.items()
    ]

    def place(one: Compared) -> tuple[bool, int, int]:
        return len(one.facts) < 2, topics[one.first["topic_id"]], one.first["indicator_order"]

    return tuple(sorted(known, key=place))


def _by_indicator(rows: pd.DataFrame) -> dict[str, dict[str, Row]]:
    """Indicator -> subject -> its row."""
    found: dict[str, dict[str, Row]] = {}
    for row in rows.to_dict("records"):
        found.setdefault(str(row["indicator_id"]), {})[str(row["subject_id"])] = row
    return found


def _compared(
    edition: Edition, facts: dict[str, Row], refused: dict[str, Row], usable: list[Row],
    zones: tuple[str, ...],
) -> Compared:  # fmt: skip
    """One indicator; facts, refused: subject -> its row; usable: all rows of the subjects."""
    first = next(iter(facts.values()))
    like = like_group(edition, first)
    records: dict[str, list[Row]] = {}
    for record in usable:
        records.setdefault(str(record["subject_id"]), []).append(record)
    reasons = {
        zone: str(refused[zone]["reason"]) if zone in refused else ABSENT
        for zone in zones
        if zone not in facts
    }
    return Compared(
        first, facts, {zone: like.rank(zone) for zone in facts}, reasons,
        like,
        {
            zone: course.over_years(records[zone], facts.get(zone, first))
            for zone in zones
            if zone in facts or reasons.get(zone) == Reason.CONFLICT
        },
    )  # fmt: skip


def contested(edition: Edition, one: Compared, zones: tuple[str, ...]) -> pd.DataFrame:
    """The values of these zones in like periods, of the same series, on which sources disagree."""
    rows = disputed_of(edition, str(one.first["indicator_id"]), pd.Series(dict(one.first)))
    own: pd.DataFrame = rows[
        rows["subject_id"].isin(zones) & (rows["series"] == one.first["series"])
    ]
    return own


@remember
def shown(edition: Edition, chosen: CompareSelection) -> tuple[Compared, ...]:
    """All indicators, or those by which the zones lie farthest apart, the farthest first."""
    found = compared(edition, chosen.zone)
    if chosen.rows != DIFFER:
        return found
    apart = [one for one in found if one.distance > 0]
    return tuple(sorted(apart, key=lambda one: -one.distance)[:MOST_DIFFERENT])


def most_often_first(found: tuple[Compared, ...]) -> tuple[str, int, int]:
    """The zone that is first of those compared by most indicators, by how many, and of how many.

    ("", 0, 0) where none is alone.
    """
    led = [one.foremost for one in found if one.foremost]
    counts = Counter(led).most_common(2)
    if not counts or (len(counts) > 1 and counts[0][1] == counts[1][1]):
        return "", 0, 0
    return counts[0][0], counts[0][1], len(led)
