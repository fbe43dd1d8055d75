"""Opening a data package: types, faults by row, keys, versions."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dashboard import catalog, i18n, resources
from dashboard.catalog import Edition, Package, PackageError
from dashboard.catalog.reading.fault_words import describe, messages


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "package"
    shutil.copytree(resources.DATA, copy)
    return copy


@pytest.fixture(scope="module")
def embedded() -> Package:
    return catalog.open_package(resources.DATA)


def edit(path: Path, change: Callable[[str], str]) -> None:
    before = path.read_text(encoding="utf-8")
    after = change(before)
    assert after != before, "the test changed nothing"
    path.write_text(after, encoding="utf-8")


def row(package: Package, observation_id: str) -> "pd.Series[Any]":
    facts = Edition.of(package, "zh").facts()
    return facts[facts["observation_id"] == observation_id].iloc[0]


def test_embedded_package_has_no_fault(embedded: Package) -> None:
    assert embedded.problems == ()


def test_types_follow_the_schema(embedded: Package) -> None:
    observations = embedded.tables["observations"]
    assert observations["value"].dtype == "float64"
    assert str(observations["period_start"].dtype).startswith("datetime64")
    assert str(embedded.tables["measures"]["clause"].dtype) == "Int64"
    assert embedded.tables["places"]["adcode"].iloc[0] == "520000"


def test_facts_join_names_units_places_and_sources(embedded: Package) -> None:
    fact = row(embedded, "N06")
    assert (fact["value"], fact["unit"], fact["subject"]) == (
        130.32,
        "亿元",
        "水城经开区·铝及铝加工",
    )
    assert (fact["zone_id"], fact["prefecture_id"]) == ("shuicheng-edz", "520200")
    assert (fact["industry_id"], fact["kind"]) == ("aluminium", "flow")
    assert "贵州日报" in fact["source"]
    assert "集聚新动能" in fact["source"]
    assert "集聚新动能" not in fact["source_short"]


def test_an_english_reader_gets_english_words(embedded: Package) -> None:
    facts = Edition.of(embedded, "en").facts()
    assert (
        facts.loc[facts["observation_id"] == "N06", "subject"].item() == "Shuicheng EDZ: aluminium"
    )
    assert not facts["subject"].str.contains(r"[一-鿿]").any()


def test_version_changes_with_a_cell_and_with_nothing_else(folder: Path, embedded: Package) -> None:
    assert catalog.open_package(folder).hash == embedded.hash
    edit(folder / "tables" / "observations.csv", lambda text: text.replace("134.01", "134.02", 1))
    assert catalog.open_package(folder).hash != embedded.hash


def test_a_changed_file_is_read_again(folder: Path) -> None:
    assert row(catalog.open_package(folder), "N01")["value"] == 134.01
    edit(folder / "tables" / "observations.csv", lambda text: text.replace("134.01", "135.5", 1))
    assert row(catalog.open_package(folder), "N01")["value"] == 135.5


CASES = {
    "type": ("134.01", "viel", "cell_type", "viel"),
    "footnote": ("134.01", "134.01①", "cell_type", "134.01①"),
    "percent": ("134.01", "13.4%", "cell_percent", "13.4%"),
    "size": ("134.01", "1e30", "cell_range", "1e30"),
    "enum": (",exact,", ",exactly,", "cell_value", "exactly"),
    "required": ("N01,shuicheng-aluminium", "N01,", "cell_required", ""),
    "date": ("2025-10-31", "31.10.25", "cell_type", "31.10.25"),
    "year": ("2025-10-31", "9999-12-31", "cell_range", "9999-12-31"),
    "reversed": ("2025-01-01,2025-10-31", "2025-10-31,2025-01-01", "period_reversed", ""),
    "source": ("gzdaily-a1", "nobody", "key_unknown", "nobody"),
    "infinite": ("134.01", "inf", "cell_type", "inf"),
    "pattern": (",main,", ",Main!,", "cell_pattern", "Main!"),
    "uneven": ("N01,", "N01,,", "row_uneven", ""),
}


@pytest.mark.parametrize("case", CASES)
def test_a_faulty_row_is_named_and_left_out(folder: Path, case: str) -> None:
    old, new, code, value = CASES[case]
    edit(folder / "tables" / "observations.csv", lambda text: text.replace(old, new, 1))
    package = catalog.open_package(folder)
    own = [p for p in package.problems if p.table == "observations"]
    assert [(p.code, p.line, p.value, p.lost) for p in own] == [(code, 2, value, "row")]
    assert "N01" not in set(package.tables["observations"]["observation_id"])
    assert len(package.tables["observations"]) == 1373
    for language, word in (("zh", "第 2 行"), ("en", "line 2")):
        said = describe(own[0], package.schemas, i18n.translator(language), language)
        assert word in said
        assert value in said


def test_rows_that_lean_on_a_left_out_row_are_counted_behind_its_fault(folder: Path) -> None:
    edit(
        folder / "tables" / "subjects.csv",
        lambda text: text.replace("520000,", "520000" + "," * 9, 1),
    )
    package = catalog.open_package(folder)
    first, *follow = package.problems
    assert (first.code, first.table) == ("row_uneven", "subjects")
    assert {p.code for p in follow} == {"key_refused"}
    rows = {p.table: p.count for p in follow if p.lost == "row"}
    before = catalog.open_package(resources.DATA).tables["observations"]
    assert rows["observations"] == (before["subject_id"] == "520000").sum()
    # what lies in it stands without it
    assert "520100" in set(package.tables["subjects"]["subject_id"])


def test_a_table_that_cannot_be_read_is_one_fault_and_what_follows_is_counted(
    folder: Path,
) -> None:
    edit(folder / "tables" / "sources.csv", lambda text: text.replace("source_id,", "", 1))
    problems = catalog.open_package(folder).problems
    assert [(p.table, p.code) for p in problems if p.code != "key_refused"] == [
        ("sources", "column_missing")
    ]
    lines = messages(problems, catalog.open_package(folder).schemas, str, "en")
    assert len(lines) < 20, "hundreds of rows follow from one cause"


def test_a_refused_attribute_does_not_take_the_figures_away(folder: Path) -> None:
    edit(folder / "tables" / "sources.csv", lambda text: text.replace(",2025-11,", ",soon,", 1))
    package = catalog.open_package(folder)
    assert [(p.code, p.column, p.lost) for p in package.problems] == [
        ("cell_type", "published", "cell")
    ]
    assert len(package.tables["observations"]) == 1374


def test_repeated_key_keeps_the_first_row(folder: Path) -> None:
    edit(folder / "tables" / "units.csv", lambda text: text + "yi_yuan,其他,Other,,,,\n")
    package = catalog.open_package(folder)
    assert [p.code for p in package.problems] == ["key_repeated"]
    names = Edition.of(package, "zh").names("units")
    assert names["yi_yuan"] == "亿元"


def test_extra_column_is_ignored_and_named(folder: Path) -> None:
    path = folder / "tables" / "levels.csv"
    edit(path, lambda text: "\n".join(f"{line},x" for line in text.splitlines()) + "\n")
    package = catalog.open_package(folder)
    assert package.problems == ()
    assert [(p.code, p.column) for p in package.warnings] == [("column_unknown", "x")]
    assert len(package.tables["levels"]) == 3


def test_excels_signature_and_line_ends_are_read(folder: Path) -> None:
    path = folder / "tables" / "levels.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert catalog.open_package(folder).problems == ()


def test_geometry_outside_the_package_is_not_served(folder: Path) -> None:
    edit(
        folder / "datapackage.yaml", lambda text: text.replace("geo/counties.geojson", "../x.json")
    )
    (folder.parent / "x.json").write_text("{}", encoding="utf-8")
    package = catalog.open_package(folder)
    assert set(package.outlines) == {"province", "prefecture"}
    assert [(p.code, p.value) for p in package.problems] == [("setting_wrong", "../x.json")]


@pytest.mark.parametrize(
    ("given", "kept", "faults"),
    [("https://zones.example/", "https://zones.example", 0), ("zones.example", "", 1)],
)
def test_the_address_of_the_owner_is_kept_or_named_as_a_fault(
    folder: Path, given: str, kept: str, faults: int
) -> None:
    edit(
        folder / "datapackage.yaml",
        lambda text: text.replace('  address: ""', f'  address: "{given}"'),
    )
    found = catalog.open_package(folder)
    assert found.settings.address == kept
    named = [(p.table, p.column, p.value) for p in found.problems]
    assert named == [("datapackage.yaml", "address", given)] * faults


DESCRIPTOR = "descriptor_invalid"
BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a]\nresources: [*b]\n"


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda path: shutil.rmtree(path), "folder_missing"),
        (lambda path: (path / "datapackage.yaml").unlink(), "descriptor_missing"),
        (lambda path: (path / "datapackage.yaml").write_text("a: ["), DESCRIPTOR),
        (lambda path: (path / "datapackage.yaml").write_text("[]"), DESCRIPTOR),
        (lambda path: (path / "datapackage.yaml").write_text("a: " + "[" * 100_000), DESCRIPTOR),
        (lambda path: (path / "datapackage.yaml").write_text("- " * 100_000), DESCRIPTOR),
        (lambda path: (path / "datapackage.yaml").write_text(BOMB), DESCRIPTOR),
        (lambda path: (path / "datapackage.yaml").write_bytes(bytes(range(256))), DESCRIPTOR),
    ],
)
def test_unusable_package_says_why(
    folder: Path, spoil: Callable[[Path], object], reason: str
) -> None:
    spoil(folder)
    with pytest.raises(PackageError) as error:
        catalog.open_package(folder)
    assert error.value.reason == reason
    assert str(folder) in error.value.place
