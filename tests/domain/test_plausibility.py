"""Hints at values that may be wrong, and silence where they are only small, large or unlike."""

from typing import Any

import pandas as pd
import pytest

from dashboard.domain import plausibility
from tests.domain.facts import facts


def shares(*values: float, **more: Any) -> pd.DataFrame:
    """One share a subject, in per cent."""
    rows = [
        {"subject_id": f"z{at}", "year": 2024, "value": value, "kind": "share", "unit": "%",
         "unit_id": "percent", **more}
        for at, value in enumerate(values)
    ]  # fmt: skip
    return facts(*rows)


@pytest.mark.parametrize(
    ("values", "doubted"),
    [
        ((35, 36.5, 41, 0.35), [0.35]),  # 35 where others are 35
        ((35, 36.5, 0.41, 0.35), []),  # two against two: too few to tell
        ((35, 36.5, 30, 0.41, 0.35), [0.41, 0.35]),
        ((0.35, 0.41, 0.28), [0.35, 0.41, 0.28]),  # a whole column of fractions
        ((0.05, 0.06, 0.02), []),  # a share of the world
        ((0.05, 0.13, 0.9, 1.2, 3, 8, 20), []),  # no gap between small and large
        ((4.6, 5.5, 5.8, 0.9), []),  # 90 would be as strange
        ((35, 36.5, 41, 0), []),
        ((-3, 4, 5, 0.05), []),
        ((), []),
    ],
)
def test_fractions_among_percentages(values: tuple[float, ...], doubted: list[float]) -> None:
    assert list(plausibility.fractions(shares(*values))["value"]) == doubted


def test_a_series_tells_what_the_indicator_does_not() -> None:
    """Other subjects fill the gap; those of the subject itself do not."""
    others = shares(0.4, 0.9, 2, 5, 12, 31)
    own = facts(*(
        {"subject_id": "own", "year": year, "value": value, "kind": "share", "unit": "%",
         "unit_id": "percent"}
        for year, value in ((2020, 34), (2021, 35), (2022, 36), (2023, 0.37))
    ))  # fmt: skip
    both = pd.concat([others, own], ignore_index=True)
    assert list(plausibility.fractions(both)["value"]) == [0.37]


def test_shares_beyond_the_whole() -> None:
    found = plausibility.beyond_whole(shares(-0.1, 0, 50, 100, 100.5))
    assert list(found["value"]) == [-0.1, 100.5]


def series(*values: float, **more: Any) -> pd.DataFrame:
    return facts(*({"year": 2018 + at, "value": v, **more} for at, v in enumerate(values)))


@pytest.mark.parametrize(
    ("values", "doubted"),
    [
        ((42, 43.5, 450_000), [450_000]),  # ten thousand yuan as if hundred million
        ((43.5, 450_000), [450_000]),
        ((430_000, 43.5, 450_000, 460_000), [43.5]),
        ((42, 43.5, 4_500_000_000), [4_500_000_000]),  # yuan
        ((1, 30, 900), []),  # growth
        ((0, 43.5, -450_000), []),
        ((5, 1000), []),
    ],
)
def test_jumps_within_a_series(values: tuple[float, ...], doubted: list[float]) -> None:
    assert list(plausibility.jumps(series(*values))["value"]) == doubted


@pytest.mark.parametrize(
    ("values", "doubted"),
    [
        ((20, 35, 60, 450_000), [450_000]),
        ((200_000, 350_000, 600_000, 45), [45]),
        ((1, 30, 800, 20_000), []),  # a wide range, but no gap
        ((20, 35, 450_000), []),  # too few to tell
    ],
)
def test_jumps_beside_others(values: tuple[float, ...], doubted: list[float]) -> None:
    rows = [{"subject_id": f"z{at}", "year": 2024, "value": v} for at, v in enumerate(values)]
    assert list(plausibility.jumps(facts(*rows))["value"]) == doubted


def test_only_subjects_of_a_kind_are_held_against_each_other() -> None:
    rows = [{"subject_id": f"z{at}", "year": 2020, "value": 30_000.0} for at in range(4)]
    whole = {"subject_id": "p", "subject_kind": "province", "year": 2020, "value": 4e8}
    assert plausibility.jumps(facts(*rows, whole)).empty


@pytest.mark.parametrize("kind", ["rate", "share", "rank", "duration"])
def test_only_amounts_jump(kind: str) -> None:
    assert plausibility.jumps(series(1, 20_000, kind=kind)).empty


def test_units_unlike_those_of_the_indicator() -> None:
    rows = facts(
        {"value": 3, "period_kind": "before", "pair_id": "p"},
        {"value": 45, "period_kind": "after", "pair_id": "p"},
        {"value": 2, "period_kind": "as_of"},
        {"value": 9, "period_kind": "as_of"},
    ).assign(
        printed_unit_id=["month", "day", "month", "day"], own_unit_id="day"
    )  # a month before and days after have a rule of their own
    assert list(plausibility.unlike_units(rows)["value"]) == [2]
