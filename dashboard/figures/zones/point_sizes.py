"""Values that may size a point on the map: one a zone, comparable with each other."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.catalog import Edition, remember

MEASURED = ("stock", "flow")  # an area on paper can show amounts, not rates or ranks
WHOLE = ("full", "asof")  # part years, forecasts and derived values are not compared


@dataclass(frozen=True)
class Size:
    """An indicator and the year of its values; no indicator: all points alike."""

    indicator: str = ""
    year: int = 0


# what may size a point: dated amounts of zones or of clusters in zones
SIZING: Mapping[str, Any] = {
    "filled": "zone year", "subject_kind": ("zone", "cluster"), "kind": MEASURED, "mark": WHOLE,
    "status": ("A", "P"),
}  # fmt: skip


@remember
def indicators(edition: Edition) -> dict[str, str]:
    """Id -> name of the indicators that can size points, the best covered first."""
    return edition.named("indicator_id", "indicator", **SIZING)


@remember
def years(edition: Edition, indicator: str) -> list[int]:
    """The years in which the indicator has values, latest first."""
    return edition.years(indicator=indicator, **SIZING)[::-1]


@remember
def sizes(edition: Edition, size: Size) -> pd.DataFrame:
    """One row of facts a zone, of one unit: its own value, else that of its largest cluster.

    Adds said (subject, value and period in words) and others (clusters that were passed over).
    """
    rows = edition.facts(indicator=size.indicator, year=size.year, **SIZING)
    rows = rows[rows["value"] > 0]
    rows = rows[rows["unit_id"] == _most_common(rows["unit_id"])]
    rows = rows.assign(own=rows["subject_kind"] == "zone", main=rows["series"] == "main")
    order = ["own", "main", "value"]
    rows = rows.sort_values(order, ascending=False, kind="stable")
    passed = rows.groupby("zone_id")["subject_id"].transform("nunique") - 1
    said = rows["subject"] + " " + rows["display"] + " (" + rows["period"] + ")"
    return rows.assign(said=said, others=passed).drop_duplicates("zone_id")


def _most_common(values: pd.Series) -> str:
    return "" if values.empty else str(values.value_counts().index[0])
