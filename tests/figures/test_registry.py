"""Which zones match what a reader chose: every filter by hand, on a registry of four."""

import shutil
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
import yaml

from components.theme import Look
from dashboard import resources
from dashboard.catalog import Edition, open_package
from dashboard.exports.view_export import export
from dashboard.figures.zones.registry import ZoneFilter, registry, zones
from dashboard.views import VIEWS
from tests.editing import edited

TABLES = {
    "zones": pd.DataFrame({
        "subject_id": ["a", "b", "c", "d"],
        "level_id": ["national", "national", "provincial", "provincial"],
        "type_id": ["hi_tech", "etdz", "etdz", ""],
        "prefecture_id": ["520100", "520100", "520200", ""],
    }),
    "zone_industries": pd.DataFrame({"zone_id": ["a", "b", "b"],
                                     "industry_id": ["chips", "chips", "foil"]}),
    "industries": pd.DataFrame({"industry_id": ["chips", "foil", "tea"],
                                "sector_id": ["it", "alu", "food"]}),
}  # fmt: skip


@pytest.fixture(scope="module")
def edition() -> Edition:
    package = open_package(resources.DATA)
    return Edition.of(replace(package, tables={**package.tables, **TABLES}), "zh")


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (ZoneFilter(), "abcd"),
        (ZoneFilter(level=("national",)), "ab"),
        (ZoneFilter(level=("national",), type=("etdz",)), "b"),
        (ZoneFilter(prefecture=("520200", "520100")), "abc"),
        (ZoneFilter(zone=("d", "a", "unknown")), "ad"),
        (ZoneFilter(industry=("it", "alu")), "ab"),
        (ZoneFilter(industry=("alu",)), "b"),
        (ZoneFilter(industry=("food",)), ""),
        (ZoneFilter(level=("none",)), ""),
    ],
)
def test_zones_match_every_filter_at_once(edition: Edition, wanted: ZoneFilter, ids: str) -> None:
    assert "".join(zones(edition, wanted)["subject_id"]) == ids


def test_an_approval_is_worded_as_exactly_as_it_is_written(tmp_path: Path) -> None:
    cells = {"1992": "1992年", "1992-11": "1992年11月", "1992-11-08": "1992年11月8日",
             "0001-01-01": "1年1月1日"}  # fmt: skip
    ids = open_package(resources.DATA).tables["zones"]["subject_id"][: len(cells)]
    changed = {
        ("zones", own): {"approved": cell} for own, cell in zip(ids, cells, strict=True)
    }  # fmt: skip
    package = edited(tmp_path / "data", changed)
    found = registry(Edition.of(package, "zh")).set_index("subject_id")["approved_in"]
    assert list(found[ids]) == list(cells.values())


@pytest.mark.parametrize(
    ("table", "color"), [("levels", "level"), ("types", "type"), ("zones", "approved")]
)
def test_a_package_without_a_table_still_has_a_map(tmp_path: Path, table: str, color: str) -> None:
    shutil.copytree(resources.DATA, tmp_path / "data")
    path = tmp_path / "data" / "datapackage.yaml"
    about = yaml.safe_load(path.read_text("utf-8"))
    about["resources"] = [entry for entry in about["resources"] if entry["name"] != table]
    path.write_text(yaml.safe_dump(about, allow_unicode=True), "utf-8")
    spoiled = Edition.of(open_package(tmp_path / "data"), "zh")
    asked = {"color": (color,)}
    (panel,) = export(VIEWS["map.zones"], spoiled, Look("light", "zh"), asked, strict=False).panels
    assert panel.title.startswith("开发区分布")
    assert panel.rows.empty  # zones whose level or type leads nowhere are left out and named
