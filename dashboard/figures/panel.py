"""Panels: a chart, a map or a table with all that makes it honest, and where it comes from."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial, wraps
from typing import Any, Concatenate, ParamSpec, Self, TypeVar, cast

import pandas as pd

from components.formats import worded_unit
from components.theme import Look
from dashboard.catalog import Edition, remember, remember_large
from dashboard.figures.fact_table import decimals_of, fact_frame, file_frame, number_formats
from dashboard.figures.wording.disagreements import disagreement_notes
from dashboard.figures.wording.period_words import period_words
from dashboard.figures.wording.refusals import unread
from dashboard.i18n import Translator

MOST_MISSING = 8  # names listed; of more, how many there are
SPOKEN_ROWS = 6  # values read out in an alternative text; the table has them all
# what captions and tables read of the rows of any panel
DESCRIBED = (
    "subject", "indicator", "period", "period_start", "period_end", "display", "value", "unit",
    "low", "high", "status_text", "source_id", "source", "locator", "note", "mark", "qualifier",
    "status", "derived", "decimals",
)  # fmt: skip
Legend = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Origin:
    """The view that a panel belongs to, and the choices it was drawn from.

    words: the choices as a reader reads them. link: path and query that lead to the view.
    """

    view: str = ""
    words: tuple[str, ...] = ()
    link: str = ""


@dataclass(frozen=True, eq=False)
class Panel:
    """What is shown and what is said about it, in the reader's language.

    `rows` are the facts it rests on, one row per value, with the columns of `catalog.facts`; a
    column of DESCRIBED that they lack is added, empty. `missing` names those that coverage counts
    as without a value. `registry` has the sources, id -> label, of the entries of the registry that
    a map draws, with or without a value; those with the most entries come first. `counted` has the
    sources, id -> label, of entries that the rows count without naming them. `of_counts`: numbers
    of values are shown, so that units and periods of the values are not the panel's own.
    """

    key: str
    title: str
    rows: pd.DataFrame = field(default_factory=pd.DataFrame)
    notes: tuple[str, ...] = ()
    coverage: str = ""
    missing: tuple[str, ...] = ()
    registry: Mapping[str, str] = field(default_factory=dict)
    counted: Mapping[str, str] = field(default_factory=dict)
    of_counts: bool = False
    is_map: bool = False
    origin: Origin = Origin()
    kept: dict[Any, Any] = field(default_factory=dict, init=False, repr=False)  # by `remember`

    def __post_init__(self) -> None:
        lacking = [name for name in DESCRIBED if name not in self.rows]
        if lacking:
            completed = self.rows.reindex(columns=[*self.rows.columns, *lacking])
            object.__setattr__(self, "rows", completed)

    @remember_large
    def of(self, origin: Origin) -> Self:
        """The same panel as part of a view; remembered, as what it words on demand is."""
        return replace(self, origin=origin)

    @cached_property
    def units(self) -> tuple[str, ...]:
        """Units of the rows, each once, as axes and texts word them."""
        found = () if self.of_counts else _distinct(self.rows["unit"])
        return tuple(dict.fromkeys(worded_unit(unit)[1] for unit in found))

    @cached_property
    def periods(self) -> tuple[str, ...]:
        """Periods of the rows in order of time, each once."""
        if self.of_counts:
            return ()
        order = ["period_start", "period_end"]
        dated = self.rows[["period", *order]]  # of sixty columns
        return _distinct(dated.sort_values(order, kind="stable")["period"])

    @remember
    def period_words(self, t: Translator) -> str:
        """Its periods in one line, "" where it has none."""
        return "" if self.of_counts else period_words(self.rows, t)

    @cached_property
    def sources(self) -> Mapping[str, str]:
        """Source id -> label of every source the rows rest on."""
        return {**sources_of(self.rows), **self.counted}


@dataclass(frozen=True, eq=False)
class Table(Panel):
    """Rows for a reader: `frame` as on a page; `more` makes them where a file has more columns.

    decimals: of the numbers of each row; None: as many as the value has. sparklines: columns of
    `frame` whose cells are lists of numbers, drawn as small lines; a file has none.
    """

    frame: pd.DataFrame = field(default_factory=pd.DataFrame)
    more: Callable[[], pd.DataFrame] | None = None
    decimals: tuple[int | None, ...] = ()
    sparklines: tuple[str, ...] = ()

    @classmethod
    def of_facts(
        cls, t: Translator, key: str, title: str, rows: pd.DataFrame, notes: tuple[str, ...] = ()
    ) -> "Table":
        """Facts as a table."""
        return cls(
            key, title, rows, notes, frame=fact_frame(rows, t), more=partial(file_frame, rows, t),
            decimals=decimals_of(rows),
        )  # fmt: skip

    @cached_property
    def file(self) -> pd.DataFrame:
        """The rows as a file has them."""
        return self.more() if self.more else self.frame

    @cached_property
    def number_formats(self) -> dict[str, str]:
        """Of the frame: `fact_table.number_formats`."""
        return number_formats(self.frame)

    def table(self, t: Translator) -> "Table":
        """Itself: as `Chart.table`."""
        return self


@dataclass(frozen=True, eq=False)
class Chart(Panel):
    """A drawing. `spec` is a Vega-Lite dictionary, empty where nothing can be drawn.

    `legend` has pairs of a colour and its words where the words stand beside the drawing. `wide`:
    it needs more width than a phone has, and is moved sideways there. `tall`: px of the frame in
    which it is moved up and down, 0 where it is seen whole. `live`: what a browser draws
    of a map that can be moved. `redraw` gives the same chart
    for another look. `listed` gives its table where that is not the rows.
    """

    spec: Mapping[str, Any] = field(default_factory=dict)
    alt: str = ""
    legend: Legend = ()
    wide: bool = False
    tall: int = 0
    live: Mapping[str, Any] = field(default_factory=dict)
    redraw: "Callable[[Look], Chart] | None" = None
    listed: Callable[[], Table] | None = None

    def table(self, t: Translator) -> Table:
        """What is drawn, as a table for a page and a file."""
        if self.listed:
            return self.listed().of(self.origin)
        found = Table.of_facts(t, self.key, self.title, self.rows, self.notes)
        return replace(
            found, coverage=self.coverage, missing=self.missing, registry=self.registry,
            counted=self.counted, of_counts=self.of_counts, origin=self.origin,
        )  # fmt: skip

    @remember
    def spoken(self, t: Translator) -> str:
        """Alternative text: the chart's own, else its title and first values in words."""
        if self.alt:
            return self.alt
        first = self.rows.head(SPOKEN_ROWS)
        columns = [first[name] for name in ("subject", "indicator", "period", "display")]
        said = [" ".join(str(word) for word in words) for words in zip(*columns, strict=True)]
        rest = len(self.rows) - len(said)
        if rest > 0:
            said.append(t("and {count} more values in the table").format(count=rest))
        return f"{self.title}. " + "; ".join(said)


P = ParamSpec("P")
R = TypeVar("R")
Builder = Callable[Concatenate[Edition, Look, P], R]


def drawing(build: Builder[P, R]) -> Builder[P, R]:
    """Remember the results of `build`, a pure function that gives a chart or a tuple of charts.

    Each chart gets `redraw`, so that a picture for download does not depend on the reader's screen;
    one of many that can be drawn again without the others brings its own.
    """

    @remember
    @wraps(build)
    def built(edition: Edition, look: Look, /, *args: P.args, **kwargs: P.kwargs) -> R:
        def chart(drawn: Chart, place: int | None) -> Chart:
            said = (*disagreement_notes(edition, drawn.rows), *unread(edition, drawn.rows))
            drawn = replace(drawn, notes=(*drawn.notes, *said))
            if drawn.redraw:
                return drawn

            def redraw(other: Look) -> Chart:
                again = built(edition, other, *args, **kwargs)
                if place is None:
                    return cast(Chart, again)
                return cast(tuple[Chart, ...], again)[place]

            return replace(drawn, redraw=redraw)

        result = build(edition, look, *args, **kwargs)
        if isinstance(result, tuple):
            return cast(R, tuple(chart(part, place) for place, part in enumerate(result)))
        return cast(R, chart(cast(Chart, result), None))

    return built


def sources_of(rows: pd.DataFrame) -> dict[str, str]:
    """Source id -> label of the sources that rows name."""
    pairs = dict(zip(rows["source_id"], rows["source"], strict=True))
    return {source: label for source, label in pairs.items() if isinstance(source, str) and source}


def _distinct(values: pd.Series) -> tuple[str, ...]:
    return tuple(str(value) for value in values.dropna().drop_duplicates() if value)


def covered(panel: Panel, t: Translator) -> str:
    """Coverage in words with those it counts as without a value: few by name, many by number."""
    if not panel.missing:
        return panel.coverage
    if len(panel.missing) > MOST_MISSING:
        lacking = t("missing: {count}").format(count=len(panel.missing))
    else:
        lacking = t("missing: {names}").format(names=t(", ").join(panel.missing))
    return t("; ").join(part for part in (panel.coverage, lacking) if part)


def covering(
    words: str, present: Iterable[str], population: Iterable[str], names: Mapping[str, str]
) -> tuple[str, tuple[str, ...]]:
    """`words` with {n} and {total} filled in; the names of those of `population` not `present`.

    Both are ids; an id without a name stands for itself, repeated ones count once.
    """
    wanted, found = tuple(dict.fromkeys(population)), set(present)
    lacking = tuple(names.get(i, i) for i in wanted if i not in found)
    return words.format(n=len(wanted) - len(lacking), total=len(wanted)), lacking


def joined(texts: Iterable[str], t: Translator, most: int = 4) -> str:
    """Texts in one line; past `most`, how many more there are."""
    listed = list(texts)
    line = t(", ").join(listed[:most])
    more = len(listed) - most
    return line if more <= 0 else line + t(" and {count} more").format(count=more)
