"""How numbers are written, in one place, in Chinese and English.

Pure functions; all words but those of `patterns` come from the caller. A missing number is written,
never empty.
"""

import math
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from components.patterns import ordinal, words

MINUS = "\u2212"
MISSING = "\u2014"
SIGNIFICANT_DIGITS = 12  # beyond these a float holds noise of its own arithmetic


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
    words(language)
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
    own = words(language)
    if qualifier not in own.qualified:
        raise ValueError(f"unknown qualifier: {qualifier!r}")
    if printed:
        return printed
    if value is None or math.isnan(value):
        return MISSING
    space = " " if own.spaced_unit and unit_text and unit_text != "%" else ""
    written = f"{number(value, decimals, language)}{space}{unit_text}"
    return own.qualified[qualifier].format(written)


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
    return text if text == MISSING else words(language).points.format(text)


def interval(low: float, high: float, language: str, decimals: int = 2) -> str:
    """An interval, rounded outward: 96.93—96.95; with an open side as a bound: 96.93以上.

    Ends that are written alike are written once; with a negative end words stand for the dash.
    A missing end is "—".
    """
    own = words(language)
    if math.isnan(low) or math.isnan(high):
        return MISSING
    if math.isinf(low) and math.isinf(high):
        return f"{MINUS}∞{own.range_dash}∞"
    if math.isinf(high):
        return own.qualified["at_least"].format(_written(low, decimals, ROUND_FLOOR))
    if math.isinf(low):
        return own.qualified["at_most"].format(_written(high, decimals, ROUND_CEILING))
    ends = _written(low, decimals, ROUND_FLOOR), _written(high, decimals, ROUND_CEILING)
    if ends[0] == ends[1]:
        return ends[0]
    return own.range_words.format(*ends) if low < 0 else own.range_dash.join(ends)


def rank(value: float | None, language: str, out_of: float | None = None) -> str:
    """A rank: 第27位（共101个）, 27th of 101; without out_of 第27位, 27th; missing is "—"."""
    own = words(language)
    if value is None or math.isnan(value):
        return MISSING
    place = ordinal(int(value)) if language == "en" else number(value)
    if out_of is None or math.isnan(out_of):
        return own.rank.format(place)
    return own.rank_of.format(place, number(out_of))
