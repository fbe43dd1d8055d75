"""Lines of text for pictures: broken by the widths of the real font. Pixels throughout."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.exports.picture import fonts

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


def block(texts: Iterable[str], size: float, limit: float) -> Block:
    """Paragraphs broken into lines of at most `limit` px."""
    return Block(tuple(line for text in texts for line in wrap(text, size, limit)), size)


def wrap(text: str, size: float, limit: float) -> list[str]:
    """Lines of `text`, none wider than `limit` px; no sign is lost but spaces at the breaks.

    No line begins with a closing mark or ends with an opening one.
    """
    lines, line, filled = [], "", 0.0
    for piece in _pieces(text, size, limit):
        wide = fonts.width(piece, size)
        if line and filled + fonts.width(piece.rstrip(), size) > limit:
            lines.append(line.rstrip())
            line, filled, piece = "", 0.0, piece.lstrip()
            wide = fonts.width(piece, size)
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
    if fonts.width(piece, size) <= limit:
        return [piece]
    parts = [part for part in BREAKS.split(piece) if part]
    if len(parts) > 1:
        return [small for part in parts for small in _broken(part, size, limit)]
    most = max(1, int(limit / max(fonts.width(piece, size) / len(piece), 0.1) * 0.8))
    return [piece[at : at + most] for at in range(0, len(piece), most)]
