"""Coverage: how many of how many, and who is missing, counted by hand in the tables."""

from dataclasses import replace

import pandas as pd
import pytest

from components.theme import Look
from dashboard.catalog import Edition
from dashboard.figures import environment_charts, overview_figures, prefecture_figures
from dashboard.figures.clusters import growth_series, year_comparisons
from dashboard.figures.clusters.growth_series import ClusterSelection
from dashboard.figures.data import coverage_and_conflicts
from dashboard.figures.data.coverage_and_conflicts import DataSelection
from dashboard.figures.environment_charts import EnvironmentSelection
from dashboard.figures.panel import Panel, covered, covering
from dashboard.figures.reforms import measure_matrix, policy, progress_counts
from dashboard.figures.reforms.cells import ReformSelection, zones_reported
from dashboard.i18n import translator
from tests.figures.owned import MEASURE, owned

LOOK = Look("light", "zh")
OUTPUT = ClusterSelection(indicator="output")


def usual(edition: Edition) -> ReformSelection:
    color, sort = measure_matrix.usual(edition.package)
    return ReformSelection(color=color, sort=sort)


def test_who_is_counted_once_and_an_unknown_id_stands_for_itself() -> None:
    words, missing = covering("{n}/{total}", {"a"}, ["a", "b", "c", "b"], {"b": "乙"})
    assert (words, missing) == ("1/3", ("乙", "c"))


@pytest.mark.parametrize(
    ("missing", "words"),
    [((), "2/2"), (("甲", "乙"), "2/2；缺：甲、乙"), (tuple("甲乙丙丁戊己庚辛壬"), "2/2；缺9个")],
)
def test_few_are_named_and_many_counted(missing: tuple[str, ...], words: str) -> None:
    panel = Panel("x", "题", pd.DataFrame(), coverage="2/2", missing=missing)
    assert covered(panel, translator("zh")) == words


def test_comparisons_name_those_they_leave_out(edition: Edition) -> None:
    # observations.csv has output of six: full years 2021 and 2024 only of Shuicheng's aluminium;
    # of Dalong there is 2021 and part of 2022
    ranked = year_comparisons.ranking_panel(edition, LOOK, OUTPUT)
    assert ranked.coverage == "有此指标的对象列入1/6个"
    assert set(ranked.missing) == {
        "水城区·铝", "正安经开区·吉他", "大龙经开区·新型功能材料", "兴仁市·铝",
        "黔西南高新区·新材料",
    }  # fmt: skip
    years = ClusterSelection(indicator="output", first=2021, last=2024)
    changed = year_comparisons.change_panel(edition, LOOK, years)  # outputs that end in these years
    assert changed.coverage == "有此指标的对象列入1/3个"
    assert set(changed.missing) == {"大龙经开区·新型功能材料", "黔西南高新区·新材料"}
    index = year_comparisons.index_panel(edition, LOOK, replace(OUTPUT, base=2021))
    assert index.coverage == "有此指标的对象列入2/6个"
    assert len(index.missing) == 4


def test_one_by_one_covers_as_the_trend_does(edition: Edition) -> None:
    trend = growth_series.trend_panel(edition, LOOK, OUTPUT)
    multiples = growth_series.multiples_panel(edition, LOOK, OUTPUT)
    # output is measured of clusters alone, so zones and counties do not lack it
    assert trend.coverage == "有此指标：6/9个产业集群"
    assert len(trend.missing) == 3
    assert (multiples.coverage, multiples.missing) == (trend.coverage, trend.missing)


def test_clusters_without_a_full_year_are_named(edition: Edition) -> None:
    panel = overview_figures.clusters_panel(edition, LOOK)
    # subjects.csv: nine clusters; two of aluminium have but an estimate and a value in time
    assert panel.coverage == "5/9个集群有全年数"
    assert set(panel.missing) == {
        "水城经开区·五金", "炉碧经开区·玻璃", "炉碧经开区·铝加工", "兴仁市·铝",
    }  # fmt: skip


def test_trade_names_the_places_without_it(edition: Edition) -> None:
    panel = environment_charts.trade_panel(edition, LOOK, EnvironmentSelection())
    assert panel.coverage == "有本页数字的地方，2/11个有此指标"
    assert "福泉市" in panel.missing
    assert len(panel.missing) == 9


def test_prefectures_and_clauses(edition: Edition) -> None:
    panel = prefecture_figures.overview_panel(edition, LOOK)
    assert (panel.coverage, panel.missing) == ("9/9个市州有数值", ())
    slots = policy.slots_panel(edition, LOOK)  # no clause is entered
    assert slots.missing[:2] == ("第1条", "第2条")
    assert len(slots.missing) == 30


def test_zones_without_a_value_are_named_where_few_and_listed_below_where_many(
    edition: Edition,
) -> None:
    panel = coverage_and_conflicts.coverage_panel(edition, LOOK, DataSelection(kind="zone"))
    assert panel.coverage == "69/72个有数值"
    assert len(panel.missing) == 3
    few = coverage_and_conflicts.coverage_panel(edition, LOOK, DataSelection(kind="prefecture"))
    assert len(few.missing) <= 8
    assert not any(name in note for name in few.missing for note in few.notes)


def test_the_tracker_names_those_without_a_report(edition: Edition) -> None:
    matrix = measure_matrix.matrix_panel(edition, LOOK, usual(edition))
    # assessments.csv names seven zones
    assert matrix.coverage.endswith("7/72个开发区见于报道")
    assert len(matrix.missing) == 65
    assert "炉碧经开区" not in matrix.missing


def test_rungs_name_the_zones_without_a_report() -> None:
    # the owner's package has entries of two zones for the clause
    panel = progress_counts.rungs_panel(
        Edition.of(owned(), "zh"), LOOK, ReformSelection(measure=(MEASURE,))
    )
    assert panel.coverage.endswith("2/72个开发区见于报道")
    assert len(panel.missing) == 70
    assert not {"炉碧经开区", "龙里经开区"} & set(panel.missing)


def test_a_zone_to_which_nothing_applies_lacks_no_report() -> None:
    cells = pd.DataFrame(
        {
            "subject_id": ["lubi-edz", "lubi-edz", "longli-edz", "bijiang-edz"],
            "light": ["near", "unreported", "unreported", "not_applicable"],
            "unreported": [False, True, True, False],
        }
    )
    said, missing = zones_reported(Edition.of(owned(), "zh"), cells)
    assert (said, missing) == ("1/2个开发区见于报道", ("龙里经开区",))
