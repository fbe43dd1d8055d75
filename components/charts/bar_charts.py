"""Bars, one per name from the left, or one per year from below; each value with its period."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from components.charts.marks import (
    DETAIL,
    WHOLE,
    Channel,
    Layer,
    Row,
    Spec,
    channel,
    compose,
    layer,
    margin,
    row_axis,
    rows_of,
    tooltips,
)
from components.frames import OPEN_DOWN, OPEN_UP, RANKED, VALUE, FrameError, Words, check
from components.label_layout import LINE, overhang, rise, wrap
from components.theme import BODY, Look, palette

NAME = 9.0  # ems of a name on one line beside a bar
TIP = {
    "up": "M0,-0.7L0.9,0L0,0.7",
    "down": "M0,-0.7L-0.9,0L0,0.7",
}


def bars(frame: pd.DataFrame, *, look: Look, words: Words) -> Spec:
    """One bar per row in the order of the frame. Columns: frames.VALUE.

    Values that are not a full year are hollow with their period under the value; an open bound ends
    in an arrow. Two values of one key have a bar each, never one upon the other.
    """
    check(frame, VALUE, "bar chart")
    rows = _apart([row for row in rows_of(frame, VALUE) if row["value"] is not None])
    for row in rows:
        row["colour"] = palette(look.mode).accent
        row["kind"] = words.of_mark(row["mark"])
    channels = row_channels(rows, look)
    ends = end_layers(rows, channels, look, suffix=True)
    layers = [*bar_layers(rows, channels, look, words), *ends]
    # the period of a part year stands on a second line under its value
    lines = 1 if all(row["mark"] in WHOLE for row in rows) else 2
    return compose(layers, look, height_of(names_of(rows), least=lines))


def _apart(rows: Sequence[Row]) -> list[Row]:
    """The rows, each with a key of its own: a key is the place of a bar."""
    seen: dict[str, int] = {}
    found = []
    for row in rows:
        seen[row["key"]] = number = seen.get(row["key"], 0) + 1
        found.append(row if number == 1 else {**row, "key": f"{row['key']} {number}"})
    return found


COLUMN = (*VALUE, "short", "year")


def year_columns(frame: pd.DataFrame, *, look: Look, words: Words, height: int = 150) -> Spec:
    """One column a year from the first to the last, `short` above it. Columns: COLUMN.

    A year without a row has no column but keeps its place.
    """
    check(frame, COLUMN, "column chart")
    rows = [row | {"kind": words.of_mark(row["mark"])} for row in rows_of(frame, COLUMN)]
    known = [int(row["year"]) for row in rows]
    years = [str(year) for year in range(min(known), max(known) + 1)]
    axis = alt.Axis(labelAngle=0, labelOverlap="greedy", labelSeparation=6, ticks=False)
    scale = alt.Scale(domain=years, paddingInner=0.25, paddingOuter=0.25)
    top = max(row["value"] for row in rows) * 1.15  # room for the number above the highest
    tall = alt.Scale(domain=[0, top], nice=False)
    place = {
        "x": channel(alt.X("year:O", scale=scale, axis=axis, title=None)),
        "y": channel(alt.Y("value:Q", scale=tall, axis=None)),
    }
    for row in rows:
        row["year"] = str(row["year"])
    tone = palette(look.mode)
    column = {"type": "bar", "color": tone.accent}
    number = {"type": "text", "dy": -7, "fontSize": BODY, "color": tone.ink}
    short = {"field": "short", "type": "nominal"}
    layers = [
        layer(column, rows, **place, tooltip=tooltips(words, *DETAIL)),
        layer(number, rows, **place, text=short),
    ]
    return compose(layers, look, height)


def ranking(frame: pd.DataFrame, *, look: Look, words: Words) -> Spec:
    """Bars, largest first, the interval of each value as a thin rule. Columns: frames.RANKED.

    Rows with `selected` true are in the accent, the others muted. Part years and full years
    cannot be ranked together: FrameError.
    """
    check(frame, RANKED, "ranking")
    found = _apart([row for row in rows_of(frame, RANKED) if row["value"] is not None])
    _comparable(found)
    rows = sorted(found, key=lambda row: -row["value"])  # equal ones as in the frame
    colours = palette(look.mode)
    chosen = [row["key"] for row in rows if row["selected"]]
    for row in rows:
        row["colour"] = colours.accent if row["selected"] or not chosen else colours.rest
        row["kind"] = words.of_mark(row["mark"])
    channels = row_channels(rows, look, chosen)
    layers = [*bar_layers(rows, channels, look, words), *end_layers(rows, channels, look)]
    return compose(layers, look, height_of(names_of(rows)))


def _comparable(rows: list[Row]) -> None:
    short = {row["period"] for row in rows if row["mark"] == "partial"}
    whole = any(row["mark"] != "partial" for row in rows)
    if len(short) > 1 or (short and whole):
        raise FrameError(
            f"The ranking mixes part years ({', '.join(sorted(short))}) with other periods. "
            "Rank one period at a time, or draw `bars`, which makes no order."
        )


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
    span = around_zero(values)
    x = alt.X("value:Q", scale=alt.Scale(domain=span, nice=False), axis=None)
    scale = alt.Scale(domain=list(names), paddingInner=0.35)
    y = alt.Y("key:N", scale=scale, sort=None, axis=axis, title=None)
    return {"x": channel(x), "y": channel(y)}


def around_zero(values: Iterable[float]) -> list[float]:
    """Ends of a scale that holds zero and all values."""
    low, high = min([0.0, *values]), max([0.0, *values])
    return [low, high if high > low else 1.0]


def bar_layers(
    rows: Sequence[Row], channels: Mapping[str, Channel], look: Look, words: Words
) -> list[Layer]:
    """Bars in each row's `colour`: full ones filled, others with a dashed outline, derived ones
    lightly filled, part years hollow."""
    colour = {"field": "colour", "type": "nominal", "scale": None, "legend": None}
    tips = tooltips(words, *DETAIL)
    size = {"type": "bar", "height": {"band": 0.8}}
    hollow = {**size, "fill": palette(look.mode).surface, "strokeDash": [3, 2], "strokeWidth": 1.3}
    whole = [row for row in rows if row["mark"] in WHOLE]
    part = [row for row in rows if row["mark"] not in (*WHOLE, "derived")]
    derived = [row for row in rows if row["mark"] == "derived"]
    layers = _zero_line(channels, look)
    if whole:
        layers.append(layer(size, whole, **channels, fill=colour, tooltip=tips))
    if derived:
        tinted = {**hollow, "fillOpacity": 0.3}
        del tinted["fill"]
        channels_of = {**channels, "fill": colour, "stroke": colour}
        layers.append(layer(tinted, derived, **channels_of, tooltip=tips))
    if part:
        layers.append(layer(hollow, part, **channels, stroke=colour, tooltip=tips))
    return layers


def _zero_line(channels: Mapping[str, Channel], look: Look) -> list[Layer]:
    """A line where bars begin, if some go to the left of it."""
    if channels["x"]["scale"]["domain"][0] >= 0:
        return []
    rule = {"type": "rule", "color": palette(look.mode).faint, "strokeWidth": 1}
    return [layer(rule, [{"value": 0}], x=channels["x"])]


def end_layers(
    rows: Sequence[Row],
    channels: Mapping[str, Channel],
    look: Look,
    *,
    suffix: bool = False,
    edged: bool = False,
) -> list[Layer]:
    """At the end of each bar: interval, arrow of an open bound, and the value as printed.

    edged: the value has an edge of the paper's colour, so that no line runs through it.
    """
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
        edge = {"stroke": palette(look.mode).surface, "strokeWidth": 5, "strokeJoin": "round"}
        for drawn in (mark | edge, mark) if edged else (mark,):
            layers.append(layer(drawn, some, **place, text={"field": "text", "type": "nominal"}))
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
