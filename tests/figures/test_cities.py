"""Prefectures against the newspaper, worked out by hand."""

import json

import pytest

from components.theme import Look
from dashboard import resources
from dashboard.catalog import Edition, open_package
from dashboard.figures.prefectures import prefecture_figures

LOOK = Look("light", "zh")
GUIYANG, BIJIE, QIANNAN, QIANXINAN = "520100", "520500", "522700", "522300"


@pytest.fixture(scope="module")
def edition() -> Edition:
    return Edition.of(open_package(resources.DATA), "zh")


@pytest.fixture(scope="module")
def english() -> Edition:
    return Edition.of(open_package(resources.DATA), "en")


def test_the_prefecture_with_most_figures_comes_first(edition: Edition) -> None:
    names = prefecture_figures.prefectures(edition)
    assert len(names) == 9
    assert next(iter(names)) == GUIYANG


def test_guiyang_has_the_nineteen_figures_of_the_newspaper(edition: Edition) -> None:
    rows = prefecture_figures.own_rows(edition, GUIYANG)
    assert set(rows["observation_id"]) == {f"N{number}" for number in range(30, 49)}
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


def test_cards_leave_pairs_to_the_chart(edition: Edition) -> None:
    shown = [i for _, _, rows in prefecture_figures.cards_by_topic(edition, GUIYANG)
             for i in rows["observation_id"]]  # fmt: skip
    assert len(shown) == 17
    assert not {"N32", "N33"} & set(shown)


def test_counties_are_named_beside_the_prefecture(edition: Edition) -> None:
    below = prefecture_figures.below_panel(edition, QIANNAN)
    # N52-N66 and C34, C35 of Fuquan, N67 of the chemical park
    assert len(below.rows) == 18
    assert set(below.rows["subject"]) == {"福泉市", "福泉—瓮安化工园区"}
    xingren = prefecture_figures.below_panel(edition, QIANXINAN)
    assert set(xingren.rows["observation_id"]) == {"C30", "C31", "C32", "C33"}


def test_a_prefecture_without_figures_is_empty_not_zero(edition: Edition) -> None:
    assert prefecture_figures.own_rows(edition, BIJIE).empty
    assert prefecture_figures.cards_by_topic(edition, BIJIE) == ()
    (panel,) = prefecture_figures.before_after(edition, LOOK, BIJIE)
    assert not panel.spec


def test_zones_are_counted_and_said_to_be_incomplete(edition: Edition) -> None:
    table = prefecture_figures.zones_panel(edition, GUIYANG)
    frame = table.frame
    assert len(frame) == 8
    assert table.title == "名录所列开发区：8个"
    assert "并不完整" in table.notes[0]
    assert "双龙航空港经济区" in set(frame["开发区"])


def test_overview_counts_each_prefecture(edition: Edition) -> None:
    frame = prefecture_figures.overview_table(edition).frame
    rows = frame.set_index("市州")
    assert list(rows.loc["贵阳市"])[:3] == [8, 19, 0]
    assert rows.loc["毕节市", "本级数值的主题"] == "未见"
    assert rows["名录所列开发区"].sum() == 48  # two of the 50 belong to no prefecture


def test_overview_chart_draws_no_sum(edition: Edition) -> None:
    panel = prefecture_figures.overview_panel(edition, LOOK)
    assert panel.units == panel.periods == ()
    listed = panel.table(edition.t).frame
    inside = edition.facts(filled="prefecture", derived=False)
    assert listed["数值个数"].sum() == inside["observation_id"].nunique() == len(inside)
