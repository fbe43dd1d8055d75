"""A table's rows against its schema: typed frame out, faulty cells and rows left out and named.

A fault costs a cell of a table that others lean on (a source whose date is wrong is still the
source of its figures) and a row of any other; of FACTS always, for a fact with a part missing would
be another fact.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches

import pandas as pd

from dashboard.catalog.reading import limits
from dashboard.catalog.reading.cell_types import date_order, folded, percent, typed
from dashboard.catalog.reading.csv_cells import LOST, Rows
from dashboard.catalog.reading.problems import Code, Lost, Problem
from dashboard.catalog.reading.schema import Field, Schema

PERIODS = (("period_start", "period_end"), ("date_start", "date_end"))
FACTS = ("observations", "assessments", "events")
PERCENT = "percent"  # the unit of a number written with the sign
NAMES = ("_id", "name_zh", "name_en", "short_zh", "short_en", "per_zh", "per_en")  # ends of columns

TextFaults = dict[Code, tuple[set[str], str]]  # what is wrong -> cells that have it, and detail


@dataclass(frozen=True)
class Checked:
    """A table read. frame: the schema's columns plus `line`; refused: as text, the rows left out.

    refused has the columns of the file that the schema knows, plus `line`.
    """

    frame: pd.DataFrame
    refused: pd.DataFrame
    problems: list[Problem]


def empty(schema: Schema, problems: list[Problem]) -> Checked:
    """A table without rows, with the columns and types of the schema."""
    raw = pd.DataFrame({field.name: pd.Series(dtype="str") for field in schema.fields})
    frame = pd.DataFrame(
        {field.name: typed(raw[field.name], field.type) for field in schema.fields}
    )
    lines = pd.Series(dtype="int64")
    return Checked(frame.assign(line=lines), raw.assign(line=lines), problems)


def check_table(rows: Rows, schema: Schema, leant_on: bool) -> Checked:
    """The rows of a file under the schema of their table.

    leant_on: other tables lean on its rows, so that a fault costs a cell where it can.
    """
    raw, problems = _columns(rows.frame, schema)
    if raw is None:
        return empty(schema, problems)
    problems += [Problem(Code.ROW_UNEVEN, schema.table, line, lost="row") for line in rows.uneven]
    checked = _converted(raw, rows, schema, problems, leant_on)
    if not rows.uneven:
        return checked
    cut = pd.DataFrame(list(rows.uneven.values()), columns=rows.frame.columns, dtype="str")
    uneven = _columns(cut, schema)[0]
    assert uneven is not None  # its columns are those of `raw`
    refused = pd.concat([uneven.assign(line=list(rows.uneven)), checked.refused])
    return replace(checked, refused=refused.reset_index(drop=True))


def _columns(frame: pd.DataFrame, schema: Schema) -> tuple[pd.DataFrame | None, list[Problem]]:
    """The columns of the schema, found by name or title; None where the table cannot do without."""
    table, found = schema.table, {}
    known = _names(schema)
    problems, unknown = [], []
    for position, head in enumerate(map(str, frame.columns)):
        name = known.get(folded(head), "")
        if not name:
            if head or frame.iloc[:, position].ne("").any():
                unknown.append(head)
        elif name in found:
            problems.append(Problem(Code.COLUMN_REPEATED, table, 1, name, head, lost="table"))
        else:
            found[name] = frame.iloc[:, position]
    for field in schema.fields:
        if field.name in found:
            continue
        near = get_close_matches(field.name, unknown, 1)
        needed = field.required or field.name in schema.primary_key
        if near:
            unknown.remove(near[0])
            code = Code.COLUMN_MISSPELLED
        else:
            code = Code.COLUMN_MISSING if needed else Code.COLUMN_ABSENT
        lost: Lost = "table" if needed else ""
        value, detail = (near[0], field.name) if near else ("", "")
        problems.append(Problem(code, table, 1, field.name, value, detail, lost))
        found[field.name] = pd.Series("", index=frame.index, dtype="str")
    problems += [Problem(Code.COLUMN_UNKNOWN, table, 1, head) for head in unknown]
    if any(problem.lost == "table" for problem in problems):
        return None, [p for p in problems if p.code != Code.COLUMN_ABSENT]
    return pd.DataFrame({field.name: found[field.name] for field in schema.fields}), problems


def _names(schema: Schema) -> dict[str, str]:
    """Folded name or title -> name of a column; titles that two columns share are left out."""
    titles: dict[str, list[str]] = {}
    for field in schema.fields:
        for title in {folded(text) for text in field.title.values()}:
            titles.setdefault(title, []).append(field.name)
    alone = {title: names[0] for title, names in titles.items() if len(names) == 1}
    return alone | {folded(field.name): field.name for field in schema.fields}


def _converted(
    raw: pd.DataFrame, rows: Rows, schema: Schema, problems: list[Problem], leant_on: bool
) -> Checked:
    lines = rows.lines
    order = date_order(
        raw[field.name] for field in schema.fields if field.type in ("date", "partial_date")
    )
    refused = pd.Series(False, index=raw.index)
    columns: dict[str, pd.Series] = {}
    for field in schema.fields:
        text = _written(raw[field.name], field)
        texts = _text_faults(set(text), field, rows.lost)
        if field.type == "string" and not field.pattern and not texts:
            columns[field.name] = text
            continue
        converted = typed(text, field.type, order, commas=rows.separator != ";")
        spared = leant_on and field.name not in schema.primary_key
        lost: Lost = "cell" if spared else "row"
        wrong = pd.Series(False, index=raw.index)
        for code, mask, detail in _faults(text, converted, field, order, raw, texts):
            if not mask.any():
                continue
            mask = mask & ~wrong
            wrong |= mask
            problems += [
                Problem(code, schema.table, line, field.name, value, detail, lost)
                for line, value in zip(lines[mask], raw.loc[mask, field.name], strict=True)
            ]
        if spared and wrong.any():
            converted = typed(text.mask(wrong, ""), field.type, order)
        elif wrong.any():
            refused |= wrong
        columns[field.name] = converted
    frame = pd.DataFrame(columns, index=raw.index).assign(line=lines)
    for code, mask, column in _row_faults(frame, schema, refused):
        refused |= mask
        problems += [Problem(code, schema.table, line, column, lost="row") for line in lines[mask]]
    left_out = raw.assign(line=lines)[refused]
    return Checked(frame[~refused].reset_index(drop=True), left_out, problems)


def _text_faults(different: set[str], field: Field, lost: bool) -> TextFaults:
    """The different cells of a column that are at fault whatever its type, by what is wrong.

    Most columns have none, and all are looked at whenever a package is opened.
    """
    named = field.type == "string" and field.name.endswith(NAMES)
    longest = limits.LONGEST_NAME if named else limits.LONGEST_CELL
    found = {
        Code.CELL_REQUIRED: (different & {""} if field.required else set(), ""),
        Code.CELL_LOST: ({c for c in different if LOST in c} if lost else set(), ""),
        Code.CELL_LONG: ({c for c in different if len(c) > longest}, str(longest)),
        Code.CELL_VALUE: (
            different - {*field.enum, ""} if field.enum else set(), ", ".join(field.enum)
        ),
    }  # fmt: skip
    return {code: fault for code, fault in found.items() if fault[0]}


def _written(text: pd.Series, field: Field) -> pd.Series:
    """Codes in the letters of the schema: spreadsheets write True as TRUE."""
    if not field.enum:
        return text
    letters = {value.casefold(): value for value in field.enum}
    return text.map({cell: letters.get(cell.casefold(), cell) for cell in text.unique()}).astype(
        "str"
    )


def _faults(
    text: pd.Series,
    converted: pd.Series,
    field: Field,
    order: str,
    raw: pd.DataFrame,
    texts: TextFaults,
) -> Iterator[tuple[Code, "pd.Series[bool]", str]]:
    """Masks of the cells at fault, the gravest first. texts: of `_text_faults`."""

    def said(*codes: Code) -> Iterator[tuple[Code, "pd.Series[bool]", str]]:
        for code in codes:
            if code in texts:
                cells, detail = texts[code]
                yield code, text.isin(cells), detail

    filled = text != ""
    yield from said(Code.CELL_REQUIRED, Code.CELL_LOST, Code.CELL_LONG)
    if field.type != "string":
        other = filled & converted.isna()
        if other.any() and field.type in ("date", "partial_date") and not order:
            yield Code.CELL_TYPE, other & typed(text, field.type, "day").notna(), "order"
        yield Code.CELL_TYPE, other, field.type
    if field.type in ("number", "integer"):
        marked = percent(text)
        if marked.any():
            unit = raw.get("unit_id")
            fits = unit.str.casefold() == PERCENT if unit is not None else marked & False
            yield Code.CELL_PERCENT, marked & ~fits, ""
        size = converted.abs().fillna(0)
        absurd = (size >= limits.LARGEST) | ((size > 0) & (size < limits.SMALLEST))
        yield Code.CELL_RANGE, absurd.astype("bool"), f"±{limits.LARGEST:g}"
        yield from _limits(converted, field)
    if field.type == "date":
        outside = (converted < limits.FIRST_DAY) | (converted > limits.LAST_DAY)
        yield Code.CELL_RANGE, outside, f"{limits.FIRST_DAY:%Y-%m-%d} – {limits.LAST_DAY:%Y-%m-%d}"
    yield from said(Code.CELL_VALUE)
    if field.pattern:
        matches = converted.astype("str").str.fullmatch(field.pattern)
        yield Code.CELL_PATTERN, filled & ~matches, field.pattern


def _limits(numbers: pd.Series, field: Field) -> Iterator[tuple[Code, "pd.Series[bool]", str]]:
    low, high = field.minimum, field.maximum
    words = (
        f"{low:g} – {high:g}"
        if low is not None and high is not None
        else (f"≥ {low:g}" if low is not None else f"≤ {high:g}" if high is not None else "")
    )
    for mask in (
        numbers < low if low is not None else None, numbers > high if high is not None else None
    ):  # fmt: skip
        if mask is not None:
            yield Code.CELL_RANGE, mask.fillna(False).astype("bool"), words


def _row_faults(
    frame: pd.DataFrame, schema: Schema, refused: "pd.Series[bool]"
) -> Iterator[tuple[Code, "pd.Series[bool]", str]]:
    for first, last in PERIODS:
        if {first, last} <= {field.name for field in schema.fields if field.type == "date"}:
            yield Code.PERIOD_REVERSED, (frame[last] < frame[first]) & ~refused, last
    if schema.primary_key:
        key = list(schema.primary_key)
        valid = frame[~refused]
        repeated = valid.duplicated(key).reindex(frame.index, fill_value=False)
        yield Code.KEY_REPEATED, repeated, "+".join(key)
