"""State of each measure in each zone: colour and sign together. Built for 100 rows x 30 columns.

Three thousand cells are sent as columns of numbers that the browser looks up in lists of words:
records with their words would be ten times as long. Around them are the names of rows, columns and
groups of columns, those of columns repeated where the grid is long.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.charts.heatmap import (
    HEAD,
    STEP,
    head,
    level,
    roomy,
    state_legend,
    tall_legend,
    top_axis,
)
from components.charts.marks import Channel, Layer, Row, Spec, channel, compose, layer, where
from components.frames import CELL, Words, check
from components.label_layout import ems
from components.theme import SMALL, STATES, Look, ink_on, palette, status_colour

CLICK = "cell"  # name of the selection: fields row and column, the ids of the cell
HATCH = "M-1,0L0,-1M-1,1L1,-1M0,1L1,0"
HATCHED = "not_applicable"
LAST = ("unreported", HATCHED)  # in the legend
MANY = 800  # cells past which the browser draws pixels: faster, and read out by the text beside it
# what a click gives back; all else is looked up where it is shown, as each step that the browser
# makes for three thousand cells is felt
CLICKED = [
    {"calculate": "rows[datum.r]", "as": "row"},
    {"calculate": "columns[datum.c]", "as": "column"},
]
GROUP = 26  # px between legend and heads, for the names of groups
LEGIBLE = 48  # px below which the name of a group is left out
EVERY = 25  # rows after which the heads stand again: less than a screen, more than a glance


def matrix(frame: pd.DataFrame, *, look: Look, words: Words) -> Spec:
    """Cells of `row` x `column` with `state` (theme.STATES) and its `sign`. Columns: frames.CELL.

    Rows and columns stand in the order of their categories, of texts in that of the frame; cells
    left out of it stay blank. Optional columns: head (above a column, in place of
    column_label), group (of columns that belong together and stand side by side).
    """
    check(frame, CELL, "matrix")
    rows, columns = _Side.of(frame, "row"), _Side.of(frame, "column")
    number, found = pd.factorize(frame["state"])
    states = sorted(found, key=[*(s for s in STATES if s not in LAST), *LAST].index)
    place = [states.index(state) for state in found]
    notes, texts = pd.factorize(frame["note"])
    signs, said = _worded(frame, states)
    entries = [" ".join(filter(None, pair)) for pair in zip(signs, said, strict=True)]
    heads = _heads(frame, columns, look)
    often = repeats(heads, len(rows.ids))
    (x, tall), y = across(heads, look), down(len(rows.ids), often, look)
    values = {"r": rows.codes, "c": columns.codes, "s": [place[i] for i in number.tolist()],
              "n": notes.tolist()}  # fmt: skip
    cells = {
        "data": {"values": [values]},
        "transform": [{"flatten": list(values)}],
        "layer": _cells(x, y, words, dict(zip(states, entries, strict=True)), look, len(heads)),
    }
    layers = [
        cells,
        *groups(frame, columns.ids, x, look, tall),
        *repeated(heads, often, x, y, look),
    ]
    tall += (len(rows.ids) + len(often)) * STEP + 28 + GROUP + tall_legend(len(states))
    lists = {
        "rows": rows.ids, "columns": columns.ids, "row_labels": rows.labels,
        "column_labels": columns.labels, "notes": [str(text) for text in texts],
        "heads": [text.split("\n") for text in heads], "state_labels": said,
        "entries": entries,
        "signs": ["" if states[i] == HATCHED else sign for i, sign in enumerate(signs)],
        "inks": [ink_on(status_colour(state, look.mode)) for state in states],
    }  # fmt: skip
    params = [{"name": name, "value": value} for name, value in lists.items()]
    spec = compose(layers, look, tall) | {"params": params}
    return (
        spec | {"usermeta": {"embedOptions": {"renderer": "canvas"}}} if len(frame) > MANY else spec
    )


def ringed(spec: Mapping[str, Any], row: str, column: str, look: Look) -> Spec:
    """A matrix with a ring round one cell; as it is where it has no such row or column."""
    lists = {param["name"]: param["value"] for param in spec["params"]}
    if row not in lists["rows"] or column not in lists["columns"]:
        return dict(spec)
    at = {"r": lists["rows"].index(row), "c": lists["columns"].index(column)}
    ring = {"type": "rect", "filled": False, "stroke": palette(look.mode).ink, "strokeWidth": 3}
    place = spec["layer"][0]["layer"][0]["encoding"]
    return {**spec, "layer": [*spec["layer"], layer(ring, [at], x=place["x"], y=place["y"])]}


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


def _worded(frame: pd.DataFrame, states: Sequence[str]) -> tuple[list[str], list[str]]:
    """Signs and words of the states."""
    known = frame.drop_duplicates("state").set_index("state")
    sign, word = known["sign"].to_dict(), known["state_label"].to_dict()
    return [str(sign[state]) for state in states], [str(word[state]) for state in states]


def _heads(frame: pd.DataFrame, columns: _Side, look: Look) -> list[str]:
    own = "head" if "head" in frame else "column_label"
    first = first_of(frame, "column", own)
    return list(level({name: head(first[name], look) for name in columns.ids}).values())


def _cells(
    x: Channel, y: Channel, words: Words, states: Mapping[str, str], look: Look, columns: int
) -> list[Layer]:
    place = {"x": x, "y": y}
    scale = {
        "domain": [*range(len(states))],
        "range": [status_colour(state, look.mode) for state in states],
    }
    legend = channel(state_legend(states.values(), GROUP)) | {"labelExpr": "entries[datum.value]"}
    tint = {"field": "s", "type": "nominal", "scale": scale, "legend": legend, "title": None}
    rect = {"type": "rect", "cursor": "pointer", "aria": False, "tooltip": {"expr": _tip(words)}}
    click = {
        "name": CLICK,
        "select": {"type": "point", "fields": ["row", "column"], "toggle": False},
    }
    layers: list[Layer] = [
        {"mark": rect, "params": [click], "encoding": {**place, "fill": tint}, "transform": CLICKED}
    ]
    if HATCHED in states:
        hatch = {"type": "point", "shape": HATCH, "size": 110, "strokeWidth": 1, "opacity": 0.8,
                 "filled": False, "color": palette(look.mode).muted, "tooltip": None}  # fmt: skip
        layers.append(
            where(f"datum.s == {list(states).index(HATCHED)}", {"mark": hatch, "encoding": place})
        )
    sign = {
        "type": "text", "fontSize": SMALL, "baseline": "middle", "tooltip": None, "aria": False,
        "text": {"expr": f"{roomy(columns)} ? signs[datum.s] : ''"},
        "color": {"expr": "inks[datum.s]"},
    }  # fmt: skip
    return [*layers, {"mark": sign, "encoding": place}]


def _tip(words: Words) -> str:
    """What is shown under the pointer, as a Vega expression: an object with titles as keys."""
    lines = {
        words.zone: "row_labels[datum.r]",
        words.measure: "column_labels[datum.c]",
        words.state: "state_labels[datum.s]",
        words.note: "notes[datum.n]",
    }
    inside = ", ".join(
        f"{json.dumps(title, ensure_ascii=False)}: {found}" for title, found in lines.items()
    )
    return "{" + inside + "}"


def across(heads: Sequence[str], look: Look) -> tuple[Channel, int]:
    """The channel of columns, and the px that their heads take."""
    upright = all(ems(text) <= 1.7 for text in heads)
    lines = max((text.count("\n") + 1 for text in heads), default=1)
    axis = {
        "labelExpr": "heads[datum.value]",
        "labelColor": palette(look.mode).ink,
        **top_axis(look, lines, upright=upright),
    }
    scale = {"domain": [*range(len(heads))], "paddingInner": 0.08, "paddingOuter": 0}
    tall = lines * (SMALL + 2)
    if look.language == "en" and not upright:
        tall = round(min(max(ems(text) for text in heads) * SMALL, 130))
    return _ordinal("c", scale, axis), tall


def down(rows: int, often: Mapping[int, int], look: Look) -> Channel:
    """The channel of rows, with a place for each repetition of the heads: see `repeats`."""
    places = [
        place for row in range(rows) for place in (*((often[row],) if row in often else ()), row)
    ]
    axis = {
        "labelExpr": "datum.value < 0 ? '' : row_labels[datum.value]",
        "labelColor": palette(look.mode).ink,
        "labelLimit": {"expr": "max(84, min(170, width * 0.3))"},
        "labelFontSize": SMALL,
        "labelOverlap": False,
    }
    return _ordinal("r", {"domain": places, "paddingInner": 0.1, "paddingOuter": 0}, axis)


def _ordinal(field: str, scale: Mapping[str, object], axis: Mapping[str, object]) -> Channel:
    return {"field": field, "type": "ordinal", "scale": dict(scale), "sort": None,
            "axis": dict(axis), "title": None}  # fmt: skip


def repeats(heads: Sequence[str], rows: int) -> dict[int, int]:
    """Row before which short heads stand again -> its place on the scale, a negative number."""
    if any("\n" in text or len(text) > HEAD for text in heads):
        return {}
    return {row: -number for number, row in enumerate(range(EVERY, rows, EVERY), 1)}


def repeated(
    heads: Sequence[str], often: Mapping[int, int], x: Channel, y: Channel, look: Look
) -> list[Layer]:
    """The heads once more, where a long grid would have left them out of sight."""
    if not often:
        return []
    mark = {"type": "text", "fontSize": SMALL, "baseline": "middle",
            "color": palette(look.mode).muted}  # fmt: skip
    texts = [
        {"c": c, "r": place, "text": text}
        for place in often.values()
        for c, text in enumerate(heads)
    ]
    text = {"field": "text", "type": "nominal"}
    return [where(roomy(len(heads)), layer(mark, texts, x=x, y=y, text=text))]


def groups(
    frame: pd.DataFrame, columns: Sequence[str], x: Channel, look: Look, tall: int
) -> list[Layer]:
    """The names of groups of columns above the heads, and a line where a group begins."""
    if "group" not in frame:
        return []
    first = first_of(frame, "column", "group")
    names = [first[name] for name in columns]
    starts = [i for i, name in enumerate(names) if i == 0 or names[i - 1] != name]
    ends = [*starts[1:], len(names)]
    rows: list[Row] = [
        {"c": start, "group": names[start], "n": end - start}
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
    limit = {"expr": f"datum.n * width / {len(names)} - 6"}
    name = {"type": "text", "align": "left", "baseline": "bottom", "limit": limit, "dx": 2,
            "fontSize": SMALL, "color": colours.muted}  # fmt: skip
    above = {"value": -(tall + 12)}
    return [
        layer(line, rows[1:], x=begin, y=above, y2={"value": "height"}),
        where(
            f"datum.n * width / {len(names)} >= {LEGIBLE}",
            layer(name, rows, x=begin, y=above, text={"field": "group", "type": "nominal"}),
        ),
    ]


def first_of(frame: pd.DataFrame, key: str, value: str) -> dict[str, str]:
    """Each distinct text of one column with the text of another in its first row."""
    first = frame.drop_duplicates(key)
    return dict(zip(first[key].astype(str), first[value].astype(str), strict=True))
