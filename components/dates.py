"""How periods and dates are written, in one place, in Chinese and English. Pure functions."""

from datetime import date

from components.patterns import ordinal, words

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
PLAN_ZERO = 1951  # the n-th five-year plan begins in 1951 + 5 n (14th: 2021)
PLANS = ("六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五", "十六", "十七")
FIRST_PLAN = 6  # earlier plans were not set in this rhythm
Day = date | None


def _known(day: Day) -> Day:
    """The day, or None for None and for NaT, which is unequal to itself."""
    return None if day is None or day != day else day


def _is_last(day: date) -> bool:
    return day.month != date.fromordinal(date(day.year, day.month, day.day).toordinal() + 1).month


def _moment(day: date, precision: str, language: str) -> str:
    """One day, month or year."""
    if precision == "year":
        return words(language).year.format(day.year)
    if language == "en":
        month = f"{MONTHS[day.month - 1]} {day.year}"
        return f"{day.day} {month}" if precision == "day" else month
    month = f"{day.year}年{day.month}月"
    return f"{month}{day.day}日" if precision == "day" else month


def _range(start: date, end: date, language: str) -> str:
    """From one day to another: years where whole, months where whole, else days."""
    dash = words(language).range_dash
    whole_months = start.day == 1 and _is_last(end)
    if whole_months and start.month == 1 and end.month == 12:
        years = f"{start.year}" if start.year == end.year else f"{start.year}{dash}{end.year}"
        return words(language).year.format(years)
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
    name = ordinal(count) if language == "en" else PLANS[count - FIRST_PLAN]
    return words(language).plan.format(name, years)


def _half_or_quarter(kind: str, start: date, end: date, language: str) -> str:
    months = end.month - start.month + 1
    if kind == "half_year" and months == 6 and start.month in (1, 7):
        return words(language).half_years[start.month > 1].format(end.year)
    if kind == "quarter" and months == 3 and start.month % 3 == 1:
        return words(language).quarter.format(end.year, end.month // 3)
    return _range(start, end, language)


def period(kind: str, start: Day, end: Day, precision: str, text: str, language: str) -> str:
    """The period of an observation: 2025年1—10月, 截至2025年11月, “十四五”（2021—2025年）, 改革前.

    kind and precision: period_kind and period_precision of the table of observations; start and
    end: first and last day, None or NaT where unknown; text, as printed in the source, wins.
    An as-of period is written by its end. Without dates: 改革前, 改革后 or 未注明期间.
    """
    own = words(language)
    if text:
        return text
    if kind in ("before", "after"):
        return own.before_reform if kind == "before" else own.after_reform
    first, last = _known(start), _known(end)
    if kind == "undated" or first is None or last is None:
        return own.no_period
    if precision == "plan":
        return _plan(first, last, language)
    if kind == "as_of":
        return own.as_of.format(_moment(last, precision or "day", language))
    if kind in ("half_year", "quarter"):
        return _half_or_quarter(kind, first, last, language)
    return _range(first, last, language)


def date_text(start: Day, end: Day, precision: str, language: str) -> str:
    """The date of an event or policy: 2025年9月, 2023年, 2023年以后, 2021—2023年, 日期不详.

    precision: day, month, quarter, half_year, year, after or undated; `after` is written by the
    year of the start (of the end, where there is no start). One missing end is taken from the
    other.
    """
    own = words(language)
    first, last = _known(start), _known(end)
    first, last = first or last, last or first
    if precision == "undated" or first is None or last is None:
        return own.no_date
    if precision == "after":
        return own.after.format(_moment(first, "year", language))
    if precision in ("half_year", "quarter"):
        return _half_or_quarter(precision, first, last, language)
    begin, finish = _moment(first, precision, language), _moment(last, precision, language)
    return begin if begin == finish else _span(first, last, precision, language)


def _span(first: date, last: date, precision: str, language: str) -> str:
    if precision == "year":
        return words(language).year.format(f"{first.year}{words(language).range_dash}{last.year}")
    if precision == "month":
        last_day = date.fromordinal(_next_month(last).toordinal() - 1)
        return _range(date(first.year, first.month, 1), last_day, language)
    return _range(first, last, language)


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
