"""Where text goes: widths, line breaks and labels that keep clear of each other. Pixels."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import floor, log10

LINE = 15  # px between the lines of a label
PLOT_WIDTHS = (200, 300, 440, 600)  # plot widths tried: phone, tablet, laptop, wide
NARROW = 160  # px, the plot of a phone beside long texts
NEVER = 100_000  # a width no screen has


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


def ems(text: str) -> float:
    """Width of `text` in font sizes: a Chinese character is 1, a Latin letter about 0.56."""
    wide = sum(unicodedata.east_asian_width(sign) in "WFA" for sign in text)
    return wide + 0.56 * (len(text) - wide)


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


def overhang(text: str, size: float, room: float) -> float:
    """Px by which a text reaches over the edge of the narrowest plot; `room` is a share of it."""
    return max(map(ems, text.split("\n"))) * size + 12 - room * NARROW


def fitting(labels: Sequence[Box], obstacles: Iterable[Box]) -> set[int]:
    """Indices of the labels that can be printed, taken in order, without overlap."""
    placed = list(obstacles)
    kept = set()
    for index, box in enumerate(labels):
        if not any(box.meets(other) for other in placed):
            placed.append(box)
            kept.add(index)
    return kept


def ceiling(value: float) -> tuple[float, float]:
    """(end of a scale that holds `value`, step of its ticks), both round numbers."""
    if value <= 0:
        return 1.0, 0.5
    raw = value / 5
    power = 10.0 ** floor(log10(raw))
    step = next(m * power for m in (1, 2, 2.5, 5, 10) if m * power >= raw * 0.999)
    return step * -(-value // step), step
