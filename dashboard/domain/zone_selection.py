"""Which zones are looked at, and which of them share a point on the map."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

POINT_COLUMNS = ["lon", "lat", "count", "ids", "prefecture_id", "county_id", "location_precision"]


@dataclass(frozen=True, slots=True)
class ZoneFilter:
    """What a reader chose; an empty tuple means no restriction. All hold at once."""

    levels: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    prefectures: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Located:
    """points: POINT_COLUMNS, one row per point; unplaced: the zones without a point."""

    points: pd.DataFrame
    unplaced: pd.DataFrame


def select(
    zones: pd.DataFrame, wanted: ZoneFilter, zone_industries: pd.DataFrame | None = None
) -> pd.DataFrame:
    """The rows of zones that match, in their order.

    zone_industries: zone_id, industry_id; needed only for wanted.industries. Errors: ValueError if
    industries are asked for without it.
    """
    chosen = {
        "level_id": wanted.levels,
        "type_id": wanted.types,
        "prefecture_id": wanted.prefectures,
        "subject_id": wanted.ids,
    }
    result = zones
    for column, values in chosen.items():
        if values:
            result = result[result[column].isin(list(values))]
    if wanted.industries:
        if zone_industries is None:
            raise ValueError("zones can be filtered by industry only with zone_industries")
        inside = zone_industries["industry_id"].isin(list(wanted.industries))
        result = result[result["subject_id"].isin(zone_industries.loc[inside, "zone_id"])]
    return result.copy()


def co_located(zones: pd.DataFrame) -> Located:
    """Zones grouped by point (degrees to 6 decimals, about 0.1 m).

    points: count is the number of zones there, ids the sorted list of subject_id; prefecture_id,
    county_id and location_precision are "" where the zones of a point differ. Sorted by lon, lat.
    """
    placed = zones["lon"].notna() & zones["lat"].notna()
    rounded = zones[placed].assign(lon=zones["lon"].round(6), lat=zones["lat"].round(6))
    rows = []
    for (lon, lat), group in rounded.groupby(["lon", "lat"], sort=True):
        ids = sorted(str(value) for value in group["subject_id"])
        shared = [_only(group[name]) for name in POINT_COLUMNS[4:]]
        rows.append([lon, lat, len(ids), ids, *shared])
    return Located(pd.DataFrame(rows, columns=POINT_COLUMNS), zones[~placed].copy())


def _only(values: pd.Series) -> str:
    found = {str(value) for value in values}
    return found.pop() if len(found) == 1 else ""
