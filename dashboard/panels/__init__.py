"""What a reader sees around and between the drawings: panels, cards, tables, messages."""

from dashboard.panels.cards import Card, cards
from dashboard.panels.charts import chart_panel
from dashboard.panels.links import address, page_link, plain, source_links
from dashboard.panels.maps import map_panel
from dashboard.panels.messages import (
    empty,
    failure,
    notices,
    package_failure,
    package_state,
)
from dashboard.panels.page import colophon, heading, style
from dashboard.panels.tables import record_table, table_panel

__all__ = [
    "Card",
    "address",
    "cards",
    "chart_panel",
    "colophon",
    "empty",
    "failure",
    "heading",
    "map_panel",
    "notices",
    "package_failure",
    "package_state",
    "page_link",
    "plain",
    "record_table",
    "source_links",
    "style",
    "table_panel",
]
