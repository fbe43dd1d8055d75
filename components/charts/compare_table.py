"""Indicators by subjects: a value in each cell, shaded by the fifth in which it ranks."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from components.charts.marks import Channel, Layer, Row, Spec, channel, compose, layer, rows_of
from components.frames import GRADED, Words, check
from components.label_layout import LINE, wrap
from components.theme import BODY, SMALL, Look, ink_on, palette, sequential

SIGNS = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")  # one a subject
PRINTED_SIGNS = ("●", "■", "▲", "◆", "＋", "▼")  # the same as text
TALL, HEAD, FOOT = 44, 52, 14  # px: of a row, of the heads, of the padding of a drawing
NAMES, NAME = 0.19, 12.0  # share of the width of the names at the left, ems of a line of them
GRADES = 5


def compare_table(frame: pd.DataFrame, *, look: Look, words: Words) -> Spec:
    """One row an indicator, one column a subject, in the order of the frame. Columns: GRADED.

    grade: 1 for the first fifth to 5, None where there is none; colour: of the subject, None of a
    column that is none, such as the median.
    """
    check(frame, GRADED, "comparison")
    cells = rows_of(frame, GRADED)
    columns = {cell["column"]: cell for cell in cells}
    rows = {
        cell["row"]: f"{wrap(str(cell['row_label']), NAME)}\n{wrap(str(cell['period']), NAME)}"
        for cell in cells
    }
    tops, height = _tops(rows)
    wide = (1 - NAMES) / len(columns)
    left = {column: NAMES + at * wide for at, column in enumerate(columns)}
    for cell in cells:
        cell |= {
            "x": left[cell["column"]] + 0.002, "x2": left[cell["column"]] + wide - 0.002,
            "mid": left[cell["column"]] + wide / 2, "y": tops[cell["row"]][0] + 1,
            "y2": tops[cell["row"]][1] - 1,
        }  # fmt: skip
    x: Channel = {"field": "x", "type": "quantitative", "axis": None, "title": None,
                  "scale": {"domain": [0, 1], "nice": False}}  # fmt: skip
    y = channel(alt.Y("y:Q", scale=alt.Scale(domain=[height, 0], nice=False), axis=None))
    y = {**y, "title": None}
    layers = [
        *_shades(cells, x, y, look, words),
        *_texts(cells, rows, tops, x, y, look),
        *_heads(columns, left, wide, x, y, look),
    ]
    return compose(layers, look, height + FOOT)


def _tops(rows: dict[str, str]) -> tuple[dict[str, tuple[float, float]], int]:
    """Where each row begins and ends, px from the top, and the height of all."""
    found, top = {}, float(HEAD)
    for row, label in rows.items():
        tall = max(TALL, (label.count("\n") + 1) * LINE + 10)
        found[row] = (top, top + tall)
        top += tall
    return found, round(top)


def _shades(cells: list[Row], x: Channel, y: Channel, look: Look, words: Words) -> list[Layer]:
    shades = sequential(GRADES, look.mode)[::-1]
    tone = palette(look.mode)
    for cell in cells:
        grade = cell["grade"]
        cell["fill"] = shades[int(grade) - 1] if grade else tone.surface
        cell["ink"] = ink_on(cell["fill"]) if grade else tone.ink
        cell["quiet"] = cell["ink"] if grade else tone.muted
    fill = {"field": "fill", "type": "nominal", "scale": None}
    tips = [
        {"field": "row_label", "type": "nominal", "title": words.series},
        {"field": "period", "type": "nominal", "title": words.period},
        {"field": "column_label", "type": "nominal", "title": words.zone},
        {"field": "display", "type": "nominal", "title": words.value},
        {"field": "small", "type": "nominal", "title": words.note},
        {"field": "source", "type": "nominal", "title": words.source},
    ]
    rect = {"type": "rect", "cornerRadius": 2, "stroke": tone.grid, "strokeWidth": 0.6}
    ends = {"x2": {"field": "x2"}, "y2": {"field": "y2"}}
    return [layer(rect, cells, x=x, y=y, fill=fill, tooltip=tips, **ends)]


def _texts(
    cells: Sequence[Row], rows: dict[str, str], tops: dict[str, tuple[float, float]], x: Channel,
    y: Channel, look: Look,
) -> list[Layer]:  # fmt: skip
    """The values, what stands small below them, and the names of the rows."""
    value, small = [], []
    for cell in cells:
        middle = sum(tops[cell["row"]]) / 2
        value.append({"x": cell["mid"], "y": middle - 7, "text": cell["display"],
                      "ink": cell["ink"]})  # fmt: skip
        small.append({"x": cell["mid"], "y": middle + 10, "text": cell["small"],
                      "ink": cell["quiet"]})  # fmt: skip
    names = []
    for row, text in rows.items():
        lines = text.count("\n")
        names.append({"x": 0.0, "y": sum(tops[row]) / 2 - LINE * lines / 2, "text": text,
                      "ink": palette(look.mode).ink})  # fmt: skip
    return [
        _text(value, "center", BODY, x, y),
        _text(small, "center", SMALL, x, y),
        _text(names, "left", BODY, x, y),
    ]


def _text(rows: Sequence[Row], align: str, size: int, x: Channel, y: Channel) -> Layer:
    mark = {"type": "text", "align": align, "baseline": "middle", "fontSize": size,
            "lineBreak": "\n", "lineHeight": LINE, "tooltip": None}  # fmt: skip
    text = {"field": "text", "type": "nominal"}
    ink = {"field": "ink", "type": "nominal", "scale": None}
    return layer(mark, rows, x=x, y=y, text=text, color=ink)


def _heads(
    columns: dict[str, Row], left: dict[str, float], wide: float, x: Channel, y: Channel, look: Look
) -> list[Layer]:
    """The names above the columns, over the sign of each subject."""
    names, signs = [], []
    for at, (column, cell) in enumerate(columns.items()):
        text = wrap(str(cell["column_label"]), 7 if len(columns) > 4 else 12)
        middle = left[column] + wide / 2
        top = 12 if cell["colour"] else 26
        names.append({"x": middle, "y": top + (18 if cell["colour"] else 0), "text": text,
                      "ink": palette(look.mode).ink})  # fmt: skip
        if cell["colour"]:
            signs.append({"x": middle, "y": 10.0, "ink": cell["colour"], "sign": SIGNS[at]})
    point = {"type": "point", "filled": True, "size": 90, "opacity": 1, "tooltip": None}
    ink = {"field": "ink", "type": "nominal", "scale": None}
    shape = {"field": "sign", "type": "nominal", "scale": None}
    return [
        _text(names, "center", BODY, x, y),
        layer(point, signs, x=x, y=y, color=ink, shape=shape),
    ]
