"""The fictional package: the same bytes, valid, free of real names, and complete in its codes."""

import time
from datetime import date
from pathlib import Path

import frictionless  # type: ignore[import-untyped, unused-ignore]
import pytest

from dashboard import resources
from dashboard.catalog import open_package
from dashboard.commands.demo import MOST_ZONES
from dashboard.demo.fictional_outlines import COUNTIES, PREFECTURES
from dashboard.demo.fictional_package import replaceable, write
from dashboard.demo.world import names
from dashboard.domain.reforms import Light, Result, State, evaluate, standing
from dashboard.domain.reforms.reform_codes import Tables
from dashboard.ingest.embedded import real_names
from tests.demo.packages import SEED, YEARS, ZONES, content, small, small_folder

FACTS = ("observations", "events", "policies", "themes", "measures", "zones", "zone_industries")


def test_same_seed_same_bytes(tmp_path: Path) -> None:
    write(ZONES, YEARS, SEED, tmp_path)
    assert content(tmp_path) == content(small_folder())


def test_another_seed_is_another_province(tmp_path: Path) -> None:
    write(ZONES, YEARS, SEED + 1, tmp_path)
    first, second = content(small_folder()), content(tmp_path)
    assert first.keys() == second.keys()
    for name in ("tables/zones.csv", "tables/observations.csv", "geo/county.geojson"):
        assert first[name] != second[name]


def test_nothing_is_wrong_with_it() -> None:
    assert small().problems == ()
    report = frictionless.validate(small_folder() / "datapackage.yaml")
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])


@pytest.mark.parametrize(("zones", "years"), [(1, 2), (2, 5), (MOST_ZONES, 2)])
def test_extremes_are_valid(zones: int, years: int, tmp_path: Path) -> None:
    write(zones, years, 3, tmp_path)
    package = open_package(tmp_path)
    assert package.problems == ()
    assert len(package.tables["zones"]) == zones


def test_it_says_that_it_is_fictional() -> None:
    package = small()
    assert package.settings.fictional
    assert "虚构" in package.title["zh"]
    assert "fictional" in package.title["en"]
    province = package.tables["subjects"].set_index("subject_id").loc["990000"]
    assert "虚构" in province["name_zh"]
    sources = package.tables["sources"]
    assert sources["title_zh"].str.contains("虚构").all()
    assert (sources["address"] == "").all()
    assert package.tables["measures"]["text_zh"].str.contains("虚构").all()


def test_no_real_name_is_in_any_file() -> None:
    real = real_names()
    assert len(real) > 300
    for path, found in content(small_folder()).items():
        if path.startswith("schemas/"):
            continue
        text = found.decode("utf-8").casefold()
        assert [name for name in sorted(real) if name.casefold() in text] == [], path


def test_invented_stems_hold_no_real_name_and_are_many_enough() -> None:
    stems = list(names(SEED, real_names()))
    assert len({stem.en for stem in stems}) == len({stem.zh for stem in stems}) == len(stems)
    assert len(stems) >= PREFECTURES + COUNTIES + MOST_ZONES // 2


def test_every_source_is_used_and_none_is_of_another_package() -> None:
    package = small()
    used = {key for name in (*FACTS, "assessments") for key in package.tables[name]["source_id"]}
    assert used == set(package.tables["sources"]["source_id"])


def test_every_code_of_observations_occurs() -> None:
    package = small()
    rows = package.tables["observations"]
    fields = {field.name: field.enum for field in package.schemas["observations"].fields}
    for column in ("period_kind", "qualifier", "status"):
        assert set(rows[column]) == set(fields[column]), column
    assert (rows["series"] != "main").any()
    assert rows["pair_id"].ne("").any()
    assert len(package.tables["conflicts"])


def test_some_zones_share_a_seat_and_some_have_no_point() -> None:
    zones = small().tables["zones"]
    placed = zones.dropna(subset=["lon"])
    assert placed.duplicated(["lon", "lat"]).any()
    assert set(zones["location_precision"]) == {"site", "county_seat", "none"}


def test_thirty_clauses_with_themes_bodies_and_criteria() -> None:
    tables = small().tables
    measures = tables["measures"]
    assert sorted(measures["clause"]) == list(range(1, 31))
    assert set(measures["scope_rule"]) == {"all_zones", "national", "provincial", "list"}
    assert set(measures["kind"]) == {"rule", "quantity", "project", "mechanism"}
    leads = tables["measure_bodies"].query("role == 'lead'")
    assert sorted(leads["measure_id"]) == sorted(measures["measure_id"])
    assert (tables["criteria"].groupby("measure_id")["rung"].nunique() == 4).all()
    assert len(tables["measure_observations"])


def test_assessments_tell_every_case_and_none_is_refused() -> None:
    package = small()
    t = package.tables
    log = t["assessments"]
    assert set(log["result"]) == {result.value for result in Result}
    assert (log["reviewed_by"] == "").any()
    assert log["supersedes"].ne("").any()
    assert log["entered_on"].is_monotonic_increasing
    evaluation = evaluate(
        Tables(
            t["measures"], t["criteria"], log, t["measure_scope"], t["zones"], t["sources"],
            package.settings.province_id,
        )
    )  # fmt: skip
    assert not evaluation.findings["refused"].any()
    cells = standing(evaluation, date(2025, 11, 30))
    assert set(cells["state"]) == {state.value for state in State}
    assert set(cells["light"]) == {light.value for light in Light}
    assert cells["lifted"].any()


def test_a_hundred_zones_are_written_in_time(tmp_path: Path) -> None:
    start = time.process_time()
    write(100, 10, SEED, tmp_path)
    assert time.process_time() - start < 45
    start = time.process_time()
    package = open_package(tmp_path)
    assert time.process_time() - start < 20  # about 1.5 s; a busy machine takes longer
    assert len(package.tables["observations"]) > 50_000
    assert len(package.tables["assessments"]) > 18_000


def test_only_an_empty_folder_or_a_demo_is_written_over(tmp_path: Path) -> None:
    assert replaceable(tmp_path / "new")
    assert replaceable(small_folder())
    assert not replaceable(resources.DATA)
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    assert not replaceable(tmp_path)
