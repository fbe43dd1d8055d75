"""Zones side by side: indicators, lines over the years, reform measures."""

from dashboard.figures.comparison import compare_panels, peer_groups
from dashboard.filters.session import reader as current_reader
from dashboard.filters.widgets import Widgets
from dashboard.panels.charts import chart_grid, show
from dashboard.panels.links import page_link
from dashboard.panels.messages import empty
from dashboard.views import compare as views

reader = current_reader()
t, edition, asker = reader.t, reader.edition, Widgets(reader)
chosen = views.ask(asker)
if chosen.zone:
    if chosen.left_out:
        empty(reader, compare_panels.refusal(edition, chosen))
    show(reader, asker, views.TABLE, chosen)
    chart_grid(reader, "compare", views.LINES.charts(asker, reader.look, chosen))
    show(reader, asker, views.REFORMS, chosen)
else:
    empty(reader, t("Choose zones above, or start from an example."))
    example = peer_groups.example(edition)
    page_link(
        reader, "compare", t("{zone} and its peers").format(zone=example.name), zone=example.zones
    )
