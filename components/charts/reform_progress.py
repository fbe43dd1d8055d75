"""Progress of a reform as counts with bounds, never one unqualified percentage; milestones."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from components.charts.heatmap import state_channel, tall_legend
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
from components.frames import MILESTONES, PROGRESS, SLOT, STATE_COUNT, Words, check
from components.label_layout import wrap
from components.theme import BODY, SMALL, Look, ink_on, palette, status_colour

PARTS = (("verified", "met"), ("reported", "reported_unverified"), ("unknown", "unreported"),
         ("denied", "not_met"))  # fmt: skip
STEP = 62
PITCH, SIDE, PER_LINE = 28, 24, 10  # px between slots, px of a slot, slots on a line
TRACK, LOW = 44, 24  # px per row: a name, and a track under it; the name alone


def progress(frame: pd.DataFrame, *, look: Look, words: Words) -> Spec:
    """A bar of slots per row: verified, reported, unknown, denied (counts).

    Columns: frames.PROGRESS. The end of the first part is the lower bound of what is reached, the
    beginning of the last one the upper bound.
    """
    check(frame, PROGRESS, "progress chart")
    rows = rows_of(frame, PROGRESS)
    colours = palette(look.mode)
    names = {"verified": words.verified, "reported": words.reported, "unknown": words.unknown,
             "denied": words.denied}  # fmt: skip
    scale = alt.Scale(
        domain=[names[part] for part, _ in PARTS],
        range=[status_colour(state, look.mode) for _, state in PARTS],
    )
    legend = alt.Legend(
        orient="top", direction="horizontal", symbolType="square", offset=8, labelLimit=0,
        columns=alt.ExprRef("width < 620 ? 2 : 4"),
    )  # fmt: skip
    order = [row["key"] for row in rows]
    y = channel(alt.Y("key:N", scale=alt.Scale(domain=order), sort=None, axis=None))
    most = max((sum(row[part] or 0 for part, _ in PARTS) for row in rows), default=1)
    x = channel(alt.X("from:Q", scale=alt.Scale(domain=[0, most], nice=False), axis=None))
    tint = channel(alt.Color("state_label:N", scale=scale, legend=legend, title=None))
    tips = tooltips(words, "label", "state_label", "count", "display", "note")
    bar = {"type": "bar", "height": 14, "stroke": colours.faint, "strokeWidth": 0.6}
    text = {"type": "text", "align": "left", "baseline": "middle", "limit": {"expr": "width"}}
    name = {**text, "dy": -19, "fontSize": BODY, "color": colours.ink}
    said = {**text, "dy": 18, "fontSize": SMALL, "color": colours.muted}
    spans = [span for row in rows for span in _spans(row, names)]
    left = {"y": y, "x": {"value": 0}}
    layers = [
        layer(bar, spans, x=x, x2={"field": "to"}, y=y, color=tint, tooltip=tips),
        layer(name, rows, **left, text={"field": "label", "type": "nominal"}),
        layer(said, rows, **left, text={"field": "display", "type": "nominal"}),
    ]
    return compose(layers, look, len(rows) * STEP + 62)


def state_bar(frame: pd.DataFrame, *, look: Look, words: Words) -> Spec:
    """One bar of all that is counted, a part a state in the order of the frame, with a legend.

    Columns: frames.STATE_COUNT; `state` one of theme.STATES, count above zero.
    """
    check(frame, STATE_COUNT, "bar of states")
    rows, at = rows_of(frame, STATE_COUNT), 0
    for row in rows:
        row["from"], at = at, at + row["count"]
        row["to"] = at
        row["entry"] = f"{row['sign']} {row['display']} {row['state_label']}"
        row["ink"] = ink_on(status_colour(row["state"], look.mode))
        # a number stands in its part where there is room at the width of a phone
        row["inside"] = row["display"] if row["count"] * 300 > sum(frame["count"]) * 24 else ""
    tint, entries = state_channel(rows, look, as_given=True)
    x = channel(alt.X("from:Q", scale=alt.Scale(domain=[0, max(at, 1)], nice=False), axis=None))
    bar = {"type": "bar", "height": 22, "stroke": palette(look.mode).faint, "strokeWidth": 0.6}
    number = {"type": "text", "fontSize": SMALL, "baseline": "middle", "align": "left", "dx": 5}
    ink = {"field": "ink", "type": "nominal", "scale": None}
    tips = tooltips(words, "state_label", "count")
    layers = [
        layer(bar, rows, x=x, x2={"field": "to"}, fill=tint, tooltip=tips),
        layer(number, rows, x=x, color=ink, text={"field": "inside", "type": "nominal"}),
    ]
    return compose(layers, look, 58 + tall_legend(entries))  # a phone sets its lines wider


def _spans(row: Row, names: dict[str, str]) -> list[Row]:
    spans, at = [], 0
    for part, _ in PARTS:
        count = row[part] or 0
        if count:
            spans.append({**row, "state_label": names[part], "count": count,
                          "from": at, "to": at + count})  # fmt: skip
        at += count
    return spans


def slots(frame: pd.DataFrame, *, look: Look, words: Words) -> Spec:
    """One small square per slot with its number, ten on a line: none filled, all are outlined.

    Columns: frames.SLOT; `state` one of theme.STATES, `label` the name of the group of slots.
    """
    check(frame, SLOT, "slots")
    rows, headings, tall = _placed(rows_of(frame, SLOT))
    colours = palette(look.mode)
    for row in rows:
        row["entry"] = f"{row['sign']} {row['state_label']}".strip()
        row["ink"] = ink_on(status_colour(row["state"], look.mode))
    tint, entries = state_channel(rows, look)
    x = {"field": "x", "type": "quantitative", "scale": None, "axis": None}
    y = {**x, "field": "y"}
    square = {"type": "point", "shape": "square", "size": SIDE * SIDE, "opacity": 1,
              "stroke": colours.faint, "strokeWidth": 0.8}  # fmt: skip
    number = {"type": "text", "fontSize": SMALL, "baseline": "middle"}
    name = {"type": "text", "align": "left", "baseline": "middle", "color": colours.ink}
    ink = {"field": "ink", "type": "nominal", "scale": None}
    tips = tooltips(words, "label", "number", "state_label", "note")
    layers = [
        layer(square, rows, x=x, y=y, fill=tint, tooltip=tips),
        layer(number, rows, x=x, y=y, color=ink, text={"field": "number", "type": "nominal"}),
        layer(name, headings, x=x, y=y, text={"field": "label", "type": "nominal"}),
    ]
    return compose(layers, look, tall + tall_legend(entries) + 16)


def _placed(rows: list[Row]) -> tuple[list[Row], list[Row], int]:
    """Slots and headings with their px from the top left, and the height of all."""
    top, headings = 0, []
    for key in dict.fromkeys(row["key"] for row in rows):
        own = [row for row in rows if row["key"] == key]
        if own[0]["label"]:
            label = wrap(own[0]["label"], 99).replace("\n", "·")
            headings.append({"label": label, "x": 0, "y": top + 8})
            top += 24
        for place, row in enumerate(own):
            row["x"] = SIDE / 2 + PITCH * (place % PER_LINE)
            row["y"] = top + SIDE / 2 + PITCH * (place // PER_LINE)
        top += PITCH * -(-len(own) // PER_LINE) + 8
    return rows, headings, top


def milestones(
    frame: pd.DataFrame, *, look: Look, words: Words, steps: Sequence[str],
) -> Spec:  # fmt: skip
    """A track per row up to `top`; a full dot at `reviewed`, a ring at `claimed`.

    Columns: frames.MILESTONES. steps: the words for 0, 1, 2 ... along the axis.
    """
    check(frame, MILESTONES, "milestones")
    rows = rows_of(frame, MILESTONES)
    for row in rows:
        row["entry"] = f"{row['sign']} {row['state_label']}"
        row["colour"] = status_colour(row["state"], look.mode)
        row["start"] = 0
    colours = palette(look.mode)
    x, y = _places(rows, steps if any(row["top"] for row in rows) else [], look)
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
    return compose(layers, look, len(rows) * (TRACK if tested else LOW) + 34)


def _places(rows: Sequence[Row], steps: Sequence[str], look: Look) -> tuple[Channel, Channel]:
    axis = alt.Axis(
        orient="top", grid=True, values=[*range(len(steps))],
        labelExpr=f"{list(steps)!r}[datum.value]", labelFontSize=SMALL, labelOverlap="greedy",
        labelColor=palette(look.mode).muted,
    )  # fmt: skip
    scale = alt.Scale(domain=[-0.1, max(len(steps), 2) - 0.7], nice=False, zero=False)
    x = channel(alt.X("reviewed:Q", scale=scale, axis=axis if steps else None, title=None))
    order = [row["key"] for row in rows]
    y = channel(alt.Y("key:N", scale=alt.Scale(domain=order), sort=None, axis=None))
    return x, y
