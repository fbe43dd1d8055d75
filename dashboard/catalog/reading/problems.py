"""What is wrong with a data package: codes, places, and what is left out for it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

SHOWN_LINES = 5  # of those with the same fault


class Code(StrEnum):
    """What can be wrong with a package; the words are in `fault_words`."""

    # files
    FILE_MISSING = "file_missing"
    FILE_NOT_PLAIN = "file_not_plain"
    FILE_TOO_LARGE = "file_too_large"
    FILE_UNREADABLE = "file_unreadable"
    FILE_ENCODING = "file_encoding"
    FILE_UNUSED = "file_unused"
    FILE_WORKBOOK = "file_workbook"
    # descriptor and schemas
    SETTING_WRONG = "setting_wrong"
    RESOURCE_WRONG = "resource_wrong"
    SCHEMA_WRONG = "schema_wrong"
    TABLE_UNLISTED = "table_unlisted"
    # tables
    TABLE_EMPTY = "table_empty"
    TABLE_QUOTES = "table_quotes"
    TABLE_TOO_WIDE = "table_too_wide"
    COLUMN_MISSING = "column_missing"
    COLUMN_MISSPELLED = "column_misspelled"
    COLUMN_ABSENT = "column_absent"
    COLUMN_REPEATED = "column_repeated"
    COLUMN_UNKNOWN = "column_unknown"
    # rows and cells
    ROW_UNEVEN = "row_uneven"
    CELL_REQUIRED = "cell_required"
    CELL_TYPE = "cell_type"
    CELL_PERCENT = "cell_percent"
    CELL_LOST = "cell_lost"
    CELL_LONG = "cell_long"
    CELL_SIGN = "cell_sign"
    CELL_RANGE = "cell_range"
    CELL_VALUE = "cell_value"
    CELL_PATTERN = "cell_pattern"
    PERIOD_REVERSED = "period_reversed"
    KEY_REPEATED = "key_repeated"
    KEY_UNKNOWN = "key_unknown"
    KEY_REFUSED = "key_refused"
    # values in doubt
    UNIT_CONVERTED = "unit_converted"
    UNIT_APART = "unit_apart"
    VALUE_FRACTION = "value_fraction"
    VALUE_BEYOND_WHOLE = "value_beyond_whole"
    VALUE_JUMP = "value_jump"
    # outlines
    OUTLINE_WRONG = "outline_wrong"
    FEATURE_WRONG = "feature_wrong"


# what is shown all the same; `check` names them and is content
WARNINGS = frozenset({
    Code.COLUMN_UNKNOWN, Code.COLUMN_ABSENT, Code.TABLE_UNLISTED, Code.UNIT_CONVERTED,
    Code.UNIT_APART, Code.CELL_SIGN, Code.VALUE_FRACTION, Code.VALUE_BEYOND_WHOLE, Code.VALUE_JUMP,
})  # fmt: skip
Lost = Literal["", "cell", "row", "table", "feature"]


@dataclass(frozen=True)
class Problem:
    """One fault. table: the name of a table or of a file; line: row in it, the header is 1.

    lost: what is left out for it. count: so many rows have it, of which `line` is the first;
    lines: some of them.
    """

    code: Code
    table: str
    line: int | None = None
    column: str = ""
    value: str = ""
    detail: str = ""  # e.g. the allowed values, or the table a key should be found in
    lost: Lost = ""
    count: int = 1
    lines: tuple[int, ...] = ()

    @property
    def is_warning(self) -> bool:
        return self.code in WARNINGS


def gathered(problems: Iterable[Problem]) -> list[Problem]:
    """One problem for each cause: the same fault of the same value once, with all its lines."""
    found: dict[Problem, list[Problem]] = {}
    for problem in problems:
        found.setdefault(replace(problem, line=None, count=1, lines=()), []).append(problem)
    return [
        replace(
            same[0],
            count=sum(p.count for p in same),
            lines=tuple(p.line for p in same[:SHOWN_LINES] if p.line),
        )
        for same in found.values()
    ]
