"""The zone map as an interactive deck; `static_map` draws its twin from the same frames.

Frames in, in the reader's language:

points   one row per drawn place: point_id, lon, lat (degrees, WGS-84), count (zones there),
         colour (#rrggbb), radius (pixels), hollow (bool: no value for the size), negative (bool:
         the value for the size is below zero), label (names), tip (a second line of text), chosen
         (bool: named in the address)
labels   one row per place name: lon, lat, name, level ("prefecture" or "county")

Outlines are GeoJSON with clockwise outer rings (d3 fills the rest of the sphere otherwise), either
an address the browser loads once, or the features themselves for a picture made on the server.
"""

import json
import math
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pydeck as pdk
from pydeck.bindings.json_tools import default_serialize

from components.frames import check
from components.map_labels import (
    COUNT_SIZE,
    COUNTY_NAME,
    PREFECTURE_NAME,
    apart,
    beside,
    boxes_beside,
)
from components.theme import Look, Palette, palette, rgb

POINT = (
    "point_id", "lon", "lat", "count", "colour", "radius", "hollow", "negative", "label", "tip",
    "chosen",
)  # fmt: skip
LABEL = ("lon", "lat", "name", "level")
EDGE, NEGATIVE_EDGE = 1.5, 3.0  # pixels
RING = 5  # pixels between a point and the ring that marks it
TILE = 512  # pixels; deck.gl's world is one tile at zoom 0
Text = pdk.types.String  # a literal; pydeck takes plain strings for names of columns


@dataclass(frozen=True)
class View:
    """Where the map looks: centre in degrees, zoom as in web maps (a world of 512 x 2^zoom px)."""

    lon: float
    lat: float
    zoom: float


class CompactDeck(pdk.Deck):  # type: ignore[misc]
    """The same JSON as pydeck's, without its indents: a fifth of the size, parsed on every run.

    `default_serialize` is of pydeck's inside, tried on 0.9.3; without it the JSON would have to be
    written twice, some 10 ms more a run.
    """

    def to_json(self) -> str:
        return json.dumps(
            self,
            sort_keys=True,
            default=default_serialize,
            separators=(",", ":"),
            ensure_ascii=False,
            allow_nan=False,
        )


def fit(west: float, south: float, east: float, north: float, width: int, height: int) -> View:
    """The view that shows a box of degrees in `width` x `height` pixels with a small margin.

    Web Mercator: y = ln(tan(pi/4 + lat/2)), the world being 2 pi wide.
    """

    def mercator(lat: float) -> float:
        return math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))

    wide = math.radians(max(east - west, 1e-6)) / (2 * math.pi)
    tall = max(mercator(north) - mercator(south), 1e-6) / (2 * math.pi)
    scale = min(width / wide, height / tall) * 0.94
    middle = (mercator(north) + mercator(south)) / 2
    lat = math.degrees(2 * math.atan(math.exp(middle)) - math.pi / 2)
    return View((west + east) / 2, lat, math.log2(scale / TILE))


def deck(
    points: pd.DataFrame,
    labels: pd.DataFrame,
    outlines: Mapping[str, str],
    view: View,
    look: Look,
    name_size: int = PREFECTURE_NAME,
) -> CompactDeck:
    """The interactive map. `outlines`: level -> address of its GeoJSON. Only points react.

    name_size: px of the names of prefectures.

    A click on polygons would block a computer without a graphics card for half a second, so
    outlines take no clicks.
    """
    check(points, POINT, "map")
    check(labels, LABEL, "map labels")
    colours = palette(look.mode)
    scale = TILE * 2**view.zoom / 360
    labels = apart(labels, points, scale, boxes_beside(points, scale), name_size)
    layers = [
        *(_outline(level, outlines[level], colours) for level in ("county", "prefecture")
          if level in outlines),
        _names("county", COUNTY_NAME, labels, look, colours),
        _ring(points, colours),
        _points(points, colours),
        _names("prefecture", name_size, labels, look, colours),  # last: without room over points
        _counts(points, look, colours),
    ]  # fmt: skip
    return CompactDeck(
        layers=layers,
        map_provider=None,  # no tiles: nothing is asked from another machine
        initial_view_state=pdk.ViewState(
            longitude=round(view.lon, 4), latitude=round(view.lat, 4), zoom=round(view.zoom, 2)
        ),
        tooltip={"html": "<b>{label}</b><br>{tip}", "style": {"fontSize": "13px"}},
    )


def _outline(level: str, address: str, colours: Palette) -> pdk.Layer:
    county = level == "county"
    return pdk.Layer(
        "GeoJsonLayer",
        Text(address),
        id=f"{level}_outline",
        pickable=False,
        stroked=True,
        filled=county,
        get_fill_color=[*rgb(colours.grid), 90],
        get_line_color=[*rgb(colours.faint if county else colours.muted), 170 if county else 255],
        line_width_units=Text("pixels"),
        get_line_width=0.6 if county else 1.4,
    )


def _names(level: str, size: int, labels: pd.DataFrame, look: Look, colours: Palette) -> pdk.Layer:
    county = level == "county"
    rows = [
        {"p": [row["lon"], row["lat"]], "n": row["name"]}
        for row in labels[labels["level"] == level].to_dict("records")
    ]
    ink = colours.muted if county else colours.ink
    return pdk.Layer(
        "TextLayer",
        rows,
        id=f"{level}_names",
        pickable=False,
        get_position="p",
        get_text="n",
        get_size=size,
        get_color=[*rgb(ink), 255],
        character_set=Text("auto"),  # without it no Chinese character is drawn
        font_family=Text(look.font),
        font_weight=400 if county else 700,
        get_text_anchor=Text("middle"),
        get_alignment_baseline=Text("center"),
        **({} if county else _edge(colours)),
    )


def _edge(colours: Palette) -> dict[str, Any]:
    """A light edge under letters; it needs distance fields, which blur small sizes."""
    return {
        "font_settings": {"sdf": True, "fontSize": 48},
        "outline_width": 4,
        "outline_color": [*rgb(colours.surface), 255],
    }


def edge_colour(row: Mapping[Hashable, Any], colours: Palette) -> str:
    """The colour of a point's edge: one of its own below zero, which an area cannot show."""
    return colours.loss if row["negative"] else str(row["colour"])


def _points(points: pd.DataFrame, colours: Palette) -> pdk.Layer:
    rows = [
        {
            "id": row["point_id"],
            "p": [round(row["lon"], 5), round(row["lat"], 5)],
            "r": round(row["radius"], 1),
            "c": [*rgb(row["colour"]), 40 if row["hollow"] else 225],
            "l": [*rgb(edge_colour(row, colours)), 255],
            "w": NEGATIVE_EDGE if row["negative"] else EDGE,
            "label": row["label"],
            "tip": row["tip"],
        }
        for row in points.to_dict("records")
    ]
    return pdk.Layer(
        "ScatterplotLayer",
        rows,
        id="zones",
        pickable=True,
        stroked=True,
        get_position="p",
        get_radius="r",
        radius_units=Text("pixels"),
        get_fill_color="c",
        get_line_color="l",
        line_width_units=Text("pixels"),
        get_line_width="w",
    )


def _ring(points: pd.DataFrame, colours: Palette) -> pdk.Layer:
    rows = [
        {"p": [row["lon"], row["lat"]], "r": round(row["radius"] + RING, 1)}
        for row in points[points["chosen"]].to_dict("records")
    ]
    return pdk.Layer(
        "ScatterplotLayer",
        rows,
        id="chosen",
        pickable=False,
        stroked=True,
        filled=False,
        get_position="p",
        get_radius="r",
        radius_units=Text("pixels"),
        get_line_color=[*rgb(colours.ink), 255],
        line_width_units=Text("pixels"),
        get_line_width=2.5,
    )


def _counts(points: pd.DataFrame, look: Look, colours: Palette) -> pdk.Layer:
    """How many zones share a point, beside it: inside, a small point could not hold it."""
    rows = [
        {"p": [row["lon"], row["lat"]], "n": f"×{row['count']}",
         "o": beside(row["radius"] + (RING + 2 if row["chosen"] else 0))}  # clear of the ring
        for row in points[points["count"] > 1].to_dict("records")
    ]  # fmt: skip
    return pdk.Layer(
        "TextLayer",
        rows,
        id="counts",
        pickable=False,
        get_position="p",
        get_text="n",
        get_size=COUNT_SIZE,
        get_pixel_offset="o",
        get_color=[*rgb(colours.ink), 255],
        character_set=Text("auto"),
        font_family=Text(look.font),
        font_weight=700,
        **_edge(colours),
        get_text_anchor=Text("start"),
        get_alignment_baseline=Text("bottom"),
    )
