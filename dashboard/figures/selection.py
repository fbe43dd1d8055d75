"""What a reader has chosen: the link parameters as a frozen record, and rows by it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import combinations

import pandas as pd

from dashboard.catalog import Package, remember, remember_of
from dashboard.domain.zone_selection import ZoneFilter, select


@dataclass(frozen=True)
class Selection:
    """The choices that apply to a panel; names as in the addresses, empty means all."""

    zone: tuple[str, ...] = ()
    cluster: tuple[str, ...] = ()
    indicator: str = ""
    year: int = 0
    first: int = 0
    last: int = 0
    level: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    prefecture: tuple[str, ...] = ()
    industry: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    topic: str = ""


@dataclass(frozen=True)
class Chosen:
    """What a reader wants to see of the reforms; empty means all."""

    theme: tuple[str, ...] = ()
    zone: tuple[str, ...] = ()
    measure: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    prefecture: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    light: tuple[str, ...] = ()
    asof: date | None = None  # None: the day of the latest entry


def zones(package: Package, language: str, chosen: Selection) -> pd.DataFrame:
    """The zones that match, with their names: the columns of table `zones` plus name."""
    table = package.table("zones", language)
    names = package.names("subjects", language)
    frame = table.assign(name=table["subject_id"].map(names))
    wanted = ZoneFilter(
        levels=chosen.level,
        types=chosen.type,
        prefectures=chosen.prefecture,
        industries=industries(package, chosen.industry),
        ids=chosen.zone,
    )
    return select(frame, wanted, package.tables["zone_industries"])


def industries(package: Package, sectors: tuple[str, ...]) -> tuple[str, ...]:
    """The industries of the chosen sectors; none chosen gives none."""
    table = package.tables["industries"]
    return tuple(table.loc[table["sector_id"].isin(sectors), "industry_id"])


def within_years(rows: pd.DataFrame, first: int, last: int) -> pd.DataFrame:
    """Rows whose period ends in one of the years; all rows where no years are chosen."""
    if not first:
        return rows
    return rows[rows["year"].between(first, last).fillna(value=False).astype(bool)]


def by_topic(package: Package, language: str, rows: pd.DataFrame, *then: str) -> pd.DataFrame:
    """Rows of facts in the order of their topics, within one by the columns `then`.

    Adds topic, the topic's name.
    """
    topics = package.names("topics", language)
    place = {topic: position for position, topic in enumerate(topics)}
    placed = rows.assign(topic=rows["topic_id"].map(topics), place=rows["topic_id"].map(place))
    return placed.sort_values(["place", *then], kind="stable").drop(columns="place")


@remember_of
def by_frequency(rows: pd.DataFrame, key: str, name: str) -> dict[str, str]:
    """Id -> name of a pair of columns, those with the most rows first."""
    counted = (
        rows.groupby([key, name], sort=True).size().sort_values(ascending=False, kind="stable")
    )
    return {str(identity): str(words) for identity, words in counted.index}


@remember_of
def subjects(rows: pd.DataFrame, kind: str) -> dict[str, str]:
    """Id -> name of the subjects of one kind that have rows."""
    own = rows[rows["subject_kind"] == kind].drop_duplicates("subject_id")
    return dict(zip(own["subject_id"], own["subject"], strict=True))


@remember
def sectors(package: Package, language: str) -> dict[str, str]:
    """Id -> name of the broad industries."""
    names = package.names("industries", language)
    own = package.tables["industries"]["sector_id"].drop_duplicates()
    return {str(sector): names[sector] for sector in own if sector in names}


@remember_of
def usual_years(rows: pd.DataFrame) -> tuple[int, int] | None:
    """The two full years that most series have values for; of equals the widest, then latest."""
    firm = rows["qualifier"].isin(("exact", "about")) & (rows["status"] == "A")
    full = rows[(rows["mark"] == "full") & firm]
    known = (sorted({int(year) for year in own["year"]}) for _, own in full.groupby("key"))
    pairs = Counter(pair for years in known for pair in combinations(years, 2))
    if not pairs:
        return None
    return max(pairs, key=lambda pair: (pairs[pair], pair[1] - pair[0], pair[1]))


@remember_of
def full_years(rows: pd.DataFrame) -> list[int]:
    """The years for which full-year values are drawn, in order."""
    return sorted({int(year) for year in rows.loc[rows["mark"] == "full", "year"].dropna()})
