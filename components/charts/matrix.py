"""State of each measure in each zone: colour and sign together. Built for 100 rows x 30 columns.

Three thousand cells are sent as columns of numbers that the browser looks up in lists of words:
records with their words would be ten times as long.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd

from components.charts.grid import (
    HEAD,
    STEP,
    head,
    level,
    roomy,
    state_legend,
    tall_legend,
    top_axis,
)
from components.charts.layout import ems
from components.charts.marks import (
    Channel,
    Layer,
    Row,
    Spec,
    channel,
    compose,
    layer,
    tooltips,
    where,
)
from components.frames import CELL, Words, check
from components.theme import SMALL, STATES, Look, ink_on, palette, status_colour

CLICK = "cell"  # name of the selection: fields row and column, the ids of the cell
HATCH = "M-1,0L0,-1M-1,1L1,-1M0,1L1,0"
HATCHED = "not_applicable"
LAST = ("unreported", HATCHED)  # in the legend
GROUP = 26  # px between legend and heads, for the names of groups
MANY = 800  # cells past which the browser draws pixels: faster, and read out by the text beside it
LEGIBLE = 48  # px below which the name of a group is left out
LONG = 25  # rows past which the heads of the columns stand below the grid too
LOOKED_UP = [
    {"calculate": expression, "as": name}
    for name, expression in {
        "row": "rows[datum.r]",
        "column": "columns[datum.c]",
        "row_label": "row_labels[datum.r]",
        "column_label": "column_labels[datum.c]",
        "state_label": "state_labels[datum.s]",
        "note": "notes[datum.n]",
        "entry": "entries[datum.s]",
        "ink": "inks[datum.s]",
    }.items()
]


def matrix(
    frame: pd.DataFrame, *, look: Look, words: Words, height: int | None = None,
    chosen: tuple[str, str] = ("", ""),
) -> Spec:  # fmt: skip
    """Cells of `row` x `column` with `state` (theme.STATES) and its `sign`. Columns: frames.CELL.

    Rows and columns stand in the order of their categories, of texts in that of the frame; cells
    left out of it stay blank. Optional columns: head (above a column, in place of
    column_label), group (of columns that belong together and stand side by side). chosen: row and
    column of the ringed cell.
    """
    check(frame, CELL, "matrix")
    rows, columns = _Side.of(frame, "row"), _Side.of(frame, "column")
    number, found = pd.factorize(frame["state"])
    states = sorted(found, key=[*(s for s in STATES if s not in LAST), *LAST].index)
    place = [states.index(state) for state in found]
    notes, texts = pd.factorize(frame["note"])
    entries, heads = _entries(frame, states), _heads(frame, columns, look)
    x, y, tall = _axes(heads, len(rows.ids), look)
    values = {"r": rows.codes, "c": columns.codes, "s": [place[i] for i in number.tolist()],
              "n": notes.tolist()}  # fmt: skip
    cells = {
        "data": {"values": [values]},
        "transform": [{"flatten": list(values)}, *LOOKED_UP],
        "layer": _cells(x, y, words, entries, states, look, len(heads)),
    }
    layers = [cells, *_groups(frame, columns, x, look, tall), *_feet(heads, len(rows.ids), x, look)]
    if chosen[0] in rows.ids and chosen[1] in columns.ids:
        at = {"r": rows.ids.index(chosen[0]), "c": columns.ids.index(chosen[1])}
        ring = {"type": "rect", "filled": False, "stroke": palette(look.mode).ink, "strokeWidth": 3}
        layers.append(layer(ring, [at], x=x, y=y))
    tall += len(rows.ids) * STEP + 28 + GROUP + tall_legend(len(entries))
    lists = {
        "rows": rows.ids, "columns": columns.ids, "row_labels": rows.labels,
        "column_labels": columns.labels, "notes": [str(text) for text in texts],
        "heads": [text.split("\n") for text in heads], "entries": entries,
        "state_labels": [entry.split(" ", 1)[-1] for entry in entries],
        "inks": [ink_on(status_colour(state, look.mode)) for state in states],
    }  # fmt: skip
    params = [{"name": name, "value": value} for name, value in lists.items()]
    spec = compose(layers, look, height or tall) | {"params": params}
    return (
        spec | {"usermeta": {"embedOptions": {"renderer": "canvas"}}} if len(frame) > MANY else spec
    )


@dataclass(frozen=True)
class _Side:
    """Rows or columns: ids and labels in order, and where each cell stands."""

    ids: list[str]
    labels: list[str]
    codes: list[int]

    @classmethod
    def of(cls, frame: pd.DataFrame, name: str) -> "_Side":
        column = frame[name]
        if isinstance(column.dtype, pd.CategoricalDtype):
            kept = column.cat.remove_unused_categories()
            codes, found = kept.cat.codes.to_numpy(), kept.cat.categories
        else:
            codes, found = pd.factorize(column)
        ids = [str(text) for text in found]
        label = first_of(frame, name, f"{name}_label")
        return cls(ids, [label[i] for i in ids], codes.tolist())


def first_of(frame: pd.DataFrame, key: str, value: str) -> dict[str, str]:
    """Each distinct text of one column with the text of another in its first row."""
    first = frame.drop_duplicates(key)
    return dict(zip(first[key].astype(str), first[value].astype(str), strict=True))


def _entries(frame: pd.DataFrame, states: Sequence[str]) -> list[str]:
    """Sign and word of each state, as the legend has them."""
    known = frame.drop_duplicates("state").set_index("state")
    sign, word = known["sign"].to_dict(), known["state_label"].to_dict()
    return [f"{sign[state]} {word[state]}".strip() for state in states]


def _heads(frame: pd.DataFrame, columns: _Side, look: Look) -> list[str]:
    own = "head" if "head" in frame else "column_label"
    first = first_of(frame, "column", own)
    return list(level({name: head(first[name], look) for name in columns.ids}).values())


def _axes(heads: Sequence[str], rows: int, look: Look) -> tuple[Channel, Channel, int]:
    """Channels of columns and of rows, and the px that the heads take."""
    upright = all(ems(text) <= 1.7 for text in heads)
    lines = max((text.count("\n") + 1 for text in heads), default=1)
    top = alt.Axis(labelExpr="heads[datum.value]", labelColor=palette(look.mode).ink)
    for name, value in top_axis(look, lines, upright=upright).items():
        setattr(top, name, value)
    side = alt.Axis(
        labelExpr="row_labels[datum.value]",
        labelColor=palette(look.mode).ink,
        labelLimit=alt.ExprRef("max(84, min(170, width * 0.3))"),
        labelFontSize=SMALL,
        labelOverlap=False,
    )
    inner = alt.Scale(domain=[*range(len(heads))], paddingInner=0.08, paddingOuter=0)
    outer = alt.Scale(domain=[*range(rows)], paddingInner=0.1, paddingOuter=0)
    x = channel(alt.X("c:O", scale=inner, sort=None, axis=top, title=None))
    y = channel(alt.Y("r:O", scale=outer, sort=None, axis=side, title=None))
    tall = lines * (SMALL + 2)
    if look.language == "en" and not upright:
        tall = round(min(max(ems(text) for text in heads) * SMALL, 130))
    return x, y, tall


def _cells(
    x: Channel, y: Channel, words: Words, entries: Sequence[str], states: Sequence[str],
    look: Look, columns: int,
) -> list[Layer]:  # fmt: skip
    colours = [status_colour(state, look.mode) for state in states]
    scale = alt.Scale(domain=list(entries), range=colours)
    tint = channel(alt.Color("entry:N", scale=scale, legend=state_legend(GROUP), title=None))
    tips = tooltips(words, "row_label", "column_label", "state_label", "note")
    place = {"x": x, "y": y}
    rect = {"type": "rect", "cursor": "pointer", "aria": False}
    click = {
        "name": CLICK,
        "select": {"type": "point", "fields": ["row", "column"], "toggle": False},
    }
    layers: list[Layer] = [
        {"mark": rect, "params": [click], "encoding": {**place, "fill": tint, "tooltip": tips}}
    ]
    if HATCHED in states:
        hatch = {"type": "point", "shape": HATCH, "size": 110, "strokeWidth": 1, "opacity": 0.8,
                 "filled": False, "color": palette(look.mode).muted, "tooltip": None}  # fmt: skip
        layers.append(
            where(f"datum.s == {states.index(HATCHED)}", {"mark": hatch, "encoding": place})
        )
    sign = {"type": "text", "fontSize": SMALL, "baseline": "middle", "tooltip": None}
    ink = {"field": "ink", "type": "nominal", "scale": None}
    text = {"field": "sign", "type": "nominal"}
    signed = {"mark": sign, "encoding": {**place, "text": text, "color": ink}}
    shown = [i for i, state in enumerate(states) if state != HATCHED]
    filters = [{"filter": f"{roomy(columns)} && indexof({shown}, datum.s) >= 0"}]
    cut = {"calculate": "split(datum.entry, ' ')[0]", "as": "sign"}
    return [*layers, {**signed, "transform": [*filters, cut]}]


def _groups(frame: pd.DataFrame, columns: _Side, x: Channel, look: Look, tall: int) -> list[Layer]:
    """The names of groups of columns above the heads, and a line where a group begins."""
    if "group" not in frame:
        return []
    first = first_of(frame, "column", "group")
    groups = [first[name] for name in columns.ids]
    starts = [i for i, name in enumerate(groups) if i == 0 or groups[i - 1] != name]
    ends = [*starts[1:], len(groups)]
    rows: list[Row] = [
        {"c": start, "group": groups[start], "n": end - start}
        for start, end in zip(starts, ends, strict=True)
    ]
    colours = palette(look.mode)
    begin = {**x, "bandPosition": 0}
    line = {
        "type": "rule",
        "color": colours.muted,
        "strokeWidth": 1,
        "xOffset": -1,
        "tooltip": None,
    }
    limit = {"expr": f"datum.n * width / {len(groups)} - 6"}
    name = {"type": "text", "align": "left", "baseline": "bottom", "limit": limit, "dx": 2,
            "fontSize": SMALL, "color": colours.muted}  # fmt: skip
    above = {"value": -(tall + 12)}
    return [
        layer(line, rows[1:], x=begin, y=above, y2={"value": "height"}),
        where(
            f"datum.n * width / {len(groups)} >= {LEGIBLE}",
            layer(name, rows, x=begin, y=above, text={"field": "group", "type": "nominal"}),
        ),
    ]


def _feet(heads: Sequence[str], rows: int, x: Channel, look: Look) -> list[Layer]:
    """Short heads once more under a long grid."""
    if rows <= LONG or any("\n" in text or len(text) > HEAD for text in heads):
        return []
    mark = {"type": "text", "fontSize": SMALL, "dy": 9, "color": palette(look.mode).ink}
    feet = [{"c": place, "text": text} for place, text in enumerate(heads)]
    text = {"field": "text", "type": "nominal"}
    return [where(roomy(len(heads)), layer(mark, feet, x=x, y={"value": "height"}, text=text))]
