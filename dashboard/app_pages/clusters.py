"""Cluster growth: one indicator over time, for clusters, zones and counties that have values."""

from dashboard.filters.session import reader as current_reader
from dashboard.filters.widgets import Widgets
from dashboard.panels.charts import show
from dashboard.views import clusters as views
from dashboard.views.view import of_tab

reader = current_reader()
asker = Widgets(reader)
chosen = views.ask(asker)
for view in of_tab(views.VIEWS, chosen.view):
    show(reader, asker, view, chosen)
