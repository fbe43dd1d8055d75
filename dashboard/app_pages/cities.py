"""Prefectures side by side, then one of them in figures, what lies in it, and what is known."""

import streamlit as st

from dashboard.exports.brief import Subject
from dashboard.figures import prefecture_figures as figures
from dashboard.filters.session import reader as current_reader
from dashboard.filters.widgets import Widgets
from dashboard.panels.charts import chart_grid, show
from dashboard.panels.downloads import brief_buttons
from dashboard.panels.links import link_row, page_link, plain
from dashboard.panels.messages import empty
from dashboard.panels.tables import table_panel
from dashboard.views import cities as views

reader = current_reader()
t, edition, look, asker = reader.t, reader.edition, reader.look, Widgets(reader)
show(reader, Widgets(reader), views.COMPARED, None)
chart_grid(reader, "bars", views.BARS.charts(Widgets(reader), look, None), 270)

prefecture = views.ask(asker)

st.header(plain(figures.prefectures(edition).get(prefecture, "")))
st.caption(figures.summary(edition, prefecture))
if prefecture:
    brief_buttons(reader, Subject("prefecture", prefecture))

tables = figures.topic_tables(edition, prefecture)
if not tables:
    empty(reader, t("No source with figures of this prefecture itself was found."))
for table in tables:
    table_panel(reader, table)

drawn = (views.TRENDS, views.PAIRS, views.RATES)
charts = [chart for view in drawn for chart in view.charts(asker, look, prefecture)]
chart_grid(reader, "charts", charts)
show(reader, asker, views.CENSUS, prefecture)
show(reader, asker, views.COUNTIES, prefecture)

table_panel(reader, figures.zones_panel(edition, prefecture))
st.caption(t("Open a zone's profile:"))
link_row(reader, "zones", "zone", figures.zone_names(edition, prefecture))
page_link(reader, "map", t("Show the zones of this prefecture on the map"), prefecture=prefecture)

st.subheader(t("What is known of all prefectures"))
show(reader, Widgets(reader), views.COVERAGE, None)
table_panel(reader, figures.overview_table(edition))
