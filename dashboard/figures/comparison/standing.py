"""How a zone stands by each of its indicators: value, change, ranks, place among all, trend."""

import math
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from statistics import median
from typing import Any

from components import formats
from dashboard.catalog import Edition, remember
from dashboard.domain.comparable import Reason
from dashboard.domain.comparison import course
from dashboard.domain.comparison.course import Trend, trend
from dashboard.domain.comparison.ranks import Spread
from dashboard.domain.growth_formulas import Estimate
from dashboard.figures.comparison.like_values import MEASURED, LikeGroup, like_group
from dashboard.figures.comparison.peer_groups import peer_group
from dashboard.figures.panel import DESCRIBED
from dashboard.figures.wording.change_words import change_amount
from dashboard.i18n import Translator, mark

KINDS = ("zone", "cluster")
WEIGHT = {kind: at for at, kind in enumerate(("flow", "stock", "rank", "share", "rate"))}
TREND_WORDS = {
    Trend.RISING: mark("rising"),
    Trend.FALLING: mark("falling"),
    Trend.NONE: mark("no clear change"),
    Trend.TOO_FEW: mark("too few years"),
}
UNCHANGED = {
    Reason.NO_VALUE: mark("no value of a year before"),
    Reason.NOT_POSITIVE: mark("the value of the year before is not above zero"),
    Reason.OPPOSED_BOUNDS: mark("bounds leave it open"),
}
# what is read of a fact
COLUMNS = list(dict.fromkeys((
    *DESCRIBED, "subject_id", "indicator_id", "subject_kind", "subject_order", "zone_id",
    "topic_id", "indicator_order", "kind", "direction", "period_kind", "series",
    "observation_id", "printed_value", "factor",
)))  # fmt: skip
Row = Mapping[Hashable, Any]


@dataclass(frozen=True, eq=False)
class Standing:
    """One indicator of a zone, or of a cluster in it, in its latest like period, yearly first.

    row: the fact that is shown. settled: False where sources disagree on it, so that nothing is
    compared. like: all that have a value in the period. rank: among all of them; peer_rank: among
    peers and the zone itself; 0 where there is none. peer_median: of the peers alone, NaN for none.
    years: values of the same months in each year, in order, as (year, value). newer: a later value
    of part of a year, in words.
    """

    row: Row
    settled: bool
    like: LikeGroup
    rank: int
    among: int
    peer_rank: int
    peer_among: int
    peer_median: float
    change: Estimate
    in_percent: bool
    trend: Trend
    years: tuple[tuple[int, float], ...]
    newer: str

    @property
    def spread(self) -> Spread | None:
        """How all values of the period lie; None where the own one is not settled."""
        return self.like.spread if self.settled else None

    @property
    def lags(self) -> bool:
        """Whether it is in the last quarter and gets worse: what needs attention."""
        direction = str(self.row["direction"])
        return course.lags(self.rank, self.among) and course.worsens(
            direction, self.trend, self.change.value
        )

    @property
    def leads(self) -> bool:
        """Whether it is in the first quarter, of an indicator by which first is better."""
        directed = self.row["direction"] in course.WORSE
        return directed and course.leads(self.rank, self.among)


@remember
def standings(edition: Edition, zone: str, peers: str) -> tuple[Standing, ...]:
    """Each comparable indicator of a zone, by topic, then those of its clusters, one by one."""
    rows = edition.facts(zone=zone, subject_kind=KINDS, kind=MEASURED, usable=True)
    group = frozenset(peer_group(edition, zone, peers).zones)
    own: dict[tuple[str, str], list[Row]] = {}
    for record in rows[COLUMNS].to_dict("records"):
        own.setdefault((record["subject_id"], record["indicator_id"]), []).append(record)
    topics = {topic: at for at, topic in enumerate(edition.names("topics"))}
    found = (_standing(edition, records, group) for records in own.values())
    return tuple(sorted(found, key=lambda one: _place(one.row, topics)))


def _place(row: Row, topics: Mapping[str, int]) -> tuple[Any, ...]:
    kind = WEIGHT.get(str(row["kind"]), len(WEIGHT))
    own = row["subject_kind"] != "zone"
    cluster = row["subject_order"] if own else 0
    return own, cluster, topics[row["topic_id"]], kind, row["indicator_order"]


def _standing(edition: Edition, records: list[Row], peers: frozenset[str]) -> Standing:
    """How one indicator of one subject stands; records: all that is usable of it."""
    shown = course.of_headline(records)
    agreed = course.one_of(shown)
    row = agreed or shown[0]
    subject, like = str(row["subject_id"]), like_group(edition, row)
    rank, among = like.rank(subject) if agreed else (0, 0)
    peer_rank, peer_among = like.rank(subject, peers) if agreed else (0, 0)
    near = like.others(subject, peers)
    years = course.over_years(records, row)
    change, in_percent = course.on_the_year(years, row)
    values = tuple((year, float(record["value"])) for year, record in years)
    later = course.newer(records, row)
    return Standing(
        row, agreed is not None, like, rank, among, peer_rank, peer_among,
        median(near) if near else math.nan, change, in_percent,
        trend([value for _, value in values]), values,
        f"{later['period']} {later['display']}" if later else "",
    )  # fmt: skip


def change_words(one: Standing, language: str) -> str:
    """The change on the year before in words; a dash where there is none."""
    change = one.change
    if change.reason or not one.settled:
        return formats.MISSING
    percent = change.value if one.in_percent else math.nan
    row: Row = {
        "percent": percent, "change": change.value, "unit": one.row["unit"],
        "qualifier": change.qualifier,
    }  # fmt: skip
    return change_amount(row, language)


def unchanged_words(one: Standing, t: Translator) -> str:
    """Why there is no change on the year before; "" where there is one."""
    if not one.settled:
        return t("sources disagree")
    return t(UNCHANGED[one.change.reason]) if one.change.reason else ""


def rank_words(rank: int, among: int) -> str:
    """12/87; a dash where there is nobody to be ranked with."""
    return f"{rank}/{among}" if among > 1 and rank else formats.MISSING


def trend_words(one: Standing, t: Translator) -> str:
    """The trend over the same months of each year in words."""
    return t(TREND_WORDS[one.trend])
