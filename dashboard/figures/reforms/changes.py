"""What changed between two days: cells that moved up, fell back, or changed their state."""

from dataclasses import replace
from datetime import date, timedelta

import pandas as pd

from components.charts.matrix import matrix
from components.theme import Look
from dashboard.catalog import Edition, Package, remember_large
from dashboard.domain.reforms import changes
from dashboard.figures.fact_table import titled
from dashboard.figures.panel import Chart, Table, drawing
from dashboard.figures.reforms.cells import (
    ReformSelection,
    day_of,
    ladder,
    matching,
    measure_names,
    zone_names,
)
from dashboard.figures.reforms.measure_matrix import cell_frame, is_wide
from dashboard.figures.reforms.reform_words import NO_RUNG, RUNG_WORDS, day_words, word_map
from dashboard.figures.wording.chart_words import words
from dashboard.i18n import Translator, mark

YEAR = timedelta(days=365)
TURNS = {1: "up", -1: "down", 0: "aside"}
CHANGE_COLUMNS = {
    "turn": mark("Change"),
    "subject": mark("Zone"),
    "indicator": mark("Measure"),
    "before": mark("Before"),
    "after": mark("After"),
    "source": mark("Source"),
    "locator": mark("Locator"),
}


def days(package: Package, chosen: ReformSelection) -> tuple[date, date]:
    """The two days that are compared, in order; where none is chosen, a year lies between."""
    last = day_of(package, chosen)
    since = chosen.since or last - YEAR
    return min(since, last), max(since, last)


@remember_large
def changed(package: Package, chosen: ReformSelection) -> pd.DataFrame:
    """The chosen cells that stand elsewhere than on the earlier day; turn: up, down or aside."""
    found = matching(changes(ladder(package), *days(package, chosen)), package, chosen)
    return found.assign(turn=found["direction"].map(TURNS).astype("str"))


@drawing
def changes_panel(edition: Edition, look: Look, chosen: ReformSelection) -> Chart:
    """Which cells moved up, fell back or changed their state between two days."""
    t, table = edition.t, changed(edition.package, chosen)
    first, last = days(edition.package, chosen)
    title = t("What changed from {first} to {last}").format(
        first=day_words(first, "day", edition.language),
        last=day_words(last, "day", edition.language),
    )
    number = table["turn"].value_counts()
    coverage = t("{up} moved up, {down} fell back, {aside} changed their state only").format(
        up=number.get("up", 0), down=number.get("down", 0), aside=number.get("aside", 0)
    )
    rows = change_rows(edition, table)
    if table.empty:
        return Chart("changes", title, rows, coverage=coverage)
    frame = cell_frame(edition, table, last, replace(chosen, sort="listed"), turn="turn")
    frame["note"] = rows["display"].to_numpy()
    spec = matrix(frame, look=look, words=words(edition.language))
    return Chart(
        "changes",
        title,
        rows,
        spec=spec,
        notes=(),
        coverage=coverage,
        alt=f"{title}. {coverage}",
        wide=is_wide(table),
    )


def change_rows(edition: Edition, table: pd.DataFrame) -> pd.DataFrame:
    """Changed cells as rows of a panel, those that fell back first."""
    t = edition.t
    log = edition.tables["assessments"].set_index("assessment_id").reindex(table["assessment_id"])
    source = pd.Series(log["source_id"].to_numpy(), table.index).fillna("")
    before, after = (_level(table, end, t, edition.language) for end in ("_before", ""))
    return pd.DataFrame(
        {
            "turn": table["turn"].map(word_map("turn", edition.language)),
            "subject": table["subject_id"].map(zone_names(edition)),
            "indicator": table["measure_id"].map(measure_names(edition)),
            "before": before,
            "after": after,
            "display": before + " → " + after,
            "status_text": table["turn"].map(word_map("turn", edition.language)),
            "source_id": source,
            "source": source.map(edition.source_labels).fillna(""),
            "locator": pd.Series(log["locator"].to_numpy(), table.index).fillna(""),
        }
    )


def _level(table: pd.DataFrame, end: str, t: Translator, language: str) -> pd.Series:
    """Reviewed and claimed rung, then the state, before ("_before") or after ("")."""
    rung = {code: t(word) for code, word in {**RUNG_WORDS, "": RUNG_WORDS[NO_RUNG]}.items()}
    state = table[f"state{end}"].map(word_map("state", language))
    parts = [table[f"{lane}_rung{end}"].map(rung) for lane in ("reviewed", "claimed")]
    return parts[0] + t(" / ") + parts[1] + t(", ") + state


@remember_large
def change_table(edition: Edition, chosen: ReformSelection) -> Table:
    """The changed cells as a reader reads them, those that fell back first."""
    t, table = edition.t, changed(edition.package, chosen)
    order = table["turn"].map({"down": 0, "up": 1, "aside": 2})
    table = table.loc[order.sort_values(kind="stable").index]
    frame = titled(change_rows(edition, table), CHANGE_COLUMNS, t)
    note = t("Before and after: reviewed stage / claimed stage, state.")
    return Table("change_table", t("The changed cells"), frame=frame, notes=(note,))
