"""A data package in a language: its words, tables and names, and the answers to questions."""

import gc
from collections.abc import Collection, Mapping
from functools import cached_property
from typing import Any
from weakref import WeakSet

import narwhals as nw
import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.catalog import facts
from dashboard.catalog.compact import compact
from dashboard.catalog.display_names import rows_told_apart
from dashboard.catalog.memory import remember
from dashboard.catalog.package import Package
from dashboard.catalog.reading.descriptor import Settings
from dashboard.catalog.reading.schema import Schema
from dashboard.i18n import Translator, translator

# an empty cell of these says something, so the Chinese does not stand in for it
MAY_BE_EMPTY = ("per", "printed")
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


class Edition:
    """One package in one language. There is one edition of each: ask `Edition.of` for it.

    Only its methods read the table of all observations: what they give is small, whatever the size
    of the package. A question names columns by ASKED with a value or several; None asks for any.
    """

    package: Package
    language: str
    kept: dict[Any, Any]  # what `remember` keeps

    def __init__(self, package: Package, language: str) -> None:
        self.package, self.language, self.kept = package, language, {}
        _editions.add(self)

    @classmethod
    def of(cls, package: Package, language: str) -> "Edition":
        """The edition of a package, made once and gone with the package."""
        return _edition(package, language)

    @cached_property
    def t(self) -> Translator:
        """Words a message id in the language of the edition."""
        return translator(self.language)

    @property
    def settings(self) -> Settings:
        return self.package.settings

    @property
    def tables(self) -> Mapping[str, pd.DataFrame]:
        """The tables as they are in the package, in both languages."""
        return self.package.tables

    @property
    def schemas(self) -> Mapping[str, Schema]:
        return self.package.schemas

    @property
    def hash(self) -> str:
        return self.package.hash

    @property
    def title(self) -> str:
        return self.package.title[self.language]

    def table(self, name: str) -> pd.DataFrame:
        """A table with a column `x` in the language for each pair of columns `x_zh`, `x_en`.

        The names of its rows are told apart: see `display_names`.
        """
        return _localized(self, name)

    def names(self, table: str) -> dict[str, str]:
        """Primary key -> name, in the order of the table; no two look the same."""
        return dict(_names(self, table))

    @property
    def source_labels(self) -> Mapping[str, str]:
        """Source id -> publisher, title and date as a reader cites them."""
        return _source_labels(self)

    @property
    def subject_places(self) -> pd.DataFrame:
        """Every subject with its name, its kind and what it lies in: `facts.subject_places`."""
        return _subject_places(self)

    @property
    def _all(self) -> pd.DataFrame:
        return _all_facts(self)

    def prepare(self) -> None:
        """Make now what the first question would have to wait for."""
        _ = self._all

    def facts(self, *, filled: str = "", **where: Asked) -> pd.DataFrame:
        """The facts that match, in the order of the tables: the columns of `facts.facts`.

        filled: names of ASKED, with blanks between them, that must not be empty.
        """
        return _facts(self, filled, _plain(where))

    def counts(self, *by: str, filled: str = "", **where: Asked) -> pd.DataFrame:
        """Number of facts that match for each value of columns `by`: these and `count`.

        The largest count first, equal ones in the order of the columns, ids in that of their table.
        """
        return _counts(self, by, filled, _plain(where))

    def subjects(self, *by: str, filled: str = "", **where: Asked) -> pd.DataFrame:
        """Number of different subjects of the facts that match for each value of columns `by`."""
        return _subjects(self, by, filled, _plain(where))

    def count(self, *by: str, filled: str = "", **where: Asked) -> dict[Any, int]:
        """As `counts` of one column, value -> count."""
        found = self.counts(*by, filled=filled, **where)
        return dict(zip(found[by[0]], found["count"], strict=True))

    def named(self, key: str, name: str, filled: str = "", **where: Asked) -> dict[str, str]:
        """Id -> name of a pair of columns of the facts that match, those with the most first."""
        return dict(_named(self, key, name, filled, _plain(where)))

    def latest(self, *by: str, filled: str = "", **where: Asked) -> pd.DataFrame:
        """Of the facts that match, the newest of each combination of columns `by`, newest first."""
        return _latest(self, by, filled, _plain(where))

    def years(self, *, filled: str = "", **where: Asked) -> list[int]:
        """The years in which the periods of the facts that match end, in order."""
        found = self.counts("year", filled=filled, **where)["year"]
        return sorted(int(year) for year in found.dropna())

    def repeated(self, *by: str) -> pd.DataFrame:
        """The printed facts that share all columns `by` with another one; a null shares nothing."""
        return _repeated(self, by)


Where = tuple[tuple[str, tuple[Any, ...]], ...]


def _plain(where: Mapping[str, Asked]) -> Where:
    """What is asked as a key of the cache."""
    single = (str, int, bool)
    return tuple(
        (name, (value,) if isinstance(value, single) else tuple(value))
        for name, value in sorted(where.items())
        if value is not None
    )


_editions: WeakSet[Edition] = WeakSet()  # those in memory


@remember
def _edition(package: Package, language: str) -> Edition:
    packages = {id(edition.package) for edition in list(_editions)}
    if packages and id(package) not in packages:
        # An old package and what it keeps hold each other, so that Python frees them only when it
        # looks for circles: by the number of new objects, and these are few and large.
        gc.collect()
    return Edition(package, language)


@remember
def _all_facts(edition: Edition) -> pd.DataFrame:
    return facts.facts(edition)


@remember
def _subject_places(edition: Edition) -> pd.DataFrame:
    return facts.subject_places(edition)


@remember
def _source_labels(edition: Edition) -> Mapping[str, str]:
    return facts.source_labels(edition)


def _matching(
    edition: Edition, filled: str, where: Where, columns: tuple[str, ...] = ()
) -> nw.DataFrame[pd.DataFrame]:
    """The facts that match, in one step: each would copy some sixty columns of what it leaves.

    A value is looked for among the different ones of its column, not in each row.

    columns: those that are wanted; all, where none is named.
    """
    rows = edition._all[list(dict.fromkeys(columns))] if columns else edition._all
    if where or filled:
        fit = np.ones(len(rows), dtype=bool)
        for name, values in where:
            fit &= _having(edition, ASKED[name], values)
        for name in filled.split():
            fit &= _filled(edition, ASKED[name])
        rows = rows.take(np.flatnonzero(fit))
    return nw.from_native(rows, eager_only=True)


def _having(edition: Edition, column: str, values: tuple[Any, ...]) -> npt.NDArray[np.bool_]:
    """Per fact, whether a column has one of the values."""
    codes, known = _coded(edition, column)
    wanted = np.zeros(len(known) + 1, dtype=bool)  # the last, -1, is null
    wanted[[known[value] for value in values if value in known]] = True
    found: npt.NDArray[np.bool_] = wanted[codes]
    return found


def _filled(edition: Edition, column: str) -> npt.NDArray[np.bool_]:
    """Per fact, whether a column is neither null nor an empty text."""
    codes, known = _coded(edition, column)
    found: npt.NDArray[np.bool_] = (codes >= 0) & (codes != known.get("", -1))
    return found


@remember
def _coded(edition: Edition, column: str) -> tuple[npt.NDArray[np.intp], Mapping[Any, int]]:
    """The values of a column as numbers from 0, -1 for null; value -> its number."""
    codes, known = pd.factorize(edition._all[column])
    return codes, {value: code for code, value in enumerate(known)}


@remember
def _facts(edition: Edition, filled: str, where: Where) -> pd.DataFrame:
    return _matching(edition, filled, where).to_native()


@remember
def _counts(edition: Edition, by: tuple[str, ...], filled: str, where: Where) -> pd.DataFrame:
    rows = _matching(edition, filled, where, by)
    found = rows.group_by(*by).agg(nw.len().alias("count")).to_native()
    falling = [False, *(True for _ in by)]
    placed = found.sort_values(
        ["count", *by], ascending=falling, key=lambda column: _placed(edition, column)
    )
    return placed.reset_index(drop=True)


@remember
def _named(edition: Edition, key: str, name: str, filled: str, where: Where) -> dict[str, str]:
    found = _counts(edition, (key, name), filled, where)
    return dict(zip(found[key], found[name], strict=True))


@remember
def _subjects(edition: Edition, by: tuple[str, ...], filled: str, where: Where) -> pd.DataFrame:
    rows = _matching(edition, filled, where, (*by, "subject_id"))
    return rows.group_by(*by).agg(nw.col("subject_id").n_unique().alias("subjects")).to_native()


def _placed(edition: Edition, column: pd.Series) -> pd.Series:
    """A column of ids as places in their table; any other column as it is."""
    table = TABLES.get(str(column.name))
    if not table:
        return column
    key = edition.table(table)[edition.schemas[table].primary_key[0]]
    return column.map(dict(zip(key, range(len(key)), strict=True))).fillna(-1)


@remember
def _latest(edition: Edition, by: tuple[str, ...], filled: str, where: Where) -> pd.DataFrame:
    rows = _matching(edition, filled, where).with_row_index("_place")
    ordered = rows.sort("period_end", "_place", descending=[True, False], nulls_last=True)
    return ordered.unique(list(by), keep="first", maintain_order=True).drop("_place").to_native()


@remember
def _repeated(edition: Edition, by: tuple[str, ...]) -> pd.DataFrame:
    rows = _matching(edition, "", (("derived", (False,)),))
    same = rows.group_by(*by).agg(nw.len().alias("_same")).filter(nw.col("_same") > 1)
    return rows.join(same.drop("_same"), on=list(by), how="semi").to_native()


@remember
def _localized(edition: Edition, name: str) -> pd.DataFrame:
    frame, language = edition.tables[name], edition.language
    stems = [str(c)[:-3] for c in frame.columns if str(c).endswith("_zh")]
    columns = {}
    for stem in stems:
        chinese, other = frame[f"{stem}_zh"], frame.get(f"{stem}_{language}")
        own = chinese if other is None else other
        columns[stem] = own if stem in MAY_BE_EMPTY else own.where(own != "", chinese)
    ordered = compact(rows_told_apart(edition, name, frame.assign(**columns)))
    return ordered.sort_values("position", kind="stable") if "position" in frame else ordered


@remember
def _names(edition: Edition, table: str) -> Mapping[str, str]:
    frame = edition.table(table)
    key = edition.schemas[table].primary_key[0]
    return dict(zip(frame[key], frame["name"], strict=True))
