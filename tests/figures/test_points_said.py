"""What is said of points and of the registry follows the data: seats, sites, all or not all."""

import csv
from pathlib import Path

import pytest

from components.theme import Look
from dashboard import resources
from dashboard.catalog import Edition, Package, open_package
from dashboard.exports.caption import caption
from dashboard.exports.view_export import export
from dashboard.figures import prefecture_figures, prefectures_side_by_side
from dashboard.figures.map.map_notes import points_said
from dashboard.figures.zones.registry import not_all, registry, registry_said
from dashboard.views import VIEWS
from tests.app.running import run, words
from tests.editing import edited

SITE = {"location_precision": "site"}
SEATS = "点位为县级政府驻地，不是开发区实际位置。"
SITES = "点位为开发区实际位置。"
SEAT = "驻地"  # the word that must not stand where there is none
MAPS = ("map.zones", "overview.map")


def zones() -> list[str]:
    with (resources.DATA / "tables" / "zones.csv").open(encoding="utf-8") as file:
        return [row["subject_id"] for row in csv.DictReader(file)]


def with_sites(folder: Path, ids: list[str]) -> Package:
    return edited(folder, {("zones", zone): SITE for zone in ids})


@pytest.fixture(scope="module")
def all_sites(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return with_sites(tmp_path_factory.mktemp("sites") / "data", zones())


def said_by(package: Package, view: str, language: str = "zh") -> str:
    look = Look("light", language)  # type: ignore[arg-type]
    found = export(VIEWS[view], Edition.of(package, language), look, {})
    return " ".join(caption(found.panels[0], found.context).lines)


@pytest.mark.parametrize("view", MAPS)
def test_seats_are_said_to_be_seats(view: str) -> None:
    package = open_package(resources.DATA)
    assert SEATS in said_by(package, view)
    assert "A point is the seat of the county government" in said_by(package, view, "en")


@pytest.mark.parametrize("view", MAPS)
def test_sites_and_seats_are_counted(view: str, tmp_path: Path) -> None:
    # 72 zones, of which 4 have no point; 2 of the 68 others at their own site
    package = with_sites(tmp_path / "data", ["guiyang-hidz", "anshun-hidz"])
    counted = "点位：2个开发区为实际位置，66个为县级政府驻地，不是开发区实际位置。"
    assert counted in said_by(package, view)
    assert SEATS not in said_by(package, view)
    assert "2 zones at their own site, 66 at the seat" in said_by(package, view, "en")


@pytest.mark.parametrize("view", MAPS)
def test_sites_are_said_to_be_sites(all_sites: Package, view: str) -> None:
    said = said_by(all_sites, view)
    assert SITES in said
    assert SEAT not in said
    assert "seat" not in said_by(all_sites, view, "en")


@pytest.mark.parametrize("page", ["overview", "map", "method"])
def test_no_page_speaks_of_seats_where_there_are_none(
    all_sites: Package, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(resources.DATA_VARIABLE, str(all_sites.root))
    said = words(run(page, {"zone": "anshun-edz"} if page == "map" else {}))
    assert "点位为开发区实际位置" in said
    assert "政府驻地" not in said  # notes of the data may have the word
    assert "同一驻地" not in said


def test_how_zones_at_one_seat_stand_is_said_only_where_points_are_shared(
    all_sites: Package,
) -> None:
    edition = Edition.of(all_sites, "zh")
    frame = registry(edition)
    assert points_said(edition, frame) == (
        SITES,
        "位置相同的开发区围绕该点排列，以细线与该点相连。",
    )
    alone = frame.drop_duplicates(["lon", "lat"])
    assert points_said(edition, alone) == (SITES,)
    assert points_said(edition, frame[frame["lon"].isna()]) == ()


def counted(folder: Path, number: str) -> Edition:
    """The package where the newest count of zones, 99 of 2022, is another number."""
    rows = csv.DictReader((resources.DATA / "tables" / "observations.csv").open(encoding="utf-8"))
    key = next(
        row["observation_id"] for row in rows
        if row["indicator_id"] == "zones_count" and row["value"] == "99"
    )  # fmt: skip
    return Edition.of(edited(folder, {("observations", key): {"value": number}}), "zh")


@pytest.mark.parametrize(
    ("number", "said", "more"),
    [
        ("99", "并非全部", "名录并不完整，可能还有其他开发区。"),
        ("72", "与来源所载总数相同", ""),  # as many as the registry has
        ("70", "名录收录72个开发区；", "名录是否完整不得而知，可能还有其他开发区。"),
    ],
)
def test_the_registry_is_complete_where_the_numbers_are_equal(
    number: str, said: str, more: str, tmp_path: Path
) -> None:
    edition = counted(tmp_path / "data", number)
    assert said in registry_said(edition)
    assert f"{number}个" in registry_said(edition)
    assert not_all(edition) == ((more,) if more else ())
    panel = prefecture_figures.zones_panel(edition, "520100")
    assert panel.notes == (*not_all(edition), "数值个数含开发区内的集群、项目和企业。")
    assert ("完整" in prefecture_figures.summary(edition, "520100")) == bool(more)


def test_years_and_vintages_are_said_to_differ_where_they_do(tmp_path: Path) -> None:
    edition = Edition.of(open_package(resources.DATA), "zh")
    assert (
        "生产总值的年份不一，不是同一年的排名。" in prefectures_side_by_side.compared(edition).notes
    )
    rows = list(
        csv.DictReader((resources.DATA / "tables" / "observations.csv").open(encoding="utf-8"))
    )
    other = {
        ("observations", row["observation_id"]): {"indicator_id": "gdp_per_capita"}
        for row in rows
        if row["indicator_id"] == "gdp" and not row["period_end"].startswith("2020")
    }
    one_year = Edition.of(edited(tmp_path / "data", other), "zh")
    assert not [
        note for note in prefectures_side_by_side.compared(one_year).notes if "年份不一" in note
    ]
