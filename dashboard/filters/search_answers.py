"""What the search box of every page is told: things that fit, and where they lead."""

from dashboard.catalog import Edition
from dashboard.figures.search import search_index
from dashboard.filters.links import path_of
from dashboard.views import VIEWS

ROOT = "/search"  # where the server answers, followed by the language
# an indicator has a page of its own where there is one, else it is looked at in the clusters
INDICATOR = next((view.page for view in VIEWS.values() if view.page == "ranking"), "clusters")
# kind of thing -> the page that shows it, the parameter of its id, and further ones
PLACES: dict[str, tuple[str, str, tuple[tuple[str, str], ...]]] = {
    "prefecture": ("cities", "prefecture", ()),
    "zone": ("zones", "zone", ()),
    "cluster": ("clusters", "cluster", ()),
    "indicator": (INDICATOR, "indicator", ()),
    "measure": ("reforms", "measure", (("view", "measure"),)),
}


def answers(edition: Edition, query: str) -> list[dict[str, str]]:
    """The best matches: kind and id, name, what it is, and its address as seen from a page."""
    return [
        {
            "kind": thing.kind,
            "id": thing.id,
            "name": thing.name,
            "note": thing.note,
            "address": f".{_address(edition, thing)}",
        }
        for thing in search_index.found(edition, query)
    ]


def _address(edition: Edition, thing: search_index.Thing) -> str:
    page, parameters = place_of(thing.kind, thing.id)
    return path_of(page, parameters.items(), edition.language)


def place_of(kind: str, identity: str) -> tuple[str, dict[str, str]]:
    """The page that shows a thing, and the parameters of its address."""
    page, parameter, further = PLACES[kind]
    return page, dict([*further, (parameter, identity)])


def chosen_place(edition: Edition, answer: object) -> tuple[str, dict[str, str]] | None:
    """Page and parameters of what a browser says was chosen; None where there is no such thing."""
    if not isinstance(answer, dict):
        return None
    for thing in search_index.index(edition):
        if thing.kind == answer.get("kind") and thing.id == answer.get("id"):
            return place_of(thing.kind, thing.id)
    return None
