"""How far each of some measures has come: what is reviewed and what is only claimed, apart."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from components.charts.marks import (
    Channel,
    Row,
    Spec,
    channel,
    compose,
    layer,
    on,
    rows_of,
    tooltips,
)
from components.frames import LADDER, Words, check
from components.theme import BODY, SMALL, Look, palette, status_colour

STEP, LOW = 44, 24  # px per row: a name, and a track under it; the name alone


def ladder(
    frame: pd.DataFrame, *, look: Look, words: Words, rungs: Sequence[str],
    height: int | None = None,
) -> Spec:  # fmt: skip
    """A track per row up to `top`; a full dot at `reviewed`, a ring at `claimed`.

    Columns: frames.LADDER. rungs: the words for 0, 1, 2 ... along the axis.
    """
    check(frame, LADDER, "ladder")
    rows = rows_of(frame, LADDER)
    for row in rows:
        row["entry"] = f"{row['sign']} {row['state_label']}"
        row["colour"] = status_colour(row["state"], look.mode)
        row["start"] = 0
    colours = palette(look.mode)
    x, y = _places(rows, rungs if any(row["top"] for row in rows) else [], look)
    tips = tooltips(words, "label", "state_label", "display", "note")
    lift = -8 if any(row["top"] for row in rows) else 0
    track = {"type": "rule", "strokeWidth": 2, "color": colours.rest, "yOffset": 9}
    claimed = {"type": "point", "shape": "circle", "size": 150, "strokeWidth": 2, "filled": False,
               "color": status_colour("reported_unverified", look.mode), "yOffset": 9,
               "opacity": 1}  # fmt: skip
    reviewed = {**claimed, "filled": True, "size": 70, "strokeWidth": 0,
                "color": status_colour("met", look.mode)}  # fmt: skip
    name = {"type": "text", "align": "left", "baseline": "middle", "dy": lift, "fontSize": BODY,
            "color": colours.ink, "limit": {"expr": "width * 0.66"}}  # fmt: skip
    said = {**name, "align": "right", "fontSize": SMALL, "limit": {"expr": "width * 0.32"}}
    square = {"type": "point", "shape": "square", "filled": True, "size": 90, "opacity": 1,
              "yOffset": lift}  # fmt: skip
    tested = [row for row in rows if row["top"]]
    told = [row for row in tested if row["said"]]
    layers = [
        layer(track, tested, x=on(x, "start"), x2={"field": "top"}, y=y),
        layer(claimed, told, x=on(x, "claimed"), y=y, tooltip=tips),
        layer(reviewed, told, x=x, y=y, tooltip=tips),
        layer(square, rows, x={"value": 5}, y=y,
              color={"field": "colour", "type": "nominal", "scale": None}),
        layer(name, rows, x={"value": 15}, y=y, text={"field": "label", "type": "nominal"},
              tooltip=tips),
        layer(said, rows, x={"value": "width"}, y=y, text={"field": "entry", "type": "nominal"}),
    ]  # fmt: skip
    return compose(layers, look, height or len(rows) * (STEP if tested else LOW) + 34)


def _places(rows: Sequence[Row], rungs: Sequence[str], look: Look) -> tuple[Channel, Channel]:
    axis = alt.Axis(
        orient="top", grid=True, values=[*range(len(rungs))],
        labelExpr=f"{list(rungs)!r}[datum.value]", labelFontSize=SMALL, labelOverlap="greedy",
        labelColor=palette(look.mode).muted,
    )  # fmt: skip
    scale = alt.Scale(domain=[-0.1, max(len(rungs), 2) - 0.7], nice=False, zero=False)
    x = channel(alt.X("reviewed:Q", scale=scale, axis=axis if rungs else None, title=None))
    order = [row["key"] for row in rows]
    y = channel(alt.Y("key:N", scale=alt.Scale(domain=order), sort=None, axis=None))
    return x, y
