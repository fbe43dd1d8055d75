"""Change between two years, one line per name."""

import pandas as pd

from components.charts.dumbbell import dumbbell
from components.charts.marks import Row, Spec, rows_of
from components.frames import CHANGE, Words, check
from components.theme import Look


def change(frame: pd.DataFrame, *, look: Look, words: Words, height: int | None = None) -> Spec:
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
    return dumbbell([_ends(row) for row in known], look, words, sides, height)


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
