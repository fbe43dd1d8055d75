"""Tables for download: the rows drawn, with everything needed to cite them."""

import pandas as pd

from dashboard.i18n import Translator, mark

# column of `figures.facts` -> title
COLUMNS = {
    "subject": mark("Subject"),
    "indicator": mark("Indicator"),
    "period": mark("Period"),
    "display": mark("As printed"),
    "value": mark("Value"),
    "unit": mark("Unit"),
    "low": mark("Lower bound"),
    "high": mark("Upper bound"),
    "status_text": mark("Status"),
    "source": mark("Source"),
    "locator": mark("Locator"),
    "note": mark("Note"),
}
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def fact_table(rows: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """Rows of facts with the columns a reader needs, under titles in the reader's language.

    The bounds are left out where no row has one.
    """
    columns = [c for c in COLUMNS if c in rows and not rows[c].isna().all()]
    return rows[columns].rename(columns={c: t(COLUMNS[c]) for c in columns})


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """CSV that a spreadsheet program opens right: UTF-8 with signature, formulas defused."""
    text = frame.select_dtypes(["object", "str"]).columns
    safe = frame.assign(**{c: frame[c].map(_defused) for c in text})
    return safe.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def _defused(cell: object) -> object:
    """A cell that a spreadsheet would run as a formula, made text by an apostrophe."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell
