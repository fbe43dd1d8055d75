"""What the search box of every page is told: things that fit, and where they lead."""

from dashboard.catalog import Edition
from dashboard.figures.comparison.like_values import kind_ranked
from dashboard.figures.search_directions import Direction, directions
from dashboard.figures.search_index import MOST_FOUND, Thing, found, index
from dashboard.filters.asker import path_of

Parameters = dict[str, str | tuple[str, ...]]  # of an address; one may have several values
DIRECTION = "direction"  # kind of an answer that is no thing: number and query are its id
RANKING = "ranking"
# kind of thing -> the page that shows it, the parameter of its id, and further ones
PLACES: dict[str, tuple[str, str, tuple[tuple[str, str], ...]]] = {
    "prefecture": ("cities", "prefecture", ()),
    "zone": ("zones", "zone", ()),
    "cluster": ("clusters", "cluster", ()),
    "indicator": (RANKING, "indicator", ()),
    "measure": ("reforms", "measure", (("view", "measure"),)),
}


def answers(edition: Edition, query: str) -> list[dict[str, str]]:
    """The best match, where its words lead together or further, and the other matches.

    Each has kind and id, name, what it is, and its address as seen from a page.
    """
    things = [_answer(edition, thing) for thing in found(edition, query)]
    ways = [
        _way(edition, f"{number} {query}", direction)
        for number, direction in enumerate(directions(edition, query))
    ]
    return [*things[:1], *ways, *things[1:]][:MOST_FOUND]


def _answer(edition: Edition, thing: Thing) -> dict[str, str]:
    page, parameters = place_of(edition, thing)
    address = path_of(page, parameters.items(), edition.language)
    return {"kind": thing.kind, "id": thing.id, "name": thing.name, "note": thing.note,
            "address": f".{address}"}  # fmt: skip


def _way(edition: Edition, identity: str, direction: Direction) -> dict[str, str]:
    address = path_of(direction.page, direction.parameters, edition.language)
    return {"kind": DIRECTION, "id": identity, "name": direction.name, "note": direction.note,
            "address": f".{address}"}  # fmt: skip


def place_of(edition: Edition, thing: Thing) -> tuple[str, dict[str, str]]:
    """The page that shows a thing, and the parameters of its address."""
    page, parameter, further = PLACES[thing.kind]
    parameters = dict([*further, (parameter, thing.id)])
    if page == RANKING and (of := kind_ranked(edition, thing.id)):
        parameters["of"] = of
    return page, parameters


def chosen_place(edition: Edition, answer: object) -> tuple[str, Parameters] | None:
    """Page and parameters of what a browser says was chosen; None where there is no such thing."""
    if not isinstance(answer, dict):
        return None
    if answer.get("kind") == DIRECTION:
        return _direction(edition, str(answer.get("id")))
    for thing in index(edition):
        if thing.kind == answer.get("kind") and thing.id == answer.get("id"):
            page, parameters = place_of(edition, thing)
            return page, {**parameters}
    return None


def _direction(edition: Edition, identity: str) -> tuple[str, Parameters] | None:
    """Where the words of a query lead: they are read again, whatever the browser says."""
    number, _, query = identity.partition(" ")
    for at, direction in enumerate(directions(edition, query)):
        if str(at) == number:
            names = dict(direction.parameters)
            return direction.page, {
                name: tuple(value for other, value in direction.parameters if other == name)
                for name in names
            }
    return None
