"""Cells of the tracker as rows in words: both levels, light, and the latest evidence."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd

from dashboard.catalog import Edition, remember_large
from dashboard.figures.reforms.cells import (
    measure_names,
    standing_on,
    zone_names,
)
from dashboard.figures.reforms.reform_words import NO_RUNG, RUNG_WORDS, day_words, word_map
from dashboard.i18n import Translator

LEVELS = ["reviewed_rung", "claimed_rung", "lifted", "unreported"]
LATEST = ["as_of", "as_of_precision"]


def cell_rows(edition: Edition, table: pd.DataFrame, day: date) -> pd.DataFrame:
    """Cells as rows of a panel; table: rows of `standing_on` that day, in any order."""
    return _worded(edition, day).loc[table.index].drop(columns="latest")


def said(edition: Edition, table: pd.DataFrame, day: date) -> pd.Series:
    """Both levels of each cell in one line."""
    return _worded(edition, day)["display"].loc[table.index]


def entry_days(edition: Edition, table: pd.DataFrame, day: date) -> pd.Series:
    """The day of each cell's latest entry in words; "" where there is none."""
    return _worded(edition, day)["latest"].loc[table.index]


@remember_large
def _worded(edition: Edition, day: date) -> pd.DataFrame:
    """Every cell of a day in words: worded once, whatever filters then leave of it."""
    t, table = edition.t, standing_on(edition.package, day)
    log = edition.tables["assessments"].set_index("assessment_id")[["source_id", "locator"]]
    last = log.reindex(table["assessment_id"]).fillna("").set_axis(table.index)
    latest = _each(
        table, LATEST, lambda when, precision: day_words(when, precision, edition.language)
    )
    noted = {text: t("latest entry: {day}").format(day=text) if text else "" for text in
             latest.unique()}  # fmt: skip
    return pd.DataFrame(
        {
            "measure_id": table["measure_id"],
            "subject_id": table["subject_id"],
            "subject": table["subject_id"].map(zone_names(edition)),
            "indicator": table["measure_id"].map(measure_names(edition)),
            "period": t("as of {day}").format(day=day_words(day, "day", edition.language)),
            "display": _each(table, LEVELS, lambda *levels: _levels(t, *levels)),
            "status_text": table["light"].map(word_map("light", edition.language)),
            "source_id": last["source_id"],
            "source": last["source_id"].map(edition.source_labels).fillna(""),
            "locator": last["locator"],
            "note": latest.map(noted),
            "latest": latest,
        }
    )


def _each(table: pd.DataFrame, names: list[str], word: Callable[..., str]) -> pd.Series:
    """`word` of the columns of each row; each distinct row is worded once."""
    known: dict[tuple[Any, ...], str] = {}
    texts = []
    for key in zip(*(table[name].tolist() for name in names), strict=True):
        if key not in known:
            known[key] = word(*key)
        texts.append(known[key])
    return pd.Series(texts, table.index, dtype="str")


def _levels(t: Translator, reviewed: str, claimed: str, lifted: bool, unreported: bool) -> str:
    if unreported and not claimed:
        return t("nothing reported of the zone")
    line = t("reviewed: {reviewed}; claimed: {claimed}").format(
        reviewed=t(RUNG_WORDS[reviewed or NO_RUNG]), claimed=t(RUNG_WORDS[claimed or NO_RUNG])
    )
    return line + t(" (by a document of the province or prefecture)") if lifted else line
