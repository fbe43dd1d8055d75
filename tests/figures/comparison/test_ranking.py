"""The ranking of one indicator: sentences, places, changes and who is left out."""

import shutil
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from components.theme import Look
from dashboard import catalog, i18n, resources
from dashboard.catalog import Edition
from dashboard.domain.comparison.ranks import ends_and_chosen, ranked
from dashboard.exports.view_export import NothingToDrawError, export
from dashboard.figures.comparison import ranking_charts, ranking_choice
from dashboard.figures.comparison.ranking_choice import RankingChoice
from dashboard.figures.comparison.ranking_table import ranking_table
from dashboard.figures.wording.findings import course, standing
from dashboard.figures.zones.registry import ZoneFilter
from dashboard.views import VIEWS

LOOK = Look("light", "zh")
AREA = RankingChoice("zone", "approved_area", ("as_of", "2018"))


def rows(*values: float, direction: str = "up", kind: str = "flow") -> pd.DataFrame:
    return ranked(pd.DataFrame({
        "value": values, "kind": kind, "direction": direction,
        "subject_id": [chr(97 + at) for at in range(len(values))],
        "subject": [chr(65 + at) for at in range(len(values))],
        "display": [f"{number:g}亿元" for number in values],
    }))  # fmt: skip


def said(found: pd.DataFrame, *chosen: str, language: str = "zh", narrowed: bool = False) -> str:
    return standing(found, "产值", chosen, narrowed, i18n.translator(language), language)


@pytest.mark.parametrize(
    ("found", "chosen", "sentence"),
    [
        (rows(9, 4, 1), (), "产值：A居首，为9亿元（3个中第1）"),
        (rows(9, 9, 1), (), "产值：A、B并列居首，均为9亿元（3个中并列第1）"),
        (rows(9, 9, 9, 9, 1), (), "产值：A、B、C等另1个并列居首，均为9亿元（5个中并列第1）"),
        (rows(0, 0, 0), (), "产值：3个数值相同，均为0亿元"),
        (rows(-5, -9), (), "产值：A居首，为-5亿元（2个中第1）"),
        (rows(9, 4, direction="down"), (), "产值：B最低，为4亿元（2个中第1）"),
        (rows(9, 4, kind="rank"), (), "产值：B名次最前，为4亿元（2个中第1）"),
        (rows(9, 4, 1), ("b",), "B产值在3个中居第2位"),
        (rows(9, 4, 4), ("c",), "C产值在3个中居并列第2位"),
        (rows(9, 4, 1), ("c", "b"), "产值：B第2位、C第3位（3个中）"),
        (rows(9, 8, 7, 6, 5), tuple("bcde"), "产值：所选4个中B最靠前，在5个中居第2位"),
        (rows(9, 4, 1), ("x",), "产值：A居首，为9亿元（3个中第1）"),
        (rows(9), ("a",), "产值：仅A有可比数值，为9亿元"),
        (rows().head(0), ("a",), "产值"),
    ],
)
def test_the_sentence_says_no_more_than_the_values(
    found: pd.DataFrame, chosen: tuple[str, ...], sentence: str
) -> None:
    assert said(found, *chosen) == sentence


def test_a_narrowed_ranking_says_so_and_english_has_its_own_order() -> None:
    assert said(rows(9, 4), narrowed=True).endswith("（所选2个中第1）")
    assert said(rows(9, 4, 4), "b", language="en") == "产值: B is joint 2nd of 3"


def test_a_course_needs_five_values() -> None:
    t = i18n.translator("zh")
    assert course(rows(1, 2, 3, 4).sort_values("value"), "产值", t) == ""
    five = rows(1, 2, 3, 4, 5).sort_values("value").assign(subject="A")
    assert course(five, "产值", t) == "A产值总体上升（同类期间5期）"


@pytest.mark.parametrize(
    ("number", "chosen", "shown"),
    [
        (100, (), [*range(10), *range(95, 100)]),
        (100, (50,), [*range(10), 50, *range(95, 100)]),
        (16, (), [*range(16)]),  # one left out has its row
        (17, (), [*range(10), *range(12, 17)]),
        (17, (11,), [*range(17)]),
        (3, (), [0, 1, 2]),
        (0, (), []),
        (5, (9,), [0, 1, 2, 3, 4]),
    ],
)
def test_which_places_a_short_ranking_shows(
    number: int, chosen: tuple[int, ...], shown: list[int]
) -> None:
    assert ends_and_chosen(number, chosen, 10, 5) == shown


def test_areas_are_told_in_the_unit_of_the_catalogue(edition: Edition) -> None:
    drawn = ranking_charts.ranking_panel(edition, LOOK, AREA)
    assert drawn.title == "核准面积：遵义经开区居首，为1,253公顷（64个中第1）"
    assert drawn.units == ("公顷",) and drawn.coverage == "64/72个开发区参加排名"
    assert len(drawn.missing) == 8 and len(drawn.rows) == 64
    table = ranking_table(edition, AREA)
    assert list(table.frame.columns)[:3] == ["对象", "数值（公顷）", "排名"]
    assert list(table.frame.iloc[1])[:3] == ["水城经开区", 1099.74, 2]
    assert table.notes == ("均无上年同期值，不列增减。",)


def test_the_highlighted_one_stands_in_title_and_colour(edition: Edition) -> None:
    chosen = replace(AREA, chosen=("shuicheng-edz",))
    assert (
        ranking_charts.ranking_panel(edition, LOOK, chosen).title
        == "水城经开区核准面积在64个中居第2位"
    )
    hue = ranking_choice.placed(edition, chosen).set_index("subject_id")["hue"]
    assert hue["shuicheng-edz"] == 0 and (hue.drop("shuicheng-edz") == -1).all()


def test_a_filter_ranks_among_those_asked_for(edition: Edition) -> None:
    chosen = replace(AREA, matching=ZoneFilter(level=("national",)))
    drawn = ranking_charts.ranking_panel(edition, LOOK, chosen)
    assert "所选8个中第1" in drawn.title and drawn.coverage == "8/9个开发区参加排名"


def test_a_highlighted_one_without_a_value_is_told(edition: Edition) -> None:
    lacking = ranking_choice.values(edition, AREA).without[0]
    drawn = ranking_charts.ranking_panel(edition, LOOK, replace(AREA, chosen=(lacking,)))
    name = edition.names("subjects")[lacking]
    assert drawn.notes == (f"未参加排名（没有此指标的数值）：{name}",)


def test_the_older_are_named_with_their_period(edition: Edition) -> None:
    lines = ranking_choice.unranked(edition, RankingChoice("county", "gdp", ("year", "2021")))
    assert len(lines) == 2
    assert "（2020年）" in lines[0] and lines[1].endswith("等70个")


def test_change_on_the_year_and_why_there_is_none(edition: Edition) -> None:
    found = ranking_table(edition, RankingChoice("cluster", "firms", ("as_of", "2025-11")))
    guitars, aluminium = found.frame.iloc[0], found.frame.iloc[1]
    # 144 firms after 131: 13 more, 13/131 = 9.92 %
    assert (guitars["比上年增减（家）"], guitars["比上年增长（%）"]) == (13, 9.92)
    assert guitars["走势"] == [56, 126, 131, 144]
    assert pd.isna(aluminium["比上年增减（家）"])
    assert aluminium["增减说明"] == "—（无上年同期值）"
    assert found.file is not None and "走势" not in found.file


def test_half_of_the_zones_lie_between_the_quartiles(edition: Edition) -> None:
    drawn = ranking_charts.distribution_panel(edition, LOOK, AREA)
    values = ranking_choice.values(edition, AREA).rows["value"]
    low, high = values.quantile(0.25), values.quantile(0.75)
    assert drawn.title == f"核准面积：居中的半数开发区为{low:.0f}—{high:.0f}公顷"


def test_one_value_and_none_have_no_distribution(edition: Edition) -> None:
    one = RankingChoice("zone", "planned_area", ("as_of", "2026"))
    assert not ranking_charts.distribution_panel(edition, LOOK, one).spec
    assert ranking_charts.ranking_panel(edition, LOOK, one).title.startswith("规划面积：仅贵安新区")
    none = RankingChoice("zone", "output_target")
    drawn = ranking_charts.ranking_panel(edition, LOOK, none)
    assert drawn.title == "产值目标" and not drawn.spec
    assert ranking_table(edition, none).frame.empty
    assert not ranking_charts.trend_panel(edition, LOOK, none).spec


def test_provinces_with_zero_zones_share_a_rank(edition: Edition) -> None:
    chosen = RankingChoice("province", "zones_class_202", ("as_of", "2018"))
    found = ranking_choice.placed(edition, chosen)
    zero = found[found["value"] == 0]
    assert len(zero) > 1 and len(set(zero["rank"])) == 1
    assert zero["rank"].iloc[0].startswith("并列")


@pytest.mark.parametrize("view", [name for name in VIEWS if name.startswith("ranking.")])
def test_subjects_whose_kind_is_lost_are_compared_with_nobody(view: str, tmp_path: Path) -> None:
    shutil.copytree(resources.DATA, tmp_path / "data")
    table = tmp_path / "data" / "tables" / "subjects.csv"
    rows = pd.read_csv(table, dtype="str", keep_default_na=False)
    rows.assign(kind="?").to_csv(table, index=False)
    spoiled = Edition.of(catalog.open_package(tmp_path / "data"), "zh")
    assert set(spoiled.tables["subjects"]["kind"]) == {""}
    assert len(spoiled.facts(indicator="approved_area")) > 10
    with pytest.raises(NothingToDrawError):
        export(VIEWS[view], spoiled, LOOK, {}, strict=False, as_table=True)
