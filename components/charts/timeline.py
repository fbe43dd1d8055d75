"""Policies and events on a time axis, one line per item, grouped in lanes."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from components.charts.marks import (
    Channel,
    Layer,
    Row,
    Spec,
    channel,
    compose,
    epoch,
    layer,
    rows_of,
    tooltips,
    x_time,
    year_domain,
)
from components.frames import EVENT, Words, check
from components.label_layout import LINE
from components.theme import BODY, SMALL, Look, palette

POINTS = ("day", "month")
AFTER = "after"
STEP = LINE + 10


def timeline(frame: pd.DataFrame, *, look: Look, words: Words) -> Spec:
    """Points for a day or month, bars for longer spans, dashed where the end is open.

    Columns: frames.EVENT; `precision` day, month, quarter, half_year, year, span, after or
    undated. Items without a date are left to the page's list.
    """
    check(frame, EVENT, "timeline")
    items = [row for row in rows_of(frame, EVENT) if row["start"] and row["precision"] != "undated"]
    if not items:
        return compose([], look, STEP)
    for row in items:
        row["t0"] = epoch(row["start"])
        row["t1"] = epoch(row["end"] or row["start"], end=True)
    first, last = year_domain([row[t] for row in items for t in ("t0", "t1")], least=2)
    lanes = list(dict.fromkeys(row["lane"] for row in items))
    lines = _lines(items, lanes, first, last)
    step = channel(alt.Y("line:O", scale=alt.Scale(domain=[*range(len(lines))]), axis=None))
    x = channel(alt.X("t0:Q", **x_time(first, last)))
    drawn = [row for row in lines if "t0" in row]
    layers = [
        *_lanes([row for row in lines if "t0" not in row], step, look),
        *_items(drawn, x, step, look, words),
        *_texts(drawn, x, step, look),
    ]
    return compose(layers, look, len(lines) * STEP + 40)


def _lines(items: Sequence[Row], lanes: Sequence[str], first: int, last: int) -> list[Row]:
    """A heading per lane and its items by date, numbered from the top."""
    lines: list[Row] = []
    for lane in lanes:
        lines.append({"lane": lane})
        own = sorted((i for i in items if i["lane"] == lane), key=lambda i: (i["t0"], i["key"]))
        for item in own:
            if item["precision"] == AFTER:
                item["t1"] = last
            point = item["precision"] in POINTS
            begin = (item["t0"] - first) / (last - first)
            item["late"] = begin > 0.5
            end = begin if point else (item["t1"] - first) / (last - first)
            item["room"] = round(end if item["late"] else 1 - begin, 4)
            lines.append(item)
    return [{**row, "line": number} for number, row in enumerate(lines)]


def _lanes(rows: Sequence[Row], step: Channel, look: Look) -> list[Layer]:
    colours = palette(look.mode)
    rule = {"type": "rule", "color": colours.grid, "yOffset": STEP // 2 - 1}
    name = {"type": "text", "align": "left", "fontWeight": "bold", "color": colours.muted,
            "fontSize": BODY, "baseline": "middle"}  # fmt: skip
    return [
        layer(rule, rows, y=step, x={"value": 0}, x2={"value": "width"}),
        layer(name, rows, y=step, x={"value": 0}, text={"field": "lane", "type": "nominal"}),
    ]


def _items(rows: Sequence[Row], x: Channel, step: Channel, look: Look, words: Words) -> list[Layer]:
    accent = palette(look.mode).accent
    tips = tooltips(words, "label", "period", "note", "source")
    point = {"type": "point", "filled": True, "size": 70, "color": accent, "opacity": 1}
    bar = {"type": "rule", "strokeWidth": 4, "color": accent, "opacity": 0.6, "yOffset": 8}
    dashed = {"type": "rule", "strokeWidth": 2, "strokeDash": [4, 3], "color": accent,
              "yOffset": 8}  # fmt: skip
    groups = (
        (bar, [row for row in rows if row["precision"] not in (*POINTS, AFTER)]),
        (dashed, [row for row in rows if row["precision"] == AFTER]),
        (point, [row for row in rows if row["precision"] in POINTS]),
    )
    end = {"field": "t1"}
    return [
        layer(mark, own, x=x, y=step, tooltip=tips, **({} if mark is point else {"x2": end}))
        for mark, own in groups
        if own
    ]


def _texts(rows: Sequence[Row], x: Channel, step: Channel, look: Look) -> list[Layer]:
    """Names beside a point or above a bar, towards the side of the axis that has more room."""
    mark = {"type": "text", "fontSize": SMALL, "baseline": "middle",
            "limit": {"expr": "datum.room * width - 10"},
            "color": palette(look.mode).ink}  # fmt: skip
    layers = []
    for late in (False, True):
        for point in (False, True):
            texts = [
                {"line": row["line"], "text": row["label"], "room": row["room"],
                 "at": row["t1"] if late and not point else row["t0"]}
                for row in rows
                if row["late"] is late and (row["precision"] in POINTS) is point
            ]  # fmt: skip
            aside = (8 if point else 0) * (-1 if late else 1)
            side = {"align": "right" if late else "left", "dx": aside, "dy": 0 if point else -3}
            place = {"x": {**x, "field": "at"}, "y": step}
            if texts:
                text = {"field": "text", "type": "nominal"}
                layers.append(layer({**mark, **side}, texts, **place, text=text))
    return layers
