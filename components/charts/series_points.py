"""Values on a time axis: intervals, joined lines, points by kind, bounds and their labels."""

import json
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import Any

import altair as alt
import pandas as pd

from components.charts.marks import (
    DETAIL,
    WHOLE,
    Channel,
    Layer,
    Row,
    channel,
    epoch,
    layer,
    on,
    rows_of,
    tooltips,
    where,
)
from components.frames import MARKS, OPEN_DOWN, OPEN_UP, SERIES, FrameError, Words
from components.label_layout import LINE, NEVER, PLOT_WIDTHS, Box, ems, fitting, rise
from components.theme import BODY, SMALL, Look, palette

SHAPES = {
    "full": "circle",
    "partial": "circle",
    "asof": "square",
    "derived": "diamond",
    "forecast": "triangle-up",
}
HOLLOW = ("partial", "derived", "forecast")
CROWDED = 24  # values above which the spans of full years would be a hatching
ARROW_UP = "M0,0L0,-2.6M-0.6,-1.9L0,-2.6L0.6,-1.9"
ARROW_DOWN = "M0,0L0,2.6M-0.6,1.9L0,2.6L0.6,1.9"
ARROW = 220  # size of an arrow, square px: Vega draws its path times half the root of that
POINT, REACH = 5, 21  # px from the middle of a value to the edge of its point, and of its arrow
Channels = Mapping[str, Channel]
Place = Callable[[float, float, int], tuple[float, float]]  # time, value, width -> px
Marks = Callable[[int], list[Box]]  # width -> what no text may touch
_DETAIL = {"type": "nominal"}


def series_rows(frame: pd.DataFrame, words: Words) -> list[Row]:
    """Records with `t` (where the value sits: the middle of its interval), `t0`, `t1`, `kind`.

    The series are in the order in which the frame names them first.

    In the middle a full year stands above the name of its year; at the end it would stand between
    two names. A value at a point in time has no interval.
    """
    rows = [row for row in rows_of(frame, SERIES) if row["value"] is not None]
    for row in rows:
        start, end = row["start"] or "", row["end"] or ""
        if not (start or end):
            raise FrameError(
                f"{row['label']}, {row['period']}: start and end are both empty, so the value "
                "has no place on a time axis. Give one of them, or leave the row out."
            )
        first, last = epoch(start or end), epoch(end or start, end=True)
        row["t"] = (first + last) // 2
        row["t0"], row["t1"] = (row["t"],) * 2 if row["mark"] == "asof" else (first, last)
        row["kind"] = words.of_mark(row["mark"])
    order = {label: place for place, label in enumerate(dict.fromkeys(frame["label"]))}
    return sorted(rows, key=lambda row: (order[row["label"]], row["t"], row["key"]))


def span_layer(rows: Sequence[Row], channels: Channels) -> list[Layer]:
    """A faint line over the interval each value covers."""
    mark = {"type": "rule", "strokeWidth": 1.5, "opacity": 0.3}
    span = {**channels, "x": on(channels["x"], "t0"), "x2": {"field": "t1"}}
    return _some(mark, with_span(rows), span)


def with_span(rows: Sequence[Row]) -> list[Row]:
    """The values whose interval is drawn; only part years where many are drawn."""
    crowded = len(rows) > CROWDED
    return [r for r in rows if r["t0"] < r["t1"] and not (crowded and r["mark"] == "full")]


def closed(row: Row) -> bool:
    """Whether a value has an interval with two ends."""
    return row["low"] is not None and row["high"] is not None


def line_layers(rows: Sequence[Row], channels: Channels) -> list[Layer]:
    """Solid lines by segment, thin dashed lines by bridge; full values and counts at a day only.

    Part years are joined by segment where there are no full values: months that follow each other.
    """
    full = [row for row in rows if row["mark"] == "full"]
    solid = _joined(full or [row for row in rows if row["mark"] == "partial"], "segment")
    dashed = _joined([row for row in rows if row["mark"] in WHOLE], "bridge")
    thin = {"type": "line", "strokeWidth": 1, "strokeDash": [3, 4], "opacity": 0.8}
    bold = {"type": "line", "strokeWidth": 2}
    return [
        *_some(thin, dashed, {**channels, "detail": _DETAIL | {"field": "bridge"}}),
        *_some(bold, solid, {**channels, "detail": _DETAIL | {"field": "segment"}}),
    ]


def _joined(rows: Sequence[Row], field: str) -> list[Row]:
    """Rows whose id in `field` is shared: one point alone makes no line."""
    ids = [row[field] for row in rows]
    return [row for row in rows if row[field] and ids.count(row[field]) > 1]


def bound_layers(rows: Sequence[Row], channels: Channels) -> list[Layer]:
    """Arrows for open bounds and a rule from `low` to `high` for closed intervals."""
    layers = []
    for names, path in ((OPEN_UP, ARROW_UP), (OPEN_DOWN, ARROW_DOWN)):
        open_rows = [row for row in rows if row["qualifier"] in names]
        mark = {"type": "point", "shape": path, "size": ARROW, "filled": False, "strokeWidth": 1.5,
                "opacity": 1}  # fmt: skip
        layers += _some(mark, open_rows, channels)
    rule = {"type": "rule", "strokeWidth": 1.5, "opacity": 0.7}
    ends = {**channels, "y": on(channels["y"], "low"), "y2": {"field": "high"}}
    return layers + _some(rule, [row for row in rows if closed(row)], ends)


def point_layers(
    rows: Sequence[Row], channels: Channels, look: Look, words: Words, *, legend: bool = False
) -> list[Layer]:
    """One mark per value: filled for full years, hollow for everything less than that.

    legend: whether the colours are explained here, as no line does.
    """
    tint = channels["color"] if legend else {**channels["color"], "legend": None}
    base = {"x": channels["x"], "y": channels["y"], "stroke": tint}
    base |= {"shape": _kind(rows, look, words), "tooltip": tooltips(words, *DETAIL)}
    crowded = len(rows) > 2 * CROWDED
    mark = {"type": "point", "size": 14 if crowded else 64, "strokeWidth": 1 if crowded else 1.8,
            "opacity": 1}  # fmt: skip
    hollow = [row for row in rows if row["mark"] in HOLLOW]
    solid = [row for row in rows if row["mark"] not in HOLLOW]
    return [
        *_some(mark, solid, {**base, "fill": {**tint, "legend": None}}),
        *_some({**mark, "fill": palette(look.mode).surface}, hollow, base),
    ]


def _kind(rows: Sequence[Row], look: Look, words: Words) -> Channel:
    """Shape by kind of value, with a legend unless every value is a full year."""
    present = [mark for mark in MARKS if any(row["mark"] == mark for row in rows)]
    kinds = [words.of_mark(mark) for mark in present]
    hollow = json.dumps([words.of_mark(mark) for mark in HOLLOW], ensure_ascii=False)
    colours = palette(look.mode)
    fill = f"indexof({hollow}, datum.value) < 0 ? {colours.muted!r} : {colours.surface!r}"
    legend = alt.Legend(
        orient="bottom",
        direction="horizontal",
        columns=2 if look.language == "en" else 3,
        symbolStrokeColor=colours.muted,
        symbolFillColor={"expr": fill},
        offset=8,
    )
    shape = alt.Scale(domain=kinds, range=[SHAPES[mark] for mark in present])
    quiet = present == ["full"]
    return channel(alt.Shape("kind:N", scale=shape, legend=None if quiet else legend, title=None))


def text_layers(
    texts: Sequence[Row], channels: Channels, place: Place, marks: Marks
) -> list[Layer]:
    """Texts that keep clear of each other and of `marks` at the width the plot has on the reader's
    screen.

    A text row has `t`, `value`, `text`, `align`, `dx`, `dy`. Each gets `need`, the narrowest plot
    on which it can be printed.
    """
    needs = needed(texts, place, marks)
    rows = [{**row, "need": needs[i]} for i, row in enumerate(texts) if needs[i] < NEVER]
    layers = []
    keys = ("align", "dx", "dy", "size", "up")
    rows.sort(key=lambda row: tuple(str(row[key]) for key in keys))
    for (align, dx, dy, size, up), group in groupby(rows, lambda r: tuple(r[k] for k in keys)):
        mark = {"type": "text", "align": align, "dx": dx, "dy": dy + up, "fontSize": size,
                "baseline": "middle", "lineBreak": "\n", "lineHeight": LINE}  # fmt: skip
        drawn = layer(mark, list(group), **channels, text={"field": "text", "type": "nominal"})
        layers.append(where("width >= datum.need", drawn))
    return layers


def needed(texts: Sequence[Row], place: Place, marks: Marks) -> list[int]:
    """The narrowest plot (px) on which each text can be printed, 0 for any, NEVER for none."""
    needs = [NEVER] * len(texts)
    open_to = set(range(len(texts)))
    for width in reversed(PLOT_WIDTHS):
        boxes = [_box(row, place(row["t"], row["value"], width)) for row in texts]
        open_to &= fitting(boxes, marks(width))
        for index in open_to:
            needs[index] = width if width > PLOT_WIDTHS[0] else 0
    return needs


def text_row(row: Row, text: str, *, align: str = "center", dx: int = 0, dy: int = 0,
             size: int = SMALL, at: str = "value") -> Row:  # fmt: skip
    """A text at the place of a value, or of an end of its interval: `at` is low or high."""
    return {"label": row["label"], "t": row["t"], "value": row[at], "text": text,
            "up": rise(text), "align": align, "dx": dx, "dy": dy, "size": size}  # fmt: skip


def _box(row: Row, at: tuple[float, float]) -> Box:
    lines = row["text"].split("\n")
    width = max(map(ems, lines)) * row["size"] + 4
    x, y = at[0] + row["dx"], at[1] + row["dy"]
    left = {"left": x, "right": x - width, "center": x - width / 2}[row["align"]]
    half = (LINE * (len(lines) - 1) + BODY) / 2
    return Box(left, y - half, left + width, y + half)


def boxes_of(rows: Sequence[Row], place: Place, width: int) -> list[Box]:
    """Where the marks of values are on a plot of `width` px."""
    found = [box for row in rows for box in _around(row, place, width)]
    return found + [_bar(row, place, width) for row in with_span(rows)]


def _around(row: Row, place: Place, width: int) -> list[Box]:
    """The point of a value, its arrow, and the rule over its interval."""
    x, y = place(row["t"], row["value"], width)
    up, down = (REACH if row["qualifier"] in names else POINT for names in (OPEN_UP, OPEN_DOWN))
    found = [Box(x - POINT, y - up, x + POINT, y + down)]
    if closed(row):
        ends = (place(row["t"], row[end], width)[1] for end in ("high", "low"))
        found.append(Box(x - 1, next(ends), x + 1, next(ends)))
    return found


def _bar(row: Row, place: Place, width: int) -> Box:
    """The faint line over the time of a value."""
    left, y = place(row["t0"], row["value"], width)
    return Box(left, y - 1, place(row["t1"], row["value"], width)[0], y + 1)


def _some(mark: Mapping[str, Any], rows: Sequence[Row], channels: Channels) -> list[Layer]:
    return [layer(mark, rows, **channels)] if rows else []
