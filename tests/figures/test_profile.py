"""Zone profiles: known numbers for some zones, and an honest page for each of the 72."""

from dataclasses import replace

import pytest

from components.theme import Look
from dashboard import resources
from dashboard.catalog import Edition, Package, open_package
from dashboard.figures.zones import identity, profile, zone_trends
from dashboard.figures.zones.registry import ZoneFilter
from dashboard.figures.zones.zone_standing import ProfileSelection
from tests.figures.added import observed

ZH, EN = Look("light", "zh"), Look("dark", "en")
ALL = ZoneFilter()


def test_zones_with_the_most_figures_come_first(edition: Edition) -> None:
    options = identity.options(edition, ALL)
    assert len(options) == 72
    assert list(options)[:2] == ["dalong-edz", "zhengan-edz"]
    tongren = identity.options(edition, ZoneFilter(prefecture=("520600",)))
    assert len(tongren) == 8
    assert {"dalong-edz", "wanshan-edz", "bijiang-edz"} < set(tongren)


@pytest.mark.parametrize("look", [ZH, EN], ids=["zh", "en"])
def test_every_zone_has_a_page(package: Package, look: Look) -> None:
    edition = Edition.of(package, look.language)
    for zone, name in identity.options(edition, ALL).items():
        about = identity.identity(edition, zone)
        assert about.name == name
        assert about.locator
        assert all(line.text for line in about.lines)
        rows = profile.rows_of(edition, zone)
        assert rows["topic"].notna().all()
        assert len(profile.highlights(edition, zone)) <= 5
        for panel in zone_trends.trend_panels(edition, look, ProfileSelection(zone)):
            assert panel.spec
            assert len(panel.units) <= 1  # a rank has none in English
        assert all(panel.spec for panel in profile.before_after(edition, look, zone))
        assert all(item.locator for item in profile.history(edition, zone))
        assert all(item.locator for item in profile.practice(edition, look, zone))
        frame = profile.figure_table(edition, zone).frame
        assert len(frame) == len(rows)
        profile.conflicts(edition, zone)


def test_what_is_doubtful_about_a_zone_is_said(edition: Edition) -> None:
    lines = {line.label: line for line in identity.identity(edition, "dalong-edz").lines}
    assert lines["全称"].text == "贵州大龙经济开发区"
    assert lines["全称"].doubt == "据公开资料"
    assert lines["县（市、区）"].text == "玉屏侗族自治县"
    assert lines["县（市、区）"].doubt == "推断，待核实"
    assert lines["地图点位"].text == "县级政府驻地，不是园区位置"


def test_a_zone_without_figures_says_so_and_has_no_panels(edition: Edition) -> None:
    assert identity.coverage(edition, "bijie-hidz").startswith("已收录0条数据")
    assert profile.highlights(edition, "bijie-hidz").empty
    assert zone_trends.trend_panels(edition, ZH, ProfileSelection("bijie-hidz")) == ()
    assert profile.practice(edition, ZH, "bijie-hidz") == ()
    assert profile.history(edition, "bijie-hidz") == ()


def test_before_and_after_of_lubi(edition: Edition) -> None:
    (panel,) = profile.before_after(edition, ZH, "lubi-edz")
    assert list(panel.rows["display"]) == ["61个工作日", "35个工作日"]
    assert "−42.6%" in str(panel.spec)


def test_small_trends_never_join_part_years(edition: Edition) -> None:
    panels = {
        panel.key: panel
        for panel in zone_trends.trend_panels(edition, ZH, ProfileSelection("shuicheng-edz"))
    }
    output = panels["trend_output"].rows
    assert {"95.54", "130.32", "134.01"} <= {f"{value:.2f}" for value in output["value"]}
    part = output[output["mark"] == "partial"]
    assert (part["segment"] == "").all()
    assert (part["bridge"] == "").all()


def test_values_over_time_are_of_one_kind_of_period_and_at_most_a_dozen() -> None:
    """Four months of one indicator, two years of fourteen: a panel an indicator, yearly first."""
    names = [row for row in open_package(resources.DATA).tables["indicators"].itertuples()
             if row.kind in ("flow", "stock")][:14]  # fmt: skip
    yearly = [
        {"subject_id": "bijie-hidz", "indicator_id": row.indicator_id, "unit_id": row.unit_id,
         "year": year, "value": 5.0}
        for row in names for year in (2022, 2023)
    ]  # fmt: skip
    monthly = [
        yearly[0] | {"period_kind": "month", "value": float(month), "year": None,
                     "period_start": f"2024-0{month}-01", "period_end": f"2024-0{month}-28"}
        for month in (1, 2, 3, 5)
    ]  # fmt: skip
    months = [{key: value for key, value in row.items() if key != "year"} for row in monthly]
    found = Edition.of(observed(*yearly, *months), "zh")
    chosen = ProfileSelection("bijie-hidz")
    assert list(zone_trends.periods(found, "bijie-hidz")) == ["year", "month"]
    panels = zone_trends.trend_panels(found, ZH, chosen)
    assert len(panels) == 12
    assert {kind for one in panels for kind in one.rows["period_kind"]} == {"year"}
    assert "2项" in zone_trends.more(found, chosen)
    assert len(zone_trends.trend_panels(found, ZH, replace(chosen, rows="all"))) == 14
    (months_panel,) = zone_trends.trend_panels(found, ZH, replace(chosen, period="month"))
    assert months_panel.title.endswith("（月度）")
    (line,) = [
        part for part in months_panel.spec["layer"]
        if part.get("mark", {}).get("type") == "line"
    ]  # fmt: skip
    assert [row["value"] for row in line["data"]["values"]] == [1.0, 2.0, 3.0]  # April is a gap


def test_cards_show_levels_before_rates(edition: Edition) -> None:
    shown = profile.highlights(edition, "shuicheng-edz")
    assert shown["kind"].isin(["flow", "stock", "class"]).all()
    first = shown.iloc[0]
    assert (first["label"], first["display"], first["period"]) == (
        "水城经开区·铝及铝加工：产值", "134.01亿元", "2025年1—10月",
    )  # fmt: skip


def test_a_rank_says_that_less_is_more(edition: Edition) -> None:
    shown = profile.highlights(edition, "guiyang-hidz")
    assert list(shown["display"])[:2] == ["116.8亿元", "9个"]
    panels = {
        panel.key: panel
        for panel in zone_trends.trend_panels(edition, ZH, ProfileSelection("guiyang-hidz"))
    }
    panel = panels["trend_rank_hidz"]
    assert "数值越小越好。" in panel.notes


def test_conflicts_that_touch_a_zone(edition: Edition) -> None:
    found = profile.conflicts(edition, "shuicheng-edz")
    pairs = [sorted(entry.pair["observation_id"]) for entry in found]
    assert ["C01", "N03"] in pairs
    assert ["C05", "N04"] in pairs
    assert profile.conflicts(edition, "longli-edz") == ()


def test_events_run_from_the_latest_to_the_undated(edition: Edition) -> None:
    periods = [item.period for item in profile.history(edition, "lubi-edz")]
    assert periods == ["2025年9月", "2011年7月", "日期不详", "日期不详"]
    kept = profile.projects(edition, "qiannan-hidz")
    assert list(kept["display"]) == ["59亿元"]


def test_the_official_identity_comes_first(edition: Edition) -> None:
    lines = identity.identity(edition, "qianxinan-hidz").lines
    # zones.csv and zones_catalogue_2018: S527013, 52201004, 1995-05, 220.35 ha
    assert [(line.label, line.text) for line in lines[:7]] == [
        ("全称", "黔西南高新技术产业开发区"),
        ("目录所载名称（2018年）", "贵州顶效经济开发区"),
        ("目录代码", "S527013"),
        ("国家标准代码（GB/T 37028-2018）", "52201004"),
        ("分类（目录2018年版）", "省级经济开发区"),
        ("批准时间（目录2018年版）", "1995年5月"),
        ("核准面积（目录2018年版）", "220.35公顷"),
    ]
    own = {line.label: line.text for line in lines}
    assert own["曾用名"] == "贵州顶效经济开发区、顶效经开区"
    assert own["主导产业（目录2018年版）"] == "医药、食品、建材"
    assert own["主导产业（报道）"] == "新材料"


def test_a_zone_outside_the_catalogue_has_no_lines_of_it(edition: Edition) -> None:
    own = {line.label: line.text for line in identity.identity(edition, "bijie-hidz").lines}
    assert own["目录（2018年版）"] == "未列入目录（2018年版）"
    assert not {"目录代码", "分类（目录2018年版）", "批准时间（目录2018年版）"} & set(own)


def test_months_of_approval_in_english(package: Package) -> None:
    lines = identity.identity(Edition.of(package, "en"), "guiyang-hidz").lines
    own = {line.label: line.text for line in lines}
    assert own["Approved (2018 catalogue)"] == "Nov 1992"
    assert own["Other name"] == "贵阳国家高新技术产业开发区"
