"""Periods in one line: a few by name, of more their span and number."""

import pandas as pd
import pytest

from dashboard.exports.caption import caption
from dashboard.figures.panel import Panel
from dashboard.figures.wording.period_words import period_words
from dashboard.i18n import translator
from tests.exports.pictures import context

ZH, EN = translator("zh"), translator("en")


def months(count: int, english: bool = False) -> pd.DataFrame:
    """Months from January 2015 on, the last one first, each twice."""
    starts = pd.date_range("2015-01-01", periods=count, freq="MS")
    frame = pd.DataFrame(
        {
            "period_kind": "month",
            "period_start": starts,
            "period_end": starts + pd.offsets.MonthEnd(0),
            "period": [f"{d:%b} {d.year}" if english else f"{d.year}年{d.month}月" for d in starts],
            "mark": "partial",
        }
    )
    return pd.concat([frame, frame])[::-1]


def year(number: int, kind: str = "year", text: str = "", mark: str = "full") -> pd.DataFrame:
    start, end = pd.Timestamp(number, 1, 1), pd.Timestamp(number, 12, 31)
    return pd.DataFrame(
        {
            "period_kind": [kind], "period_start": [start], "period_end": [end],
            "period": [text or f"{number}年"], "mark": [mark],
        }
    )  # fmt: skip


def test_four_periods_are_named_in_order_of_time() -> None:
    assert period_words(months(4), ZH) == "2015年1月、2015年2月、2015年3月、2015年4月"


def test_a_hundred_and_twenty_months_are_a_span() -> None:
    assert period_words(months(120), ZH) == "2015年1月至2024年12月（120个月）"
    assert period_words(months(120, english=True), EN) == "Jan 2015 to Dec 2024 (120 months)"


def test_years_are_counted_as_years_though_some_are_missing() -> None:
    rows = pd.concat([year(n) for n in (2024, 2015, 2018, 2020, 2021)])
    assert period_words(rows, ZH) == "2015年至2024年（5个年份）"


def test_periods_of_several_kinds_are_a_span_of_years_with_the_part_years_named() -> None:
    rows = pd.concat(
        [*(year(n) for n in range(2018, 2023)), year(2025, "ytd", "2025年1—8月", "partial")]
    )
    assert period_words(rows, ZH) == "2018年至2025年（6个时期）；其中不足一年：2025年1—8月"
    many = pd.concat([*(year(n) for n in range(2010, 2024)), months(12)])
    assert period_words(many, ZH) == "2010年至2023年（26个时期）；其中12个不足一年"


def test_periods_without_a_date_are_counted_and_a_few_named() -> None:
    rows = pd.concat([year(2020, "before", f"改革前{n}") for n in range(6)])
    rows[["period_start", "period_end"]] = pd.NaT
    assert period_words(rows, ZH) == "改革前0、改革前1、改革前2、改革前3等，另有2个"


@pytest.mark.parametrize("counts", [True, False])
def test_the_head_of_an_export_has_the_span_and_numbers_of_values_have_none(counts: bool) -> None:
    panel = Panel("p", "产值", months(120).assign(source_id=""), of_counts=counts)
    said = "\n".join(caption(panel, context()).lines)
    assert ("期间：2015年1月至2024年12月（120个月）" in said) is not counts
    assert "2015年2月" not in said
