"""Amounts printed in different units: 450,000万元 is 45亿元, wherever it is compared."""

from typing import Any

import pytest

from components.theme import Look
from dashboard.catalog import Edition
from dashboard.figures import overview_figures
from dashboard.figures.clusters import growth_series, year_comparisons
from dashboard.figures.clusters.growth_series import ClusterSelection
from dashboard.figures.data.coverage_and_conflicts import disagreements
from dashboard.figures.environment_charts import EnvironmentSelection, trade_panel
from dashboard.figures.map.point_values import Quantity, values
from dashboard.figures.map.zone_map import MapSelection, zone_map
from dashboard.figures.zones import zone_trends
from dashboard.figures.zones.zone_standing import ProfileSelection
from tests.figures.added import edition, observed, with_rows

LOOK = Look("light", "zh", 700)
CLUSTER = {"subject_id": "lubi-aluminium", "indicator_id": "output"}
MIXED: tuple[dict[str, Any], ...] = (
    {**CLUSTER, "year": 2021, "value": 300_000.0, "unit_id": "wan_yuan"},
    {**CLUSTER, "year": 2024, "value": 450_000.0, "unit_id": "wan_yuan"},
)
MONTHS = {**CLUSTER, "unit_id": "month"}


@pytest.fixture(scope="module")
def mixed() -> Edition:
    return edition(*MIXED)


def drawn(spec: Any, name: str) -> list[dict[str, Any]]:
    """The rows of all layers of a specification that have a field."""
    found: list[dict[str, Any]] = []
    for layer in spec.get("layer", spec.get("concat", [])):
        found += drawn(layer, name) if "layer" in layer else [
            row for row in layer.get("data", {}).get("values", []) if name in row
        ]  # fmt: skip
    return found


def test_the_largest_cluster_is_not_the_one_with_the_smaller_unit(mixed: Edition) -> None:
    panel = overview_figures.clusters_panel(mixed, LOOK)
    rows = panel.rows.set_index("subject_id")
    assert rows["value"]["lubi-aluminium"] == 45.0
    assert rows["display"]["lubi-aluminium"] == "450,000万元"
    assert rows["value"].is_monotonic_decreasing
    assert rows.index[0] == "dalong-materials"  # 131.78亿元
    assert panel.units == ("亿元",)


def test_a_trend_has_one_axis_and_says_what_was_printed(mixed: Edition) -> None:
    chosen = ClusterSelection(
        indicator="output", cluster=("lubi-aluminium", "shuicheng-aluminium"), first=2021, last=2025
    )
    panel = growth_series.trend_panel(mixed, LOOK, chosen)
    axis = next(layer["encoding"]["y"] for layer in panel.spec["layer"] if "y" in layer["encoding"])
    assert axis["title"] == "亿元"
    assert max(axis["scale"]["domain"]) < 200
    own = [row for row in drawn(panel.spec, "short") if row["key"].startswith("lubi")]
    assert {(row["value"], row["display"], row["short"]) for row in own} == {
        (30.0, "300,000万元", "300,000万元"), (45.0, "450,000万元", "450,000万元"),
    }  # fmt: skip
    assert len({row["segment"] or row["bridge"] for row in own}) == 1  # one line


def test_small_multiples_share_the_unit(mixed: Edition) -> None:
    panel = growth_series.multiples_panel(mixed, LOOK, ClusterSelection(indicator="output"))
    assert {row["value"] for row in drawn(panel.spec, "short") if "lubi-al" in row["key"]} == {
        30.0, 45.0,
    }  # fmt: skip


def test_change_index_and_growth_across_units() -> None:
    one = edition({**CLUSTER, "year": 2021, "value": 30.0, "unit_id": "yi_yuan"}, MIXED[1])
    chosen = ClusterSelection(
        indicator="output", cluster=("lubi-aluminium",), first=2021, last=2024, base=2021
    )
    panel = year_comparisons.change_panel(one, LOOK, chosen)
    assert panel.rows["display"].iloc[-1] == "推算 +50.0%"  # 45 / 30
    ends = drawn(panel.spec, "before_text")[0]
    assert (ends["before"], ends["after"]) == (30.0, 45.0)
    assert (ends["before_text"], ends["after_text"]) == ("30亿元", "450,000万元")
    panel = year_comparisons.index_panel(one, LOOK, chosen)
    assert sorted(panel.rows["value"]) == [100.0, 150.0]
    panel = year_comparisons.ranking_panel(one, LOOK, chosen)
    assert panel.rows["value"].iloc[-1] == pytest.approx(14.4714, abs=0.0001)  # 1.5 ** (1 / 3)


def test_what_cannot_be_converted_is_refused_by_name_and_stays_in_the_table() -> None:
    one = edition({**MONTHS, "year": 2024, "value": 3.0}, {**MONTHS, "year": 2021, "value": 2.0})
    said = "未列入（单位无法换算）：炉碧经开区·铝加工"
    chosen = ClusterSelection(indicator="output", first=2021, last=2024, base=2021)
    charts = (
        growth_series.trend_panel(one, LOOK, chosen),
        growth_series.multiples_panel(one, LOOK, chosen),
        year_comparisons.change_panel(one, LOOK, chosen),
        year_comparisons.index_panel(one, LOOK, chosen),
        year_comparisons.ranking_panel(one, LOOK, chosen),
        overview_figures.clusters_panel(one, LOOK),
    )
    for chart in charts:
        assert any(note.startswith(said) for note in chart.notes), (chart.key, chart.notes)
        assert not [row for row in drawn(chart.spec, "key") if "lubi-aluminium" in row["key"]]
    table = growth_series.value_table(one, chosen)
    assert {"2个月", "3个月"} <= set(table.frame["原文数值"])


def test_one_value_of_a_subject_is_refused_while_its_others_are_drawn() -> None:
    one = edition({**MONTHS, "year": 2024, "value": 3.0}, MIXED[0])
    chosen = ClusterSelection(
        indicator="output", cluster=("lubi-aluminium",), first=2021, last=2024
    )
    panel = growth_series.trend_panel(one, LOOK, chosen)
    assert {row["value"] for row in drawn(panel.spec, "short")} == {30.0}
    assert "未列入（单位无法换算）：炉碧经开区·铝加工" in panel.notes


def test_one_amount_in_two_units_of_two_sources_is_no_conflict() -> None:
    before, _ = disagreements(edition())
    same = {**CLUSTER, "year": 2024, "value": 45.0, "unit_id": "yi_yuan"}
    one = edition(MIXED[1], {**same, "source_id": "gzdaily-a4"})
    assert len(disagreements(one)[0]) == len(before)
    other = edition(MIXED[1], {**same, "value": 47.0, "source_id": "gzdaily-a4"})
    assert len(disagreements(other)[0]) == len(before) + 1


def test_files_have_both_numbers(mixed: Edition) -> None:
    chosen = ClusterSelection(indicator="output", cluster=("lubi-aluminium",))
    file = growth_series.value_table(mixed, chosen).file
    assert file is not None
    row = file[file["期间"] == "2024年"].iloc[0]
    names = ["原文数值", "原文数字", "原文单位", "数值", "单位"]
    assert list(row[names]) == ["450,000万元", 450_000.0, "万元", 45.0, "亿元"]


def test_files_without_conversion_have_no_such_columns() -> None:
    chosen = ClusterSelection(indicator="output", cluster=("shuicheng-aluminium",))
    file = growth_series.value_table(edition(), chosen).file
    assert file is not None
    assert not {"原文数字", "原文单位"} & set(file.columns)


def test_in_english() -> None:
    one = edition(*MIXED, language="en")
    panel = overview_figures.clusters_panel(one, Look("light", "en", 700))
    row = panel.rows.set_index("subject_id").loc["lubi-aluminium"]
    assert (row["value"], row["display"]) == (45.0, "4.5 billion yuan")
    refused = edition({**MONTHS, "year": 2024, "value": 3.0}, language="en")
    notes = overview_figures.clusters_panel(refused, Look("light", "en", 700)).notes
    assert any(note.startswith("Left out (the unit cannot be converted): ") for note in notes)


ZONES = [
    {"subject_id": "guiyang-hidz", "value": 20_000.0, "unit_id": "wan_yuan"},
    {"subject_id": "anshun-hidz", "value": 4.0, "unit_id": "yi_yuan"},
    {"subject_id": "zunyi-hidz", "value": 6.0, "unit_id": "month"},
]


def test_the_map_compares_in_one_unit_and_says_whom_it_leaves_out() -> None:
    rows = [{**row, "indicator_id": "gross_output", "year": 2024} for row in ZONES]
    one = edition(*rows)
    size = Quantity("gross_output", 2024)
    known = values(one, size).set_index("zone_id")["value"]
    assert dict(known[["guiyang-hidz", "anshun-hidz"]]) == {"guiyang-hidz": 2.0, "anshun-hidz": 4.0}
    assert "zunyi-hidz" not in known
    drawn_map = zone_map(one, LOOK, MapSelection(size=size), "")
    assert "未列入（单位无法换算）：遵义高新区" in " ".join(drawn_map.notes)


def test_a_zone_page_draws_one_unit() -> None:
    own = {"subject_id": "guiyang-hidz", "indicator_id": "gross_output"}
    one = edition(
        {**own, "year": 2019, "value": 10_000.0, "unit_id": "wan_yuan"},
        {**own, "year": 2018, "value": 2.0, "unit_id": "yi_yuan"},
        {**own, "year": 2017, "value": 5.0, "unit_id": "month"},
    )
    panel = next(
        chart for chart in zone_trends.trend_panels(one, LOOK, ProfileSelection("guiyang-hidz"))
        if chart.key == "trend_gross_output"
    )  # fmt: skip
    assert {1.0, 2.0} <= {row["value"] for row in drawn(panel.spec, "short")}
    assert 5.0 not in {row["value"] for row in drawn(panel.spec, "short")}
    assert any(note.startswith("未列入（单位无法换算）") for note in panel.notes)


def test_trade_over_time_shares_a_unit() -> None:
    own = {"subject_id": "guiyang-ctbz", "indicator_id": "trade_value"}
    first = edition().facts(indicator="trade_value", filled="zone year")
    subject = str(first["subject_id"].iloc[0])
    one = edition({**own, "subject_id": subject, "year": 2010, "value": 5000.0,
                   "unit_id": "wan_yuan"})  # fmt: skip
    panel = trade_panel(one, LOOK, EnvironmentSelection(zone=(subject,)))
    assert 0.5 in {row["value"] for row in drawn(panel.spec, "short")}


def test_dollars_and_yuan_are_never_converted() -> None:
    """Currencies are different dimensions, each with conversions of its own."""
    package = with_rows("units", [
        {"unit_id": "wan_usd", "name_zh": "万美元", "per_zh": "万美元", "dimension": "usd",
         "factor": 10_000.0},
    ])  # fmt: skip
    package = observed({**CLUSTER, "year": 2024, "value": 5.0, "unit_id": "wan_usd"},
                       package=package)  # fmt: skip
    panel = overview_figures.clusters_panel(Edition.of(package, "zh"), LOOK)
    assert "lubi-aluminium" not in set(panel.rows["subject_id"])
    assert any("炉碧经开区·铝加工" in note for note in panel.notes if "单位无法换算" in note)
