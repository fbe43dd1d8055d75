"""Numbers in tables of a page: thousands apart, and no digit cut off."""

import pandas as pd
import pytest

from dashboard.figures.fact_table import number_formats


@pytest.mark.parametrize(
    ("values", "written"),
    [
        ([2021.0, 9999.0], None),  # years
        ([12345.0, 1.5], "localized"),
        ([-12345.0], "localized"),
        ([123456789.123456], "plain"),  # with thousands apart Streamlit shows three decimals
        ([12345.1234], "plain"),
        ([14.2857], None),
        ([14.28571], "plain"),
        ([1e-9, None], "plain"),
        ([1e14], "localized"),
        ([None], None),
    ],
)
def test_how_a_column_is_written(values: list[float | None], written: str | None) -> None:
    frame = pd.DataFrame({"名称": ["甲"] * len(values), "数值": pd.Series(values, dtype="float64")})
    assert number_formats(frame) == ({"数值": written} if written else {})
