"""What lies under the points of a map: outlines, names of places, and where the view is."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

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
    content = outlines(package, "province") or outlines(package, "prefecture")
    if content is None:
        points = package.tables["zones"][["lon", "lat"]].dropna()
        corners = [tuple(row) for row in points.to_numpy().tolist()]
    else:
        collection = json.loads(content)
        corners = [p for f in collection["features"] for p in _corners(f["geometry"])]
    if not corners:
        return 73.0, 18.0, 135.0, 54.0  # nothing to look at: the country
    lon, lat = [p[0] for p in corners], [p[1] for p in corners]
    return min(lon), min(lat), max(lon), max(lat)


def _corners(geometry: Mapping[str, Any]) -> Iterator[tuple[float, float]]:
    deep = geometry["coordinates"]
    for polygon in [deep] if geometry["type"] == "Polygon" else deep:
        for lon, lat, *_ in polygon[0]:
            yield lon, lat


@remember
def outlines(package: Package, level: str) -> bytes | None:
    """GeoJSON of one level with clockwise outer rings, or None where the package has none.

    The files follow RFC 7946 (counter-clockwise); on a sphere d3 takes that as everything outside
    the ring. deck.gl does not mind either way, so that one form serves both.
    """
    path = package.geometry(level)
    if path is None:
        return None
    collection = json.loads(path.read_text(encoding="utf-8"))
    for feature in collection["features"]:
        geometry = feature["geometry"]
        geometry["coordinates"] = _reversed(geometry["coordinates"], geometry["type"])
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _reversed(coordinates: Any, kind: str) -> Any:
    if kind == "Polygon":
        return [list(reversed(ring)) for ring in coordinates]
    return [[list(reversed(ring)) for ring in polygon] for polygon in coordinates]
