"""The matrix of measures and zones on a day, by light, rung or state; and its rows in words."""

from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from components.charts.matrix import matrix
from components.theme import Look
from dashboard.catalog import Package, remember
from dashboard.catalog.facts import source_labels
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
from dashboard.figures.tracker_words import (
    NO_LEVEL,
    NO_RUNG,
    RUNG_WORDS,
    day_words,
    signs,
    word_map,
)
from dashboard.figures.words import words
from dashboard.i18n import Translator, translator

# how much a light counts in an order of the zones; one overdue outweighs any number due soon
WEIGHTS = {
    "done": {Light.DONE.value: 1.0},
    "late": {Light.OVERDUE.value: 1000.0, Light.NEAR.value: 1.0},
    "reported": {light.value: 1.0 for light in Light if light is not Light.UNREPORTED},
}


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


def tracker_panel(package: Package, look: Look, chosen: Chosen, drawn: Drawn) -> Panel:
    """Zones x measures; the table behind it has every cell of which anything is reported."""
    panel = _panel(package, look, chosen, replace(drawn, zone="", measure=""))
    if drawn.zone and panel.spec:
        panel = replace(panel, spec=_ringed(package, look, chosen, drawn))
    return replace(panel, redraw=lambda other: tracker_panel(package, other, chosen, drawn))


@remember_large
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
    rows = cell_rows(package, look.language, table[~table["unreported"]], day_of(package, chosen))
    spec = _ringed(package, look, chosen, drawn) if len(table) else {}
    notes = (
        t("No report seen: no source at hand says anything, not that nothing was done."),
        t("A blank cell: the measure is not meant for the zone, or a filter leaves it out."),
    )
    said = t(" · ").join((coverage, known))
    return Panel("matrix", title, rows, spec, notes, said, f"{title}. {said}", missing)


@remember_large
def _ringed(package: Package, look: Look, chosen: Chosen, drawn: Drawn) -> dict[str, object]:
    frame = cell_frame(package, look.language, cells(package, chosen), drawn)
    return matrix(frame, look=look, words=words(look.language), chosen=(drawn.zone, drawn.measure))


def cell_frame(
    package: Package, language: str, table: pd.DataFrame, drawn: Drawn, turn: str = ""
) -> pd.DataFrame:
    """Cells as `components.charts.matrix` takes them: zones as rows, measures as columns.

    turn: column of `table` with codes to draw in place of drawn.colour.
    """
    t, kind = translator(language), "turn" if turn else drawn.colour
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
            "note": said(table, t),
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


def said(table: pd.DataFrame, t: Translator) -> pd.Series:
    """Both levels of each cell in one line; each distinct line is worded once."""
    names = ["reviewed_rung", "claimed_rung", "lifted", "unreported"]
    number = table.groupby(names, sort=False).ngroup()
    distinct = table[names].assign(number=number).drop_duplicates("number")
    worded = {
        place: _levels(reviewed, claimed, lifted, unreported, t)
        for reviewed, claimed, lifted, unreported, place in distinct.itertuples(
            index=False, name=None
        )
    }
    return number.map(worded).astype("str")


def _levels(reviewed: str, claimed: str, lifted: bool, unreported: bool, t: Translator) -> str:
    if unreported and not claimed:
        return t("nothing reported of the zone")
    line = t("reviewed: {reviewed}; claimed: {claimed}").format(
        reviewed=t(RUNG_WORDS[reviewed or NO_RUNG]), claimed=t(RUNG_WORDS[claimed or NO_RUNG])
    )
    return line + t(" (by a document of the province or prefecture)") if lifted else line


def cell_rows(package: Package, language: str, table: pd.DataFrame, day: date) -> pd.DataFrame:
    """Cells as rows of a panel: zone, measure, both levels, light, and the latest evidence."""
    t, names = translator(language), zone_names(package, language)
    log = package.tables["assessments"].set_index("assessment_id")
    entry = table["assessment_id"]
    last = log.reindex(entry)
    source = pd.Series(last["source_id"].to_numpy(), table.index).fillna("")
    return pd.DataFrame(
        {
            "measure_id": table["measure_id"],
            "subject_id": table["subject_id"],
            "subject": table["subject_id"].map(names),
            "indicator": table["measure_id"].map(measure_names(package, language)),
            "period": t("as of {day}").format(day=day_words(day, "day", language)),
            "display": said(table, t),
            "status_text": table["light"].map(word_map("light", language)),
            "source_id": source,
            "source": source.map(source_labels(package, language)).fillna(""),
            "locator": pd.Series(last["locator"].to_numpy(), table.index).fillna(""),
            "note": _latest(table, t, language),
        }
    )


def _latest(table: pd.DataFrame, t: Translator, language: str) -> pd.Series:
    days = entry_days(table, language)
    worded = {day: t("latest entry: {day}").format(day=day) for day in days.unique() if day}
    return days.map(worded).fillna("")


def entry_days(table: pd.DataFrame, language: str) -> pd.Series:
    """The day of each cell's latest entry in words; each distinct day is worded once."""
    pairs = table[["as_of", "as_of_precision"]].drop_duplicates()
    worded = {
        (day, precision): day_words(day, precision, language)
        for day, precision in pairs.itertuples(index=False, name=None)
    }
    keys = zip(table["as_of"], table["as_of_precision"], strict=True)
    return pd.Series([worded.get(key, "") for key in keys], table.index, dtype="str")
