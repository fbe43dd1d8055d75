"""Faults of a data package in the words of a reader: where, what, what to do, what is left out."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from dashboard.catalog.reading.problems import Code, Problem, gathered
from dashboard.catalog.reading.schema import Field, Schema
from dashboard.i18n import Translator, mark

SHOWN_VALUES = 3  # of those refused for the same reason

WORDS: Mapping[str, str] = {
    "file_missing": mark("The file {detail} is missing. Put it into the data folder."),
    "file_not_plain": mark("{detail} is not a plain file (a folder, a link or a device). "
                           "Put the file itself there."),
    "file_too_large": mark("The file is larger than {detail}. Divide it, or remove it."),
    "file_unreadable": mark("The file cannot be opened. Check who may read it."),
    "file_encoding": mark("The file is neither UTF-8, UTF-16 nor GB 18030 text. "
                          "Save it as CSV in UTF-8."),
    "file_unused": mark("No table reads the file {detail}. Enter it in datapackage.yaml, "
                        "give it the name of a table, or remove it."),
    "file_workbook": mark("The workbook {detail} is not read. Open it in Excel or WPS and save the "
                          "sheet as “CSV UTF-8” under the name of a table, such as zones.csv."),
    "setting_wrong": mark("The setting “{column}” is “{value}”, which is not {detail}. "
                          "It is taken as not set."),
    "resource_wrong": mark("The entry “{column}” under `resources` is left out: {detail}."),
    "schema_wrong": mark("The schema of this table cannot be used: {detail}. "
                         "The schema of the program is taken."),
    "table_unlisted": mark("The table is not in datapackage.yaml; it is taken as empty."),
    "table_empty": mark("The file has no first row with the names of columns."),
    "table_quotes": mark("A quotation mark is opened and not closed, or a cell is too long. "
                         "Correct the row and save the file as CSV again."),
    "table_too_wide": mark("The table has more than {detail} columns."),
    "column_missing": mark("The column {column} is missing. Add it."),
    "column_misspelled": mark("The column {column} is missing. There is a column “{value}”: "
                              "if it is meant, call it “{detail}”."),
    "column_absent": mark("The column {column} is not there; it is taken as empty."),
    "column_repeated": mark("The column {column} is there twice. Remove one of them."),
    "column_unknown": mark("The column “{column}” is not in the schema; it is ignored."),
    "row_uneven": mark("The row has fewer or more cells than the first row. "
                       "Put texts with commas in quotation marks."),
    "cell_required": mark("{column} is empty. Fill it in."),
    "cell_type": mark("{column} is “{value}”, which is not {detail}."),
    "cell_percent": mark("{column} is “{value}”, but its unit is not per cent. Write the number "
                         "without the sign and the unit percent, or a number in the unit given."),
    "cell_lost": mark("{column} is “{value}”, in which signs were lost when the file was saved. "
                      "Type them again."),
    "cell_sign": mark("{column} has {value}, which the font of the pictures lacks: "
                      "{detail} is drawn in its place."),
    "cell_long": mark("{column} has more than {detail} signs. Shorten it."),
    "cell_range": mark("{column} is “{value}”, which lies outside of {detail}. Correct it."),
    "cell_value": mark("{column} is “{value}”, which is not one of: {detail}."),
    "cell_pattern": mark("{column} is “{value}”, which is not written as it should be: {detail}"),
    "period_reversed": mark("The period ends before it begins. Correct the dates."),
    "key_repeated": mark("{column} repeats an earlier row. Keep one of them."),
    "key_unknown": mark("{column} is “{value}”, which is not in the table {detail}. "
                        "Add it there or correct it."),
    "key_refused": mark("These rows name rows of the table {detail} that could not be read. "
                        "They come back once that is put right."),
    "unit_converted": mark("{column} is “{value}”, not the unit of the indicator. The values are "
                           "converted before they are compared ({detail}). "
                           "Look whether this unit is meant."),
    "unit_apart": mark("{column} is “{value}”, which cannot be converted into the unit of the "
                       "indicator ({detail}). The values are shown and compared with no others. "
                       "Correct the unit, or fill in dimension and factor of both units in "
                       "units.csv."),
    "value_fraction": mark("{column} is {value} per cent and looks like a fraction ({detail}). "
                           "If it is one, write it times 100: 35 for 0.35."),
    "value_beyond_whole": mark("{column} is {value} per cent, a share below 0 or above 100 "
                               "({detail}). Look whether it is right."),
    "value_jump": mark("{column} is {value}, thousands of times as much or as little as the values "
                       "beside it ({detail}). Look whether number and unit fit."),
    "outline_wrong": mark("The outlines cannot be read: {detail}. The map does without them."),
    "feature_wrong": mark("The outline of “{value}” cannot be drawn: {detail}. It is left out."),
}  # fmt: skip
TYPE_WORDS: Mapping[str, str] = {
    "number": mark("a number: write digits only, such as 1234.5, and remarks into the note"),
    "integer": mark("a whole number: write digits only, such as 12"),
    "boolean": mark("true or false"),
    "date": mark("a date: write it as 2025-01-31"),
    "partial_date": mark("a date: write it as 2025, 2025-01 or 2025-01-31"),
    "order": mark("a date that can be told: day and month may be either. Write it as 2025-01-31"),
}
LOST_WORDS: Mapping[str, str] = {
    "cell": mark("The cell is taken as empty."),
    "row": mark("The row is left out."),
    "table": mark("The table is taken as empty."),
}


def messages(
    problems: Iterable[Problem], schemas: Mapping[str, Schema], t: Translator, language: str
) -> list[str]:
    """A line for each cause; of many like faults in one column the first few, and a count."""

    def kind(problem: Problem) -> tuple[str, str, str]:
        return problem.table, problem.code, problem.column

    said = []
    for _, like in groupby(gathered(problems), kind):
        faults = list(like)
        shown = len(faults) if len(faults) <= SHOWN_VALUES + 1 else SHOWN_VALUES
        said += [describe(problem, schemas, t, language) for problem in faults[:shown]]
        if faults[shown:]:
            more = sum(problem.count for problem in faults[shown:])
            text = t("{count} more cells of {column} are like these.")
            said.append(
                _place(faults[0], schemas, t, language, lines=False)
                + text.format(count=more, column=_column(faults[0], schemas, language))
            )
    return said


def describe(problem: Problem, schemas: Mapping[str, Schema], t: Translator, language: str) -> str:
    """One line for one fault: where, what, what to do, and what is left out for it."""
    text = t(WORDS[problem.code]).format(
        column=_column(problem, schemas, language),
        value=_short(problem.value),
        detail=_detail(problem, schemas, t, language),
    )
    lost = t(LOST_WORDS[problem.lost]) if problem.lost in LOST_WORDS else ""
    end = "" if language == "zh" or not lost else " "
    return f"{_place(problem, schemas, t, language)}{text}{end}{lost}"


def _place(
    problem: Problem, schemas: Mapping[str, Schema], t: Translator, language: str,
    lines: bool = True,
) -> str:  # fmt: skip
    schema = schemas.get(problem.table)
    name = problem.table
    if schema and schema.title[language]:
        name = t("{title} ({path})").format(title=schema.title[language], path=schema.path)
    numbers = problem.lines or ((problem.line,) if problem.line else ())
    if not lines or not numbers:
        rows = t(", {count} rows").format(count=problem.count) if problem.count > 1 else ""
    elif problem.count > len(numbers):
        rows = t(", line {line} and others, {count} in all").format(
            line=t(", ").join(map(str, numbers)), count=problem.count
        )
    else:
        rows = t(", line {line}").format(line=t(", ").join(map(str, numbers)))
    return f"{name}{rows}{t(': ')}"


def _column(problem: Problem, schemas: Mapping[str, Schema], language: str) -> str:
    """Titles and names of columns, as a reader sees them and as the file has them."""
    if problem.code in (Code.COLUMN_UNKNOWN, Code.SETTING_WRONG, Code.RESOURCE_WRONG):
        return problem.column
    marks = ("“", "”（", "）") if language == "zh" else ("“", "” (", ")")
    words = []
    for name in problem.column.split("+"):
        field = _field(problem.table, name, schemas)
        title = field.title[language] if field else ""
        words.append(f"{marks[0]}{title}{marks[1]}{name}{marks[2]}" if title else f"“{name}”")
    return " + ".join(words)


def _field(table: str, name: str, schemas: Mapping[str, Schema]) -> Field | None:
    schema = schemas.get(table)
    return next((field for field in schema.fields if field.name == name), None) if schema else None


def _detail(problem: Problem, schemas: Mapping[str, Schema], t: Translator, language: str) -> str:
    if problem.code == Code.CELL_TYPE:
        return t(TYPE_WORDS[problem.detail])
    if problem.code in (Code.KEY_UNKNOWN, Code.KEY_REFUSED):
        other = schemas.get(problem.detail)
        return (
            f"{other.title[language]}（{problem.detail}）"
            if other and language == "zh"
            else (problem.detail)
        )
    if problem.code == Code.CELL_PATTERN:
        field = _field(problem.table, problem.column, schemas)
        return (field.description[language] if field else "") or problem.detail
    if problem.code in (Code.SCHEMA_WRONG, Code.RESOURCE_WRONG, Code.OUTLINE_WRONG):
        return t(problem.detail).format(value=_short(problem.value))
    return t(problem.detail)


def _short(value: str) -> str:
    return value if len(value) <= 40 else f"{value[:40]}…"
