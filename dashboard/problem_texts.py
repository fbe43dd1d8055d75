"""Faults of a data package in words: what, where, why and what to do."""

from dashboard import i18n
from dashboard.catalog import Problem
from dashboard.i18n import mark

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


def describe(problem: Problem, language: str) -> str:
    """One line for one fault."""
    t = i18n.translator(language)
    line = t(", line {line}").format(line=problem.line) if problem.line else ""
    text = t(WORDS[problem.code]).format(
        column=problem.column, value=problem.value, detail=problem.detail
    )
    return f"{problem.table}{line}{t(': ')}{text}"
