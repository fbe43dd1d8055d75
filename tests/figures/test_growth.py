"""Panels of growth on the real figures: numbers worked out by hand from the newspaper."""

from dataclasses import replace
from typing import Any

import pytest

from components.theme import Look
from dashboard.catalog import Edition
from dashboard.figures.clusters import growth_series, year_comparisons
from dashboard.figures.clusters.growth_series import ClusterSelection
from dashboard.figures.panel import Chart

LOOK = Look("light", "zh")
OUTPUT = ClusterSelection(
    indicator="output", cluster=("shuicheng-aluminium",), first=2021, last=2025
)


def derived(panel: Chart) -> dict[str, Any]:
    rows = panel.rows[panel.rows["derived"].astype(bool)]
    assert len(rows) == 1
    return {str(name): value for name, value in rows.to_dict("records")[0].items()}


def test_trend_keeps_part_years_apart_and_shows_the_derived_base(edition: Edition) -> None:
    panel = growth_series.trend_panel(edition, LOOK, OUTPUT)
    shown = dict(zip(panel.rows["period"], panel.rows["display"], strict=True))
    assert shown == {
        "2021年": "95.54亿元",
        "2024年": "130.32亿元",
        "2025年1—10月": "134.01亿元",
        "2024年1—10月": "推算 96.94亿元",  # 134.01 / 1.3824 = 96.940
    }
    full = panel.rows[panel.rows["mark"] == "full"]
    assert full["bridge"].nunique() == 1  # 2021 and 2024, with a gap between
    assert (panel.rows.loc[panel.rows["mark"] != "full", ["segment", "bridge"]] == "").all().all()


def test_change_is_a_row_of_its_own_with_formula_and_interval(edition: Edition) -> None:
    chosen = ClusterSelection(
        indicator="output", cluster=("shuicheng-aluminium",), first=2021, last=2024
    )
    row = derived(year_comparisons.change_panel(edition, LOOK, chosen))
    assert row["display"] == "推算 +36.4%"  # 130.32 / 95.54 = 1.36404
    assert row["value"] == pytest.approx(36.404, abs=0.001)
    assert (row["unit"], row["status_text"], row["period"]) == ("%", "推算", "2021—2024")


def test_a_share_changes_by_points_not_by_per_cent(edition: Edition) -> None:
    chosen = ClusterSelection(
        indicator="value_added_above_scale_share_of_city", zone=("anshun-edz",),
        first=2021, last=2024,
    )  # fmt: skip
    row = derived(year_comparisons.change_panel(edition, LOOK, chosen))
    assert row["display"] == "推算 +3.5个百分点"  # 28.8 - 25.3


def test_ranking_is_compound_growth_over_full_years(edition: Edition) -> None:
    row = derived(year_comparisons.ranking_panel(edition, LOOK, OUTPUT))
    # (130.32 / 95.54) ** (1 / 3) - 1 = 0.10902
    assert row["display"] == "推算 +10.9% (2021—2024)"
    assert row["low"] < 10.902 < row["high"]


def test_index_is_marked_as_derived(edition: Edition) -> None:
    panel = year_comparisons.index_panel(edition, LOOK, replace(OUTPUT, base=2021))
    assert dict(zip(panel.rows["period"], panel.rows["display"], strict=True)) == {
        "2021年": "100.0",
        "2024年": "136.4",
    }
    assert set(panel.rows["status_text"]) == {"推算"}
    assert {"100.0", "136.4"} <= labels(panel)  # not the amounts that they are made of


def test_values_beside_an_axis_are_in_its_unit(edition: Edition, english: Edition) -> None:
    chosen = ClusterSelection(indicator="output", first=2018, last=2025)
    chinese = labels(growth_series.trend_panel(edition, LOOK, chosen))
    assert {"130.32", "超过160", "推算 96.94"} <= chinese
    panel = growth_series.trend_panel(english, Look("light", "en"), chosen)
    assert {"13.032", "more than 16", "13.401"} <= labels(panel)
    printed = panel.rows.loc[panel.rows["value"] == 130.32, "display"]
    assert list(printed) == ["13.032 billion yuan"]


def labels(panel: Chart) -> set[str]:
    """The texts that a time chart prints beside its points."""
    values = [row for part in panel.spec["layer"] for row in part.get("data", {}).get("values", [])]
    return {row["text"] for row in values if "text" in row}


def test_guitars_of_different_scope_are_not_joined(edition: Edition) -> None:
    chosen = ClusterSelection(indicator="guitar_volume", first=2018, last=2025)
    rows = growth_series.trend_panel(edition, LOOK, chosen).rows
    assert sorted(rows["value"]) == [220, 240, 600, 602]
    assert set(rows["segment"]) == {""}
    assert rows.loc[rows["value"].isin([600, 602]), "bridge"].eq("").all()


def test_an_empty_selection_has_no_picture_and_says_why(edition: Edition) -> None:
    chosen = ClusterSelection(indicator="output", cluster=("lubi-glass",), first=2021, last=2024)
    panel = growth_series.trend_panel(edition, LOOK, chosen)
    assert not panel.spec
    assert panel.rows.empty
