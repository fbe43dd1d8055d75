"""Which two years are compared where a reader names none."""

import pandas as pd

from dashboard.domain.availability import full_years, usual_years


def rows(**years_of: tuple[int, ...]) -> pd.DataFrame:
    """Full years of series, by their keys."""
    pairs = [(key, year) for key, years in years_of.items() for year in years]
    frame = pd.DataFrame(pairs, columns=["key", "year"])
    return frame.assign(qualifier="exact", status="A", mark="full")


def test_the_widest_of_the_pairs_that_nearly_as_many_have() -> None:
    four = {key: (2016, 2020, 2024) for key in "abcd"}
    assert usual_years(rows(**four, e=(2020, 2024))) == (2016, 2024)  # 4 of 5 are nearly as many
    two = {key: (2016, 2020, 2024) for key in "ab"}
    assert usual_years(rows(**two, d=(2020, 2024), e=(2020, 2024))) == (2020, 2024)


def test_of_equally_wide_pairs_the_latest_and_none_where_no_series_has_two() -> None:
    assert usual_years(rows(a=(2018, 2020), b=(2021, 2023))) == (2021, 2023)
    assert usual_years(rows(a=(2018,), b=(2021,))) is None
    assert full_years(rows(a=(2018,), b=(2021,))) == [2018, 2021]


def test_bounds_and_forecasts_are_no_ends() -> None:
    known = rows(a=(2018, 2020, 2026))
    assert usual_years(known.assign(status=["A", "A", "F"])) == (2018, 2020)
    assert usual_years(known.assign(qualifier=["exact", "more_than", "exact"])) == (2018, 2026)
