"""The matrix of measures and zones on a day, by light, rung or state."""

from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from components.charts.matrix import matrix, ringed
from components.theme import Look
from dashboard.catalog import Package, remember
from dashboard.domain.reforms import Light
from dashboard.figures.panel import Panel
from dashboard.figures.selection import Chosen
from dashboard.figures.tracker_cells import (
    cells,
    day_of,
    measure_names,
    measure_order,
    remember_large,
    zone_names,
    zones_reported,
)
from dashboard.figures.tracker_rows import cell_rows, said
from dashboard.figures.tracker_words import NO_LEVEL, NO_RUNG, signs, word_map
from dashboard.figures.words import words
from dashboard.i18n import translator

# how much a light counts in an order of the zones; one overdue outweighs any number due soon
WEIGHTS = {
    "done": {Light.DONE.value: 1.0},
    "late": {Light.OVERDUE.value: 1000.0, Light.NEAR.value: 1.0},
    "reported": {light.value: 1.0 for light in Light if light is not Light.UNREPORTED},
}
PHONE = 14  # columns with a sign in each cell that a phone has room for


@dataclass(frozen=True)
class Drawn:
    """How the matrix is drawn: colour light, reviewed, claimed or state; order of the zones
    listed, done, late or reported; the ringed cell as zone and measure, "" for none."""

    colour: str = "light"
    order: str = "listed"
    zone: str = ""
    measure: str = ""


def colours(language: str) -> dict[str, str]:
    """Id -> words of what a colour can stand for."""
    t = translator(language)
    return {
        "light": t("Schedule light"),
        "reviewed": t("Reviewed rung"),
        "claimed": t("Claimed rung"),
        "state": t("State of the evidence"),
    }


def orders(language: str) -> dict[str, str]:
    """Id -> words of how the zones can be ordered."""
    t = translator(language)
    return {
        "listed": t("As listed"),
        "done": t("Most done first"),
        "late": t("Most overdue first"),
        "reported": t("Most reported first"),
    }


@remember
def usual(package: Package) -> Drawn:
    """By light, where the measures have due dates; by the state of the evidence, where none has."""
    dated = package.tables["measures"]["due_date"].notna().any()
    return Drawn() if dated else Drawn("state", "reported")


@remember_large
def tracker_panel(package: Package, look: Look, chosen: Chosen, drawn: Drawn) -> Panel:
    """Zones x measures; the table behind it has every cell of which anything is reported."""
    if drawn.zone or drawn.measure:
        panel = tracker_panel(package, look, chosen, replace(drawn, zone="", measure=""))
        spec = ringed(panel.spec, drawn.zone, drawn.measure, look) if panel.spec else {}
        panel = replace(panel, spec=spec)
    else:
        panel = _panel(package, look, chosen, drawn)
    return replace(panel, redraw=lambda other: tracker_panel(package, other, chosen, drawn))


def _panel(package: Package, look: Look, chosen: Chosen, drawn: Drawn) -> Panel:
    t, table = translator(look.language), cells(package, chosen)
    title = t("Measures by zone: {what}").format(what=colours(look.language)[drawn.colour])
    number, total = table["subject_id"].nunique(), len(package.tables["zones"])
    reported = int((~table["unreported"]).sum())
    coverage = t(
        "{measures} measures, {zones} of {total} zones · {reported} of {cells} cells reported"
    ).format(
        zones=number, total=total,
        measures=table["measure_id"].nunique(), reported=reported, cells=len(table),
    )  # fmt: skip
    known, missing = zones_reported(package, look.language, table)
    day = day_of(package, chosen)
    rows = cell_rows(package, look.language, table[~table["unreported"]], day)
    frame = cell_frame(package, look.language, table, day, drawn)
    spec = matrix(frame, look=look, words=words(look.language)) if len(table) else {}
    notes = (
        t("No report seen: no source at hand says anything, not that nothing was done."),
        t("A blank cell: the measure is not meant for the zone, or a filter leaves it out."),
    )
    said = t(" · ").join((coverage, known))
    return Panel("matrix", title, rows, spec, notes, said, f"{title}. {said}", missing,
                 wide=is_wide(table))  # fmt: skip


def is_wide(table: pd.DataFrame) -> bool:
    """Whether a phone has no room for a sign in each cell."""
    return table["measure_id"].nunique() > PHONE


def cell_frame(
    package: Package, language: str, table: pd.DataFrame, day: date, drawn: Drawn, turn: str = ""
) -> pd.DataFrame:
    """Cells as `components.charts.matrix` takes them: zones as rows, measures as columns.

    turn: column of `table` with codes to draw in place of drawn.colour.
    """
    kind = "turn" if turn else drawn.colour
    kind = "rung" if kind in ("reviewed", "claimed") else kind
    column = turn or {"light": "light", "state": "state"}.get(drawn.colour, f"{drawn.colour}_rung")
    state = _codes(table, column) if kind == "rung" else table[column]
    measures, zones = measure_names(package, language), zone_names(package, language)
    order = measure_order(package).set_index("measure_id")
    clause, theme = order["clause"], package.names("themes", language)
    head = {m: str(clause[m]) if pd.notna(clause[m]) else measures[m] for m in measures}
    group = {m: theme.get(order["theme_id"][m], "") for m in measures}
    ids = table["measure_id"]
    return pd.DataFrame(
        {
            "row": pd.Categorical(table["subject_id"], _order(table, drawn, list(zones))),
            "column": pd.Categorical(ids, list(measures)),
            "row_label": table["subject_id"].map(zones),
            "column_label": ids.map(measures),
            "head": ids.map(head),
            "group": ids.map(group),
            "state": state,
            "state_label": state.map(word_map(kind, language)),
            "sign": state.map(signs(kind)),
            "note": "" if turn else said(package, language, table, day),
        }
    )


def _codes(table: pd.DataFrame, column: str) -> pd.Series:
    """Rungs as states of a drawing; a cell without a rung keeps what is known of it."""
    blank = table["state"].where(table["state"].isin(NO_LEVEL), NO_RUNG)
    return table[column].where(table[column] != "", blank)


def _order(table: pd.DataFrame, drawn: Drawn, listed: list[str]) -> list[str]:
    if drawn.order == "listed":
        return listed
    weight = WEIGHTS[drawn.order]
    weighed = table["light"].map(weight).fillna(0).groupby(table["subject_id"], sort=False).sum()
    number = weighed.reindex(listed).fillna(-1)
    return list(number.sort_values(ascending=False, kind="stable").index)
