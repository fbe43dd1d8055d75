"""Values that may size or colour a point on the map: one a zone, comparable with each other."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.catalog import Edition, remember

MEASURED = ("stock", "flow")  # an area on paper can show amounts, not rates or ranks
WHOLE = ("full", "asof")  # part years, forecasts and derived values are not compared
LEAST = 5  # zones with a value in one year, from which on colours tell them apart


@dataclass(frozen=True)
class Quantity:
    """An indicator and the year of its values; no indicator: nothing is measured."""

    indicator: str = ""
    year: int = 0


# dated amounts of zones or of clusters in zones; an estimate, as by satellite, is one like another,
# a forecast is none
COMPARED: Mapping[str, Any] = {
    "filled": "zone year", "subject_kind": ("zone", "cluster"), "kind": MEASURED, "mark": WHOLE,
    "status": ("A", "P", "E"), "in_own_unit": True,
}  # fmt: skip


@remember
def indicators(edition: Edition) -> dict[str, str]:
    """Id -> name of the indicators that can size points, the best covered first."""
    return edition.named("indicator_id", "indicator", **COMPARED)


@remember
def colouring(edition: Edition) -> dict[str, str]:
    """Of `indicators`, those that can colour points: with values of enough zones in one year."""
    wide = _covered(edition, LEAST)
    return {key: name for key, name in indicators(edition).items() if key in wide}


@remember
def years(edition: Edition, indicator: str, least: int = 1) -> list[int]:
    """The years in which at least so many zones have values of the indicator, latest first."""
    return sorted(_covered(edition, least).get(indicator, ()), reverse=True)


@remember
def _covered(edition: Edition, least: int) -> dict[str, list[int]]:
    """Indicator -> years in which at least so many zones have values."""
    found = edition.counts("indicator_id", "year", "zone_id", **COMPARED)
    zones = found.groupby(["indicator_id", "year"], as_index=False).size()
    wide = zones[zones["size"] >= least]
    return {str(key): [int(y) for y in rows] for key, rows in wide.groupby("indicator_id")["year"]}


@remember
def values(edition: Edition, quantity: Quantity) -> pd.DataFrame:
    """One row of facts a zone: its own value, else that of its largest cluster.

    All are in the unit of the indicator. Adds said (subject, value and period in words), others
    (clusters that were passed over) and placed (whether the zone has a point).
    """
    rows = edition.facts(indicator=quantity.indicator, year=quantity.year, **COMPARED)
    rows = rows[rows["value"].notna()]
    rows = rows.assign(own=rows["subject_kind"] == "zone", main=rows["series"] == "main")
    order = ["own", "main", "value"]
    rows = rows.sort_values(order, ascending=False, kind="stable")
    passed = rows.groupby("zone_id")["subject_id"].transform("nunique") - 1
    said = rows["subject"] + " " + rows["display"] + " (" + rows["period"] + ")"
    zones = edition.tables["zones"]
    located = zones.loc[zones["lon"].notna() & zones["lat"].notna(), "subject_id"]
    rows = rows.assign(said=said, others=passed, placed=rows["zone_id"].isin(located))
    return rows.drop_duplicates("zone_id")


def incomparable(edition: Edition, quantity: Quantity) -> pd.DataFrame:
    """The facts that would be among `values` if their units could be converted."""
    other = {**COMPARED, "in_own_unit": False}
    return edition.facts(indicator=quantity.indicator, year=quantity.year, **other)
