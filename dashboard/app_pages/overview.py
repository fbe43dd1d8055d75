"""Overview: what to know now, then ranking, map, changes, reform, events, figures, catalogue."""

import streamlit as st

from dashboard.exports.brief import Subject
from dashboard.figures import overview_figures, overview_findings
from dashboard.figures.reforms.overdue import most_late
from dashboard.figures.zones import national_catalogue, provinces
from dashboard.filters.session import reader as current_reader
from dashboard.filters.widgets import Widgets
from dashboard.panels.cards import cards, cards_of, finding_cards
from dashboard.panels.charts import chart_grid, chart_panel, show
from dashboard.panels.downloads import brief_buttons
from dashboard.panels.links import link_row, open_subject, page_link, plain
from dashboard.panels.statements import event_list, titled
from dashboard.views import overview as views

reader = current_reader()
t, edition, asker = reader.t, reader.edition, Widgets(reader)
chosen = views.ask(asker)
finding_cards(reader, overview_findings.findings(edition, chosen))

left, right = st.columns([6, 5], gap="small")
with left:
    for ranking in views.RANKING.charts(asker, reader.look, chosen):
        open_subject(reader, "zone", chart_panel(reader, ranking, picks=True))
with right:
    show(reader, Widgets(reader), views.MAP, None)
    page_link(reader, "map", t("Open the zone map"))

left, right = st.columns([6, 5], gap="small")
with left:
    show(reader, asker, views.CHANGES, chosen)
with right:
    show(reader, Widgets(reader), views.LIGHTS, None)
    late = most_late(edition)
    if late:
        st.caption(t("Most overdue:"))
        names = {zone: t("{zone}: {count}").format(zone=name, count=n) for zone, name, n in late}
        link_row(reader, "reforms", "zone", names, view="late")
    page_link(reader, "reforms", t("Reform practices, zone by zone"))
    box = titled("events", t("Latest events"))
    with box:
        kind = views.ask_events(Widgets(reader, box))
        event_list(reader, overview_figures.latest(edition, kind))

st.subheader(t("The province in figures"))
cards(reader, "headline", cards_of(overview_figures.headline(edition), "title"), 270, noted=True)
brief_buttons(reader, Subject("province"))
grown = (views.GROWTH, views.CLUSTERS)
chart_grid(
    reader, "grown", [c for v in grown for c in v.charts(Widgets(reader), reader.look, None)]
)
page_link(reader, "clusters", t("All clusters and their growth"))

lead, *more = *national_catalogue.summary(edition), provinces.standing_line(edition)
if lead:
    st.subheader(t("The national catalogue"))
    st.markdown(f"{plain(lead)}  \n:small[{plain(t(' · ').join(line for line in more if line))}]")
catalogue = (views.APPROVALS, views.AREA, views.SECTORS)
drawn = [c for v in catalogue for c in v.charts(Widgets(reader), reader.look, None)]
chart_grid(reader, "catalogue", drawn, 380)
show(reader, Widgets(reader), views.STANDING, None)  # classes need the width in English
