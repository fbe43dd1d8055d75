"""The zone map that a reader moves: what `dashboard/assets/zone_map.js` draws, as plain data.

Frames in, in the reader's language; `static_map` draws its twin from the same frames:

points   one row a zone that has a place: point_id, lon, lat (degrees, WGS-84), colour (#rrggbb),
         radius (pixels), hollow (bool: no value), negative (bool: the value for the size is below
         zero), label (name), tip (lines below the name), chosen (bool: the one with a ring)
labels   one row a place name: lon, lat, name, level ("prefecture" or "county")
areas    one row a prefecture or county whose own value fills it: area_id, level, label, tip,
         colour (#rrggbb), hollow (bool: no value). Empty: nothing is filled

The drawing is SVG: it needs no graphics card, fits any frame, and each dot can be reached by
keyboard. Outlines are GeoJSON that the browser loads once by address, so that a choice sends
colours, sizes and words only.
"""

import math
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.frames import check
from components.theme import Look, Palette, palette

POINT = (
    "point_id", "lon", "lat", "colour", "radius", "hollow", "negative", "label", "tip", "chosen",
)  # fmt: skip
LABEL = ("lon", "lat", "name", "level")
AREA = ("area_id", "level", "label", "tip", "colour", "hollow")
EDGE, NEGATIVE_EDGE = 1.5, 3.0  # pixels
FILLED, HOLLOW = 0.88, 0.12  # opacity of a dot
RING = 4  # pixels between a point and the ring that marks it
TIGHT = 1.12  # of the least distance at which neighbours do not touch


@dataclass(frozen=True)
class View:
    """What the map shows: a box in degrees. It moves there when `name` becomes another."""

    west: float
    south: float
    east: float
    north: float
    name: str = ""

    @property
    def box(self) -> tuple[float, float, float, float]:
        return self.west, self.south, self.east, self.north

    def nearer(self, lon: float, lat: float, share: float) -> "View":
        """Half of the way towards a place, and so much of the width."""
        wide, tall = (self.east - self.west) * share / 2, (self.north - self.south) * share / 2
        x, y = ((self.west + self.east) / 2 + lon) / 2, ((self.south + self.north) / 2 + lat) / 2
        return View(x - wide, y - tall, x + wide, y + tall, self.name)


@dataclass(frozen=True)
class Size:
    """A circle of the legend of sizes: its radius in px and what it stands for."""

    radius: float
    words: str


def interactive(
    points: pd.DataFrame,
    labels: pd.DataFrame,
    outlines: Mapping[str, str],
    view: View,
    whole: View,
    look: Look,
    sizes: Iterable[Size] = (),
    areas: pd.DataFrame | None = None,
) -> dict[str, Any]:
    """The map as plain data.

    outlines: level -> address of its GeoJSON, in order of drawing. whole: all that there is to see.
    """
    check(points, POINT, "map")
    check(labels, LABEL, "map labels")
    colours = palette(look.mode)
    found = {
        "colours": _colours(colours, look),
        "outlines": list(outlines.items()),
        "names": [
            [round(row["lon"], 3), round(row["lat"], 3), row["name"], row["level"]]
            for row in labels.to_dict("records")
        ],
        "points": [_point(row, colours) for row in fanned(points).to_dict("records")],
        "view": {"box": [round(edge, 4) for edge in view.box], "name": view.name},
        "whole": [round(edge, 4) for edge in whole.box],
        "sizes": [[round(size.radius, 1), size.words] for size in sizes],
    }
    if areas is not None and len(areas):
        check(areas, AREA, "map areas")
        found["areas"] = {row["area_id"]: _area(row) for row in areas.to_dict("records")}
    return found


def _colours(colours: Palette, look: Look) -> dict[str, str]:
    names = ("accent", "ink", "muted", "faint", "grid", "surface", "rest")
    return {name: getattr(colours, name) for name in names} | {"font": look.font}


def _point(row: Mapping[Hashable, Any], colours: Palette) -> dict[str, Any]:
    """Short names: there are hundreds of points, sent on every choice."""
    found = {
        "id": row["point_id"],
        "p": [round(row["lon"], 5), round(row["lat"], 5)],
        "r": round(row["radius"], 1),
        "c": row["colour"],
        "n": row["label"],
        "t": row["tip"],
    }
    extra = {
        "o": [round(row["right"], 1), round(-row["up"], 1)] if row["shared"] else None,
        "h": 1 if row["hollow"] else None,
        "e": edge_colour(row, colours) if row["negative"] else None,
        "s": 1 if row["chosen"] else None,
    }
    return found | {name: value for name, value in extra.items() if value}


def _area(row: Mapping[Hashable, Any]) -> dict[str, Any]:
    found = {"n": row["label"], "t": row["tip"]}
    return found if row["hollow"] else found | {"c": row["colour"]}


def edge_colour(row: Mapping[Hashable, Any], colours: Palette) -> str:
    """The colour of a point's edge: one of its own below zero, which an area cannot show."""
    return colours.loss if row["negative"] else str(row["colour"])


def fanned(points: pd.DataFrame) -> pd.DataFrame:
    """Points (lon, lat, radius in px) with right and up, px from their place to their dot, and
    shared, whether others have the same place. A dot alone stands at its place."""
    places: dict[tuple[float, float], list[int]] = {}
    for at, place in enumerate(zip(points["lon"], points["lat"], strict=True)):
        places.setdefault(place, []).append(at)
    radii = points["radius"].tolist()
    offsets = [(0.0, 0.0)] * len(points)
    shared = [False] * len(points)
    for together in places.values():
        if len(together) > 1:
            around = _around([radii[at] for at in together])
            for at, offset in zip(together, around, strict=True):
                offsets[at], shared[at] = offset, True
    right, up = [x for x, _ in offsets], [y for _, y in offsets]
    return points.assign(right=right, up=up, shared=shared)


def _around(radii: list[float]) -> list[tuple[float, float]]:
    """Px to the right and up of each: two beside each other, more on a circle from the top."""
    if len(radii) == 2:
        return [(-TIGHT * radii[0], 0.0), (TIGHT * radii[1], 0.0)]
    far = TIGHT * max(radii) / math.sin(math.pi / len(radii))
    angles = [math.pi / 2 - 2 * math.pi * at / len(radii) for at in range(len(radii))]
    return [(far * math.cos(angle), far * math.sin(angle)) for angle in angles]
