"""What lies under the points of a map: outlines, names of places, and where the view is."""

import pandas as pd

from components import interactive_map as maps
from dashboard.catalog import Edition, Package, remember

LEVELS = ("prefecture", "county")
CLOSER = 0.7  # zoom steps towards a zone that a link names


@remember
def labels(edition: Edition) -> pd.DataFrame:
    """Short names of prefectures and counties where outlines have room for them."""
    subjects = edition.tables["subjects"]
    kinds = dict(zip(subjects["subject_id"], subjects["kind"], strict=True))
    places = edition.table("places")
    rows = places.assign(level=places["subject_id"].map(kinds))
    rows = rows[rows["level"].isin(LEVELS)]
    return pd.DataFrame(
        {
            "lon": rows["label_lon"],
            "lat": rows["label_lat"],
            "name": rows["short"],
            "level": rows["level"],
        }
    )


def outline_address(package: Package, level: str) -> str:
    """Where the browser finds the outlines of a level, from a page; it holds the data version."""
    return f"./geometry/{package.hash}/{level}.geojson"


def view(package: Package, focus: str, frame_size: tuple[int, int]) -> maps.View:
    """The whole province, or moderately closer to the zone `focus` ("" for none)."""
    whole = maps.fit(*box(package), *frame_size)
    table = package.tables["zones"]
    at = table[(table["subject_id"] == focus) & table["lon"].notna()]
    if at.empty:
        return whole
    zone = at.iloc[0]
    # half of the way, so that a zone at the border does not leave half of the map blank
    lon, lat = (whole.lon + float(zone["lon"])) / 2, (whole.lat + float(zone["lat"])) / 2
    return maps.View(lon, lat, whole.zoom + CLOSER)


@remember
def box(package: Package) -> tuple[float, float, float, float]:
    """West, south, east and north in degrees: of the outlines, else of the zones."""
    found = package.outlines.get("province") or package.outlines.get("prefecture")
    if found:
        return found.box
    points = package.tables["zones"][["lon", "lat"]].dropna()
    if points.empty:
        return 73.0, 18.0, 135.0, 54.0  # nothing to look at: the country
    (west, south), (east, north) = points.min(), points.max()
    return float(west), float(south), float(east), float(north)


def outlines(package: Package, level: str) -> bytes | None:
    """GeoJSON of one level with clockwise outer rings, or None where the package has none."""
    found = package.outlines.get(level)
    return found.content if found else None
