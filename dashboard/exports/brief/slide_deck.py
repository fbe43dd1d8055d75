"""A brief as slides: the layouts of a template, filled; a message as the title of each slide.

Findings stand beside their figure where they fit, and short sections follow each other on one
slide, so that few slides hold a single line.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from pptx.presentation import Presentation
from pptx.util import Emu, Pt

from dashboard.exports.brief import TemplateError, office_seams, slide_shapes
from dashboard.exports.brief.document_model import Brief, Figure, Section, Sentence, Table
from dashboard.exports.brief.tables_and_charts import table_cells
from dashboard.i18n import translator

FOOT = ("Source line", "Data version", "Mark")
LAYOUTS = {  # names in the template -> names of the placeholders beside title and foot
    "Cover": ("Summary",),
    "Findings": ("Findings",),
    "Figure": ("Figure",),
    "Figure and findings": ("Figure", "Findings"),
    "Table": ("Table", "Findings"),
    "Sources": ("Findings",),
}
MESSAGE, FINDING = 0, 1  # levels of text
UNDER_TABLE = 1.2  # heights of its type that stay free under a table

Line = tuple[Sentence, int]  # a sentence and its level


def fill_slides(presentation: Presentation, brief: Brief, pictures: dict[int, bytes]) -> None:
    """Write a brief into an opened template. pictures: id of a panel -> PNG.

    Errors: TemplateError where the template lacks a layout or a placeholder.
    """
    own: Any = presentation.slide_layouts  # some of what is in it is annotated wrongly
    layouts = {layout.name: {shape.name: shape for shape in layout.placeholders} for layout in own}
    for name, wanted in LAYOUTS.items():
        if name not in layouts:
            raise TemplateError(f"the template has no slide layout “{name}”")
        lacking = [shape for shape in ("Title", *wanted, *FOOT) if shape not in layouts[name]]
        if lacking:
            raise TemplateError(f"the slide layout “{name}” has no {', '.join(lacking)}")
    _Deck(presentation, layouts, brief, pictures).write()


class _Deck:
    """Builds one presentation slide by slide; the last slide takes text while it has room."""

    def __init__(
        self, presentation: Presentation, layouts: Any, brief: Brief, pictures: dict[int, bytes]
    ) -> None:
        self.presentation, self.layouts = presentation, layouts
        self.brief, self.pictures, self.t = brief, pictures, translator(brief.context.language)
        self.table_size = office_seams.type_size(self.layouts["Table"]["Table"], 0)
        # the last slide, the name of its layout, its placeholders and those not filled yet
        self.slide: Any = None
        self.layout, self.shapes, self.unused = "", dict[str, Any](), set[str]()
        self.room = 0.0  # points of height left for text
        self.sources: list[str] = []
        self.notes: tuple[str, ...] = ()

    def write(self) -> None:
        """The whole presentation."""
        first, *rest = self.brief.lead
        self._open("Cover", self.brief.title)
        summary = [line for line in ("" if rest else first.text, *self.brief.closing) if line]
        self._fill("Summary", "\n".join(summary))
        if rest:
            self._text(first, [(sentence, FINDING) for sentence in rest])
        for section in self.brief.sections:
            self._section(section)
        labels = self.brief.numbered(self.brief.sources)
        rests = self.t("The brief rests on {count} sources.").format(count=len(labels))
        listed = [(Sentence(line), FINDING) for line in (*labels, self.brief.closing[-1])]
        self._pages(Sentence(rests), listed, "Sources")
        self._close()

    def _open(
        self, layout: str, title: str, sources: Iterable[str] = (), notes: Iterable[str] = ()
    ) -> None:
        """Begin a slide."""
        self._close()
        own = self.presentation.slide_layouts.get_by_name(layout)
        self.slide = self.presentation.slides.add_slide(own)
        self.layout, self.sources, self.notes, self.room = layout, list(sources), tuple(notes), 0
        self.shapes = {
            name: self.slide.placeholders[shape.placeholder_format.idx]
            for name, shape in self.layouts[layout].items()
        }
        self.unused = set(self.shapes)
        self._fill("Title", title)
        usual = office_seams.type_size(self.layouts[layout]["Title"], 0)
        slide_shapes.fit_title(self.shapes["Title"], usual)

    def _fill(self, name: str, text: str) -> None:
        self.shapes[name].text_frame.text = text
        self.unused.discard(name)

    def _close(self) -> None:
        """Write foot and notes of the last slide; placeholders that it does not need go."""
        if self.slide is None:
            return
        context = self.brief.context
        version = self.t("data version {hash} of {date}")
        self._fill("Data version", version.format(hash=context.version, date=context.created))
        if context.fictional:
            self._fill("Mark", self.t("Fictional data"))
        full = self.brief.numbered(self.sources)
        if full:
            self._fill("Source line", self.brief.source_line(self.sources))
            full.insert(0, self.t("Sources"))
        for name in self.unused:
            office_seams.drop_shape(self.shapes[name])
        title = self.shapes["Title"].text_frame.text
        notes = [title, *self.notes, *full, self.brief.closing[-1]]
        self.slide.notes_slide.notes_text_frame.text = "\n".join(notes)
        self.slide = None

    def _taken(self, lines: Sequence[Line], layout: str) -> float:
        """Points of height that lines take in the findings of a layout."""
        shape = self.layouts[layout]["Findings"]
        sizes = [office_seams.type_size(shape, level) for level in (MESSAGE, FINDING)]
        return slide_shapes.text_height(
            ((self._words(sentence), sizes[level]) for sentence, level in lines), shape.width.pt
        )

    def _words(self, sentence: Sentence) -> str:
        return f"{sentence.text}{self.brief.references(sentence.sources)}"

    def _say(self, lines: Sequence[Line]) -> None:
        """Add lines to the findings of the last slide."""
        frame = self.shapes["Findings"].text_frame
        for sentence, level in lines:
            first = "Findings" in self.unused
            paragraph = frame.paragraphs[0] if first else frame.add_paragraph()
            paragraph.text, paragraph.level = self._words(sentence), level
            self.unused.discard("Findings")
            self.sources += sentence.sources
        self.room -= self._taken(lines, self.layout)

    def _section(self, section: Section) -> None:
        lines = [(sentence, FINDING) for sentence in section.untold]
        if not section.figures and not section.tables:
            self._text(section.message, lines)
            return
        for figure in section.figures:
            lines = self._figure(figure, lines, section.message)
        under = [(section.message, MESSAGE), *lines] if section.figures else lines
        room = self._pieces(section.tables[-1])[1] if section.tables else 0
        if lines and self._taken(under, "Table") > room:
            self._text(section.message, lines)
            lines = []
        for table in section.tables:
            self._table(table)
        if lines:
            self._say(under)

    def _text(self, message: Sentence, lines: Sequence[Line]) -> None:
        """A section of text: below what the last slide has, or on as many slides as it needs."""
        block = [(message, MESSAGE), *lines]
        if self.room and self._taken(block, self.layout) <= self.room:
            self._say(block)
            return
        self._pages(message, lines, "Findings")

    def _pages(self, message: Sentence, lines: Sequence[Line], layout: str) -> None:
        """Lines on as many slides of a layout as they need."""
        height = self.layouts[layout]["Findings"].height.pt
        pages: list[list[Line]] = [[]]
        for line in lines:
            if pages[-1] and self._taken([*pages[-1], line], layout) > height:
                pages.append([])
            pages[-1].append(line)
        while len(pages) > 1 and self._taken([pages[-2][-1], *pages[-1]], layout) <= self._taken(
            pages[-2][:-1], layout
        ):  # no line stands alone
            pages[-1].insert(0, pages[-2].pop())
        for at, page in enumerate(pages, start=1):
            self._open(layout, self._counted(message.text, at, len(pages)), message.sources)
            self.room = height
            self._say(page)

    def _counted(self, message: str, at: int, of: int) -> str:
        if of == 1:
            return message
        return self.t("{message} ({at} of {of})").format(message=message, at=at, of=of)

    def _figure(self, figure: Figure, lines: list[Line], message: Sentence) -> list[Line]:
        """A slide with a figure and the lines that fit beside it; gives the others back.

        The message of the section stands above them, if it is not the title.
        """
        own = set(figure.panel.rows.get("observation_id", ()))
        lines = sorted(lines, key=lambda line: not own & set(line[0].facts))
        head = [] if figure.message.text == message.text else [(message, MESSAGE)]
        beside: list[Line] = []
        height = self.layouts["Figure and findings"]["Findings"].height.pt
        while lines and self._taken([*head, *beside, lines[0]], "Figure and findings") <= height:
            beside.append(lines.pop(0))
        sources = [*figure.message.sources, *figure.panel.sources]
        layout = "Figure and findings" if beside else "Figure"
        self._open(layout, figure.message.text, sources, figure.panel.notes)
        if beside:
            self._say([*head, *beside])
        self.room = 0
        if figure.chart is not None:
            shape = slide_shapes.add_chart(self.slide, figure.chart, self._box("Figure"))
        else:
            shape = slide_shapes.add_picture(
                self.slide, self.pictures[id(figure.panel)], self._box("Figure")
            )
        office_seams.describe_shape(shape, figure.panel.alt or figure.message.text)
        return lines

    def _box(self, name: str) -> Any:
        shape = self.layouts[self.layout][name]
        return shape.left, shape.top, shape.width, shape.height

    def _pieces(self, table: Table) -> tuple[list[list[tuple[str, ...]]], float]:
        """What stands on each slide of a table, and the points of height free under the last."""
        shape, below = self.layouts["Table"]["Table"], self.layouts["Table"]["Findings"]
        size, height = self.table_size, Emu(below.top + below.height - shape.top)
        rows = table_cells(table, self.brief)
        pieces, room = slide_shapes.table_pieces(
            rows, table.numeric, size, shape.width.pt, height.pt
        )
        return pieces, room - size * UNDER_TABLE

    def _table(self, table: Table) -> None:
        """A table on as many slides as it needs; what is free under it takes text."""
        sources = [source for row in table.rows for source in row.sources]
        pieces, room = self._pieces(table)
        for at, piece in enumerate(pieces, start=1):
            title = self._counted(table.message, at, len(pieces))
            self._open("Table", title, sources, table.notes)
            shape = slide_shapes.add_table(
                self.slide, piece, table.numeric, self.table_size, self._box("Table")
            )
            office_seams.describe_shape(shape, table.title)
        self.room = room
        text, (left, _, width, _) = self.shapes["Findings"], self._box("Findings")
        top = shape.top + shape.height + Pt(self.table_size * UNDER_TABLE)
        text.left, text.top, text.width, text.height = left, top, width, Pt(max(room, 0))
