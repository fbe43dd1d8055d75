"""The invented outlines: valid, in one piece, meeting exactly, and in the open sea."""

import json

import pytest
import shapely

from dashboard.demo import fictional_outlines
from dashboard.demo.fictional_outlines import COUNTIES, PREFECTURES, Region
from dashboard.demo.world import chance, geojson

SEEDS = (0, 1, 7, 99)


def build(seed: int) -> dict[str, list[Region]]:
    return fictional_outlines.build(chance(seed, "outlines"))


@pytest.mark.parametrize("seed", SEEDS)
def test_regions_meet_and_fill_the_province(seed: int) -> None:
    shapes = {
        level: [shapely.Polygon(r.rings[0], r.rings[1:]) for r in regions]
        for level, regions in build(seed).items()
    }
    assert [len(found) for found in shapes.values()] == [1, PREFECTURES, COUNTIES]
    for found in shapes.values():
        assert all(shape.is_valid for shape in found)
        assert shapely.coverage_is_valid(found)
        assert shapely.union_all(found).equals(shapes["province"][0])


@pytest.mark.parametrize("seed", SEEDS)
def test_the_province_lies_in_the_open_sea(seed: int) -> None:
    # nearest land: Cape Three Points, Ghana (4.7 N 2.1 W) and Annobon (1.4 S 5.6 E)
    west, south, east, north = shapely.Polygon(build(seed)["province"][0].rings[0]).bounds
    assert -4 < west < east < 4
    assert -4 < south < north < 4


def test_outer_rings_run_counter_clockwise_and_are_closed() -> None:
    for regions in build(7).values():
        for region in regions:
            assert region.rings[0][0] == region.rings[0][-1]
            assert shapely.LinearRing(region.rings[0]).is_ccw


def test_labels_and_spots_lie_inside() -> None:
    for region in build(7)["county"]:
        shape = shapely.Polygon(region.rings[0], region.rings[1:])
        assert all(shape.contains(shapely.Point(spot)) for spot in region.spots)


def test_counties_name_a_prefecture() -> None:
    assert {region.parent for region in build(7)["county"]} == set(range(PREFECTURES))


def test_geojson_has_a_feature_a_region() -> None:
    regions = build(7)["prefecture"]
    collection = json.loads(geojson(regions, {n: {"subject_id": str(n)} for n in range(9)}))
    assert [f["properties"]["subject_id"] for f in collection["features"]] == list("012345678")
