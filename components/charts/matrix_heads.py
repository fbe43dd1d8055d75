"""The names around a matrix: of its rows and columns, of groups of columns, and repeated ones."""

from collections.abc import Mapping, Sequence

import pandas as pd

from components.charts.heatmap import HEAD, roomy, top_axis
from components.charts.marks import Channel, Layer, Row, layer, where
from components.text_width import ems
from components.theme import SMALL, Look, palette

GROUP = 26  # px between legend and heads, for the names of groups
LEGIBLE = 48  # px below which the name of a group is left out
EVERY = 25  # rows after which the heads stand again: less than a screen, more than a glance


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
