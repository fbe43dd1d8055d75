"""Zone map: where the zones are, coloured and sized; a click or the list opens a zone's card."""

import streamlit as st

from dashboard.figures.map import zone_card
from dashboard.figures.zones.registry import shown
from dashboard.filters.address import assign
from dashboard.filters.session import reader as current_reader
from dashboard.filters.widgets import Widgets
from dashboard.panels import zone_panels
from dashboard.panels.maps import focus, map_panel
from dashboard.panels.messages import empty
from dashboard.panels.tables import table_panel
from dashboard.views import map as views

reader = current_reader()
asker = Widgets(reader)
chosen = views.ask(asker)
edition, matching = reader.edition, chosen.matching


def choose(zone: str) -> None:
    """Make a zone the chosen one, as if it had been chosen in the list."""
    assign("zone", zone)


left, right = st.columns([7, 4], gap="small")
with left:
    if shown(edition, matching).empty:
        empty(reader)
    view = views.map_at(focus(chosen.zone))
    for drawn in view.charts(asker, reader.look, chosen):
        map_panel(reader, drawn, assign)
with right:
    zone_panels.zone_card(reader, zone_card.card(edition, chosen.zone, matching), choose)
    zone_panels.unplaced_zones(reader, zone_card.unplaced(edition, matching))

table_panel(reader, zone_card.zone_table(edition, matching))
