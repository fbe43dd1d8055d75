"""Names in order of a value."""

import pandas as pd

from components.charts.marks import Row, Spec, compose, rows_of
from components.charts.rows import bar_layers, end_layers, height_of, names_of, row_channels
from components.frames import RANKED, FrameError, Words, check
from components.theme import Look, palette


def ranking(frame: pd.DataFrame, *, look: Look, words: Words, height: int | None = None) -> Spec:
    """Bars, largest first, the interval of each value as a thin rule. Columns: frames.RANKED.

    Rows with `selected` true are in the accent, the others muted. Part years and full years
    cannot be ranked together: FrameError.
    """
    check(frame, RANKED, "ranking")
    found = [row for row in rows_of(frame, RANKED) if row["value"] is not None]
    _comparable(found)
    rows = sorted(found, key=lambda row: (-row["value"], row["key"]))
    colours = palette(look.mode)
    chosen = [row["key"] for row in rows if row["selected"]]
    for row in rows:
        row["colour"] = colours.accent if row["selected"] or not chosen else colours.rest
        row["kind"] = words.of_mark(row["mark"])
    channels = row_channels(rows, look, chosen)
    layers = [*bar_layers(rows, channels, look, words), *end_layers(rows, channels, look)]
    return compose(layers, look, height or height_of(names_of(rows)))


def _comparable(rows: list[Row]) -> None:
    short = {row["period"] for row in rows if row["mark"] == "partial"}
    whole = any(row["mark"] != "partial" for row in rows)
    if len(short) > 1 or (short and whole):
        raise FrameError(
            f"The ranking mixes part years ({', '.join(sorted(short))}) with other periods. "
            "Rank one period at a time, or draw `bars`, which makes no order."
        )
