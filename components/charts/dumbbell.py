"""Two values joined by a line, name above: the scaffolding of change and pairs.

The name stands above its line, not beside it, so that it is whole on a phone.
"""

from collections.abc import Sequence

import altair as alt

from components.charts.layout import ems, overhang
from components.charts.marks import (
    Channel,
    Layer,
    Row,
    Spec,
    channel,
    compose,
    layer,
    margin,
    tooltips,
)
from components.frames import Words
from components.theme import BODY, SMALL, Look, palette

STEP, TALL = 48, 62  # px per row, without and with the periods under the values


def dumbbell(
    rows: Sequence[Row], look: Look, words: Words, sides: tuple[str, str] | None, height: int | None
) -> Spec:
    """Rows with key, label, change_text and (value, text, period) of `before` and `after`.

    `sides` names the two ends in a legend where all rows share them; otherwise each value says
    its own period.
    """
    step = STEP if sides else TALL
    if not rows:
        return compose([], look, height or step)
    channels = _channels(rows)
    colours = palette(look.mode)
    line = {"type": "rule", "strokeWidth": 3, "color": colours.rest, "yOffset": 8}
    span = {"x": _on(channels, "before"), "x2": {"field": "after"}, "y": channels["y"]}
    layers = [layer(line, rows, **span)]
    layers += _dots(rows, channels, look, words, sides)
    values, edges = _values(rows, channels, look, named=sides is None)
    layers += [*values, margin(*edges), *_headings(rows, channels, look, edges)]
    return compose(layers, look, height or len(rows) * step + (46 if sides else 20))


def _channels(rows: Sequence[Row]) -> dict[str, Channel]:
    values = [row[name] for row in rows for name in ("before", "after")]
    scale = alt.Scale(domain=[min(0.0, *values), max(0.0, *values) or 1.0], nice=False)
    y = alt.Y("key:N", scale=alt.Scale(domain=[r["key"] for r in rows]), sort=None, axis=None)
    return {"x": channel(alt.X("before:Q", scale=scale, axis=None)), "y": channel(y)}


def _on(channels: dict[str, Channel], field: str) -> Channel:
    return {**channels["x"], "field": field}


def _dots(
    rows: Sequence[Row],
    channels: dict[str, Channel],
    look: Look,
    words: Words,
    sides: tuple[str, str] | None,
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

    mark = {"type": "point", "size": 90, "strokeWidth": 2, "opacity": 1, "yOffset": 8}
    tips = tooltips(words, "label", "side_word", "display", "change_text", "note", "source")
    place = {"x": _on(channels, "value"), "y": channels["y"]}
    fill, stroke = tint(alt.Fill, colours.surface), tint(alt.Stroke, colours.muted)
    return [layer(mark, dots, **place, fill=fill, stroke=stroke, tooltip=tips)]


def _values(
    rows: Sequence[Row], channels: dict[str, Channel], look: Look, *, named: bool
) -> tuple[list[Layer], list[float]]:
    """Each value on the outer side of its dot, clear of a close second dot; room left and right."""
    layers, edges = [], []
    low_end, high_end = channels["x"]["scale"]["domain"]
    for align, dx, low in (("right", -9, True), ("left", 9, False)):
        texts = []
        for row in rows:
            side = "before" if (row["before"] <= row["after"]) == low else "after"
            text = row[f"{side}_text"] + (f"\n{row[f'{side}_period']}" if named else "")
            texts.append({"key": row["key"], "value": row[side], "text": text})
        shares = [(text["value"] - low_end) / (high_end - low_end) for text in texts]
        edges.append(
            max(
                max(0.0, overhang(text["text"], SMALL, share if low else 1 - share))
                for text, share in zip(texts, shares, strict=True)
            )
        )
        mark = {"type": "text", "align": align, "dx": dx, "dy": 8, "fontSize": SMALL,
                "baseline": "middle", "lineBreak": "\n", "lineHeight": 14,
                "color": palette(look.mode).ink}  # fmt: skip
        place = {"x": _on(channels, "value"), "y": channels["y"]}
        layers.append(layer(mark, texts, **place, text={"field": "text", "type": "nominal"}))
    return layers, edges


def _headings(
    rows: Sequence[Row], channels: dict[str, Channel], look: Look, edges: list[float]
) -> list[Layer]:
    """The name over the whole width, the change at its right end."""
    colours = palette(look.mode)
    left, right = map(round, edges)
    room = max(ems(row["change_text"]) for row in rows) * BODY + 14 - left - right
    shared = {"type": "text", "dy": -14, "fontSize": BODY, "baseline": "middle"}
    limit = {"expr": f"width - {round(room)}"}
    name = {**shared, "align": "left", "color": colours.ink, "limit": limit}
    change = {**shared, "align": "right", "color": colours.accent, "fontWeight": "bold"}
    texts = [{key: row[key] for key in ("key", "label", "change_text")} for row in rows]
    at = {"y": channels["y"], "x": {"value": -left}}
    end = {"y": channels["y"], "x": {"value": {"expr": f"width + {right}"}}}
    return [
        layer(name, texts, **at, text={"field": "label", "type": "nominal"}),
        layer(change, texts, **end, text={"field": "change_text", "type": "nominal"}),
    ]
