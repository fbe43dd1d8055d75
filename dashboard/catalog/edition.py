"""A data package in a language: its words, tables and names, and the answers to questions."""

import gc
from collections.abc import Mapping
from functools import cached_property
from typing import Any
from weakref import WeakSet

import pandas as pd

from dashboard.catalog import fact_words, facts, questions
from dashboard.catalog.compact import compact
from dashboard.catalog.display_names import rows_told_apart
from dashboard.catalog.memory import remember
from dashboard.catalog.package import Package
from dashboard.catalog.questions import Asked
from dashboard.catalog.reading.descriptor import Settings
from dashboard.catalog.reading.schema import Schema
from dashboard.i18n import Translator, translator


class Edition:
    """One package in one language. There is one edition of each: ask `Edition.of` for it.

    Only its methods read the table of all observations: what they give is small, whatever the size
    of the package. A question names columns by `questions.ASKED` with a value or several; None asks
    for any.
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
        return fact_words.source_labels(self)

    @property
    def subject_places(self) -> pd.DataFrame:
        """`facts.subject_places` with the name of each in the column `subject`."""
        return _subject_places(self)

    def prepare(self) -> None:
        """Make now what the first question would have to wait for."""
        questions.store(self)

    def facts(self, *, filled: str = "", **where: Asked) -> pd.DataFrame:
        """The facts that match, in the order of the tables: the columns of `fact_words.worded`.

        filled: names of `questions.ASKED`, with blanks between them, that must not be empty.
        """
        return questions.matching(self, questions.matches(where, filled))

    def counts(self, *by: str, filled: str = "", **where: Asked) -> pd.DataFrame:
        """Number of facts that match for each value of columns `by`: these and `count`.

        The largest count first, equal ones in the order of the columns, ids in that of their table.
        """
        return questions.counts(self, by, questions.matches(where, filled))

    def subjects(self, *by: str, filled: str = "", **where: Asked) -> pd.DataFrame:
        """Number of different subjects of the facts that match for each value of columns `by`."""
        return questions.subjects(self, by, questions.matches(where, filled))

    def count(self, *by: str, filled: str = "", **where: Asked) -> dict[Any, int]:
        """As `counts` of one column, value -> count."""
        found = self.counts(*by, filled=filled, **where)
        return dict(zip(found[by[0]], found["count"], strict=True))

    def named(self, key: str, filled: str = "", **where: Asked) -> dict[str, str]:
        """Id -> name of what the facts that match are about, those with the most first.

        key: "subject_id", "indicator_id" or "source_id".
        """
        return dict(questions.named(self, key, questions.matches(where, filled)))

    def latest(self, *by: str, filled: str = "", **where: Asked) -> pd.DataFrame:
        """Of the facts that match, the newest of each combination of columns `by`, newest first."""
        return questions.latest(self, by, questions.matches(where, filled))

    def years(self, *, filled: str = "", **where: Asked) -> list[int]:
        """The years in which the periods of the facts that match end, in order."""
        found = self.counts("year", filled=filled, **where)["year"]
        return sorted(int(year) for year in found.dropna())

    def repeated(self, *by: str) -> pd.DataFrame:
        """The printed facts that share all columns `by` with another one; a null shares nothing."""
        return questions.repeated(self, by)


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
def _subject_places(edition: Edition) -> pd.DataFrame:
    places, names = facts.subject_places(edition.package), edition.table("subjects")["name"]
    return places.assign(subject=names.to_numpy())


@remember
def _localized(edition: Edition, name: str) -> pd.DataFrame:
    frame = fact_words.localized(edition.package.listed(name), edition.language)
    return compact(rows_told_apart(edition, name, frame))


@remember
def _names(edition: Edition, table: str) -> Mapping[str, str]:
    frame = edition.table(table)
    key = edition.schemas[table].primary_key[0]
    return dict(zip(frame[key], frame["name"], strict=True))
