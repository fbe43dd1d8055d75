"""State of each measure in each zone: colour and sign together. Built for 100 rows x 30 columns.

Three thousand cells are sent as columns of numbers that the browser looks up in lists of words:
records with their words would be ten times as long.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.charts.heatmap import STEP, head, level, roomy, state_legend, tall_legend
from components.charts.marks import Channel, Layer, Spec, channel, compose, layer, where
from components.charts.matrix_heads import GROUP, across, down, first_of, groups, repeated, repeats
from components.frames import CELL, Words, check
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
