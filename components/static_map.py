"""The zone map as a Vega-Lite dictionary: no graphics card, no zoom; for overview and export.

It takes the frames of `components.interactive_map`.
"""

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from components.charts.marks import SCHEMA, Layer
from components.frames import check
from components.interactive_map import EDGE, LABEL, NEGATIVE_EDGE, POINT, edge_colour
from components.map_labels import COUNT, apart, count_boxes, counts
from components.theme import Look, Palette, palette, vega_config

NAME = 12  # px


def static(
    points: pd.DataFrame,
    labels: pd.DataFrame,
    outlines: Mapping[str, Any],
    look: Look,
    height: int = 300,
    scale: float = 0.0,
) -> dict[str, Any]:
    """The map as a picture that fills its panel.

    `outlines`: level -> Vega-Lite data (an address, or values) with clockwise outer rings. `scale`:
    px a degree of longitude will have, 0 where it is not known.
    """
    check(points, POINT, "map")
    check(labels, LABEL, "map labels")
    colours = palette(look.mode)
    labels = labels[labels["level"] == "prefecture"]
    scale = scale or _scale(labels, height)
    shared = counts(points, scale)
    labels = apart(labels, points, scale, count_boxes(shared, scale), NAME)
    layers = [
        _shape(outlines[level], level, colours)
        for level in ("county", "prefecture")
        if level in outlines
    ]
    names = _texts(labels, "name", NAME, colours.muted, colours)
    layers += [*names, _points(points, colours), *_texts(shared, "n", COUNT, colours.ink, colours)]
    return {
        "$schema": SCHEMA,
        "width": look.width,
        "height": height,
        "projection": {"type": "mercator"},
        "layer": layers,
        "config": vega_config(look),
        "background": "transparent",
    }


def _scale(labels: pd.DataFrame, height: int) -> float:
    """About how many px a degree has when the named places fill most of the height."""
    tall = float(labels["lat"].max() - labels["lat"].min()) if len(labels) > 1 else 1.0
    return 0.65 * height / max(tall, 0.1)


def _shape(data: Any, level: str, colours: Palette) -> Layer:
    county = level == "county"
    mark = {
        "type": "geoshape",
        "fill": colours.grid,
        "fillOpacity": 0.15 if county else 0.45,
        "stroke": colours.faint if county else colours.muted,
        "strokeWidth": 0.4 if county else 0.9,
        "tooltip": None,
    }
    return {"data": data, "mark": mark}


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
        "fillOpacity": {"condition": {"test": "datum.hollow", "value": 0.1}, "value": 0.85},
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
