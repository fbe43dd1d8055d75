"""What stands on every page of a Word brief, and what the file says about itself."""

from datetime import datetime
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from dashboard.exports.brief import styles
from dashboard.exports.brief.content import Brief
from dashboard.i18n import LOCALE_TAGS, translator

NUMBER_SIZE = 14  # pt, size 4
RED = RGBColor(0xC0, 0x00, 0x00)


def furnish(document: Document, brief: Brief) -> None:
    """Page numbers, the mark of fictional data, and the properties of the file."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    for footer, side in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        _number(footer.paragraphs[0], side)
    if brief.context.fictional:
        for header in (section.header, section.even_page_header):
            _mark(header.paragraphs[0], translator(brief.context.language)("Fictional data"))
    _properties(document, brief)


def _number(paragraph: Any, side: WD_ALIGN_PARAGRAPH) -> None:
    """— 1 —, one character from the edge of the text."""
    shape = paragraph.paragraph_format
    shape.alignment, shape.first_line_indent = side, Pt(0)
    shape.line_spacing = 1.0
    if side == WD_ALIGN_PARAGRAPH.RIGHT:
        shape.right_indent = Pt(NUMBER_SIZE)
    else:
        shape.left_indent = Pt(NUMBER_SIZE)
    indent = paragraph._p.get_or_add_pPr().find(qn("w:ind"))
    indent.set(qn("w:firstLineChars"), "0")
    for text, field in (("— ", ""), ("", "begin"), ("PAGE", ""), ("", "end"), (" —", "")):
        run = paragraph.add_run("" if text == "PAGE" else text)
        run.font.size = Pt(NUMBER_SIZE)
        styles.fonts(run._r.get_or_add_rPr(), "宋体", "宋体")
        if text == "PAGE":
            code = OxmlElement("w:instrText")
            code.text = "PAGE"
            run._r.append(code)
        elif field:
            sign = OxmlElement("w:fldChar")
            sign.set(qn("w:fldCharType"), field)
            run._r.append(sign)


def _mark(paragraph: Any, words: str) -> None:
    paragraph.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.first_line_indent = Pt(0)
    run = paragraph.add_run(words)
    run.font.color.rgb, run.font.bold = RED, True
    styles.fonts(run._r.get_or_add_rPr(), styles.LATIN, "黑体")


def _properties(document: Document, brief: Brief) -> None:
    """The file is dated by its data: a brief has no date of issue of its own."""
    language = brief.context.language
    found = document.core_properties
    found.title, found.author = brief.title, translator(language)("Zone Observatory")
    found.comments, found.keywords = brief.closing[-1], brief.context.version
    found.language, found.last_modified_by = LOCALE_TAGS[language], ""
    found.revision = 1
    found.created = found.modified = datetime.fromisoformat(f"{brief.context.created}T00:00:00")
