"""Labels that keep clear of each other and of what is drawn. Pixels."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

PLOT_WIDTHS = (200, 300, 440, 600)  # plot widths tried: phone, tablet, laptop, wide
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
