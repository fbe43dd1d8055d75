"""What a reader sees around and between the drawings: panels, cards, tables, messages."""

from dashboard.panels.cards import cards, cards_of
from dashboard.panels.charts import chart_grid, chart_panel
from dashboard.panels.events import event_list, titled
from dashboard.panels.links import link_row, page_link, plain
from dashboard.panels.maps import focus, frame_size, map_panel, sketch_panel
from dashboard.panels.messages import (
    empty,
    failure,
    notices,
    package_failure,
    package_state,
)
from dashboard.panels.page import colophon, heading, lead, style
from dashboard.panels.register import (
    conflict_panel,
    problem_panel,
    source_details,
    source_table,
    template_download,
    whole_table,
)
from dashboard.panels.tables import fact_panel, record_table, table_panel
from dashboard.panels.zones import unplaced_zones, zone_card

__all__ = [
    "cards",
    "cards_of",
    "chart_grid",
    "chart_panel",
    "colophon",
    "conflict_panel",
    "empty",
    "event_list",
    "fact_panel",
    "failure",
    "focus",
    "frame_size",
    "heading",
    "lead",
    "link_row",
    "map_panel",
    "notices",
    "package_failure",
    "package_state",
    "page_link",
    "plain",
    "problem_panel",
    "record_table",
    "sketch_panel",
    "source_details",
    "source_table",
    "style",
    "table_panel",
    "template_download",
    "titled",
    "unplaced_zones",
    "whole_table",
    "zone_card",
]
