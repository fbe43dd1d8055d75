"""How numbers, periods and dates are written, in one place, in Chinese and English.

Pure functions. Words bound to the grammar of a number or a date stand in one frozen table per
language; all other words come from the caller. A missing number or date is written, never empty.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from types import MappingProxyType

MINUS = "\u2212"
MISSING = "\u2014"
SIGNIFICANT_DIGITS = 12  # beyond these a float holds noise of its own arithmetic
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
PLAN_ZERO = 1951  # the n-th five-year plan begins in 1951 + 5 n (14th: 2021)
PLANS = ("六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五", "十六", "十七")
FIRST_PLAN = 6  # earlier plans were not set in this rhythm


@dataclass(frozen=True, slots=True)
class Patterns:
    """Words of one language that numbers and dates are put into."""

    qualified: Mapping[str, str]
    spaced_unit: bool
    range_dash: str
    range_words: str
    points: str
    rank: str
    rank_of: str
    year: str
    half_years: tuple[str, str]
    quarter: str
    plan: str
    as_of: str
    after: str
    before_reform: str
    after_reform: str
    no_period: str
    no_date: str


ZH = Patterns(
    qualified=MappingProxyType({
        "exact": "{}", "about": "约{}", "more_than": "超过{}", "at_least": "{}以上",
        "almost": "近{}", "less_than": "不足{}", "at_most": "不超过{}",
    }),
    spaced_unit=False,
    range_dash="—",
    range_words="{}至{}",
    points="{}个百分点",
    rank="第{}位",
    rank_of="第{}位（共{}个）",
    year="{}年",
    half_years=("{}年上半年", "{}年下半年"),
    quarter="{}年第{}季度",
    plan="“{}五”（{}）",
    as_of="截至{}",
    after="{}以后",
    before_reform="改革前",
    after_reform="改革后",
    no_period="未注明期间",
    no_date="日期不详",
)  # fmt: skip
EN = Patterns(
    qualified=MappingProxyType({
        "exact": "{}", "about": "about {}", "more_than": "more than {}",
        "at_least": "at least {}", "almost": "almost {}", "less_than": "less than {}",
        "at_most": "at most {}",
    }),
    spaced_unit=True,
    range_dash="–",
    range_words="{} to {}",
    points="{} percentage points",
    rank="{}",
    rank_of="{} of {}",
    year="{}",
    half_years=("H1 {}", "H2 {}"),
    quarter="Q{1} {0}",
    plan="{} Five-Year Plan ({})",
    as_of="as of {}",
    after="after {}",
    before_reform="before",
    after_reform="after",
    no_period="no period stated",
    no_date="date unknown",
)  # fmt: skip
PATTERNS = MappingProxyType({"zh": ZH, "en": EN})
Day = date | None


def _words(language: str) -> Patterns:
    if language not in PATTERNS:
        raise ValueError(f"no number and date patterns for language {language!r}")
    return PATTERNS[language]


def _written(value: float, decimals: int | None, rounding: str = ROUND_HALF_UP) -> str:
    exact = Decimal(f"{value:.{SIGNIFICANT_DIGITS}g}")
    if decimals is not None:
        exact = exact.quantize(Decimal(1).scaleb(-decimals), rounding=rounding)
    elif exact == exact.to_integral_value():
        exact = exact.to_integral_value()
    else:
        exact = exact.normalize()
    text = f"{abs(exact):,f}"
    return MINUS + text if exact < 0 else text


def number(value: float | None, decimals: int | None = None, language: str = "zh") -> str:
    """4000 -> 4,000: thousands separator as in statistical yearbooks, the same in both languages.

    decimals None writes the shortest form; else exactly so many, halves away from zero. Missing
    (None, NaN) is "—"; infinity "∞"; the minus sign is U+2212; there is no minus zero.
    """
    _words(language)
    if value is None or math.isnan(value):
        return MISSING
    if math.isinf(value):
        return "∞" if value > 0 else f"{MINUS}∞"
    return _written(value, decimals)


def quantity(
    value: float | None,
    unit_text: str,
    qualifier: str,
    language: str,
    printed: str = "",
    decimals: int | None = None,
) -> str:
    """A value with unit and qualifier: 超过4,000亿元, 40个以上; more than 4,000 firms.

    unit_text: `per_zh` or `per_en` of the units table. printed, the words of the source, wins.
    English units follow a space, except %. Errors: ValueError for an unknown qualifier.
    """
    words = _words(language)
    if qualifier not in words.qualified:
        raise ValueError(f"unknown qualifier: {qualifier!r}")
    if printed:
        return printed
    if value is None or math.isnan(value):
        return MISSING
    space = " " if words.spaced_unit and unit_text and unit_text != "%" else ""
    written = f"{number(value, decimals, language)}{space}{unit_text}"
    return words.qualified[qualifier].format(written)


def signed(value: float | None, decimals: int | None = None, language: str = "zh") -> str:
    """A change with its sign: +38.24, −42.6; what is written as zero has none."""
    text = number(value, decimals, language)
    if value is None or math.isnan(value) or value < 0 or not text.strip("0.,"):
        return text
    return f"+{text}"


def percent(value: float | None, decimals: int | None = None, language: str = "zh") -> str:
    """A share or rate in per cent: 38.24 -> 38.24%; missing is "—"."""
    text = number(value, decimals, language)
    return text if text == MISSING else f"{text}%"


def percent_change(value: float | None, decimals: int | None = None, language: str = "zh") -> str:
    """A change in per cent with its sign: −42.6%, +10.9%; missing is "—"."""
    text = signed(value, decimals, language)
    return text if text == MISSING else f"{text}%"


def percentage_points(value: float | None, language: str, decimals: int | None = None) -> str:
    """A change of a share or rate: +3.5个百分点, +3.5 percentage points; missing is "—"."""
    text = signed(value, decimals, language)
    return text if text == MISSING else _words(language).points.format(text)


def interval(low: float, high: float, language: str, decimals: int = 2) -> str:
    """An interval, rounded outward: 96.93—96.95; with an open side as a bound: 96.93以上.

    Ends that are written alike are written once; with a negative end words stand for the dash.
    A missing end is "—".
    """
    words = _words(language)
    if math.isnan(low) or math.isnan(high):
        return MISSING
    if math.isinf(low) and math.isinf(high):
        return f"{MINUS}∞{words.range_dash}∞"
    if math.isinf(high):
        return words.qualified["at_least"].format(_written(low, decimals, ROUND_FLOOR))
    if math.isinf(low):
        return words.qualified["at_most"].format(_written(high, decimals, ROUND_CEILING))
    ends = _written(low, decimals, ROUND_FLOOR), _written(high, decimals, ROUND_CEILING)
    if ends[0] == ends[1]:
        return ends[0]
    return words.range_words.format(*ends) if low < 0 else words.range_dash.join(ends)


def _ordinal(value: int) -> str:
    if value % 100 in (11, 12, 13):
        return f"{value}th"
    return f"{value}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th') }"


def rank(value: float | None, language: str, out_of: float | None = None) -> str:
    """A rank: 第27位（共101个）, 27th of 101; without out_of 第27位, 27th; missing is "—"."""
    words = _words(language)
    if value is None or math.isnan(value):
        return MISSING
    place = _ordinal(int(value)) if language == "en" else number(value)
    if out_of is None or math.isnan(out_of):
        return words.rank.format(place)
    return words.rank_of.format(place, number(out_of))


def year_axis_expr(temporal: bool = False) -> str:
    """Vega expression for the labels of a year axis, the same in both languages: 2024, no 2,024.

    Ticks between whole years stay blank. temporal: the axis holds dates, not numbers.
    """
    if temporal:
        return "timeFormat(datum.value, '%m-%d') === '01-01' ? timeFormat(datum.value, '%Y') : ''"
    return "datum.value % 1 === 0 ? format(datum.value, 'd') : ''"


def _known(day: Day) -> Day:
    """The day, or None for None and for NaT, which is unequal to itself."""
    return None if day is None or day != day else day


def _is_last(day: date) -> bool:
    return day.month != date.fromordinal(date(day.year, day.month, day.day).toordinal() + 1).month


def _moment(day: date, precision: str, language: str) -> str:
    """One day, month or year."""
    if precision == "year":
        return _words(language).year.format(day.year)
    if language == "en":
        month = f"{MONTHS[day.month - 1]} {day.year}"
        return f"{day.day} {month}" if precision == "day" else month
    month = f"{day.year}年{day.month}月"
    return f"{month}{day.day}日" if precision == "day" else month


def _range(start: date, end: date, language: str) -> str:
    """From one day to another: years where whole, months where whole, else days."""
    dash = _words(language).range_dash
    whole_months = start.day == 1 and _is_last(end)
    if whole_months and start.month == 1 and end.month == 12:
        years = f"{start.year}" if start.year == end.year else f"{start.year}{dash}{end.year}"
        return _words(language).year.format(years)
    precision = "month" if whole_months else "day"
    if ((start.year, start.month) == (end.year, end.month) and whole_months) or start == end:
        return _moment(end, precision, language)
    if whole_months and start.year == end.year:
        if language == "en":
            return f"{MONTHS[start.month - 1]}{dash}{MONTHS[end.month - 1]} {end.year}"
        return f"{end.year}年{start.month}{dash}{end.month}月"
    spaced = f" {dash} " if language == "en" else dash
    return spaced.join(_moment(day, precision, language) for day in (start, end))


def _plan(start: date, end: date, language: str) -> str:
    """“十四五”（2021—2025年） where the years are those of a five-year plan, else the range."""
    years = _range(start, end, language)
    count, rest = divmod(start.year - PLAN_ZERO, 5)
    known = FIRST_PLAN <= count < FIRST_PLAN + len(PLANS)
    if rest or not known or end.year != start.year + 4:
        return years
    name = _ordinal(count) if language == "en" else PLANS[count - FIRST_PLAN]
    return _words(language).plan.format(name, years)


def _half_or_quarter(kind: str, start: date, end: date, language: str) -> str:
    months = end.month - start.month + 1
    if kind == "half_year" and months == 6 and start.month in (1, 7):
        return _words(language).half_years[start.month > 1].format(end.year)
    if kind == "quarter" and months == 3 and start.month % 3 == 1:
        return _words(language).quarter.format(end.year, end.month // 3)
    return _range(start, end, language)


def period(kind: str, start: Day, end: Day, precision: str, text: str, language: str) -> str:
    """The period of an observation: 2025年1—10月, 截至2025年11月, “十四五”（2021—2025年）, 改革前.

    kind and precision: period_kind and period_precision of the table of observations; start and
    end: first and last day, None or NaT where unknown; text, as printed in the source, wins.
    An as-of period is written by its end. Without dates: 改革前, 改革后 or 未注明期间.
    """
    words = _words(language)
    if text:
        return text
    if kind in ("before", "after"):
        return words.before_reform if kind == "before" else words.after_reform
    first, last = _known(start), _known(end)
    if kind == "undated" or first is None or last is None:
        return words.no_period
    if precision == "plan":
        return _plan(first, last, language)
    if kind == "as_of":
        return words.as_of.format(_moment(last, precision or "day", language))
    if kind in ("half_year", "quarter"):
        return _half_or_quarter(kind, first, last, language)
    return _range(first, last, language)


def date_text(start: Day, end: Day, precision: str, language: str) -> str:
    """The date of an event or policy: 2025年9月, 2023年, 2023年以后, 2021—2023年, 日期不详.

    precision: day, month, quarter, half_year, year, after or undated; `after` is written by the
    year of the start (of the end, where there is no start). One missing end is taken from the
    other.
    """
    words = _words(language)
    first, last = _known(start), _known(end)
    first, last = first or last, last or first
    if precision == "undated" or first is None or last is None:
        return words.no_date
    if precision == "after":
        return words.after.format(_moment(first, "year", language))
    if precision in ("half_year", "quarter"):
        return _half_or_quarter(precision, first, last, language)
    begin, finish = _moment(first, precision, language), _moment(last, precision, language)
    return begin if begin == finish else _span(first, last, precision, language)


def _span(first: date, last: date, precision: str, language: str) -> str:
    if precision == "year":
        return _words(language).year.format(f"{first.year}{_words(language).range_dash}{last.year}")
    if precision == "month":
        last_day = date.fromordinal(_next_month(last).toordinal() - 1)
        return _range(date(first.year, first.month, 1), last_day, language)
    return _range(first, last, language)


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
