"""Overview: the zones of the catalogue, headline figures, growth, clusters, reform, events, map."""

import streamlit as st

from dashboard.exports.brief import Subject
from dashboard.figures import overview_figures
from dashboard.figures.zones import national_catalogue, provinces
from dashboard.filters.reader import reader as current_reader
from dashboard.filters.widgets import Widgets
from dashboard.panels.cards import cards, cards_of
from dashboard.panels.charts import chart_grid, show
from dashboard.panels.export_popover import brief_buttons
from dashboard.panels.links import page_link, plain
from dashboard.panels.statements import event_list, titled
from dashboard.views import overview as views

reader = current_reader()
t, edition, asker = reader.t, reader.edition, Widgets(reader)

lead, *more = *national_catalogue.summary(edition), provinces.standing_line(edition)
st.markdown(f"{plain(lead)}  \n:small[{plain(t(' · ').join(line for line in more if line))}]")
catalogue = (views.APPROVALS, views.AREA, views.SECTORS)
drawn = [chart for view in catalogue for chart in view.charts(asker, reader.look, None)]
chart_grid(reader, "catalogue", drawn, 380)
show(reader, asker, views.STANDING, None)  # names of classes need the width in English

cards(reader, "headline", cards_of(overview_figures.headline(edition), "title"), 270, noted=True)
brief_buttons(reader, Subject("province"))

left, right = st.columns([7, 5], gap="small")
with left:
    show(reader, asker, views.GROWTH, None)
    show(reader, asker, views.CLUSTERS, None)
    page_link(reader, "clusters", t("All clusters and their growth"))
    show(reader, asker, views.CLAUSES, None)
    page_link(reader, "reforms", t("Reform practices, zone by zone"))
with right:
    show(reader, asker, views.MAP, None)
    page_link(reader, "map", t("Open the zone map"))
    box = titled("events", t("Latest events"))
    with box:
        kind = views.ask_events(Widgets(reader, box))
        event_list(reader, overview_figures.latest(edition, kind))
