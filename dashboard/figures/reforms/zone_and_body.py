"""One zone with every measure meant for it; one lead body with the measures it leads."""

from datetime import date

import pandas as pd

from components.charts.reform_progress import milestones
from components.theme import Look
from dashboard.catalog import Edition, Package, remember
from dashboard.domain.reforms import Light, Rung, State, counts
from dashboard.figures.fact_table import titled
from dashboard.figures.panel import Chart, Table, drawing
from dashboard.figures.reforms.cells import (
    ReformSelection,
    cell_rows,
    cells,
    day_of,
    measure_names,
    units,
    zone_names,
)
from dashboard.figures.reforms.progress_counts import counted, days_left, due_words, progress_panel
from dashboard.figures.reforms.reform_words import RUNG_WORDS, day_words, signs, word_map
from dashboard.figures.wording.chart_words import words
from dashboard.i18n import Translator, mark

COLUMNS = {
    "measure": mark("Measure"),
    "due": mark("Due"),
    "left": mark("Time left"),
    "open": mark("Zones not done"),
    "lights": mark("Zones by status"),
}


@drawing
def body_panel(edition: Edition, look: Look, chosen: ReformSelection) -> Chart:
    """The measures of the body, by due date; chosen.body names it."""
    t, table = edition.t, units(edition.package, chosen)
    names = edition.names("bodies")
    body = names.get(next(iter(chosen.body), ""), "")
    titles, due = measure_names(edition), due_words(edition)
    found = counted(table, ["measure_id", "scoped"]).set_index("measure_id")
    found = found.reindex([m for m in _by_due(edition.package) if m in found.index])
    label = [
        t("{measure} ({due})").format(measure=titles[measure], due=due[measure])
        for measure in found.index
    ]
    rows = found.reset_index(names="key").assign(label=label)
    title = t("{body}: the measures it leads, by due date").format(body=body)
    return progress_panel(edition, look, "body", title, rows, chosen, [])


def _by_due(package: Package) -> list[str]:
    table = package.tables["measures"].sort_values("due_date", kind="stable", na_position="last")
    return list(table["measure_id"])


@remember
def due_table(edition: Edition, chosen: ReformSelection) -> Table:
    """What is due next and not done everywhere, seen from the day looked at."""
    t, table, day = edition.t, units(edition.package, chosen), day_of(edition.package, chosen)
    table = table[table["scoped"]]
    due, titles = due_words(edition), measure_names(edition)
    found = counts(table, ["measure_id"]).set_index("measure_id")
    numbers = found[["applicable", "verified"]].to_dict("index")
    last = table.drop_duplicates("measure_id").set_index("measure_id")["due"]
    rows = []
    for measure in _by_due(edition.package):
        number = numbers.get(measure, {"applicable": 0, "verified": 0})
        left = number["applicable"] - number["verified"]
        if left:
            rows.append({
                "measure": titles[measure], "due": due[measure],
                "left": _left(last[measure], day, t),
                "open": t("{open} of {n}").format(open=left, n=number["applicable"]),
                "lights": _lights(table[table["measure_id"] == measure], edition.language, t),
            })  # fmt: skip
    frame = titled(pd.DataFrame(rows, columns=list(COLUMNS)), COLUMNS, t)
    title = t("Due next, as of {day}").format(day=day_words(day, "day", edition.language))
    note = t("Measures that are not verified in every zone, by due date.")
    return Table("due", title, frame=frame, notes=(note,))


def _left(due: pd.Timestamp, day: date, t: Translator) -> str:
    return "" if pd.isna(due) else days_left(due.date(), day, t)


def _lights(table: pd.DataFrame, language: str, t: Translator) -> str:
    """The lights of a measure with their counts, as signs and words."""
    counted, words, sign = (
        table["light"].value_counts(),
        word_map("light", language),
        signs("light"),
    )
    return t(", ").join(
        f"{sign[light.value]} {words[light.value]} {counted[light.value]}"
        for light in Light
        if light.value in counted
    )


@remember
def light_counts(edition: Edition, zone: str) -> str:
    """How many measures stand at each light in a zone, in one line; "" where none is meant for it.

    A measure of which no source says for which zones it is meant counts only where it is reported.
    """
    return _lights(
        units(edition.package, ReformSelection(zone=(zone,))), edition.language, edition.t
    )


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
    rungs = [t("No stage"), *(t(RUNG_WORDS[rung]) for rung in Rung)]
    spec = milestones(frame, look=look, words=words(edition.language), steps=rungs)
    tested = (table["top_rung"] != "").any()
    notes = [
        t("Full dot: reviewed. Ring: claimed. The line ends at the highest stage with a test.")
    ]
    notes = notes if tested else []
    if (table["top_rung"] == "").any():
        notes.append(t("A measure without a line has no test yet: no stage can be told."))
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
