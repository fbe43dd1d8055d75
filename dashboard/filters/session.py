"""Who reads, and what a session remembers.

Of the reader: language, light or dark, page, and the edition of the data package shown. Of the
session: its pages and addresses, and the notices of this run.
"""

from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from components.theme import Look
from dashboard import i18n, resources
from dashboard.catalog import Edition, open_package
from dashboard.i18n import Translator, mark
from dashboard.reader_limits import NOTICES

_STATE, _LANGUAGE, _CHOICE = "_filters", "_language", "_language_choice"
LONGEST_SHOWN = 40  # characters of a bad value that a notice repeats


@dataclass
class Memory:
    """One per session. written: "page:name" -> the values last put into the address.

    context: parameter -> the newest choice of what follows the reader, whatever the page.
    Of this run: asked, shown (parameter, "page:name" -> values), led (parameters newly chosen).
    """

    page: str = ""  # shown last
    written: dict[str, tuple[str, ...]] = field(default_factory=dict)
    context: dict[str, tuple[str, ...]] = field(default_factory=dict)
    asked: dict[str, tuple[str, ...]] = field(default_factory=dict)
    shown: dict[str, tuple[str, ...]] = field(default_factory=dict)
    led: set[str] = field(default_factory=set)
    bar: Any = None  # the row of filters of this run, where the page has one
    changed: list[tuple[str, str]] = field(default_factory=list)  # in it: parameter, "page:name"
    unfinished: bool = False  # the last run was broken off
    entering: bool = True  # the reader has just come to the page
    linked: bool = False  # ... by an address with parameters
    notices: list[str] = field(default_factory=list)  # of this run, the first few
    further: int = 0  # notices
    filters: list[str] = field(default_factory=list)  # of this run, in words
    reader: Any = None  # of this run, see `reader`


def memory() -> Memory:
    """The memory of this session."""
    kept: Memory | None = st.session_state.get(_STATE)
    if kept is None:
        kept = st.session_state[_STATE] = Memory()
    return kept


def state_key(name: str, page: str | None = None) -> str:
    """Where the session keeps the choice of the widget `name`, of the present page by default."""
    return f"{memory().page if page is None else page}:{name}"


def notice(message: str, value: str) -> None:
    """Keep a message for the reader about a value of the address that is not known.

    Of more than a few only their number is told.
    """
    if len(memory().notices) == NOTICES:
        memory().further += 1
        return
    shown = value if len(value) <= LONGEST_SHOWN else f"{value[:LONGEST_SHOWN]}…"
    clean = "".join(c for c in shown if c.isprintable() and c != "`")
    memory().notices.append(i18n.translator(language())(message).format(value=f"`{clean}`"))


def notices() -> list[str]:
    """The messages of this run."""
    kept = memory()
    if not kept.further:
        return list(kept.notices)
    t = i18n.translator(language())
    more = t("{count} more values of the link are not known; they were ignored.")
    return [*kept.notices, more.format(count=kept.further)]


def language() -> str:
    """The reader's language: of the address, else of this session, else the default."""
    asked = st.query_params.get("lang")
    kept: str = st.session_state.get(_LANGUAGE, i18n.DEFAULT)
    if asked in i18n.LANGUAGES:
        kept = str(asked)
    st.session_state[_LANGUAGE] = kept
    return kept


def _apply_language() -> None:
    """Make the chosen language that of session and address; before the run."""
    chosen = st.session_state[_CHOICE] or language()
    st.session_state[_LANGUAGE] = chosen
    st.query_params["lang"] = chosen


def language_switch() -> None:
    """The control that switches the language; it keeps everything else in the address."""
    asked = st.query_params.get("lang")
    if asked is not None and asked not in i18n.LANGUAGES:
        notice(
            mark("The language {value} is not known; the page is shown in the default one."), asked
        )
    now = language()
    t = i18n.translator(now)
    st.session_state[_CHOICE] = now
    st.segmented_control(
        t("Language"),
        list(i18n.LANGUAGES),
        format_func=i18n.LANGUAGES.__getitem__,
        key=_CHOICE,
        on_change=_apply_language,
        label_visibility="collapsed",
        required=True,
    )
    if now == i18n.DEFAULT:
        st.query_params.pop("lang", None)
    elif asked != now:
        st.query_params["lang"] = now


@dataclass(frozen=True)
class Reader:
    """Who reads: how drawings are to appear, the page, and the data in the reader's language."""

    look: Look
    page: str
    edition: Edition

    @property
    def language(self) -> str:
        return self.edition.language

    @property
    def t(self) -> Translator:
        return self.edition.t


def reader() -> Reader:
    """The reader of this run, made once: it looks at every file of the data package.

    Raises PackageError where there is no usable data package.
    """
    kept = memory()
    if kept.reader is None:
        now = language()
        mode = "dark" if st.context.theme.type == "dark" else "light"
        package = open_package(resources.data_folder())
        look = Look(mode, now)  # type: ignore[arg-type]  # one of the languages
        kept.reader = Reader(look, kept.page, Edition.of(package, now))
    found: Reader = kept.reader
    return found
