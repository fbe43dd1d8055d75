"""Which zones match what a reader chose: every filter by hand, on a registry of four."""

from dataclasses import replace

import pandas as pd
import pytest

from dashboard import resources
from dashboard.catalog import Edition, open_package
from dashboard.figures.zones.registry import ZoneFilter, zones

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
