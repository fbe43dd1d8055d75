"""Values of one dimension in one unit, exactly; what cannot be converted stays apart."""

from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.comparable import Reason, in_one_unit
from dashboard.domain.conflicts import conflicts
from dashboard.domain.indexes import index
from dashboard.domain.intervals import Printed
from dashboard.domain.series_growth import changes, ranking
from dashboard.domain.units import converted, in_own_unit, measures, ratio
from tests.domain.facts import facts

UNITS = pd.DataFrame(
    {
        "unit_id": ["yi_yuan", "wan_yuan", "yuan", "dollar", "km2", "mu", "month", "day", "zero"],
        "dimension": ["cny", "cny", "cny", "usd", "area", "area", "", "time", "cny"],
        "factor": [1e8, 1e4, 1.0, 1.0, 1e6, 666.666666666667, None, 1.0, 0.0],
    }
)
KNOWN = measures(UNITS)
NO_LISTED = pd.DataFrame(
    columns=["conflict_id", "observation_id", "other_observation_id", "explanation"]
)


@pytest.mark.parametrize(
    ("value", "unit", "into", "expected"),
    [
        (450_000, "wan_yuan", "yi_yuan", 45.0),
        (2_266_712_345_678, "yuan", "yi_yuan", 22_667.12345678),
        (0.1, "yi_yuan", "wan_yuan", 1000.0),
        (1.1, "wan_yuan", "yi_yuan", 0.00011),
        (-7, "wan_yuan", "yi_yuan", -0.0007),
        (0, "wan_yuan", "yi_yuan", 0.0),
        (1500, "mu", "km2", 1.0000000000000005),  # 15 mu are a hectare; 666.67 is no decimal
    ],
)
def test_a_value_in_another_unit(value: float, unit: str, into: str, expected: float) -> None:
    by = ratio(unit, into, KNOWN)
    assert by is not None
    assert converted(value, by) == expected


@given(st.integers(-(10**15), 10**15), st.integers(-6, 6))
def test_a_power_of_ten_changes_no_digit(number: int, power: int) -> None:
    """The result is the double that stands for the decimal number itself."""
    by = Decimal(1).scaleb(power)
    assert converted(float(number), by) == float(Decimal(number).scaleb(power))


@pytest.mark.parametrize(
    ("unit", "into"),
    [("month", "day"), ("dollar", "yuan"), ("yuan", "km2"), ("zero", "yuan"), ("none", "yuan")],
)
def test_no_conversion_is_guessed(unit: str, into: str) -> None:
    assert ratio(unit, into, KNOWN) is None
    assert ratio(into, unit, KNOWN) is None


def observations(*rows: tuple[float, str, str]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=["value", "unit_id", "own_unit_id"])


def test_both_numbers_are_kept() -> None:
    given_rows = observations(
        (450_000, "wan_yuan", "yi_yuan"), (40, "yi_yuan", "yi_yuan"), (3, "month", "day")
    )
    found = in_own_unit(given_rows, UNITS)
    assert list(found["value"]) == [45.0, 40.0, 3.0]
    assert list(found["unit_id"]) == ["yi_yuan", "yi_yuan", "month"]
    assert list(found["printed_value"]) == [450_000.0, 40.0, 3.0]
    assert list(found["printed_unit_id"]) == ["wan_yuan", "yi_yuan", "month"]
    assert list(found["factor"]) == [0.0001, 1.0, 1.0]
    assert list(found["in_own_unit"]) == [True, True, False]


def test_a_table_of_units_without_dimensions_converts_nothing() -> None:
    older = UNITS[["unit_id"]]
    found = in_own_unit(observations((450_000, "wan_yuan", "yi_yuan")), older)
    assert list(found["value"]) == [450_000.0]
    assert list(found["in_own_unit"]) == [False]


def test_no_observations() -> None:
    none = observations().astype({"value": "float64"})
    assert in_own_unit(none, UNITS).empty


def test_a_converted_number_is_as_exact_as_it_was_printed() -> None:
    """1.5 hundred million yuan is 1.45 to 1.55, also where it is compared as 15,000."""
    large = Printed(15_000.0, "exact", 1.5, 10_000.0).interval(0.0)
    assert (large.low, large.high) == pytest.approx((14_500, 15_500))
    small = Printed(45.0, "exact", 450_000.0, 0.0001).interval()
    assert (small.low, small.high) == pytest.approx((44.99995, 45.00005))
    bound = Printed(45.0, "at_least", 450_000.0, 0.0001).interval()
    assert bound.low == pytest.approx(45.0)
    assert bound.high == float("inf")


MONTHS = {"unit_id": "month", "unit": "个月", "in_own_unit": False}


def test_what_keeps_another_unit_is_compared_with_nothing() -> None:
    frame = facts(
        {"year": 2021, "value": 3, **MONTHS}, {"year": 2024, "value": 2, **MONTHS},
        {"year": 2021, "value": 50, "subject_id": "b"},
        {"year": 2024, "value": 60, "subject_id": "b"},
    )  # fmt: skip
    outcome = in_one_unit(frame)
    assert list(outcome.rows["subject_id"]) == ["b", "b"]
    assert set(outcome.refused["reason"]) == {Reason.DIFFERENT_UNITS}
    for found in (changes(frame, 2021, 2024), ranking(frame), index(frame, 2021)):
        assert set(found.rows["subject_id"]) == {"b"}
        refused = found.refused.set_index("subject_id")["reason"]
        assert set(refused) == {Reason.DIFFERENT_UNITS}
        assert set(refused.index) == {"shuicheng"}


def test_one_amount_in_two_units_is_no_conflict() -> None:
    printed = {"printed_value": 450_000.0, "factor": 0.0001, "printed_unit": "万元"}
    frame = facts(
        {"year": 2024, "value": 45.0}, {"year": 2024, "value": 45.0, "source_id": "s2", **printed}
    )
    assert conflicts(frame, NO_LISTED).rows.empty
    other = {"printed_value": 460_000.0, "factor": 0.0001, "printed_unit": "万元"}
    frame = facts(
        {"year": 2024, "value": 45.0}, {"year": 2024, "value": 46.0, "source_id": "s2", **other}
    )
    assert len(conflicts(frame, NO_LISTED).rows) == 1
