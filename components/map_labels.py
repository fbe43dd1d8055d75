"""Names and counts on a map, kept clear of the points and of each other."""

from collections.abc import Iterable

import pandas as pd

from components.charts.label_placement import Box
from components.text_width import ems

PREFECTURE_NAME, COUNTY_NAME, COUNT = 15, 11, 11  # px
# where a count may go: right (1) or left (-1) of its point and so many heights up; (0, 1) is above
# it, (0, -1) below
SIDES = ((1, 0.7), (1, 0), (1, -0.7), (-1, 0.7), (-1, 0), (-1, -0.7), (0, 1), (0, -1))
GAP = 2.0  # px between a point and its count
# where a name may go instead: half widths to the right, heights up
MOVES = ((0, 0), (0, -1), (0, 1), (-1, -1), (1, 1), (1, -1), (-1, 1), (0, -2), (0, 2))


def counts(points: pd.DataFrame, scale: float) -> pd.DataFrame:
    """Where to print how many zones share a seat: lon and lat of the middle of the text n.

    Beside its point, clear of the other points and counts; where there is no such place, where it
    meets the fewest. scale: as in `apart`.
    """
    taken, rows = _boxes(points, scale), []
    for point in points[points["count"] > 1].to_dict("records"):
        text = f"×{point['count']}"
        half = ems(text) * COUNT / 2
        places = []
        for side, up in SIDES:
            aside = side * (point["radius"] + GAP + half)
            rise = up * (COUNT if side else point["radius"] + GAP + COUNT / 2)
            lon, lat = point["lon"] + aside / scale, point["lat"] + rise / scale
            places.append((lon, lat, _box(lon, lat, half, COUNT / 2, scale)))
        lon, lat, box = min(places, key=lambda place: sum(place[2].meets(other) for other in taken))
        taken.append(box)
        rows.append({"lon": lon, "lat": lat, "n": text})
    return pd.DataFrame(rows, columns=["lon", "lat", "n"])


def count_boxes(found: pd.DataFrame, scale: float) -> list[Box]:
    """The room that `counts` take."""
    return [
        _box(row["lon"], row["lat"], ems(row["n"]) * COUNT / 2, COUNT / 2, scale)
        for row in found.to_dict("records")
    ]


def apart(
    labels: pd.DataFrame,
    points: pd.DataFrame,
    scale: float,
    also: Iterable[Box] = (),
    large: int = PREFECTURE_NAME,
) -> pd.DataFrame:
    """Place names moved off the points, off `also` and off each other; without room, left out.

    scale: px a degree of longitude; one of latitude is about as long at these latitudes. large: px
    of the names of prefectures.
    """
    taken = [*_boxes(points, scale), *also]
    rows = []
    for row in labels.sort_values("level", ascending=False, kind="stable").to_dict("records"):
        size = COUNTY_NAME if row["level"] == "county" else large
        half = ems(row["name"]) * size / 2
        for right, up in MOVES:
            lon, lat = row["lon"] + right * half / scale, row["lat"] + up * size / scale
            box = _box(lon, lat, half, size / 2, scale)
            if not any(box.meets(other) for other in taken):
                taken.append(box)
                rows.append({**row, "lon": lon, "lat": lat})
                break
    return pd.DataFrame(rows, columns=list(labels.columns))


def _boxes(points: pd.DataFrame, scale: float) -> list[Box]:
    return [
        _box(p["lon"], p["lat"], p["radius"], p["radius"], scale) for p in points.to_dict("records")
    ]


def _box(lon: float, lat: float, half_width: float, half_height: float, scale: float) -> Box:
    x, y = lon * scale, -lat * scale
    return Box(x - half_width, y - half_height, x + half_width, y + half_height)
