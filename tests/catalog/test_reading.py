"""What an owner's folder may hold: each fault costs what it is in, and is named."""

import csv
import json
import os
import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from dashboard import catalog, i18n, resources
from dashboard.catalog import Edition, Package
from dashboard.catalog.reading import csv_cells
from dashboard.catalog.reading.fault_words import describe, messages
from dashboard.catalog.reading.problems import Code, Problem
from dashboard.figures.map.map_ground import box
from tests.catalog.test_package import edit

Change = Callable[[str], str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "package"
    shutil.copytree(resources.DATA, copy)
    return copy


def named(package: Package) -> list[tuple[str, str]]:
    return [(problem.code, problem.table) for problem in package.problems]


# --- names of columns


@pytest.mark.parametrize(
    "head",
    [
        "subject_id ", " subject_id", "Subject_ID", "SUBJECT_ID", "subject id", "subject-id",
        "\ufeffsubject_id", "subject_id\u200b", "对象", "Subject", "ｓubject_ｉｄ",
        '"subject_id\n"',
    ],
)  # fmt: skip
def test_a_column_is_known_however_its_name_is_set(folder: Path, head: str) -> None:
    path = folder / "tables" / "observations.csv"
    edit(path, lambda text: text.replace("subject_id", head, 1))
    package = catalog.open_package(folder)
    assert (package.problems, package.warnings) == ((), ())
    assert len(package.tables["observations"]) == 1374


def test_a_misspelled_column_is_named_with_the_one_that_is_meant(folder: Path) -> None:
    path = folder / "tables" / "observations.csv"
    edit(path, lambda text: text.replace("subject_id", "subjet_id", 1))
    first, *follow = catalog.open_package(folder).problems
    assert (first.code, first.value, first.detail) == (
        "column_misspelled", "subjet_id", "subject_id",
    )  # fmt: skip
    assert {p.code for p in follow} == {"key_refused"}, "consequences are counted behind the cause"


def test_a_column_that_nobody_needs_may_be_absent(folder: Path) -> None:
    path = folder / "tables" / "units.csv"
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    names = [name for name in rows[0] if name != "per_en"]
    written = [names, *([row[name] for name in names] for row in rows)]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(written)
    package = catalog.open_package(folder)
    assert [(p.code, p.column) for p in package.warnings] == [("column_absent", "per_en")]
    assert set(package.tables["units"]["per_en"]) == {""}
    assert len(package.tables["units"]) == len(rows)


def test_a_column_that_is_there_twice_costs_its_table(folder: Path) -> None:
    edit(folder / "tables" / "levels.csv", lambda text: text.replace("name_en", "name_zh", 1))
    package = catalog.open_package(folder)
    assert ("column_repeated", "levels") in named(package)
    assert package.tables["levels"].empty


# --- files


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("zones.xlsx", "file_workbook"), ("园区.csv", "file_unused"),
        ("zones (2).csv", "file_unused"), ("notes.txt", "file_unused"),
        ("zones.et", "file_workbook"),
    ],
)  # fmt: skip
def test_a_file_that_no_table_reads_is_named(folder: Path, name: str, code: str) -> None:
    (folder / "tables" / name).write_bytes(b"x")
    problem = catalog.open_package(folder).problems[0]
    assert (problem.code, problem.table) == (code, f"tables/{name}")
    assert name in describe(problem, {}, i18n.translator("zh"), "zh")


@pytest.mark.parametrize("name", [".DS_Store", "~$zones.xlsx", "Thumbs.db", "README.txt"])
def test_what_systems_and_owners_leave_beside_the_tables_is_not(folder: Path, name: str) -> None:
    (folder / "tables" / name).write_bytes(b"x")
    assert catalog.open_package(folder).problems == ()


def _folder(path: Path) -> None:
    path.mkdir()


def _nowhere(path: Path) -> None:
    path.symlink_to("nowhere.csv")


def _circle(path: Path) -> None:
    path.symlink_to(path.name)


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(2_000_000_000)


@pytest.mark.parametrize("make", [_folder, _nowhere, _circle, os.mkfifo, _device, _sparse])
@pytest.mark.parametrize("name", ["backup.csv", "zones.csv"])
def test_odd_things_among_the_tables_cost_their_table_at_most(
    folder: Path, make: Callable[[Path], None], name: str
) -> None:
    path = folder / "tables" / name
    path.unlink(missing_ok=True)
    make(path)
    package = catalog.open_package(folder)
    causes = [p for p in package.problems if p.code != "key_refused"]
    assert len(causes) == 1
    assert len(package.tables["observations"]) == 1374
    assert package.tables["zones"].empty == (name == "zones.csv")


def test_files_saved_one_after_the_other_are_not_mixed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second file is saved while the first has been read: both are read again."""
    units, levels = folder / "tables" / "units.csv", folder / "tables" / "levels.csv"
    read: list[str] = []
    usual = csv_cells.file_within

    def reading(root: Path, path: Path) -> bytes:
        content = usual(root, path)
        if path == units and units.name not in read:
            edit(units, lambda text: text.replace("亿元", "亿圆", 1))
            edit(levels, lambda text: text.replace("国家级", "国级", 1))
        read.append(path.name)
        return content

    monkeypatch.setattr("dashboard.catalog.package.file_within", reading)
    package = catalog.open_package(folder)
    names = Edition.of(package, "zh").names
    assert names("units")["yi_yuan"] == "亿圆"
    assert "国级" in names("levels").values()
    assert read.count("units.csv") == 2


# --- outlines


def geojson(folder: Path, level: str, change: Callable[[Any], Any]) -> None:
    path = folder / "geo" / f"{level}.geojson"
    content = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(change(content), ensure_ascii=False), encoding="utf-8")


def area(ring: list[list[float]]) -> float:
    pairs = pairwise(ring)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs) / 2


def turned(collection: Any) -> Any:
    for feature in collection["features"]:
        shape = feature["geometry"]
        deep = shape["coordinates"]
        polygons = [deep] if shape["type"] == "Polygon" else deep
        shape["type"] = "MultiPolygon"
        shape["coordinates"] = [[ring[::-1] for ring in polygon] for polygon in polygons]
    return collection


def with_hole(collection: Any) -> Any:
    square = [[106, 26], [108, 26], [108, 28], [106, 28], [106, 26]]
    hole = [[106.5, 26.5], [107.5, 26.5], [107.5, 27.5], [106.5, 27.5], [106.5, 26.5]]
    shape = {"type": "Polygon", "coordinates": [square, hole]}
    return {**collection, "features": [{"type": "Feature", "properties": {}, "geometry": shape}]}


@pytest.mark.parametrize(
    "change", [lambda c: c, turned, with_hole], ids=["as is", "turned", "hole"]
)
def test_rings_run_as_the_map_needs_them_whatever_the_file_has(
    folder: Path, change: Callable[[Any], Any]
) -> None:
    geojson(folder, "province", change)
    package = catalog.open_package(folder)
    assert package.problems == ()
    for feature in json.loads(package.outlines["province"].content)["features"]:
        for outer, *holes in feature["geometry"]["coordinates"]:
            assert area(outer) < 0
            assert all(area(hole) > 0 for hole in holes)


def test_a_hole_stays_a_hole(folder: Path) -> None:
    geojson(folder, "province", with_hole)
    package = catalog.open_package(folder)
    polygon = json.loads(package.outlines["province"].content)["features"][0]["geometry"]
    assert [abs(area(ring)) for ring in polygon["coordinates"][0]] == [4.0, 1.0]
    assert box(package) == (106, 26, 108, 28)


POINTS = {"type": "Point", "coordinates": [106, 26]}
FAR = {"type": "Polygon", "coordinates": [[[1e9, 0], [1, 0], [1, 1], [1e9, 0]]]}
TEXT = {"type": "Polygon", "coordinates": [[["106", "26"], [1, 0], [1, 1], ["106", "26"]]]}
LINE = {"type": "Polygon", "coordinates": [[[1, 1], [2, 2], [3, 3], [1, 1]]]}


@pytest.mark.parametrize("geometry", [None, POINTS, FAR, TEXT, LINE, {}, 3, {"type": "Polygon"}])
def test_a_feature_that_cannot_be_drawn_is_named_and_the_rest_is_drawn(
    folder: Path, geometry: Any
) -> None:
    odd = {"type": "Feature", "properties": {"name": "试验区"}, "geometry": geometry}
    geojson(folder, "prefectures", lambda c: {**c, "features": [*c["features"], odd]})
    package = catalog.open_package(folder)
    problem = package.problems[0]
    assert (problem.code, problem.value) == ("feature_wrong", "试验区")
    assert len(json.loads(package.outlines["prefecture"].content)["features"]) == 9


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda data: data[:5000], "outline_wrong"),
        (lambda _: b"[]", "outline_wrong"),
        (lambda _: b'{"type": "FeatureCollection", "features": []}', "outline_wrong"),
        (lambda _: b"[" * 100_000, "outline_wrong"),
        (lambda _: b'{"features": [{"geometry": null}]}', "feature_wrong"),
        (lambda _: b"\xff\xff\xff", "file_encoding"),
    ],
)
def test_outlines_that_cannot_be_read_cost_their_level(
    folder: Path, spoil: Callable[[bytes], bytes], code: str
) -> None:
    path = folder / "geo" / "counties.geojson"
    path.write_bytes(spoil(path.read_bytes()))
    package = catalog.open_package(folder)
    assert package.problems[0].code == code
    assert set(package.outlines) == {"province", "prefecture"}


def test_outlines_with_a_signature_or_in_gb_18030_are_read(folder: Path) -> None:
    path = folder / "geo" / "prefectures.geojson"
    text = path.read_text(encoding="utf-8")
    for data in (b"\xef\xbb\xbf" + text.encode(), text.encode("gb18030")):
        path.write_bytes(data)
        package = catalog.open_package(folder)
        assert package.problems == ()
        assert "贵阳市" in package.outlines["prefecture"].content.decode()


def test_areas_within_a_collection_are_drawn(folder: Path) -> None:
    def collected(whole: Any) -> Any:
        for feature in whole["features"]:
            parts = [feature["geometry"], POINTS]
            feature["geometry"] = {"type": "GeometryCollection", "geometries": parts}
        return whole

    geojson(folder, "province", collected)
    package = catalog.open_package(folder)
    assert package.problems == ()
    assert len(json.loads(package.outlines["province"].content)["features"]) == 1


# --- descriptor and schemas


SETTINGS = {
    "clauses": ("clause_count: 30", "clause_count: 100000", "clause_count"),
    "clauses as text": ("clause_count: 30", "clause_count: many", "clause_count"),
    "fictional": ("fictional: false", "fictional: maybe", "fictional"),
    "province": ('province_id: "520000"', "province_id: [1, 2]", "province_id"),
    "created": ('created: "2026-11-25T00:00:00Z"', "created: 25/11/26", "created"),
    "geometry": ("geometry: {", "geometry: [x, {", "geometry"),
}


@pytest.mark.parametrize("case", SETTINGS)
def test_a_wrong_setting_is_named_and_the_rest_stands(folder: Path, case: str) -> None:
    old, new, key = SETTINGS[case]
    tail = (
        (lambda text: text.replace(".geojson}\n", ".geojson}]\n", 1)) if case == "geometry" else str
    )
    edit(folder / "datapackage.yaml", lambda text: tail(text.replace(old, new, 1)))
    package = catalog.open_package(folder)
    assert [(p.code, p.column) for p in package.problems] == [("setting_wrong", key)]
    assert len(package.tables["observations"]) == 1374


def test_a_date_of_the_version_is_read_as_other_dates_are(folder: Path) -> None:
    edit(
        folder / "datapackage.yaml",
        lambda text: text.replace('"2026-11-25T00:00:00Z"', "2026/11/22"),
    )
    package = catalog.open_package(folder)
    assert (package.created, package.problems) == ("2026-11-22", ())


def test_a_table_that_is_not_in_the_descriptor_is_empty_and_named(folder: Path) -> None:
    edit(
        folder / "datapackage.yaml",
        lambda text: text.replace("  - name: events\n", "  - name: e\n"),
    )
    package = catalog.open_package(folder)
    assert ("table_unlisted", "events") in [(p.code, p.table) for p in package.warnings]
    assert package.tables["events"].empty
    assert "title_zh" in package.tables["events"]


@pytest.mark.parametrize(
    "content",
    [
        "", "[]", "fields: 3", "fields: [3]", "fields: [{type: string}]",
        "primaryKey: [x]\nfields: []", "fields: [{name: unit_id}]\nprimaryKey: [[]]\n",
        "fields: [{name: unit_id}]\nprimaryKey: 3\n",
        "fields:\n- {name: unit_id, constraints: {minimum: much}}\n",
        "fields:\n- {name: unit_id, constraints: {pattern: '['}}\n",
        "fields: [{name: unit_id}]\nprimaryKey: [nowhere]\n",
        "fields: [{name: unit_id}]\nforeignKeys: [{fields: [unit_id]}]\n", "a: [",
    ],
)  # fmt: skip
def test_a_schema_that_is_none_gives_way_to_that_of_the_program(folder: Path, content: str) -> None:
    (folder / "schemas" / "units.yaml").write_text(content, encoding="utf-8")
    package = catalog.open_package(folder)
    assert named(package) == [("schema_wrong", "units")]
    assert len(package.tables["observations"]) == 1374


def test_an_owner_words_columns_and_adds_some_but_does_not_change_what_they_are(
    folder: Path,
) -> None:
    path = folder / "schemas" / "units.yaml"
    edit(path, lambda text: text.replace("单位编号", "计量单位代码", 1))
    edit(
        path,
        lambda text: text.replace("missingValues", "  - {name: own, type: date}\nmissingValues"),
    )
    edit(
        folder / "schemas" / "observations.yaml",
        lambda text: text.replace("type: number", "type: string"),
    )
    package = catalog.open_package(folder)
    fields = {field.name: field for field in package.schemas["units"].fields}
    assert fields["unit_id"].title["zh"] == "计量单位代码"
    assert str(package.tables["units"]["own"].dtype).startswith("datetime64")
    assert package.tables["observations"]["value"].dtype == "float64"


# --- words


def test_messages_in_chinese_are_wholly_chinese(folder: Path) -> None:
    """Every code: nothing in English but names of files, columns and what is to be written."""
    chinese, english = i18n.translator("zh"), i18n.translator("en")
    package = catalog.open_package(folder)
    for code in Code:
        detail = "number" if code == Code.CELL_TYPE else ""
        problem = Problem(code, "units", 3, "unit_id", "X", detail)
        said = describe(problem, package.schemas, chinese, "zh")
        assert said != describe(problem, package.schemas, english, "en")
        left = said.replace("tables/units.csv", "").replace("unit_id", "")
        words = [word for word in ("is", "the", "The", "not", "of", "row") if f" {word} " in left]
        assert words == []
        assert left.startswith("计量单位（）")


def test_like_faults_are_told_once_with_a_count(folder: Path) -> None:
    path = folder / "tables" / "observations.csv"
    edit(path, lambda text: text.replace(",exact,", ",exactly,"))
    package = catalog.open_package(folder)
    lines = messages(package.problems, package.schemas, i18n.translator("en"), "en")
    said = [line for line in lines if "exactly" in line]
    assert len(said) == 1
    wrong = sum(p.code == "cell_value" for p in package.problems)
    assert wrong > 100
    assert f"{wrong} in all" in said[0]
