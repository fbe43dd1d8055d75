"""Overview: headline figures, growth, clusters, the reform, the latest events, a small map."""

import streamlit as st

from dashboard import filters, panels
from dashboard.exports.brief import Subject
from dashboard.figures import events, overview, sketch
from dashboard.panels import brief

reader = filters.reader()
t, package, language, look = reader.t, reader.package, reader.language, reader.look

figures = overview.headline(package, language)
panels.cards(reader, "headline", panels.cards_of(figures, "title"), 270, noted=True)
brief.brief_buttons(reader, Subject("province"))

left, right = st.columns([7, 5], gap="small")
with left:
    panels.chart_panel(reader, overview.span_panel(package, look))
    panels.chart_panel(reader, overview.clusters_panel(package, look))
    panels.page_link(reader, "clusters", t("All clusters and their growth"))
    panels.chart_panel(reader, overview.clauses_panel(package, look))
    panels.page_link(reader, "reforms", t("Reform practices, zone by zone"))
with right:
    panels.sketch_panel(reader, *sketch.sketch_panel(package, look))
    panels.page_link(reader, "map", t("Open the zone map"))
    with panels.titled("events", t("Latest events")):
        kinds = {"": t("All kinds")} | events.kinds(package, language)
        kind = filters.one(t("Kind"), "kind", kinds, "", 190)
        panels.event_list(reader, events.latest(package, language, kind))
