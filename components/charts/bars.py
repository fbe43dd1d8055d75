"""Latest values side by side, each with its own period: no order is implied."""

import pandas as pd

from components.charts.marks import Spec, compose, rows_of
from components.charts.rows import (
    WHOLE,
    bar_layers,
    end_layers,
    height_of,
    names_of,
    row_channels,
)
from components.frames import VALUE, Words, check
from components.theme import Look, palette


def bars(frame: pd.DataFrame, *, look: Look, words: Words, height: int | None = None) -> Spec:
    """One bar per row in the order of the frame. Columns: frames.VALUE.

    Values that are not a full year are hollow with their period under the value; an open bound ends
    in an arrow.
    """
    check(frame, VALUE, "bar chart")
    rows = [row for row in rows_of(frame, VALUE) if row["value"] is not None]
    for row in rows:
        row["colour"] = palette(look.mode).accent
        row["kind"] = words.of_mark(row["mark"])
    channels = row_channels(rows, look)
    ends = end_layers(rows, channels, look, suffix=True)
    layers = [*bar_layers(rows, channels, look, words), *ends]
    # the period of a part year stands on a second line under its value
    lines = 1 if all(row["mark"] in WHOLE for row in rows) else 2
    return compose(layers, look, height or height_of(names_of(rows), least=lines))
