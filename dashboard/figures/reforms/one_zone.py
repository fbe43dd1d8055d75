"""One zone: every measure meant for it, what is reviewed and what is claimed."""

import pandas as pd

from components.charts.reform_progress import milestones
from components.theme import Look
from dashboard.catalog import Edition
from dashboard.domain.reforms import Rung, State
from dashboard.figures.panel import Chart, drawing
from dashboard.figures.reforms.cell_rows import cell_rows
from dashboard.figures.reforms.cells import (
    ReformSelection,
    cells,
    day_of,
    measure_names,
    zone_names,
)
from dashboard.figures.reforms.reform_words import RUNG_WORDS, signs, word_map
from dashboard.figures.wording.chart_words import words

STEPS = {"": 0} | {rung.value: rung.step for rung in Rung}


@drawing
def zone_panel(edition: Edition, look: Look, chosen: ReformSelection) -> Chart:
    """All measures of one zone on their rungs; chosen.zone names it."""
    t, table = edition.t, cells(edition.package, chosen)
    names, day = measure_names(edition), day_of(edition.package, chosen)
    place = {measure: number for number, measure in enumerate(names)}
    table = table.loc[table["measure_id"].map(place).sort_values(kind="stable").index]
    zone = zone_names(edition).get(next(iter(chosen.zone), ""), "")
    title = t("{zone}: every measure").format(zone=zone)
    coverage = t("{count} measures meant for the zone, {reported} reported on").format(
        count=len(table),
        reported=int((~table["unreported"]).sum()),
    )  # fmt: skip
    rows = cell_rows(edition, table, day)
    if table.empty:
        return Chart("zone", title, rows, coverage=coverage)
    dated = bool(table["due"].notna().any())
    kind = "light" if dated else "state"
    frame = pd.DataFrame(
        {
            "key": table["measure_id"],
            "label": table["measure_id"].map(names),
            "reviewed": table["reviewed_rung"].map(STEPS),
            "claimed": table["claimed_rung"].map(STEPS),
            "top": table["top_rung"].map(STEPS),
            # what does not apply stands on no rung, not on the lowest
            "said": (~table["unreported"] | (table["claimed_rung"] != ""))
            & (table["state"] != State.NOT_APPLICABLE),
            "state": table[kind],
            "state_label": table[kind].map(word_map(kind, edition.language)),
            "sign": table[kind].map(signs(kind)),
            "display": rows["display"],
            "note": rows["note"],
        }
    )
    rungs = [t("No rung"), *(t(RUNG_WORDS[rung]) for rung in Rung)]
    spec = milestones(frame, look=look, words=words(edition.language), steps=rungs)
    tested = (table["top_rung"] != "").any()
    notes = [t("Full dot: reviewed. Ring: claimed. The line ends at the highest rung with a test.")]
    notes = notes if tested else []
    if (table["top_rung"] == "").any():
        notes.append(t("A measure without a line has no test yet: no rung can be told."))
    spoken = "; ".join(f"{row.label}: {row.state_label}" for row in frame.itertuples())
    return Chart(
        "zone",
        title,
        rows,
        spec=spec,
        notes=tuple(notes),
        coverage=coverage,
        alt=f"{title}. {spoken}",
    )
