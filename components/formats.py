"""How numbers are written, in one place, in Chinese and English.

Pure functions; all words but those of `patterns` come from the caller. A missing number is written,
never empty.
"""

import math
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal

from components.patterns import Patterns, ordinal, singular, words

MINUS = "\u2212"
MISSING = "\u2014"
WIDE = Context(prec=400)  # digits that a large number with many decimals needs
SIGNIFICANT_DIGITS = 15  # a double holds so many of any number; beyond is noise of its arithmetic


def _written(value: float, decimals: int | None, rounding: str = ROUND_HALF_UP) -> str:
    exact = Decimal(f"{value:.{SIGNIFICANT_DIGITS}g}")
    if decimals is not None:
        exact = exact.quantize(Decimal(1).scaleb(-decimals), rounding, WIDE)
    elif exact == exact.to_integral_value():
        exact = exact.to_integral_value()
    else:
        exact = exact.normalize()
    text = f"{exact.copy_abs():,f}"
    return MINUS + text if exact < 0 else text


def number(value: float | None, decimals: int | None = None, language: str = "zh") -> str:
    """4000 -> 4,000: thousands separator as in statistical yearbooks, the same in both languages.

    decimals None writes the shortest form; else exactly so many, halves away from zero. Missing
    (None, NaN) is "—"; infinity "∞"; the minus sign is U+2212; there is no minus zero.
    """
    words(language)
    return _number(value, decimals)


def _number(value: float | None, decimals: int | None) -> str:
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
    English units follow a space, except %, and large numbers are worded with all their digits:
    130.32 and "100 million yuan" give 13.032 billion yuan. Errors: ValueError for an unknown
    qualifier.
    """
    own = words(language)
    if qualifier not in own.qualified:
        raise ValueError(f"unknown qualifier: {qualifier!r}")
    if printed:
        return printed
    if value is None or math.isnan(value):
        return MISSING
    return own.qualified[qualifier].format(_with_unit(value, unit_text, decimals, own))


def _with_unit(value: float, unit: str, decimals: int | None, own: Patterns) -> str:
    if _begin(unit, own) and not math.isinf(value):
        return _large(_written(value, decimals), unit, own)
    written = _number(value, decimals)
    return _joined(written, singular(unit) if own.spaced_unit and written == "1" else unit, own)


def _joined(written: str, unit: str, own: Patterns) -> str:
    space = " " if own.spaced_unit and unit and unit != "%" else ""
    return f"{written}{space}{unit}"


def _begin(unit: str, own: Patterns) -> str:
    """The words by which a unit counts in ten thousands or the like, "" for other units."""
    return next((begin for begin in own.counted_in if unit.startswith(begin)), "")


def _large(written: str, unit: str, own: Patterns) -> str:
    """A written number of a unit that counts in large numbers, in the language's own: 130.32 of
    "100 million yuan" is 13.032 billion yuan. Without zeros at the end."""
    begin = _begin(unit, own)
    plain = Decimal(written.replace(",", "").replace(MINUS, "-"))
    exact = plain.scaleb(own.counted_in[begin])
    size = exact.adjusted() if exact else 0
    step, word = next(((step, word) for step, word in own.large if size >= step), (0, ""))
    text = f"{abs(exact).scaleb(-step).normalize():,f}"
    parts = (text, word, unit.removeprefix(begin))
    return (MINUS if exact < 0 else "") + " ".join(part for part in parts if part)


def worded_unit(unit: str) -> tuple[float, str]:
    """By what a number is multiplied, and the unit it then has, where a column or an axis has one
    unit: "100 million yuan" gives 0.1 and "billion yuan", as numbers in texts are worded."""
    for begin, large, by in (("100 million ", "billion ", 0.1), ("10,000 ", "million ", 0.01)):
        if unit.startswith(begin):
            return by, large + unit.removeprefix(begin)
    return 1.0, unit


def times(value: float, by: float) -> float:
    """A number of a unit in that of `worded_unit`, without noise in its last digits."""
    return value if by == 1 else float(f"{value * by:.{SIGNIFICANT_DIGITS}g}")


def round_half_up(value: float, decimals: int) -> float:
    """A number as `number` writes it: halves away from zero."""
    exact = Decimal(f"{value:.{SIGNIFICANT_DIGITS}g}")
    return float(exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, WIDE))


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


def interval(low: float, high: float, language: str, decimals: int = 2, unit: str = "") -> str:
    """An interval, rounded outward: 96.93—96.95亿元; with an open side as a bound: 96.93以上.

    Ends that are written alike are written once; with a negative end, or where each end has the
    unit in words, words stand for the dash. A missing end is "—". unit: as in `quantity`.
    """
    own = words(language)
    if math.isnan(low) or math.isnan(high):
        return MISSING
    if math.isinf(low) and math.isinf(high):
        return _joined(f"{MINUS}∞{own.range_dash}∞", unit, own)
    counted, after = bool(_begin(unit, own)), "" if _begin(unit, own) else unit

    def end(value: float, rounding: str) -> str:
        text = _written(value, decimals, rounding)
        return _large(text, unit, own) if counted else text

    if math.isinf(high):
        return own.qualified["at_least"].format(_joined(end(low, ROUND_FLOOR), after, own))
    if math.isinf(low):
        return own.qualified["at_most"].format(_joined(end(high, ROUND_CEILING), after, own))
    ends = end(low, ROUND_FLOOR), end(high, ROUND_CEILING)
    if ends[0] == ends[1]:
        return _joined(ends[0], after, own)
    in_words = low < 0 or counted
    between = own.range_words.format(*ends) if in_words else own.range_dash.join(ends)
    return _joined(between, after, own)


def rank(value: float | None, language: str, out_of: float | None = None) -> str:
    """A rank: 第27位（共101个）, 27th of 101; without out_of 第27位, 27th; missing is "—"."""
    own = words(language)
    if value is None or math.isnan(value):
        return MISSING
    place = ordinal(int(value)) if language == "en" else number(value)
    if out_of is None or math.isnan(out_of):
        return own.rank.format(place)
    return own.rank_of.format(place, number(out_of))
