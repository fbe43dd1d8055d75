"""Business environment and factors: before and after, services, power, projects, trade, events."""

import streamlit as st

from dashboard.figures import environment_charts as figures
from dashboard.filters.session import reader as current_reader
from dashboard.filters.widgets import Widgets
from dashboard.panels import statements
from dashboard.panels.charts import chart_grid, show
from dashboard.panels.links import plain
from dashboard.panels.messages import empty
from dashboard.panels.tables import table_panel
from dashboard.views import environment as views

reader = current_reader()
t, edition, look, asker = reader.t, reader.edition, reader.look, Widgets(reader)
chosen = views.ask(asker)
st.caption(figures.coverage(edition))
if figures.chosen_rows(edition, chosen).empty:
    empty(reader)

chart_grid(reader, "pairs", views.PAIRS.charts(asker, look, chosen))

amounts = views.AMOUNTS.charts(asker, look, chosen)
for topic_id, name in figures.topics(edition).items():
    keys = {chart.key for chart in figures.charts(edition, look, chosen, topic_id)}
    charts = [chart for chart in amounts if chart.key in keys]
    table = figures.topic_table(edition, look, chosen, topic_id)
    if charts:
        st.subheader(plain(name))
    chart_grid(reader, topic_id, charts)
    if len(table.frame):
        table_panel(reader, table)

told = statements.statement_list(reader, figures.events(edition, chosen))
statements.list_panel("events", t("Support, investment and trade, the latest first"), told)
show(reader, asker, views.VALUES, chosen)
