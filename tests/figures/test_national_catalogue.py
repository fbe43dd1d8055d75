"""The catalogue of 2018 against its own list and the national standard, counted by hand."""

from dataclasses import replace

import pandas as pd
import pytest

from components.theme import Look
from dashboard.catalog import Edition, open_package
from dashboard.figures.zones import national_catalogue, provinces
from tests.demo.packages import small_folder

LOOK = Look("light", "zh")
ZUNYI, QIANXINAN = "520300", "522300"


def test_approvals_by_year(edition: Edition) -> None:
    chart = national_catalogue.approvals_panel(edition, LOOK)
    number = dict(zip(chart.rows["year"], chart.rows["value"], strict=True))
    assert number[2012] == 28
    assert number[2011] == 17
    assert sum(number.values()) == 64
    assert chart.coverage == "64/64个开发区有批准时间"
    axis = chart.spec["layer"][0]["encoding"]["x"]["scale"]["domain"]
    assert axis == [str(year) for year in range(1992, 2018)]  # years without a column keep a place


def test_area_by_prefecture_adds_up_to_the_catalogue(edition: Edition) -> None:
    chart = national_catalogue.area_panel(edition, LOOK)
    area = dict(zip(chart.rows["subject_id"], chart.rows["value"], strict=True))
    assert sum(area.values()) == pytest.approx(250.2718)
    # 遵义: eleven zones, in hectares as the catalogue has them; the press's areas are not in it
    assert area[ZUNYI] == pytest.approx(46.3978)
    assert area[QIANXINAN] == pytest.approx(5.4776)
    assert area[""] == pytest.approx(2.20)  # Guian's bonded zone is in no prefecture
    assert chart.units == ("平方公里",)
    assert sum(round(value, 2) for value in area.values()) == pytest.approx(250.27)


def test_a_prefecture_with_a_missing_area_has_no_sum(edition: Edition) -> None:
    package = edition.package
    table = package.tables["observations"]
    lost = (table["subject_id"] == "zhengan-edz") & (table["indicator_id"] == "approved_area")
    assert lost.any()
    fewer = replace(package, tables={**package.tables, "observations": table[~lost]})
    other = Edition.of(fewer, "zh")
    chart = national_catalogue.area_panel(other, LOOK)
    assert ZUNYI not in set(chart.rows["subject_id"])
    assert chart.missing == ("正安经开区",)
    assert "不给合计" in " ".join(chart.notes)
    assert "250" not in national_catalogue.summary(other)[0]


def test_sectors_count_each_zone_once(edition: Edition) -> None:
    chart = national_catalogue.sectors_panel(edition, LOOK)
    number = dict(zip(chart.rows["label"], chart.rows["value"], strict=True))
    # by hand from the catalogue's industries: 大数据 only in 贵阳经开区;
    # 化工 in 开阳, 镇宁, 织金, 大龙, 息烽, 娄山关, 福泉, 瓮安; 白酒 in 习水, 仁怀, 黔东, 娄山关
    assert number["大数据"] == 1
    assert number["化工"] == 8
    assert number["白酒"] == 4
    assert chart.coverage == "63/64个开发区填有主导产业"
    assert chart.missing == ("遵义综保区",)
    assert "最多填3个" in chart.notes[0]


def test_every_picture_says_of_which_year_and_of_how_many(edition: Edition) -> None:
    for build in (
        national_catalogue.approvals_panel,
        national_catalogue.area_panel,
        national_catalogue.sectors_panel,
    ):
        chart = build(edition, LOOK)
        assert "目录（2018年版）所列64个；贵州省省级监测开发区截至2022年为99个。" in chart.notes
        assert list(chart.sources) == ["catalogue-2018"]


def test_what_the_zones_are_in_words(edition: Edition, english: Edition) -> None:
    first, kinds, others = national_catalogue.summary(edition)
    assert "64个：国家级7个、省级57个；核准面积合计250.27平方公里" in first
    assert "省级经济开发区55个" in kinds
    assert "99个" in others
    assert "National 7, Provincial 57" in national_catalogue.summary(english)[0]


def test_guizhou_among_31_provinces(edition: Edition) -> None:
    table = provinces.standing_table(edition)
    rows = table.frame.set_index("分类")
    # the file of the standard: 2 of class 101, 2 of 103, 3 of 104, 55 of 201, 1 of 202, 1 of 299
    assert list(rows["贵州省"]) == [66, 2, 2, 3, 55, 1, 1]
    assert table.coverage == "31/31个省份有数值"
    # six provinces have more than 55 provincial economic zones, nineteen more than 66 in all
    counted = edition.facts(indicator="zones_class_201", subject_kind="province")
    assert (counted["value"] > 55).sum() == 6
    assert rows.loc["省级经济开发区数", "排名"] == "第7位"
    assert rows.loc["开发区数", "排名"] == "第20位"
    assert "2个属于未列出的类别" in table.notes[0]  # 66 in all, 64 in the classes
    assert list(table.sources) == ["gbt-37028-2018"]
    assert "第20位（共31个）" in provinces.standing_line(edition)


def test_a_package_without_the_catalogue_says_nothing_of_it() -> None:
    other = Edition.of(open_package(small_folder()), "zh")
    assert national_catalogue.summary(other) == ()
    for build in (
        national_catalogue.approvals_panel,
        national_catalogue.area_panel,
        national_catalogue.sectors_panel,
    ):
        chart = build(other, LOOK)
        assert not chart.spec
        assert not chart.notes
    assert provinces.standing_table(other).frame.empty
    assert provinces.standing_line(other) == ""
    assert isinstance(national_catalogue.areas_by_prefecture(other), pd.DataFrame)
