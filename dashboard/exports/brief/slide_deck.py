"""A brief as slides: the layouts of a template, filled as `slide_plan` has it."""

from typing import Any

from pptx.presentation import Presentation
from pptx.util import Pt

from dashboard.exports.brief import TemplateError, office_seams, slide_shapes
from dashboard.exports.brief.document_model import Brief, Sentence
from dashboard.exports.brief.slide_plan import (
    BEFORE_CLOSING,
    CLOSING,
    UNDER_TABLE,
    Line,
    Page,
    Planner,
    cited,
    layout_of,
    text_of,
)
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
    deck = _Deck(presentation, layouts, brief, pictures)
    for page in deck.planner.plan():
        deck.draw(page)


class _Deck:
    """Draws slides one after the other."""

    def __init__(
        self, presentation: Presentation, layouts: Any, brief: Brief, pictures: dict[int, bytes]
    ) -> None:
        self.presentation, self.layouts = presentation, layouts
        self.brief, self.pictures, self.t = brief, pictures, translator(brief.context.language)
        self.planner = Planner(layouts, brief)
        # the last slide, the name of its layout, its placeholders and those not filled yet
        self.slide: Any = None
        self.layout, self.shapes, self.unused = "", dict[str, Any](), set[str]()

    def draw(self, page: Page) -> None:
        """One slide; placeholders that it does not need go."""
        self._open(layout_of(page), page.message.text)
        lines = list(page.lines)
        if page.layout == "Cover":
            lines += [(Sentence(line), CLOSING) for line in self.brief.closing]
        self._say(lines)
        if page.figure is not None:
            self._figure(page)
        if page.table is not None:
            self._table(page)
        self._foot(page)
        for name in self.unused:
            office_seams.drop_shape(self.shapes[name])

    def _open(self, layout: str, title: str) -> None:
        own = self.presentation.slide_layouts.get_by_name(layout)
        self.slide, self.layout = self.presentation.slides.add_slide(own), layout
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

    def _say(self, lines: list[Line]) -> None:
        """Lines in the text of the slide."""
        if not lines:
            return
        name = text_of(self.layout)
        frame = self.shapes[name].text_frame
        for at, (sentence, level) in enumerate(lines):
            paragraph = frame.add_paragraph() if at else frame.paragraphs[0]
            paragraph.text, paragraph.level = self.planner.words(sentence), level
            if level == CLOSING and at and lines[at - 1][1] != CLOSING:
                paragraph.space_before = Pt(BEFORE_CLOSING)
        self.unused.discard(name)

    def _foot(self, page: Page) -> None:
        """Sources, data version and mark, and the speaker's notes."""
        context = self.brief.context
        version = self.t("data version {hash} of {date}")
        self._fill("Data version", version.format(hash=context.version, date=context.created))
        if context.fictional:
            self._fill("Mark", self.t("Fictional data"))
        sources = [*page.sources, *cited(page.lines)]
        full = self.brief.numbered(sources)
        if full:
            self._fill("Source line", self.brief.source_line(sources))
            full.insert(0, self.t("Sources"))
        notes = [page.message.text, *page.notes, *full, self.brief.closing[-1]]
        self.slide.notes_slide.notes_text_frame.text = "\n".join(notes)

    def _figure(self, page: Page) -> None:
        figure = page.figure
        assert figure is not None
        if figure.chart is not None:
            shape = slide_shapes.add_chart(self.slide, figure.chart, self._box("Figure"))
        else:
            png = self.pictures[id(figure.panel)]
            shape = slide_shapes.add_picture(self.slide, png, self._box("Figure"))
        office_seams.describe_shape(shape, figure.panel.alt or figure.message.text)

    def _box(self, name: str) -> Any:
        shape = self.layouts[self.layout][name]
        return shape.left, shape.top, shape.width, shape.height

    def _table(self, page: Page) -> None:
        """A piece of a table; what is free under it takes text."""
        table = page.table
        assert table is not None
        shape = slide_shapes.add_table(
            self.slide, page.cells, table.numeric, page.shares, page.size, self._box("Table")
        )
        office_seams.describe_shape(shape, table.title)
        text, (left, _, width, _) = self.shapes["Findings"], self._box("Findings")
        top = shape.top + shape.height + Pt(page.size * UNDER_TABLE)
        text.left, text.top, text.width, text.height = left, top, width, Pt(page.room)
