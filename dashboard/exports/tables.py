"""Tables for download: the rows drawn, with everything needed to cite them."""

import pandas as pd

from dashboard.catalog import remember_of
from dashboard.exports.zone_list import Listed
from dashboard.figures.columns import titled
from dashboard.figures.panel import Panel
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
DATES = {"period_start": mark("Start of the period"), "period_end": mark("End of the period")}
# full-width signs too: a spreadsheet in a Chinese system takes them for the narrow ones
FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
CONTROLS = ("\t", "\r", "\n")


@remember_of
def fact_table(rows: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """Rows of facts with the columns a reader needs, under titles in the reader's language.

    The bounds are left out where no row has one.
    """
    return _filled(rows, COLUMNS, t)


def export_table(panel: Panel, t: Translator) -> pd.DataFrame:
    """The rows of a panel for a file: those of `fact_table`, and the period as two dates.

    Rows that are no facts bear titles already and come as they are.
    """
    if isinstance(panel, Listed):
        return panel.frame
    rows = panel.rows
    if "source" not in rows:
        return rows
    if "subject" not in rows and "title" in rows:
        rows = rows.assign(subject=rows["title"], display=rows.get("text", ""))
    split = list(COLUMNS).index("period") + 1
    names = [*list(COLUMNS)[:split], *DATES, *list(COLUMNS)[split:]]
    return _filled(rows, {name: (COLUMNS | DATES)[name] for name in names}, t)


def _filled(rows: pd.DataFrame, titles: dict[str, str], t: Translator) -> pd.DataFrame:
    known = {c: titles[c] for c in titles if c in rows and not rows[c].isna().all()}
    return titled(rows, known, t)


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
    runs = cell.startswith(CONTROLS) or cell.lstrip().startswith(FORMULA_STARTS)
    return f"'{cell}" if runs else cell
