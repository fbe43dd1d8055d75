"""One cell of the tracker: a measure in a zone, with its evidence and history."""

from dataclasses import dataclass
from datetime import date

from components.theme import Look
from dashboard.catalog import Edition, remember
from dashboard.figures.reforms.cells import measure_names, standing_on, zone_names
from dashboard.figures.reforms.practices import Status, status
from dashboard.figures.reforms.progress_counts import due_words
from dashboard.figures.reforms.reform_words import NO_RUNG, RUNG_WORDS, shown
from dashboard.figures.reforms.tracker_timeline import Entry, entries


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
        state=status(row["state"], look),
        due=due_words(edition)[measure],
        reviewed=rung[row["reviewed_rung"] or NO_RUNG],
        claimed=rung[row["claimed_rung"] or NO_RUNG],
        remark=remark,
        entries=entries(edition, measure, zone, day),
    )
