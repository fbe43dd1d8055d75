"""The real package with invented observations beside its own, as an owner might enter them."""

from dataclasses import replace
from functools import cache
from typing import Any

import pandas as pd

from dashboard import resources
from dashboard.catalog import Edition, Package, open_package

USUAL: dict[str, Any] = {
    "period_kind": "year", "period_precision": "", "qualifier": "exact", "status": "A",
    "series": "main", "confidence": "high", "source_id": "gzdaily-a1", "locator": "示例",
}  # fmt: skip


@cache
def _real() -> Package:
    return open_package(resources.DATA)


def with_rows(table: str, rows: list[dict[str, Any]], package: Package | None = None) -> Package:
    """A package with more rows in a table; what a row does not name is empty."""
    found = package or _real()
    frame = found.tables[table]
    more = pd.DataFrame(rows).reindex(columns=frame.columns)
    texts = [str(name) for name in frame if frame[name].dtype == "object"]
    more = more.assign(**{name: more[name].astype("object").fillna("") for name in texts})
    more = more.assign(line=range(9000, 9000 + len(rows))).astype(frame.dtypes.to_dict())
    whole = pd.concat([frame, more], ignore_index=True)
    return replace(found, tables={**found.tables, table: whole})


def observed(*rows: dict[str, Any], package: Package | None = None) -> Package:
    """A package with more observations: `year` stands for a full year; ids X0, X1 by position."""
    records = []
    for at, given in enumerate(rows):
        row = {**USUAL, "observation_id": f"X{at}", **given}
        if (year := row.pop("year", None)) is not None:
            row |= {"period_start": f"{year}-01-01", "period_end": f"{year}-12-31"}
        dates = {name: pd.Timestamp(row[name]) for name in ("period_start", "period_end")
                 if row.get(name)}  # fmt: skip
        records.append(row | dates)
    return with_rows("observations", records, package)


def edition(*rows: dict[str, Any], language: str = "zh", package: Package | None = None) -> Edition:
    """An edition of `observed`."""
    return Edition.of(observed(*rows, package=package), language)
