"""Values that may have been entered wrongly, as warnings.

They are looked for where a package is checked, not where it is opened, as every page opens it.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from components import formats
from dashboard.catalog.edition import Edition
from dashboard.catalog.fact_words import named
from dashboard.catalog.facts import printed_facts
from dashboard.catalog.reading.problems import Code, Problem
from dashboard.domain import plausibility

TABLE = "observations"


def doubtful_values(edition: Edition) -> list[Problem]:
    """A warning for each value in doubt, with names in the language of the edition."""
    rows = named(edition, printed_facts(edition.package))
    percentages = rows[rows["unit"] == "%"]
    shares = percentages[percentages["kind"] == "share"]
    return [
        *(_unit(row, edition) for row in _records(plausibility.unlike_units(rows))),
        *_values(Code.VALUE_FRACTION, plausibility.fractions(percentages), edition),
        *_values(Code.VALUE_BEYOND_WHOLE, plausibility.beyond_whole(shares), edition),
        *_values(Code.VALUE_JUMP, plausibility.jumps(rows), edition),
    ]


def _unit(row: Mapping[str, Any], edition: Edition) -> Problem:
    """The same for all values of an indicator in one unit, so that they are told as one cause."""
    unit, own = row["printed_unit_id"], row["own_unit_id"]
    code = Code.UNIT_CONVERTED if row["in_own_unit"] else Code.UNIT_APART
    rule = _rule(unit, own, row["factor"]) if row["in_own_unit"] else own
    detail = f"{row['indicator']}{edition.t(': ')}{rule}"
    return Problem(code, TABLE, int(row["line"]), "unit_id", unit, detail)


def _rule(unit: str, own: str, factor: float) -> str:
    """1 km2 = 100 ha: the larger unit by the smaller."""
    if factor < 1:
        unit, own, factor = own, unit, 1 / factor
    return f"1 {unit} = {formats.number(factor)} {own}"


def _values(code: Code, rows: pd.DataFrame, edition: Edition) -> list[Problem]:
    return [
        Problem(
            code, TABLE, int(row["line"]), "value", formats.number(row["printed_value"]),
            edition.t(", ").join([row["subject"], row["indicator"], row["printed_unit_id"]]),
        )
        for row in _records(rows)
    ]  # fmt: skip


def _records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in rows.to_dict("records")]
