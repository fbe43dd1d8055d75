"""Zone map: where the zones are, coloured and sized; a click or the list opens a zone's card."""

import streamlit as st

from dashboard import filters, panels
from dashboard.figures import sizes, zone_card, zone_map

reader = filters.reader()
t, package, language = reader.t, reader.package, reader.language

registry = zone_map.registry(package, language)
names = {"": t("No zone chosen")} | dict(zip(registry["subject_id"], registry["name"], strict=True))

with filters.bar():
    widths = {"level": 120, "type": 155, "prefecture": 145, "industry": 135}
    chosen = filters.zone_filters(reader, widths)
    zone = filters.one(t("Zone"), "zone", names, "", 180)
    color = filters.one(t("Colour"), "color", zone_map.colour_words(language), "type", 115)
    indicators = {"": t("All alike")} | sizes.indicators(package, language)
    indicator = filters.one(t("Size"), "size", indicators, "", 160)
    years = {str(year): str(year) for year in sizes.years(package, language, indicator)}
    year = filters.one(t("Year"), "year", years, None, 85)

size = sizes.Size(indicator, int(year or 0))


def choose(point: str) -> None:
    """Make a zone the chosen one, as if it had been chosen in the list."""
    filters.assign("zone", point)


left, right = st.columns([7, 4], gap="small")
with left:
    if zone_map.shown(package, language, chosen).empty:
        panels.empty(reader)
    picture = zone_map.picture(
        package, reader.look, chosen, color, size, zone, panels.focus(zone), panels.frame_size()
    )
    panels.map_panel(reader, picture, choose)
with right:
    panels.zone_card(reader, zone_card.card(package, language, zone, chosen), choose)
    panels.unplaced_zones(reader, zone_card.unplaced(package, language, chosen))

table = zone_card.zone_table(package, language, chosen)
panels.table_panel(reader, table, table.rows)
