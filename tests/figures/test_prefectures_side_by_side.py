"""Prefectures side by side, and the counties of one, against the census and the sources."""

import pytest

from components.theme import Look
from dashboard.catalog import Edition, open_package
from dashboard.figures import prefecture_figures, prefectures_side_by_side
from tests.demo.packages import small_folder

LOOK = Look("light", "zh")
QIANNAN = "522700"


def test_one_row_a_prefecture_with_what_is_known(edition: Edition) -> None:
    table = prefectures_side_by_side.compared(edition)
    rows = table.frame.set_index("市州")
    assert list(rows.index)[:3] == ["贵阳", "六盘水", "遵义"]
    assert list(rows["目录（2018年版）所列"]) == [9, 3, 11, 5, 7, 8, 3, 10, 7]
    assert rows["常住人口（人口普查，人）"].sum() == 38_562_148
    assert rows.loc["遵义", "核准面积（平方公里）"] == 46.40
    assert rows.loc["贵阳", "地区生产总值（最近全年）"] == "5,777.41亿元（2024年）"
    assert rows["地区生产总值（最近全年）"].notna().sum() == 7  # 安顺 has a forecast, 黔南 nothing
    assert "截至2020年11月1日" in " ".join(table.notes)
    assert {"nbs-census-2020", "catalogue-2018"} <= set(table.sources)


def test_shares_of_counties_are_never_made_one_of_the_prefecture(edition: Edition) -> None:
    rows = prefectures_side_by_side.compared(edition).frame.set_index("市州")
    # 都匀 6.85 is the lowest of the twelve counties of 黔南, 独山 14.83 the highest
    assert rows.loc["黔南州", "制造业就业：各县（%）"] == "6.9至14.8"
    chart = next(
        c for c in prefectures_side_by_side.charts(edition, LOOK) if c.key == "compared_work"
    )
    qiannan = chart.rows.set_index("subject_id").loc[QIANNAN]
    assert qiannan["value"] == pytest.approx((10.24 + 10.72) / 2)  # 贵定 and 罗甸 in the middle
    assert "推算" in chart.title
    assert "没有全市州的数值" in chart.notes[0]


def test_charts_are_of_one_period_each_and_name_who_has_none(edition: Edition) -> None:
    drawn = prefectures_side_by_side.charts(edition, LOOK)
    assert len(drawn) == 4
    assert all(len(chart.periods) == 1 for chart in drawn)
    output = drawn[-1]
    assert output.periods == ("2020年",)
    assert list(output.rows["value"]) == [4505.23, 3720.05, 2076.29, 1322.01]
    assert len(output.missing) == 5


def test_counties_of_a_census_are_one_compact_table(edition: Edition) -> None:
    table = prefecture_figures.county_panel(edition, QIANNAN)
    assert table.frame.shape == (12, 6)  # name and five indicators
    duyun = table.frame.set_index("县（市、区）").loc["都匀市"]
    assert duyun["常住人口（人口普查） (人)"] == 529_688
    rest = prefecture_figures.below_panel(edition, QIANNAN).rows
    assert not rest["observation_id"].str.startswith("census-").any()
    everything = edition.facts(prefecture=QIANNAN, zone="")
    own = everything["subject_id"] == QIANNAN
    assert len(rest) + len(table.rows) == len(everything[~own])  # nothing is lost


def test_a_package_without_these_figures_has_no_chart_of_them() -> None:
    other = Edition.of(open_package(small_folder()), "zh")
    assert all(chart.spec for chart in prefectures_side_by_side.charts(other, LOOK))
    frame = prefectures_side_by_side.compared(other).frame
    assert not frame.isna().all().any()


def test_the_title_says_where_most_zones_are(edition: Edition) -> None:
    # 12 of the 72 zones of the registry lie in 黔东南
    assert (
        prefectures_side_by_side.compared(edition).title
        == "各市州对照：黔东南州开发区最多，名录所列72个中12个"
    )


def test_what_half_of_the_prefectures_have_in_one_period_is_a_column_and_a_chart() -> None:
    other = Edition.of(open_package(small_folder()), "zh")
    frame = prefectures_side_by_side.compared(other).frame
    assert len(frame.columns) > 2
    for chart in prefectures_side_by_side.charts(other, LOOK):
        assert len(chart.periods) == 1 and len(chart.rows) >= len(frame) / 2
