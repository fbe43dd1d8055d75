"""Names on a still map, kept clear of the points and of each other."""

import math
from collections.abc import Iterable
from itertools import product

import pandas as pd

from components.charts.label_placement import Box
from components.text_width import ems

PREFECTURE_NAME, COUNTY_NAME = 15, 11  # px
# where a name may go instead: half widths to the right, heights up
MOVES = ((0, 0), (0, -1), (0, 1), (-1, -1), (1, 1), (1, -1), (-1, 1), (0, -2), (0, 2))
WIDE = 1.4  # half widths of a prefecture's name in heights, about: three characters
# the few names of prefectures try more places, the nearest first; none leaves its land or the map
CLOSE_MOVES = sorted(
    product((-0.5, -0.25, 0, 0.25), (-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2)),
    key=lambda move: math.hypot(move[0] * WIDE, move[1]),
)

Place = tuple[float, float, Box]  # lon and lat of the middle of a text, and its box


def apart(
    labels: pd.DataFrame,
    points: pd.DataFrame,
    scale: float,
    also: Iterable[Box] = (),
    large: int = PREFECTURE_NAME,
) -> pd.DataFrame:
    """Place names moved off the points, off `also` and off each other; without room, left out.

    The name of a prefecture without room stands where it meets the least, if half of it is clear.
    scale: px a degree of longitude; one of latitude is about as long at these latitudes. large: px
    of the names of prefectures.
    """
    taken = [*_boxes(points, scale), *also]
    names: list[Box] = []
    rows = []
    for row in labels.sort_values("level", ascending=False, kind="stable").to_dict("records"):
        county = row["level"] == "county"
        size = COUNTY_NAME if county else large
        half = ems(row["name"]) * size / 2
        places = []
        for right, up in MOVES if county else CLOSE_MOVES:
            lon, lat = row["lon"] + right * half / scale, row["lat"] + up * size / scale
            places.append((lon, lat, _box(lon, lat, half, size / 2, scale)))
        free = (p for p in places if not any(p[2].meets(o) for o in (*names, *taken)))
        found = next(free, None if county else _clearest(places, taken, names))
        if found:
            lon, lat, box = found
            names.append(box)
            rows.append({**row, "lon": lon, "lat": lat})
    return pd.DataFrame(rows, columns=list(labels.columns))


def _clearest(places: Iterable[Place], taken: Iterable[Box], names: Iterable[Box]) -> Place | None:
    """The place, clear of other names, whose box shares the least with what is taken."""
    clear = [place for place in places if not any(place[2].meets(name) for name in names)]
    shared = [sum(place[2].shared(other) for other in taken) for place in clear]
    least = min(shared, default=math.inf)
    found = clear[shared.index(least)] if clear else None
    return found if found and least <= found[2].shared(found[2]) / 2 else None


def _boxes(points: pd.DataFrame, scale: float) -> list[Box]:
    return [
        _box(p["lon"], p["lat"], p["radius"], p["radius"], scale) for p in points.to_dict("records")
    ]


def _box(lon: float, lat: float, half_width: float, half_height: float, scale: float) -> Box:
    x, y = lon * scale, -lat * scale
    return Box(x - half_width, y - half_height, x + half_width, y + half_height)
