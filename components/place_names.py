"""Names of places on a map, kept clear of the points and of each other."""

import pandas as pd

from components.charts.layout import Box, ems

PREFECTURE_NAME, COUNTY_NAME = 15, 11  # px
# where a name may go instead: half widths to the right, heights up
MOVES = ((0, 0), (0, -1), (0, 1), (-1, -1), (1, 1), (1, -1), (-1, 1), (0, -2), (0, 2))


def apart(labels: pd.DataFrame, points: pd.DataFrame, scale: float) -> pd.DataFrame:
    """Place names moved off the points and off each other; a name without room is left out.

    scale: px a degree of longitude; one of latitude is about as long at these latitudes.
    """
    taken = [
        _box(p["lon"], p["lat"], p["radius"], p["radius"], scale) for p in points.to_dict("records")
    ]
    rows = []
    for row in labels.sort_values("level", ascending=False, kind="stable").to_dict("records"):
        size = COUNTY_NAME if row["level"] == "county" else PREFECTURE_NAME
        half = ems(row["name"]) * size / 2
        for right, up in MOVES:
            lon, lat = row["lon"] + right * half / scale, row["lat"] + up * size / scale
            box = _box(lon, lat, half, size / 2, scale)
            if not any(box.meets(other) for other in taken):
                taken.append(box)
                rows.append({**row, "lon": lon, "lat": lat})
                break
    return pd.DataFrame(rows, columns=list(labels.columns))


def _box(lon: float, lat: float, half_width: float, half_height: float, scale: float) -> Box:
    x, y = lon * scale, -lat * scale
    return Box(x - half_width, y - half_height, x + half_width, y + half_height)
