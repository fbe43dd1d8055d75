"""A table's rows against its schema: typed frame out, faulty rows left out and named."""

import csv
import re
from pathlib import Path

import pandas as pd

from dashboard.catalog.csv_cells import read_rows, typed
from dashboard.catalog.problems import Code, Problem
from dashboard.catalog.schema import Field, Schema

PERIODS = (("period_start", "period_end"), ("date_start", "date_end"))


def read_table(root: Path, schema: Schema) -> tuple[pd.DataFrame, list[Problem]]:
    """Read one CSV as text, check and convert it column by column.

    Returns a frame that has exactly the schema's columns plus `line` (line in the file, header is
    1), without the rows that have a fault, and the faults. An unreadable table is an empty frame.
    """
    path = root / schema.path
    try:
        raw = read_rows(path)
    except FileNotFoundError:
        return empty(schema), [Problem(Code.TABLE_MISSING, schema.table, detail=schema.path)]
    except (OSError, csv.Error, ValueError) as error:
        return empty(schema), [Problem(Code.TABLE_UNREADABLE, schema.table, detail=str(error))]
    names = [field.name for field in schema.fields]
    problems = [
        Problem(Code.COLUMN_MISSING, schema.table, 1, name)
        for name in names
        if name not in raw.columns
    ]
    if problems:
        return empty(schema), problems
    problems = [
        Problem(Code.COLUMN_UNKNOWN, schema.table, 1, str(name))
        for name in raw.columns
        if name not in names and name != "line"
    ]
    return _convert(raw[[*names, "line"]], schema, problems)


def empty(schema: Schema) -> pd.DataFrame:
    """A table without rows, with the columns and types of the schema."""
    raw = pd.DataFrame({field.name: pd.Series(dtype="str") for field in schema.fields})
    raw["line"] = pd.Series(dtype="int64")
    return _convert(raw, schema, [])[0]


def _convert(
    raw: pd.DataFrame, schema: Schema, problems: list[Problem]
) -> tuple[pd.DataFrame, list[Problem]]:
    bad = pd.Series(False, index=raw.index)
    columns: dict[str, pd.Series] = {}
    for field in schema.fields:
        text = raw[field.name].str.strip()
        converted, faults = _column(text, field)
        columns[field.name] = converted
        for code, mask, detail in faults:
            bad |= mask
            problems += [
                Problem(code, schema.table, line, field.name, value, detail)
                for line, value in zip(raw.loc[mask, "line"], text[mask], strict=True)
            ]
    frame = pd.DataFrame(columns).assign(line=raw["line"])
    for first, last in PERIODS:
        if first in frame and last in frame:
            reversed_period = frame[last] < frame[first]
            bad |= reversed_period
            problems += [
                Problem(Code.PERIOD_REVERSED, schema.table, line, last)
                for line in frame.loc[reversed_period, "line"]
            ]
    repeated = frame.duplicated(list(schema.primary_key)) if schema.primary_key else bad & False
    problems += [
        Problem(Code.KEY_REPEATED, schema.table, line, "+".join(schema.primary_key))
        for line in frame.loc[repeated & ~bad, "line"]
    ]
    return frame[~(bad | repeated)].reset_index(drop=True), problems


def _column(
    text: pd.Series, field: Field
) -> tuple[pd.Series, list[tuple[Code, "pd.Series[bool]", str]]]:
    """One column converted, with masks of the cells at fault."""
    filled = text != ""
    converted = typed(text, field.type)
    faults = [(Code.CELL_TYPE, filled & converted.isna(), field.type)]
    if field.required:
        faults.append((Code.CELL_REQUIRED, ~filled, ""))
    if field.enum:
        faults.append((Code.CELL_VALUE, filled & ~text.isin(field.enum), ", ".join(field.enum)))
    if field.pattern:
        matches = text.str.fullmatch(re.compile(field.pattern))
        faults.append((Code.CELL_VALUE, filled & ~matches, field.pattern))
    if field.minimum is not None:
        faults.append(
            (Code.CELL_VALUE, filled & (converted < field.minimum), f">= {field.minimum}")
        )
    if field.maximum is not None:
        faults.append(
            (Code.CELL_VALUE, filled & (converted > field.maximum), f"<= {field.maximum}")
        )
    return converted, [(code, mask, detail) for code, mask, detail in faults if mask.any()]


def drop_unknown_keys(
    tables: dict[str, pd.DataFrame], schemas: dict[str, Schema]
) -> tuple[dict[str, pd.DataFrame], list[Problem]]:
    """Leave out rows whose foreign keys lead nowhere, until none is left; name each of them."""
    tables, problems, changed = dict(tables), [], True
    while changed:
        changed = False
        for name, schema in schemas.items():
            for key in schema.foreign_keys:
                frame = tables[name]
                known = (
                    tables[key.table][key.key] if key.table in tables else pd.Series(dtype="str")
                )
                wrong = (frame[key.column] != "") & ~frame[key.column].isin(known)
                if wrong.any():
                    changed = True
                    problems += [
                        Problem(Code.KEY_UNKNOWN, name, line, key.column, value, key.table)
                        for line, value in frame.loc[wrong, ["line", key.column]].itertuples(
                            index=False
                        )
                    ]
                    tables[name] = frame[~wrong].reset_index(drop=True)
    return tables, problems
