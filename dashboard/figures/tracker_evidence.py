"""One cell of the tracker: a measure in a zone, with its evidence and history."""

from dataclasses import dataclass
from datetime import date

from components.theme import Look
from dashboard.catalog import Package, remember
from dashboard.figures.evidence import Status, status
from dashboard.figures.tracker_cells import measure_names, standing_on, zone_names
from dashboard.figures.tracker_counts import due_words
from dashboard.figures.tracker_history import Entry, entries
from dashboard.figures.tracker_words import NO_RUNG, RUNG_WORDS, shown
from dashboard.i18n import translator


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
def cell(package: Package, look: Look, measure: str, zone: str, day: date) -> Cell | None:
    """The cell, or None where the measure is not meant for the zone."""
    table = standing_on(package, day)
    own = table[(table["measure_id"] == measure) & (table["subject_id"] == zone)]
    if own.empty:
        return None
    t, row = translator(look.language), own.iloc[0]
    rung = {code: t(word) for code, word in RUNG_WORDS.items()}
    remark = t("By a document of the province or prefecture.") if row["lifted"] else ""
    return Cell(
        measure_id=measure,
        zone_id=zone,
        measure=measure_names(package, look.language)[measure],
        zone=zone_names(package, look.language)[zone],
        light=shown("light", row["light"], look),
        state=status(row["state"], look),
        due=due_words(package, look.language)[measure],
        reviewed=rung[row["reviewed_rung"] or NO_RUNG],
        claimed=rung[row["claimed_rung"] or NO_RUNG],
        remark=remark,
        entries=entries(package, look.language, measure, zone, day),
    )
