"""Data and sources: what is known, what disagrees, which source says what, and every table."""

import streamlit as st

from dashboard import filters, i18n, panels
from dashboard.figures import citations, register, tables
from dashboard.figures.selection import Selection
from dashboard.panels import batch

reader = filters.reader()
t, package, look, language = reader.t, reader.package, reader.look, reader.language

view = filters.view(
    t("View"),
    "view",
    {
        "coverage": t("Coverage"),
        "conflicts": t("Conflicts"),
        "sources": t("Sources"),
        "tables": t("Tables"),
        "problems": t("Faults"),
        "export": t("Export"),
        "own": t("Own data"),
    },
    "sources" if filters.asked("source") else "tables" if filters.asked("table") else "coverage",
)

if view == "coverage":
    topics = {"": t("All topics"), **package.names("topics", language)}
    years = {"": t("All years"), **register.years(package, language)}
    with filters.bar():
        kind = filters.one(t("Subjects"), "kind", register.kinds(language), "zone", 150)
        topic = filters.one(t("Topic"), "topic", topics, "", 180)
        year = filters.one(t("Year"), "year", years, "", 130)
    chosen = Selection(year=int(year or 0), topic=topic)
    panels.chart_panel(reader, register.coverage_panel(package, look, kind, chosen))

elif view == "conflicts":
    found, left_out = register.disagreements(package, language)
    st.caption(t("Both values are kept. Neither is corrected by the other."))
    for position, conflict in enumerate(found):
        panels.conflict_panel(reader, str(position), conflict)
    for line in left_out:
        st.caption(panels.plain(line))
    if not found:
        panels.empty(reader, t("No two sources disagree."))

elif view == "sources":
    names = {"": t("All sources"), **citations.source_names(package, language)}
    with filters.bar():
        source = filters.one(t("Source"), "source", names, "", 620)
    if source:
        lines = citations.source_lines(package, language, source)
        panels.source_details(reader, lines, names[source])
        values = citations.source_panel(package, language, source)
        if len(values.rows):
            panels.fact_panel(reader, values)
        for table, title, rows in citations.citing_tables(package, language, source):
            st.subheader(panels.plain(title))
            panels.record_table(reader, rows, f"citing_{table}", title)
    else:
        panels.source_table(reader, citations.sources_frame(package, language))

elif view == "tables":
    titles = tables.table_names(package, language)
    with filters.bar():
        table = filters.one(t("Table"), "table", titles, "observations", 280)
    panels.whole_table(
        reader,
        table,
        titles[table],
        tables.table_frame(package, language, table),
        tables.descriptions(package, language, table),
    )
    panels.template_download(reader, table, tables.raw_frame(package, table))
    with st.expander(t("Columns of this table")):
        schema = tables.schema_frame(package, language, table)
        panels.record_table(reader, schema, f"schema_{table}", t("Columns of this table"))

elif view == "problems":
    panels.problem_panel(reader)

elif view == "export":
    batch.batch_panel(reader)

else:
    st.markdown(i18n.text(language, "own_data"))
