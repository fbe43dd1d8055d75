"""The views of the reform tracker, each from top to bottom."""

from dataclasses import replace
from datetime import date

import streamlit as st

from dashboard import filters, i18n
from dashboard.figures import (
    evidence,
    policies,
    reforms,
    tracker_body,
    tracker_cells,
    tracker_changes,
    tracker_counts,
    tracker_evidence,
    tracker_history,
    tracker_map,
    tracker_matrix,
    tracker_measure,
    tracker_words,
    tracker_zone,
)
from dashboard.figures.selection import Chosen
from dashboard.filters import Reader
from dashboard.panels import practices, statements, tracker
from dashboard.panels.cards import cards, cards_of
from dashboard.panels.charts import chart_panel
from dashboard.panels.maps import sketch_panel
from dashboard.panels.messages import empty
from dashboard.panels.tables import record_table, table_panel


def overview(reader: Reader, chosen: Chosen) -> None:
    """What is known of the text, and how far each theme has come."""
    t, package, language = reader.t, reader.package, reader.language
    known, adopted = reforms.known(package, language), reforms.adoption(package, language)
    left, right = st.columns([7, 4], gap="small")
    with left:
        if known:
            lights = tracker_measure.lights_of(package, reader.look, chosen)
            day = tracker_words.day_words(tracker_cells.day_of(package, chosen), "day", language)
            practices.known_panel(reader, known, lights, day)
        if len(adopted):
            cards(reader, "adoption", cards_of(adopted), 280)
            statements.remarks(reader, adopted)
    with right:
        chart_panel(reader, reforms.slots_panel(package, reader.look))
        with st.expander(t("How to enter the clauses"), icon=":material/edit_note:"):
            st.markdown(i18n.text(language, "clauses"))
            columns = reforms.entry_columns(package, language)
            record_table(reader, columns, "entry_columns", t("Columns of measures.csv"))
    chart_panel(reader, tracker_counts.themes_panel(package, reader.look, chosen))
    table = tracker_counts.measure_table(package, language, chosen)
    table_panel(reader, table, table.rows)
    clauses = reforms.clause_table(package, language)
    if len(clauses.rows):
        table_panel(reader, clauses, clauses.rows)


def matrix(reader: Reader, chosen: Chosen, colour: str, order: str) -> None:
    """Every cell; beside it the evidence of the chosen one."""
    t, package, language = reader.t, reader.package, reader.language
    zones = tracker_cells.zone_names(package, language)
    measures = tracker_cells.measure_names(package, language)
    with st.container(key="matrix_row"):
        left, right = st.columns([8, 3], gap="small")
    with right, st.container(key="beside"):
        none = {"": t("None chosen")}
        row = filters.one(t("Zone of the cell"), "row", none | zones, "", "stretch")
        column = filters.one(t("Measure of the cell"), "column", none | measures, "", "stretch")
        day = tracker_cells.day_of(package, chosen)
        cell = tracker_evidence.cell(package, reader.look, column, row, day)
        if cell:
            tracker.cell_panel(reader, cell)
        elif row and column:
            st.info(t("The measure is not meant for this zone."))
        else:
            st.caption(t("Click a cell, or choose zone and measure, for evidence and history."))
    with left:
        drawn = tracker_matrix.Drawn(colour, order, row, column)
        panel = tracker_matrix.tracker_panel(package, reader.look, chosen, drawn)
        chart_panel(reader, panel, on_cell=_choose, cell=(row, column))


def _choose(row: str, column: str) -> None:
    """Make a cell the chosen one, as if it had been chosen in the lists."""
    filters.assign("row", row)
    filters.assign("column", column)


def one_measure(reader: Reader, chosen: Chosen) -> None:
    """Text and tests, where every zone stands, and what happened."""
    package, language, look = reader.package, reader.language, reader.look
    if not chosen.measure:
        empty(reader, reader.t("No measure is entered."))
        return
    known = tracker_measure.measure(package, language, chosen.measure[0])
    tracker.measure_panel(reader, known, tracker_measure.lights_of(package, look, chosen))
    left, right = st.columns(2, gap="small")
    with left:
        rungs = tracker_counts.rungs_panel(package, look, chosen)
        chart_panel(reader, rungs, reader.t("There is no rung to count."))
        outcomes = evidence.outcomes(package, language, chosen.measure, chosen.zone)
        tracker.outcome_panel(reader, outcomes)
    with right:
        shown = tracker_map.map_panel(package, look, chosen)
        if shown.spec:
            sketch_panel(reader, shown, shown.legend)
        else:
            chart_panel(reader, shown)
    table = tracker_measure.zone_list(package, language, chosen)
    table_panel(reader, table, table.rows)
    chart_panel(reader, tracker_history.timeline_panel(package, look, chosen))


def one_zone(reader: Reader, chosen: Chosen) -> None:
    """Every measure meant for a zone, on its rungs."""
    package, look = reader.package, reader.look
    if not chosen.zone:
        empty(reader, reader.t("No zone is entered."))
        return
    chart_panel(reader, tracker_zone.zone_panel(package, look, chosen))
    measures = tracker_cells.measures_of(package, chosen)
    outcomes = evidence.outcomes(package, reader.language, measures, chosen.zone)
    tracker.outcome_panel(reader, outcomes[outcomes["zone_id"] != ""])
    chart_panel(reader, tracker_history.timeline_panel(package, look, chosen))


def one_body(reader: Reader, chosen: Chosen) -> None:
    """What a body leads, and what is due next."""
    if not chosen.body:
        empty(reader, reader.t("No source at hand names a lead body; an owner enters them in "
                               "bodies.csv and measure_bodies.csv."))  # fmt: skip
        return
    table = tracker_body.due_table(reader.package, reader.language, chosen)
    table_panel(reader, table, table.rows)
    chart_panel(reader, tracker_body.body_panel(reader.package, reader.look, chosen))


def timeline(reader: Reader, chosen: Chosen) -> None:
    """Policies and assessments in order of time."""
    chart_panel(reader, tracker_history.timeline_panel(reader.package, reader.look, chosen))
    table = policies.policy_table(reader.package, reader.language)
    table_panel(reader, table, table.rows)


def changes(reader: Reader, chosen: Chosen, since: date) -> None:
    """What moved and what fell back between two days."""
    package = reader.package
    message = reader.t("Nothing changed between the two days.")
    chart_panel(reader, tracker_changes.changes_panel(package, reader.look, chosen, since), message)
    table = tracker_changes.change_table(package, reader.language, chosen, since)
    if len(table.rows):
        table_panel(reader, table, table.rows)


def documented(reader: Reader, chosen: Chosen) -> None:
    """Practices of the press in words, by theme, with the reports of single zones."""
    practice = tracker_cells.practices_of(reader.package, chosen)
    found = evidence.themes(reader.package, reader.look, replace(chosen, measure=practice))
    if not found:
        empty(reader)
    for entry in found:
        if entry.practices:
            practices.theme_panel(reader, entry)
    idle = practices.idle_themes(reader, [entry for entry in found if not entry.practices])
    title = reader.t("Named as next steps, no practice documented")
    statements.list_panel("idle", title, idle)
