"""Two values joined by a line: change between two years, and before and after a reform.

The name stands above its line, not beside it, and above the change where the two do not fit beside
each other: a name is never cut.
"""

from collections import defaultdict
from collections.abc import Sequence
from math import ceil, floor

import altair as alt
import pandas as pd

from components.charts.bar_charts import around_zero
from components.charts.marks import (
    Channel,
    Layer,
    Row,
    Spec,
    ceiling,
    channel,
    compose,
    layer,
    margin,
    on,
    rows_of,
    tooltips,
    worded_axis,
)
from components.frames import CHANGE, PAIR, FrameError, Words, check
from components.label_layout import LINE, ems, overhang, wrap
from components.theme import BODY, SMALL, Look, palette

STEP, TALL = 48, 62  # px per row, without and with the periods under the values
USUAL = 400  # px, a panel that fills its column; the screen is not known
AXIS = 40  # px of an axis with its unit
BETWEEN = 14  # px, name and change


def change(frame: pd.DataFrame, *, look: Look, words: Words) -> Spec:
    """Start (hollow) and end (filled) of each row, in the order of the frame.

    Columns: frames.CHANGE; values in one unit, `change_text` such as +36.4%.
    """
    check(frame, CHANGE, "change chart")
    known = [
        row
        for row in rows_of(frame, CHANGE)
        if row["start_value"] is not None and row["end_value"] is not None
    ]
    periods = {(row["start_period"], row["end_period"]) for row in known}
    sides = next(iter(periods)) if len(periods) == 1 else None
    return dumbbell([_ends(row) for row in known], look, words, sides)


def _ends(row: Row) -> Row:
    return {
        **{name: row[name] for name in ("key", "label", "change_text", "note", "source")},
        "before": row["start_value"],
        "before_text": row["start_display"],
        "before_period": row["start_period"],
        "after": row["end_value"],
        "after_text": row["end_display"],
        "after_period": row["end_period"],
    }


def before_after(frame: pd.DataFrame, *, look: Look, words: Words, unit: str) -> Spec:
    """Two rows per `key`, with `side` before and after. Columns: frames.PAIR.

    Every `value` is in `unit`, on one scale from zero with an axis; `display` is what the source
    prints.
    """
    check(frame, PAIR, "before-and-after chart")
    found: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in rows_of(frame, PAIR):
        if row["value"] is not None:
            found[row["key"]][row["side"]] = row
    rows = [_joined(key, sides) for key, sides in found.items()]
    return dumbbell(rows, look, words, (words.before, words.after), unit)


def _joined(key: str, sides: dict[str, Row]) -> Row:
    if set(sides) != {"before", "after"}:
        raise FrameError(
            f"The pair {key!r} has {', '.join(sorted(sides))} only. A pair needs a row with side "
            "`before` and one with side `after`, both with a value; leave the pair out."
        )
    before, after = sides["before"], sides["after"]
    return {
        **{name: after[name] for name in ("key", "label", "change_text", "note", "source")},
        "before": before["value"],
        "before_text": before["display"],
        "before_period": before["period"],
        "after": after["value"],
        "after_text": after["display"],
        "after_period": after["period"],
    }


def dumbbell(
    rows: Sequence[Row], look: Look, words: Words, sides: tuple[str, str] | None, unit: str = ""
) -> Spec:
    """Rows with key, label, change_text and (value, text, period) of `before` and `after`.

    `sides` names the two ends in a legend where all rows share them; otherwise each value says
    its own period. An axis is drawn where `unit` names what it counts.
    """
    if not rows:
        return compose([], look, STEP)
    rows, above = _named(rows, USUAL if look.width == "container" else look.width - 20)
    step = (STEP if sides else TALL) + above
    channels = _channels(rows, unit)
    colours = palette(look.mode)
    low = 8 + above / 2  # px under the middle of a row
    line = {"type": "rule", "strokeWidth": 3, "color": colours.rest, "yOffset": low}
    span = {"x": on(channels["x"], "before"), "x2": {"field": "after"}, "y": channels["y"]}
    layers = [layer(line, rows, **span)]
    layers += _dots(rows, channels, look, words, sides, low)
    values, edges = _values(rows, channels, look, low, named=sides is None)
    layers += [*values, margin(*edges), *_headings(rows, channels, look, edges, above)]
    return compose(layers, look, len(rows) * step + (46 if sides else 20) + (AXIS if unit else 0))


def _named(rows: Sequence[Row], room: float) -> tuple[list[Row], int]:
    """The rows with names of lines that fit into `room` px, and how much higher a row gets."""
    beside = all(
        (ems(row["label"]) + ems(row["change_text"])) * BODY + BETWEEN <= room for row in rows
    )
    if beside:
        return list(rows), 0
    fit = room / BODY
    named = [
        {**row, "label": row["label"] if ems(row["label"]) <= fit else wrap(row["label"], fit)}
        for row in rows
    ]
    return named, LINE * max(row["label"].count("\n") + 1 for row in named)


def _channels(rows: Sequence[Row], unit: str) -> dict[str, Channel]:
    values = [row[name] for row in rows for name in ("before", "after")]
    domain = around_zero(values)
    axis = None
    if unit:
        step = ceiling(max(map(abs, domain)))[1]
        ends = floor(domain[0] / step), ceil(domain[1] / step)
        domain = [end * step for end in ends]
        written, unit = worded_axis(unit, 6)
        axis = alt.Axis(
            **written, values=[number * step for number in range(ends[0], ends[1] + 1)], grid=True,
            title=unit, titleAnchor="end", titlePadding=4, labelOverlap="greedy",
            labelSeparation=8, labelFlush=False, labelLimit=0,
        )  # fmt: skip
    scale = alt.Scale(domain=domain, nice=False)
    y = alt.Y("key:N", scale=alt.Scale(domain=[r["key"] for r in rows]), sort=None, axis=None)
    return {
        "x": channel(alt.X("before:Q", scale=scale, axis=axis, title=unit or None)),
        "y": channel(y),
    }


def _dots(
    rows: Sequence[Row],
    channels: dict[str, Channel],
    look: Look,
    words: Words,
    sides: tuple[str, str] | None,
    low: float,
) -> list[Layer]:
    colours = palette(look.mode)
    names = list(sides or (words.before, words.after))
    legend = alt.Legend(orient="top", direction="horizontal", offset=4) if sides else None
    dots = [
        {**row, "value": row[side], "display": row[f"{side}_text"],
         "side_word": row[f"{side}_period"], "side": name}
        for row in rows
        for side, name in zip(("before", "after"), names, strict=True)
    ]  # fmt: skip

    def tint(kind: type[alt.Fill] | type[alt.Stroke], before: str) -> Channel:
        scale = alt.Scale(domain=names, range=[before, colours.accent])
        return channel(kind("side:N", scale=scale, legend=legend, title=None))

    mark = {"type": "point", "size": 90, "strokeWidth": 2, "opacity": 1, "yOffset": low}
    tips = tooltips(words, "label", "side_word", "display", "change_text", "note", "source")
    place = {"x": on(channels["x"], "value"), "y": channels["y"]}
    fill, stroke = tint(alt.Fill, colours.surface), tint(alt.Stroke, colours.muted)
    return [layer(mark, dots, **place, fill=fill, stroke=stroke, tooltip=tips)]


def _values(
    rows: Sequence[Row], channels: dict[str, Channel], look: Look, low: float, *, named: bool
) -> tuple[list[Layer], list[float]]:
    """Each value on the outer side of its dot, clear of a close second dot; room left and right."""
    layers, edges = [], []
    low_end, high_end = channels["x"]["scale"]["domain"]
    for align, dx, first in (("right", -9, True), ("left", 9, False)):
        texts = []
        for row in rows:
            side = "before" if (row["before"] <= row["after"]) == first else "after"
            text = row[f"{side}_text"] + (f"\n{row[f'{side}_period']}" if named else "")
            texts.append({"key": row["key"], "value": row[side], "text": text})
        shares = [(text["value"] - low_end) / (high_end - low_end) for text in texts]
        edges.append(
            max(
                max(0.0, overhang(text["text"], SMALL, share if first else 1 - share))
                for text, share in zip(texts, shares, strict=True)
            )
        )
        mark = {"type": "text", "align": align, "dx": dx, "dy": low, "fontSize": SMALL,
                "baseline": "middle", "lineBreak": "\n", "lineHeight": 14,
                "color": palette(look.mode).ink}  # fmt: skip
        place = {"x": on(channels["x"], "value"), "y": channels["y"]}
        layers.append(layer(mark, texts, **place, text={"field": "text", "type": "nominal"}))
    return layers, edges


def _headings(
    rows: Sequence[Row],
    channels: dict[str, Channel],
    look: Look,
    edges: list[float],
    above: int,
) -> list[Layer]:
    """The name over the whole width, the change at its right end or, with room `above`, under it.

    A screen may turn out narrower than thought; there alone a name is shortened.
    """
    colours = palette(look.mode)
    left, right = map(round, edges)
    room = 0 if above else max(ems(row["change_text"]) for row in rows) * BODY + BETWEEN
    shared = {"type": "text", "fontSize": BODY, "baseline": "middle"}
    limit = {"expr": f"width - {round(room - left - right)}"}
    name = {**shared, "align": "left", "color": colours.ink, "limit": limit,
            "dy": -14 - above / 2, "lineBreak": "\n", "lineHeight": LINE}  # fmt: skip
    change = {**shared, "align": "right", "color": colours.accent, "fontWeight": "bold",
              "dy": -14 + above / 2}  # fmt: skip
    texts = [{key: row[key] for key in ("key", "label", "change_text")} for row in rows]
    at = {"y": channels["y"], "x": {"value": -left}}
    end = {"y": channels["y"], "x": {"value": {"expr": f"width + {right}"}}}
    return [
        layer(name, texts, **at, text={"field": "label", "type": "nominal"}),
        layer(change, texts, **end, text={"field": "change_text", "type": "nominal"}),
    ]
