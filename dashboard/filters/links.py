"""Addresses of pages without their host."""

from collections.abc import Iterable
from urllib.parse import urlencode

from dashboard import i18n


def path_of(page: str, parameters: Iterable[tuple[str, str]], language: str = i18n.DEFAULT) -> str:
    """Path and query of a page; a language that is not the default one is its last parameter."""
    path = "/" if page == "overview" else f"/{page}"
    asked = [("lang", language)] if language != i18n.DEFAULT else []
    query = [*parameters, *asked]
    return f"{path}?{urlencode(query)}" if query else path


# kind of thing that a search finds -> the page that shows it, and the parameters but for its id
PLACES: dict[str, tuple[str, str, tuple[tuple[str, str], ...]]] = {
    "prefecture": ("cities", "prefecture", ()),
    "zone": ("zones", "zone", ()),
    "cluster": ("clusters", "cluster", ()),
    "indicator": ("clusters", "indicator", ()),
    "measure": ("reforms", "measure", (("view", "measure"),)),
}


def place_of(kind: str, identity: str) -> tuple[str, dict[str, str]]:
    """The page that shows a thing that a search finds, and the parameters of its address."""
    page, parameter, further = PLACES[kind]
    return page, dict([*further, (parameter, identity)])
