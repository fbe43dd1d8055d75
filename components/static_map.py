"""The zone map as a Vega-Lite dictionary: no graphics card, no zoom; for overview and export.

It takes the frames of `components.interactive_map`. Names of places keep clear of the points and of
each other.
"""

import json
import math
from collections.abc import Iterable, Mapping
from itertools import product
from typing import Any

import pandas as pd

from components.charts.marks import SCHEMA, Layer
from components.frames import check
from components.interactive_map import (
    EDGE,
    FILLED,
    HOLLOW,
    LABEL,
    NEGATIVE_EDGE,
    POINT,
    RING,
    Size,
    edge_colour,
    fanned,
)
from components.label_layout import Box, ems
from components.theme import Look, Palette, palette, vega_config

NAME, SIZE_TEXT = 12, 11  # px
AREA_OPACITY = 0.85
PREFECTURE_NAME, COUNTY_NAME = 15, 11  # px
# where a name may go instead: half widths to the right, heights up
MOVES = ((0, 0), (0, -1), (0, 1), (-1, -1), (1, 1), (1, -1), (-1, 1), (0, -2), (0, 2))
WIDE = 1.4  # half widths of a prefecture's name in heights, about: three characters
# the few names of prefectures try more places, the nearest first; none leaves its land or the map
CLOSE_MOVES = sorted(
    product((-0.5, -0.25, 0, 0.25), (-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2)),
    key=lambda move: math.hypot(move[0] * WIDE, move[1]),
)

Place = tuple[float, float, Box]  # lon and lat of the middle of a text, and its box


def static(
    points: pd.DataFrame,
    labels: pd.DataFrame,
    outlines: Mapping[str, Any],
    look: Look,
    height: int = 300,
    scale: float = 0.0,
    sizes: Iterable[Size] = (),
    areas: Mapping[str, list[str]] | None = None,
) -> dict[str, Any]:
    """The map as a picture that fills its panel.

    `outlines`: level -> Vega-Lite data (an address, or values) with clockwise outer rings. `scale`:
    px a degree of longitude will have, 0 where it is not known. sizes: in the upper left corner.
    areas: colour -> ids of the outlines that it fills.
    """
    check(points, POINT, "map")
    check(labels, LABEL, "map labels")
    colours = palette(look.mode)
    labels = labels[labels["level"] == "prefecture"]
    scale = scale or _scale(labels, height)
    dots = _placed(points, scale)
    labels = apart(labels, dots, scale, (), NAME)
    layers = [
        _shape(outlines[level], level, colours, areas or {})
        for level in ("county", "prefecture")
        if level in outlines
    ]
    names = _texts(labels, "name", NAME, colours.muted, colours)
    layers += [*_fans(dots, colours), *names, _points(dots, colours)]
    layers += [*_ring(dots, colours), *_sizes(list(sizes), colours)]
    return {
        "$schema": SCHEMA,
        "width": look.width,
        "height": height,
        "projection": {"type": "mercator"},
        "layer": layers,
        "config": vega_config(look),
        "background": "transparent",
    }


def _placed(points: pd.DataFrame, scale: float) -> pd.DataFrame:
    """The dots where they are drawn; seat_lon and seat_lat keep their own places.

    A drawing of this kind takes degrees only. In Mercator one of latitude is longer than one of
    longitude by 1 / cos(latitude).
    """
    dots = fanned(points)
    tall = scale / dots["lat"].map(lambda lat: math.cos(math.radians(lat)))
    return dots.assign(
        seat_lon=dots["lon"], seat_lat=dots["lat"],
        lon=dots["lon"] + dots["right"] / scale, lat=dots["lat"] + dots["up"] / tall,
    )  # fmt: skip


def _fans(dots: pd.DataFrame, colours: Palette) -> list[Layer]:
    """A line from a shared seat to each of its dots, and the seat itself."""
    shared = dots[dots["shared"]]
    if shared.empty:
        return []
    data = {"values": shared[["lon", "lat", "seat_lon", "seat_lat"]].to_dict("records")}
    ends = {
        "longitude": {"field": "seat_lon", "type": "quantitative"},
        "latitude": {"field": "seat_lat", "type": "quantitative"},
    }
    line = {**ends, "longitude2": {"field": "lon"}, "latitude2": {"field": "lat"}}
    ink = {"color": colours.ink, "tooltip": None}
    return [
        {"data": data, "mark": {"type": "rule", "strokeWidth": 0.8, **ink}, "encoding": line},
        {"data": data, "mark": {"type": "circle", "size": 9, "opacity": 1, **ink},
         "encoding": ends},
    ]  # fmt: skip


def _ring(dots: pd.DataFrame, colours: Palette) -> list[Layer]:
    chosen = dots[dots["chosen"]]
    if chosen.empty:
        return []
    rows = chosen.assign(area=((chosen["radius"] + RING) ** 2 * math.pi).round(1))
    mark = {"type": "point", "shape": "circle", "filled": False, "strokeWidth": 2,
            "stroke": colours.ink, "opacity": 1, "tooltip": None}  # fmt: skip
    size = {"field": "area", "type": "quantitative", "scale": None}
    data = {"values": rows[["lon", "lat", "area"]].to_dict("records")}
    return [{"data": data, "mark": mark, "encoding": _place(size=size)}]


def _sizes(sizes: list[Size], colours: Palette) -> list[Layer]:
    """What circles stand for, below each other in the corner."""
    layers: list[Layer] = []
    top, left = 8.0, 8 + max((size.radius for size in sizes), default=0.0)
    for size in sizes:
        middle = top + max(size.radius, SIZE_TEXT / 2)
        place = {"x": {"value": left}, "y": {"value": middle}}
        circle = {"type": "point", "shape": "circle", "filled": True, "fill": colours.rest,
                  "fillOpacity": 0.5, "stroke": colours.muted, "strokeWidth": 1, "opacity": 1,
                  "size": round(size.radius**2 * math.pi, 1), "tooltip": None}  # fmt: skip
        text = {"type": "text", "align": "left", "baseline": "middle", "fontSize": SIZE_TEXT,
                "color": colours.muted, "dx": left + 4, "text": size.words,
                "tooltip": None}  # fmt: skip
        layers += [{"data": {"values": [{}]}, "mark": mark, "encoding": place}
                   for mark in (circle, text)]  # fmt: skip
        top = middle + max(size.radius, SIZE_TEXT / 2) + 4
    return layers


def _scale(labels: pd.DataFrame, height: int) -> float:
    """About how many px a degree has when the named places fill most of the height."""
    tall = float(labels["lat"].max() - labels["lat"].min()) if len(labels) > 1 else 1.0
    return 0.65 * height / max(tall, 0.1)


def _shape(data: Any, level: str, colours: Palette, areas: Mapping[str, list[str]]) -> Layer:
    county = level == "county"
    mark = {
        "type": "geoshape",
        "fill": colours.grid,
        "fillOpacity": 0.15 if county else 0.45,
        "stroke": colours.faint if county else colours.muted,
        "strokeWidth": 0.4 if county else 0.9,
        "tooltip": None,
    }
    if not areas:
        return {"data": data, "mark": mark}
    filled = [
        {"test": f"indexof({json.dumps(ids)}, datum.properties.subject_id) >= 0", "value": colour}
        for colour, ids in areas.items()
    ]
    known = " || ".join(str(part["test"]) for part in filled)
    channels = {
        "fill": {"condition": filled, "value": "transparent"},
        "fillOpacity": {"condition": {"test": known, "value": AREA_OPACITY}, "value": 0},
    }
    return {"data": data, "mark": mark, "encoding": channels}


def _place(**extra: Any) -> dict[str, Any]:
    return {
        "longitude": {"field": "lon", "type": "quantitative"},
        "latitude": {"field": "lat", "type": "quantitative"},
        **extra,
    }


def _points(points: pd.DataFrame, colours: Palette) -> Layer:
    edges = [edge_colour(row, colours) for row in points.to_dict("records")]
    rows = points.assign(area=(points["radius"] ** 2 * math.pi).round(1), edge=edges)
    fields = ["lon", "lat", "colour", "edge", "area", "hollow", "negative", "label", "tip"]
    colour = {"type": "nominal", "scale": None}
    channels = {
        "size": {"field": "area", "type": "quantitative", "scale": None},
        "fill": colour | {"field": "colour"},
        "stroke": colour | {"field": "edge"},
        "strokeWidth": {
            "condition": {"test": "datum.negative", "value": NEGATIVE_EDGE},
            "value": EDGE,
        },
        "fillOpacity": {
            "condition": {"test": "datum.hollow", "value": HOLLOW},
            "value": FILLED,
        },
        "tooltip": [{"field": "label", "type": "nominal"}, {"field": "tip", "type": "nominal"}],
    }
    return {
        "data": {"values": rows[fields].to_dict("records")},
        "mark": {"type": "point", "shape": "circle", "opacity": 1},
        "encoding": _place(**channels),
    }


def _texts(rows: pd.DataFrame, field: str, size: int, ink: str, colours: Palette) -> list[Layer]:
    """Texts at their places, twice: a light edge under the letters keeps them off what is below."""
    data = {"values": rows[["lon", "lat", field]].to_dict("records")}
    text = _place(text={"field": field, "type": "nominal"})
    mark = {"type": "text", "fontSize": size, "fontWeight": "bold", "baseline": "middle",
            "tooltip": None}  # fmt: skip
    edge = {**mark, "stroke": colours.surface, "strokeWidth": 3, "color": colours.surface}
    return [
        {"data": data, "mark": style, "encoding": text} for style in (edge, {**mark, "color": ink})
    ]


def apart(
    labels: pd.DataFrame,
    points: pd.DataFrame,
    scale: float,
    also: Iterable[Box] = (),
    large: int = PREFECTURE_NAME,
) -> pd.DataFrame:
    """Place names moved off the points, off `also` and off each other; without room, left out.

    The name of a prefecture without room stands where it meets the least, if half of it is clear.
    scale: px a degree of longitude; one of latitude is about as long at these latitudes. large: px
    of the names of prefectures.
    """
    taken = [*_boxes(points, scale), *also]
    names: list[Box] = []
    rows = []
    for row in labels.sort_values("level", ascending=False, kind="stable").to_dict("records"):
        county = row["level"] == "county"
        size = COUNTY_NAME if county else large
        half = ems(row["name"]) * size / 2
        places = []
        for right, up in MOVES if county else CLOSE_MOVES:
            lon, lat = row["lon"] + right * half / scale, row["lat"] + up * size / scale
            places.append((lon, lat, _box(lon, lat, half, size / 2, scale)))
        free = (p for p in places if not any(p[2].meets(o) for o in (*names, *taken)))
        found = next(free, None if county else _clearest(places, taken, names))
        if found:
            lon, lat, box = found
            names.append(box)
            rows.append({**row, "lon": lon, "lat": lat})
    return pd.DataFrame(rows, columns=list(labels.columns))


def _clearest(places: Iterable[Place], taken: Iterable[Box], names: Iterable[Box]) -> Place | None:
    """The place, clear of other names, whose box shares the least with what is taken."""
    clear = [place for place in places if not any(place[2].meets(name) for name in names)]
    shared = [sum(place[2].shared(other) for other in taken) for place in clear]
    least = min(shared, default=math.inf)
    found = clear[shared.index(least)] if clear else None
    return found if found and least <= found[2].shared(found[2]) / 2 else None


def _boxes(points: pd.DataFrame, scale: float) -> list[Box]:
    return [
        _box(p["lon"], p["lat"], p["radius"], p["radius"], scale) for p in points.to_dict("records")
    ]


def _box(lon: float, lat: float, half_width: float, half_height: float, scale: float) -> Box:
    x, y = lon * scale, -lat * scale
    return Box(x - half_width, y - half_height, x + half_width, y + half_height)
