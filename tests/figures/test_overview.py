"""The overview against the newspaper."""

import json

import pytest

from components.theme import Look
from dashboard.catalog import Edition
from dashboard.figures import overview_figures
from dashboard.figures.map.still_maps import overview_map
from dashboard.figures.reforms import policy

LOOK = Look("light", "zh")


def test_headline_is_what_the_newspaper_and_the_surest_sources_say(edition: Edition) -> None:
    rows = overview_figures.headline(edition)
    said = list(zip(rows["title"], rows["display"], rows["period"], strict=True))
    assert len(said) == 8
    assert said[:7] == [
        ("规上工业总产值累计增速", "23.9%", "2021年到2024年"),
        ("规上工业企业数累计增速", "24.9%", "2021年到2024年"),
        ("贵州省：六大产业基地总产值占全部工业比重", "约82.5%", "2025年"),
        ("贵州省：六大产业基地对工业增长贡献率", "超过90%", "2025年"),
        ("战略性新兴产业总产值占全省比重", "超过80%", "截至2025年11月"),
        ("成立运营公司的开发区（园区）数", "93家", "截至2025年11月"),
        ("履行出资人职责的管委会数", "49个", "截至2025年11月"),
    ]
    assert not any("2020年" in period for _, _, period in said)  # of years ago: no headline
    assert (rows["source_id"] != "").all()
    assert rows["note"].iloc[4].startswith("慎用")


def test_growth_over_the_span_is_an_index_without_absolute_values(edition: Edition) -> None:
    panel = overview_figures.span_panel(edition, LOOK)
    assert sorted(panel.rows["value"]) == pytest.approx([100, 100, 123.9, 124.9])
    assert set(panel.rows["year"]) == {2021, 2024}
    assert (panel.rows["segment"] == "").all()  # never a solid line: the years between are unknown
    assert "中间各年资料未注明" in panel.notes[0]


def test_only_full_years_of_clusters_are_bars(edition: Edition) -> None:
    panel = overview_figures.clusters_panel(edition, LOOK)
    shown = list(
        zip(panel.rows["subject_id"], panel.rows["value"], panel.rows["year"], strict=True)
    )
    assert shown[:3] == [
        ("dalong-materials", 131.78, 2021),
        ("shuicheng-aluminium", 130.32, 2024),
        ("qianxinan-materials", 69.74, 2023),
    ]
    said = " ".join(panel.notes)
    assert "2025年1—10月，134.01亿元（非全年）" in said
    assert "超过160亿元（预计数，非实绩）" in said
    assert "不是同一年的排名" in said


def test_no_clause_is_counted_as_done(edition: Edition) -> None:
    panel = policy.standing_panel(edition, LOOK)
    assert panel.title == "改革“30条”进展"
    assert panel.notes[0].startswith("30条原文均未收录")
    assert "14项" in panel.notes[1]
    assert "7个开发区" in panel.notes[1]
    assert json.dumps(panel.spec).count('"unreported"') >= 30


def test_latest_events_newest_first_as_precise_as_known(edition: Edition, english: Edition) -> None:
    rows = overview_figures.latest(edition, "")
    assert list(rows["date"])[:5] == [
        "2025年11月",
        "2025年11月",
        "2025年9月",
        "2025年",
        "2024年8月",
    ]
    assert len(rows) == 8
    assert set(overview_figures.latest(english, "award")["kind_name"]) == {"Award"}
    assert overview_figures.latest(edition, "no such kind").empty


def test_the_small_map_loads_its_outlines_by_address(edition: Edition) -> None:
    panel = overview_map(edition, LOOK)
    legend = panel.legend
    assert panel.coverage == "名录所列开发区68/72个"
    assert f"/geometry/{edition.hash}/prefecture.geojson" in json.dumps(panel.spec)
    assert [word for _, word in legend] == ["省级 63", "国家级 9"]
    assert len(json.dumps(panel.spec)) < 40_000
