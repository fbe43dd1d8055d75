"""What is wrong with a data package: codes and places, worded for the reader elsewhere."""

from dataclasses import dataclass
from enum import StrEnum


class Code(StrEnum):
    """What can be wrong with a table; the words are in the locales, keyed by these codes."""

    TABLE_MISSING = "table_missing"
    TABLE_UNREADABLE = "table_unreadable"
    COLUMN_MISSING = "column_missing"
    COLUMN_UNKNOWN = "column_unknown"
    CELL_REQUIRED = "cell_required"
    CELL_TYPE = "cell_type"
    CELL_VALUE = "cell_value"
    KEY_REPEATED = "key_repeated"
    KEY_UNKNOWN = "key_unknown"
    PERIOD_REVERSED = "period_reversed"
    GEOMETRY_MISSING = "geometry_missing"


@dataclass(frozen=True)
class Problem:
    """One fault: which table, which line of the file (1 is the header), column and value."""

    code: Code
    table: str
    line: int | None = None
    column: str = ""
    value: str = ""
    detail: str = ""  # e.g. the allowed values, or the table a key should be found in
