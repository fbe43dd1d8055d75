"""What is known: how many values each subject has for each indicator."""

import altair as alt
import pandas as pd

from components.charts.grid import cells_of, grid_channels, roomy
from components.charts.marks import Spec, channel, compose, layer, tooltips, where
from components.frames import COVERAGE, Words, check
from components.theme import SMALL, Look, ink_on, palette, ramp


def coverage(frame: pd.DataFrame, *, look: Look, words: Words, height: int | None = None) -> Spec:
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
    return compose(layers, look, height or tall)
