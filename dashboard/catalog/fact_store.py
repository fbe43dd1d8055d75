"""All facts of an edition, in memory or in a columnar file, and the questions both can answer.

The questions are written once, in Narwhals; a store says where its rows are and which of them
match. What a store gives is a frame of pandas, the same from each to the last digit.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, cast

import narwhals as nw
import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.catalog import columnar, facts

# column -> its values of which a fact has one; and columns that must not be empty
Matches = tuple[tuple[tuple[str, tuple[Any, ...]], ...], tuple[str, ...]]


class FactStore(ABC):
    """Facts and the questions to them."""

    @abstractmethod
    def facts(self, matches: Matches) -> pd.DataFrame:
        """The facts that match, in the order of the tables."""

    @abstractmethod
    def _matching(self, matches: Matches, *columns: str) -> nw.LazyFrame[Any]:
        """Some columns of the facts that match, in no order. None named: all, and their places."""

    @abstractmethod
    def _ordered(self, rows: nw.LazyFrame[Any], by: str = columnar.PLACE) -> pd.DataFrame:
        """The facts of `_matching` by their places in the tables, or by another column."""

    @abstractmethod
    def _collected(self, rows: nw.LazyFrame[Any]) -> pd.DataFrame: ...

    def counts(self, by: tuple[str, ...], matches: Matches) -> pd.DataFrame:
        """Columns `by` and `count`, the number of facts that match, in no order."""
        rows = self._matching(matches, *by)
        return self._collected(rows.group_by(*by).agg(nw.len().alias("count")))

    def subjects(self, by: tuple[str, ...], matches: Matches) -> pd.DataFrame:
        """Columns `by` and `subjects`, the number of different ones that match, in no order."""
        rows = self._matching(matches, *by, "subject_id").group_by(*by)
        return self._collected(rows.agg(nw.col("subject_id").n_unique().alias("subjects")))

    def latest(self, by: tuple[str, ...], matches: Matches) -> pd.DataFrame:
        """The newest fact of each combination of `by`, newest first, then as the tables have it."""
        newest = self._matching(matches).unique(list(by), keep="first", order_by=[facts.AGE])
        return self._ordered(newest, facts.AGE)

    def repeated(self, by: tuple[str, ...]) -> pd.DataFrame:
        """The printed facts that share all columns `by` with another one; a null shares nothing."""
        rows = self._matching(((("derived", (False,)),), by))
        same = rows.group_by(*by).agg(nw.len().alias("_same")).filter(nw.col("_same") > 1)
        return self._ordered(rows.join(same.drop("_same"), on=list(by), how="semi"))


class FactsInMemory(FactStore):
    """Facts as a frame; which of them match is found by numbers that stand for their values."""

    def __init__(self, rows: pd.DataFrame) -> None:
        self._rows = rows
        self._codes: dict[str, tuple[npt.NDArray[np.intp], Mapping[Any, int]]] = {}

    def facts(self, matches: Matches) -> pd.DataFrame:
        return self._rows.take(self._places(matches)) if any(matches) else self._rows

    def _places(self, matches: Matches) -> npt.NDArray[np.intp]:
        fit = np.ones(len(self._rows), dtype=bool)
        having, filled = matches
        for column, values in having:
            codes, known = self._coded(column)
            wanted = np.zeros(len(known) + 1, dtype=bool)  # the last, -1, is null
            wanted[[known[value] for value in values if value in known]] = True
            fit &= wanted[codes]
        for column in filled:
            codes, known = self._coded(column)
            fit &= (codes >= 0) & (codes != known.get("", -1))
        return np.flatnonzero(fit)

    def _coded(self, column: str) -> tuple[npt.NDArray[np.intp], Mapping[Any, int]]:
        """The values of a column as numbers from 0, -1 for null; value -> its number."""
        if column not in self._codes:  # two threads may make the same
            codes, known = pd.factorize(self._rows[column])
            self._codes[column] = codes, {value: code for code, value in enumerate(known)}
        return self._codes[column]

    def _matching(self, matches: Matches, *columns: str) -> nw.LazyFrame[Any]:
        rows = self._rows[list(dict.fromkeys(columns))] if columns else self._rows
        places = self._places(matches)
        if any(matches):
            rows = rows.take(places)
        if not columns:
            rows = rows.assign(**{columnar.PLACE: places})
        return nw.from_native(rows).lazy()

    def _ordered(self, rows: nw.LazyFrame[Any], by: str = columnar.PLACE) -> pd.DataFrame:
        places = self._collected(rows.sort(by).select(columnar.PLACE))[columnar.PLACE]
        return self._rows.take(places.to_numpy())

    def _collected(self, rows: nw.LazyFrame[Any]) -> pd.DataFrame:
        return cast(pd.DataFrame, rows.collect("pandas").to_native())


class FactsInFile(FactStore):
    """Facts in a file of `columnar.written`, asked through DuckDB; only answers are in memory.

    again: writes the file where somebody has deleted it.
    """

    def __init__(self, path: Path, again: Callable[[], object]) -> None:
        import duckdb

        self._path, self._again = path, again
        self._schema = columnar.schema(path)
        self._connection = duckdb.connect(
            config={"memory_limit": "400MB", "autoinstall_known_extensions": False}
        )

    def facts(self, matches: Matches) -> pd.DataFrame:
        return self._ordered(self._matching(matches))

    def _matching(self, matches: Matches, *columns: str) -> nw.LazyFrame[Any]:
        if not self._path.exists():
            self._again()
        # a cursor of its own: a connection answers one thread at a time
        relation = self._connection.cursor().read_parquet(str(self._path))
        rows: nw.LazyFrame[Any] = nw.from_native(relation)
        having, filled = matches
        for column, values in having:
            rows = rows.filter(nw.col(column).is_in(values)) if values else rows.head(0)
        for column in filled:
            rows = rows.filter(~nw.col(column).is_null())
            if columnar.is_text(self._schema.field(column)):
                rows = rows.filter(nw.col(column) != "")
        return rows.select(*dict.fromkeys(columns)) if columns else rows

    def _ordered(self, rows: nw.LazyFrame[Any], by: str = columnar.PLACE) -> pd.DataFrame:
        return self._collected(rows.sort(by).drop(columnar.PLACE))

    def _collected(self, rows: nw.LazyFrame[Any]) -> pd.DataFrame:
        return columnar.frame(rows.collect("pyarrow").to_native(), self._schema)
