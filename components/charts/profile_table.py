"""One subject by many indicators: a table drawn as one picture, with places and courses in it.

Every row has texts, a strip (range and quartiles of all, the peers' median, the subject) and a line
over the years. Rows have a fixed height; across, everything stands at a share of the width.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from components.charts.marks import Channel, Layer, Row, Spec, channel, compose, layer, rows_of
from components.frames import STANDING, check
from components.label_layout import LINE, wrap
from components.theme import BODY, SMALL, Look, palette, status_colour

TALL, HEAD, GROUP = 34, 30, 24  # px: of a row of one or two lines, of the heads, of a group's name
FOOT = 14  # px that the padding of a drawing takes
HALF = 8  # px: half the height of a strip and of a line over the years
# edges of the columns as shares of the width, and how their texts are aligned
PLACES = {
    "label": (0.0, "left", 13.0),
    "display": (0.325, "right", 9.0),
    "period": (0.34, "left", 8.5),
    "change": (0.535, "right", 9.0),
    "rank": (0.61, "right", 6.0),
    "peer_rank": (0.69, "right", 6.0),
    "trend": (0.925, "left", 6.0),
}
STRIP, LINE_OVER = (0.715, 0.83), (0.855, 0.915)


@dataclass(frozen=True)
class Heads:
    """The words above the columns, and the titles of what is told under the pointer."""

    columns: Mapping[str, str]  # of PLACES, and strip
    note: str
    source: str
    strip: str


def profile_table(frame: pd.DataFrame, *, look: Look, heads: Heads) -> Spec:
    """One row an indicator, under the names of their groups. Columns: frames.STANDING."""
    check(frame, STANDING, "profile table")
    courses = frame[["years", "values"]].to_dict("records")
    plain = rows_of(frame, [name for name in STANDING if name not in ("years", "values")])
    for row, course in zip(plain, courses, strict=True):
        row |= {"years": course["years"], "values": course["values"]}
    rows, groups, height = _placed(plain)
    scale = channel(alt.Y("y:Q", scale=alt.Scale(domain=[height, 0], nice=False), axis=None))
    y = {**scale, "title": None}
    across = {"domain": [0, 1], "nice": False}
    x = {"field": "x", "type": "quantitative", "scale": across, "axis": None, "title": None}
    layers = [
        *_ground(rows, x, y, look, heads),
        *_texts(rows, groups, x, y, look, heads),
        *_strips(rows, x, y, look),
        *_lines(rows, x, y, look),
    ]
    return compose(layers, look, height + FOOT)


def _placed(rows: Sequence[Row]) -> tuple[list[Row], list[Row], int]:
    """Rows and group names with their places from the top, px, and the height of all."""
    top, last = float(HEAD), ""
    found: list[Row] = []
    groups: list[Row] = []
    for row in rows:
        if row["group"] != last:
            groups.append({"label": row["group"], "top": top, "y": top + GROUP / 2 + 3, "x": 0.0})
            top, last = top + GROUP, row["group"]
        texts = {name: wrap(str(row[name]), PLACES[name][2]) for name in PLACES}
        lines = max(text.count("\n") + 1 for text in texts.values())
        tall = max(TALL, lines * LINE + 8)
        found.append({**row, **texts, "top": top, "tall": tall, "mid": top + tall / 2})
        top += tall
    return found, groups, round(top)


def _ground(rows: Sequence[Row], x: Channel, y: Channel, look: Look, heads: Heads) -> list[Layer]:
    """Hairlines, and what is told of a row wherever the pointer is in it."""
    tone = palette(look.mode)
    told = ("full", "display", "period", "change", "rank", "peer_rank", "strip_words", "trend",
            "note", "source")  # fmt: skip
    areas = [
        {**{name: _plain(row[name]) for name in told}, "x": 0, "x2": 1, "y": row["top"],
         "y2": row["top"] + row["tall"]}
        for row in rows
    ]  # fmt: skip
    titles = {**heads.columns, "full": heads.columns["label"], "note": heads.note,
              "source": heads.source, "strip_words": heads.strip}  # fmt: skip
    tips = [
        {"field": name, "type": "nominal", "title": titles[name]} for name in told if titles[name]
    ]
    ends = {"x2": {"field": "x2"}, "y2": {"field": "y2"}}
    area = {"type": "rect", "opacity": 0, "color": tone.surface}
    rule = {"type": "rule", "color": tone.grid, "strokeWidth": 1}
    lines = [{"x": 0, "x2": 1, "y": row["top"] + row["tall"]} for row in rows]
    lines += [{"x": 0, "x2": 1, "y": float(HEAD)}]
    return [
        layer(rule, lines, x=x, y=y, x2={"field": "x2"}),
        layer(area, areas, x=x, y=y, tooltip=tips, **ends),
    ]


def _plain(text: Any) -> Any:
    return text.replace("\n", "") if isinstance(text, str) else text


def _texts(
    rows: Sequence[Row], groups: Sequence[Row], x: Channel, y: Channel, look: Look, heads: Heads
) -> list[Layer]:
    tone = palette(look.mode)
    layers = []
    for name, (place, align, _) in PLACES.items():
        if not heads.columns[name]:
            continue
        small = name in ("period", "trend")
        mark = {
            "type": "text", "align": align, "baseline": "middle", "lineBreak": "\n",
            "lineHeight": LINE, "fontSize": SMALL if small else BODY, "tooltip": None,
        }  # fmt: skip
        cells = [
            {"x": place, "y": row["mid"] - LINE * row[name].count("\n") / 2, "text": row[name],
             "ink": _ink(name, row, look)}
            for row in rows
        ]  # fmt: skip
        cells.append(_head(heads.columns[name], place, tone.muted))
        text = {"field": "text", "type": "nominal"}
        ink = {"field": "ink", "type": "nominal", "scale": None}
        layers.append(layer(mark, cells, x=x, y=y, text=text, color=ink))
    middle = {"type": "text", "align": "left", "baseline": "middle", "fontSize": BODY}
    strip = [_head(heads.columns["strip"], STRIP[0], tone.muted)]
    names = [{**group, "text": group["label"], "ink": tone.muted} for group in groups]
    text = {"field": "text", "type": "nominal"}
    ink = {"field": "ink", "type": "nominal", "scale": None}
    return [*layers, layer(middle, [*strip, *names], x=x, y=y, text=text, color=ink)]


def _head(text: str, place: float, ink: str) -> Row:
    return {"x": place, "y": HEAD / 2, "text": text, "ink": ink}


def _ink(name: str, row: Row, look: Look) -> str:
    tone = palette(look.mode)
    if row["flag"] and name in ("label", "rank", "peer_rank"):
        return status_colour("overdue", look.mode)
    return tone.muted if name in ("period", "trend") else tone.ink


def _share(value: float, row: Row) -> float:
    """Where a value lies in the strip, as a share of the width; ends of the axis hold the rest."""
    low, high = row["axis_low"], row["axis_high"]
    part = 0.5 if high == low else (value - low) / (high - low)
    return STRIP[0] + min(max(part, 0.0), 1.0) * (STRIP[1] - STRIP[0])


def _strips(rows: Sequence[Row], x: Channel, y: Channel, look: Look) -> list[Layer]:
    tone = palette(look.mode)
    known = [row for row in rows if row["low"] is not None and row["high"] is not None]
    ranges = [{"x": _share(row["low"], row), "x2": _share(row["high"], row), "y": row["mid"]}
              for row in known]  # fmt: skip
    bands = [
        {"x": _share(row["first"], row), "x2": _share(row["third"], row),
         "y": row["mid"] - HALF, "y2": row["mid"] + HALF}
        for row in known if row["first"] is not None
    ]  # fmt: skip
    ticks = [
        {"x": _share(row["median"], row), "y": row["mid"] - HALF - 2, "y2": row["mid"] + HALF + 2}
        for row in known if row["median"] is not None
    ]  # fmt: skip
    dots = [{"x": _share(row["value"], row), "y": row["mid"], "sign": _sign(row)} for row in known]
    ends, down = {"field": "x2"}, {"field": "y2"}
    shape = {"field": "sign", "type": "nominal", "scale": None}
    dot = {"type": "point", "filled": True, "size": 80, "opacity": 1, "color": tone.accent,
           "stroke": tone.surface, "strokeWidth": 1, "tooltip": None}  # fmt: skip
    return [
        layer({"type": "rule", "color": tone.faint, "tooltip": None}, ranges, x=x, y=y, x2=ends),
        layer({"type": "rect", "color": tone.rest, "tooltip": None}, bands, x=x, y=y, x2=ends,
              y2=down),
        layer({"type": "rule", "color": tone.ink, "strokeWidth": 2, "tooltip": None}, ticks, x=x,
              y=y, y2=down),
        layer(dot, dots, x=x, y=y, shape=shape),
    ]  # fmt: skip


def _sign(row: Row) -> str:
    """A dot; at an end of the axis beyond which the value lies, a triangle that points there."""
    if row["value"] < row["axis_low"]:
        return "triangle-left"
    return "triangle-right" if row["value"] > row["axis_high"] else "circle"


def _lines(rows: Sequence[Row], x: Channel, y: Channel, look: Look) -> list[Layer]:
    """Values over the years; a year without one breaks the line."""
    tone = palette(look.mode)
    points = [point for row in rows for point in _course(row)]
    lasts = [point for point in points if point["last"]]
    mark = {"type": "line", "color": tone.muted, "strokeWidth": 1.4, "tooltip": None}
    dot = {"type": "point", "filled": True, "size": 12, "opacity": 1, "color": tone.muted,
           "tooltip": None}  # fmt: skip
    last = {**dot, "size": 34, "color": tone.accent}
    detail = {"field": "run", "type": "nominal"}
    order = {"field": "x", "type": "quantitative"}
    return [
        layer(mark, points, x=x, y=y, detail=detail, order=order),
        layer(dot, [point for point in points if point["alone"]], x=x, y=y),
        layer(last, lasts, x=x, y=y),
    ]


def _course(row: Row) -> list[Row]:
    years, values = row["years"], row["values"]
    if len(years) < 2:
        return []
    span, low, high = years[-1] - years[0], min(values), max(values)
    points: list[Row] = []
    run = 0
    for at, (year, value) in enumerate(zip(years, values, strict=True)):
        run += at > 0 and year - years[at - 1] > 1
        part = 0.5 if high == low else (value - low) / (high - low)
        wide = LINE_OVER[1] - LINE_OVER[0]
        points.append({
            "x": LINE_OVER[0] + (year - years[0]) / span * wide,
            "y": row["mid"] + HALF - part * 2 * HALF,
            "run": f"{row['key']}|{run}", "last": at == len(years) - 1,
        })  # fmt: skip
    runs = [point["run"] for point in points]
    return [{**point, "alone": runs.count(point["run"]) == 1} for point in points]
