"""Tables as CSV files, and cells that no spreadsheet runs.

A CSV cannot say that a cell is text, so an apostrophe does; formats that can need none.
"""

import pandas as pd

# full-width signs too: a spreadsheet in a Chinese system takes them for the narrow ones
FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
CONTROLS = ("\t", "\r", "\n")


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """CSV that a spreadsheet program opens right: UTF-8 with signature, formulas defused."""
    text = frame.select_dtypes(["object", "str"]).columns
    safe = frame.assign(**{c: frame[c].map(defused) for c in text})
    safe.columns = pd.Index([defused(name) for name in frame.columns])
    return safe.to_csv(index=False, lineterminator="\r\n", float_format="%.15g").encode("utf-8-sig")


def defused(cell: object) -> object:
    """A cell that a spreadsheet would run as a formula, made text by an apostrophe."""
    if not isinstance(cell, str):
        return cell
    return f"'{cell}" if begins_formula(cell) else cell


def begins_formula(text: str) -> bool:
    """Whether a spreadsheet that is not told that a cell is text may run it."""
    return text.startswith(CONTROLS) or text.lstrip().startswith(FORMULA_STARTS)
