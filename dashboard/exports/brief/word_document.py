"""A brief as a Word document: the styles of a template, filled from top to bottom."""

from collections.abc import Iterable
from io import BytesIO

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Emu, Mm
from docx.text.paragraph import Paragraph

from dashboard.exports.brief import TemplateError, office_seams
from dashboard.exports.brief.document_model import Brief, Figure, Part, Section, Sentence, Table
from dashboard.exports.brief.tables_and_charts import column_shares, table_cells
from dashboard.i18n import translator

TITLE, BODY, ITEM = "Title", "Normal", "Heading 3"
HEADINGS = ("Heading 1", "Heading 2")
FIGURE, CAPTION, NOTE, HEADER = "Figure", "Caption", "Note", "Header"
TABLE, HEAD_CELL, CELL = "Brief table", "Table head", "Table text"
SOURCES, SOURCE = "Source heading", "Source list"
STYLES = (
    TITLE, BODY, *HEADINGS, ITEM, FIGURE, CAPTION, TABLE, HEAD_CELL, CELL, NOTE, SOURCES, SOURCE,
    HEADER,
)  # fmt: skip
BELOW = Mm(20)  # of a page that a picture leaves to its caption
SHORT = 14  # rows of a table that is not parted


def fill_document(document: Document, brief: Brief, pictures: dict[int, bytes]) -> None:
    """Write a brief into an opened template. pictures: id of a panel -> PNG.

    Errors: TemplateError where the template lacks a style.
    """
    lacking = [name for name in STYLES if name not in document.styles]
    if lacking:
        raise TemplateError(f"the template has no style {', '.join(lacking)}")
    _Writer(document, brief, pictures).write()


class _Writer:
    """Writes one document from top to bottom; counts tables and figures."""

    def __init__(self, document: Document, brief: Brief, pictures: dict[int, bytes]) -> None:
        self.document, self.brief, self.pictures = document, brief, pictures
        self.t = translator(brief.context.language)
        self.space = "" if brief.context.language == "zh" else " "
        page = document.sections[0]
        self.width = Emu(
            (page.page_width or 0) - (page.left_margin or 0) - (page.right_margin or 0)
        )
        height = (page.page_height or 0) - (page.top_margin or 0) - (page.bottom_margin or 0)
        self.tallest = Emu(height - BELOW)
        self.figures = self.tables = 0
        self.listed = False  # whether a numbered list stands since the last heading

    def write(self) -> None:
        """The whole document."""
        office_seams.clear_text(self.document)
        if self.brief.context.fictional:
            page = self.document.sections[0]
            for header in (page.header, page.even_page_header):
                header.paragraphs[0].text = self.t("Fictional data")
                header.paragraphs[0].style = self.document.styles[HEADER]
        self._add(self.brief.title, TITLE)
        self._text(self.brief.lead)
        for section in self.brief.sections:
            self._section(section)
        if self.brief.listed_sources:
            self._add(self.t("List of sources"), SOURCES)
        for line in self.brief.numbered(self.brief.sources):
            self._add(line, SOURCE)
        for line in self.brief.closing:
            self._add(line, NOTE)

    def _add(self, text: str, style: str) -> Paragraph:
        self.listed = self.listed and style not in HEADINGS
        return self.document.add_paragraph(text, style)

    def _section(self, section: Section) -> None:
        """What is found, the figures, the tables, then the details."""
        if section.heading:
            self._add(section.heading, HEADINGS[0])
        parts = list(section.parts)
        opening = [section.message]
        plain = parts and not parts[0].heading and not parts[0].numbered
        if plain and not section.figures and not section.tables:
            opening += parts.pop(0).sentences
        self._text(opening)
        for figure in section.figures:
            self._figure(figure)
        for table in section.tables:
            self._table(table)
        for part in parts:
            self._part(part)

    def _part(self, part: Part) -> None:
        if part.heading:
            self._add(part.heading, HEADINGS[1])
        if not part.numbered:
            self._text(part.sentences)
            return
        items = [self._say(self._add("", ITEM), sentence) for sentence in part.sentences]
        if self.listed and items:
            office_seams.restart_numbering(self.document, items)
        self.listed = True

    def _text(self, sentences: Iterable[Sentence]) -> None:
        """One paragraph of sentences, each with the numbers of its sources."""
        said = list(sentences)
        paragraph = self._add("", BODY) if said else None
        for at, sentence in enumerate(said):
            assert paragraph is not None
            if at:
                paragraph.add_run(self.space)
            self._say(paragraph, sentence)

    def _say(self, paragraph: Paragraph, sentence: Sentence) -> Paragraph:
        paragraph.add_run(sentence.text)
        self._cite(paragraph, sentence.sources)
        return paragraph

    def _cite(self, paragraph: Paragraph, sources: Iterable[str]) -> None:
        numbers = self.brief.references(sources)
        if numbers:
            paragraph.add_run(numbers).font.superscript = True

    def _figure(self, figure: Figure) -> None:
        self.figures += 1
        run = self._add("", FIGURE).add_run()
        picture = run.add_picture(BytesIO(self.pictures[id(figure.panel)]), width=self.width)
        if picture.height > self.tallest:
            picture.width = Emu(round(picture.width * self.tallest / picture.height))
            picture.height = self.tallest
        office_seams.describe_picture(picture, figure.panel.alt or figure.message.text)
        words = self.t("Figure {number}  {title}").format(
            number=self.figures, title=figure.panel.title
        )
        self._cite(self._add(words, CAPTION), figure.panel.sources)

    def _table(self, table: Table) -> None:
        self.tables += 1
        words = self.t("Table {number}  {title}").format(number=self.tables, title=table.title)
        self._add(words, CAPTION).paragraph_format.keep_with_next = True
        self._grid(table_cells(table, self.brief), table.numeric)
        for number, note in enumerate(table.notes, start=1):
            self._add(self.t("Note {number}: {note}").format(number=number, note=note), NOTE)

    def _grid(self, rows: list[tuple[str, ...]], numeric: tuple[int, ...]) -> None:
        """A table as wide as the text; `rows` begin with the header."""
        made = self.document.add_table(len(rows), len(rows[0]), style=TABLE)
        made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        # a short table stays on one page; of a long one the header stays with two rows
        together = len(rows) - 1 if len(rows) <= SHORT else 2
        widths = [Emu(int(self.width * share)) for share in column_shares(rows, numeric)]
        for column, width in zip(made.columns, widths, strict=True):
            column.width = width
        for at, (line, texts) in enumerate(zip(made.rows, rows, strict=True)):
            for column, (cell, text) in enumerate(zip(line.cells, texts, strict=True)):
                cell.width = widths[column]
                paragraph = cell.paragraphs[0]
                paragraph.text = text
                paragraph.style = self.document.styles[CELL if at else HEAD_CELL]
                paragraph.paragraph_format.keep_with_next = at < together
                if at and column in numeric:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            office_seams.keep_row_whole(line, header=at == 0)
