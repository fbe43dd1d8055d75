"""Parameters of an address read as the filters of a page read them, and said in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dashboard.catalog import Package
from dashboard.exports.links import path_of
from dashboard.i18n import Translator, translator

Parameters = Mapping[str, tuple[str, ...]]
MOST_NAMED = 12  # allowed values in a message; of more, how many there are


class BadParameterError(ValueError):
    """A parameter that the chart does not have, or with a value that it cannot take."""


class UnknownValueError(BadParameterError):
    """A parameter has a value that is not there; `allowed` has pairs of id and name."""

    def __init__(self, name: str, value: str, allowed: Mapping[str, str]) -> None:
        self.name, self.value, self.allowed = name, value, dict(allowed)
        listed = [_named(key, words) for key, words in allowed.items() if key]
        rest = len(listed) - MOST_NAMED
        more = f" and {rest} more" if rest > 0 else ""
        choice = ", ".join(listed[:MOST_NAMED]) + more if listed else "none for this selection"
        super().__init__(f"{name}={value} is not known. Allowed: {choice}")


def _named(key: str, words: str) -> str:
    return key if key == words else f"{key} ({words})"


@dataclass
class Choices:
    """Answers the questions that a page's filters ask, in the same order with the same defaults.

    strict: a value that is not there raises UnknownValueError, else it falls back as on the page.
    `words` and `query` fill up with what was chosen, in words and as parameters of the address.
    """

    package: Package
    language: str
    given: Parameters
    strict: bool = True
    words: list[str] = field(default_factory=list)
    query: list[tuple[str, str]] = field(default_factory=list)

    @property
    def t(self) -> Translator:
        return translator(self.language)

    def one(
        self, label: str, name: str, options: Mapping[str, str], default: str | None = None
    ) -> str:
        """One id; "" where there are no options. As `filters.one`."""
        if not options:
            self._refuse_all(name, options)
            return ""
        usual = str(default) if default in options else next(iter(options))
        found = self._known(name, options)
        if self.strict and len(self.given.get(name, ())) > 1:
            raise BadParameterError(f"{name} takes one value; given: {', '.join(self.given[name])}")
        chosen = found[-1] if found else usual
        if chosen:
            self._note(label, [options[chosen]])
        if chosen != usual:
            self.query.append((name, chosen))
        return chosen

    def many(self, label: str, name: str, options: Mapping[str, str]) -> tuple[str, ...]:
        """Any number of ids; none chosen means no filter. As `filters.many`."""
        chosen = self._known(name, options)
        if chosen:
            self._note(label, [options[i] for i in chosen])
        self.query += [(name, i) for i in chosen]
        return chosen

    def years(
        self, available: Iterable[int], default: tuple[int, int] | None = None
    ) -> tuple[int, int]:
        """First and last year in order; (0, 0) where there are none. As `filters.years`."""
        options = {str(year): str(year) for year in sorted(set(available))}
        if not options:
            return 0, 0
        usual = default or (int(next(iter(options))), int(list(options)[-1]))
        ends = [self._end(name, options, year)
                for name, year in zip(("from", "to"), usual, strict=True)]  # fmt: skip
        first, last = min(ends), max(ends)
        if (first, last) != usual:
            self._note(self.t("Years"), [f"{first}—{last}"])
        return first, last

    def _end(self, name: str, options: Mapping[str, str], usual: int) -> int:
        found = self._known(name, options)
        chosen = int(found[-1]) if found else usual
        if chosen != usual:
            self.query.append((name, str(chosen)))
        return chosen

    def link(self, page: str, view: Iterable[tuple[str, str]]) -> str:
        """The address of what was chosen on `page`: path and query."""
        return path_of(page, [*view, *self.query], self.language)

    def _note(self, label: str, names: Iterable[str]) -> None:
        self.words.append(f"{label}{self.t(': ')}{self.t(', ').join(names)}")

    def _known(self, name: str, options: Mapping[str, str]) -> tuple[str, ...]:
        """The ids asked for, each once; names are turned into ids."""
        found = []
        for value in self.given.get(name, ()):
            identity = self._identity(value, options)
            if identity is not None:
                found.append(identity)
            elif self.strict:
                raise UnknownValueError(name, value, options)
        return tuple(dict.fromkeys(found))

    def _refuse_all(self, name: str, options: Mapping[str, str]) -> None:
        if self.strict and self.given.get(name):
            raise UnknownValueError(name, self.given[name][0], options)

    def _identity(self, value: str, options: Mapping[str, str]) -> str | None:
        """An id as it is; a name on the page, or a Chinese short or full name, where only one
        option bears it."""
        if value in options:
            return value
        if not value:
            return None
        chinese, full = self.package.names("subjects", "zh"), _full_names(self.package)
        bearing = [
            i for i, words in options.items()
            if value in (words, chinese.get(i), full.get(i)) and i
        ]  # fmt: skip
        return bearing[0] if len(bearing) == 1 else None


def _full_names(package: Package) -> dict[str, str]:
    zones = package.tables["zones"]
    return dict(zip(zones["subject_id"], zones["full_name_zh"], strict=True))
