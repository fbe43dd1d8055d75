"""The forms of the reform tracker, each from top to bottom."""

from dataclasses import replace

import streamlit as st

from dashboard import i18n
from dashboard.figures.reforms import (
    cell_history,
    cells,
    changes,
    one_measure,
    policy,
    policy_timeline,
    practices,
    progress_counts,
    zone_and_body,
)
from dashboard.figures.reforms.cells import ReformSelection
from dashboard.filters.address import assign
from dashboard.filters.asker import Asker
from dashboard.filters.session import Reader
from dashboard.filters.widgets import Widgets
from dashboard.panels import reform_panels, statements
from dashboard.panels.cards import cards, cards_of
from dashboard.panels.charts import chart_panel, show
from dashboard.panels.messages import empty
from dashboard.panels.tables import record_table, table_panel
from dashboard.views import reforms as views


def show_form(reader: Reader, asker: Asker, chosen: ReformSelection) -> None:
    """The form that is chosen."""
    forms = {
        "themes": _overview,
        "late": _late,
        "matrix": _matrix,
        "measure": _one_measure,
        "zone": _one_zone,
        "body": _one_body,
        "timeline": _timeline,
        "changes": _changes,
        "practices": _practices,
    }
    forms[chosen.view](reader, asker, chosen)


def _overview(reader: Reader, asker: Asker, chosen: ReformSelection) -> None:
    """How all measures stand, how far each theme has come, what is known of the text."""
    t, edition = reader.t, reader.edition
    known, adopted = policy.known(edition), policy.adoption(edition)
    show(reader, asker, views.LIGHTS, chosen)
    left, right = st.columns([7, 4], gap="small")
    with left:
        themes = [chart for chart in views.THEMES.charts(asker, reader.look, chosen) if chart.spec]
        for chart in themes:
            chart_panel(reader, chart)
        if known and not (themes and known.complete):
            reform_panels.known_panel(reader, known)
        if len(adopted):
            cards(reader, "adoption", cards_of(adopted), 280)
            statements.remarks(reader, adopted)
    with right:
        show(reader, asker, views.SLOTS, chosen)
        with st.expander(t("How to enter the clauses"), icon=":material/edit_note:"):
            st.markdown(i18n.text(reader.language, "clauses"))
            columns = policy.entry_columns(edition)
            record_table(reader, columns, "entry_columns", t("Columns of measures.csv"))
    table_panel(reader, progress_counts.measure_table(edition, chosen))
    clauses = policy.clause_table(edition)
    if len(clauses.frame):
        table_panel(reader, clauses)


def _late(reader: Reader, asker: Asker, chosen: ReformSelection) -> None:
    """What is past due, how all stand, and the list."""
    show(reader, asker, views.LIGHTS, chosen)
    for table in views.LATE.tables(asker, chosen):
        if len(table.frame):
            table_panel(reader, table, most_rows=18)
        else:
            empty(reader, table.notes[0])


def _matrix(reader: Reader, asker: Asker, chosen: ReformSelection) -> None:
    """Every cell; beside it the evidence of the chosen one."""
    t, edition = reader.t, reader.edition
    with st.container(key="matrix_row"):
        left, right = st.columns([8, 3], gap="small")
    beside = right.container(key="beside")  # a container entered by `with` gives nothing
    with beside:
        ring = views.ask_cell(Widgets(reader, beside))
        day = cells.day_of(edition.package, chosen)
        cell = cell_history.cell(edition, reader.look, ring.measure, ring.zone, day)
        if cell:
            reform_panels.cell_panel(reader, cell)
        elif ring.zone and ring.measure:
            st.info(t("The measure is not meant for this zone."))
        else:
            st.caption(t("Click a cell, or choose zone and measure, for evidence and history."))
    with left:
        marked = (ring.zone, ring.measure)
        for panel in views.matrix_with(marked).charts(asker, reader.look, chosen):
            chart_panel(reader, panel, on_cell=_choose, cell=marked)


def _choose(row: str, column: str) -> None:
    """Make a cell the chosen one, as if it had been chosen in the lists."""
    assign("row", row)
    assign("column", column)


def _one_measure(reader: Reader, asker: Asker, chosen: ReformSelection) -> None:
    """Text and tests, where every zone stands, and what happened."""
    edition = reader.edition
    if not chosen.measure:
        empty(reader, reader.t("No measure is entered."))
        return
    known = one_measure.measure(edition, chosen.measure[0])
    lights = one_measure.lights_of(edition, reader.look, chosen)
    reform_panels.measure_panel(reader, known, lights)
    left, right = st.columns(2, gap="small")
    with left:
        show(reader, asker, views.RUNGS, chosen, reader.t("There is no rung to count."))
        outcomes = practices.outcomes(edition, chosen.measure, chosen.zone)
        reform_panels.outcome_panel(reader, outcomes)
    with right:
        show(reader, asker, views.MEASURE_MAP, chosen)
    table_panel(reader, one_measure.zone_list(edition, chosen))
    show(reader, asker, views.TIMELINE, chosen)


def _one_zone(reader: Reader, asker: Asker, chosen: ReformSelection) -> None:
    """Every measure meant for a zone, on its rungs."""
    if not chosen.zone:
        empty(reader, reader.t("No zone is entered."))
        return
    show(reader, asker, views.ZONE, chosen)
    measures = cells.measures_of(reader.edition.package, chosen)
    outcomes = practices.outcomes(reader.edition, measures, chosen.zone)
    reform_panels.outcome_panel(reader, outcomes[outcomes["zone_id"] != ""])
    show(reader, asker, views.TIMELINE, chosen)


def _one_body(reader: Reader, asker: Asker, chosen: ReformSelection) -> None:
    """What a body leads, and what is due next."""
    if not chosen.body:
        empty(reader, reader.t("No source at hand names a lead body; an owner enters them in "
                               "bodies.csv and measure_bodies.csv."))  # fmt: skip
        return
    table_panel(reader, zone_and_body.due_table(reader.edition, chosen))
    show(reader, asker, views.BODY, chosen)


def _timeline(reader: Reader, asker: Asker, chosen: ReformSelection) -> None:
    """Policies and assessments in order of time."""
    show(reader, asker, views.TIMELINE, chosen)
    table_panel(reader, policy_timeline.policy_table(reader.edition))


def _changes(reader: Reader, asker: Asker, chosen: ReformSelection) -> None:
    """What moved and what fell back between two days."""
    message = reader.t("Nothing changed between the two days.")
    show(reader, asker, views.CHANGES, chosen, message)
    table = changes.change_table(reader.edition, chosen)
    if len(table.frame):
        table_panel(reader, table)


def _practices(reader: Reader, asker: Asker, chosen: ReformSelection) -> None:
    """Practices of the press in words, by theme, with the reports of single zones."""
    practice = cells.practices_of(reader.edition.package, chosen)
    found = practices.themes(reader.edition, reader.look, replace(chosen, measure=practice))
    if not found:
        empty(reader)
    for entry in found:
        if entry.practices:
            reform_panels.theme_panel(reader, entry)
    idle = reform_panels.idle_themes(reader, [entry for entry in found if not entry.practices])
    title = reader.t("Named as next steps, no practice documented")
    statements.list_panel("idle", title, idle)
