"""Where briefs reach into private parts of python-docx and python-pptx: each in one function.

All tried on python-docx 1.2.0 and python-pptx 1.0.2. What each function says is lost without it;
`tests/exports/test_brief_templates.py` fails where a newer version works in another way.
"""

from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.text.paragraph import Paragraph
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn

TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)


def clear_text(document: Document) -> None:
    """Take the samples out of a Word template; without it they stand before the brief."""
    body: Any = document._body
    body.clear_content()


def keep_row_whole(row: Any, *, header: bool) -> None:
    """Let a row of a Word table stay on one page, and the header stand on every page.

    Without it, long tables go on without a header and tear cells apart.
    """
    properties = row._tr.get_or_add_trPr()
    for name in ("w:cantSplit", "w:tblHeader") if header else ("w:cantSplit",):
        properties.append(OxmlElement(name))


def restart_numbering(document: Document, paragraphs: list[Paragraph]) -> None:
    """Count numbered paragraphs from one again, where no heading stands before them.

    Their style must be one of a multilevel list. Without it the second list of a short brief goes
    on counting where the first ended.
    """
    style: Any = paragraphs[0].style
    own = style.element.pPr.numPr
    part: Any = document.part
    numbering = part.numbering_part.element
    abstract = numbering.num_having_numId(own.numId.val).abstractNumId.val
    added = numbering.add_num(abstract)
    added.add_lvlOverride(ilvl=own.ilvl.val).add_startOverride(val=1)
    for paragraph in paragraphs:
        target: Any = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        target.get_or_add_ilvl().val = own.ilvl.val
        target.get_or_add_numId().val = added.numId


def describe_picture(picture: Any, text: str) -> None:
    """Alternative text of a picture in Word; without it a screen reader says "picture"."""
    picture._inline.docPr.set("descr", text)


def describe_shape(shape: Any, text: str) -> None:
    """Alternative text of a picture, chart or table on a slide; as `describe_picture`."""
    shape._element._nvXxPr.cNvPr.set("descr", text)


def drop_shape(shape: Any) -> None:
    """Take a placeholder off a slide; without it empty ones ask to be filled in."""
    shape._element.getparent().remove(shape._element)


def type_size(placeholder: Any, level: int, standard: float = 18) -> float:
    """Type size (pt) that a slide layout gives a level of text, counted from 0.

    It stands in the placeholder or in the slide master. Without it the program does not know how
    much text a slide of the template holds.
    """
    is_title = placeholder.placeholder_format.type in TITLES
    master = placeholder.part.slide_layout.slide_master._element
    styles = master.find(qn("p:txStyles"))
    level_name = qn(f"a:lvl{level + 1}pPr")
    for levels in (
        placeholder._element.txBody.find(qn("a:lstStyle")),
        styles.find(qn("p:titleStyle" if is_title else "p:bodyStyle")),
    ):
        found = levels.find(level_name) if levels is not None else None
        text = found.find(qn("a:defRPr")) if found is not None else None
        if text is not None and text.get("sz"):
            return int(text.get("sz")) / 100
    return standard
