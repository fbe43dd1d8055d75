"""Two sources on one thing: both values are drawn, apart, and each picture says so."""

from typing import Any

from components.theme import Look
from dashboard.catalog import Edition
from dashboard.figures import prefectures_side_by_side
from dashboard.figures.clusters.growth_series import ClusterSelection, multiples_panel, trend_panel
from dashboard.figures.comparison.compare_panels import line_panels, table_panel
from dashboard.figures.comparison.compared import CompareSelection
from dashboard.figures.comparison.ranking_charts import ranking_panel
from dashboard.figures.comparison.ranking_charts import trend_panel as ranked_trend
from dashboard.figures.comparison.ranking_choice import RankingChoice
from dashboard.figures.environment_charts import (
    EnvironmentSelection,
    bar_panels,
    topic_table,
)
from dashboard.figures.map.point_values import Quantity
from dashboard.figures.map.zone_map import MapSelection, zone_map
from dashboard.figures.panel import Chart
from tests.figures.added import observed

LOOK = Look("light", "zh")
ZONES = ("lubi-edz", "longli-edz", "bijiang-edz")
FIRST, SECOND = "gzdaily-a1", "gzdaily-a2"


def layers(spec: Any) -> list[dict[str, Any]]:
    """All layers of a specification, however deep."""
    found = [] if "mark" not in spec else [spec]
    for name in ("layer", "concat"):
        for part in spec.get(name, ()):
            found += layers(part)
    return found


def marked(chart: Chart) -> list[tuple[float, float]]:
    """Ends of the marks that reach from one source's value to another's."""
    rules = [part for part in layers(chart.spec) if part["mark"]["type"] == "rule"]
    rows = [
        row for part in rules if part["mark"].get("strokeWidth") == 3
        for row in part["data"]["values"]
    ]  # fmt: skip
    return [(row["low"], row["high"]) for row in rows]


def says(chart: Any) -> str:
    """The one note that names the values."""
    (note,) = [note for note in chart.notes if note.startswith("来源不一致，")]
    return str(note)


def edition(indicator: str = "fiscal_revenue", subjects: tuple[str, ...] = ZONES) -> Edition:
    """Subjects in three years: 10, 20, 30 and one more each; sources disagree on the first's last
    year, 30 and 36."""
    rows = [
        {"subject_id": subject, "indicator_id": indicator, "unit_id": "yi_yuan", "year": year,
         "value": float(10 * (year - 2020) + at), "source_id": FIRST}
        for at, subject in enumerate(subjects) for year in (2021, 2022, 2023)
    ]  # fmt: skip
    again = {**rows[2], "value": 36.0, "source_id": SECOND}
    return Edition.of(observed(*rows, again), "zh")


def test_lines_mark_the_range_and_join_neither_value() -> None:
    chosen = ClusterSelection(indicator="fiscal_revenue", zone=ZONES, period="year")
    for panel in (trend_panel, multiples_panel):
        chart = panel(edition(), LOOK, chosen)
        assert marked(chart) == [(30.0, 36.0)]
        assert "30亿元" in says(chart) and "36亿元" in says(chart)
    (solid,) = [
        part for part in layers(trend_panel(edition(), LOOK, chosen).spec)
        if part["mark"]["type"] == "line"
    ]  # fmt: skip
    own = [row["value"] for row in solid["data"]["values"] if row["label"].startswith("炉碧")]
    assert own == [10.0, 20.0]


def test_ranking_ranks_neither_and_its_lines_show_both() -> None:
    chosen = RankingChoice(indicator="fiscal_revenue", chosen=ZONES[:1])
    ranked = ranking_panel(edition(), LOOK, chosen)
    assert ZONES[0] not in set(ranked.rows["subject_id"])
    assert "36亿元" in says(ranked)
    assert any("（来源不一致）" in note for note in ranked.notes)
    assert marked(ranked_trend(edition(), LOOK, chosen)) == [(30.0, 36.0)]
    assert "36亿元" in says(ranked_trend(edition(), LOOK, chosen))


def test_comparison_shows_both_and_joins_neither() -> None:
    chosen = CompareSelection(zone=ZONES)
    charts = line_panels(edition(), LOOK, chosen)
    (chart,) = [one for one in charts if one.key == "compare_fiscal_revenue"]
    assert marked(chart) == [(30.0, 36.0)]
    lines = [part for part in layers(chart.spec) if part["mark"]["type"] == "line"]
    assert [r["value"] for r in lines[0]["data"]["values"] if r["key"] == ZONES[0]] == [10.0, 20.0]
    assert "36亿元" in says(chart)
    assert "36亿元" in says(table_panel(edition(), LOOK, chosen))


def test_map_gives_a_contested_zone_no_size_and_says_both() -> None:
    chosen = MapSelection(size=Quantity("fiscal_revenue", 2023))
    chart = zone_map(edition(), LOOK, chosen, "")
    (point,) = [row for row in chart.live["points"] if row["id"] == ZONES[0]]
    assert point["h"] == 1
    assert "财政总收入：来源不一致，36亿元、30亿元（2023年）" in point["t"]
    assert "无数值" not in point["t"]
    assert "36亿元" in says(chart)


def test_bars_stand_under_each_other_with_their_sources() -> None:
    more = {"subject_id": ZONES[0], "indicator_id": "planned_investment", "unit_id": "yi_yuan",
            "value": 5.0, "year": 2023}  # fmt: skip
    two = [
        {**more, "indicator_id": "fixed_asset_investment", "value": value, "source_id": source}
        for value, source in ((30.0, FIRST), (36.0, SECOND))
    ]
    found = Edition.of(observed(more, *two), "zh")
    chosen = EnvironmentSelection(zone=ZONES[:1])
    (chart,) = bar_panels(found, LOOK, chosen, "projects")
    (bars,) = [part for part in layers(chart.spec) if part["mark"]["type"] == "bar"]
    rows = bars["data"]["values"]
    assert [row["value"] for row in rows] == [36.0, 30.0, 5.0]
    assert len({row["key"] for row in rows}) == 3
    names = [row["label"] for row in rows]
    assert len(set(names)) == 3
    assert names[2] == "计划投资"
    assert all(name.startswith("固定资产投资（") for name in names[:2])
    assert "36亿元" in says(chart)
    # what sources disagree on alone is no chart of amounts: the table has both
    alone = Edition.of(observed(*two), "zh")
    assert bar_panels(alone, LOOK, chosen, "projects") == ()
    assert "36亿元" in says(topic_table(alone, LOOK, chosen, "projects"))


def test_prefectures_show_both() -> None:
    gdp = "compared_gdp"
    known = {
        one.key: one for one in prefectures_side_by_side.charts(Edition.of(observed(), "zh"), LOOK)
    }
    first = known[gdp].rows.iloc[0]
    other = {
        "subject_id": first["subject_id"], "indicator_id": "gdp", "unit_id": first["unit_id"],
        "year": int(first["year"]), "value": first["value"] / 2, "series": first["series"],
        "source_id": SECOND,
    }  # fmt: skip
    charts = prefectures_side_by_side.charts(Edition.of(observed(other), "zh"), LOOK)
    found = {one.key: one for one in charts}
    (bars,) = [part for part in layers(found[gdp].spec) if part["mark"]["type"] == "bar"]
    values = [row["value"] for row in bars["data"]["values"]]
    assert values[:2] == [first["value"], first["value"] / 2]
    assert len(values) == len(known[gdp].rows) + 1
    assert str(first["subject"]) in says(found[gdp])
