"""What is asked of the facts of an edition, and the answers as they are kept."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.catalog import compiled, fact_words, facts
from dashboard.catalog.fact_store import FactsInMemory, FactStore, Matches
from dashboard.catalog.memory import remember

if TYPE_CHECKING:
    from dashboard.catalog.edition import Edition
    from dashboard.catalog.package import Package

# what a question can name -> column of the facts
ASKED = {
    "subject": "subject_id",
    "indicator": "indicator_id",
    "zone": "zone_id",
    "prefecture": "prefecture_id",
    "topic": "topic_id",
    "source": "source_id",
    "observation": "observation_id",
    "subject_kind": "subject_kind",
    "kind": "kind",
    "status": "status",
    "period_kind": "period_kind",
    "mark": "mark",
    "year": "year",
    "derived": "derived",
    "in_own_unit": "in_own_unit",
    "usable": "usable",
}
# columns of ids -> the table in whose order they are listed
TABLES = {
    **dict.fromkeys(("subject_id", "zone_id", "county_id", "prefecture_id"), "subjects"),
    "indicator_id": "indicators", "topic_id": "topics", "source_id": "sources",
}  # fmt: skip
Asked = str | int | bool | Collection[str] | Collection[int] | None


def matches(where: Mapping[str, Asked], filled: str) -> Matches:
    """What is asked as a key of the cache, with the columns of the facts."""
    single = (str, int, bool)
    having = (
        (ASKED[name], (value,) if isinstance(value, single) else tuple(value))
        for name, value in sorted(where.items())
        if value is not None
    )
    return tuple(having), tuple(ASKED[name] for name in filled.split())


@remember
def store(edition: "Edition") -> FactStore:
    """All facts of an edition: with words where they are in memory, without where they are not."""
    package = edition.package
    if compiled.is_large(package.tables):
        return _without_words(package)

    def worded() -> pd.DataFrame:
        rows = _plain(package)
        known = rows.set_index("observation_id", drop=False)
        return fact_words.worded(edition, rows, lambda ids: known.loc[list(ids)])

    return FactsInMemory(compiled.frame(package.home, f"facts.{edition.language}", worded))


@remember
def _plain(package: "Package") -> pd.DataFrame:
    return facts.facts(package)


@remember
def _without_words(package: "Package") -> FactStore:
    """All facts of a package of any size, of which only answers are put in words."""
    return compiled.facts_in_file(package.home, lambda: facts.facts(package))


def _worded(edition: "Edition", rows: pd.DataFrame) -> pd.DataFrame:
    if isinstance(store(edition), FactsInMemory):
        return rows
    return fact_words.worded(
        edition, rows, lambda ids: store(edition).facts(matches({"observation": list(ids)}, ""))
    )


@remember
def matching(edition: "Edition", asked: Matches) -> pd.DataFrame:
    return _worded(edition, store(edition).facts(asked))


@remember
def counts(edition: "Edition", by: tuple[str, ...], asked: Matches) -> pd.DataFrame:
    found = store(edition).counts(by, asked)
    falling = [False, *(True for _ in by)]
    placed = found.sort_values(
        ["count", *by], ascending=falling, key=lambda column: _placed(edition, column)
    )
    return placed.reset_index(drop=True)


def _placed(edition: "Edition", column: pd.Series) -> pd.Series:
    """A column of ids as places in their table; any other column as it is."""
    table = TABLES.get(str(column.name))
    if not table:
        return column
    key = edition.table(table)[edition.schemas[table].primary_key[0]]
    return column.map(dict(zip(key, range(len(key)), strict=True))).fillna(-1)


@remember
def named(edition: "Edition", key: str, asked: Matches) -> Mapping[str, str]:
    table = TABLES[key]
    names = edition.source_labels if table == "sources" else edition.names(table)
    return {own: names[own] for own in counts(edition, (key,), asked)[key]}


@remember
def subjects(edition: "Edition", by: tuple[str, ...], asked: Matches) -> pd.DataFrame:
    return store(edition).subjects(by, asked)


@remember
def latest(edition: "Edition", by: tuple[str, ...], asked: Matches) -> pd.DataFrame:
    return _worded(edition, store(edition).latest(by, asked))


@remember
def repeated(edition: "Edition", by: tuple[str, ...]) -> pd.DataFrame:
    return _worded(edition, store(edition).repeated(by))
