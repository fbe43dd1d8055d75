"""The committed package: valid by an independent library, complete, and true to its sources."""

import csv
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

import frictionless  # type: ignore[import-untyped, unused-ignore]
import pytest

DATA = Path(__file__).parents[2] / "data"
CJK = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
HAN = re.compile("[\u3400-\u9fff]")
NEWSPAPER_OBSERVATIONS = [f"N{number:02d}" for number in range(1, 68)]
NEWSPAPER_EVENTS = [f"E{number:02d}" for number in range(1, 19)]
PRINTED_MARKS = {
    "余": "at_least",
    "多个": "at_least",
    "超": "more_than",
    "突破": "more_than",
    "跨越": "more_than",
    "约": "about",
    "左右": "about",
    "分之": "about",
    "近": "almost",
}
# Registry rows graded low or low to medium: they may stand as names, without figures or industries.
LOW_ZONES = {
    "zhongshan-edz",
    "puding-park",
    "bijie-hidz",
    "qixingguan-edz",
    "jinsha-edz",
    "bijiang-edz",
    "changming-edz",
}
# What every language writes alike, so that a Chinese column may hold it without Chinese characters.
SAME_IN_BOTH = {"%", "EFlops"}

Row = dict[str, str]


class Fact(NamedTuple):
    """What the newspaper prints, typed from its text by hand."""

    subject: str
    value: float
    unit: str
    qualifier: str
    kind: str
    start: str
    end: str


WHOLE_PLAN = ("span", "2021-01-01", "2025-12-31")
NOVEMBER = ("as_of", "2025-11-01", "2025-11-30")
THIS_YEAR = ("ytd", "2025-01-01", "2025-11-30")
TEN_MONTHS = ("ytd", "2025-01-01", "2025-10-31")
HALF_YEAR = ("half_year", "2025-01-01", "2025-06-30")
SPAN = ("span", "2021-01-01", "2024-12-31")
YEAR_2024 = ("year", "2024-01-01", "2024-12-31")
AS_OF_2025 = ("as_of", "2025-01-01", "2025-12-31")

PRINTED = {
    "N01": Fact("shuicheng-aluminium", 134.01, "yi_yuan", "exact", *TEN_MONTHS),
    "N02": Fact("shuicheng-aluminium", 38.24, "percent", "exact", *TEN_MONTHS),
    "N03": Fact("shuicheng-aluminium", 20, "firm", "exact", "as_of", "2021-01-01", "2021-12-31"),
    "N04": Fact("shuicheng-aluminium", 58, "firm", "exact", *NOVEMBER),
    "N05": Fact("shuicheng-aluminium", 23, "firm", "exact", *NOVEMBER),
    "N06": Fact("shuicheng-aluminium", 130.32, "yi_yuan", "exact", *YEAR_2024),
    "N07": Fact(
        "shuicheng-aluminium", 95.54, "yi_yuan", "exact", "year", "2021-01-01", "2021-12-31"
    ),
    "N09": Fact("guizhou-zones", 24.9, "percent", "exact", *SPAN),
    "N10": Fact("guizhou-zones", 23.9, "percent", "exact", *SPAN),
    "N11": Fact("guizhou-zones", 80, "percent", "more_than", *NOVEMBER),
    "N12": Fact("guizhou-zones", 93, "zone", "exact", *NOVEMBER),
    "N13": Fact("guizhou-zones", 49, "count", "exact", *NOVEMBER),
    "N14": Fact("zhengan-guitar", 144, "firm", "exact", *NOVEMBER),
    "N15": Fact("zhengan-guitar", 240, "wan_guitar", "about", *AS_OF_2025),
    "N17": Fact("zhengan-guitar", 40, "count", "at_least", *AS_OF_2025),
    "N20": Fact("lubi-edz", 140, "firm", "at_least", *NOVEMBER),
    "N21": Fact("lubi-edz", 1500, "time", "at_least", *THIS_YEAR),
    "N22": Fact("lubi-edz", 188, "count", "exact", *THIS_YEAR),
    "N23": Fact("lubi-edz", 61, "working_day", "exact", "before", "", ""),
    "N24": Fact("lubi-edz", 35, "working_day", "exact", "after", "", ""),
    "N26": Fact("shengtun-lfp-fuquan", 59, "yi_yuan", "exact", "month", "2025-11-01", "2025-11-30"),
    "N30": Fact("520100", 4000, "yi_yuan", "more_than", *WHOLE_PLAN),
    "N32": Fact("520100", 21.9, "percent", "exact", "before", "", ""),
    "N33": Fact("520100", 31.1, "percent", "exact", "after", "", ""),
    "N34": Fact("520100", 10, "percent", "about", *YEAR_2024),
    "N35": Fact("520100", 7.5, "percent", "exact", *WHOLE_PLAN),
    "N40": Fact("520100", 100, "eflops", "more_than", *AS_OF_2025),
    "N46": Fact("520100", 34.6, "percent", "exact", *HALF_YEAR),
    "N47": Fact("520100", 130.9, "percent", "exact", *HALF_YEAR),
    "N49": Fact("guian-cbz", 32, "vehicle", "exact", "span", "2025-04-01", "2025-11-30"),
    "N51": Fact("guian-cbz", 2000, "wan_yuan", "more_than", "undated", "", ""),
    "N52": Fact("522702", 50, "yi_kwh", "more_than", *THIS_YEAR),
    "N54": Fact("522702", 3, "month", "exact", "before", "", ""),
    "N55": Fact("522702", 45, "day", "exact", "after", "", ""),
    "N57": Fact("522702", 1098, "item", "exact", *THIS_YEAR),
    "N59": Fact("522702", 2, "yi_kwh", "about", *THIS_YEAR),
    "N62": Fact("522702", 4600, "wan_yuan", "more_than", *THIS_YEAR),
    "N63": Fact("522702", 60, "percent", "almost", *THIS_YEAR),
}


def table(path: str) -> list[Row]:
    with (DATA / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


OBSERVATIONS = table("tables/observations.csv")
BY_ID = {row["observation_id"]: row for row in OBSERVATIONS}
ZONES = {row["subject_id"]: row for row in table("tables/zones.csv")}
# places.csv has its own tests, beside the boundaries.
TABLES = sorted(
    str(path.relative_to(DATA))
    for folder in ("tables", "reforms")
    for path in (DATA / folder).glob("*.csv")
    if path.name != "places.csv"
)
FACT_TABLES = [path for path in TABLES if any("locator" in row for row in table(path))]


def test_package_is_valid_with_its_foreign_keys() -> None:
    report = frictionless.validate(DATA / "datapackage.yaml")
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])


def test_every_table_of_the_package_is_listed_and_every_file_is_used() -> None:
    package = frictionless.Package(DATA / "datapackage.yaml")
    listed = {resource.path for resource in package.resources}
    assert listed == {*TABLES, "tables/places.csv"}


@pytest.mark.parametrize("path", TABLES)
def test_files_are_plain_utf8_with_line_feeds(path: str) -> None:
    content = (DATA / path).read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    assert content.endswith(b"\n")


def test_every_newspaper_figure_is_there_once() -> None:
    found = [key["observation_id"] for key in OBSERVATIONS if key["observation_id"][0] == "N"]
    assert found == NEWSPAPER_OBSERVATIONS


def test_every_newspaper_event_is_there_once() -> None:
    found = [row["event_id"] for row in table("tables/events.csv") if row["event_id"][0] == "E"]
    assert found == NEWSPAPER_EVENTS


@pytest.mark.parametrize("observation_id", sorted(PRINTED))
def test_value_is_as_printed_in_the_newspaper(observation_id: str) -> None:
    row = BY_ID[observation_id]
    assert PRINTED[observation_id] == Fact(
        row["subject_id"],
        float(row["value"]),
        row["unit_id"],
        row["qualifier"],
        row["period_kind"],
        row["period_start"],
        row["period_end"],
    )


def test_fraction_and_ranks_keep_their_printed_form_and_population() -> None:
    assert BY_ID["N16"]["printed_zh"] == "七分之一"
    assert float(BY_ID["N16"]["value"]) == pytest.approx(100 / 7, abs=5e-5)
    assert (BY_ID["N42"]["value"], BY_ID["N42"]["out_of"]) == ("27", "101")
    assert (BY_ID["N43"]["value"], BY_ID["N43"]["out_of"]) == ("4", "20")
    ranks = [row for row in OBSERVATIONS if row["indicator_id"] == "rank_hidz"]
    found = {(row["period_start"][:4], row["value"], row["out_of"]) for row in ranks}
    assert found == {("2020", "42", ""), ("2021", "39", "157"), ("2022", "37", "169")}


@pytest.mark.parametrize("path", FACT_TABLES)
def test_every_fact_has_a_source_and_a_place_in_it(path: str) -> None:
    rows = table(path)
    assert rows
    for row in rows:
        assert row["source_id"].strip(), row
        assert row["locator"].strip(), row


def test_every_newspaper_figure_names_its_article() -> None:
    for observation_id in NEWSPAPER_OBSERVATIONS:
        row = BY_ID[observation_id]
        article = row["source_id"].removeprefix("gzdaily-").upper()
        assert row["locator"].startswith(f"{article}《"), observation_id


def test_every_source_is_used() -> None:
    known = {row["source_id"] for row in table("tables/sources.csv")}
    assert known == {row["source_id"] for path in FACT_TABLES for row in table(path)}


def test_qualifier_agrees_with_the_printed_mark() -> None:
    for row in OBSERVATIONS:
        meant = {mark for text, mark in PRINTED_MARKS.items() if text in row["printed_zh"]}
        assert meant <= {row["qualifier"]}, row["observation_id"]


def test_every_bound_of_the_newspaper_keeps_its_printed_words() -> None:
    bounds = [BY_ID[key] for key in NEWSPAPER_OBSERVATIONS if BY_ID[key]["qualifier"] != "exact"]
    assert len(bounds) > 15
    assert not [row["observation_id"] for row in bounds if not row["printed_zh"]]


def test_before_and_after_come_in_pairs() -> None:
    kinds: dict[str, list[str]] = defaultdict(list)
    ends: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in OBSERVATIONS:
        if row["pair_id"] or row["period_kind"] in {"before", "after"}:
            kinds[row["pair_id"]].append(row["period_kind"])
            ends[row["pair_id"]].add((row["subject_id"], row["indicator_id"]))
    assert len(kinds) == 6
    assert all(sorted(found) == ["after", "before"] for found in kinds.values()), kinds
    assert all(len(found) == 1 for found in ends.values()), ends


def test_periods_are_whole_or_absent() -> None:
    for row in OBSERVATIONS:
        start, end, kind = row["period_start"], row["period_end"], row["period_kind"]
        assert bool(start) == bool(end), row
        assert start <= end, row
        if kind == "undated":
            assert not start, row
        elif kind not in {"before", "after"}:
            assert start, row
        if not start:
            assert row["period_text_zh"], row["observation_id"]


def test_no_two_values_of_one_series_share_a_period() -> None:
    columns = ("subject_id", "indicator_id", "series", "period_kind", "period_start", "period_end")
    count = Counter(tuple(row[column] for column in columns) for row in OBSERVATIONS)
    assert [key for key, found in count.items() if found > 1] == []


def test_guitar_output_is_never_one_series_across_its_breaks() -> None:
    rows = [row for row in OBSERVATIONS if row["indicator_id"] == "guitar_volume"]
    found = {row["series"]: set[str]() for row in rows}
    for row in rows:
        found[row["series"]].add(row["value"])
    assert found == {"to-2022": {"602"}, "capacity-2022": {"600"}, "from-2024": {"220", "240"}}


def test_dalong_total_and_above_scale_are_different_indicators() -> None:
    rows = [row for row in OBSERVATIONS if row["subject_id"] == "dalong-edz"]
    of_value = {row["value"]: row["indicator_id"] for row in rows}
    assert of_value["120.04"] == "gross_output"
    assert {of_value[value] for value in ("177.2", "160.9", "222.09")} == {
        "gross_output_above_scale"
    }
    assert of_value["307.2"] == "park_output"


def test_district_and_zone_aluminium_are_two_subjects() -> None:
    clusters = {row["subject_id"]: row["area"] for row in table("tables/clusters.csv")}
    assert clusters["shuicheng-aluminium"] == "zone"
    assert clusters["shuicheng-county-aluminium"] == clusters["xingren-aluminium"] == "county"


def test_no_value_of_low_confidence_is_entered() -> None:
    assert not [row["observation_id"] for row in OBSERVATIONS if row["confidence"] == "low"]
    subjects = {row["subject_id"] for row in OBSERVATIONS}
    assert not subjects & (LOW_ZONES | {"xishui-edz", "520330", "huishui-edz", "522731"})
    zones = {row["zone_id"] for row in table("tables/zone_industries.csv")}
    assert not zones & LOW_ZONES


def test_low_zones_stay_unverified() -> None:
    assert len(ZONES) == 50
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
    assert (kinds["province"], kinds["prefecture"], kinds["county"], kinds["zone"]) == (
        1,
        9,
        88,
        50,
    )


@pytest.mark.parametrize("path", TABLES)
def test_texts_stand_in_their_language(path: str) -> None:
    for row in table(path):
        for column, text in row.items():
            if column.endswith("_en"):
                assert not CJK.search(text), (column, text)
            elif column.endswith("_zh") and text and text not in SAME_IN_BOTH:
                # a printed form may be a bare figure, such as 100EFlops
                assert HAN.search(text) or column == "printed_zh", (column, text)


@pytest.mark.parametrize("path", TABLES)
def test_texts_exist_in_both_languages(path: str) -> None:
    for row in table(path):
        for column in row:
            other = column.removesuffix("_zh") + "_en"
            # a measure word such as 个 has no English word behind a number, and a printed form is
            # translated only where value and unit do not say it
            if column.endswith("_zh") and other in row and column not in {"per_zh", "printed_zh"}:
                assert bool(row[column]) == bool(row[other]), (column, row)


def test_the_thirty_measures_have_no_invented_content() -> None:
    policy = next(row for row in table("reforms/policies.csv") if row["policy_id"] == "reform-30")
    assert policy["title_status"] == "short_name"
    assert policy["issuer_zh"] == policy["issuer_en"] == ""
    assert (policy["date_precision"], policy["date_start"][:4]) == ("year", "2023")
    measures = table("reforms/measures.csv")
    assert measures
    for row in measures:
        assert row["policy_id"] == "reform-30"
        assert row["text_status"] == "documented_practice", row["measure_id"]
        assert (row["clause"], row["due_date"]) == ("", ""), row["measure_id"]
    owners = ("bodies", "measure_bodies", "measure_scope", "criteria")
    assert not any(table(f"reforms/{name}.csv") for name in owners)


def test_assessments_are_reports_nobody_has_verified() -> None:
    assessments = table("reforms/assessments.csv")
    assert assessments
    for row in assessments:
        assert row["result"] == "reported_unverified", row
        assert (row["entered_by"], row["entered_on"]) == ("package", "2026-11-22"), row
        assert {row[key] for key in ("criterion_id", "reviewed_by", "supersedes")} == {""}, row
        assert row["subject_id"] in ZONES, row


def test_targets_and_forecasts_are_marked() -> None:
    forecasts = {row["observation_id"] for row in OBSERVATIONS if row["status"] == "F"}
    targets = {
        row["observation_id"] for row in OBSERVATIONS if row["indicator_id"] == "output_target"
    }
    assert forecasts == {"N51", "R05"} | targets
    estimates = {row["observation_id"] for row in OBSERVATIONS if row["status"] == "E"}
    assert estimates == {"C03", "C04", "C35"}


def test_known_disagreements_are_kept_on_both_sides() -> None:
    pairs = {
        (row["observation_id"], row["other_observation_id"])
        for row in table("tables/conflicts.csv")
    }
    values = {(float(BY_ID[one]["value"]), float(BY_ID[two]["value"])) for one, two in pairs}
    assert {(20.0, 33.0), (58.0, 69.0)} <= values
    for one, two in pairs:
        scopes = [(BY_ID[k]["subject_id"], BY_ID[k]["indicator_id"], BY_ID[k]["series"])
                  for k in (one, two)]  # fmt: skip
        assert scopes[0] != scopes[1]


def test_growth_rates_name_their_form_and_nothing_else_does() -> None:
    indicators = table("tables/indicators.csv")
    known = {row["indicator_id"] for row in indicators}
    for row in indicators:
        assert not row["growth_of"] or row["growth_of"] in known
        if row["growth_form"]:
            assert (row["kind"], row["unit_id"]) == ("rate", "percent"), row["indicator_id"]
    of = {row["indicator_id"]: row["growth_of"] for row in indicators}
    assert of[BY_ID["N02"]["indicator_id"]] == BY_ID["N01"]["indicator_id"]
    assert BY_ID["N06"]["indicator_id"] == BY_ID["N07"]["indicator_id"]
