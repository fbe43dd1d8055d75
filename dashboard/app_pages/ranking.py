"""Indicator ranking: who leads, where the highlighted stand, how the values lie and went."""

import streamlit as st

from dashboard.figures.comparison import ranking_choice
from dashboard.filters.session import reader as current_reader
from dashboard.filters.widgets import Widgets
from dashboard.panels.charts import chart_panel, show
from dashboard.panels.links import PAGE_OF, open_subject, page_link, plain
from dashboard.panels.statements import list_panel
from dashboard.views import ranking as views

reader = current_reader()
t, asker = reader.t, Widgets(reader)
chosen = views.ask(asker)

left, right = st.columns(2, gap="small")
for place, view in ((left, views.RANKING), (right, views.DISTRIBUTION)):
    with place:
        for drawn in view.charts(asker, reader.look, chosen):
            picked = chart_panel(reader, drawn, picks=chosen.of in PAGE_OF)
            open_subject(reader, chosen.of, picked)
if chosen.of == "zone":
    with right:
        place_on_map = ranking_choice.on_map(reader.edition, chosen)
        page_link(reader, "map", t("Show on the map"), **place_on_map)
show(reader, asker, views.TREND, chosen)
show(reader, asker, views.TABLE, chosen)
left_out = ranking_choice.unranked(reader.edition, chosen)
list_panel("unranked", t("Not ranked, and why"), "\n".join(f"- {plain(line)}" for line in left_out))
