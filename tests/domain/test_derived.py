"""Bases derived from growth, and before/after pairs."""

import math
from typing import Any

import pandas as pd
import pytest

from dashboard.domain.before_after import before_after
from dashboard.domain.derived import derived_bases
from tests.domain.facts import JAN_OCT, facts, shuicheng

RATE = {
    "indicator_id": "output_yoy", "unit_id": "percent", "kind": "rate", "growth_form": "yoy",
    "growth_of": "output", "value": 10.0,
}  # fmt: skip


def test_ten_months_give_ten_months_of_the_year_before() -> None:
    frame = shuicheng()
    before = frame.copy()
    found = derived_bases(frame)
    row = found.rows.iloc[0]
    assert len(found.rows) == 1
    assert row["value"] == pytest.approx(134.01 / 1.3824)  # 96.94010
    assert row["low"] == pytest.approx(134.005 / 1.38245)  # 96.93298
    assert row["high"] == pytest.approx(134.015 / 1.38235)  # 96.94723
    assert row["period_start"] == pd.Timestamp("2024-01-01")
    assert row["period_end"] == pd.Timestamp("2024-10-31")
    assert row["period_kind"] == "ytd"
    assert (row["input_value_id"], row["input_rate_id"]) == ("o2", "o3")
    assert (row["indicator_id"], row["unit_id"], row["derived"]) == ("output", "yi_yuan", True)
    assert list(found.rows.columns[: len(frame.columns)]) == list(frame.columns)
    assert found.refused.empty
    pd.testing.assert_frame_equal(frame, before)
    pd.testing.assert_frame_equal(derived_bases(frame.iloc[::-1]).rows, found.rows)


def test_a_full_year_rate_does_not_meet_part_of_a_year() -> None:
    found = derived_bases(facts({**JAN_OCT, "value": 134.01}, {**RATE, "year": 2025}))
    assert found.rows.empty
    assert list(found.refused["reason"]) == ["base_missing"]


@pytest.mark.parametrize(
    ("level", "rate", "reason"),
    [
        ({"series": "b"}, {}, "base_missing"),
        ({"subject_id": "x"}, {}, "base_missing"),
        ({"value": float("nan")}, {}, "base_missing"),
        ({"status": "F"}, {}, "forecast"),
        ({}, {"status": "F"}, "forecast"),
        ({}, {"value": -100.0}, "not_positive"),
        ({}, {"value": float("nan")}, "no_value"),
        ({}, {"year": None, "period_kind": "undated"}, "no_period"),
        ({}, {"period_kind": "span"}, "no_period"),
        ({"qualifier": "at_least"}, {"qualifier": "at_least"}, "opposed_bounds"),
    ],
)
def test_refusals(level: dict[str, object], rate: dict[str, object], reason: str) -> None:
    frame = facts({"year": 2024, "value": 110, **level}, {**RATE, "year": 2024, **rate})
    found = derived_bases(frame)
    assert found.rows.empty
    assert list(found.refused["reason"]) == [reason]
    assert list(found.refused["observation_id"]) == ["o1"]


def test_printed_base_is_not_derived_again_and_own_source_comes_first() -> None:
    rows: list[dict[str, Any]] = [
        {"year": 2024, "value": 110, "source_id": "s2"},
        {"year": 2024, "value": 220},
        {**RATE, "year": 2024},
    ]
    assert list(derived_bases(facts(*rows)).rows["value"]) == pytest.approx([200])
    printed = derived_bases(facts(*rows, {"year": 2023, "value": 199}))
    assert list(printed.refused["reason"]) == ["already_printed"]
    strange = [row | {"source_id": f"s{i}"} for i, row in enumerate(rows)]
    assert list(derived_bases(facts(*strange)).refused["reason"]) == ["ambiguous"]


PAIR = {"kind": "duration", "pair_id": "p", "indicator_id": "approval", "unit_id": "working_day"}


def test_pair_in_one_unit_is_exact() -> None:
    found = before_after(facts(
        {**PAIR, "period_kind": "after", "value": 35},
        {**PAIR, "period_kind": "before", "value": 61},
        {"year": 2024, "value": 1},
    ))  # fmt: skip
    row = found.rows.iloc[0]
    assert (row["before"], row["after"], row["difference"]) == (61, 35, -26)
    assert row["percent"] == pytest.approx(-42.6230, abs=1e-4)  # 35 / 61 = 0.573770
    assert row["percent_low"] == row["percent"] == row["percent_high"]
    assert not row["approximate"]
    assert row["unit_id"] == "working_day"
    assert found.refused.empty


def test_months_to_days_are_approximate() -> None:
    found = before_after(facts(
        {**PAIR, "period_kind": "before", "value": 3, "unit_id": "month"},
        {**PAIR, "period_kind": "after", "value": 45, "unit_id": "day"},
    ))  # fmt: skip
    row = found.rows.iloc[0]
    assert (row["before_in_unit"], row["after_in_unit"], row["unit_id"]) == (90, 45, "day")
    assert (row["difference"], row["percent"], row["approximate"]) == (-45, -50, True)
    # 3 x 28 = 84 and 3 x 31 = 93 days: -39 to -48; 45 / 84 = 0.5357, 45 / 93 = 0.4839
    assert (row["difference_low"], row["difference_high"]) == (-48, -39)
    assert (row["percent_low"], row["percent_high"]) == pytest.approx((-51.613, -46.429), abs=1e-3)


@pytest.mark.parametrize(
    ("after", "reason"),
    [
        ({"unit_id": "day"}, "different_units"),
        ({"period_kind": "before"}, "incomplete_pair"),
        ({"qualifier": "at_most"}, "bound"),
        ({"status": "F"}, "forecast"),
        ({"value": float("nan")}, "no_value"),
    ],
)
def test_pairs_that_cannot_be_compared(after: dict[str, object], reason: str) -> None:
    found = before_after(facts(
        {**PAIR, "period_kind": "before", "value": 61},
        {**PAIR, "period_kind": "after", "value": 35, **after},
    ))  # fmt: skip
    assert found.rows.empty
    assert list(found.refused["reason"]) == [reason, reason]


def test_shares_and_zero_have_no_percentage() -> None:
    for first, kind in ((0.0, "duration"), (21.9, "share")):
        row = before_after(facts(
            {**PAIR, "kind": kind, "period_kind": "before", "value": first},
            {**PAIR, "kind": kind, "period_kind": "after", "value": 31.1},
        )).rows.iloc[0]  # fmt: skip
        assert row["difference"] == pytest.approx(31.1 - first)
        assert math.isnan(row["percent"])
