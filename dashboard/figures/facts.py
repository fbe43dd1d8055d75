"""Facts as they are shown: values and periods in words, derived rows added, lines prepared."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from components import dates, formats
from dashboard import catalog
from dashboard.catalog import Package, remember
from dashboard.domain.derived import derived_bases
from dashboard.domain.periods import is_partial, lines, year_of
from dashboard.i18n import mark, translator

STATUS = {
    "A": mark("Normal"),
    "E": mark("Estimated"),
    "P": mark("Provisional"),
    "F": mark("Forecast"),
}
DERIVED = mark("Derived")
FORMULA = mark("Derived: {level} ÷ (1 + {rate}); rounding of the inputs allows {interval}.")
OPEN_UP = ("more_than", "at_least")
PRINTED_PERIODS = ("before", "after", "undated", "span")
PERIOD = ["period_kind", "period_start", "period_end", "period_precision", "period_text"]
SHOWN = ["value", "unit", "qualifier", "printed", "out_of", "kind", "decimals", "derived"]

Row = Mapping[Hashable, Any]


@remember
def facts(package: Package, language: str) -> pd.DataFrame:
    """Every printed and derived value of a package, one row each, ready to be shown.

    The columns of `catalog.facts` plus: low, high (interval of a derived value, or of a bound),
    year (Int64, in which the period ends), period (words), display (value with qualifier and unit,
    as printed), short (the same without its unit), status_text, and what drawings take (see
    components.frames): label, key, start, end, mark, segment, bridge.
    """
    t = translator(language)
    printed = catalog.facts(package, language).assign(low=float("nan"), high=float("nan"))
    printed = _in_words(printed, language)
    derived = derived_bases(printed).rows
    if len(derived):
        derived = _explained(_in_words(derived, language), printed, language)
        printed = pd.concat([printed, derived], ignore_index=True)
    status = printed["status"].map({code: t(word) for code, word in STATUS.items()})
    is_derived = printed["derived"].astype(bool)
    rows = printed.assign(
        derived=is_derived,
        status_text=status.mask(is_derived, t(DERIVED)),
        **{
            name: printed[name].mask(is_derived, t(DERIVED) + " " + printed[name])
            for name in ("display", "short")
        },
    )
    return lines(_drawn(rows))


def _in_words(rows: pd.DataFrame, language: str) -> pd.DataFrame:
    cells = rows[SHOWN].to_dict("records")
    # a package without observations is still a table of texts
    display = pd.Series([_display(row, language) for row in cells], rows.index, dtype="str")
    short = pd.Series([_short(row, language) for row in cells], rows.index, dtype="str")
    return rows.assign(period=_periods(rows, language), display=display, short=short)


def _periods(rows: pd.DataFrame, language: str) -> pd.Series:
    """Periods in words, each distinct one worded once: thousands of figures share a month."""
    printed = rows["period_kind"].isin(PRINTED_PERIODS)
    frame = rows[PERIOD].assign(period_text=rows["period_text"].where(printed, ""))
    number = frame.groupby(PERIOD, sort=False, dropna=False).ngroup()
    distinct = frame.assign(number=number).drop_duplicates("number").to_dict("records")
    worded = {row["number"]: _period(row, language) for row in distinct}
    return number.map(worded).astype("str")


def _period(row: Row, language: str) -> str:
    return dates.period(
        row["period_kind"],
        row["period_start"],
        row["period_end"],
        row["period_precision"],
        row["period_text"],
        language,
    )


def _display(row: Row, language: str) -> str:
    worded = row["printed"] and pd.isna(row["out_of"])
    if row["kind"] == "rank" and not worded:
        return formats.rank(row["value"], language, row["out_of"])
    return _quantity(row, row["unit"], row["printed"], language)


def _short(row: Row, language: str) -> str:
    if row["kind"] == "rank":
        return _display(row, language)
    return _quantity(row, "", row["printed"].removesuffix(row["unit"]), language)


def _quantity(row: Row, unit: str, printed: str, language: str) -> str:
    decimals = int(row["decimals"]) if row["derived"] else None
    return formats.quantity(row["value"], unit, row["qualifier"], language, printed, decimals)


def _explained(derived: pd.DataFrame, printed: pd.DataFrame, language: str) -> pd.DataFrame:
    """Derived rows with a note that shows formula, inputs and interval, and where those stand."""
    t = translator(language)
    shown = dict(zip(printed["observation_id"], printed["display"], strict=True))
    notes = [
        t(FORMULA).format(
            level=shown[row["input_value_id"]],
            rate=shown[row["input_rate_id"]],
            interval=formats.interval(
                row["low"], row["high"], language, int(row["decimals"]), row["unit"]
            ),
        )
        for row in derived.to_dict("records")
    ]
    return derived.assign(note=notes)


def _drawn(rows: pd.DataFrame) -> pd.DataFrame:
    kind = pd.Series("asof", index=rows.index, dtype="str")
    kind = kind.mask(rows["period_kind"] == "year", "full").mask(is_partial(rows), "partial")
    kind = kind.mask(rows["status"] == "F", "forecast").mask(rows["derived"], "derived")
    upward = rows["qualifier"].isin(OPEN_UP)
    return rows.assign(
        label=rows["subject"],
        key=rows["subject_id"] + "|" + rows["indicator_id"] + "|" + rows["series"],
        start=rows["period_start"].dt.strftime("%Y-%m-%d").fillna(""),
        end=rows["period_end"].dt.strftime("%Y-%m-%d").fillna(""),
        year=year_of(rows),
        mark=kind,
        low=rows["low"].where(rows["low"].notna() | ~upward, rows["value"]),
    )
