"""One lead body: its measures, how far they are, and what is due next."""

from datetime import date

import pandas as pd

from components.theme import Look
from dashboard.catalog import Edition, Package, remember
from dashboard.domain.reforms import Light, counts
from dashboard.figures.fact_table import titled
from dashboard.figures.panel import Chart, Table, drawing
from dashboard.figures.reforms.cells import ReformSelection, day_of, measure_names, units
from dashboard.figures.reforms.progress_counts import counted, days_left, due_words, progress_panel
from dashboard.figures.reforms.reform_words import day_words, signs, word_map
from dashboard.i18n import Translator, mark

COLUMNS = {
    "measure": mark("Measure"),
    "due": mark("Due"),
    "left": mark("Time left"),
    "open": mark("Zones not done"),
    "lights": mark("Lights"),
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
