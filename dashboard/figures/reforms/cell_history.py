"""One cell of the tracker: a measure in a zone, with its evidence and its history."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from components.theme import Look
from dashboard.catalog import Edition, remember
from dashboard.domain.reforms import Result, history
from dashboard.figures.reforms.cells import (
    ladder,
    measure_names,
    standing_on,
    zone_names,
)
from dashboard.figures.reforms.progress_counts import due_words
from dashboard.figures.reforms.reform_words import (
    NO_RUNG,
    RESULT_WORDS,
    RUNG_WORDS,
    Status,
    day_words,
    shown,
)
from dashboard.i18n import mark, translator

LANES = {"reviewed": mark("Reviewed stage"), "claimed": mark("Claimed stage")}


@dataclass(frozen=True)
class Entry:
    """One entry of the log on a cell, in words."""

    day: str
    rung: str
    result: str
    text: str
    by: str
    level: str
    reversal: bool
    counted: bool
    own: bool
    subject: str
    assessment_id: str
    source_id: str
    source: str
    locator: str


@remember
def entries(edition: Edition, measure: str, zone: str, day: date) -> tuple[Entry, ...]:
    """The entries of a cell up to a day, the latest first."""
    found = history(ladder(edition.package), measure, zone)
    found = found[found["as_of"] <= pd.Timestamp(day)]
    log = edition.table("assessments").set_index("assessment_id")["text"]
    sources = edition.source_labels
    names = edition.names("subjects")
    return tuple(
        _entry(row, str(log[row["assessment_id"]]), sources, names, edition.language)
        for row in found.to_dict("records")[::-1]
    )


def _entry(
    row: Mapping[Any, Any], text: str, sources: Mapping[str, str], names: Mapping[str, str],
    language: str,
) -> Entry:  # fmt: skip
    t = translator(language)
    entered = t("entered by {who}").format(who=row["entered_by"])
    reviewed = t("reviewed by {who}").format(who=row["reviewed_by"])
    lines = [
        t("{lane}: {before} → {after}").format(
            lane=t(lane), before=t(RUNG_WORDS[row[f"{key}_before"] or NO_RUNG]),
            after=t(RUNG_WORDS[row[f"{key}_rung"] or NO_RUNG]),
        )
        for key, lane in LANES.items()
        if row[f"{key}_before"] != row[f"{key}_rung"]
    ]  # fmt: skip
    return Entry(
        day=day_words(row["as_of"], row["as_of_precision"], language),
        rung=t(RUNG_WORDS[row["rung"]]) if row["rung"] else t("the measure as a whole"),
        result=t(RESULT_WORDS[Result(row["result"])]),
        text=text,
        by=t(", ").join([entered, reviewed] if row["reviewed"] else [entered, t("not reviewed")]),
        level=t("; ").join(lines),
        reversal=bool(row["reversal"]),
        counted=bool(row["counted"]),
        own=bool(row["own"]),
        subject=names.get(row["subject_id"], row["subject_id"]),
        assessment_id=row["assessment_id"],
        source_id=row["source_id"],
        source=sources.get(row["source_id"], ""),
        locator=row["locator"],
    )


@dataclass(frozen=True)
class Cell:
    """Where a zone stands with a measure on a day, in words."""

    measure_id: str
    zone_id: str
    measure: str
    zone: str
    light: Status
    state: Status
    due: str
    reviewed: str
    claimed: str
    remark: str
    entries: tuple[Entry, ...]


@remember
def cell(edition: Edition, look: Look, measure: str, zone: str, day: date) -> Cell | None:
    """The cell, or None where the measure is not meant for the zone."""
    table = standing_on(edition.package, day)
    own = table[(table["measure_id"] == measure) & (table["subject_id"] == zone)]
    if own.empty:
        return None
    t, row = edition.t, own.iloc[0]
    rung = {code: t(word) for code, word in RUNG_WORDS.items()}
    remark = t("By a document of the province or prefecture.") if row["lifted"] else ""
    return Cell(
        measure_id=measure,
        zone_id=zone,
        measure=measure_names(edition)[measure],
        zone=zone_names(edition)[zone],
        light=shown("light", row["light"], look),
        state=shown("state", row["state"], look),
        due=due_words(edition)[measure],
        reviewed=rung[row["reviewed_rung"] or NO_RUNG],
        claimed=rung[row["claimed_rung"] or NO_RUNG],
        remark=remark,
        entries=entries(edition, measure, zone, day),
    )
