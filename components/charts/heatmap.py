"""Rows x columns: what is known of whom, and the axes and legends of the matrix of states."""

from collections.abc import Iterable, Sequence
from typing import Any

import altair as alt
import pandas as pd

from components.charts.marks import (
    Channel,
    Row,
    Spec,
    channel,
    compose,
    layer,
    row_axis,
    rows_of,
    tooltips,
    where,
)
from components.frames import COVERAGE, Words, check
from components.label_layout import LINE, ems
from components.theme import BODY, SMALL, STATES, Look, ink_on, palette, ramp, status_colour

STEP = 18  # px per row
HEAD = 8  # signs of a column name
LEAST_COLUMNS, MOST_COLUMNS, ENTRY = 2, 4, 30  # of the legend; px of an entry beside its text
ROOM = 15  # px a sign in a cell needs


def coverage(frame: pd.DataFrame, *, look: Look, words: Words) -> Spec:
    """Cells of `row` x `column`, darker with more values; empty cells are an outlined dot.

    Columns: frames.COVERAGE; `count` of values, `period` the years in words. Cells may be left
    out of the frame.
    """
    check(frame, COVERAGE, "coverage matrix")
    cells = cells_of(frame, COVERAGE, {"count": 0, "period": words.missing, "note": ""})
    channels, tall = grid_channels(cells, look)
    colours, ends = palette(look.mode), ramp(look.mode)
    some = [cell for cell in cells if cell["count"]]
    none = [cell for cell in cells if not cell["count"]]
    most = max((cell["count"] for cell in some), default=1)
    for cell in some:
        cell["ink"] = ink_on(ends[cell["count"] > most / 2])
    scale = alt.Scale(domain=[1, max(most, 2)], range=ends)
    tint = channel(alt.Color("count:Q", scale=scale, legend=None))
    tips = tooltips(words, "row_label", "column_label", "count", "period", "note")
    dot = {"type": "point", "size": 14, "strokeWidth": 1, "color": colours.faint, "filled": False}
    text = {"type": "text", "fontSize": SMALL, "baseline": "middle"}
    ink = {"field": "ink", "type": "nominal", "scale": None}
    count = {"field": "count", "type": "quantitative"}
    columns = len({cell["column"] for cell in cells})
    layers = [
        layer({"type": "rect", "cornerRadius": 2}, some, **channels, fill=tint, tooltip=tips),
        layer(dot, none, **channels, tooltip=tips),
        where(roomy(columns), layer(text, some, **channels, text=count, color=ink)),
    ]
    return compose(layers, look, tall)


def cells_of(frame: pd.DataFrame, columns: Sequence[str], blank: dict[str, Any]) -> list[Row]:
    """One record per cell of the whole grid; cells the frame leaves out are `blank`."""
    records = rows_of(frame, columns)
    rows = {row["row"]: row["row_label"] for row in records}
    heads = {row["column"]: row["column_label"] for row in records}
    found = {(row["row"], row["column"]): row for row in records}
    return [
        found.get(
            (row, column),
            {"row": row, "row_label": name, "column": column, "column_label": head, **blank},
        )
        for row, name in rows.items()
        for column, head in heads.items()
    ]


def grid_channels(cells: Sequence[Row], look: Look) -> tuple[dict[str, Channel], int]:
    """Place of a cell, and the height of the whole grid with its column names."""
    rows = {cell["row"]: cell["row_label"] for cell in cells}
    heads = level({cell["column"]: head(cell["column_label"], look) for cell in cells})
    side = row_axis(rows, look)
    side.labelLimit = 170
    side.labelFontSize = SMALL
    top = row_axis(heads, look)
    lines = max((text.count("\n") + 1 for text in heads.values()), default=1)
    for name, value in top_axis(look, lines).items():
        setattr(top, name, value)
    inner = alt.Scale(domain=list(heads), paddingInner=0.08, paddingOuter=0)
    outer = alt.Scale(domain=list(rows), paddingInner=0.08, paddingOuter=0)
    x = alt.X("column:N", scale=inner, sort=None, axis=top, title=None)
    y = alt.Y("row:N", scale=outer, sort=None, axis=side, title=None)
    tall = lines * (SMALL + 2)
    if look.language == "en":
        tall = round(max((ems(text) for text in heads.values()), default=1.0) * SMALL)
    return {"x": channel(x), "y": channel(y)}, len(rows) * STEP + tall + 28


def level(heads: dict[str, str]) -> dict[str, str]:
    """Names with blank lines above, so that all end on the line next to the cells."""
    most = max((text.count("\n") for text in heads.values()), default=0)
    return {key: "\n" * (most - text.count("\n")) + text for key, text in heads.items()}


def top_axis(look: Look, lines: int, *, upright: bool = False) -> dict[str, Any]:
    """Style of the column names: English is turned unless it is `upright`, as numbers are."""
    standing = {"labelAngle": 0, "labelBaseline": "bottom", "labelAlign": "center",
               "labelPadding": 4 + (lines - 1) * (SMALL + 2)}  # fmt: skip
    turned = {"labelAngle": -90, "labelBaseline": "middle", "labelAlign": "left"}
    style = turned if look.language == "en" and not upright else standing
    return {**style, "orient": "top", "labelOffset": 0, "labelOverlap": "greedy",
            "labelLimit": 130, "labelSeparation": 3, "labelFontSize": SMALL,
            "labelLineHeight": SMALL + 2}  # fmt: skip


def head(name: str, look: Look) -> str:
    """A column name: Chinese is written downwards, sign by sign; numbers stay as they are."""
    if look.language == "en" or ems(name) <= 1.7:
        return name
    short = name if len(name) <= HEAD else name[: HEAD - 1] + "…"
    return "\n".join(short)  # "…" stays lying: few fonts have a standing one


def roomy(columns: int) -> str:
    """Vega test: a sign fits into a cell at the width the plot has on the screen."""
    return f"width / {max(columns, 1)} >= {ROOM}"


def tall_legend(count: int) -> int:
    """Height a legend above the grid takes, two entries a line."""
    return (LINE + 3) * -(-count // 2) + 10


def state_legend(entries: Iterable[str], offset: int = 8) -> alt.Legend:
    """A legend of states above a drawing, `offset` px away from it, in as many columns as fit.

    In two at least, for which `tall_legend` has room; what is too long for these is cut short.
    """
    wide = max((ems(entry) for entry in entries), default=0) * BODY + ENTRY
    return alt.Legend(
        orient="top",
        columns=alt.ExprRef(
            f"clamp(floor(width / {round(wide)}), {LEAST_COLUMNS}, {MOST_COLUMNS})"
        ),
        symbolType="square",
        symbolSize=120,
        labelLimit=alt.ExprRef(f"width / {LEAST_COLUMNS} - {ENTRY}"),
        offset=offset,
    )


def state_channel(
    cells: list[Row], look: Look, *, as_given: bool = False
) -> tuple[dict[str, object], int]:
    """Colour of `entry` (sign and word) with its legend, and the number of entries.

    The legend is in the order of STATES, or as_given, in that of the cells.
    """
    order = [status_colour(state, look.mode) for state in STATES]
    states = {cell["entry"]: status_colour(cell["state"], look.mode) for cell in cells}
    if not as_given:
        states = dict(sorted(states.items(), key=lambda item: order.index(item[1])))
    scale = alt.Scale(domain=list(states), range=list(states.values()))
    colour = channel(alt.Color("entry:N", scale=scale, legend=state_legend(states), title=None))
    return colour, len(states)
