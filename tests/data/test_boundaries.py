"""The committed outlines and places: complete, neighbours meeting, in WGS-84 and small enough."""

import csv
import json
from itertools import combinations
from math import cos, pi, radians, sin, sqrt
from pathlib import Path
from typing import Any

import pytest
import shapely  # type: ignore[import-untyped, unused-ignore]
import yaml

DATA = Path(__file__).parents[2] / "data"
LAYERS = {"province": "province", "prefecture": "prefectures", "county": "counties"}
MAX_TOTAL_BYTES = 600_000
NAMES = ("subject_id", "level", "name_zh", "name_en", "parent_id")
# The seat of Nanming District (520102) as published in GCJ-02, and its WGS-84 position worked out
# outside the project: a nested grid search on `gcj02_of` below, whose result 106.710608, 26.571469
# is 0.003766 degrees west and 0.003525 degrees north of the published point.
NANMING_GCJ02 = (106.714374, 26.567944)
NANMING_WGS84 = (106.71061, 26.57147)
# Centroid of the province before simplification, converted in the same way; in GCJ-02 it is
# 106.87806, 26.81244.
PROVINCE_CENTROID_WGS84 = (106.87432, 26.81610)
# The FAST radio telescope stands in Pingtang County, at 25°39'11" N 106°51'24" E (WGS-84).
FAST_WGS84, PINGTANG = (106 + 51 / 60 + 24 / 3600, 25 + 39 / 60 + 11 / 3600), "522727"


def features(level: str) -> list[dict[str, Any]]:
    text = (DATA / "geo" / f"{LAYERS[level]}.geojson").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = json.loads(text)["features"]
    return found


def outlines(level: str) -> dict[str, Any]:
    return {
        feature["properties"]["subject_id"]: shapely.geometry.shape(feature["geometry"])
        for feature in features(level)
    }


def table(name: str) -> list[dict[str, str]]:
    with (DATA / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def places(level: str = "") -> list[dict[str, str]]:
    """Rows of places.csv with level, names and parent from subjects.csv."""
    subjects = {row["subject_id"]: row | {"level": row["kind"]} for row in table("subjects")}
    rows = [row | subjects[row["subject_id"]] for row in table("places")]
    return [row for row in rows if row["level"] == level or not level]


def vertices(found: dict[str, Any]) -> set[tuple[float, float]]:
    return {(x, y) for x, y in shapely.get_coordinates(list(found.values()))}


def gcj02_of(lon: float, lat: float) -> tuple[float, float]:
    """WGS-84 to GCJ-02 (degrees): the widely published form, on the Krasovsky 1940 ellipsoid.

    Written from that form, not from prcoords, and run forwards: it shares nothing with the inverse
    that built the files.
    """
    x, y = lon - 105, lat - 35
    common = (20 * sin(6 * x * pi) + 20 * sin(2 * x * pi)) * 2 / 3
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x)) + common
    north += (20 * sin(y * pi) + 40 * sin(y / 3 * pi)) * 2 / 3
    north += (160 * sin(y / 12 * pi) + 320 * sin(y / 30 * pi)) * 2 / 3
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x)) + common
    east += (20 * sin(x * pi) + 40 * sin(x / 3 * pi)) * 2 / 3
    east += (150 * sin(x / 12 * pi) + 300 * sin(x / 30 * pi)) * 2 / 3
    axis, squared = 6378245.0, 0.00669342162296594323
    magic = 1 - squared * sin(radians(lat)) ** 2
    metres_north = axis * (1 - squared) / (magic * sqrt(magic)) * pi / 180
    metres_east = axis / sqrt(magic) * cos(radians(lat)) * pi / 180
    return lon + east / metres_east, lat + north / metres_north


@pytest.mark.parametrize(("level", "count"), [("province", 1), ("prefecture", 9), ("county", 88)])
def test_each_level_is_complete_and_bears_the_names_of_subjects(level: str, count: int) -> None:
    rows = [{key: row[key] for key in NAMES} for row in places(level)]
    assert [feature["properties"] for feature in features(level)] == rows
    assert len(rows) == count
    subjects = {row["subject_id"] for row in table("subjects") if row["kind"] == level}
    if level == "province":  # the others are there to be compared with, not to be drawn
        subjects &= {"520000"}
    assert subjects == {row["subject_id"] for row in rows}


def test_names_levels_and_parents_of_places_are_kept_in_subjects_alone() -> None:
    schema = yaml.safe_load((DATA / "schemas" / "places.yaml").read_text(encoding="utf-8"))
    assert list(table("places")[0]) == [field["name"] for field in schema["fields"]]


def test_every_place_hangs_on_the_place_that_its_adcode_names() -> None:
    for row in places():
        code = row["adcode"]
        county, prefecture = code[:4] + "00", "520000"
        parents = {"province": "", "prefecture": prefecture, "county": county}
        assert row["subject_id"] == code
        assert row["parent_id"] == parents[row["level"]], row["name_zh"]


def test_names_are_distinct_and_of_the_right_kind() -> None:
    rows = places()
    kinds = {
        "省": "Province",
        "自治州": "Autonomous Prefecture",
        "自治县": "Autonomous County",
        "特区": "Special District",
        "市": "City",
        "区": "District",
        "县": "County",
    }
    for row in rows:
        kind = next(english for end, english in kinds.items() if row["name_zh"].endswith(end))
        assert row["name_en"].endswith(f" {kind}"), row
        assert row["name_en"].startswith(f"{row['short_en']} "), row
        assert row["name_zh"].startswith(row["short_zh"].removesuffix("州")), row
        assert len(row["short_zh"]) >= 2, row
    for column in ("adcode", "name_zh", "name_en", "short_zh", "short_en"):
        assert len({row[column] for row in rows}) == len(rows), column


@pytest.mark.parametrize("level", LAYERS)
def test_outlines_are_valid_and_neighbours_meet(level: str) -> None:
    found = list(outlines(level).values())
    for outline in found:
        assert outline.is_valid and not outline.is_empty
    assert shapely.coverage_is_valid(found)


def test_levels_meet_exactly() -> None:
    counties, prefectures = outlines("county"), outlines("prefecture")
    union = shapely.union_all(list(counties.values()))
    assert union.equals(shapely.union_all(list(prefectures.values())))
    assert union.equals(outlines("province")["520000"])
    assert vertices(outlines("province")) <= vertices(prefectures) <= vertices(counties)


def test_every_county_lies_inside_its_prefecture() -> None:
    counties, prefectures = outlines("county"), outlines("prefecture")
    for row in places("county"):
        assert prefectures[row["parent_id"]].covers(counties[row["adcode"]]), row["name_zh"]


@pytest.mark.parametrize("level", LAYERS)
def test_exterior_rings_run_counter_clockwise_and_holes_clockwise(level: str) -> None:
    for code, outline in outlines(level).items():
        for part in shapely.get_parts(outline):
            assert part.exterior.is_ccw, code
            assert not any(hole.is_ccw for hole in part.interiors), code


def test_outlines_are_small_enough_to_send() -> None:
    sizes = [(DATA / "geo" / f"{name}.geojson").stat().st_size for name in LAYERS.values()]
    assert sum(sizes) < MAX_TOTAL_BYTES


@pytest.mark.parametrize("point", ["label", "seat"])
def test_labels_and_seats_lie_inside_their_outline(point: str) -> None:
    without = []
    for row in places():
        lon, lat = row[f"{point}_lon"], row[f"{point}_lat"]
        if not lon and not lat:
            without.append(row["adcode"])
            continue
        outline = outlines(row["level"])[row["adcode"]]
        assert outline.contains(shapely.Point(float(lon), float(lat))), row["name_zh"]
    # No public seat of Panzhou is at hand: an empty cell, never a label point in its stead.
    assert without == (["520281"] if point == "seat" else [])


def label_box(row: dict[str, str]) -> Any:
    """The room of a name on a map of 600 x 560 pixels: one square for each Chinese character."""
    # 1.05 km per pixel; the scale of the Mercator map in Guizhou's middle, off by 2 % at its ends.
    x = float(row["label_lon"]) * cos(radians(26.9)) * 111.32 / 1.05
    y = float(row["label_lat"]) * 110.8 / 1.05
    size = {"prefecture": 16, "county": 10}[row["level"]]
    half = size * len(row["short_zh"]) / 2
    return shapely.box(x - half, y - size / 2, x + half, y + size / 2)


def test_names_on_the_province_map_do_not_cover_each_other() -> None:
    rows = places("prefecture") + places("county")
    for one, other in combinations(rows, 2):
        shared = label_box(one).intersection(label_box(other)).area
        assert shared == 0, (one["short_zh"], other["short_zh"])


def test_seats_were_moved_from_gcj02_to_wgs84() -> None:
    row = next(row for row in places() if row["adcode"] == "520102")
    seat = (float(row["seat_lon"]), float(row["seat_lat"]))
    assert seat == NANMING_WGS84
    # Half of the last of five decimals, and a little for the formula.
    assert gcj02_of(*seat) == pytest.approx(NANMING_GCJ02, rel=0, abs=6e-6)


def test_outlines_were_moved_from_gcj02_to_wgs84() -> None:
    centroid = outlines("province")["520000"].centroid
    # An eighth of the shift between the two systems; simplifying moves a centroid far less.
    assert (centroid.x, centroid.y) == pytest.approx(PROVINCE_CENTROID_WGS84, rel=0, abs=5e-4)


def test_a_known_place_falls_in_its_county_alone() -> None:
    point = shapely.Point(FAST_WGS84)
    assert [code for code, found in outlines("county").items() if found.contains(point)] == [
        PINGTANG
    ]
