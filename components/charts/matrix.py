"""State of each measure in each zone: colour and sign together."""

import altair as alt
import pandas as pd

from components.charts.grid import cells_of, grid_channels, roomy, tall_legend
from components.charts.marks import Row, Spec, channel, compose, layer, tooltips, where
from components.frames import CELL, Words, check
from components.theme import SMALL, STATES, Look, ink_on, status_colour

NARROW = "width < 330 ? 1 : 4"  # columns of the legend: a phone has room for one


def matrix(frame: pd.DataFrame, *, look: Look, words: Words, height: int | None = None) -> Spec:
    """Cells of `row` x `column` with `state` (theme.STATES) and its `sign`. Columns: frames.CELL.

    Cells left out of the frame are unreported, which is never "not started".
    """
    check(frame, CELL, "matrix")
    blank = {"state": "unreported", "state_label": words.missing, "sign": "", "note": ""}
    cells = cells_of(frame, CELL, blank)
    channels, tall = grid_channels(cells, look)
    for cell in cells:
        cell["entry"] = f"{cell['sign']} {cell['state_label']}".strip()
        cell["ink"] = ink_on(status_colour(cell["state"], look.mode))
    tint, entries = state_channel(cells, look)
    tips = tooltips(words, "row_label", "column_label", "state_label", "note")
    sign = {"type": "text", "fontSize": SMALL, "baseline": "middle"}
    ink = {"field": "ink", "type": "nominal", "scale": None}
    columns = len({cell["column"] for cell in cells})
    signed = [cell for cell in cells if cell["sign"]]
    text = {"field": "sign", "type": "nominal"}
    layers = [
        layer({"type": "rect", "cornerRadius": 2}, cells, **channels, fill=tint, tooltip=tips),
        where(roomy(columns), layer(sign, signed, **channels, text=text, color=ink)),
    ]
    return compose(layers, look, height or tall + tall_legend(entries))


def state_channel(cells: list[Row], look: Look) -> tuple[dict[str, object], int]:
    """Colour of `entry` (sign and word) with its legend, and the number of entries."""
    order = [status_colour(state, look.mode) for state in STATES]
    states = {cell["entry"]: status_colour(cell["state"], look.mode) for cell in cells}
    states = dict(sorted(states.items(), key=lambda item: order.index(item[1])))
    scale = alt.Scale(domain=list(states), range=list(states.values()))
    legend = alt.Legend(
        orient="top",
        columns=alt.ExprRef(NARROW),
        symbolType="square",
        symbolSize=120,
        offset=8,
    )
    colour = channel(alt.Color("entry:N", scale=scale, legend=legend, title=None))
    return colour, len(states)
