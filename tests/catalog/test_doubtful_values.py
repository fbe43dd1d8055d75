"""What `check` says of values that may have been entered wrongly; the real package is quiet."""

from dataclasses import replace
from typing import Any

import pytest

from dashboard.catalog import Edition
from dashboard.catalog.doubtful_values import doubtful_values
from dashboard.catalog.reading.fault_words import messages
from dashboard.catalog.reading.problems import Code
from tests.figures.added import edition, observed

OUTPUT = {"subject_id": "lubi-aluminium", "indicator_id": "output", "unit_id": "yi_yuan"}
SHARE = {"indicator_id": "industrial_tax_share", "unit_id": "percent"}


def said(*rows: dict[str, Any], language: str = "zh") -> list[str]:
    """The lines on the rows that were added."""
    own = edition(*rows, language=language)
    found = [problem for problem in doubtful_values(own) if (problem.line or 0) >= 9000]
    return messages(found, own.schemas, own.t, language)


def test_the_real_package_has_other_units_and_nothing_else_to_be_looked_at() -> None:
    found = doubtful_values(edition())
    assert {problem.code for problem in found} == {Code.UNIT_CONVERTED}
    assert all(problem.is_warning for problem in found)
    own = edition()
    lines = messages(found, own.schemas, own.t, "zh")
    assert len(lines) == 3  # one for each indicator and unit, not one for each row
    assert "共 67 行" in lines[1]
    assert "“ha”，不是该指标的单位；比较前先换算（核准面积：1 km2 = 100 ha）" in lines[1]
    english = Edition.of(own.package, "en")
    lines = messages(doubtful_values(english), own.schemas, english.t, "en")
    assert "is “ha”, not the unit of the indicator" in lines[1]
    assert "67 in all" in lines[1]
    assert "(Approved area: 1 km2 = 100 ha)" in lines[1]


@pytest.mark.parametrize(
    ("rows", "parts"),
    [
        (
            [{**OUTPUT, "year": 2024, "value": 5.0, "unit_id": "month"}],
            ["“month”，无法换算成该指标的单位（产值：yi_yuan）", "units.csv"],
        ),
        (
            [{**OUTPUT, "year": 2023, "value": 44.0}, {**OUTPUT, "year": 2024, "value": 450_000.0}],
            ["450,000，与旁边的数值相差几千倍以上（炉碧经开区·铝加工、产值、yi_yuan）"],
        ),
        (
            [{**SHARE, "subject_id": "guizhou-zones", "year": 2024, "value": 0.35}],
            ["0.35，单位是百分比，却像小数"],
        ),
        (
            [{**SHARE, "subject_id": "guizhou-zones", "year": 2024, "value": 135.0}],
            ["135，占比小于0%或大于100%"],
        ),
    ],
)
def test_each_doubt_is_told_with_its_place(rows: list[dict[str, Any]], parts: list[str]) -> None:
    (line,) = said(*rows)
    assert line.startswith("观测值（tables/observations.csv），第 900")
    for part in parts:
        assert part in line


def test_in_english() -> None:
    (line,) = said({**OUTPUT, "year": 2024, "value": 5.0, "unit_id": "month"}, language="en")
    assert "“month”, which cannot be converted into the unit of the indicator" in line
    assert "(Output: yi_yuan)" in line


def test_no_observations_are_no_doubt() -> None:
    package = observed()
    tables = {**package.tables, "observations": package.tables["observations"].head(0)}
    assert doubtful_values(Edition.of(replace(package, tables=tables), "zh")) == []
