"""Reform tracker: what is known of the 30 measures, and the practices that are documented."""

import streamlit as st

from dashboard import filters, i18n, panels
from dashboard.exports.brief import Subject
from dashboard.figures import evidence, policies, reforms
from dashboard.panels import brief, practices, statements

reader = filters.reader()
t, package, language, look = reader.t, reader.package, reader.language, reader.look

known = reforms.known(package, language)
adopted = reforms.adoption(package, language)
left, right = st.columns([7, 4], gap="small")
with left:
    if known:
        practices.known_panel(reader, known)
    if len(adopted):
        panels.cards(reader, "adoption", panels.cards_of(adopted), 280)
        statements.remarks(reader, adopted)
with right:
    brief.brief_buttons(reader, Subject("reforms"))
    panels.chart_panel(reader, reforms.slots_panel(package, look))
    with st.expander(t("How to enter a clause"), icon=":material/edit_note:"):
        st.markdown(i18n.text(language, "clauses"))
        columns = reforms.entry_columns(package, language)
        panels.record_table(reader, columns, "entry_columns", t("Columns of measures.csv"))

clauses = reforms.clause_table(package, language)
if len(clauses.rows):
    panels.table_panel(reader, clauses, clauses.rows)

with filters.bar():
    view = filters.view(
        t("View"),
        "view",
        {"practices": t("Practices"), "matrix": t("By zone"), "policies": t("Policies")},
    )
    if view != "policies":
        theme = filters.many(
            t("Theme"), "theme", package.names("themes", language), t("All themes")
        )
        measure = filters.many(
            t("Practice"), "measure", reforms.measures(package, language), t("All practices")
        )
        zone = filters.many(
            t("Zone"), "zone", reforms.zones(package, language), t("All zones"), width=190
        )
        status = filters.many(
            t("Status"), "status", evidence.state_words(language), t("Any status"), width=190
        )
        chosen = evidence.Chosen(theme=theme, zone=zone, measure=measure, status=status)

if view == "policies":
    panels.chart_panel(reader, policies.timeline_panel(package, look))
    table = policies.policy_table(package, language)
    panels.table_panel(reader, table, table.rows)
elif view == "matrix":
    panels.chart_panel(reader, reforms.matrix_panel(package, look, chosen))
else:
    found = evidence.themes(package, look, chosen)
    if not found:
        panels.empty(reader)
    for entry in found:
        if entry.practices:
            practices.theme_panel(reader, entry)
    idle = practices.idle_themes(reader, [entry for entry in found if not entry.practices])
    statements.list_panel("idle", t("Named as next steps, no practice documented"), idle)
