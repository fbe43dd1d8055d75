"""The pages that are measured, and the choice a reader makes on each."""

from dataclasses import dataclass
from urllib.parse import urlencode

from dashboard.i18n import LANGUAGES, translator
from dashboard.navigation import PAGES

NAMES = tuple(entry.name for entry in PAGES)
PICTURES = ("vega_lite_chart", "zone_map", "dataframe")  # what a choice has to change
CHOICES = ("selectbox", "segmented_control", "multiselect")  # widgets a choice can be made in

# Filters tried first, by their name in the address; then every other one of the page.
PREFERRED = {
    "overview": ("indicator",),
    "map": ("color", "level"),
    "ranking": ("indicator", "year"),
    "clusters": ("indicator", "view"),
    "reforms": ("theme", "measure"),
    "zones": ("zone",),
    "cities": ("prefecture", "indicator"),
    "data": ("table", "view"),
    "method": ("topic",),
}
# Where a page opens on something else than what its filters change: the view that they do.
OPENED: dict[str, dict[str, str]] = {"reforms": {"view": "matrix"}}
# Said in red, and no fault: the mark above every page of an invented province.
MARKS = {
    translator(language)("Fictional data: for demonstration only. No real place or figure.")
    for language in LANGUAGES
}
PAINTED = ("clusters", "map", "overview", "zones")  # measured in a browser too


@dataclass(frozen=True)
class Choice:
    """A widget and its two states between which a page is switched.

    `first` and `second` are the labels chosen (none, for a list in which nothing need be chosen);
    `labels` is everything the widget offers.
    """

    kind: str
    key: str
    first: tuple[str, ...]
    second: tuple[str, ...]
    labels: tuple[str, ...]


def address(page: str) -> str:
    """The path of a page as Streamlit names it: empty for the first one."""
    return "" if page == NAMES[0] else page


def query(page: str) -> str:
    """The query string with which a page is opened."""
    return urlencode(OPENED.get(page, {}))
