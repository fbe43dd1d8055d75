"""What a page asks, whoever answers: widgets on the screen, or the parameters of a link."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal
from urllib.parse import urlencode

from dashboard import i18n
from dashboard.catalog import Edition

Width = int | Literal["stretch"]
Options = Mapping[str, str]  # id -> name
Groups = Mapping[str, tuple[str, ...]]  # name -> ids of forms
NO_GROUPS: Groups = {}


def path_of(page: str, parameters: Iterable[tuple[str, str]], language: str = i18n.DEFAULT) -> str:
    """Path and query of a page, without host; a language not the default one comes last."""
    path = "/" if page == "overview" else f"/{page}"
    asked = [("lang", language)] if language != i18n.DEFAULT else []
    query = [*parameters, *asked]
    return f"{path}?{urlencode(query)}" if query else path


class Asker(ABC):
    """Asks the questions of a page in their order and keeps what was chosen.

    names: the parameters asked for. words: the choices as a reader reads them. query: the choices
    as parameters of the address, the usual ones too, so that a link shows the same next year.
    """

    def __init__(self, edition: Edition) -> None:
        self.edition, self.t = edition, edition.t
        self.names: list[str] = []
        self.words: list[str] = []
        self.query: list[tuple[str, str]] = []
        self._is_further = False

    def further(self) -> None:
        """The questions from here on are asked less often; on a page they stand behind a button."""
        self._is_further = True

    def tab(self, options: Options, usual: str = "", groups: Groups = NO_GROUPS) -> str:
        """One of the few forms in which a page can be seen: the parameter `view`.

        groups: name of a group -> its forms, where a page has too many for one row; a form that is
        no option is left out of its group.
        """
        usual = usual if usual in options else next(iter(options))
        return self._chosen("view", self._tab(options, usual, groups), usual)

    def one(
        self, label: str, name: str, options: Options, usual: str | None = None,
        width: Width = 190, slot: str = "",
    ) -> str:  # fmt: skip
        """One id; the first option where `usual` is none of them, "" where there are no options.

        The option "" means no choice. slot: a name of its own for the list, where another list of
        the page has the same parameter.
        """
        if not options:
            self.names.append(name)
            self._without_options(name)
            return ""
        first = str(usual) if usual in options else next(iter(options))
        chosen = self._chosen(name, self._one(label, name, options, first, width, slot), first)
        if (
            usual is not None and chosen != first
        ):  # without a usual one it is what the page is about
            self._differs(name, slot)
        if chosen:
            self._say(label, [options[chosen]])
        return chosen

    def switch(self, label: str, name: str, options: Options, usual: str) -> str:
        """As `one` with few options, all of them seen; a single one is not shown."""
        if not options:
            self.names.append(name)
            self._without_options(name)
            return ""
        first = usual if usual in options else next(iter(options))
        chosen = self._chosen(name, self._switch(label, name, options, first), first)
        if chosen != first:
            self._differs(name)
        if len(options) > 1:
            self._say(label, [options[chosen]])
        return chosen

    def many(
        self, label: str, name: str, options: Options, every: str, width: Width = 230
    ) -> tuple[str, ...]:
        """Any number of ids; none chosen means no filter, which `every` words."""
        self.names.append(name)
        chosen = self._many(label, name, options, every, width)
        if chosen:
            self._differs(name)
            self._say(label, [options[value] for value in chosen])
        self.query += [(name, value) for value in chosen]
        return chosen

    def years(
        self, available: Iterable[int], usual: tuple[int, int] | None = None, form: str = ""
    ) -> tuple[int, int]:
        """First and last year in order, by default of all; (0, 0) where there are none.

        form: whose years they are, where the forms of a page have different usual ones.
        """
        options = {str(year): str(year) for year in sorted(set(available))}
        if not options:
            self.names += ["from", "to"]
            return 0, 0
        ends = usual or (int(next(iter(options))), int(list(options)[-1]))
        labels = (self.t("From"), self.t("To"))
        slots = {name: f"{name}_{form}" if form else "" for name in ("from", "to")}
        found = [
            int(self._chosen(name, self._one(label, name, options, str(year), 95, slots[name]),
                             str(year)))
            for label, name, year in zip(labels, slots, ends, strict=True)
        ]  # fmt: skip
        first, last = min(found), max(found)
        if (first, last) != ends:
            for name, slot in slots.items():
                self._differs(name, slot)
            self._say(self.t("Years"), [f"{first}—{last}"])
        return first, last

    def day(self, label: str, name: str, usual: date) -> date:
        """A day, YYYY-MM-DD in the address."""
        chosen = self._day(label, name, usual)
        self._chosen(name, chosen.isoformat(), usual.isoformat())
        if chosen != usual:
            self._differs(name)
        self._say(label, [chosen.isoformat()])
        return chosen

    @property
    def parameters(self) -> tuple[str, ...]:
        """The parameters asked for, each once, without the form of the page."""
        return tuple(dict.fromkeys(name for name in self.names if name != "view"))

    def link(self, page: str) -> str:
        """The address of what was chosen on `page`: path and query."""
        return path_of(page, self.query, self.edition.language)

    def _chosen(self, name: str, value: str, usual: str) -> str:
        self.names.append(name)
        if value or usual:
            self.query.append((name, value))
        return value

    def _say(self, label: str, names: Iterable[str]) -> None:
        self.words.append(f"{label}{self.t(': ')}{self.t(', ').join(names)}")

    def _differs(self, name: str, slot: str = "") -> None:  # noqa: B027  # most have no use for it
        """The choice just made is not the usual one."""

    @abstractmethod
    def names_one_of(self, *names: str) -> bool:
        """Whether the link or the address has one of these parameters."""

    @abstractmethod
    def _tab(self, options: Options, usual: str, groups: Groups) -> str: ...

    @abstractmethod
    def _one(
        self, label: str, name: str, options: Options, usual: str, width: Width, slot: str
    ) -> str: ...

    def _switch(self, label: str, name: str, options: Options, usual: str) -> str:
        return self._one(label, name, options, usual, 190, "")

    @abstractmethod
    def _many(
        self, label: str, name: str, options: Options, every: str, width: Width
    ) -> tuple[str, ...]: ...

    @abstractmethod
    def _day(self, label: str, name: str, usual: date) -> date: ...

    @abstractmethod
    def _without_options(self, name: str) -> None:
        """A question that has no answer with the data at hand."""
