"""Zero and losses in panels: drawn with their sign, and no growth from or to nothing."""

from typing import Any

import pytest

from components.theme import Look
from dashboard.catalog import Edition
from dashboard.figures import overview_figures
from dashboard.figures.clusters import growth_series, year_comparisons
from dashboard.figures.clusters.growth_series import ClusterSelection
from tests.figures.added import edition

LOOK = Look("light", "zh", 700)
LOSS = {"indicator_id": "output", "unit_id": "yi_yuan"}
ROWS: tuple[dict[str, Any], ...] = (
    {**LOSS, "subject_id": "lubi-aluminium", "year": 2021, "value": -5.0},
    {**LOSS, "subject_id": "lubi-aluminium", "year": 2024, "value": -2.0},
    {**LOSS, "subject_id": "lubi-glass", "year": 2021, "value": 0.0},
    {**LOSS, "subject_id": "lubi-glass", "year": 2024, "value": 3.0},
)
BOTH = ClusterSelection(
    indicator="output", cluster=("lubi-aluminium", "lubi-glass"), first=2021, last=2024, base=2021
)
REFUSED = "未列入（不大于零）：炉碧经开区·玻璃、炉碧经开区·铝加工"


@pytest.fixture(scope="module")
def losing() -> Edition:
    return edition(*ROWS)


def test_a_change_is_an_amount_with_its_sign_where_no_percentage_is(losing: Edition) -> None:
    panel = year_comparisons.change_panel(losing, LOOK, BOTH)
    derived = panel.rows[panel.rows["derived"]]
    assert dict(zip(derived["subject_id"], derived["display"], strict=True)) == {
        "lubi-aluminium": "推算 +3亿元",  # -2 - -5
        "lubi-glass": "推算 +3亿元",
    }
    assert set(derived["unit"]) == {"亿元"}


def test_no_growth_and_no_index_from_zero_or_less(losing: Edition) -> None:
    for chart in (
        year_comparisons.index_panel(losing, LOOK, BOTH),
        year_comparisons.ranking_panel(losing, LOOK, BOTH),
    ):
        assert not chart.spec
        assert REFUSED in chart.notes


def test_losses_are_drawn_below_zero_and_last(losing: Edition) -> None:
    panel = overview_figures.clusters_panel(losing, LOOK)
    assert list(panel.rows["subject_id"])[-2:] == ["lubi-glass", "lubi-aluminium"]
    assert panel.rows["display"].iloc[-1] == "−2亿元"
    for chart in (
        growth_series.trend_panel(losing, LOOK, BOTH),
        growth_series.multiples_panel(losing, LOOK, BOTH),
    ):
        values = {
            row["value"]
            for view in chart.spec.get("concat", [chart.spec])
            for layer in view["layer"]
            for row in layer.get("data", {}).get("values", [])
            if "short" in row
        }
        assert {-5.0, -2.0, 0.0, 3.0} <= values
