"""Which zones share a point on the map."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

SAME_PLACE = 6  # decimals of a degree, about 0.1 m
POINT_COLUMNS = ["lon", "lat", "count", "ids", "prefecture_id", "county_id", "location_precision"]


@dataclass(frozen=True, slots=True)
class Located:
    """points: POINT_COLUMNS, one row per point; unplaced: the zones without a point."""

    points: pd.DataFrame
    unplaced: pd.DataFrame


def co_located(zones: pd.DataFrame) -> Located:
    """Zones grouped by point (degrees to 6 decimals, about 0.1 m).

    points: count is the number of zones there, ids their subject_id in the order of `zones`;
    prefecture_id, county_id and location_precision are "" where the zones of a point differ.
    Sorted by lon, lat.
    """
    placed = zones["lon"].notna() & zones["lat"].notna()
    rounded = zones[placed].assign(
        lon=zones["lon"].round(SAME_PLACE), lat=zones["lat"].round(SAME_PLACE)
    )
    rows = []
    for (lon, lat), group in rounded.groupby(["lon", "lat"], sort=True):
        ids = [str(value) for value in group["subject_id"]]
        shared = [_only(group[name]) for name in POINT_COLUMNS[4:]]
        rows.append([lon, lat, len(ids), ids, *shared])
    return Located(pd.DataFrame(rows, columns=POINT_COLUMNS), zones[~placed].copy())


def _only(values: pd.Series) -> str:
    found = {str(value) for value in values}
    return found.pop() if len(found) == 1 else ""
