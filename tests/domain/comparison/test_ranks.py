"""Ranks, quarters and spread: by hand and by properties."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.comparison.ranks import Spread, quarter, ranked, spread

numbers = st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=30)


def rows(values: list[float], direction: str = "up", kind: str = "flow") -> pd.DataFrame:
    return pd.DataFrame(
        {"subject_id": [f"z{at}" for at in range(len(values))], "value": values,
         "direction": direction, "kind": kind}
    )  # fmt: skip


def test_equal_values_share_the_first_of_their_ranks() -> None:
    found = ranked(rows([5.0, 9.0, 7.0, 7.0, -1.0, 0.0]))
    assert list(found["value"]) == [9, 7, 7, 5, 0, -1]
    assert list(found["rank"]) == [1, 2, 2, 4, 5, 6]
    assert list(found["tied"]) == [False, True, True, False, False, False]
    assert set(found["among"]) == {6}
    assert list(found["subject_id"])[1:3] == ["z2", "z3"]  # as they came


@pytest.mark.parametrize(
    ("direction", "kind", "first"),
    [("up", "flow", 3), ("neutral", "stock", 3), ("down", "duration", 1), ("neutral", "rank", 1)],
)
def test_the_smallest_is_first_where_less_is_better(direction: str, kind: str, first: int) -> None:
    assert ranked(rows([2, 3, 1], direction, kind)).iloc[0]["value"] == first


def test_no_rows_have_no_ranks() -> None:
    found = ranked(rows([]))
    assert found.empty and {"rank", "tied", "among"} <= set(found)


@given(numbers)
def test_a_rank_is_one_more_than_the_number_of_larger_values(values: list[float]) -> None:
    found = ranked(rows(values))
    for value, rank in zip(found["value"], found["rank"], strict=True):
        assert rank == 1 + sum(other > value for other in values)


@pytest.mark.parametrize(
    ("rank", "among", "part"), [(1, 4, 1), (2, 4, 2), (4, 4, 4), (3, 10, 1), (8, 10, 3), (9, 10, 4)]
)
def test_quarters(rank: int, among: int, part: int) -> None:
    assert quarter(rank, among) == part


@pytest.mark.parametrize(("rank", "among"), [(1, 3), (0, 8), (9, 8)])
def test_no_quarter(rank: int, among: int) -> None:
    with pytest.raises(ValueError, match="no quarter"):
        quarter(rank, among)


def test_spread_by_hand() -> None:
    # of 1 2 3 4 100: distances from the median 3 are 2 1 0 1 97, their median 1
    found = spread([100, 1, 3, 2, 4])
    assert found == Spread(5, 1, 2, 3, 4, 100, 1)
    assert found.axis() == (1, 6)  # 3 - 3 is below the least value; 100 lies beyond
    assert spread([1, 2, 3, 4]).first == 1.75
    assert spread([7]).axis() == (7, 7)
    assert spread([1, 5, 5, 5, 9]).axis() == (1, 9)  # no deviation


@pytest.mark.parametrize("values", [[], [1.0, math.nan], [math.inf]])
def test_no_spread(values: list[float]) -> None:
    with pytest.raises(ValueError, match="finite"):
        spread(values)


@given(numbers)
def test_spread_is_in_order_and_its_axis_within_the_values(values: list[float]) -> None:
    found = spread(values)
    assert found.low <= found.first <= found.median <= found.third <= found.high
    low, high = found.axis()
    assert found.low <= low <= found.median <= high <= found.high
