"""The asker for a link, a command or an export: parameters of an address answer the questions."""

from collections.abc import Mapping
from datetime import date

from dashboard.catalog import Edition, Package, remember
from dashboard.catalog.display_names import look
from dashboard.catalog.known_names import NAMED, known_names
from dashboard.filters.asker import Asker, Groups, Options, Width

Parameters = Mapping[str, tuple[str, ...]]
MOST_NAMED = 12  # allowed values in a message; of more, how many there are


class BadParameterError(ValueError):
    """A parameter that the view does not have, or with a value that it cannot take."""


class UnknownValueError(BadParameterError):
    """A parameter has a value that is not there; `allowed` has pairs of id and name."""

    def __init__(self, name: str, value: str, allowed: Options) -> None:
        self.name, self.value, self.allowed = name, value, dict(allowed)
        super().__init__(f"{name}={value} is not known. Allowed: {_listed(allowed)}")


class AmbiguousValueError(BadParameterError):
    """A parameter has a name that several bear."""

    def __init__(self, name: str, value: str, bearing: Options) -> None:
        super().__init__(f"{name}={value} is the name of several: {_listed(bearing)}. Give the id")


def _listed(options: Options) -> str:
    """Options by id and name; of many the first, and how many more."""
    listed = [_named(key, words) for key, words in options.items() if key]
    rest = len(listed) - MOST_NAMED
    more = f" and {rest} more" if rest > 0 else ""
    return ", ".join(listed[:MOST_NAMED]) + more if listed else "none for this selection"


def _named(key: str, words: str) -> str:
    return key if key == words else f"{key} ({words})"


class LinkAsker(Asker):
    """Answers from `given`, with the same options and defaults as the widgets of the page.

    strict: a value that is not there raises UnknownValueError, a name that several bear
    AmbiguousValueError; else they fall back as on the page.
    """

    def __init__(self, edition: Edition, given: Parameters, *, strict: bool = True) -> None:
        super().__init__(edition)
        self.given, self.strict = given, strict

    def names_one_of(self, *names: str) -> bool:
        return any(self.given.get(name) for name in names)

    def _tab(self, options: Options, usual: str, groups: Groups) -> str:
        return self._one("", "view", options, usual, 0, "")

    def _one(
        self, label: str, name: str, options: Options, usual: str, width: Width, slot: str
    ) -> str:
        found = self._known(name, options)
        if self.strict and len(self.given.get(name, ())) > 1:
            raise BadParameterError(f"{name} takes one value; given: {', '.join(self.given[name])}")
        return found[-1] if found else usual

    def _many(
        self, label: str, name: str, options: Options, every: str, width: Width
    ) -> tuple[str, ...]:
        return self._known(name, options)

    def _day(self, label: str, name: str, usual: date) -> date:
        given = self.given.get(name, ())
        try:
            return date.fromisoformat(given[-1]) if given else usual
        except ValueError:
            if self.strict:
                message = f"{name}={given[-1]} is not a date. Write it as 2025-11-30"
                raise BadParameterError(message) from None
            return usual

    def _known(self, name: str, options: Options) -> tuple[str, ...]:
        """The ids asked for, each once; names are turned into ids."""
        found = []
        for value in self.given.get(name, ()):
            meant = ids_of(self.edition.package, value, options)
            if len(meant) == 1:
                found += meant
            elif self.strict and meant:
                raise AmbiguousValueError(name, value, {key: options[key] for key in meant})
            elif self.strict:
                raise UnknownValueError(name, value, options)
        return tuple(dict.fromkeys(found))

    def _without_options(self, name: str) -> None:
        if self.strict and self.given.get(name):
            raise UnknownValueError(name, self.given[name][0], {})


def ids_of(package: Package, value: str, options: Options) -> list[str]:
    """Which options a value of a link means: one by its id, or all that bear it as a name.

    A name on the page, or another one (short, full, former, that of the catalogue); width,
    capitals and blanks do not count.
    """
    if value in options:
        return [value]
    wanted = look(value)
    if not wanted:
        return []
    shown = [key for key, words in options.items() if key and look(words) == wanted]
    known = _bearing(package).get(wanted, ())
    return shown or [key for key in options if key in known]


@remember
def _bearing(package: Package) -> dict[str, set[str]]:
    """What a name looks like, in either language, present or former -> the ids that bear it."""
    found: dict[str, set[str]] = {}
    for kind in NAMED:
        for identity, names in known_names(package, kind).items():
            for name in names:
                found.setdefault(look(name), set()).add(identity)
    return found
