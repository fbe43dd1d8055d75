"""What changed most, by hand."""

import pytest

from components.theme import Look
from dashboard import resources
from dashboard.catalog import Edition, open_package
from dashboard.figures.comparison.changes import changes, changes_of_any, changes_panel

LOOK = Look("light", "en")


@pytest.fixture(scope="module")
def edition() -> Edition:
    return Edition.of(open_package(resources.DATA), "en")


def test_changes_are_to_the_like_period_before(edition: Edition) -> None:
    found = changes(edition, "builtup_5km", "zone")
    assert found is not None and (found.first, found.last) == ("2015", "2020")
    first, *_ = found.rows.to_dict("records")
    facts = edition.facts(subject=first["subject_id"], indicator="builtup_5km")
    values = dict(zip(facts["year"], facts["value"], strict=True))
    assert first["percent"] == pytest.approx((values[2020] / values[2015] - 1) * 100)
    assert list(found.rows["size"]) == sorted(found.rows["size"], reverse=True)
    assert len(found.rows) == 48 and found.everyone == 72


def test_an_indicator_of_one_period_gives_way_to_another(edition: Edition) -> None:
    assert changes(edition, "approved_area", "zone") is None
    found = changes_of_any(edition, "approved_area", "zone")
    assert found is not None and found.indicator == "builtup_5km"


def test_the_picture_has_both_ends_and_the_table_all(edition: Edition) -> None:
    chart = changes_panel(edition, LOOK, "builtup_5km")
    drawn = {row["key"] for part in chart.spec["layer"] for row in part.get("data", {}).get(
        "values", []) if "key" in row}  # fmt: skip
    assert len(drawn) == 16
    derived = chart.rows[chart.rows["derived"]]
    assert len(derived) == 48 and len(chart.rows) == 3 * 48
    assert "from 2015 to 2020" in chart.title and "48 of 72" in chart.coverage
    assert any("all 48" in note for note in chart.notes)


def test_without_values_it_says_so(edition: Edition) -> None:
    chart = changes_panel(edition, LOOK, "no_such", "company")
    assert not chart.spec and chart.notes
