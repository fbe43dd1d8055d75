"""Cells to types: numbers, dates and truth values as Excel and WPS write them, or missing.

What can mean two things is not guessed: `134.01①` is no number, `3/4/2025` no date where nothing
in its table says which is the month.
"""

import re
import unicodedata
from collections.abc import Iterable

import pandas as pd

from dashboard.catalog.reading import limits

TRUE_FALSE = {
    "true": True, "false": False, "是": True, "否": False, "yes": True, "no": False,
}  # fmt: skip
TYPES = ("string", "number", "integer", "boolean", "date", "partial_date")
# digits, sign, point and percent of full width, and the minus of typography; nothing else is folded
WIDE = {0xFF10 + digit: 0x30 + digit for digit in range(10)} | str.maketrans(
    "＋－．，％−／：", "+-.,%-/:"
)
PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
GROUPED = re.compile(r"[+-]?\d{1,3}(([ ,])\d{3})(\2\d{3})*(\.\d+)?", re.ASCII)
CLOCK = r"(?:[ T]0{1,2}:00(?::00(?:\.0+)?)?)?"  # spreadsheets add midnight to a date
YEAR_FIRST = re.compile(r"(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2}) ?日?" + CLOCK, re.ASCII)
YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})" + CLOCK, re.ASCII)
DIGITS = re.compile(r"((?:19|20)\d\d)([01]\d)([0-3]\d)", re.ASCII)
DAY_NAMED = re.compile(r"(\d{1,2})[- ]([A-Za-z]{3})[a-z]*[- ](\d{2}|\d{4})")  # 3-Jan-25
MONTH_NAMED = re.compile(r"([A-Za-z]{3})[a-z]*[- ](\d{2}|\d{4})")  # Nov-25
YEAR_MONTH = re.compile(r"(\d{4}) ?[-/.年] ?(\d{1,2}) ?月?", re.ASCII)
MONTH_YEAR = re.compile(r"(\d{1,2})/(\d{4})", re.ASCII)
ONLY_YEAR = re.compile(r"(\d{4}) ?年?", re.ASCII)
MONTHS = dict(jan=1, feb=2, mar=3, apr=4, may=5, jun=6, jul=7, aug=8, sep=9, oct=10, nov=11, dec=12)
EXACT = 2**53  # whole numbers below it are kept exactly
CENTURY = 30  # Excel reads two digits from 30 on as 19xx


def typed(text: pd.Series, kind: str, order: str = "", commas: bool = True) -> pd.Series:
    """Text to a type of the schema; what cannot be converted is missing.

    kind: one of TYPES. order: `date_order` of the table. commas: whether a comma may stand between
    thousands. Empty text stays "" in columns of text: unknown is an empty cell there too.
    """
    if kind in ("number", "integer"):
        numbers = _numbers(text, commas)
        if kind == "number":
            return numbers
        return numbers.where((numbers % 1 == 0) & (numbers.abs() < EXACT)).astype("Int64")
    if kind == "boolean":
        return text.str.lower().map(TRUE_FALSE).astype("boolean")
    if kind == "date":
        return _dates(text, order)
    if kind == "partial_date":
        return text.map({cell: _partial_date(cell, order) for cell in text.unique()}).astype("str")
    return text


def date_order(columns: Iterable[pd.Series]) -> str:
    """Which comes first in the dates of a table that end with the year: "day", "month" or "".

    "" where nothing tells, or the table has both.
    """
    found = set()
    for column in columns:
        for cell in column[column.str.contains(r"\d{4}$|\d{4} ", regex=True)].unique():
            match = YEAR_LAST.fullmatch(_wide(cell))
            if match:
                first, second = int(match[1]), int(match[2])
                found |= {"day"} if first > 12 else {"month"} if second > 12 else set()
    return found.pop() if len(found) == 1 else ""


def _wide(cell: str) -> str:
    return cell.translate(WIDE)


def _numbers(text: pd.Series, commas: bool) -> pd.Series:
    found = pd.to_numeric(text.where(text.str.fullmatch(PLAIN)), errors="coerce")
    left = found.isna() & (text != "")
    if left.any():
        read = text[left].map(lambda cell: _number(cell, commas)).astype("float64")
        found = found.astype("float64").fillna(read)
    return found.astype("float64").where(lambda numbers: numbers.abs() != float("inf"))


def _number(cell: str, commas: bool) -> float:
    plain = _wide(cell).removesuffix("%").strip()
    if GROUPED.fullmatch(plain) and (commas or "," not in plain):
        plain = plain.replace(",", "").replace(" ", "")
    return float(plain) if PLAIN.fullmatch(plain) else float("nan")


def percent(text: pd.Series) -> "pd.Series[bool]":
    """Which cells are written with a percent sign."""
    return text.str.endswith(("%", "％"))


def _dates(text: pd.Series, order: str) -> pd.Series:
    found = _iso_dates(text.where(text != ""))
    left = found.isna() & (text != "")
    if not left.any():
        return found
    written = {cell: _day(cell, order) for cell in text[left].unique()}
    return found.fillna(_iso_dates(text[left].map(written)))


def _iso_dates(text: pd.Series) -> pd.Series:
    """The days; of a column without any too in the unit that pandas gives to those with some."""
    return pd.to_datetime(text, format="%Y-%m-%d", errors="coerce").astype("datetime64[us]")


def _day(cell: str, order: str) -> str | None:
    """A day as YYYY-MM-DD (not yet known to be one), or None."""
    plain = _wide(cell)
    if match := YEAR_FIRST.fullmatch(plain) or DIGITS.fullmatch(plain):
        return _iso(match[1], match[2], match[3])
    if match := YEAR_LAST.fullmatch(plain):
        first, second = match[1], match[2]
        if int(first) == int(second) or order == "month":
            return _iso(match[3], first, second)
        return _iso(match[3], second, first) if order == "day" else None
    if match := DAY_NAMED.fullmatch(plain):
        return _iso(_year(match[3]), str(MONTHS.get(match[2].lower(), 0)), match[1])
    return None


def _partial_date(cell: str, order: str) -> str | None:
    """YYYY, YYYY-MM or YYYY-MM-DD; "" for an empty cell, None for no date."""
    if not cell:
        return ""
    plain, month = _wide(cell), None
    day = _day(plain, order)
    if day:
        return day if not pd.isna(pd.to_datetime(day, format="%Y-%m-%d", errors="coerce")) else None
    if match := ONLY_YEAR.fullmatch(plain):
        return match[1] if _known_year(match[1]) else None
    if match := YEAR_MONTH.fullmatch(plain):
        month = match[1], int(match[2])
    elif match := MONTH_YEAR.fullmatch(plain):
        month = match[2], int(match[1])
    elif match := MONTH_NAMED.fullmatch(plain):
        month = _year(match[2]), MONTHS.get(match[1].lower(), 0)
    if month and 1 <= month[1] <= 12 and _known_year(month[0]):
        return f"{month[0]}-{month[1]:02d}"
    return None


def _known_year(year: str) -> bool:
    return limits.FIRST_DAY.year <= int(year) <= limits.LAST_DAY.year


def _year(digits: str) -> str:
    if len(digits) == 4:
        return digits
    return f"20{digits}" if int(digits) < CENTURY else f"19{digits}"


def _iso(year: str, month: str, day: str) -> str:
    return f"{year}-{int(month):02d}-{int(day):02d}"


def folded(name: str) -> str:
    """A name for comparing: of usual width, in small letters, without blanks and hyphens."""
    usual = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"[\s_\-\u2010-\u2015]+", "", usual)


def typed_cell(cell: str, kind: str) -> object:
    """One cell as `typed` reads it; None where it cannot be."""
    value = typed(pd.Series([cell], dtype="str"), kind).iloc[0]
    return None if pd.isna(value) else value
