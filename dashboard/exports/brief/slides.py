"""A brief as slides: one message a slide as its title, native charts and tables where possible."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO

from pptx import Presentation

from dashboard.exports.brief import stage
from dashboard.exports.brief.content import Brief, Figure, Section, Sentence, Table
from dashboard.exports.brief.grid import cells
from dashboard.exports.brief.native import add_chart
from dashboard.exports.brief.pictures import Draw, pictures
from dashboard.i18n import Translator, translator

PRESET = "slide"
SOURCES_A_SLIDE = 13
NAMED_SOURCES = 2  # in the line of a slide; of more, their numbers


@dataclass(frozen=True)
class _Page:
    """Title and bullets of one slide of text."""

    title: str
    lines: tuple[Sentence, ...]
    sources: tuple[str, ...] = ()


def slides_bytes(brief: Brief, draw: Draw) -> bytes:
    """The .pptx of a brief. Errors: those of `draw`."""
    figures = [figure for section in brief.sections for figure in section.figures]
    panels = [figure.panel for figure in figures if figure.chart is None]
    return _Deck(brief, pictures(brief, panels, draw, PRESET)).bytes()


class _Deck:
    """Builds one presentation slide by slide."""

    def __init__(self, brief: Brief, drawn: dict[int, bytes]) -> None:
        self.brief, self.drawn = brief, drawn
        self.t: Translator = translator(brief.context.language)
        self.presentation = Presentation()
        stage.prepare(self.presentation, brief)

    def bytes(self) -> bytes:
        """The whole presentation."""
        stage.cover(self.presentation, self.brief)
        first, *rest = self.brief.lead
        for page in _paged(first.text, rest or [first], first.sources, self.t):
            self._text(page)
        for section in self.brief.sections:
            self._section(section)
        self._sources()
        stream = BytesIO()
        self.presentation.save(stream)
        return stream.getvalue()

    def _section(self, section: Section) -> None:
        said = [sentence for part in section.parts for sentence in part.sentences]
        if section.tables:  # what a table says is not said twice
            said = [sentence for sentence in said if sentence.derived or not sentence.facts]
        message = section.message
        if said or not (section.figures or section.tables):
            for page in _paged(message.text, said, message.sources, self.t):
                self._text(page)
        for figure in section.figures:
            self._figure(figure)
        for table in section.tables:
            self._table(table)

    def _text(self, page: _Page) -> None:
        sources = [*page.sources, *(s for line in page.lines for s in line.sources)]
        slide = self._slide(page.title, sources)
        lines = [f"{line.text}{self.brief.references(line.sources)}" for line in page.lines]
        stage.bullets(slide, lines)

    def _figure(self, figure: Figure) -> None:
        slide = self._slide(figure.message.text, [*figure.message.sources, *figure.panel.sources],
                            figure.panel.notes)  # fmt: skip
        if figure.chart is not None:
            add_chart(slide, figure.chart)
        else:
            picture = self.drawn[id(figure.panel)]
            stage.picture(slide, picture, figure.panel.alt or figure.message.text)

    def _table(self, table: Table) -> None:
        head, *rows = cells(table, self.brief)
        sources = [source for row in table.rows for source in row.sources]
        pieces = stage.pieces(head, rows, table.numeric)
        for at, piece in enumerate(pieces, start=1):
            title = table.message if len(pieces) == 1 else self._counted(table, at, len(pieces))
            slide = self._slide(title, sources, table.notes)
            stage.table(slide, [head, *piece], table.numeric)

    def _counted(self, table: Table, at: int, of: int) -> str:
        return self.t("{message} ({at} of {of})").format(message=table.message, at=at, of=of)

    def _sources(self) -> None:
        labels = [f"[{n}] {label}" for n, label in enumerate(self.brief.listed_sources, start=1)]
        title = self.t("The brief rests on {count} sources.").format(count=len(labels))
        lines = [*labels, self.brief.closing[-1]]
        for at in range(0, len(lines), SOURCES_A_SLIDE):
            slide = stage.slide(self.presentation, title)
            stage.small_text(slide, lines[at : at + SOURCES_A_SLIDE])
            stage.foot(slide, "", self.brief)

    def _slide(self, title: str, sources: Iterable[str], notes: Iterable[str] = ()) -> stage.Slide:
        """A slide with title, source line and notes that hold the sources in full."""
        made = stage.slide(self.presentation, title)
        known = [s for s in dict.fromkeys(sources) if s in self.brief.sources]
        labels = [self.brief.source_labels[s] for s in known]
        full = [f"{self.brief.references([s])} {self.brief.source_labels[s]}" for s in known]
        short = self.t("; ").join(labels)
        if len(known) > NAMED_SOURCES:
            short = self.t("{numbers}, listed at the end").format(
                numbers=self.brief.references(known)
            )
        stage.foot(made, f"{self.t('Source: ')}{short}" if known else "", self.brief)
        said = [
            title,
            *notes,
            *([self.t("Sources"), *full] if full else []),
            self.brief.closing[-1],
        ]
        frame = made.notes_slide.notes_text_frame
        if frame is not None:
            frame.text = "\n".join(said)
        return made


def _paged(
    title: str, sentences: Iterable[Sentence], sources: tuple[str, ...], t: Translator
) -> Iterator[_Page]:
    """Sentences on as many slides as they need."""
    pages: list[list[Sentence]] = [[]]
    for sentence in sentences:
        if pages[-1] and not stage.room_for([s.text for s in (*pages[-1], sentence)]):
            pages.append([])
        pages[-1].append(sentence)
    for at, lines in enumerate(pages, start=1):
        words = title if len(pages) == 1 else t("{message} ({at} of {of})").format(
            message=title, at=at, of=len(pages)
        )  # fmt: skip
        yield _Page(words, tuple(lines), sources)
