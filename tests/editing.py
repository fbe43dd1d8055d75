"""Copies of the embedded package with some cells changed and some rows added."""

import csv
import io
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from dashboard import resources
from dashboard.catalog import Package, open_package

Row = Mapping[str, str]


def edited(
    folder: Path,
    cells: Mapping[tuple[str, str], Row] | None = None,
    rows: Mapping[str, Sequence[Row]] | None = None,
) -> Package:
    """The embedded package copied to `folder` and changed.

    cells: (table, key of a row) -> column -> text. rows: table -> rows to add, empty where a column
    is left out.
    """
    shutil.copytree(resources.DATA, folder)
    wanted = cells or {}
    added = rows or {}
    for table in {table for table, _ in wanted} | set(added):
        path = next(folder.rglob(f"{table}.csv"))
        text = path.read_text("utf-8")
        head, *body = list(csv.reader(io.StringIO(text, newline="")))
        known = {row[0]: row for row in body}
        for (name, key), changes in wanted.items():
            if name == table:
                for column, value in changes.items():
                    known[key][head.index(column)] = value
        body += [[row.get(column, "") for column in head] for row in added.get(table, ())]
        written = io.StringIO(newline="")
        csv.writer(written, lineterminator="\n").writerows([head, *body])
        path.write_text(written.getvalue(), "utf-8")
    package = open_package(folder)
    assert not package.problems
    return package


def observation(key: str, subject: str, year: int, value: str, **more: str) -> dict[str, str]:
    """An output of a full year as a row of the observations, in yi yuan."""
    return {
        "observation_id": key, "subject_id": subject, "indicator_id": "output",
        "period_kind": "year", "period_start": f"{year}-01-01", "period_end": f"{year}-12-31",
        "value": value, "unit_id": "yi_yuan", "qualifier": "exact", "status": "A",
        "series": "main", "confidence": "high", "source_id": "gzdaily-a1", "locator": "示例",
    } | more  # fmt: skip
