"""Rows that name rows of other tables: those whose keys lead nowhere are left out and named."""

from collections.abc import Collection

import pandas as pd

from dashboard.catalog.reading.checks import FACTS, Checked
from dashboard.catalog.reading.problems import Code, Lost, Problem
from dashboard.catalog.reading.schema import Schema


def drop_unknown_keys(
    tables: dict[str, Checked], schemas: Collection[Schema], unread: Collection[str]
) -> tuple[dict[str, Checked], list[Problem]]:
    """Leave out rows whose foreign keys lead nowhere, until none is left; name each of them.

    unread: tables that are empty for a fault. What leads to their rows, or to rows refused before,
    is counted and not named one by one: the cause has been said.
    """
    tables, problems, changed = dict(tables), [], True
    while changed:
        changed = False
        for schema in schemas:
            for key in schema.foreign_keys:
                table = tables[schema.table]
                frame, target = table.frame, tables.get(key.table)
                cells = frame[key.column]
                known = target.frame.get(key.key) if target else None
                wrong = cells != ""
                if known is not None:
                    wrong &= ~cells.isin(known)
                if not wrong.any():
                    continue
                changed = True
                optional = key.column not in schema.primary_key and _spared(
                    schema, key.column, schemas
                )
                lost: Lost = "cell" if optional else "row"
                problems += _key_problems(schema, key.column, frame[wrong], key.table, key.key,
                                          target, key.table in unread, lost)  # fmt: skip
                if optional:
                    left = frame.assign(**{key.column: cells.mask(wrong, "")})
                    tables[schema.table] = Checked(left, table.refused, table.problems)
                    continue
                out = frame[wrong]
                refused = pd.concat([table.refused, out.astype("str").assign(line=out["line"])])
                left = frame[~wrong].reset_index(drop=True)
                tables[schema.table] = Checked(left, refused, table.problems)
    return tables, problems


def _spared(schema: Schema, column: str, schemas: Collection[Schema]) -> bool:
    """Whether a row stays without its key: it need not have one, and other rows lean on it."""
    needed = any(field.name == column and field.required for field in schema.fields)
    return not needed and is_leant_on(schema.table, schemas)


def is_leant_on(table: str, schemas: Collection[Schema]) -> bool:
    """Whether rows of other tables name rows of this one, which holds no facts."""
    named = any(key.table == table for schema in schemas for key in schema.foreign_keys)
    return named and table not in FACTS


def _key_problems(
    schema: Schema, column: str, rows: pd.DataFrame, target: str, key: str,
    other: Checked | None, unread: bool, lost: Lost,
) -> list[Problem]:  # fmt: skip
    """The faults of rows whose key leads nowhere: those that follow from another one as one."""
    refused = set(other.refused[key]) if other and key in other.refused else set()
    follows = rows[column].isin(refused) | unread
    problems = []
    if follows.any():
        found = rows.loc[follows, "line"]
        problems.append(
            Problem(Code.KEY_REFUSED, schema.table, int(found.iloc[0]), column, detail=target,
                    lost=lost, count=len(found))
        )  # fmt: skip
    problems += [
        Problem(Code.KEY_UNKNOWN, schema.table, line, column, value, target, lost)
        for line, value in rows.loc[~follows, ["line", column]].itertuples(index=False)
    ]
    return problems
