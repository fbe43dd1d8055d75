"""Outlines of an invented province in the open sea, around 0 degrees east and 0 degrees north.

There is nothing but water there, so that nobody can take them for a place.
"""

import json
import math
import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from dashboard.demo.chance import chance
from dashboard.demo.grid import Cell, Corner, around, centre, corner, depth, island, regions

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


def build(seed: int) -> dict[str, list[Region]]:
    """Level (province, prefecture, county) -> its regions, which meet exactly."""
    numbers = chance(seed, "outlines")
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


def geojson(regions: Iterable[Region], properties: Mapping[int, Mapping[str, str]]) -> str:
    """One level as compact text, a feature to a line. properties: number of a region -> them."""
    features = (
        {
            "type": "Feature",
            "properties": dict(properties[region.number]),
            "geometry": {"type": "Polygon", "coordinates": region.rings},
        }
        for region in regions
    )
    lines = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in features)
    return '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
