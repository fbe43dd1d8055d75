"""Units of measurement: values of one dimension in one unit, converted exactly.

A unit has a dimension (`area`) and a factor, how many base units of the dimension it is: a hectare
is 10,000 m². Units of one dimension are converted into each other; a unit without a dimension
into none, as months into days.
"""

from collections.abc import Mapping
from decimal import Decimal

import pandas as pd

Measures = Mapping[str, tuple[str, Decimal]]


def measures(units: pd.DataFrame) -> Measures:
    """Unit id -> dimension and factor of the units that can be converted.

    units: unit_id, dimension, factor. A table of an older package may lack the last two.
    """
    if not {"dimension", "factor"} <= set(units):
        return {}
    table = units[(units["dimension"] != "") & (units["factor"] > 0)]
    return {
        str(row["unit_id"]): (str(row["dimension"]), Decimal(repr(float(row["factor"]))))
        for row in table.to_dict("records")
    }


def ratio(unit: str, into: str, known: Measures) -> Decimal | None:
    """How many of the unit `into` one `unit` is; None where no conversion is known."""
    if unit == into:
        return Decimal(1)
    if unit not in known or into not in known or known[unit][0] != known[into][0]:
        return None
    return known[unit][1] / known[into][1]


def converted(value: float, by: Decimal) -> float:
    """The product as the double nearest to it: 450,000 by 0.0001 is 45 and nothing beside it."""
    return float(Decimal(repr(float(value))) * by)


def in_own_unit(observations: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    """Observations with their values in the unit of their indicator, where that is possible.

    observations: value, unit_id (as printed), own_unit_id (of the indicator). `value` and `unit_id`
    are then what is compared. Adds printed_value and printed_unit_id, both as they came; factor,
    by which the printed value was multiplied; in_own_unit, False where no conversion is known:
    such a value keeps its unit and is compared with none.
    """
    known = measures(units)
    other = observations[observations["unit_id"] != observations["own_unit_id"]]
    pairs = list(zip(other["unit_id"], other["own_unit_id"], strict=True))
    ratios = {pair: ratio(*pair, known) for pair in set(pairs)}
    by = pd.Series([ratios[pair] for pair in pairs], index=other.index, dtype="object").dropna()
    amounts = zip(other.loc[by.index, "value"], by, strict=True)
    exact = pd.Series([converted(value, times) for value, times in amounts], index=by.index)
    printed = observations["value"].astype("float64")
    found = observations.index.isin(by.index)
    return observations.assign(
        printed_value=printed,
        printed_unit_id=observations["unit_id"],
        value=exact.astype("float64").reindex(observations.index).fillna(printed),
        unit_id=observations["unit_id"].mask(found, observations["own_unit_id"]),
        factor=by.astype("float64").reindex(observations.index, fill_value=1.0),
        in_own_unit=found | (observations["unit_id"] == observations["own_unit_id"]),
    )
