"""Prefectures against the newspaper, worked out by hand."""

import json
from dataclasses import replace

from components.theme import Look
from dashboard.catalog import Edition
from dashboard.figures import prefecture_figures

LOOK = Look("light", "zh")
GUIYANG, ZUNYI, BIJIE, QIANNAN = "520100", "520300", "520500", "522700"
QIANXINAN = "522300"


def test_prefectures_in_the_order_of_their_codes(edition: Edition) -> None:
    names = prefecture_figures.prefectures(edition)
    assert len(names) == 9
    assert list(names) == sorted(names)


def test_economy_and_people_come_before_an_industry(edition: Edition) -> None:
    topics = [table.key for table in prefecture_figures.topic_tables(edition, ZUNYI)]
    assert topics[:2] == ["topic_economy", "topic_people"]
    assert topics.index("topic_output") > topics.index("topic_space")


def test_guiyang_has_the_nineteen_figures_of_the_newspaper_and_six_others(edition: Edition) -> None:
    rows = prefecture_figures.own_rows(edition, GUIYANG)
    printed = {f"N{number}" for number in range(30, 49)}
    # census, GDP of four years, and the contribution of industry dated by a second source
    assert set(rows["observation_id"]) == printed | {"D001", *(f"D{n:03d}" for n in range(11, 16))}
    said = dict(zip(rows["observation_id"], rows["display"], strict=True))
    assert said["N30"] == "突破4000亿元"
    assert said["N34"] == "10%左右"
    assert said["N42"] == "第27位（共101个）"
    assert said["N43"] == "第4位（共20个）"
    assert said["N45"] == "36家"


def test_ranks_in_english(english: Edition) -> None:
    rows = prefecture_figures.own_rows(english, GUIYANG).set_index("observation_id")
    assert rows.loc["N42", "display"] == "27th of 101"


def test_half_year_rates_never_stand_with_full_years(edition: Edition) -> None:
    (panel,) = prefecture_figures.rate_panels(edition, LOOK, GUIYANG)
    assert panel.periods == ("2025年上半年",)
    assert list(panel.rows["value"]) == [130.9, 34.6, 30.1]
    assert list(panel.rows["observation_id"]) == ["N47", "N46", "N48"]


def test_contribution_rose_by_nine_point_two_points(edition: Edition) -> None:
    (panel,) = prefecture_figures.before_after(edition, LOOK, GUIYANG)
    assert list(panel.rows["display"]) == ["21.9%", "31.1%"]
    assert "推算 +9.2个百分点" in json.dumps(panel.spec, ensure_ascii=False)


def test_tables_leave_pairs_to_the_chart(edition: Edition) -> None:
    shown = [i for table in prefecture_figures.topic_tables(edition, GUIYANG)
             for i in table.rows["observation_id"]]  # fmt: skip
    assert len(shown) == 23
    assert not {"N32", "N33"} & set(shown)


def test_counties_are_named_beside_the_prefecture(edition: Edition) -> None:
    below = prefecture_figures.below_panel(edition, QIANNAN)
    rows = below.rows
    # N52-N66, C34, C35 and six of its economy of Fuquan, N67 of the chemical park, four of Longli
    # and one of Duyun
    assert len(rows) == 29
    assert set(rows["subject"]) == {"福泉市", "福泉—瓮安化工园区", "龙里县", "都匀市"}
    xingren = prefecture_figures.below_panel(edition, QIANXINAN).rows["observation_id"]
    printed = {"C30", "C31", "C32", "C33"} | {"Z54", "Z55", "Z56"}
    assert set(xingren) == printed


def test_a_prefecture_without_figures_is_empty_not_zero(edition: Edition) -> None:
    package = edition.package
    observations = package.tables["observations"]
    kept = observations[observations["subject_id"] != BIJIE]
    fewer = replace(package, tables={**package.tables, "observations": kept})
    edition = Edition.of(fewer, "zh")
    assert prefecture_figures.own_rows(edition, BIJIE).empty
    assert prefecture_figures.topic_tables(edition, BIJIE) == ()
    (panel,) = prefecture_figures.before_after(edition, LOOK, BIJIE)
    assert not panel.spec


def test_zones_are_counted_and_said_to_be_incomplete(edition: Edition) -> None:
    panel = prefecture_figures.zones_panel(edition, GUIYANG)
    frame = panel.frame
    assert len(frame) == 10
    assert panel.title == "名录所列开发区：10个"
    assert "并不完整" in panel.notes[0]
    assert "双龙航空港经济区" in set(frame["开发区"])


def test_overview_counts_each_prefecture(edition: Edition) -> None:
    frame = prefecture_figures.overview_table(edition).frame
    rows = frame.set_index("市州")
    # ten counties, five of the census each, and one
    assert list(rows.loc["贵阳市"])[:3] == [10, 25, 51]
    assert rows.loc["毕节市", "本级数值的主题"] == "经济总量、人口与就业"
    assert rows["名录所列开发区"].sum() == 70  # two of the 72 belong to no prefecture


def test_overview_chart_draws_no_sum(edition: Edition) -> None:
    panel = prefecture_figures.overview_panel(edition, LOOK)
    assert panel.units == panel.periods == ()
    listed = panel.table(edition.t).frame
    inside = edition.facts(filled="prefecture", derived=False)
    assert listed["数值个数"].sum() == inside["observation_id"].nunique() == len(inside)
