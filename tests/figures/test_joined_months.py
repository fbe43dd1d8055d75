"""Months on the page on growth: joined where they follow each other, else by no line."""

from typing import Any

import pandas as pd
import pytest

from components.theme import Look
from dashboard.catalog import Edition, open_package
from dashboard.figures.clusters.growth_series import (
    ClusterSelection,
    choices,
    chosen_rows,
    trend_panel,
)
from tests.demo.packages import small_folder

INDICATOR = "gross_output_above_scale"
LOOK = Look("light", "zh")


@pytest.fixture(scope="module")
def edition() -> Edition:
    return Edition.of(open_package(small_folder()), "zh")


def selection(zone: str, period: str) -> ClusterSelection:
    return ClusterSelection(indicator=INDICATOR, zone=(zone,), period=period)


def lines(spec: Any) -> list[list[dict[str, Any]]]:
    """The values of every line of a drawing, one list for each that is joined."""
    found: dict[str, list[dict[str, Any]]] = {}
    for part in spec["layer"]:
        mark = part["mark"]
        if mark["type"] == "line" and "strokeDash" not in mark:
            field = part["encoding"]["detail"]["field"]
            for row in part["data"]["values"]:
                found.setdefault(row[field], []).append(row)
    return list(found.values())


def runs(rows: pd.DataFrame) -> list[list[str]]:
    """Starts of the months that follow each other, by hand: a list for each unbroken run."""
    found: list[list[pd.Timestamp]] = []
    for start in sorted(rows["period_start"]):
        if found and found[-1][-1] + pd.DateOffset(months=1) == start:
            found[-1].append(start)
        else:
            found.append([start])
    return [[f"{start:%Y-%m-%d}" for start in run] for run in found if len(run) > 1]


def test_months_are_joined_and_a_gap_breaks_the_line(edition: Edition) -> None:
    broken = 0
    for zone in choices(edition, INDICATOR).zones:
        asked = selection(zone, "month")
        wanted = runs(chosen_rows(edition, asked))
        drawn = lines(trend_panel(edition, LOOK, asked).spec)
        assert sorted(sorted(row["start"] for row in line) for line in drawn) == wanted
        broken += len(wanted) > 1
    assert broken  # else no gap was tried


@pytest.mark.parametrize("period", ["ytd", ""])
def test_part_years_are_never_joined(edition: Edition, period: str) -> None:
    for zone in choices(edition, INDICATOR).zones:
        drawn = lines(trend_panel(edition, LOOK, selection(zone, period)).spec)
        assert all(row["mark"] == "full" for line in drawn for row in line)
