"""What is wrong with a data package: codes and places, and the words for a reader."""

from dataclasses import dataclass
from enum import StrEnum

from dashboard.i18n import Translator, mark


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


WORDS = {
    "table_missing": mark("The file {detail} is missing. Put it into the data folder."),
    "table_unreadable": mark("The table cannot be read ({detail}). Save it as CSV in UTF-8."),
    "column_missing": mark("The column “{column}” is missing. Add it, even if empty."),
    "column_unknown": mark("The column “{column}” is not in the schema; it is ignored."),
    "cell_required": mark("“{column}” is empty. Fill it in."),
    "cell_type": mark("“{column}” holds “{value}”, which is not of type {detail}. Correct it."),
    "cell_value": mark("“{column}” holds “{value}”, which is not allowed ({detail})."),
    "key_repeated": mark("“{column}” repeats an earlier row. Keep one of them."),
    "key_unknown": mark(
        "“{column}” names “{value}”, which is not in table {detail}. Add it there or correct it."
    ),
    "period_reversed": mark("The period ends before it begins. Correct the dates."),
    "geometry_missing": mark("The outlines {detail} are missing; the map shows points only."),
}


def describe(problem: Problem, t: Translator) -> str:
    """One line for one fault."""
    line = t(", line {line}").format(line=problem.line) if problem.line else ""
    text = t(WORDS[problem.code]).format(
        column=problem.column, value=problem.value, detail=problem.detail
    )
    return f"{problem.table}{line}{t(': ')}{text}"
