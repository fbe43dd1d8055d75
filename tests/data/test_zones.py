"""The registry of zones: what is verified, where the points stand, what they lie in."""

from collections import Counter, defaultdict

import pytest

from tests.data.tables import OBSERVATIONS, ZONES, table

# Registry rows graded low or low to medium and in no official list: they may stand as names,
# without figures or industries.
LOW_ZONES = {"bijie-hidz", "qixingguan-edz"}


def test_district_and_zone_aluminium_are_two_subjects() -> None:
    clusters = {row["subject_id"]: row["area"] for row in table("tables/clusters.csv")}
    assert clusters["shuicheng-aluminium"] == "zone"
    assert clusters["shuicheng-county-aluminium"] == clusters["xingren-aluminium"] == "county"


def test_no_value_of_low_confidence_is_entered() -> None:
    assert not [row["observation_id"] for row in OBSERVATIONS if row["confidence"] == "low"]
    subjects = {row["subject_id"] for row in OBSERVATIONS}
    assert not subjects & LOW_ZONES
    zones = {row["zone_id"] for row in table("tables/zone_industries.csv")}
    assert not zones & LOW_ZONES
    # of what was low only the catalogue speaks
    once_low = {"zhongshan-edz", "puding-park", "jinsha-edz", "bijiang-edz", "changming-edz"}
    official = ("catalogue-2018", "ghs-built-s-2023")
    rows = [row for row in OBSERVATIONS if row["subject_id"] in once_low]
    assert {row["source_id"] for row in rows} == set(official)
    doubtful = {"xishui-edz", "520330", "huishui-edz", "522731"}  # of other sources low to medium
    rows = [row for row in OBSERVATIONS if row["subject_id"] in doubtful]
    known = {*official, "nbs-census-2020", "ifoor-167955428911563"}
    assert {row["source_id"] for row in rows} <= known
    led = [row for row in table("tables/zone_industries.csv") if row["zone_id"] in once_low]
    assert {row["source_id"] for row in led} == {"catalogue-2018"}


def test_low_zones_stay_unverified() -> None:
    assert len(ZONES) == 72
    assert {key for key, row in ZONES.items() if row["confidence"] == "low"} == LOW_ZONES
    for row in ZONES.values():
        known = row["full_name_status"] == "seen" or row["confidence"] in {"high", "medium_high"}
        assert row["verification"] == ("verified" if known else "unverified"), row["subject_id"]


def test_zones_without_a_known_place_have_no_point() -> None:
    without = {key for key, row in ZONES.items() if not row["lon"]}
    assert without == {"guian-cbz", "guian-nda", "hongguo-edz", "panbei-edz"}
    for key, row in ZONES.items():
        assert bool(row["lon"]) == bool(row["lat"]), key
        assert row["location_precision"] == ("none" if key in without else "county_seat"), key
    assert {ZONES[key]["prefecture_id"] for key in ("guian-cbz", "guian-nda")} == {""}
    assert {ZONES[key]["county_id"] for key in ("guian-cbz", "guian-nda")} == {""}


def test_zones_of_one_county_share_its_seat() -> None:
    points: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in ZONES.values():
        points[row["county_id"]].add((row["lon"], row["lat"]))
    assert all(len(found) == 1 for found in points.values())
    lubi, qiandongnan = ZONES["lubi-edz"], ZONES["qiandongnan-hidz"]
    assert (lubi["lon"], lubi["lat"]) == (qiandongnan["lon"], qiandongnan["lat"])


def test_points_stand_on_the_seats_of_the_places() -> None:
    seats = {row["subject_id"]: row for row in table("tables/places.csv")}
    for row in (row for row in ZONES.values() if row["lon"]):
        seat = seats[row["county_id"]]
        assert float(row["lon"]) == pytest.approx(float(seat["seat_lon"]), abs=2e-5)
        assert float(row["lat"]) == pytest.approx(float(seat["seat_lat"]), abs=2e-5)


def test_the_province_has_its_prefectures_and_counties() -> None:
    kinds = Counter(row["kind"] for row in table("tables/subjects.csv"))
    found = [kinds[kind] for kind in ("province", "prefecture", "county", "zone")]
    assert found == [31, 9, 88, 72]
