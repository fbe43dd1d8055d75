"""The slide itself: 16:9, title, text, picture, table, source line; sizes in one place."""

from datetime import datetime
from io import BytesIO
from math import ceil
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.slide import Slide
from pptx.util import Emu, Inches, Length, Pt

from components.text_width import letters
from components.theme import palette
from dashboard.exports.brief.content import Brief
from dashboard.exports.brief.grid import widths
from dashboard.i18n import translator

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
LEFT, WIDE = Inches(0.6), Inches(12.13)
TITLE_TOP, TITLE_HIGH = Inches(0.35), Inches(1.15)
BODY_TOP, BODY_HIGH = Inches(1.6), Inches(5.0)
FOOT_TOP, FOOT_HIGH = Inches(6.8), Inches(0.45)
TITLE_LAYOUT = 5  # "title only" of the library's own template
LONG_TITLE, LONGER_TITLE = 100, 180  # letters from which a title is set smaller
TEXT_SIZE, TEXT_GAP, LEADING = 18, 10, 1.25
TEXT_LETTERS = 90  # of a statement in one line
HANGING = Pt(16)  # room of a bullet
TABLE_SIZE, ROW_HIGH = 13, Inches(0.3)
TABLE_LETTERS, TABLE_LINES = 128, 22  # of a table: letters side by side, lines on a slide
MARGINS = 0.35  # of a row, in lines
FACES = {"zh": "微软雅黑", "en": "Arial"}
Rgb: Any = RGBColor  # its methods are not annotated
RED = Rgb(0xC0, 0x00, 0x00)

__all__ = [
    "Slide", "bullets", "cover", "foot", "picture", "pieces", "prepare", "room_for", "slide",
    "small_text", "table",
]  # fmt: skip


def colour(name: str) -> Any:
    """A colour of the charts' palette by its name, as the library wants it."""
    return hexadecimal(str(getattr(palette("light"), name)))


def hexadecimal(code: str) -> Any:
    """#0b6b7f as the library wants it."""
    return Rgb.from_string(code.lstrip("#").upper())


def prepare(presentation: Presentation, brief: Brief) -> None:
    """Size, fonts and file properties; the file is dated by its data."""
    presentation.slide_width, presentation.slide_height = WIDTH, HEIGHT
    layout = presentation.slide_layouts[TITLE_LAYOUT]
    for shape in list(layout.placeholders):
        if shape.placeholder_format.idx == 0:
            shape.left, shape.top, shape.width, shape.height = LEFT, TITLE_TOP, WIDE, TITLE_HIGH
        else:
            shape._element.getparent().remove(shape._element)
    _theme_fonts(presentation, FACES[brief.context.language])
    found = presentation.core_properties
    found.title = brief.title
    found.author = translator(brief.context.language)("Zone Observatory")
    found.comments, found.keywords = brief.closing[-1], brief.context.version
    found.last_modified_by, found.revision = "", 1
    found.created = found.modified = datetime.fromisoformat(f"{brief.context.created}T00:00:00")


def _theme_fonts(presentation: Presentation, face: str) -> None:
    """Name the faces once, in the theme: text, tables and charts inherit them."""
    for part in presentation.part.package.iter_parts():
        if "/theme/" in str(part.partname):
            theme: Any = part
            text = theme._blob.decode("utf-8")
            text = text.replace('<a:ea typeface=""/>', f'<a:ea typeface="{face}"/>')
            theme._blob = text.replace(
                '<a:latin typeface="Calibri"/>', '<a:latin typeface="Arial"/>'
            ).encode("utf-8")


def slide(presentation: Presentation, title: str) -> Slide:
    """A slide with its message as title."""
    made: Slide = presentation.slides.add_slide(presentation.slide_layouts[TITLE_LAYOUT])
    shape: Any = made.shapes.title
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    frame.text = title
    long = letters(title)
    size = 18 if long > LONGER_TITLE else 22 if long > LONG_TITLE else 26
    _dress(frame.paragraphs[0], size, "ink", bold=True)
    frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    return made


def _dress(paragraph: Any, size: float, tone: str, *, bold: bool = False) -> None:
    paragraph.font.size, paragraph.font.bold = Pt(size), bold
    paragraph.font.color.rgb = colour(tone)


def _box(made: Slide, top: Length, high: Length, left: Length = LEFT, wide: Length = WIDE) -> Any:
    frame = made.shapes.add_textbox(left, top, wide, high).text_frame
    frame.word_wrap = True
    return frame


def _fill(frame: Any, lines: list[str], size: float, gap: float, tone: str = "ink") -> None:
    for at, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        paragraph.text = line
        paragraph.space_after = Pt(gap)
        _dress(paragraph, size, tone)


def bullets(made: Slide, lines: list[str]) -> None:
    """Statements below each other."""
    frame = _box(made, BODY_TOP, BODY_HIGH)
    _fill(frame, lines, TEXT_SIZE, TEXT_GAP)
    for paragraph in frame.paragraphs:
        _mark(paragraph)


def _mark(paragraph: Any) -> None:
    """A bullet of the program's own, so that further lines stand under the first."""
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", str(HANGING))
    properties.set("indent", str(-HANGING))
    sign = properties.makeelement(qn("a:buChar"), {"char": "•"})
    face = properties.makeelement(qn("a:buFont"), {"typeface": "Arial"})
    last = properties.find(qn("a:defRPr"))  # the standard has it behind the bullet
    for element in (face, sign):
        if last is None:
            properties.append(element)
        else:
            last.addprevious(element)


def room_for(lines: list[str]) -> bool:
    """Whether statements fit on one slide."""
    taken = sum(
        ceil(letters(line) / TEXT_LETTERS) * TEXT_SIZE * LEADING + TEXT_GAP for line in lines
    )
    return taken <= BODY_HIGH.pt


def small_text(made: Slide, lines: list[str]) -> None:
    """A list in small type, for sources."""
    _fill(_box(made, BODY_TOP, BODY_HIGH), lines, 13, 6)


def picture(made: Slide, content: bytes, described: str) -> None:
    """A picture in the middle of the body, with alternative text."""
    shape = made.shapes.add_picture(BytesIO(content), LEFT, BODY_TOP)
    scale = min(WIDE / shape.width, BODY_HIGH / shape.height)
    shape.width, shape.height = Emu(int(shape.width * scale)), Emu(int(shape.height * scale))
    shape.left = Emu(int((WIDTH - shape.width) / 2))
    element: Any = shape._element
    element.nvPicPr.cNvPr.set("descr", described)


def pieces(
    head: tuple[str, ...], rows: list[tuple[str, ...]], numeric: tuple[int, ...]
) -> list[list[tuple[str, ...]]]:
    """The rows of a table in groups that each fit on a slide under the header."""
    shares = widths([head, *rows], numeric)
    first = room = TABLE_LINES - _lines(head, shares)
    found: list[list[tuple[str, ...]]] = [[]]
    for row in rows:
        lines = _lines(row, shares)
        if found[-1] and lines > room:
            found.append([])
            room = first
        found[-1].append(row)
        room -= lines
    return found


def _lines(row: tuple[str, ...], shares: list[float]) -> float:
    """Lines that a row takes; its margins count as a part of one."""
    cells = zip(row, shares, strict=True)
    return max(ceil(letters(c) / (TABLE_LETTERS * share - 3)) for c, share in cells) + MARGINS


def table(made: Slide, rows: list[tuple[str, ...]], numeric: tuple[int, ...]) -> None:
    """A native table as wide as the body; `rows` begin with the header."""
    shape = made.shapes.add_table(
        len(rows), len(rows[0]), LEFT, BODY_TOP, WIDE, Emu(ROW_HIGH * len(rows))
    )
    grid: Any = shape.table
    shares = widths(rows, numeric)
    for column, share in zip(grid.columns, shares, strict=True):
        column.width = Emu(int(WIDE * share))
    for at, texts in enumerate(rows):
        grid.rows[at].height = Emu(int(ROW_HIGH * _lines(texts, shares) / (1 + MARGINS)))
        for column_at, text in enumerate(texts):
            cell = grid.cell(at, column_at)
            cell.margin_top = cell.margin_bottom = Inches(0.03)
            cell.fill.solid()
            cell.fill.fore_color.rgb = colour("grid") if at == 0 else colour("surface")
            paragraph = cell.text_frame.paragraphs[0]
            paragraph.text = text
            _dress(paragraph, TABLE_SIZE, "ink", bold=at == 0)
            right = column_at in numeric and at > 0
            paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT


def foot(made: Slide, source: str, brief: Brief) -> None:
    """Sources at the left, data version at the right, the mark of fictional data above."""
    t = translator(brief.context.language)
    version = t("data version {hash} of {date}").format(
        hash=brief.context.version, date=brief.context.created
    )
    wide = Inches(9.0)
    if source:
        _fill(_box(made, FOOT_TOP, FOOT_HIGH, LEFT, wide), [source], 10, 0, "muted")
    right = _box(made, FOOT_TOP, FOOT_HIGH, Emu(LEFT + wide), Emu(WIDE - wide))
    _fill(right, [version], 10, 0, "muted")
    right.paragraphs[0].alignment = PP_ALIGN.RIGHT
    if brief.context.fictional:
        mark = _box(made, Inches(0.05), Inches(0.35))
        _fill(mark, [t("Fictional data")], 14, 0)
        mark.paragraphs[0].font.color.rgb = RED
        mark.paragraphs[0].alignment = PP_ALIGN.RIGHT


def cover(presentation: Presentation, brief: Brief, summary: str) -> None:
    """The first slide: what the brief is about, in short where `summary` says so, and its data."""
    made = slide(presentation, brief.title)
    title: Any = made.shapes.title
    title.left, title.top, title.width, title.height = LEFT, Inches(2.2), WIDE, Inches(1.6)
    _dress(title.text_frame.paragraphs[0], 36, "accent", bold=True)
    _fill(
        _box(made, Inches(4.0), Inches(1.8)),
        [line for line in (summary, *brief.closing) if line],
        16,
        8,
        "muted",
    )
    foot(made, "", brief)
