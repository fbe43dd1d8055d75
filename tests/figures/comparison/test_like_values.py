"""Values beside each other on the embedded data, as printed there."""

import pytest

from dashboard import catalog, resources
from dashboard.catalog import Edition
from dashboard.domain.comparable import Reason
from dashboard.figures.comparison.like_values import indicators, like_values, periods, usual


@pytest.fixture(scope="module")
def edition() -> Edition:
    return Edition.of(catalog.open_package(resources.DATA), "en")


def test_counties_by_output_of_2021(edition: Edition) -> None:
    found = like_values(edition, "gdp", "county")
    assert found.period is not None and found.period["key"] == "2021"
    assert len(found.rows) == 14 and found.everyone == 88 and len(found.without) == 70
    assert list(found.rows["value"].head(2)) == [1564.49, 481.84]
    assert list(found.rows["rank"]) == list(range(1, 15))
    assert set(found.refused["reason"]) == {Reason.OLDER_PERIOD}  # four counties, 2020 only
    assert len(found.rows) + len(found.refused) + len(found.without) == found.everyone


def test_the_same_day_of_ten_years_before_is_no_year_before(edition: Edition) -> None:
    found = like_values(edition, "builtup_5km", "zone", ("as_of", "2015"))
    assert found.rows["before"].isna().all() and len(found.rows) == 48
    assert usual(edition, "builtup_5km", "zone") == ("as_of", "2020")
    assert list(periods(edition, "builtup_5km", "zone")["key"])[:2] == ["2020", "2015"]


def test_a_value_of_the_year_before_stands_beside_in_one_series(edition: Edition) -> None:
    found = like_values(edition, "gdp", "prefecture", ("year", "2020"))
    # of 2019 only Zunyi has a value
    before = found.rows.set_index("subject_id")["before"]
    assert before.dropna().to_dict() == {"520300": 3483.32} and len(before) == 4
    revised = like_values(edition, "gdp", "prefecture", ("year", "2019"))
    assert revised.rows["before"].isna().all()  # 2018 of Zunyi is from before the census


def test_only_those_asked_for_are_ranked(edition: Edition) -> None:
    every = like_values(edition, "approved_area", "zone")
    two = frozenset(every.rows["subject_id"].iloc[[5, 9]])
    found = like_values(edition, "approved_area", "zone", within=two)
    assert list(found.rows["rank"]) == [1, 2] and found.everyone == 2


def test_an_unknown_indicator_has_nothing(edition: Edition) -> None:
    found = like_values(edition, "no_such", "zone", ("year", "2024"))
    assert found.period is None and found.rows.empty and {"rank", "before"} <= set(found.rows)
    assert len(found.without) == found.everyone == 72
    assert "approved_area" in indicators(edition, "zone")
