"""A plane of hexagons cut into regions: every region is in one piece and meets its neighbours."""

import math
import random
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

Cell = tuple[int, int]  # axial coordinates of a hexagon
Corner = tuple[int, int]  # of hexagons, on the lattice that all corners share
Node = TypeVar("Node", Cell, int)
NEIGHBOURS = ((1, 0), (0, 1), (-1, 1), (-1, 0), (0, -1), (1, -1))
# corners of the hexagon around its centre, counter-clockwise, in half widths and thirds of heights;
# edge i runs from corner i to corner i + 1 and faces neighbour i
CORNERS = ((1, -1), (1, 1), (0, 2), (-1, 1), (-1, -1), (0, -2))


def corner(cell: Cell, number: int) -> Corner:
    """Corner `number` of a cell; the same for all cells that share it."""
    q, r = cell
    right, up = CORNERS[number % 6]
    return 2 * q + r + right, 3 * r + up


def centre(cell: Cell) -> tuple[float, float]:
    """Centre of a cell in widths of a hexagon."""
    q, r = cell
    return q + r / 2, r * math.sqrt(3) / 2


def around(cell: Cell) -> list[Cell]:
    """The six cells next to one, in the order of its edges."""
    return [(cell[0] + dq, cell[1] + dr) for dq, dr in NEIGHBOURS]


def island(numbers: random.Random, radius: float) -> list[Cell]:
    """Cells within an uneven outline around the origin; in one piece and without holes."""
    waves = [(k, numbers.uniform(0.02, 0.13), numbers.uniform(0, 2 * math.pi)) for k in (2, 3, 5)]
    reach = math.ceil(radius * 2)
    inside = set()
    for q in range(-reach, reach + 1):
        for r in range(-reach, reach + 1):
            x, y = centre((q, r))
            angle = math.atan2(y, x)
            limit = radius * (1 + sum(a * math.cos(k * angle + b) for k, a, b in waves))
            if math.hypot(x / 1.15, y) <= limit:
                inside.add((q, r))
    return sorted(_joined(inside))


def _joined(cells: set[Cell]) -> set[Cell]:
    """The cells that can be reached from the origin."""
    reached, waiting = {(0, 0)}, [(0, 0)]
    while waiting:
        for cell in around(waiting.pop()):
            if cell in cells and cell not in reached:
                reached.add(cell)
                waiting.append(cell)
    return reached


def regions(
    numbers: random.Random, links: Mapping[Node, Sequence[Node]], count: int
) -> dict[Node, int]:
    """Each node of a network in one of `count` connected regions of about equal size.

    Seeds are spread (each as far as possible from those before); then the smallest region takes a
    free neighbour, again and again.
    """
    found = {seed: number for number, seed in enumerate(_spread(links, count))}
    fronts = [[seed] for seed in found]
    sizes = [1] * len(fronts)
    while len(found) < len(links):
        growing = min((n for n in range(len(fronts)) if fronts[n]), key=lambda n: (sizes[n], n))
        front = fronts[growing]
        node = front[numbers.randrange(len(front))]
        open_ones = [other for other in links[node] if other not in found]
        if not open_ones:
            front.remove(node)
            continue
        taken = open_ones[numbers.randrange(len(open_ones))]
        found[taken] = growing
        front.append(taken)
        sizes[growing] += 1
    return found


def _spread(links: Mapping[Node, Sequence[Node]], count: int) -> list[Node]:
    seeds = [next(iter(links))]
    while len(seeds) < min(count, len(links)):
        steps = depth(links, seeds)
        seeds.append(max(links, key=lambda node: steps[node]))
    return seeds


def depth(links: Mapping[Node, Sequence[Node]], start: Iterable[Node]) -> dict[Node, int]:
    """Number of steps from the nearest of `start` to every node."""
    steps = dict.fromkeys(start, 0)
    waiting = deque(steps)
    while waiting:
        node = waiting.popleft()
        for other in links[node]:
            if other not in steps:
                steps[other] = steps[node] + 1
                waiting.append(other)
    return steps
