"""Every input widget, kept in step with the address: ids there, names on screen.

The address holds the whole state of a page, so that a link shows what its sender saw. Streamlit's
own binding would put labels into the address and break links between pages, hence this package.
"""

from dashboard.filters.address import PARAMETERS, arrive, asked, assign, held
from dashboard.filters.bad_values import notices
from dashboard.filters.choices import bar, many, one, view, years
from dashboard.filters.days import day
from dashboard.filters.languages import language
from dashboard.filters.readers import Reader, reader
from dashboard.filters.switch import language_switch
from dashboard.filters.zones import zone_filters

__all__ = [
    "PARAMETERS",
    "Reader",
    "arrive",
    "asked",
    "assign",
    "bar",
    "day",
    "held",
    "language",
    "language_switch",
    "many",
    "notices",
    "one",
    "reader",
    "view",
    "years",
    "zone_filters",
]
