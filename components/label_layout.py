"""How wide a label is, estimated in one place, how it is broken into lines, and where it keeps
clear of others.

Drawings know neither the reader's font nor the panel: a width is counted in signs. Pictures made
on the server are laid out with the packaged font itself (`dashboard.exports.picture.fonts.width`).
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

LATIN = 0.56  # width of a Latin letter in font sizes; a Chinese character is 1
LINE = 15  # px between the lines of a label
NARROW = 160  # px, the plot of a phone beside long texts
PLOT_WIDTHS = (200, 300, 440, 600)  # plot widths tried: phone, tablet, laptop, wide
NEVER = 100_000  # a width no screen has


def ems(text: str) -> float:
    """Width of `text` in font sizes."""
    wide = sum(unicodedata.east_asian_width(sign) in "WFA" for sign in text)
    return wide + LATIN * (len(text) - wide)


def letters(text: str) -> int:
    """Width of `text` in Latin letters of a sheet or table: a Chinese character counts as two."""
    return len(text) + sum(unicodedata.east_asian_width(sign) in "WF" for sign in text)


def wrap(text: str, limit: float) -> str:
    """Break a name into lines of at most `limit` ems, first at the middle dot or a space."""
    lines: list[str] = []
    for part in text.split("·"):
        line = ""
        for piece in _pieces(part, limit):
            if line and ems(line + piece) > limit:
                lines.append(line.strip())
                line = ""
            line += piece
        lines.append(line.strip())
    return "\n".join(line for line in lines if line)


def _pieces(text: str, limit: float) -> list[str]:
    """Latin words whole, a long run of Chinese characters in near-equal parts."""
    pieces: list[str] = []
    for word in text.replace(" ", " \0").split("\0"):
        if ems(word) <= limit:
            pieces.append(word)
            continue
        count = -int(-ems(word) // limit)
        size = -(-len(word) // count)
        pieces.extend(word[at : at + size] for at in range(0, len(word), size))
    return pieces


def rise(text: str) -> float:
    """The dy that centres a text of several lines: Vega places only its first line."""
    return -LINE * text.count("\n") / 2


def overhang(text: str, size: float, room: float) -> float:
    """Px by which a text reaches over the edge of the narrowest plot; `room` is a share of it."""
    return max(map(ems, text.split("\n"))) * size + 12 - room * NARROW


@dataclass(frozen=True)
class Box:
    """A rectangle on the plot, px from its top left."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two rectangles overlap."""
        return not (
            self.right <= other.left
            or other.right <= self.left
            or self.bottom <= other.top
            or other.bottom <= self.top
        )

    def shared(self, other: "Box") -> float:
        """The area that both cover, square px."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        tall = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(wide, 0.0) * max(tall, 0.0)


def spread(targets: Sequence[float], heights: Sequence[float], bottom: float) -> list[float]:
    """Move label centres apart so that none overlap, staying near the targets, above `bottom`."""
    order = sorted(range(len(targets)), key=lambda i: targets[i])
    centres = list(targets)
    for above, below in pairwise(order):
        least = centres[above] + (heights[above] + heights[below]) / 2
        centres[below] = max(centres[below], least)
    for below in reversed(order):
        centres[below] = min(centres[below], bottom - heights[below] / 2)
        bottom = centres[below] - heights[below] / 2
    return centres


def fitting(labels: Sequence[Box], obstacles: Iterable[Box]) -> set[int]:
    """Indices of the labels that can be printed, taken in order, without overlap."""
    placed = list(obstacles)
    kept = set()
    for index, box in enumerate(labels):
        if not any(box.meets(other) for other in placed):
            placed.append(box)
            kept.add(index)
    return kept
