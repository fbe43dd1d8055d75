"""A ranking with its breaks: grey bars, the highlighted ones in colour, a rule at the median."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from components.charts.bar_charts import around_zero, end_layers
from components.charts.marks import (
    WHOLE,
    Channel,
    Layer,
    Row,
    Spec,
    channel,
    compose,
    layer,
    rows_of,
    tooltips,
)
from components.frames import PLACED, Words, check
from components.label_layout import LINE, ems, rise, wrap
from components.theme import SMALL, Look, categorical, palette

NAME = 12.0  # ems of a name on one line
STEP = 6  # px between the lines of two names; a bar has half of a row, 11 px at least
ABOVE = 20  # px for the name of the rule
GAP = "gap "  # begins the id of a row that says how many are left out; a key has no blank
PICK = "subject"  # name of the selection: field `subject`, the id of what a mark stands for
TIP = ("label", "rank", "period", "kind", "display", "note", "source")


def ranked_bars(
    frame: pd.DataFrame,
    *,
    look: Look,
    words: Words,
    rule: tuple[float, str] | None = None,
    gaps: Mapping[str, str] | None = None,
) -> Spec:
    """Bars in the order of the frame. Columns: frames.PLACED, and subject, the id that a click on
    a row gives.

    rule: a value at which a line stands, and its name. gaps: key -> words of the break below it.
    """
    check(frame, (*PLACED, "subject"), "ranking")
    rows = rows_of(frame, (*PLACED, "subject"))
    tints = tinted(rows, look)
    for row in rows:
        row["colour"] = tints[row["key"]]
        row["kind"] = words.of_mark(row["mark"])
    broken = dict(gaps or {})
    names = {row["key"]: wrap(row["label"], NAME) for row in rows}
    channels = _channels(rows, names, broken, rule, look)
    lines = max(name.count("\n") + 1 for name in names.values())
    layers = [
        *_bars(rows, channels, look),
        *_rule(rule, channels, look),
        *_ranks(rows, channels, look),
        *end_layers(rows, channels, look, edged=rule is not None),
        *_breaks(broken, channels, look),
        _whole_rows(rows, channels, words),
    ]
    return compose(layers, look, (len(rows) + len(broken)) * (LINE * lines + STEP) + ABOVE + 16)


def tinted(rows: Sequence[Row], look: Look) -> dict[str, str]:
    """Key -> colour: those highlighted by their number, the others in the quiet grey."""
    colours = categorical(max((row["hue"] for row in rows), default=0) + 1, look.mode)
    rest = palette(look.mode).rest
    return {row["key"]: colours[row["hue"]] if row["hue"] >= 0 else rest for row in rows}


def _order(rows: Sequence[Row], broken: Mapping[str, str]) -> list[str]:
    keys: list[str] = []
    for row in rows:
        keys.append(row["key"])
        if row["key"] in broken:
            keys.append(GAP + row["key"])
    return keys


def _channels(
    rows: Sequence[Row],
    names: Mapping[str, str],
    broken: Mapping[str, str],
    rule: tuple[float, str] | None,
    look: Look,
) -> dict[str, Channel]:
    """Names down the side with room for the ranks between them and the bars; values from zero."""
    values = [row[n] for row in rows for n in ("value", "low", "high") if row[n] is not None]
    span = around_zero([*values, *([rule[0]] if rule else [])])
    shown = {key: names.get(key, "") for key in _order(rows, broken)}
    colours = palette(look.mode)
    marked = {row["key"]: row["colour"] for row in rows if row["hue"] >= 0}
    axis = alt.Axis(
        labelExpr=f"{ {key: text.split(chr(10)) for key, text in shown.items()} }[datum.value]",
        labelColor={"expr": f"{marked}[datum.value] || {colours.ink!r}"},
        labelLimit=0,
        labelLineHeight=LINE,
        labelBaseline="middle",
        labelOffset={"expr": f"{ {key: rise(text) for key, text in shown.items()} }[datum.value]"},
        labelOverlap=False,
        labelPadding=_rank_width(rows) + 14,
    )
    scale = alt.Scale(domain=list(shown), paddingInner=0.2, paddingOuter=0.1)
    x = alt.X("value:Q", scale=alt.Scale(domain=span, nice=False), axis=None)
    y = alt.Y("key:N", scale=scale, sort=None, axis=axis, title=None)
    return {"x": channel(x), "y": channel(y)}


def _bars(rows: Sequence[Row], channels: Mapping[str, Channel], look: Look) -> list[Layer]:
    """Filled bars, hollow ones of what is not a full year, and a line at zero if some are below."""
    tone, colour = palette(look.mode), {"field": "colour", "type": "nominal", "scale": None}
    full = {"type": "bar", "height": {"band": 0.8}}
    hollow = {**full, "fill": tone.surface, "strokeDash": [3, 2], "strokeWidth": 1.3}
    short = [{name: row[name] for name in ("key", "value", "colour")} for row in rows]
    whole = [row["mark"] in WHOLE for row in rows]
    layers = []
    if channels["x"]["scale"]["domain"][0] < 0:
        zero = {"type": "rule", "color": tone.faint, "strokeWidth": 1}
        layers.append(layer(zero, [{"value": 0}], x=channels["x"]))
    for mark, tint, wanted in ((full, "fill", True), (hollow, "stroke", False)):
        some = [row for row, is_whole in zip(short, whole, strict=True) if is_whole == wanted]
        if some:
            layers.append(layer(mark, some, **channels, **{tint: colour}))
    return layers


def _rank_width(rows: Sequence[Row]) -> int:
    return round(max(ems(row["rank"]) for row in rows) * SMALL)


def _ranks(rows: Sequence[Row], channels: Mapping[str, Channel], look: Look) -> list[Layer]:
    mark = {"type": "text", "align": "right", "baseline": "middle", "fontSize": SMALL,
            "color": palette(look.mode).muted}  # fmt: skip
    texts = [{"key": row["key"], "rank": row["rank"]} for row in rows]
    place = {"x": {"value": -6}, "y": channels["y"], "text": {"field": "rank", "type": "nominal"}}
    return [layer(mark, texts, **place)]


def _rule(
    rule: tuple[float, str] | None, channels: Mapping[str, Channel], look: Look
) -> list[Layer]:
    """A dashed line across all rows with its name above; the name stays inside at either end."""
    if not rule:
        return []
    value, name = rule
    low, high = channels["x"]["scale"]["domain"]
    share = (value - low) / (high - low)
    align = "left" if share < 1 / 3 else "right" if share > 2 / 3 else "center"
    colour = palette(look.mode).muted
    line = {"type": "rule", "color": colour, "strokeDash": [4, 3], "strokeWidth": 1}
    text = {"type": "text", "align": align, "baseline": "bottom", "fontSize": SMALL,
            "color": colour}  # fmt: skip
    row: list[dict[str, Any]] = [{"value": value, "name": name}]
    named = {"text": {"field": "name", "type": "nominal"}, "y": {"value": -3}}
    return [layer(line, row, x=channels["x"]), layer(text, row, x=channels["x"], **named)]


def _breaks(broken: Mapping[str, str], channels: Mapping[str, Channel], look: Look) -> list[Layer]:
    """A dotted line across the row of a break, and how many it leaves out."""
    if not broken:
        return []
    colours = palette(look.mode)
    rows = [{"key": GAP + key, "text": text} for key, text in broken.items()]
    line = {"type": "rule", "color": colours.faint, "strokeDash": [1, 4], "strokeWidth": 1.5}
    text = {"type": "text", "align": "left", "baseline": "middle", "fontSize": SMALL,
            "color": colours.muted}  # fmt: skip
    back = {**text, "stroke": colours.surface, "strokeWidth": 6, "strokeJoin": "round"}
    said = {"x": {"value": 14}, "y": channels["y"], "text": {"field": "text", "type": "nominal"}}
    return [
        layer(line, rows, y=channels["y"]),
        layer(back, rows, **said),
        layer(text, rows, **said),
    ]


def _whole_rows(rows: Sequence[Row], channels: Mapping[str, Channel], words: Words) -> Layer:
    """What is under the pointer anywhere in a row, and what a click on it gives."""
    mark = {"type": "bar", "opacity": 0, "cursor": "pointer", "height": {"band": 1}}
    ends = {"x": {"value": 0}, "x2": {"value": {"expr": "width"}}}
    said = [{name: row[name] for name in ("key", "subject", *TIP)} for row in rows]
    found = layer(mark, said, **ends, y=channels["y"], tooltip=tooltips(words, *TIP))
    return {**found, "params": [pick()]}


def pick() -> dict[str, Any]:
    """A selection that tells which subject was clicked."""
    return {"name": PICK, "select": {"type": "point", "fields": ["subject"], "toggle": False}}
