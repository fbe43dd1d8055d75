"""Census, GDP, zones by province, built-up surface: sums by hand, vintages apart, grades kept."""

from collections import Counter, defaultdict
from decimal import Decimal

from tests.data.tables import BY_ID, FACT_TABLES, OBSERVATIONS, Row, table

GRADES = {"high", "medium_high", "medium"}
# A registry row, its page and a name in it may stay with a low grade: names, no facts about a zone.
LOW = {
    "tables/zones.csv": {"bijie-hidz", "qixingguan-edz"},
    "tables/sources.csv": {"web-bijie-hidz", "web-qixingguan-edz", "web-puding-park"},
    "tables/subject_names.csv": {"puding-park"},
}


def of(indicator: str, source: str = "") -> list[Row]:
    return [
        row
        for row in OBSERVATIONS
        if row["indicator_id"] == indicator and source in ("", row["source_id"])
    ]


def test_the_counties_of_the_census_add_up() -> None:
    rows = of("population")
    parents = {row["subject_id"]: row["parent_id"] for row in table("tables/subjects.csv")}
    counties = [row for row in rows if row["subject_id"][4:] != "00"]
    assert len(counties) == 88
    assert sum(int(row["value"]) for row in counties) == 38_562_148
    sums: dict[str, int] = defaultdict(int)
    for row in counties:
        sums[parents[row["subject_id"]]] += int(row["value"])
    stated = {row["subject_id"]: int(row["value"]) for row in rows if row not in counties}
    assert stated == sums | {"520000": 38_562_148}


def test_every_county_has_its_four_shares() -> None:
    counties = {row["subject_id"] for row in of("population") if row["subject_id"][4:] != "00"}
    for indicator in ("urban_share", "minority_share", "manufacturing_employment_share",
                      "mining_employment_share"):  # fmt: skip
        rows = of(indicator)
        assert {row["subject_id"] for row in rows} == counties
        assert len(rows) == 88
        assert all(0 <= Decimal(row["value"]) <= 100 for row in rows)
    nanming = {row["indicator_id"]: row["value"] for row in OBSERVATIONS
               if row["observation_id"].startswith("census-2020-520102-")}  # fmt: skip
    assert nanming == {
        "population": "1047792", "urban_share": "95.06", "minority_share": "19.9",
        "manufacturing_employment_share": "5.25", "mining_employment_share": "0.24",
    }  # fmt: skip
    # the census knew it as a county with another code
    assert BY_ID["census-2020-520581-population"]["value"] == "732008"


def test_the_counties_of_zunyi_add_up_to_its_gdp() -> None:
    rows = [row for row in of("gdp") if row["subject_id"].startswith("5203")
            and row["subject_id"] != "520300" and row["period_start"] == "2021-01-01"]  # fmt: skip
    assert len(rows) == 14
    assert sum(Decimal(row["value"]) for row in rows) == Decimal("4169.89")


def test_vintages_of_gdp_are_series_of_their_own() -> None:
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in of("gdp"):
        found[row["subject_id"]][row["series"]].append(row["period_start"][:4])
    assert found["520000"] == {
        "first-2019": ["2019"], "first-2022": ["2022"],
        "census-revised": ["2015", "2020", "2021", "2022", "2023", "2024"],
    }  # fmt: skip
    assert found["520300"] == {
        "before-census": ["2015", "2016", "2017", "2018"], "main": ["2019", "2020", "2021"],
    }  # fmt: skip
    assert found["520100"] == {"first-2018": ["2018"], "press-2025": ["2020", "2024", "2025"]}
    assert found["522730"] == {"before-census": ["2018"], "main": ["2019", "2020"]}
    assert found["520200"] == {"first-2016": ["2016"]}


def test_guizhou_stands_among_31_provinces_by_class() -> None:
    names = {row["subject_id"]: row for row in table("tables/subjects.csv")}
    rows = [row for row in OBSERVATIONS if row["observation_id"].startswith("gbt-2018-")]
    assert Counter(row["indicator_id"] for row in rows) == dict.fromkeys(
        ("zones_count", "zones_national", "zones_provincial", "zones_class_101", "zones_class_103",
         "zones_class_104", "zones_class_201", "zones_class_202", "zones_class_299"), 31,
    )  # fmt: skip
    assert {names[row["subject_id"]]["kind"] for row in rows} == {"province"}
    guizhou = {row["indicator_id"]: row["value"] for row in rows if row["subject_id"] == "520000"}
    assert (guizhou["zones_count"], guizhou["zones_national"], guizhou["zones_provincial"]) == (
        "66", "9", "57",
    )  # fmt: skip
    totals = Counter[str]()
    for row in rows:
        totals[row["indicator_id"]] += int(row["value"])
    classes = [totals[f"zones_class_{code}"] for code in ("101", "103", "201", "202", "299")]
    assert classes[0] == 219
    assert sum(classes[2:]) == totals["zones_provincial"]
    assert totals["zones_count"] == totals["zones_national"] + totals["zones_provincial"]


def test_built_up_surface_is_an_estimate_of_the_surroundings() -> None:
    rows = of("builtup_5km")
    zones = Counter(row["subject_id"] for row in rows)
    assert len(zones) == 48
    assert set(zones.values()) == {5}
    years = Counter(row["period_start"][:4] for row in rows)
    assert years == dict.fromkeys(("1990", "2000", "2010", "2015", "2020"), 48)
    assert {(row["status"], row["confidence"], row["unit_id"]) for row in rows} == {
        ("E", "medium", "km2")
    }
    indicator = next(
        row for row in table("tables/indicators.csv") if row["indicator_id"] == "builtup_5km"
    )
    assert indicator["name_zh"] == "周边5公里建成面积（卫星估算）"
    assert (indicator["additive"], indicator["direction"]) == ("false", "neutral")
    assert BY_ID["builtup-1990-guiyang-edz"]["value"] == "9.900"


def test_the_share_of_the_newspaper_is_dated_by_a_second_source() -> None:
    rows = [row for row in of("industry_contribution") if row["subject_id"] == "520100"]
    found = {(row["period_kind"], row["period_start"][:4]): row["value"] for row in rows}
    assert found == {("before", ""): "21.9", ("after", ""): "31.1", ("year", "2024"): "31.1"}
    assert "2024年" in BY_ID["N33"]["note_zh"]
    assert "不可能" in BY_ID["N11"]["note_zh"]


def test_nothing_graded_low_is_a_fact() -> None:
    graded = [path for path in FACT_TABLES if "confidence" in table(path)[0]]
    assert len(graded) == 7
    for path in [*graded, "tables/sources.csv"]:
        low = {next(iter(row.values())) for row in table(path) if row["confidence"] not in GRADES}
        assert low == LOW.get(path, set()), path
    numbers = [row for row in table("reforms/policies.csv") if row["number"]]
    assert all(row["number_confidence"] in GRADES and row["number_source_id"] for row in numbers)


def test_documents_have_their_numbers_and_dates() -> None:
    found = {row["number"]: (row["date_start"], row["date_precision"], row["number_confidence"])
             for row in table("reforms/policies.csv") if row["number"]}  # fmt: skip
    assert found == {
        "黔党办发〔2014〕42号": ("2014-11-12", "day", "medium"),
        "国办发〔2016〕14号": ("2016-03-16", "day", "medium"),
        "国办发〔2017〕7号": ("2017-01-19", "day", "high"),
        "黔委厅字〔2018〕25号": ("2018-01-01", "year", "medium"),
        "国家标准公告2018年第17号": ("2018-12-28", "day", "high"),
        "国发〔2022〕2号": ("2022-01-01", "month", "high"),
        "黔工信联发〔2025〕13号": ("2025-01-01", "year", "medium_high"),
    }
    of_id = {row["policy_id"]: row for row in table("reforms/policies.csv")}
    assert of_id["reform-30"]["number"] == of_id["guiding-opinion-2021"]["number"] == ""
