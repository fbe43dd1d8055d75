"""Every input widget, kept in step with the address: ids there, names on screen.

The address holds the whole state of a page, so that a link shows what its sender saw. Streamlit's
own binding would put labels into the address and break links between pages, hence this module.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import streamlit as st

from components.theme import Look
from dashboard import i18n, resources
from dashboard.catalog import Package, open_package
from dashboard.i18n import mark

PARAMETERS = (
    "lang", "zone", "cluster", "indicator", "year", "from", "to", "level", "type", "prefecture",
    "industry", "theme", "measure", "status", "view", "source", "table", "base", "color", "size",
    "kind", "topic", "asof", "since", "body", "light", "sort", "row", "column",
)  # fmt: skip
_STATE = "_filters"  # page shown last, values written to the address, how this run was reached
Width = int | Literal["stretch"]
LONGEST_SHOWN = 40  # characters of a bad value that a notice repeats
DAYS = (date(1949, 10, 1), date(2099, 12, 31))  # the days that can be chosen


@dataclass(frozen=True)
class Reader:
    """Who reads: language, light or dark, page, and the data package shown."""

    language: str
    mode: str
    page: str
    package: Package
    t: Callable[[str], str]

    @property
    def look(self) -> Look:
        """How drawings are to appear to this reader."""
        return Look("dark" if self.mode == "dark" else "light", self.language)  # type: ignore[arg-type]


@dataclass
class _Memory:
    page: str = ""
    written: dict[str, tuple[str, ...]] | None = None
    entering: bool = True
    linked: bool = False
    notices: list[str] | None = None


def _memory() -> _Memory:
    memory: _Memory = st.session_state.setdefault(_STATE, _Memory(written={}, notices=[]))
    return memory


def arrive(page: str) -> None:
    """Note, once a run, whether the reader has just come to `page` and whether by a link."""
    memory = _memory()
    memory.entering = memory.page != page
    memory.linked = bool(set(st.query_params) - {"lang"})
    memory.page = page
    memory.notices = []
    for name in set(st.query_params) - set(PARAMETERS):
        del st.query_params[name]
        notice(mark("The link has a parameter {value} that is not known; it was ignored."), name)


def notice(message: str, value: str) -> None:
    """Keep a message for the reader about a bad value; shown by the entry script."""
    shown = value if len(value) <= LONGEST_SHOWN else f"{value[:LONGEST_SHOWN]}…"
    clean = "".join(c for c in shown if c.isprintable() and c != "`")
    notices = _memory().notices
    assert notices is not None
    notices.append(i18n.translator(language())(message).format(value=f"`{clean}`"))


def notices() -> list[str]:
    """The messages of this run."""
    return list(_memory().notices or [])


def language() -> str:
    """The reader's language: of the address, else of this session, else the default."""
    asked = st.query_params.get("lang")
    kept: str = st.session_state.get("_language", i18n.DEFAULT)
    if asked in i18n.LANGUAGES:
        kept = str(asked)
    st.session_state["_language"] = kept
    return kept


def language_switch() -> None:
    """The control that switches the language; it keeps everything else in the address."""
    asked = st.query_params.get("lang")
    if asked is not None and asked not in i18n.LANGUAGES:
        notice(
            mark("The language {value} is not known; the page is shown in the default one."), asked
        )
    now = language()
    t = i18n.translator(now)
    st.session_state["_language_choice"] = now

    def switch() -> None:
        chosen = st.session_state["_language_choice"] or now
        st.session_state["_language"] = chosen
        st.query_params["lang"] = chosen

    st.segmented_control(
        t("Language"),
        list(i18n.LANGUAGES),
        format_func=i18n.LANGUAGES.__getitem__,
        key="_language_choice",
        on_change=switch,
        label_visibility="collapsed",
        required=True,
    )
    if now == i18n.DEFAULT:
        st.query_params.pop("lang", None)
    elif asked != now:
        st.query_params["lang"] = now


def reader() -> Reader:
    """The reader of this run. Raises PackageError where there is no usable data package."""
    now = language()
    return Reader(
        language=now,
        mode="dark" if st.context.theme.type == "dark" else "light",
        page=_memory().page,
        package=open_package(resources.data_folder()),
        t=i18n.translator(now),
    )


def bar() -> Any:
    """The row at the top of a page that holds its filters."""
    return st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="filter_bar")


def _address(
    name: str, options: Iterable[str], default: tuple[str, ...], slot: str = ""
) -> tuple[str, ...] | None:
    """Values the address now asks for; None where the widget keeps its own."""
    memory, known = _memory(), set(options)
    raw = tuple(st.query_params.get_all(name))
    key = f"{memory.page}:{slot or name}"
    assert memory.written is not None
    written = memory.written.get(key, ())
    if raw:
        if raw == written:
            return None
        for value in raw:
            if value not in known:
                notice(
                    mark("The link asks for {value}, which is not there; it was left out."), value
                )
        return tuple(v for v in raw if v in known) or default
    if memory.entering:
        return default if memory.linked or key not in st.session_state else None
    return default if written else None


def _write(name: str, values: tuple[str, ...], default: tuple[str, ...], slot: str = "") -> None:
    memory = _memory()
    assert memory.written is not None
    written = () if values == default else values
    if tuple(st.query_params.get_all(name)) != written:
        if written:
            st.query_params[name] = list(written)
        else:
            st.query_params.pop(name, None)
    memory.written[f"{memory.page}:{slot or name}"] = written


def _synced(
    name: str,
    options: Mapping[str, str],
    default: tuple[str, ...],
    many: bool,
    widget: Callable[..., Any],
    slot: str = "",
) -> tuple[str, ...]:
    """Draw `widget` in step with the address; the chosen ids."""
    key = f"{_memory().page}:{slot or name}"
    asked = _address(name, options, default, slot)
    held = st.session_state.get(key)
    now = asked if asked is not None else _as_tuple(held, default)
    kept = tuple(value for value in now if value in options)
    if not many and not kept:
        kept = default
    # set in every run: other options or another language make a new widget, which would forget
    st.session_state[key] = list(kept) if many else next(iter(kept), None)
    result = _as_tuple(widget(key), () if many else default)
    _write(name, result, default, slot)
    return result


def _as_tuple(value: Any, default: tuple[str, ...]) -> tuple[str, ...]:
    if value is None:
        return default
    return tuple(value) if isinstance(value, list | tuple) else (str(value),)


def one(
    label: str,
    name: str,
    options: Mapping[str, str],
    default: str | None = None,
    width: Width = 190,
    slot: str = "",
) -> str:
    """A list to choose one id from; `options` maps ids to names. "" where there are no options.

    slot: a name of its own for the list, where another list of the page has the same parameter.
    """
    if not options:
        return ""
    first = default if default in options else next(iter(options))
    chosen = _synced(
        name,
        options,
        (str(first),),
        False,
        lambda key: st.selectbox(
            label, list(options), format_func=options.__getitem__, key=key,
            width=width, persist_state="session",
        ),
        slot,
    )  # fmt: skip
    return chosen[0]


def many(
    label: str,
    name: str,
    options: Mapping[str, str],
    placeholder: str,
    default: tuple[str, ...] = (),
    width: Width = 230,
) -> tuple[str, ...]:
    """A list to choose any number of ids from; none chosen means no filter."""
    return _synced(
        name,
        options,
        default,
        True,
        lambda key: st.multiselect(
            label, list(options), format_func=options.__getitem__, key=key,
            placeholder=placeholder, width=width, persist_state="session",
        ),
    )  # fmt: skip


def view(label: str, name: str, options: Mapping[str, str], default: str | None = None) -> str:
    """A row of buttons for the few forms in which a page can be seen."""
    first = default if default in options else next(iter(options))
    chosen = _synced(
        name,
        options,
        (str(first),),
        False,
        lambda key: st.segmented_control(
            label, list(options), format_func=options.__getitem__, key=key,
            required=True, persist_state="session", label_visibility="collapsed",
        ),
    )  # fmt: skip
    return chosen[0]


def day(label: str, name: str, default: date, width: Width = 130) -> date:
    """A day to choose, YYYY-MM-DD in the address."""
    raw, usual = st.query_params.get(name, ""), default.isoformat()
    asked = _address(name, {usual, raw} if _is_day(raw) else {usual}, (usual,))
    key = f"{_memory().page}:{name}"
    st.session_state[key] = date.fromisoformat(asked[0]) if asked else st.session_state.get(key)
    if st.session_state[key] is None:
        st.session_state[key] = default
    chosen = st.date_input(
        label, key=key, format="YYYY-MM-DD", min_value=DAYS[0], max_value=DAYS[1], width=width,
        persist_state="session",
    ) or default  # fmt: skip
    _write(name, (chosen.isoformat(),), (usual,))
    return chosen


def _is_day(text: str) -> bool:
    """Whether a text is a day that can be chosen, written as 2025-12-31."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return False
    return found.isoformat() == text and DAYS[0] <= found <= DAYS[1]


def asked(name: str) -> bool:
    """Whether the address names this parameter."""
    return name in st.query_params


def assign(name: str, value: str) -> None:
    """Choose `value` in the list `name` of the present page; only in a callback, before the run."""
    st.session_state[f"{_memory().page}:{name}"] = value


def years(
    label_from: str,
    label_to: str,
    available: Iterable[int],
    default: tuple[int, int] | None = None,
) -> tuple[int, int]:
    """Two lists of years, `from` and `to`; crossed years are put in order. (0, 0) if none.

    The default is the first and the last year.
    """
    options = {str(year): str(year) for year in sorted(set(available))}
    if not options:
        return 0, 0
    usual = default or (int(next(iter(options))), int(list(options)[-1]))
    first = int(one(label_from, "from", options, str(usual[0]), 95))
    last = int(one(label_to, "to", options, str(usual[1]), 95))
    return min(first, last), max(first, last)
