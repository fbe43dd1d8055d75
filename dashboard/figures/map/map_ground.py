"""What lies under the points of a map: outlines, names of places, and where the view is."""

import json
from dataclasses import replace

import pandas as pd

from components import interactive_map as maps
from dashboard.catalog import Edition, Package, remember

LEVELS = ("prefecture", "county")
GROUND = ("county", "prefecture")  # in the order of drawing
CLOSER = 0.6  # share of the width that is seen around a zone that a link names
ROOM = 0.2  # degrees around zones where there are no outlines
Box = tuple[float, float, float, float]


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


@remember
def view(package: Package, focus: str, prefectures: tuple[str, ...] = ()) -> maps.View:
    """The prefectures, else the whole province; moderately closer to the zone `focus` ("" for
    none)."""
    ground = maps.View(*(_of_prefectures(package, prefectures) or box(package)))
    table = package.tables["zones"]
    at = table[(table["subject_id"] == focus) & table["lon"].notna()]
    name = f"{focus}|{'|'.join(prefectures)}"
    if at.empty:
        return replace(ground, name=name)
    # half of the way, so that a zone at the border does not leave half of the map blank
    lon, lat = float(at.iloc[0]["lon"]), float(at.iloc[0]["lat"])
    return replace(ground.nearer(lon, lat, CLOSER), name=name)


def _of_prefectures(package: Package, chosen: tuple[str, ...]) -> Box | None:
    """The box of the outlines of these prefectures, else of their zones; None of neither."""
    content = outlines(package, "prefecture")
    features = json.loads(content)["features"] if content and chosen else []
    places = [
        place
        for feature in features
        if feature["properties"].get("subject_id") in chosen
        for polygon in feature["geometry"]["coordinates"]
        for place in polygon[0]
    ]
    if not places:
        zones = package.tables["zones"]
        own = zones[zones["prefecture_id"].isin(chosen)][["lon", "lat"]].dropna()
        places = own.to_numpy().tolist()
    if not places:
        return None
    lon, lat = [place[0] for place in places], [place[1] for place in places]
    room = 0.0 if features else ROOM
    return min(lon) - room, min(lat) - room, max(lon) + room, max(lat) + room


@remember
def box(package: Package) -> Box:
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
