"""Facts as a table: the columns that are needed to read and to cite them, under titles."""

from collections.abc import Iterable, Mapping
from math import log10

import pandas as pd

from components import formats
from dashboard.catalog import Edition
from dashboard.i18n import Translator, mark

# column of `catalog.facts` -> title
COLUMNS = {
    "subject": mark("Subject"),
    "indicator": mark("Indicator"),
    "period": mark("Period"),
    "display": mark("As printed"),
    "value": mark("Value"),
    "unit": mark("Unit"),
    "low": mark("Lower bound"),
    "high": mark("Upper bound"),
    "status_text": mark("Status"),
    "source": mark("Source"),
    "locator": mark("Locator"),
    "note": mark("Note"),
}
# of values that are compared in another unit than the source prints
PRINTED = {"printed_value": mark("Number as printed"), "printed_unit": mark("Unit as printed")}
DATES = {"period_start": mark("Start of the period"), "period_end": mark("End of the period")}


LARGE = 10_000
DECIMALS, LARGE_DECIMALS = 4, 3  # that a page shows of a number, and with thousands apart


def titled(rows: pd.DataFrame, titles: Mapping[str, str], t: Translator) -> pd.DataFrame:
    """The columns of `titles` (column -> message id), in their order, under their titles."""
    return rows[list(titles)].rename(columns={name: t(title) for name, title in titles.items()})


# what a short list of facts says, the value second
SHORT = {
    "indicator": mark("Indicator"), "display": mark("As printed"), "period": mark("Period"),
    "status_text": mark("Status"), "source": mark("Source"), "note": mark("Note"),
}  # fmt: skip


def short_frame(rows: pd.DataFrame, t: Translator, *, named: bool) -> pd.DataFrame:
    """Facts in few columns; named: the first says of whom each is."""
    shown = _filled(rows, SHORT, t)
    if named:
        shown.insert(0, t(COLUMNS["subject"]), rows["subject"])
    return shown


def fact_frame(rows: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """Facts as a page shows them. A column in which no row has anything is left out."""
    return _filled(worded(rows), COLUMNS, t)


def worded(rows: pd.DataFrame, names: Iterable[str] = ("value", "low", "high")) -> pd.DataFrame:
    """Rows with the numbers of columns `names` in units as texts word them: billion yuan."""
    if "unit" not in rows:
        return rows
    found = [formats.worded_unit(unit if isinstance(unit, str) else "") for unit in rows["unit"]]
    if all(by == 1 for by, _ in found):
        return rows
    numbers = {
        name: [
            value if pd.isna(value) else formats.times(value, by)
            for value, (by, _) in zip(rows[name], found, strict=True)
        ]
        for name in names if name in rows
    }  # fmt: skip
    return rows.assign(**numbers, unit=[words for _, words in found])


def file_frame(rows: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """Facts as a file has them: as on a page, the period as two dates, and what was converted."""
    split = list(COLUMNS).index("display")
    names = [*list(COLUMNS)[:split], *DATES, "display", *PRINTED, *list(COLUMNS)[split + 1 :]]
    titles = COLUMNS | DATES | PRINTED
    return _filled(worded(_as_printed(rows)), {name: titles[name] for name in names}, t)


def _as_printed(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows with number and unit of the source where `value` is not in it, else without them."""
    if not {"factor", "printed_unit"} <= set(rows):
        return rows
    other = (rows["printed_unit"] != rows["unit"]) & (rows["derived"] == False)  # noqa: E712
    return rows.assign(**{name: rows[name].where(other) for name in PRINTED})


def _filled(rows: pd.DataFrame, titles: dict[str, str], t: Translator) -> pd.DataFrame:
    known = {c: titles[c] for c in titles if c in rows and not rows[c].isna().all()}
    return titled(rows, known, t)


def decimals_of(rows: pd.DataFrame) -> tuple[int | None, ...]:
    """Decimals for each row: those of its unit where it is derived; None: as many as it has."""
    if not {"derived", "decimals"} <= set(rows.columns):
        return (None,) * len(rows)
    units = rows["unit"] if "unit" in rows else [""] * len(rows)
    return tuple(
        _more(unit, int(number)) if derived == True and not pd.isna(number) else None  # noqa: E712
        for derived, number, unit in zip(rows["derived"], rows["decimals"], units, strict=True)
    )


def _more(unit: object, decimals: int) -> int:
    """Decimals of a number in the unit that texts word it in."""
    by, _ = formats.worded_unit(unit if isinstance(unit, str) else "")
    return decimals - round(log10(by))


def unit_of(rows: pd.DataFrame) -> str:
    """The unit of rows that have one; "" of none."""
    return str(rows["unit"].iloc[0]) if len(rows) else ""


def by_topic(edition: Edition, rows: pd.DataFrame, *then: str) -> pd.DataFrame:
    """Rows of facts in the order of their topics, within one by the columns `then`.

    Adds topic, the topic's name.
    """
    topics = edition.names("topics")
    place = {topic: position for position, topic in enumerate(topics)}
    placed = rows.assign(topic=rows["topic_id"].map(topics), place=rows["topic_id"].map(place))
    return placed.sort_values(["place", *then], kind="stable").drop(columns="place")


def number_formats(frame: pd.DataFrame) -> dict[str, str]:
    """Column of numbers -> how a page writes them where that is not as they come.

    "localized": large ones have their thousands apart, years are too small. "plain": Streamlit cuts
    off what goes beyond a few decimals; numbers that have more are written whole.
    """
    numbers = frame.select_dtypes("number")
    found = {}
    for name in numbers:
        known = numbers[name].dropna().astype("float64")
        large = bool((known.abs() >= LARGE).any())
        if (known != known.round(LARGE_DECIMALS if large else DECIMALS)).any():
            found[str(name)] = "plain"
        elif large:
            found[str(name)] = "localized"
    return found
