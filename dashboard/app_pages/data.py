"""Data and sources: what is known, what disagrees, which source says what, and every table."""

import streamlit as st

from dashboard import i18n
from dashboard.figures.data import citations, coverage_and_conflicts, package_tables
from dashboard.filters.session import reader as current_reader
from dashboard.filters.widgets import Widgets
from dashboard.panels import data_panels
from dashboard.panels.batch_panel import batch_panel
from dashboard.panels.charts import show
from dashboard.panels.links import plain
from dashboard.panels.messages import empty
from dashboard.panels.tables import record_table, table_panel
from dashboard.views import data as views

reader = current_reader()
t, edition, asker = reader.t, reader.edition, Widgets(reader)
chosen = views.ask(asker)

if chosen.view == "coverage":
    show(reader, asker, views.COVERAGE, chosen)

elif chosen.view == "conflicts":
    found, left_out = coverage_and_conflicts.disagreements(edition)
    st.caption(t("Both values are kept. Neither is corrected by the other."))
    for position, conflict in enumerate(found):
        data_panels.conflict_panel(reader, str(position), conflict)
    for line in left_out:
        st.caption(plain(line))
    if not found:
        empty(reader, t("No two sources disagree."))

elif chosen.view == "sources" and chosen.source:
    name = citations.source_names(edition)[chosen.source]
    data_panels.source_details(reader, citations.source_lines(edition, chosen.source), name)
    values = citations.source_panel(edition, chosen.source)
    if len(values.frame):
        table_panel(reader, values)
    for table, title, rows in citations.citing_tables(edition, chosen.source):
        st.subheader(plain(title))
        record_table(reader, rows, f"citing_{table}", title)

elif chosen.view == "sources":
    data_panels.source_table(reader, citations.sources_frame(edition))

elif chosen.view == "tables":
    data_panels.whole_table(
        reader,
        chosen.table,
        package_tables.table_names(edition)[chosen.table],
        package_tables.table_frame(edition, chosen.table),
        package_tables.descriptions(edition, chosen.table),
    )
    raw = package_tables.raw_frame(edition.package, chosen.table)
    data_panels.template_download(reader, chosen.table, raw)
    with st.expander(t("Columns of this table")):
        schema = package_tables.schema_frame(edition, chosen.table)
        record_table(reader, schema, f"schema_{chosen.table}", t("Columns of this table"))

elif chosen.view == "problems":
    data_panels.problem_panel(reader)

elif chosen.view == "export":
    batch_panel(reader)

else:
    st.markdown(i18n.text(reader.language, "own_data"))
