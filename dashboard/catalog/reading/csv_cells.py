"""Tables as spreadsheet programs save them, read as text.

Excel and WPS in Chinese save plain CSV as GB 18030, "Unicode text" as UTF-16 with tabs, and rows
and columns that were once touched as empty cells; texts copied from a web page bring signs along
that nobody sees. All of that can be told from what is meant; nothing else is guessed.
"""

import csv
import io
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from dashboard.catalog.reading import limits

UTF16 = (b"\xff\xfe", b"\xfe\xff")  # how such a file begins
LOST = "\ufffd"  # stands where a byte was no sign
# control signs, and those that format: joiners, marks of direction and order, variation selectors
UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e01ef]"
)
BLANK = re.compile("[\x0b\x0c\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
FOLDED = re.compile(r"[ ]*[\t\r\n][\t\r\n ]*")  # a break or tab within a cell
SEPARATOR = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)  # the first line some programs write
FEW = 3  # so many readable signs for an unreadable one: the file is UTF-8 with a fault


class UnreadableError(ValueError):
    """A file cannot be read as a table; `code` says why (a value of `problems.Code`)."""

    def __init__(self, code: str, line: int | None = None, detail: str = "") -> None:
        super().__init__(f"{code} {line or ''} {detail}".strip())
        self.code, self.line, self.detail = code, line, detail


@dataclass(frozen=True)
class Rows:
    """The rows of a file. frame: text; lines: their rows in a spreadsheet, where the header is 1.

    uneven: line -> cells of rows with another number of them than the header, not in the frame.
    lost: some sign of the file could not be read.
    """

    frame: pd.DataFrame
    lines: pd.Series
    separator: str
    uneven: Mapping[int, list[str]] = field(default_factory=dict)
    lost: bool = False


def file_within(root: Path, path: Path) -> bytes:
    """The content of a plain file within a folder and within the limits.

    Raises UnreadableError; FileNotFoundError where there is nothing at the path.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode) or not path.resolve().is_relative_to(root.resolve()):
            raise UnreadableError("file_not_plain")
        most = limits.MOST_BYTES.get(path.suffix.lower(), max(limits.MOST_BYTES.values()))
        if found.st_size > most:
            raise UnreadableError("file_too_large", detail=f"{most // 1_000_000} MB")
        return path.read_bytes()
    except FileNotFoundError:
        raise
    except OSError as error:  # a circle of links, no permission, a broken disk
        raise UnreadableError("file_unreadable", detail=error.strerror or "") from None


def read_rows(path: Path) -> Rows:
    """A CSV file: see `parsed`. Raises UnreadableError, FileNotFoundError."""
    return parsed(file_within(path.parent, path))


def parsed(data: bytes) -> Rows:
    """The rows of a CSV as text. Empty rows are left out. Raises UnreadableError."""
    content = BLANK.sub(" ", UNSEEN.sub("", decoded(data)))
    head = SEPARATOR.match(content)
    first = content[head.end() :].partition("\n")[0] if head else content.partition("\n")[0]
    separator = head[1] if head else next((mark for mark in ",\t;" if mark in first), ",")
    try:
        reader = csv.reader(io.StringIO(content, newline=None), strict=True, delimiter=separator)
        rows = [_folded(row) for row in reader]
    except csv.Error:
        raise UnreadableError("table_quotes", reader.line_num) from None
    skipped = 1 if head else 0
    rows = rows[skipped:]
    header = _trimmed(rows[0]) if rows else []
    if not header:
        raise UnreadableError("table_empty")
    if len(header) > limits.MOST_FIELDS:
        raise UnreadableError("table_too_wide", detail=str(limits.MOST_FIELDS))
    width, lines, body, uneven = len(header), [], [], {}
    for number, row in enumerate(rows[1:], 2 + skipped):
        cells = len(_trimmed(row))
        if not cells:
            continue
        if len(row) < width or cells > width:
            uneven[number] = (row + [""] * width)[:width]
            continue
        lines.append(number)
        body.append(row[:width])
    frame = pd.DataFrame(body, columns=range(width), dtype="str")
    frame.columns = pd.Index(header, dtype="object")
    return Rows(frame, pd.Series(lines, dtype="int64"), separator, uneven, LOST in content)


def decoded(data: bytes) -> str:
    """The text of a file, without marks of the byte order. Raises UnreadableError."""
    if data.startswith(UTF16):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise UnreadableError("file_encoding") from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    # a byte lost in UTF-8 would make other words of the whole file if it were read as GB 18030
    text = data.decode("utf-8", errors="replace")
    readable = sum(map(len, re.findall("[^\x00-\x7f\ufffd]+", text)))
    if readable > FEW * text.count(LOST):
        return text
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError:
        raise UnreadableError("file_encoding") from None


def _folded(row: list[str]) -> list[str]:
    """Cells without blanks around them, breaks and tabs within them as one blank."""
    whole = "".join(row)
    if "\n" in whole or "\t" in whole:
        row = [FOLDED.sub(" ", cell) for cell in row]
    return [cell.strip() for cell in row]


def _trimmed(row: list[str]) -> list[str]:
    """A row without the empty cells at its end."""
    end = len(row)
    while end and not row[end - 1]:
        end -= 1
    return row[:end]
