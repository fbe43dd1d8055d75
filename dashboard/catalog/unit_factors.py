"""Dimension and factor of the units of a package, also of one that was made before it had them."""

import csv
from functools import cache

import pandas as pd

from dashboard import resources


def with_factors(units: pd.DataFrame) -> pd.DataFrame:
    """The table of units. Where no unit has a dimension, those that the program's own table has
    under the same id and Chinese name have the dimension and factor of that."""
    if (units["dimension"] != "").any():
        return units
    own = _own()
    found = [own.get(key, ("", None)) for key in zip(units["unit_id"], units["name_zh"],
                                                     strict=True)]  # fmt: skip
    dimensions, factors = [d for d, _ in found], [f for _, f in found]
    return units.assign(
        dimension=pd.Series(dimensions, units.index, dtype="str"),
        factor=pd.Series(factors, units.index, dtype="float64"),
    )


@cache
def _own() -> dict[tuple[str, str], tuple[str, float]]:
    path = resources.DATA / "tables" / "units.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {
            (row["unit_id"], row["name_zh"]): (row["dimension"], float(row["factor"]))
            for row in csv.DictReader(file)
            if row["dimension"]
        }
