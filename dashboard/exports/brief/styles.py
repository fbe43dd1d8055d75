"""Page, type and styles of a Word brief.

The Chinese layout follows GB/T 9704-2012: A4; 37 mm above and 28 mm left of a text area of 156 x
225 mm; 22 lines of 28 characters; title 小标宋 of size 2 (22 pt), text 仿宋 of size 3 (16 pt),
headings 黑体, 楷体, 仿宋; page numbers of size 4 (14 pt), odd pages at the right, even ones at the
left. The English layout has the same page and plain type.
"""

from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

PAGE = (Mm(210), Mm(297))
TOP, LEFT, TEXT_WIDTH, TEXT_HEIGHT = 37, 28, 156, 225  # mm
LINES, CHARACTERS = 22, 28
BODY_SIZE = 16  # pt, size 3
LINE = Pt(TEXT_HEIGHT / 25.4 * 72 / LINES - 0.03)  # a trace less, so that 22 lines always fit
FOOTER = Mm(22)  # page edge to number: the number then stands 7 mm below the text area
TWIPS_A_POINT = 20
# 28 characters of 16 pt are wider than 156 mm; a grid of characters would do, but not everywhere
TIGHTER = int((TEXT_WIDTH / 25.4 * 72 / CHARACTERS - BODY_SIZE) * TWIPS_A_POINT) - 1  # twips
LATIN = "Times New Roman"
# name -> other names of the face, for machines that lack it
SONG = "Noto Serif CJK SC"
FALLBACKS = {
    "方正小标宋简体": ("FZXiaoBiaoSong-B05S", "华文中宋", "STZhongsong", "SimSun", SONG),
    "仿宋_GB2312": ("仿宋", "FangSong", "华文仿宋", "STFangsong", SONG),
    "楷体_GB2312": ("楷体", "KaiTi", "华文楷体", "STKaiti", SONG),
    "黑体": ("SimHei", "华文黑体", "STHeiti", "Noto Sans CJK SC"),
    "宋体": ("SimSun", "华文宋体", "STSong", SONG),
}


@dataclass(frozen=True)
class Style:
    """One paragraph style: type in pt; spacing in lines of text; indent in characters."""

    name: str
    face: str
    size: float
    indent: int = 0
    centred: bool = False
    bold: bool = False
    exact: bool = True  # lines at the pitch of the page; else as high as what they hold
    before: float = 0
    after: float = 0
    keep: bool = False  # with the next paragraph


TITLE, BODY, FIGURE, CAPTION = "Title", "Normal", "Figure", "Caption"
CELL, HEAD_CELL, NOTE, SOURCE = "Table text", "Table head", "Note", "Source list"
HEADINGS = ("Heading 1", "Heading 2", "Heading 3")
CHINESE = (
    Style(BODY, "仿宋_GB2312", BODY_SIZE, indent=2),
    Style(TITLE, "方正小标宋简体", 22, centred=True, exact=False, after=1, keep=True),
    Style(HEADINGS[0], "黑体", BODY_SIZE, indent=2, keep=True),
    Style(HEADINGS[1], "楷体_GB2312", BODY_SIZE, indent=2, keep=True),
    Style(HEADINGS[2], "仿宋_GB2312", BODY_SIZE, indent=2),
    Style(FIGURE, "仿宋_GB2312", 12, centred=True, exact=False, before=0.4, keep=True),
    Style(CAPTION, "黑体", 12, centred=True, exact=False, before=0.3, after=0.2),
    Style(CELL, "仿宋_GB2312", 10.5, exact=False),
    Style(HEAD_CELL, "黑体", 10.5, exact=False),
    Style(NOTE, "仿宋_GB2312", 10.5, exact=False, after=0.1),
    Style(SOURCE, "仿宋_GB2312", 12, exact=False, after=0.1),
)
ENGLISH = (
    Style(BODY, "宋体", 12, exact=False, after=0.25),
    Style(TITLE, "宋体", 20, centred=True, bold=True, exact=False, after=0.7, keep=True),
    Style(HEADINGS[0], "宋体", 14, bold=True, exact=False, before=0.4, after=0.2, keep=True),
    Style(HEADINGS[1], "宋体", 12, bold=True, exact=False, before=0.2, after=0.1, keep=True),
    Style(HEADINGS[2], "宋体", 12, exact=False, after=0.15),
    Style(FIGURE, "宋体", 10.5, centred=True, exact=False, before=0.4, keep=True),
    Style(CAPTION, "宋体", 10.5, centred=True, bold=True, exact=False, before=0.3, after=0.2),
    Style(CELL, "宋体", 9.5, exact=False),
    Style(HEAD_CELL, "宋体", 9.5, bold=True, exact=False),
    Style(NOTE, "宋体", 9.5, exact=False, after=0.1),
    Style(SOURCE, "宋体", 10.5, exact=False, after=0.1),
)


def apply(document: Document, language: str) -> None:
    """Give a document its page, styles and fonts."""
    chinese = language == "zh"
    _page(document, chinese)
    for style in CHINESE if chinese else ENGLISH:
        _restyle(_style(document, style.name), style, chinese)
    _fallbacks(document)


def _page(document: Document, chinese: bool) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = PAGE
    section.top_margin, section.left_margin = Mm(TOP), Mm(LEFT)
    section.right_margin = Mm(210 - LEFT - TEXT_WIDTH)
    section.bottom_margin = Mm(297 - TOP - TEXT_HEIGHT)
    section.header_distance, section.footer_distance = Mm(20), FOOTER
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)
    if not chinese:
        grid.attrib.clear()
        grid.set(qn("w:linePitch"), "360")
        return
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(round(LINE.pt * TWIPS_A_POINT)))


def _style(document: Document, name: str) -> Any:
    known = {style.name for style in document.styles}
    if name in known:
        return document.styles[name]
    made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    made.base_style = document.styles[BODY]
    return made


def _restyle(target: ParagraphStyle, style: Style, chinese: bool) -> None:
    fonts(target.element.get_or_add_rPr(), LATIN, style.face)
    target.font.size, target.font.bold, target.font.italic = Pt(style.size), style.bold, False
    target.font.color.rgb = RGBColor(0, 0, 0)
    if chinese and style.size == BODY_SIZE:
        _tighten(target.element.get_or_add_rPr())
    properties = target.element.get_or_add_pPr()
    for name in ("w:pBdr", "w:spacing", "w:ind", "w:contextualSpacing", "w:snapToGrid"):
        for found in properties.findall(qn(name)):
            properties.remove(found)
    shape = target.paragraph_format
    body = style.name in (BODY, HEADINGS[2], SOURCE, NOTE)
    shape.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY if body and chinese else WD_ALIGN_PARAGRAPH.LEFT
    if style.centred:
        shape.alignment = WD_ALIGN_PARAGRAPH.CENTER
    shape.space_before, shape.space_after = Pt(LINE.pt * style.before), Pt(LINE.pt * style.after)
    shape.keep_with_next, shape.widow_control = style.keep, not style.exact
    if style.exact:
        shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, LINE
    else:
        shape.line_spacing = 1.0
        off_grid(properties)
    shape.first_line_indent = Pt(style.indent * style.size)
    indent = properties.find(qn("w:ind"))
    indent.set(qn("w:firstLineChars"), str(style.indent * 100))


def _tighten(properties: Any) -> None:
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), str(TIGHTER))
    properties.insert_element_before(
        spacing, "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight", "w:u", "w:effect",
        "w:bdr", "w:shd", "w:vertAlign", "w:rtl", "w:cs", "w:em", "w:lang",
    )  # fmt: skip


def off_grid(properties: Any) -> None:
    """Let a paragraph keep its own line height."""
    snap = OxmlElement("w:snapToGrid")
    snap.set(qn("w:val"), "0")
    properties.insert_element_before(
        snap, "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents", "w:jc",
        "w:textAlignment", "w:outlineLvl", "w:rPr", "w:sectPr",
    )  # fmt: skip


def fonts(properties: Any, latin: str, east: str) -> None:
    """Set the faces of run properties; names of a theme would win, so they go."""
    found = properties.get_or_add_rFonts()
    found.attrib.clear()
    for name, face in (("ascii", latin), ("hAnsi", latin), ("cs", latin), ("eastAsia", east)):
        found.set(qn(f"w:{name}"), face)


def _fallbacks(document: Document) -> None:
    """Name other faces in the font table, for machines that lack the first."""
    parts = document.part.package.iter_parts()
    part: Any = next(p for p in parts if str(p.partname) == "/word/fontTable.xml")
    entries = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{",".join(others)}"/>'
        '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for name, others in FALLBACKS.items()
    )
    text = part._blob.decode("utf-8")
    part._blob = text.replace("</w:fonts>", f"{entries}</w:fonts>").encode("utf-8")
