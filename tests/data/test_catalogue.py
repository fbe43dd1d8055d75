"""The 64 zones of the national catalogue of 2018 in the registry, counted by hand."""

from collections import Counter
from decimal import Decimal

from tests.data.tables import BY_ID, OBSERVATIONS, ZONES, table

CATALOGUE = "catalogue-2018"
LISTED = {key: row for key, row in ZONES.items() if row["catalogue_status"] == "listed"}
CLASSES = {row["class_id"]: row for row in table("tables/classes.csv")}
AREAS = {
    row["subject_id"]: row
    for row in OBSERVATIONS
    if (row["indicator_id"], row["source_id"]) == ("approved_area", CATALOGUE)
}
NOT_LISTED = {
    "shuanglong-aez", "guian-nda", "panbei-edz", "bijie-hidz", "qixingguan-edz", "tianzhu-edz",
    "rongjiang-edz", "qiannan-hidz",
}  # fmt: skip
# Their names changed after 2018, or the name of 2018 is not today's.
RENAMED = {
    "qianxinan-hidz": "贵州顶效经济开发区",
    "qiandongnan-hidz": "贵州凯里经济开发区",
    "zhenning-edz": "镇宁产业园区",
}


def test_all_64_zones_of_the_catalogue_are_there_by_level_and_class() -> None:
    assert len(LISTED) == 64
    levels = Counter(CLASSES[row["class_id"]]["level_id"] for row in LISTED.values())
    assert levels == {"national": 7, "provincial": 57}
    classes = Counter(row["class_id"] for row in LISTED.values())
    assert classes == {"101": 2, "103": 2, "104": 3, "201": 55, "202": 1, "299": 1}
    for column in ("catalogue_code", "gbt_code", "catalogue_name_zh"):
        assert len({row[column] for row in LISTED.values()}) == 64, column
    for row in LISTED.values():
        assert row["gbt_code"][:5] == "52" + row["class_id"], row["subject_id"]
        assert (row["catalogue_code"][0] == "G") == (row["class_id"] < "200"), row["subject_id"]


def test_zones_outside_the_catalogue_say_so() -> None:
    assert {row["catalogue_status"] for row in ZONES.values()} == {"listed", "not_listed"}
    outside = {key: row for key, row in ZONES.items() if row["catalogue_status"] == "not_listed"}
    assert set(outside) == NOT_LISTED
    columns = ("catalogue_code", "catalogue_name_zh", "class_id", "approved", "catalogue_locator")
    assert not [key for key, row in outside.items() if any(row[name] for name in columns)]


def test_their_approved_areas_add_up_to_250_square_kilometres() -> None:
    assert set(AREAS) == set(LISTED)
    assert {row["unit_id"] for row in AREAS.values()} == {"ha"}
    total = sum(Decimal(row["value"]) for row in AREAS.values())
    assert round(total / 100, 2) == Decimal("250.27")
    assert {row["series"] for row in AREAS.values()} == {"main"}


def test_they_lie_in_nine_prefectures_and_one_has_no_county() -> None:
    found = Counter(row["prefecture_id"] for row in LISTED.values() if row["county_id"])
    assert sorted(found.values(), reverse=True) == [11, 10, 9, 8, 7, 7, 5, 3, 3]
    without = {key for key, row in LISTED.items() if not row["county_id"]}
    assert without == {"guian-cbz"}


def test_most_were_approved_in_2011_and_2012() -> None:
    years = Counter(row["approved"][:4] for row in LISTED.values())
    assert (years["2012"], years["2011"]) == (28, 17)
    assert all(len(row["approved"]) == 7 for row in LISTED.values())


def test_a_name_of_the_catalogue_is_the_full_name_unless_a_later_one_is_known() -> None:
    found = {key: row["catalogue_name_zh"] for key, row in LISTED.items()
             if row["full_name_zh"] != row["catalogue_name_zh"]}  # fmt: skip
    assert found == RENAMED
    for row in LISTED.values():
        seen = (row["full_name_status"], row["verification"], row["confidence"])
        assert seen == ("seen", "verified", "high"), row["subject_id"]
        assert row["catalogue_source_id"] == CATALOGUE
        assert row["catalogue_code"] in row["catalogue_locator"], row["subject_id"]
        assert row["catalogue_confidence"] == "medium_high", row["subject_id"]


def test_official_names_stand_where_they_were_constructed() -> None:
    full = {key: row["full_name_zh"] for key, row in ZONES.items()}
    assert full["anshun-edz"] == "贵州省安顺经济技术开发区"
    assert full["changming-edz"] == "贵州昌明经济开发区"
    assert full["qiandong-edz"] == "贵州省黔东经济开发区"
    assert full["zunyi-cbz"] == "贵州遵义综合保税区"
    assert full["guiyang-hidz"] == "贵阳高新技术产业开发区"


def test_what_is_not_documented_is_not_merged() -> None:
    names = {row["subject_id"]: row["name_zh"] for row in table("tables/subjects.csv")}
    apart = {"bijie-edz": "毕节经开区", "bijie-hidz": "毕节高新区", "fuquan-edz": "福泉经开区",
             "qiannan-hidz": "黔南高新区"}  # fmt: skip
    assert {key: names[key] for key in apart} == apart
    assert set(apart) <= set(ZONES)
    assert LISTED.keys() & apart == {"bijie-edz", "fuquan-edz"}
    also = {(row["subject_id"], row["name_zh"]) for row in table("tables/subject_names.csv")}
    assert not [pair for pair in also if "毕节" in pair[1] or "福泉" in pair[1]]


def test_former_names_lead_to_the_zone_of_today() -> None:
    also = {row["name_zh"]: row for row in table("tables/subject_names.csv")}
    for name, zone in (("顶效经开区", "qianxinan-hidz"), ("凯里经开区", "qiandongnan-hidz"),
                       ("镇宁产业园区", "zhenning-edz"), ("和平经开区", "heping-edz"),
                       ("普定循环经济工业基地", "puding-park"), ("水城县", "520204")):  # fmt: skip
        assert also[name]["subject_id"] == zone
    assert [row["name_zh"] for row in also.values() if row["confidence"] == "low"] == [
        "普定循环经济工业基地"
    ]


def test_industries_of_the_catalogue_bear_its_year() -> None:
    names = {row["industry_id"]: row["name_zh"] for row in table("tables/industries.csv")}
    rows = [row for row in table("tables/zone_industries.csv") if row["source_id"] == CATALOGUE]
    assert {row["as_of"] for row in rows} == {"2018"}
    # one zone was still being built, so that it leads in nothing
    assert {row["zone_id"] for row in rows} == set(LISTED) - {"zunyi-cbz"}
    led = {key: [names[row["industry_id"]] for row in rows if row["zone_id"] == key]
           for key in ("zunyi-edz", "weining-edz", "guian-cbz")}  # fmt: skip
    assert led["zunyi-edz"] == ["茶叶加工", "粮油", "农副产品"]
    assert led["weining-edz"] == ["农产品加工", "装备制造"]
    assert led["guian-cbz"] == ["保税加工", "保税物流仓储", "保税贸易"]
    weaker = {row["zone_id"] for row in rows if row["confidence"] != "medium_high"}
    assert weaker == {"zunyi-edz"}


def test_areas_that_disagree_are_conflicts_with_the_official_list_first() -> None:
    pairs = [
        (row["observation_id"], row["other_observation_id"])
        for row in table("tables/conflicts.csv")
    ]
    found = {
        (BY_ID[one]["subject_id"], BY_ID[one]["value"], BY_ID[two]["value"], BY_ID[two]["unit_id"])
        for one, two in pairs
        if one.startswith("area-2018-")
    }
    assert found == {
        ("baiyun-edz", "395.32", "1831", "ha"),
        ("qianxi-edz", "340.11", "12", "km2"),
        ("zunyi-hidz", "623.85", "1200", "ha"),
        ("zunyi-hidz", "623.85", "6.1233", "km2"),
    }
