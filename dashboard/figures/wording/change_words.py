"""A change from one period to another in words: rows of `domain.series_growth.CHANGE_COLUMNS`."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from components import formats
from dashboard.i18n import translator


def change_text(row: Mapping[Hashable, Any], language: str) -> str:
    """A change with the mark of what is derived."""
    return f"{translator(language)('Derived')} {change_amount(row, language)}"


def change_amount(row: Mapping[Hashable, Any], language: str) -> str:
    """A level changes by per cent; a share or rate by points, a rank by places.

    Of a row are read change, percent (NaN where it has none), unit and qualifier.
    """
    if not pd.isna(row["percent"]):
        text = formats.percent_change(row["percent"], 1, language)
    elif row["unit"] == "%":
        text = formats.percentage_points(row["change"], language)
    else:
        change = row["change"]
        amount = formats.quantity(abs(change), row["unit"], "exact", language)
        text = f"{formats.signed(change, None, language)[0]}{amount}" if change else amount
    return _bounded(text, str(row["qualifier"]), language)


def interval_note(row: Mapping[Hashable, Any], language: str) -> str:
    """Between which ends a change lies, by the rounding of its inputs."""
    part, unit = ("change", row["unit"]) if pd.isna(row["percent"]) else ("percent", "%")
    interval = formats.interval(row[f"{part}_low"], row[f"{part}_high"], language, unit=unit)
    t = translator(language)
    return t("Derived: {interval} by rounding of the inputs.").format(interval=interval)


def _bounded(text: str, qualifier: str, language: str) -> str:
    """A change in words, with the bound that a bounded input leaves."""
    t = translator(language)
    if qualifier == "at_least":
        return t("at least {change}").format(change=text)
    if qualifier == "at_most":
        return t("at most {change}").format(change=text)
    return text
