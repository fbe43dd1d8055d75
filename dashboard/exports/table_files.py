"""Tables as files: CSV with cells that no spreadsheet runs, and workbooks (XLSX).

A workbook has a sheet of data, and one of notes and sources. A CSV cannot say that a cell is text,
so an apostrophe does; formats that can need none.
"""

import datetime
import math
from decimal import Decimal
from io import BytesIO
from typing import Any

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from components.label_layout import letters
from dashboard.exports.caption import Caption, Context, caption
from dashboard.figures.panel import Table
from dashboard.i18n import Translator, translator

# full-width signs too: a spreadsheet in a Chinese system takes them for the narrow ones
FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
CONTROLS = ("\t", "\r", "\n")
FONT = "等线"  # comes with Chinese office programs; others fall back to their own
NARROWEST, WIDEST = 8, 40  # width of a column in characters of the font
NOTES_WIDTHS = (60, 60, 10)  # source, where in it, how many rows
LINE = 16  # height of a line of text, points
DIGITS, MOST_DECIMALS = 15, 30  # of a number that a spreadsheet holds; of a number format
# characters of a cell, which the format allows; of a longer text the library writes nothing
LONGEST_TEXT = 32_767


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


class _Styles:
    """The few formats of a workbook; one object for each, as the library wants it."""

    def __init__(self, book: Workbook) -> None:
        base = {"font_name": FONT, "font_size": 11, "valign": "top"}
        self._book, self._base = book, base
        self.head = book.add_format(
            {**base, "bold": True, "bg_color": "#e3e8e6", "bottom": 1, "text_wrap": True}
        )
        self.text = book.add_format({**base, "text_wrap": True})
        # stays text when a reader opens the cell and leaves it; the mark is not shown
        self.quoted = book.add_format({**base, "text_wrap": True, "quote_prefix": True})
        self.date = book.add_format({**base, "num_format": "yyyy-mm-dd", "align": "left"})
        self.title = book.add_format({**base, "bold": True, "font_size": 14, "text_wrap": True})
        self.warning = book.add_format({**base, "bold": True, "font_color": "#b00020"})
        self._numbers: dict[int, Format] = {}

    def number(self, decimals: int) -> Format:
        """Thousands apart, as many decimals as the value has."""
        if decimals not in self._numbers:
            pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
            self._numbers[decimals] = self._book.add_format({**self._base, "num_format": pattern})
        return self._numbers[decimals]


def xlsx_bytes(table: Table, context: Context) -> bytes:
    """The rows drawn and all that is to be known of them; same table, same bytes.

    Numbers are numbers and dates are dates; every text is written as text, as it is, never as a
    formula or a link.
    """
    t = translator(context.language)
    content = BytesIO()
    book = Workbook(content, {"in_memory": True, "nan_inf_to_errors": False})
    made = datetime.datetime.fromisoformat(context.created or "2000-01-01")
    book.set_properties({"title": table.title, "created": made, "comments": context.version})
    styles, said = _Styles(book), caption(table, context)
    _data_sheet(book.add_worksheet(t("Data")), table, styles)
    _notes_sheet(book.add_worksheet(t("Notes and sources")), table, said, styles, t)
    book.close()
    return content.getvalue()


def _data_sheet(sheet: Worksheet, table: Table, styles: _Styles) -> None:
    frame = table.file
    precision = table.decimals or (None,) * len(frame)
    for place, name in enumerate(frame.columns):
        sheet.write_string(0, place, str(name), styles.head)
        cells = list(frame[name])
        for at, cell in enumerate(cells):
            _write(sheet, at + 1, place, cell, styles, precision[at])
        sheet.set_column(place, place, _width(str(name), cells))
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})  # years and codes are words
    sheet.freeze_panes(1, 1)
    if len(frame.columns):
        sheet.autofilter(0, 0, max(len(frame), 1), len(frame.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)


def _write(
    sheet: Worksheet, row: int, column: int, cell: Any, styles: _Styles, decimals: int | None
) -> None:
    """One cell by its type; what is missing stays empty."""
    if cell is None or cell is pd.NA or cell is pd.NaT:
        return
    if isinstance(cell, datetime.date):
        sheet.write_datetime(row, column, cell, styles.date)
    elif isinstance(cell, bool) or not isinstance(cell, int | float):
        _write_text(sheet, row, column, str(cell), styles)
    elif math.isfinite(cell):
        shown = _decimals(float(cell)) if decimals is None else decimals
        sheet.write_number(row, column, cell, styles.number(shown))


def _write_text(sheet: Worksheet, row: int, column: int, text: str, styles: _Styles) -> None:
    """A text as it is; one that no cell can hold ends in an ellipsis."""
    if len(text) > LONGEST_TEXT:
        text = text[: LONGEST_TEXT - 1] + "…"
    if text:
        form = styles.quoted if begins_formula(text) else styles.text
        sheet.write_string(row, column, text, form)


def _decimals(value: float) -> int:
    exponent = Decimal(f"{value:.{DIGITS}g}").normalize().as_tuple().exponent
    return min(max(0, -int(exponent)), MOST_DECIMALS)


def _width(name: str, cells: list[Any]) -> float:
    """Width of a column: of its longest line, within bounds; Chinese signs take two places."""
    longest = max([_places(name) + 3, *(_places(_shown(cell)) + 1 for cell in cells)])
    return min(max(longest, NARROWEST), WIDEST)


def _shown(cell: Any) -> str:
    if isinstance(cell, datetime.date):
        return "" if cell is pd.NaT else "2000-01-01"
    if isinstance(cell, float):
        return f"{cell:,.{_decimals(cell)}f}" if math.isfinite(cell) else ""
    return str(cell)


def _places(text: str) -> int:
    return max(map(letters, text.split("\n")))


def _notes_sheet(
    sheet: Worksheet, table: Table, said: Caption, styles: _Styles, t: Translator
) -> None:
    for place, width in enumerate(NOTES_WIDTHS):
        sheet.set_column(place, place, width)
    row = 0
    for line, style in _lines(said, styles):
        sheet.merge_range(row, 0, row, len(NOTES_WIDTHS) - 1, "", style)
        sheet.write_string(row, 0, line[:LONGEST_TEXT], style)
        # merged cells do not grow by themselves
        sheet.set_row(row, LINE * math.ceil(_places(line) / sum(NOTES_WIDTHS)) + 5)
        row += 1
    sources = _sources(table)
    if sources:
        for place, head in enumerate((t("Source"), t("Locator"), t("Rows"))):
            sheet.write_string(row + 1, place, head, styles.head)
        for at, (source, where, count) in enumerate(sources, start=row + 2):
            _write_text(sheet, at, 0, source, styles)
            _write_text(sheet, at, 1, where, styles)
            sheet.write_number(at, 2, count, styles.number(0))
            lines = max(math.ceil(_places(source) / NOTES_WIDTHS[0]), where.count("\n") + 1)
            sheet.set_row(at, LINE * lines + 3)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _lines(said: Caption, styles: _Styles) -> list[tuple[str, Format]]:
    mark = [(said.fictional, styles.warning)] if said.fictional else []
    rest = [(line, styles.text) for line in (*said.above, *said.below)]
    return [(said.title, styles.title), *mark, *rest]


def _sources(table: Table) -> list[tuple[str, str, int]]:
    """(source, places in it, number of rows), in the order of the rows."""
    rows = table.rows[table.rows["source_id"].fillna("") != ""]
    found = []
    for _, group in rows.groupby("source_id", sort=False):
        where = group["locator"] if "locator" in group else pd.Series(dtype="str")
        places = [str(place) for place in where.dropna().drop_duplicates() if place]
        found.append((str(group["source"].iloc[0]), "\n".join(places), len(group)))
    return found
