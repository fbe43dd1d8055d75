"""Which slides a brief becomes, and what stands on each; knows heights, draws nothing.

What the brief finds stands on the cover. A message is the title of each slide; findings stand
beside their figure or under their table. A text that would leave a slide nearly empty goes to
another one that has room.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pptx.util import Emu

from dashboard.exports.brief import office_seams, slide_shapes
from dashboard.exports.brief.document_model import Brief, Figure, Section, Sentence, Table
from dashboard.exports.brief.tables_and_charts import column_shares, table_cells
from dashboard.i18n import translator

MESSAGE, FINDING, CLOSING = 0, 1, 2  # levels of text
UNDER_TABLE = 1.2  # heights of its type that stay free under a table
BEFORE_CLOSING = 12  # points over the closing of the cover
LEAST_FILLED = 1 / 3  # of a slide of text: less goes to another slide
APART = ("Cover", "Sources")
SMALLER, LARGER = 2, 4  # pt by which the type of a table may differ from the template's

Line = tuple[Sentence, int]  # a sentence and its level
Cells = tuple[str, ...]


@dataclass(eq=False)
class Page:
    """A slide to be drawn: at most one figure or piece of a table, and lines of text.

    cells, shares, size: of the piece, its header first, its columns and its type (pt). room:
    points that text may take.
    """

    layout: str
    message: Sentence
    room: float
    lines: list[Line] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    notes: tuple[str, ...] = ()
    figure: Figure | None = None
    table: Table | None = None
    cells: Sequence[Cells] = ()
    shares: Sequence[float] = ()
    size: float = 0


class Planner:
    """Plans the slides of one brief. layouts: name -> name of a placeholder -> placeholder."""

    def __init__(self, layouts: dict[str, dict[str, Any]], brief: Brief) -> None:
        self.layouts, self.brief = layouts, brief
        self.t = translator(brief.context.language)
        self.pages: list[Page] = []

    def plan(self) -> list[Page]:
        """Every slide in order."""
        self._cover()
        for section in self.brief.sections:
            self._section(section)
        labels = self.brief.numbered(self.brief.sources)
        rests = Sentence(self.t("The brief rests on {count} sources.").format(count=len(labels)))
        listed = [(Sentence(line), FINDING) for line in (*labels, self.brief.closing[-1])]
        self._text(rests, listed, "Sources")
        return self._settled()

    def taken(self, lines: Sequence[Line], layout: str) -> float:
        """Points of height that lines take in the text of a layout."""
        shape = self.layouts[layout][text_of(layout)]
        words = ((self.words(sentence), office_seams.type_size(shape, level))
                 for sentence, level in lines)  # fmt: skip
        return slide_shapes.text_height(words, shape.width.pt)

    def words(self, sentence: Sentence) -> str:
        """A sentence with the numbers of its sources."""
        return f"{sentence.text}{self.brief.references(sentence.sources)}"

    def _height(self, layout: str) -> float:
        return float(self.layouts[layout][text_of(layout)].height.pt)

    def _fits(self, page: Page, lines: Sequence[Line]) -> bool:
        return self.taken([*page.lines, *lines], _spoken(page)) <= page.room

    def _cover(self) -> None:
        """The title, what is found, and how the brief was made; what is found too long for it
        follows on a slide of its own."""
        closing = [(Sentence(line), CLOSING) for line in self.brief.closing]
        room = self._height("Cover") - self.taken(closing, "Cover") - BEFORE_CLOSING
        cover = Page("Cover", Sentence(self.brief.title), room)
        self.pages.append(cover)
        lead = [(sentence, FINDING) for sentence in self.brief.lead]
        if self._fits(cover, lead):
            cover.lines += lead
        else:
            self._text(lead[0][0], lead[1:])

    def _section(self, section: Section) -> None:
        lines = [(sentence, FINDING) for sentence in section.untold]
        if not section.figures and not section.tables:
            self._text(section.message, lines)
            return
        for figure in section.figures:
            lines = self._figure(figure, lines, section.message)
        for table in section.tables:
            titled = not section.figures or table.message == section.message.text
            head = [] if titled else [(section.message, MESSAGE)]
            under = [*head, *lines] if lines and table is section.tables[-1] else []
            if self._table(table, under) and under:
                lines = []
        if lines:
            self._text(section.message, lines)

    def _text(self, message: Sentence, lines: Sequence[Line], layout: str = "Findings") -> None:
        """Text below what the last slide has, or on as many slides as it needs."""
        block = [(message, MESSAGE), *lines]
        last = self.pages[-1]
        joins = layout == "Findings" and last.layout in ("Findings", "Table")
        if joins and self._fits(last, block):
            last.lines += block
            return
        height = self._height(layout)
        taken = [self.taken([line], layout) for line in lines]
        groups = slide_shapes.balanced(taken, height)
        for at, group in enumerate(groups, start=1):
            title = self._counted(message.text, at, len(groups))
            self.pages.append(Page(
                layout, Sentence(title, message.sources), height, [lines[i] for i in group],
                list(message.sources),
            ))  # fmt: skip

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
        sources = [*figure.message.sources, *figure.panel.sources]
        page = Page(
            "Figure", figure.message, self._height("Figure and findings"), sources=sources,
            notes=figure.panel.notes, figure=figure,
        )  # fmt: skip
        beside: list[Line] = []
        while lines and self._fits(page, [*head, *beside, lines[0]]):
            beside.append(lines.pop(0))
        page.lines += [*head, *beside] if beside else []
        self.pages.append(page)
        return lines

    def _table(self, table: Table, under: Sequence[Line]) -> bool:
        """A table on as many slides as it needs; whether the lines stand under the last one."""
        shape, below = self.layouts["Table"]["Table"], self.layouts["Table"]["Findings"]
        width, height = shape.width.pt, Emu(below.top + below.height - shape.top).pt
        usual, rows = office_seams.type_size(shape, 0), table_cells(table, self.brief)
        shares = column_shares(rows, table.numeric)
        said = self.taken(under, "Table") if under else 0
        size, heights = usual, list[float]()
        for tried in (*range(LARGER, -SMALLER - 1, -1), 0):  # the largest that needs one slide
            size = usual + tried
            heights = slide_shapes.row_heights(rows, shares, size, width)
            if sum(heights) + (said + size * UNDER_TABLE if said else 0) <= height:
                break
        first, *others = heights
        groups = slide_shapes.balanced(others, height - first)
        sources = [source for row in table.rows for source in row.sources]
        for at, group in enumerate(groups, start=1):
            title = Sentence(self._counted(table.message, at, len(groups)))
            room = height - first - sum(others[i] for i in group) - size * UNDER_TABLE
            self.pages.append(Page(
                "Table", title, max(room, 0), [], list(sources), table.notes, None, table,
                [rows[0], *(rows[i + 1] for i in group)], shares, size,
            ))  # fmt: skip
        fits = self._fits(self.pages[-1], under)
        self.pages[-1].lines += under if fits else []
        return fits

    def _nearly_empty(self, page: Page) -> bool:
        """Whether a page of text alone has little of it."""
        if page.layout not in ("Findings", "Sources"):
            return False
        return self.taken(page.lines, page.layout) < LEAST_FILLED * page.room

    def _settled(self) -> list[Page]:
        """The pages, those of little text moved to the nearest that has room."""
        pages = list(self.pages)
        for page in filter(self._nearly_empty, self.pages):
            block = [(page.message, MESSAGE), *page.lines]
            if page.layout == "Sources":
                block.pop()  # the data version is at the foot of every slide
            at = pages.index(page)
            fit = [n for n, other in enumerate(pages) if n != at and self._fits(other, block)]
            if fit:  # the sources and the cover have it only where no other slide has room
                target = min(fit, key=lambda n: (pages[n].layout in APART, abs(n - at), n))
                pages[target].lines += block
                del pages[at]
        return pages


def _spoken(page: Page) -> str:
    """The layout in which a page has its text."""
    return "Figure and findings" if page.figure else page.layout


def text_of(layout: str) -> str:
    """The placeholder of a layout that takes text."""
    return "Summary" if layout == "Cover" else "Findings"


def layout_of(page: Page) -> str:
    """The layout a page is drawn in: without text a figure has the whole width."""
    return _spoken(page) if page.lines else page.layout


def cited(lines: Sequence[Line]) -> Iterator[str]:
    """The sources that lines refer to."""
    for sentence, _ in lines:
        yield from sentence.sources
