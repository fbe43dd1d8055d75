"""Tables as spreadsheet programs save them: read as text, and cells as types.

Excel and WPS in Chinese save plain CSV as GB 18030, "Unicode text" as UTF-16 with tabs, dates as
2025/1/3, and rows and columns that were once touched as empty cells. All of that can be told from
what is meant; nothing else is guessed.
"""

import csv
import io
import unicodedata
from pathlib import Path

import pandas as pd

TRUE_FALSE = {"true": True, "false": False}
UTF16 = (b"\xff\xfe", b"\xfe\xff")  # how such a file begins
DATE = r"\s*(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?\s*"


def read_rows(path: Path) -> pd.DataFrame:
    """A CSV as text, with `line`: line in the file, the header is 1. Empty rows are left out.

    Errors: OSError; ValueError where there is no header, a row has another number of cells, or the
    file is neither UTF-8, UTF-16 nor GB 18030; csv.Error.
    """
    content = _decoded(path.read_bytes())
    first = content.partition("\n")[0]
    separator = next((mark for mark in ",\t;" if mark in first), ",")
    rows = list(csv.reader(io.StringIO(content), strict=True, delimiter=separator))
    if not rows:
        raise ValueError("the file is empty")
    header = _trimmed(rows[0])
    width, lines, body = len(header), [], []
    for number, row in enumerate(rows[1:], 2):
        cells = _trimmed(row)
        if not cells:
            continue
        if len(row) < width or len(cells) > width:
            raise ValueError(f"row {number} has another number of cells than the header")
        lines.append(number)
        body.append(row[:width])
    frame = pd.DataFrame(body, columns=header, dtype="str")
    frame["line"] = pd.Series(lines, dtype="int64")  # a table may be empty
    return frame


def _decoded(data: bytes) -> str:
    if data.startswith(UTF16):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        try:
            return data.decode("gb18030")
        except UnicodeDecodeError:
            raise ValueError(str(error)) from None


def _trimmed(row: list[str]) -> list[str]:
    """A row without the empty cells at its end."""
    end = len(row)
    while end and not row[end - 1].strip():
        end -= 1
    return row[:end]


def typed(text: pd.Series, kind: str) -> pd.Series:
    """Text to a type of the schema; what cannot be converted is missing.

    Empty text stays "" in string columns: unknown is an empty cell there too.
    """
    if kind == "number":
        numbers = _numbers(text).astype("float64")
        return numbers.where(numbers.abs() != float("inf"))
    if kind == "integer":
        numbers = _numbers(text)
        return numbers.where(numbers % 1 == 0).astype("Int64")
    if kind == "boolean":
        return text.str.lower().map(TRUE_FALSE).astype("boolean")
    if kind == "date":
        return _dates(text)
    return text


def _numbers(text: pd.Series) -> pd.Series:
    found = pd.to_numeric(text.where(text != ""), errors="coerce")
    left = found.isna() & (text != "")
    if not left.any():
        return found
    return found.fillna(pd.to_numeric(_plain(text[left]), errors="coerce"))


def _dates(text: pd.Series) -> pd.Series:
    found = pd.to_datetime(text.where(text != ""), format="%Y-%m-%d", errors="coerce")
    left = found.isna() & (text != "")
    if not left.any():
        return found
    parts = _plain(text[left]).str.extract(f"^{DATE}$")
    written = parts[0] + "-" + parts[1].str.zfill(2) + "-" + parts[2].str.zfill(2)
    return found.fillna(pd.to_datetime(written, format="%Y-%m-%d", errors="coerce"))


def _plain(text: pd.Series) -> pd.Series:
    """Digits and signs of full width, as Chinese input writes them, in the usual width."""
    return text.map(lambda word: unicodedata.normalize("NFKC", word)).astype("str")
