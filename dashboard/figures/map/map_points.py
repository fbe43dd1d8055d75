"""Zones as points of a map, with their colour, size and what they say, and which share a point."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import pandas as pd

from components import formats
from components import interactive_map as maps
from components.theme import Look
from dashboard.figures.map.point_values import Quantity
from dashboard.i18n import translator

SAME, LARGEST, EMPTY = 6.0, 20.0, 4.0  # radius in px: all alike; the largest amount; no value
SMALLEST, ZERO = 4.0, 3.0  # radius in px: of a value; of zero
SIZES = (1, 4, 20)  # circles of the legend: about the largest amount, a quarter, a twentieth
SAME_PLACE = 6  # decimals of a degree, about 0.1 m
POINT_COLUMNS = ["lon", "lat", "count", "ids", "prefecture_id", "county_id", "location_precision"]


def map_points(
    frame: pd.DataFrame,
    sized: pd.DataFrame,
    size: Quantity,
    zone: str,
    look: Look,
    largest: float = 0.0,
) -> pd.DataFrame:
    """One row a zone with a place, in the columns of `components.interactive_map`.

    frame: zones with their colour; where there are such columns, told (what the colour stands for,
    in words) and lacking (bool: the colour stands for no value). sized: values by `size`; an area
    shows an amount, so that a value below zero has that of its amount and is marked. largest: the
    amount that has the largest area; by default that of `sized`.
    """
    t = translator(look.language)
    usual: dict[str, Any] = {"told": "", "lacking": False, "contested": ""}
    frame = frame.assign(**{name: v for name, v in usual.items() if name not in frame})
    frame = frame[frame["lon"].notna() & frame["lat"].notna()]
    value = dict(zip(sized["zone_id"], sized["value"], strict=True))
    # of what can be drawn, whatever the filters
    most = largest or sized.loc[sized["placed"], "value"].abs().max()
    said = dict(zip(sized["zone_id"], sized["said"], strict=True))
    rows = []
    for row in frame.to_dict("records"):
        own = value.get(row["subject_id"])
        lacking = bool(size.indicator and own is None) or bool(row["lacking"])
        words = [row["county"], row["told"], said.get(row["subject_id"], "")]
        tip = [*words, row["contested"] or (t("no value") if lacking else "")]
        rows.append({
            # rounded, so that zones at one seat have one place
            "point_id": row["subject_id"], "lon": round(row["lon"], SAME_PLACE),
            "lat": round(row["lat"], SAME_PLACE),
            "colour": row["colour"],
            "radius": _radius(own, most) if size.indicator else SAME,
            "hollow": lacking,
            "negative": own is not None and own < 0,
            "label": row["name"],
            "tip": "\n".join(dict.fromkeys(line for line in tip if line)),
            "chosen": zone == row["subject_id"],
        })  # fmt: skip
    points = pd.DataFrame(rows, columns=list(maps.POINT))
    # the smallest on top, so that none is hidden
    return points.sort_values("radius", ascending=False, kind="stable", ignore_index=True)


def sizes(sized: pd.DataFrame, most: float, look: Look) -> tuple[maps.Size, ...]:
    """Circles for a legend: round amounts up to the largest, `most`."""
    if not most or sized.empty:
        return ()
    unit = str(sized["unit"].iloc[0])
    found: list[maps.Size] = []
    for amount in dict.fromkeys(_round(most / part) for part in SIZES):
        radius = LARGEST * math.sqrt(amount / most)
        if radius > SMALLEST or not found:
            words = formats.quantity(amount, unit, "exact", look.language)
            found.append(maps.Size(radius, words))
    return tuple(found)


def _round(amount: float) -> float:
    """The next of 1, 2 and 5 times a power of ten that is not above."""
    power = 10.0 ** math.floor(math.log10(amount))
    return float(
        f"{max(step for step in (1, 2, 5) if step * power <= amount * 1.0000001) * power:.6g}"
    )


def _radius(value: float | None, most: float) -> float:
    """Radius in px by which the area of a point is in proportion to the amount of its value."""
    if not value:
        return EMPTY if value is None else ZERO
    return max(LARGEST * math.sqrt(abs(value) / most), SMALLEST)


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
