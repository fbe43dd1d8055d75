"""The matrix of measures and zones on a day, by light, rung or state."""

from dataclasses import replace
from datetime import date

import pandas as pd

from components.charts.matrix import matrix, ringed
from components.theme import Look
from dashboard.catalog import Edition, Package, remember, remember_large
from dashboard.domain.reforms import Light
from dashboard.figures.panel import Chart
from dashboard.figures.reforms.cells import (
    ReformSelection,
    cell_rows,
    cells,
    day_of,
    levels_said,
    measure_names,
    measure_order,
    zone_names,
    zones_reported,
)
from dashboard.figures.reforms.reform_words import (
    NO_LEVEL,
    NO_RUNG,
    UNREAD,
    UNREAD_SIGN,
    UNREAD_WORD,
    signs,
    word_map,
)
from dashboard.figures.wording.chart_words import words
from dashboard.figures.wording.refusals import unread_assessments
from dashboard.i18n import Translator

# how much a light counts in an order of the zones; one overdue outweighs any number due soon
WEIGHTS = {
    "done": {Light.DONE.value: 1.0},
    "late": {Light.OVERDUE.value: 1000.0, Light.NEAR.value: 1.0},
    "reported": {light.value: 1.0 for light in Light if light is not Light.UNREPORTED},
}
PHONE = 14  # columns with a sign in each cell that a phone has room for


def colours(t: Translator) -> dict[str, str]:
    """Id -> words of what a colour can stand for."""
    return {
        "light": t("Schedule status"),
        "reviewed": t("Reviewed stage"),
        "claimed": t("Claimed stage"),
        "state": t("State of the evidence"),
    }


def orders(t: Translator) -> dict[str, str]:
    """Id -> words of how the zones can be ordered."""
    return {
        "listed": t("As listed"),
        "done": t("Most done first"),
        "late": t("Most overdue first"),
        "reported": t("Most reported first"),
    }


@remember
def usual(package: Package) -> tuple[str, str]:
    """Colour and order, by ids: lights where the measures have due dates, else the evidence."""
    dated = package.tables["measures"]["due_date"].notna().any()
    return ("light", "listed") if dated else ("state", "reported")


@remember_large
def matrix_panel(
    edition: Edition, look: Look, chosen: ReformSelection, ring: tuple[str, str] = ("", "")
) -> Chart:
    """Zones x measures; the table behind it has every cell of which anything is reported.

    ring: zone and measure of the cell that is marked, "" for none.
    """
    if any(ring):
        panel = matrix_panel(edition, look, chosen)
        spec = ringed(panel.spec, *ring, look) if panel.spec else {}
        panel = replace(panel, spec=spec)
    else:
        panel = _panel(edition, look, chosen)
    return replace(panel, redraw=lambda other: matrix_panel(edition, other, chosen, ring))


def _panel(edition: Edition, look: Look, chosen: ReformSelection) -> Chart:
    t, table = edition.t, cells(edition.package, chosen)
    title = t("Measures by zone: {what}").format(what=colours(t)[chosen.color])
    number, total = table["subject_id"].nunique(), len(edition.tables["zones"])
    reported = int((~table["unreported"]).sum())
    coverage = t(
        "{measures} measures, {zones} of {total} zones · {reported} of {cells} cells reported"
    ).format(
        zones=number, total=total,
        measures=table["measure_id"].nunique(), reported=reported, cells=len(table),
    )  # fmt: skip
    known, missing = zones_reported(edition, table)
    day = day_of(edition.package, chosen)
    rows = cell_rows(edition, table[~table["unreported"]], day)
    frame = cell_frame(edition, table, day, chosen)
    spec = matrix(frame, look=look, words=words(edition.language)) if len(table) else {}
    notes = (
        t("No report seen: no source at hand says anything, not that nothing was done."),
        t("A blank cell: the measure is not meant for the zone, or a filter leaves it out."),
        *unread_assessments(edition),
    )
    said = t(" · ").join((coverage, known))
    return Chart(
        "matrix",
        title,
        rows,
        spec=spec,
        notes=notes,
        coverage=said,
        alt=f"{title}. {said}",
        missing=missing,
        wide=is_wide(table),
    )


def is_wide(table: pd.DataFrame) -> bool:
    """Whether a phone has no room for a sign in each cell."""
    return table["measure_id"].nunique() > PHONE


def cell_frame(
    edition: Edition, table: pd.DataFrame, day: date, chosen: ReformSelection, turn: str = ""
) -> pd.DataFrame:
    """Cells as `components.charts.matrix` takes them: zones as rows, measures as columns.

    turn: column of `table` with codes to draw in place of chosen.color.
    """
    kind = "turn" if turn else chosen.color
    kind = "rung" if kind in ("reviewed", "claimed") else kind
    column = turn or {"light": "light", "state": "state"}.get(chosen.color, f"{chosen.color}_rung")
    state = _codes(table, column) if kind == "rung" else table[column]
    word, sign = word_map(kind, edition.language), dict(signs(kind))
    if not turn:
        state = state.mask(unread_cells(edition, table), UNREAD)
        word[UNREAD], sign[UNREAD] = edition.t(UNREAD_WORD), UNREAD_SIGN
    measures, zones = measure_names(edition), zone_names(edition)
    order = measure_order(edition.package).set_index("measure_id")
    clause, theme = order["clause"], edition.names("themes")
    head = {m: str(clause[m]) if pd.notna(clause[m]) else measures[m] for m in measures}
    group = {m: theme.get(order["theme_id"][m], "") for m in measures}
    ids = table["measure_id"]
    return pd.DataFrame(
        {
            "row": pd.Categorical(table["subject_id"], _order(table, chosen.sort, list(zones))),
            "column": pd.Categorical(ids, list(measures)),
            "row_label": table["subject_id"].map(zones),
            "column_label": ids.map(measures),
            "head": ids.map(head),
            "group": ids.map(group),
            "state": state,
            "state_label": state.map(word),
            "sign": state.map(sign),
            "note": "" if turn else levels_said(edition, table, day),
        }
    )


def unread_cells(edition: Edition, table: pd.DataFrame) -> pd.Series:
    """Per cell, whether nothing is known of it because an entry on it could not be read."""
    refused = edition.package.refused["assessments"].reindex(columns=["measure_id", "subject_id"])
    pairs = set(refused.itertuples(index=False, name=None))
    cells = zip(table["measure_id"], table["subject_id"], strict=True)
    return pd.Series([cell in pairs for cell in cells], table.index) & table["unreported"]


def _codes(table: pd.DataFrame, column: str) -> pd.Series:
    """Rungs as states of a drawing; a cell without a rung keeps what is known of it."""
    blank = table["state"].where(table["state"].isin(NO_LEVEL), NO_RUNG)
    return table[column].where(table[column] != "", blank)


def _order(table: pd.DataFrame, sort: str, listed: list[str]) -> list[str]:
    if sort == "listed":
        return listed
    weight = WEIGHTS[sort]
    weighed = table["light"].map(weight).fillna(0).groupby(table["subject_id"], sort=False).sum()
    number = weighed.reindex(listed).fillna(-1)
    return list(number.sort_values(ascending=False, kind="stable").index)
