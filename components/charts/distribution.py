"""How values lie along one axis: dots, the middle half as a band, a rule at the median.

Values beyond the ends of the axis are triangles at its edges with their value beside them. Dots
that would overlap stand beside each other (a beeswarm).
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10, sqrt
from typing import Any

import altair as alt
import pandas as pd

from components.charts.marks import (
    Channel,
    Layer,
    Row,
    Spec,
    channel,
    compose,
    layer,
    margin,
    rows_of,
    tooltips,
)
from components.charts.ranked_bars import pick, tinted
from components.frames import PLACED, Words, check
from components.label_layout import ems
from components.theme import BODY, SMALL, Look, palette

# px of a plot on which no two dots overlap; on a wider one they stand farther apart
NARROWEST = 300
FEW, SOME = 80, 200  # dots up to which they are large, middling
LABEL, SAID = 17, 15  # px of a line of names above the dots; of the texts below them
EDGE = 13  # px between two triangles
VALUES = 12  # triangles at one edge up to which each has its value beside it
AXIS = 34  # px of the numbers below
DOT = ("x", "y", "side", "colour")
NAMED = ("label", "display", "rank")  # under the pointer; the ranking beside has the source too
CLOSE = 1e-9  # px by which two dots may seem to overlap for the noise of their arithmetic


@dataclass(frozen=True)
class Middle:
    """What is drawn behind the dots: ends of the axis, median, and the middle half, each with its
    words; no band where `band` is None."""

    axis: tuple[float, float]
    median: tuple[float, str]
    band: tuple[tuple[float, str], tuple[float, str]] | None = None


def distribution(frame: pd.DataFrame, middle: Middle, *, look: Look, words: Words) -> Spec:
    """A dot a row. Columns: frames.PLACED, and subject, the id that a click gives."""
    check(frame, (*PLACED, "subject"), "distribution")
    rows = [r for r in rows_of(frame, (*PLACED, "subject")) if r["value"] is not None]
    tints = tinted(rows, look)
    low, high = _wide(middle.axis)
    for row in rows:
        row["colour"], row["kind"] = tints[row["key"]], words.of_mark(row["mark"])
        row["x"] = min(max(row["value"], low), high)
        row["side"] = (row["value"] > high) - (row["value"] < low)
    size = _placed(rows, low, high)
    names = _names(rows, low, high)
    top = LABEL * (max((name["line"] for name in names), default=-1) + 1) + 4
    reach = max((abs(row["off"]) for row in rows), default=0.0) + size
    for row in rows:
        row["y"] = round(top + reach + row["off"], 2)
    foot = top + 2 * reach + 4
    x = channel(alt.X("x:Q", **_axis(low, high)))
    layers = [
        *_behind(middle, x, foot, look),
        *_name_layers(names, rows, x, look),
        *_dots(rows, x, size, words, look),
        *_edge_values(rows, x, look),
        margin(_gutter(rows, -1), _gutter(rows, 1)),
    ]
    return compose(layers, look, round(foot + 2 * SAID + 8 + AXIS))


def _wide(axis: tuple[float, float]) -> tuple[float, float]:
    """The ends of the axis, apart also where all values are equal."""
    low, high = axis
    half = abs(low) / 10 or 1.0
    return (low, high) if high > low else (low - half, high + half)


def _axis(low: float, high: float) -> dict[str, Any]:
    decimals = max(0, 1 - floor(log10(high - low)))
    axis = alt.Axis(tickCount=5, format=f",.{decimals}~f", labelLimit=0, labelOverlap="greedy",
                    labelSeparation=8, domain=True, ticks=True, tickSize=4)  # fmt: skip
    return {"scale": alt.Scale(domain=[low, high], nice=False, zero=False), "axis": axis,
            "title": None}  # fmt: skip


def _placed(rows: Sequence[Row], low: float, high: float) -> float:
    """Give each row `off`, px off the middle line; the diameter of the dots."""
    size = 12.0 if len(rows) <= FEW else 9.0 if len(rows) <= SOME else 6.0
    inside = [row for row in rows if not row["side"]]
    places = [(row["x"] - low) / (high - low) * NARROWEST for row in inside]
    for row, off in zip(inside, packed(places, size), strict=True):
        row["off"] = off
    for side in (-1, 1):
        beyond = [row for row in rows if row["side"] == side]
        step = EDGE if len(beyond) <= VALUES else EDGE * VALUES / len(beyond)
        for at, row in enumerate(sorted(beyond, key=lambda row: -row["value"])):
            row["off"] = (at - (len(beyond) - 1) / 2) * step
            row["said"] = len(beyond) <= VALUES or row["hue"] >= 0
    return size


def _names(rows: Sequence[Row], low: float, high: float) -> list[Row]:
    """The names of the highlighted dots, each on the lowest line above them that has room."""
    taken: list[tuple[int, float, float]] = []
    names = []
    for row in sorted((row for row in rows if row["hue"] >= 0), key=lambda row: row["x"]):
        share = (row["x"] - low) / (high - low)
        text = f"{row['label']} {row['short']}"
        wide = ems(text) * BODY + 8
        align = "left" if share < 1 / 3 else "right" if share > 2 / 3 else "center"
        start = share * NARROWEST - {"left": 0.0, "center": wide / 2, "right": wide}[align]
        line = 0
        while any(o == line and start < right and left < start + wide for o, left, right in taken):
            line += 1
        taken.append((line, start, start + wide))
        names.append({"key": row["key"], "x": row["x"], "text": text, "align": align,
                      "line": line, "colour": row["colour"], "side": row["side"]})  # fmt: skip
    return names


def _behind(middle: Middle, x: Channel, foot: float, look: Look) -> list[Layer]:
    """Band and rule with their words below the dots."""
    colours = palette(look.mode)
    text = {"type": "text", "baseline": "top", "fontSize": SMALL, "color": colours.muted}
    said = {"x": x, "text": {"field": "text", "type": "nominal"}}
    layers: list[Layer] = []
    line = 0
    if middle.band:
        first, third = middle.band
        band = {"type": "rect", "color": colours.grid, "opacity": 0.75}
        ends = [{"x": first[0], "x2": third[0]}]
        layers.append(layer(band, ends, x=x, x2={"field": "x2"}, y={"value": 0},
                            y2={"value": foot}))  # fmt: skip
        for (place, words), align in ((first, "right"), (third, "left")):
            row = [{"x": place, "text": words}]
            layers.append(layer({**text, "align": align}, row, **said, y={"value": foot + 2}))
        line = SAID
    rule = {"type": "rule", "color": colours.muted, "strokeDash": [4, 3], "strokeWidth": 1.2}
    row = [{"x": middle.median[0], "text": middle.median[1]}]
    layers.append(layer(rule, row, x=x, y={"value": 0}, y2={"value": foot + line}))
    layers.append(layer({**text, "align": "center"}, row, **said, y={"value": foot + 2 + line}))
    return layers


def _raw(field: str) -> Channel:
    """A place in px from the top."""
    return {"field": field, "type": "quantitative", "scale": None, "axis": None}


def _colour() -> Channel:
    return {"field": "colour", "type": "nominal", "scale": None, "legend": None}


def _name_layers(names: Sequence[Row], rows: Sequence[Row], x: Channel, look: Look) -> list[Layer]:
    """Names above the dots with a thin line down to each."""
    down = {row["key"]: row["y"] for row in rows}
    last = max((name["line"] for name in names), default=0)
    for name in names:
        name["y"] = (last - name["line"]) * LABEL + 6
        name["y0"], name["y1"] = name["y"] + 6, down[name["key"]]
    layers: list[Layer] = []
    for side in sorted({name["side"] for name in names}):
        line = {"type": "rule", "strokeWidth": 1, "opacity": 0.8, "xOffset": side * 9}
        layers.append(layer(line, [n for n in names if n["side"] == side], x=x, y=_raw("y0"),
                            y2={"field": "y1"}, color=_colour()))  # fmt: skip
    for align in ("left", "center", "right"):
        some = [name for name in names if name["align"] == align]
        back = {"type": "text", "align": align, "baseline": "middle", "fontSize": BODY,
                "stroke": palette(look.mode).surface, "strokeWidth": 5,
                "strokeJoin": "round"}  # fmt: skip
        text = {"type": "text", "align": align, "baseline": "middle", "fontSize": BODY}
        place = {"x": x, "y": _raw("y"), "text": {"field": "text", "type": "nominal"}}
        if some:
            layers += [layer(back, some, **place), layer(text, some, **place, color=_colour())]
    return layers


def _dots(rows: Sequence[Row], x: Channel, size: float, words: Words, look: Look) -> list[Layer]:
    """The highlighted ones last, so that none is under another."""
    ordered = [
        {name: row[name] for name in ("subject", *DOT, *NAMED)}
        for row in sorted(rows, key=lambda row: row["hue"] >= 0)
    ]
    place = {"x": x, "y": _raw("y"), "fill": _colour(), "tooltip": tooltips(words, *NAMED)}
    mark = {
        "type": "point", "opacity": 1, "cursor": "pointer",
        "size": {"expr": f"datum.side ? 90 : {size**2 * 0.785}"},
        "shape": {"expr": "['triangle-left', 'circle', 'triangle-right'][datum.side + 1]"},
        "xOffset": {"expr": "datum.side * 9"},
        "strokeWidth": 0.8, "stroke": palette(look.mode).surface,
    }  # fmt: skip
    return [{**layer(mark, ordered, **place), "params": [pick()]}] if rows else []


def _edge_values(rows: Sequence[Row], x: Channel, look: Look) -> list[Layer]:
    layers = []
    for side, align in ((-1, "right"), (1, "left")):
        some = _said(rows, side)
        mark = {"type": "text", "align": align, "baseline": "middle", "fontSize": SMALL,
                "dx": side * 17, "color": palette(look.mode).muted}  # fmt: skip
        text = {"text": {"field": "short", "type": "nominal"}}
        short = [{name: row[name] for name in ("x", "y", "short")} for row in some]
        if some:
            layers.append(layer(mark, short, x=x, y=_raw("y"), **text))
    return layers


def _said(rows: Sequence[Row], side: int) -> list[Row]:
    return [row for row in rows if row["side"] == side and row.get("said")]


def _gutter(rows: Sequence[Row], side: int) -> float:
    """Px beyond an edge for its triangles and their values."""
    beyond = [row for row in rows if row["side"] == side]
    wide = max((ems(row["short"]) for row in _said(rows, side)), default=0.0) * SMALL
    return wide + 22 if beyond else 8.0


def packed(places: Sequence[float], size: float) -> list[float]:
    """How far each dot of diameter `size` is moved off the axis; the same for the same places.

    Dots are taken in the order of their places; each goes as near to the axis as those before it
    leave room, upwards where both sides are as near.
    """
    order = sorted(range(len(places)), key=lambda at: (places[at], at))
    put: list[tuple[float, float]] = []  # place and distance of the dots so far, in order
    moved = [0.0] * len(places)
    for at in order:
        place = places[at]
        near = put[bisect_left(put, (place - size, float("-inf"))) :]
        moved[at] = _nearest(place, near, size)
        put.append((place, moved[at]))
    return moved


def _nearest(place: float, near: Sequence[tuple[float, float]], size: float) -> float:
    """The least move off the axis with which a dot at a place touches none of those near."""
    candidates = [0.0]
    for other, move in near:
        rise = sqrt(max(size**2 - (place - other) ** 2, 0.0))
        candidates += [move - rise, move + rise]
    for candidate in sorted(candidates, key=lambda move: (round(abs(move), 6), move)):
        if all(_clear(place - other, candidate - move, size) for other, move in near):
            return candidate
    return min(candidates) - size  # never needed: beside the outermost dot there is room


def _clear(across: float, along: float, size: float) -> bool:
    return across**2 + along**2 >= (size - CLOSE) ** 2
