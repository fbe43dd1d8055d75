"""Horizontal bars, one per name: the scaffolding of the ranking and of the latest values."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from components.charts.layout import LINE, overhang, rise, wrap
from components.charts.marks import (
    Channel,
    Layer,
    Row,
    channel,
    layer,
    margin,
    row_axis,
    tooltips,
)
from components.frames import OPEN_DOWN, OPEN_UP, Words
from components.theme import BODY, Look, palette

WHOLE = ("full", "asof")  # marks of values of a whole year or at a day
NAME = 9.0  # ems of a name on one line beside a bar
TIP = {
    "up": "M0,-0.7L0.9,0L0,0.7",
    "down": "M0,-0.7L-0.9,0L0,0.7",
}
DETAIL = ("label", "period", "kind", "display", "note", "source")


def names_of(rows: Sequence[Row]) -> dict[str, str]:
    """Stable id to name, long names on two lines."""
    return {row["key"]: wrap(row["label"], NAME) for row in rows}


def height_of(names: Mapping[str, str], *, least: int = 1) -> int:
    """Height of all rows of at least `least` lines, px: no name touches the next."""
    lines = max((text.count("\n") + 1 for text in names.values()), default=1)
    lines = max(lines, least)
    return len(names) * (LINE * lines + 11) + 24


def row_channels(rows: Sequence[Row], look: Look, bold: Sequence[str] = ()) -> dict[str, Channel]:
    """Name down the side, value from zero to the right; values are printed, so no value axis."""
    names = names_of(rows)
    axis = row_axis(names, look, bold=bold)
    values = [row[n] for row in rows for n in ("value", "low", "high") if row[n] is not None]
    span = [min([0.0, *values]), max([0.0, *values]) or 1.0]
    x = alt.X("value:Q", scale=alt.Scale(domain=span, nice=False), axis=None)
    scale = alt.Scale(domain=list(names), paddingInner=0.35)
    y = alt.Y("key:N", scale=scale, sort=None, axis=axis, title=None)
    return {"x": channel(x), "y": channel(y)}


def bar_layers(
    rows: Sequence[Row], channels: Mapping[str, Channel], look: Look, words: Words
) -> list[Layer]:
    """Bars in each row's `colour`: full ones filled, others hollow with a dashed outline."""
    colour = {"field": "colour", "type": "nominal", "scale": None, "legend": None}
    tips = tooltips(words, *DETAIL)
    size = {"type": "bar", "height": {"band": 0.8}}
    hollow = {**size, "fill": palette(look.mode).surface, "strokeDash": [3, 2], "strokeWidth": 1.3}
    whole = [row for row in rows if row["mark"] in WHOLE]
    part = [row for row in rows if row["mark"] not in WHOLE]
    layers = []
    if whole:
        layers.append(layer(size, whole, **channels, fill=colour, tooltip=tips))
    if part:
        layers.append(layer(hollow, part, **channels, stroke=colour, tooltip=tips))
    return layers


def end_layers(
    rows: Sequence[Row], channels: Mapping[str, Channel], look: Look, *, suffix: bool = False
) -> list[Layer]:
    """At the end of each bar: interval, arrow of an open bound, and the value as printed."""
    ink = palette(look.mode).ink
    layers = []
    closed = [row for row in rows if row["low"] is not None and row["high"] is not None]
    if closed:
        ends = {"x": {**channels["x"], "field": "low"}, "x2": {"field": "high"}}
        rule = {"type": "rule", "color": ink, "strokeWidth": 1.2}
        layers.append(layer(rule, closed, **{**channels, **ends}))
    for side, group in (("up", OPEN_UP), ("down", OPEN_DOWN)):
        if bounded := [row for row in rows if row["qualifier"] in group]:
            mark = {"type": "point", "shape": TIP[side], "size": 170, "filled": False,
                    "color": ink if side == "up" else palette(look.mode).surface,
                    "strokeWidth": 1.6, "opacity": 1,
                    "xOffset": 3 if side == "up" else -3}  # fmt: skip
            layers.append(layer(mark, bounded, **channels))
    texts = [_printed(row, suffix=suffix) for row in rows]
    for gap, dy in sorted({(text["gap"], text["dy"]) for text in texts}):
        mark = {"type": "text", "align": "left", "dx": gap, "dy": dy, "fontSize": BODY,
                "color": ink, "baseline": "middle", "lineBreak": "\n",
                "lineHeight": LINE}  # fmt: skip
        some = [text for text in texts if (text["gap"], text["dy"]) == (gap, dy)]
        place = {"x": {**channels["x"], "field": "end"}, "y": channels["y"]}
        layers.append(layer(mark, some, **place, text={"field": "text", "type": "nominal"}))
    return [*layers, margin(0, _right_of(texts, channels))]


def _right_of(texts: Sequence[Row], channels: Mapping[str, Channel]) -> float:
    """Px the printed values need beyond the plot."""
    low, high = channels["x"]["scale"]["domain"]
    shares = [(text["end"] - low) / (high - low) for text in texts]
    pairs = zip(texts, shares, strict=True)
    return max((overhang(t["text"], BODY, 1 - s) + t["gap"] for t, s in pairs), default=0.0)


def _printed(row: Row, *, suffix: bool) -> dict[str, Any]:
    text = row["display"]
    if suffix and row["mark"] not in WHOLE:
        text = f"{text}\n{row['period']}"
    end = max(row["value"], row["high"] or 0.0, 0.0)
    gap = 14 if row["qualifier"] in OPEN_UP else 6
    return {"key": row["key"], "end": end, "text": text, "gap": gap, "dy": rise(text)}
