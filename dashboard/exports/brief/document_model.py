"""What a brief says, as frozen records that know neither Word nor PowerPoint."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dashboard.exports.caption import Context
from dashboard.figures.panel import Chart as Drawn
from dashboard.i18n import translator

NAMED_SOURCES = 2  # in a source line; of more, their numbers


@dataclass(frozen=True)
class Sentence:
    """One or more plain sentences, the ids of their sources and of the observations behind them.

    derived: it says something that no table of printed values holds.
    """

    text: str
    sources: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    derived: bool = False


@dataclass(frozen=True)
class Row:
    """One line of a table: its cells as text and the ids of its sources."""

    cells: tuple[str, ...]
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """A table with a title; `numeric` are the positions of columns that stand at the right.

    Sources become a last column of numbers. notes: what a reader has to know of single rows.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    message: str
    numeric: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Series:
    """Values of one kind in the order of the chart's categories; None where there is none.

    labels: what is printed at each value, with qualifier; "" where there is none. hollow: the
    values are no results of a full year or a point in time.
    """

    name: str
    values: tuple[float | None, ...]
    labels: tuple[str, ...]
    hollow: bool = False


@dataclass(frozen=True)
class Chart:
    """A drawing that a slide program can edit. kind: column, bar or line."""

    kind: str
    unit: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True, eq=False)
class Figure:
    """A panel, the message it carries, and its editable form where there is an honest one."""

    panel: Drawn
    message: Sentence
    chart: Chart | None = None


@dataclass(frozen=True)
class Part:
    """Sentences under a heading of the second level, or under none; numbered where they list."""

    sentences: tuple[Sentence, ...]
    heading: str = ""
    numbered: bool = False


@dataclass(frozen=True, eq=False)
class Section:
    """A section; without a heading its text simply goes on. message: its one statement."""

    heading: str
    message: Sentence
    parts: tuple[Part, ...] = ()
    figures: tuple[Figure, ...] = ()
    tables: tuple[Table, ...] = ()

    @property
    def sentences(self) -> Iterator[Sentence]:
        """Every sentence in order."""
        yield self.message
        for part in self.parts:
            yield from part.sentences

    @property
    def untold(self) -> Iterator[Sentence]:
        """Sentences that no table, editable chart or message of a figure says already."""
        charted = [figure.panel.rows["observation_id"] for figure in self.figures if figure.chart]
        shown = {observation for column in charted for observation in column}
        messages = [figure.message for figure in self.figures]
        for sentence in (sentence for part in self.parts for sentence in part.sentences):
            elsewhere = bool(self.tables) or shown.issuperset(sentence.facts)
            printed = bool(sentence.facts) and not sentence.derived
            if not (elsewhere and printed) and sentence not in messages:
                yield sentence


@dataclass(frozen=True, eq=False)
class Brief:
    """A brief in one language. closing: data version, date and address of the view."""

    title: str
    lead: tuple[Sentence, ...]
    sections: tuple[Section, ...]
    source_labels: dict[str, str]
    closing: tuple[str, ...]
    context: Context

    @property
    def sentences(self) -> Iterator[Sentence]:
        """Every sentence of the text in order."""
        yield from self.lead
        for section in self.sections:
            yield from section.sentences

    @property
    def sources(self) -> dict[str, int]:
        """Source id -> its number, counted in the order in which they are first referred to."""
        ids: Iterable[str] = (source for group in self._cited() for source in group)
        return {source: at for at, source in enumerate(dict.fromkeys(filter(None, ids)), start=1)}

    def _cited(self) -> Iterator[Iterable[str]]:
        yield from (sentence.sources for sentence in self.lead)
        for section in self.sections:
            yield section.message.sources
            yield from (figure.panel.sources for figure in section.figures)
            for table in section.tables:
                yield from (row.sources for row in table.rows)
            yield from (sentence.sources for part in section.parts for sentence in part.sentences)

    def references(self, sources: Iterable[str]) -> str:
        """The numbers of sources as they stand behind a statement: [1][3], or ""."""
        numbers = self.sources
        known = sorted({numbers[source] for source in sources if source in numbers})
        return "".join(f"[{number}]" for number in known)

    def numbered(self, sources: Iterable[str]) -> list[str]:
        """Number and label of each source that the brief refers to, each once: [1] label."""
        known = [source for source in dict.fromkeys(sources) if source in self.sources]
        return [f"{self.references([s])} {self.source_labels.get(s, s)}" for s in known]

    def source_line(self, sources: Iterable[str]) -> str:
        """Sources by name, or, where they are more than two, by number; "" for none."""
        t = translator(self.context.language)
        known = [source for source in dict.fromkeys(sources) if source in self.sources]
        said = t("; ").join(self.source_labels.get(source, source) for source in known)
        if len(known) > NAMED_SOURCES:
            said = t("{numbers}, listed at the end").format(numbers=self.references(known))
        return f"{t('Source: ')}{said}" if known else ""

    @property
    def listed_sources(self) -> tuple[str, ...]:
        """The labels of the sources in the order of their numbers."""
        return tuple(self.source_labels.get(source, source) for source in self.sources)
