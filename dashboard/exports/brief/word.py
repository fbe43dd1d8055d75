"""A brief as a Word document: text, native tables, pictures with captions, numbered sources."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from dashboard.exports.brief import page, styles
from dashboard.exports.brief.content import Brief, Figure, Part, Section, Sentence, Table
from dashboard.exports.brief.grid import add_table
from dashboard.exports.brief.numbering import heading, item, subheading
from dashboard.exports.brief.pictures import Draw, pictures
from dashboard.i18n import translator

PRESET = "document"  # its types have their sizes at the width of the text column
WIDEST, TALLEST = 156, 205  # mm of a picture: the column, and a page less the line below it


def word_bytes(brief: Brief, draw: Draw) -> bytes:
    """The .docx of a brief. Errors: those of `draw`."""
    panels = [figure.panel for section in brief.sections for figure in section.figures]
    return _Writer(brief, pictures(brief, panels, draw, PRESET)).bytes()


class _Writer:
    """Writes one document from top to bottom; counts headings, tables and figures."""

    def __init__(self, brief: Brief, drawn: dict[int, bytes]) -> None:
        self.brief, self.drawn = brief, drawn
        self.language = brief.context.language
        self.t = translator(self.language)
        self.space = "" if self.language == "zh" else " "
        self.document: Document = docx.Document()
        self.headings = self.figures = self.tables = 0

    def bytes(self) -> bytes:
        """The whole document."""
        styles.apply(self.document, self.language)
        page.furnish(self.document, self.brief)
        self.document.add_paragraph(self.brief.title, styles.TITLE)
        self._text(self.brief.lead)
        for section in self.brief.sections:
            self._section(section)
        self._sources()
        for line in self.brief.closing:
            self.document.add_paragraph(line, styles.NOTE)
        stream = BytesIO()
        self.document.save(stream)
        return stream.getvalue()

    def _section(self, section: Section) -> None:
        if section.heading:
            self.headings += 1
            words = heading(self.headings, section.heading, self.language)
            self.document.add_paragraph(words, styles.HEADINGS[0])
        parts = list(section.parts)
        opening = [section.message]
        if parts and not parts[0].heading and not parts[0].numbered:
            opening += parts.pop(0).sentences
        self._text(opening)
        for number, part in enumerate(parts, start=1):
            self._part(part, number)
        for figure in section.figures:
            self._figure(figure)
        for table in section.tables:
            self._table(table)

    def _part(self, part: Part, number: int) -> None:
        if part.heading:
            words = subheading(self.headings, number, part.heading, self.language)
            self.document.add_paragraph(words, styles.HEADINGS[1])
        if not part.numbered:
            self._text(part.sentences)
            return
        for at, sentence in enumerate(part.sentences, start=1):
            paragraph = self.document.add_paragraph(item(at, self.language), styles.HEADINGS[2])
            self._say(paragraph, sentence)

    def _text(self, sentences: Iterable[Sentence]) -> None:
        """One paragraph of sentences, each with the numbers of its sources."""
        said = list(sentences)
        paragraph = self.document.add_paragraph() if said else None
        for at, sentence in enumerate(said):
            assert paragraph is not None
            if at:
                paragraph.add_run(self.space)
            self._say(paragraph, sentence)

    def _say(self, paragraph: Paragraph, sentence: Sentence) -> None:
        paragraph.add_run(sentence.text)
        numbers = self.brief.references(sentence.sources)
        if numbers:
            paragraph.add_run(numbers).font.superscript = True

    def _figure(self, figure: Figure) -> None:
        self.figures += 1
        paragraph = self.document.add_paragraph(style=styles.FIGURE)
        run = paragraph.add_run()
        shape = run.add_picture(BytesIO(self.drawn[id(figure.panel)]), width=Mm(WIDEST))
        if shape.height > Mm(TALLEST):
            shape.width = round(shape.width * Mm(TALLEST) / shape.height)
            shape.height = Mm(TALLEST)
        described: Any = shape._inline.docPr
        described.set("descr", figure.panel.alt or figure.message.text)
        words = self.t("Figure {number}  {title}").format(
            number=self.figures, title=figure.panel.title
        )
        caption = self.document.add_paragraph(words, styles.CAPTION)
        numbers = self.brief.references(figure.panel.sources)
        if numbers:
            caption.add_run(numbers).font.superscript = True

    def _table(self, table: Table) -> None:
        self.tables += 1
        words = self.t("Table {number}  {title}").format(number=self.tables, title=table.title)
        caption = self.document.add_paragraph(words, styles.CAPTION)
        caption.paragraph_format.keep_with_next = True
        add_table(self.document, table, self.brief)
        for number, note in enumerate(table.notes, start=1):
            words = self.t("Note {number}: {note}").format(number=number, note=note)
            self.document.add_paragraph(words, styles.NOTE)

    def _sources(self) -> None:
        if not self.brief.listed_sources:
            return
        self.document.add_paragraph(self.t("List of sources"), styles.HEADINGS[0])
        for number, label in enumerate(self.brief.listed_sources, start=1):
            paragraph = self.document.add_paragraph(f"[{number}] {label}", styles.SOURCE)
            paragraph.paragraph_format.left_indent = Pt(24)
            paragraph.paragraph_format.first_line_indent = Pt(-24)
