"""How things are written, in both languages."""

import math
from datetime import date
from typing import Any

import pandas as pd
import pytest

from components import dates, formats, patterns

NAT: Any = pd.NaT


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (4000, None, "4,000"), (95.54, None, "95.54"), (0.1 + 0.2, None, "0.3"),
        (1234567.5, None, "1,234,567.5"), (-26, None, "−26"), (0, None, "0"), (-0.0, None, "0"),
        (96.94010, 2, "96.94"), (2.5, 0, "3"), (-42.623, 1, "−42.6"), (-0.001, 2, "0.00"),
        (100, 1, "100.0"), (math.nan, 2, "—"), (None, None, "—"), (math.inf, None, "∞"),
        (1e15, None, "1,000,000,000,000,000"), (2.675, 2, "2.68"),
        (2266712345678, None, "2,266,712,345,678"), (123456789.123456, None, "123,456,789.123456"),
        (-123456789.123456, None, "−123,456,789.123456"), (1e14, None, "100,000,000,000,000"),
        (1e-9, None, "0.000000001"), (1e14, 15, "100,000,000,000,000.000000000000000"),
        (100.1 * 3, None, "300.3"), (1e14 + 0.5, 1, "100,000,000,000,000.0"),
    ],
)  # fmt: skip
def test_number(value: float | None, decimals: int | None, text: str) -> None:
    assert formats.number(value, decimals) == text
    assert formats.number(value, decimals, "en") == text


@pytest.mark.parametrize(
    ("value", "unit", "qualifier", "language", "text"),
    [
        (4000, "亿元", "more_than", "zh", "超过4,000亿元"),
        (240, "万把", "about", "zh", "约240万把"),
        (60, "%", "almost", "zh", "近60%"), (40, "个", "at_least", "zh", "40个以上"),
        (35, "个工作日", "exact", "zh", "35个工作日"), (5, "%", "less_than", "zh", "不足5%"),
        (5, "%", "at_most", "zh", "不超过5%"),
        (4000, "firms", "more_than", "en", "more than 4,000 firms"),
        (60, "%", "almost", "en", "almost 60%"), (40, "", "at_least", "en", "at least 40"),
        (math.nan, "亿元", "exact", "zh", "—"),
        (2266712345678, "元", "exact", "zh", "2,266,712,345,678元"),
        (22667.12345678, "亿元", "exact", "zh", "22,667.12345678亿元"),
        (2266712345678, "yuan", "exact", "en", "2,266,712,345,678 yuan"),
    ],
)  # fmt: skip
def test_quantity(value: float, unit: str, qualifier: str, language: str, text: str) -> None:
    assert formats.quantity(value, unit, qualifier, language) == text


@pytest.mark.parametrize(
    ("value", "unit", "qualifier", "decimals", "text"),
    [
        (130.32, "100 million yuan", "exact", None, "13.032 billion yuan"),
        (1700, "10,000 kWh", "more_than", None, "more than 17 million kWh"),
        (0.5, "10,000 yuan", "exact", None, "5,000 yuan"),
        (10_000, "100 million yuan", "about", None, "about 1 trillion yuan"),
        (96.9398, "100 million yuan", "exact", 2, "9.694 billion yuan"),
        (-5.3, "100 million yuan", "exact", None, "−530 million yuan"),
        (0, "100 million yuan", "exact", None, "0 yuan"),
        (math.inf, "100 million yuan", "exact", None, "∞ 100 million yuan"),
        (226_671_234.5678, "10,000 yuan", "exact", None, "2.266712345678 trillion yuan"),
        (1e14, "100 million yuan", "exact", None, "10,000,000,000 trillion yuan"),
        (1, "items", "exact", None, "1 item"),
        (1, "km²", "exact", None, "1 km²"),
        (10, "items", "exact", None, "10 items"),
    ],
)
def test_english_words_large_numbers(
    value: float, unit: str, qualifier: str, decimals: int | None, text: str
) -> None:
    assert formats.quantity(value, unit, qualifier, "en", decimals=decimals) == text


def test_printed_words_win_and_unknown_words_fail() -> None:
    assert formats.quantity(140, "家", "at_least", "zh", "140余家") == "140余家"
    with pytest.raises(ValueError, match="qualifier"):
        formats.quantity(1, "家", "roughly", "zh")
    with pytest.raises(ValueError, match="language"):
        formats.number(1, language="fr")


def test_changes_and_shares() -> None:
    assert formats.signed(38.24) == "+38.24"
    assert formats.signed(0) == "0"
    assert formats.signed(0.004, 2) == "0.00"
    assert formats.signed(math.nan) == "—"
    assert formats.percent(38.24) == "38.24%"
    assert formats.percent_change(-42.623, 1) == "−42.6%"
    assert formats.percent_change(None) == "—"
    assert formats.percentage_points(3.5, "zh") == "+3.5个百分点"
    assert formats.percentage_points(-3.5, "en") == "−3.5 percentage points"


@pytest.mark.parametrize(
    ("low", "high", "zh", "en"),
    [
        (96.93298, 96.94723, "96.93—96.95", "96.93–96.95"),  # down and up, never inward
        (100.0, 100.00000000000001, "100.00", "100.00"),
        (-51.613, -46.429, "−51.62至−46.42", "−51.62 to −46.42"),
        (96.9, math.inf, "96.90以上", "at least 96.90"),
        (-math.inf, 5, "不超过5.00", "at most 5.00"),
        (math.nan, 5, "—", "—"),
    ],
)
def test_interval(low: float, high: float, zh: str, en: str) -> None:
    assert formats.interval(low, high, "zh") == zh
    assert formats.interval(low, high, "en") == en


def test_interval_with_a_unit() -> None:
    assert formats.interval(96.93298, 96.94723, "zh", 2, "亿元") == "96.93—96.95亿元"
    large = "100 million yuan"
    said = "9.693 billion yuan to 9.695 billion yuan"
    assert formats.interval(96.93298, 96.94723, "en", 2, large) == said
    assert formats.interval(96.93298, math.inf, "en", 2, large) == "at least 9.693 billion yuan"
    assert formats.interval(36.391, 36.419, "en", 2, "%") == "36.39–36.42%"
    assert formats.interval(3, math.inf, "en", 0, "km²") == "at least 3 km²"


def test_rank() -> None:
    assert formats.rank(27, "zh", 101) == "第27位（共101个）"
    assert formats.rank(27, "en", 101) == "27th of 101"
    assert formats.rank(2, "zh", math.nan) == "第2位"
    assert [formats.rank(n, "en") for n in (1, 2, 3, 11, 12, 21, 113)] == [
        "1st", "2nd", "3rd", "11th", "12th", "21st", "113th",
    ]  # fmt: skip
    assert formats.rank(math.nan, "zh") == "—"


@pytest.mark.parametrize(
    ("kind", "start", "end", "precision", "zh", "en"),
    [
        ("year", "2024-01-01", "2024-12-31", "", "2024年", "2024"),
        ("ytd", "2025-01-01", "2025-10-31", "", "2025年1—10月", "Jan–Oct 2025"),
        ("ytd", "2025-01-01", "2025-11-20", "", "2025年1月1日—2025年11月20日",
         "1 Jan 2025 – 20 Nov 2025"),
        ("half_year", "2025-01-01", "2025-06-30", "", "2025年上半年", "H1 2025"),
        ("half_year", "2025-07-01", "2025-12-31", "", "2025年下半年", "H2 2025"),
        ("quarter", "2025-01-01", "2025-03-31", "", "2025年第1季度", "Q1 2025"),
        ("quarter", "2025-10-01", "2025-12-31", "", "2025年第4季度", "Q4 2025"),
        ("month", "2024-02-01", "2024-02-29", "", "2024年2月", "Feb 2024"),
        ("as_of", "2025-11-01", "2025-11-30", "month", "截至2025年11月", "as of Nov 2025"),
        ("as_of", "2025-11-23", "2025-11-23", "day", "截至2025年11月23日", "as of 23 Nov 2025"),
        ("as_of", "2025-01-01", "2025-12-31", "year", "截至2025年", "as of 2025"),
        ("span", "2021-01-01", "2024-12-31", "year", "2021—2024年", "2021–2024"),
        ("span", "2021-01-01", "2025-12-31", "plan", "“十四五”（2021—2025年）",
         "14th Five-Year Plan (2021–2025)"),
        ("span", "1981-01-01", "1985-12-31", "plan", "“六五”（1981—1985年）",
         "6th Five-Year Plan (1981–1985)"),
        ("span", "2021-01-01", "2024-12-31", "plan", "2021—2024年", "2021–2024"),
        ("span", "2025-04-01", "2025-11-30", "", "2025年4—11月", "Apr–Nov 2025"),
        ("span", "2024-12-01", "2025-02-28", "", "2024年12月—2025年2月", "Dec 2024 – Feb 2025"),
        ("before", None, None, "", "改革前", "before"),
        ("after", None, None, "", "改革后", "after"),
        ("undated", None, None, "", "未注明期间", "no period stated"),
        ("year", None, None, "", "未注明期间", "no period stated"),
    ],
)  # fmt: skip
def test_period(
    kind: str, start: str | None, end: str | None, precision: str, zh: str, en: str
) -> None:
    days = [date.fromisoformat(day) if day else None for day in (start, end)]
    assert dates.period(kind, days[0], days[1], precision, "", "zh") == zh
    assert dates.period(kind, days[0], days[1], precision, "", "en") == en
    stamps = [pd.Timestamp(day) if day else NAT for day in (start, end)]
    assert dates.period(kind, stamps[0], stamps[1], precision, "", "zh") == zh


def test_printed_period_wins() -> None:
    assert dates.period("before", None, None, "", "“十三五”末", "zh") == "“十三五”末"


@pytest.mark.parametrize(
    ("start", "end", "precision", "zh", "en"),
    [
        ("2025-09-01", "2025-09-30", "month", "2025年9月", "Sep 2025"),
        ("2023-01-01", "2023-12-31", "year", "2023年", "2023"),
        ("2021-01-01", "2023-12-31", "year", "2021—2023年", "2021–2023"),
        ("2025-04-01", "2025-11-30", "month", "2025年4—11月", "Apr–Nov 2025"),
        ("2023-03-23", "2023-03-23", "day", "2023年3月23日", "23 Mar 2023"),
        ("2023-01-01", None, "after", "2023年以后", "after 2023"),
        ("2025-07-01", "2025-09-30", "quarter", "2025年第3季度", "Q3 2025"),
        ("2025-01-01", "2025-06-30", "half_year", "2025年上半年", "H1 2025"),
        (None, "2023-12-31", "year", "2023年", "2023"),
        (None, None, "undated", "日期不详", "date unknown"),
        (None, None, "year", "日期不详", "date unknown"),
    ],
)  # fmt: skip
def test_date_text(start: str | None, end: str | None, precision: str, zh: str, en: str) -> None:
    days = [date.fromisoformat(day) if day else None for day in (start, end)]
    assert dates.date_text(days[0], days[1], precision, "zh") == zh
    assert dates.date_text(days[0], days[1], precision, "en") == en


def test_patterns_are_frozen_and_complete() -> None:
    assert set(patterns.ZH.qualified) == set(patterns.EN.qualified)
    with pytest.raises(TypeError):
        patterns.PATTERNS["fr"] = patterns.EN  # type: ignore[index]
