"""The asker for a link, a command or an export: parameters of an address answer the questions."""

from collections.abc import Mapping
from datetime import date

from dashboard.catalog import Edition, Package, remember
from dashboard.filters.asker import Asker, Options, Width

Parameters = Mapping[str, tuple[str, ...]]
# where the Chinese names of subjects stand: table and column
NAMED = (("subjects", "name_zh"), ("zones", "full_name_zh"), ("zones", "catalogue_name_zh"),
         ("subject_names", "name_zh"))  # fmt: skip
MOST_NAMED = 12  # allowed values in a message; of more, how many there are


class BadParameterError(ValueError):
    """A parameter that the view does not have, or with a value that it cannot take."""


class UnknownValueError(BadParameterError):
    """A parameter has a value that is not there; `allowed` has pairs of id and name."""

    def __init__(self, name: str, value: str, allowed: Options) -> None:
        self.name, self.value, self.allowed = name, value, dict(allowed)
        listed = [_named(key, words) for key, words in allowed.items() if key]
        rest = len(listed) - MOST_NAMED
        more = f" and {rest} more" if rest > 0 else ""
        choice = ", ".join(listed[:MOST_NAMED]) + more if listed else "none for this selection"
        super().__init__(f"{name}={value} is not known. Allowed: {choice}")


def _named(key: str, words: str) -> str:
    return key if key == words else f"{key} ({words})"


class LinkAsker(Asker):
    """Answers from `given`, with the same options and defaults as the widgets of the page.

    strict: a value that is not there raises UnknownValueError, else it falls back as on the page.
    """

    def __init__(self, edition: Edition, given: Parameters, *, strict: bool = True) -> None:
        super().__init__(edition)
        self.given, self.strict = given, strict

    def names_one_of(self, *names: str) -> bool:
        return any(self.given.get(name) for name in names)

    def _tab(self, options: Options, usual: str) -> str:
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
            identity = self._identity(value, options)
            if identity is not None:
                found.append(identity)
            elif self.strict:
                raise UnknownValueError(name, value, options)
        return tuple(dict.fromkeys(found))

    def _without_options(self, name: str) -> None:
        if self.strict and self.given.get(name):
            raise UnknownValueError(name, self.given[name][0], {})

    def _identity(self, value: str, options: Options) -> str | None:
        """An id as it is; a name on the page, or another name of a subject (short, full, former,
        that of the catalogue, in Chinese), where only one option bears it."""
        if value in options:
            return value
        if not value:
            return None
        known = _bearing(self.edition.package).get(value, ())
        bearing = [i for i, words in options.items() if i and (value == words or i in known)]
        return bearing[0] if len(bearing) == 1 else None


@remember
def _bearing(package: Package) -> dict[str, set[str]]:
    """Chinese name, present or former, short or full -> ids of the subjects that bear it."""
    found: dict[str, set[str]] = {}
    for table, column in NAMED:
        rows = package.tables[table]
        for identity, name in zip(rows["subject_id"], rows[column], strict=True):
            found.setdefault(str(name), set()).add(str(identity))
    return found
