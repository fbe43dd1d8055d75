"""What changed between two days: cells that moved up, fell back, or changed their state."""

from dataclasses import replace
from datetime import date

import pandas as pd

from components.charts.matrix import matrix
from components.theme import Look
from dashboard.catalog import Package
from dashboard.catalog.facts import source_labels
from dashboard.domain.reforms import changes
from dashboard.figures.columns import titled
from dashboard.figures.panel import Panel
from dashboard.figures.selection import Chosen
from dashboard.figures.tracker import ladder
from dashboard.figures.tracker_cells import (
    day_of,
    measure_names,
    measures_of,
    remember_large,
    zone_names,
    zones_of,
)
from dashboard.figures.tracker_matrix import Drawn, cell_frame, is_wide
from dashboard.figures.tracker_words import NO_RUNG, RUNG_WORDS, day_words, word_map
from dashboard.figures.words import words
from dashboard.i18n import Translator, mark, translator

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


@remember_large
def changed(package: Package, chosen: Chosen, since: date) -> pd.DataFrame:
    """The chosen cells that stand elsewhere than on `since`; turn: up, down or aside."""
    found = changes(ladder(package), *sorted([since, day_of(package, chosen)]))
    found = found[found["measure_id"].isin(measures_of(package, chosen))]
    found = found[found["subject_id"].isin(zones_of(package, chosen))]
    if chosen.light:
        found = found[found["light"].isin(chosen.light)]
    return found.assign(turn=found["direction"].map(TURNS).astype("str"))


def changes_panel(package: Package, look: Look, chosen: Chosen, since: date) -> Panel:
    """Which cells moved up, fell back or changed their state between two days."""
    panel = _changes(package, look, chosen, since)
    return replace(panel, redraw=lambda other: changes_panel(package, other, chosen, since))


@remember_large
def _changes(package: Package, look: Look, chosen: Chosen, since: date) -> Panel:
    t, table = translator(look.language), changed(package, chosen, since)
    first, last = sorted([since, day_of(package, chosen)])
    title = t("What changed from {first} to {last}").format(
        first=day_words(first, "day", look.language), last=day_words(last, "day", look.language)
    )
    number = table["turn"].value_counts()
    coverage = t("{up} moved up, {down} fell back, {aside} changed their state only").format(
        up=number.get("up", 0), down=number.get("down", 0), aside=number.get("aside", 0)
    )
    rows = change_rows(package, look.language, table)
    if table.empty:
        return Panel("changes", title, rows, coverage=coverage)
    frame = cell_frame(package, look.language, table, last, Drawn(), turn="turn")
    frame["note"] = rows["display"].to_numpy()
    spec = matrix(frame, look=look, words=words(look.language))
    return Panel("changes", title, rows, spec, (), coverage, f"{title}. {coverage}",
                 wide=is_wide(table))  # fmt: skip


def change_rows(package: Package, language: str, table: pd.DataFrame) -> pd.DataFrame:
    """Changed cells as rows of a panel, those that fell back first."""
    t = translator(language)
    log = package.tables["assessments"].set_index("assessment_id").reindex(table["assessment_id"])
    source = pd.Series(log["source_id"].to_numpy(), table.index).fillna("")
    before, after = (_level(table, end, t, language) for end in ("_before", ""))
    return pd.DataFrame(
        {
            "turn": table["turn"].map(word_map("turn", language)),
            "subject": table["subject_id"].map(zone_names(package, language)),
            "indicator": table["measure_id"].map(measure_names(package, language)),
            "before": before,
            "after": after,
            "display": before + " → " + after,
            "status_text": table["turn"].map(word_map("turn", language)),
            "source_id": source,
            "source": source.map(source_labels(package, language)).fillna(""),
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
def change_table(package: Package, language: str, chosen: Chosen, since: date) -> Panel:
    """The changed cells as a reader reads them, those that fell back first."""
    t, table = translator(language), changed(package, chosen, since)
    order = table["turn"].map({"down": 0, "up": 1, "aside": 2})
    table = table.loc[order.sort_values(kind="stable").index]
    frame = titled(change_rows(package, language, table), CHANGE_COLUMNS, t)
    note = t("Before and after: reviewed rung / claimed rung, state.")
    return Panel("change_table", t("The changed cells"), frame, notes=(note,))
