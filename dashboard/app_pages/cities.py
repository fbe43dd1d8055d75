"""Prefectures: one prefecture's industry in figures, what lies in it, then all of them."""

import streamlit as st

from dashboard import filters, panels
from dashboard.exports.brief import Subject
from dashboard.figures import cities
from dashboard.panels import brief

reader = filters.reader()
t, package, look, language = reader.t, reader.package, reader.look, reader.language

prefectures = cities.prefectures(package, language)
with filters.bar():
    prefecture = filters.one(t("Prefecture"), "prefecture", prefectures, width=280)

st.header(panels.plain(prefectures.get(prefecture, "")))
st.caption(cities.summary(package, language, prefecture))
if prefecture:
    brief.brief_buttons(reader, Subject("prefecture", prefecture))

topics = cities.cards_by_topic(package, language, prefecture)
if not topics:
    panels.empty(reader, t("No source with figures of this prefecture itself was found."))
for topic, name, rows in topics:
    st.subheader(panels.plain(name))
    panels.cards(reader, topic, panels.cards_of(rows))

panels.chart_grid(reader, "charts", cities.charts(package, look, prefecture))

below = cities.below_panel(package, language, prefecture)
if len(below.rows):
    panels.fact_panel(reader, below)

panel, table = cities.zones_panel(package, language, prefecture)
panels.table_panel(reader, panel, table)
st.caption(t("Open a zone's profile:"))
panels.link_row(reader, "zones", "zone", cities.zone_names(package, language, prefecture))
panels.page_link(
    reader, "map", t("Show the zones of this prefecture on the map"), prefecture=prefecture
)

st.subheader(t("All prefectures"))
panels.chart_panel(reader, cities.overview_panel(package, look))
panels.table_panel(reader, *cities.overview_table(package, language))
