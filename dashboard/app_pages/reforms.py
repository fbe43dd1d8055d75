"""Reform tracker: how far the clauses have come, zone by zone, on any day, by which evidence."""

from dashboard.exports.brief import Subject
from dashboard.filters.session import reader as current_reader
from dashboard.filters.widgets import Widgets
from dashboard.panels.downloads import brief_buttons
from dashboard.panels.reform_panels import findings_panel
from dashboard.panels.reform_tabs import show_form
from dashboard.views import reforms as views

reader = current_reader()
asker = Widgets(reader)
show_form(reader, asker, views.ask(asker))
brief_buttons(reader, Subject("reforms"))
findings_panel(reader)
