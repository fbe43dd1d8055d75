"""Values that may size a point on the map: one a zone, comparable with each other."""

from dataclasses import dataclass

import pandas as pd

from dashboard.catalog import Package, remember
from dashboard.domain.availability import years_available
from dashboard.figures.facts import facts
from dashboard.figures.selection import by_frequency

MEASURED = ("stock", "flow")  # an area on paper can show amounts, not rates or ranks
WHOLE = ("full", "asof")  # part years, forecasts and derived values are not compared


@dataclass(frozen=True)
class Size:
    """An indicator and the year of its values; no indicator: all points alike."""

    indicator: str = ""
    year: int = 0


@remember
def sizable(package: Package, language: str) -> pd.DataFrame:
    """Facts that may size a point: dated amounts of zones or of clusters in zones."""
    rows = facts(package, language)
    own = (rows["zone_id"] != "") & rows["subject_kind"].isin(["zone", "cluster"])
    fit = rows["kind"].isin(MEASURED) & rows["mark"].isin(WHOLE) & (rows["value"] > 0)
    dated = rows["year"].notna() & ~rows["status"].isin(["E", "F"])
    return rows[own & fit & dated]


@remember
def indicators(package: Package, language: str) -> dict[str, str]:
    """Id -> name of the indicators that can size points, the best covered first."""
    return by_frequency(sizable(package, language), "indicator_id", "indicator")


@remember
def years(package: Package, language: str, indicator: str) -> list[int]:
    """The years in which the indicator has values, latest first."""
    rows = sizable(package, language)
    return years_available(rows[rows["indicator_id"] == indicator])[::-1]


@remember
def sizes(package: Package, language: str, size: Size) -> pd.DataFrame:
    """One row of facts a zone, of one unit: its own value, else that of its largest cluster.

    Adds said (subject, value and period in words) and others (clusters that were passed over).
    """
    rows = sizable(package, language)
    rows = rows[(rows["indicator_id"] == size.indicator) & (rows["year"] == size.year)]
    rows = rows[rows["unit_id"] == _most_common(rows["unit_id"])]
    rows = rows.assign(own=rows["subject_kind"] == "zone", main=rows["series"] == "main")
    order = ["own", "main", "value"]
    rows = rows.sort_values(order, ascending=False, kind="stable")
    passed = rows.groupby("zone_id")["subject_id"].transform("nunique") - 1
    said = rows["subject"] + " " + rows["display"] + " (" + rows["period"] + ")"
    return rows.assign(said=said, others=passed).drop_duplicates("zone_id")


def _most_common(values: pd.Series) -> str:
    return "" if values.empty else str(values.value_counts().index[0])
