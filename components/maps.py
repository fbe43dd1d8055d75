"""The zone map: an interactive deck for the page, and a static twin of the same frames.

Frames in, in the reader's language:

points   one row per drawn place: point_id, lon, lat (degrees, WGS-84), count (zones there),
         colour (#rrggbb), radius (pixels), hollow (bool: no value for the size), label (names),
         tip (a second line of text), chosen (bool: named in the address)
labels   one row per place name: lon, lat, name, level ("prefecture" or "county")

Outlines are GeoJSON with clockwise outer rings (d3 fills the rest of the sphere otherwise), either
an address the browser loads once, or the features themselves for a picture made on the server.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pydeck as pdk
from pydeck.bindings.json_tools import default_serialize

from components.frames import check
from components.theme import Look, Palette, palette, rgb, vega_config

POINT = ("point_id", "lon", "lat", "count", "colour", "radius", "hollow", "label", "tip", "chosen")
LABEL = ("lon", "lat", "name", "level")
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
    """pydeck writes indented JSON, five times the size, which the browser parses on every run."""

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
) -> CompactDeck:
    """The interactive map. `outlines`: level -> address of its GeoJSON. Only points react.

    A click on polygons would block a computer without a graphics card for half a second, so
    outlines take no clicks.
    """
    check(points, POINT, "map")
    check(labels, LABEL, "map labels")
    colours = palette(look.mode)
    layers = [
        *(_outline(level, outlines[level], colours) for level in ("county", "prefecture")
          if level in outlines),
        *(_names(level, labels, look, colours) for level in ("county", "prefecture")),
        _ring(points, colours),
        _points(points),
        _counts(points, look),
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


def _names(level: str, labels: pd.DataFrame, look: Look, colours: Palette) -> pdk.Layer:
    county = level == "county"
    rows = [
        {"p": [row.lon, row.lat], "n": row.name}
        for row in labels[labels["level"] == level].itertuples(index=False)
    ]
    return pdk.Layer(
        "TextLayer",
        rows,
        id=f"{level}_names",
        pickable=False,
        get_position="p",
        get_text="n",
        get_size=10 if county else 15,
        get_color=[*rgb(colours.muted), 190] if county else [*rgb(colours.ink), 235],
        character_set=Text("auto"),  # without it no Chinese character is drawn
        font_family=Text(look.font),
        font_weight=400 if county else 700,
        get_text_anchor=Text("middle"),
        get_alignment_baseline=Text("center"),
        font_settings={"sdf": True, "fontSize": 48},
        outline_width=4,
        outline_color=[*rgb(colours.surface), 255],
    )


def _points(points: pd.DataFrame) -> pdk.Layer:
    rows = [
        {
            "id": row.point_id,
            "p": [round(row.lon, 5), round(row.lat, 5)],
            "r": round(row.radius, 1),
            "c": [*rgb(row.colour), 40 if row.hollow else 225],
            "l": [*rgb(row.colour), 255],
            "label": row.label,
            "tip": row.tip,
        }
        for row in points.itertuples(index=False)
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
        get_line_width=1.5,
    )


def _ring(points: pd.DataFrame, colours: Palette) -> pdk.Layer:
    rows = [
        {"p": [row.lon, row.lat], "r": round(row.radius + RING, 1)}
        for row in points[points["chosen"]].itertuples(index=False)
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


def _counts(points: pd.DataFrame, look: Look) -> pdk.Layer:
    rows = [
        {"p": [row.lon, row.lat], "n": str(row.count)}
        for row in points[points["count"] > 1].itertuples(index=False)
    ]
    return pdk.Layer(
        "TextLayer",
        rows,
        id="counts",
        pickable=False,
        get_position="p",
        get_text="n",
        get_size=11,
        get_color=[255, 255, 255, 255] if look.mode == "light" else [18, 25, 29, 255],
        character_set=Text("auto"),
        font_family=Text(look.font),
        font_weight=700,
        get_text_anchor=Text("middle"),
        get_alignment_baseline=Text("center"),
    )


def static(
    points: pd.DataFrame,
    labels: pd.DataFrame,
    outlines: Mapping[str, Any],
    look: Look,
    height: int = 300,
) -> dict[str, Any]:
    """The same map as a Vega-Lite dictionary, without zoom.

    `outlines`: level -> Vega-Lite data (an address, or values) with clockwise outer rings.
    """
    check(points, POINT, "map")
    check(labels, LABEL, "map labels")
    colours = palette(look.mode)
    layers = [
        _shape(outlines[level], level, colours)
        for level in ("county", "prefecture")
        if level in outlines
    ]
    layers += [_static_points(points), _static_names(labels, colours), _static_counts(points)]
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": look.width,
        "height": height,
        "projection": {"type": "mercator"},
        "layer": layers,
        "config": vega_config(look),
        "background": "transparent",
    }


def _shape(data: Any, level: str, colours: Palette) -> dict[str, Any]:
    county = level == "county"
    mark = {
        "type": "geoshape",
        "fill": colours.grid if county else "transparent",
        "fillOpacity": 0.5,
        "stroke": colours.faint if county else colours.muted,
        "strokeWidth": 0.4 if county else 1,
        "tooltip": None,
    }
    return {"data": data, "mark": mark}


def _place(extra: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "longitude": {"field": "lon", "type": "quantitative"},
        "latitude": {"field": "lat", "type": "quantitative"},
        **extra,
    }


def _static_points(points: pd.DataFrame) -> dict[str, Any]:
    rows = points.assign(area=(points["radius"] ** 2 * math.pi).round(1))
    fields = ["lon", "lat", "colour", "area", "hollow", "label", "tip"]
    channels = {
        "size": {"field": "area", "type": "quantitative", "scale": None},
        "color": {"field": "colour", "type": "nominal", "scale": None},
        "fillOpacity": {"condition": {"test": "datum.hollow", "value": 0.15}, "value": 0.85},
        "tooltip": [{"field": "label", "type": "nominal"}, {"field": "tip", "type": "nominal"}],
    }
    return {
        "data": {"values": rows[fields].to_dict("records")},
        "mark": {"type": "circle", "strokeWidth": 1, "filled": True},
        "encoding": _place(channels),
    }


def _static_names(labels: pd.DataFrame, colours: Palette) -> dict[str, Any]:
    rows = labels[labels["level"] == "prefecture"]
    return {
        "data": {"values": rows[["lon", "lat", "name"]].to_dict("records")},
        "mark": {
            "type": "text", "color": colours.ink, "fontSize": 11, "dy": -9,
            "stroke": colours.surface, "strokeWidth": 0, "tooltip": None,
        },
        "encoding": _place({"text": {"field": "name", "type": "nominal"}}),
    }  # fmt: skip


def _static_counts(points: pd.DataFrame) -> dict[str, Any]:
    rows = points[points["count"] > 1]
    return {
        "data": {"values": rows[["lon", "lat", "count"]].to_dict("records")},
        "mark": {"type": "text", "color": "#ffffff", "fontSize": 9, "tooltip": None},
        "encoding": _place({"text": {"field": "count", "type": "quantitative"}}),
    }
