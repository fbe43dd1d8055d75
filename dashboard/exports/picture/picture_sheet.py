"""The sheet of a picture: title and lines above a drawing, legend beside it, caption below.

Everything is in px of the sheet, which is scaled to the pixels of the file. Texts are broken by the
widths of the real font; where they need room the sheet grows, they are never cut.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape

from components.theme import FONT_STACK, palette
from dashboard.exports.caption import Caption
from dashboard.exports.picture.fonts import width

MARGIN, GAP = 28.0, 11.0
TITLE, ABOVE, BELOW = 23.0, 13.5, 11.5  # font sizes; the one weight of the font is told by size
NARROW, NARROW_TITLE = 560.0, 20.0  # a sheet for a phone, and its title
LEAST = 0.44  # share of the height that the drawing gets whatever the texts need
MOST = 0.62  # share of the height that a tall drawing may ask for
STEPS = (1.0, 1.08, 1.16, 1.25, 1.35, 1.45)  # by which the sheet grows before its form changes
DOT, ENTRY = 5.0, 20.0  # radius of a legend's sign; height of a line of the legend
STEADY_TITLE = 17.0  # of a sheet whose types keep their sizes
SIDE_GAP = 24.0  # between a map and the legend beside it
AXES = 1.4  # height of a low drawing with its axes, enlarged, in heights of its plot

Legend = tuple[tuple[str, str], ...]
LEADING = 1.5  # line height in font sizes
# a Latin word with the marks that cling to it, a run of spaces, or any other single sign
PIECES = re.compile(r"[!-~\u00a1-\u024f\u2010-\u2027\u2212]+|\s+|.")
CLOSING = frozenset("，。、；：！？）》」』】〕”’…％%),.;:!?]}·")
OPENING = frozenset("（《「『【〔“‘([{")
BREAKS = re.compile(r"(?<=[/&?=])")  # where an address may be broken


@dataclass(frozen=True)
class Block:
    """Lines of one size with their height."""

    lines: tuple[str, ...]
    size: float

    @property
    def height(self) -> float:
        """Px from the top of the first line to the bottom of the last."""
        return len(self.lines) * self.size * LEADING


@dataclass(frozen=True)
class Sheet:
    """A sheet with its texts placed, and the room that is left for the drawing."""

    width: float
    height: float
    title: Block
    above: Block
    below: Block

    @property
    def inner(self) -> float:
        """Width between the margins."""
        return self.width - 2 * MARGIN

    @property
    def top(self) -> float:
        """Where the drawing may begin."""
        return MARGIN + self.title.height + self.above.height + GAP

    @property
    def bottom(self) -> float:
        """Where the drawing must end."""
        return self.height - MARGIN * 0.7 - self.below.height - GAP

    @property
    def room(self) -> float:
        """Height for the drawing."""
        return self.bottom - self.top

    def taller(self, more: float) -> "Sheet":
        """The sheet with `more` px for the drawing."""
        return Sheet(self.width, self.height + more, self.title, self.above, self.below)


def sheet(
    caption: Caption, size: tuple[float, float], need: float, *, steady: bool = False
) -> Sheet:
    """The smallest sheet of the form of `size` on which texts leave enough for the drawing, which
    would like to be `need` px high.

    A larger sheet has smaller texts in the file; past the last step it gets higher instead. A
    steady one keeps its width, so that its types are as large in print as the preset says.
    """
    if steady:
        return _steady(caption, size, need)
    title = TITLE if size[0] > NARROW else NARROW_TITLE
    for step in STEPS:
        found = _sheet(caption, size[0] * step, size[1] * step, title)
        if found.room >= max(LEAST * found.height, min(need, MOST * found.height)):
            return found
    if found.room >= LEAST * found.height:
        return found
    return found.taller((LEAST * found.height - found.room) / (1 - LEAST))


def _steady(caption: Caption, size: tuple[float, float], need: float) -> Sheet:
    """Higher than `size` only where the texts leave too little; a low drawing needs little."""
    found = _sheet(caption, *size, STEADY_TITLE)
    return found.taller(max(0.0, min(need * AXES, LEAST * size[1]) - found.room))


def _sheet(caption: Caption, wide: float, high: float, title: float) -> Sheet:
    inner = wide - 2 * MARGIN
    return Sheet(
        wide,
        high,
        block([caption.title], title, inner),
        block(caption.above, ABOVE, inner),
        block([*caption.below, *filter(None, [caption.fictional])], BELOW, inner),
    )


@dataclass(frozen=True)
class Drawing:
    """A drawing as SVG, its own width and height, and by how much it is enlarged on the sheet."""

    svg: str
    width: float
    height: float
    zoom: float


def compose(on: Sheet, drawing: Drawing, legend: Legend, fictional: str, pixels: float) -> str:
    """The whole picture as SVG, `pixels` wide."""
    ink, muted, faint = _tones()
    parts = _text(on.title, MARGIN, MARGIN, ink)
    parts += _text(on.above, MARGIN, MARGIN + on.title.height, muted)
    rows = legend_rows(legend, on.inner) if legend and not beside(on, drawing, legend) else []
    start = on.top + len(rows) * ENTRY
    wide, high = drawing.width * drawing.zoom, drawing.height * drawing.zoom
    left = MARGIN + ((on.inner - wide) / 2 if rows else 0)
    top = start + max(0.0, (on.bottom - start - high) / 2)
    parts.append(_inset(drawing, left, top))
    parts += _legend(rows, MARGIN, on.top)
    if legend and not rows:
        parts += _legend([[entry] for entry in legend], MARGIN + wide + SIDE_GAP, top + 12)
    if fictional:
        parts.append(_watermark(fictional, on.width / 2, (on.top + on.bottom) / 2, on.inner))
    rule = on.bottom + GAP * 0.6
    parts.append(f'<path d="M{MARGIN} {rule:.1f}H{on.width - MARGIN:.1f}" stroke="{faint}" '
                 'stroke-width="0.6"/>')  # fmt: skip
    parts += _text(on.below, MARGIN, on.bottom + GAP, muted)
    high_px = round(on.height / on.width * pixels)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{round(pixels)}" height="{high_px}" '
        f'viewBox="0 0 {on.width:.2f} {on.height:.2f}" preserveAspectRatio="none" '
        f'font-family="{escape(FONT_STACK)}">'
        f'<rect width="100%" height="100%" fill="#ffffff"/>{"".join(parts)}</svg>'
    )


def beside(on: Sheet, drawing: Drawing, legend: Legend) -> bool:
    """Whether the legend fits at the right of the drawing."""
    return on.inner - drawing.width * drawing.zoom >= side(legend)


def side(legend: Legend) -> float:
    """Room that a legend needs beside a map, px."""
    return SIDE_GAP + max((_entry_width(words) for _, words in legend), default=0.0)


def legend_rows(legend: Legend, limit: float) -> list[list[tuple[str, str]]]:
    """Entries of a legend in lines of at most `limit` px."""
    rows: list[list[tuple[str, str]]] = [[]]
    filled = 0.0
    for entry in legend:
        wide = _entry_width(entry[1])
        if rows[-1] and filled + wide > limit:
            rows.append([])
            filled = 0.0
        rows[-1].append(entry)
        filled += wide
    return rows


def _entry_width(words: str) -> float:
    return 2 * DOT + 8 + width(words, ABOVE) + 20


def _tones() -> tuple[str, str, str]:
    colours = palette("light")
    return colours.ink, colours.muted, colours.faint


def _text(lines: Block, left: float, top: float, colour: str) -> list[str]:
    step = lines.size * LEADING
    return [
        f'<text x="{left:.1f}" y="{top + step * place + lines.size * 1.1:.1f}" '
        f'font-size="{lines.size}" fill="{colour}">{escape(line)}</text>'
        for place, line in enumerate(lines.lines)
    ]


def _legend(rows: Iterable[list[tuple[str, str]]], left: float, top: float) -> list[str]:
    ink, parts = _tones()[0], []
    for place, row in enumerate(rows):
        x, y = left, top + ENTRY * place + ENTRY / 2
        for colour, words in row:
            parts.append(
                f'<circle cx="{x + DOT:.1f}" cy="{y:.1f}" r="{DOT}" fill="{colour}"/>'
                f'<text x="{x + 2 * DOT + 8:.1f}" y="{y + ABOVE * 0.36:.1f}" '
                f'font-size="{ABOVE}" fill="{ink}">{escape(words)}</text>'
            )
            x += _entry_width(words)
    return parts


def _inset(drawing: Drawing, left: float, top: float) -> str:
    """The drawing's own SVG set into the sheet."""
    inner = drawing.svg[drawing.svg.index(">") + 1 :]
    return (
        f'<svg x="{left:.1f}" y="{top:.1f}" width="{drawing.width * drawing.zoom:.1f}" '
        f'height="{drawing.height * drawing.zoom:.1f}" '
        f'viewBox="0 0 {drawing.width:g} {drawing.height:g}" overflow="visible">{inner}'
    )


def _watermark(words: str, x: float, y: float, limit: float) -> str:
    size = min(130.0, limit / max(width(words, 1.0), 1.0) * 0.8)
    colour = palette("light").status["not_met"]
    return (
        f'<text x="{x:.1f}" y="{y + size * 0.35:.1f}" font-size="{size:.1f}" fill="{colour}" '
        f'fill-opacity="0.22" text-anchor="middle" '
        f'transform="rotate(-18 {x:.1f} {y:.1f})">{escape(words)}</text>'
    )


def block(texts: Iterable[str], size: float, limit: float) -> Block:
    """Paragraphs broken into lines of at most `limit` px."""
    return Block(tuple(line for text in texts for line in wrap(text, size, limit)), size)


def wrap(text: str, size: float, limit: float) -> list[str]:
    """Lines of `text`, none wider than `limit` px; no sign is lost but spaces at the breaks.

    No line begins with a closing mark or ends with an opening one.
    """
    lines, line, filled = [], "", 0.0
    for piece in _pieces(text, size, limit):
        wide = width(piece, size)
        if line and filled + width(piece.rstrip(), size) > limit:
            lines.append(line.rstrip())
            line, filled, piece = "", 0.0, piece.lstrip()
            wide = width(piece, size)
        line, filled = line + piece, filled + wide
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _pieces(text: str, size: float, limit: float) -> list[str]:
    """What must stay on one line: words, signs with the marks that belong to them."""
    joined: list[str] = []
    for piece in PIECES.findall(" ".join(text.split())):
        clings = piece[0] in CLOSING or (joined and joined[-1][-1] in OPENING)
        if clings and joined and not joined[-1].isspace():
            joined[-1] += piece
        else:
            joined.append(piece)
    return [part for piece in joined for part in _broken(piece, size, limit)]


def _broken(piece: str, size: float, limit: float) -> list[str]:
    """A piece wider than a whole line in parts: at the joints of an address, else anywhere."""
    if width(piece, size) <= limit:
        return [piece]
    parts = [part for part in BREAKS.split(piece) if part]
    if len(parts) > 1:
        return [small for part in parts for small in _broken(part, size, limit)]
    most = max(1, int(limit / max(width(piece, size) / len(piece), 0.1) * 0.8))
    return [piece[at : at + most] for at in range(0, len(piece), most)]
