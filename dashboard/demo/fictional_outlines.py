"""Outlines of an invented province in the open sea, around 0 degrees east and 0 degrees north.

There is nothing but water there, so that nobody can take them for a place. A plane of hexagons is
cut into regions, each in one piece; then their common borders are made uneven.
"""

import math
import random
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
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


COUNTIES, PREFECTURES = 60, 9
RADIUS = 13.0  # in hexagons
DEGREES = 0.17  # width of a hexagon
SHIFT = 0.11  # of a corner, in widths of a hexagon
BEND = 0.16  # of an edge, as a share of its length
HALVINGS = 2  # of an edge

Point = tuple[float, float]  # lon, lat in degrees
Ring = list[Point]


@dataclass(frozen=True)
class Region:
    """A county, prefecture or the province.

    parent is the number of the region above it; rings are closed, the outer one first and
    counter-clockwise; label is the point with the most room around it; spots are points inside.
    """

    number: int
    parent: int
    rings: tuple[Ring, ...]
    label: Point
    spots: tuple[Point, ...]


def build(numbers: random.Random) -> dict[str, list[Region]]:
    """Level (province, prefecture, county) -> its regions, which meet exactly."""
    cells = island(numbers, RADIUS)
    land = set(cells)
    links = {cell: [other for other in around(cell) if other in land] for cell in cells}
    county = regions(numbers, links, COUNTIES)
    beside: dict[int, set[int]] = {number: set() for number in range(COUNTIES)}
    for cell, others in links.items():
        beside[county[cell]] |= {county[other] for other in others} - {county[cell]}
    above = regions(numbers, {n: sorted(found) for n, found in beside.items()}, PREFECTURES)
    lines = _Lines(numbers, cells)
    prefecture = {cell: above[county[cell]] for cell in cells}
    return {
        "province": lines.level(dict.fromkeys(cells, 0), {0: 0}),
        "prefecture": lines.level(prefecture, dict.fromkeys(range(PREFECTURES), 0)),
        "county": lines.level(county, above),
    }


class _Lines:
    """Uneven lines between corners, drawn once so that both sides have the same one."""

    def __init__(self, numbers: random.Random, cells: list[Cell]) -> None:
        self._numbers = numbers
        self._corners: dict[Corner, Point] = {}
        self._edges: dict[tuple[Corner, Corner], Ring] = {}
        for cell in cells:
            for number in range(6):
                self._draw(corner(cell, number), corner(cell, number + 1))

    def level(self, of: Mapping[Cell, int], parents: Mapping[int, int]) -> list[Region]:
        """The regions of one level. of: cell -> region."""
        inside: dict[int, list[Cell]] = {}
        for cell, number in of.items():
            inside.setdefault(number, []).append(cell)
        return [self._region(n, parents[n], inside[n]) for n in sorted(inside)]

    def _region(self, number: int, parent: int, cells: list[Cell]) -> Region:
        own = set(cells)
        links = {cell: [other for other in around(cell) if other in own] for cell in cells}
        steps = depth(links, [cell for cell in cells if len(links[cell]) < 6])
        middle = [sum(axis) / len(cells) for axis in zip(*map(centre, cells), strict=True)]
        ordered = sorted(cells, key=lambda c: (-steps[c], math.dist(centre(c), middle), c))
        spots = tuple(_degrees(*centre(cell)) for cell in ordered)
        return Region(number, parent, tuple(self._rings(own)), spots[0], spots)

    def _rings(self, cells: set[Cell]) -> list[Ring]:
        """Closed rings around a set of cells; three cells meet in a corner, so none is crossed."""
        following = {
            corner(cell, number): corner(cell, number + 1)
            for cell in sorted(cells)
            for number, other in enumerate(around(cell))
            if other not in cells
        }
        rings = []
        while following:
            start = at = min(following)
            ring: Ring = []
            while at in following:
                onward = following.pop(at)
                ring += self._line(at, onward)
                at = onward
            rings.append([*ring, self._corners[start]])
        return sorted(rings, key=_area, reverse=True)

    def _line(self, start: Corner, end: Corner) -> Ring:
        """From start up to, and without, end."""
        if start < end:
            return self._edges[start, end][:-1]
        return self._edges[end, start][:0:-1]

    def _draw(self, start: Corner, end: Corner) -> None:
        first, last = sorted((start, end))
        if (first, last) in self._edges:
            return
        line = [self._at(first), self._at(last)]
        for _ in range(HALVINGS):
            line = list(self._bent(line))
        self._edges[first, last] = line

    def _at(self, place: Corner) -> Point:
        if place not in self._corners:
            x, y = place[0] / 2, place[1] / (2 * math.sqrt(3))
            shift = [self._numbers.uniform(-SHIFT, SHIFT) for _ in range(2)]
            self._corners[place] = _degrees(x + shift[0], y + shift[1])
        return self._corners[place]

    def _bent(self, line: Ring) -> Iterable[Point]:
        for (x, y), (far_x, far_y) in pairwise(line):
            bend = self._numbers.uniform(-BEND, BEND)
            dx, dy = far_x - x, far_y - y
            yield x, y
            yield _rounded(x + dx / 2 - dy * bend, y + dy / 2 + dx * bend)
        yield line[-1]


def _degrees(x: float, y: float) -> Point:
    return _rounded(x * DEGREES, y * DEGREES)


def _rounded(lon: float, lat: float) -> Point:
    return round(lon, 4) + 0.0, round(lat, 4) + 0.0  # no minus before zero


def _area(ring: Ring) -> float:
    """In square degrees; above zero for a counter-clockwise ring."""
    pairs = pairwise(ring)
    return sum(x * far_y - far_x * y for (x, y), (far_x, far_y) in pairs) / 2
