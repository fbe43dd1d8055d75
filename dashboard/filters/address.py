"""The address and the widgets in step: what it asks for, what is written into it, what is held."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import streamlit as st

from dashboard.filters.session import memory, notice, state_key
from dashboard.i18n import mark
from dashboard.reader_limits import LINK_VALUE, LINK_VALUES

PARAMETERS = (
    "lang", "zone", "cluster", "indicator", "year", "from", "to", "level", "type", "prefecture",
    "industry", "theme", "measure", "status", "view", "source", "table", "base", "color", "size",
    "kind", "topic", "asof", "since", "body", "light", "sort", "row", "column", "peers", "rows",
)  # fmt: skip


def arrive(page: str) -> None:
    """Note, once a run, whether the reader has just come to `page` and whether by a link."""
    kept = memory()
    kept.entering = kept.page != page
    kept.linked = bool(set(st.query_params) - {"lang"})
    kept.page = page
    kept.notices, kept.further, kept.filters, kept.reader = [], 0, [], None
    _tidy()


def _tidy() -> None:
    """Take out of the address what no page knows and what is out of all bounds, in one change:
    each change sends the whole address to the browser."""
    asked = {name: st.query_params.get_all(name) for name in st.query_params}
    known = {name: _bounded(values) for name, values in asked.items() if name in PARAMETERS}
    if known == asked:
        return
    st.query_params.from_dict(known)
    for name in asked:
        if name not in known:
            notice(
                mark("The link has a parameter {value} that is not known; it was ignored."), name
            )
        elif known[name] != asked[name]:
            notice(mark("The link has more in {value} than can be read; it was shortened."), name)


def _bounded(values: list[str]) -> list[str]:
    return [value for value in values[:LINK_VALUES] if len(value) <= LINK_VALUE]


def leave() -> None:
    """The run is over: let go of the data package, which may be another in the next one."""
    memory().reader = None


def assign(name: str, value: str) -> None:
    """Choose `value` in the list `name` of the present page; only in a callback, before the run."""
    st.session_state[state_key(name)] = value


def held(page: str, name: str) -> tuple[str, ...]:
    """What the filter `name` of a page holds in this session; () if nothing or never opened."""
    values = _as_tuple(st.session_state.get(state_key(name, page)), ())
    return tuple(value for value in values if value)


def synced(
    name: str,
    options: Mapping[str, str],
    default: tuple[str, ...],
    many: bool,
    widget: Callable[[str], Any],
    slot: str = "",
) -> tuple[str, ...]:
    """Draw `widget`, which is given its key, in step with the address; the chosen ids."""
    key = state_key(slot or name)
    asked_for = values_asked(name, options, default, slot)
    now = asked_for if asked_for is not None else _as_tuple(st.session_state.get(key), default)
    kept = tuple(value for value in now if value in options)
    if not many and not kept:
        kept = default
    # set in every run: other options or another language make a new widget, which would forget
    st.session_state[key] = list(kept) if many else next(iter(kept), None)
    result = _as_tuple(widget(key), () if many else default)
    write(name, result, default, slot)
    return result


def values_asked(
    name: str, options: Iterable[str], default: tuple[str, ...], slot: str = ""
) -> tuple[str, ...] | None:
    """Values the address now asks for; None where the widget keeps its own."""
    kept, known = memory(), set(options)
    raw = tuple(st.query_params.get_all(name))
    key = state_key(slot or name)
    written = kept.written.get(key, ())
    if raw:
        if raw == written:
            return None
        for value in raw:
            if value not in known:
                notice(
                    mark("The link asks for {value}, which is not there; it was left out."), value
                )
        return tuple(v for v in raw if v in known) or default
    if kept.entering:
        return default if kept.linked or key not in st.session_state else None
    return default if written else None


def write(name: str, values: tuple[str, ...], default: tuple[str, ...], slot: str = "") -> None:
    """Put values into the address; the usual ones, `default`, are left out of it."""
    written = () if values == default else values
    if tuple(st.query_params.get_all(name)) != written:
        if written:
            st.query_params[name] = list(written)
        else:
            st.query_params.pop(name, None)
    memory().written[state_key(slot or name)] = written


def _as_tuple(value: Any, default: tuple[str, ...]) -> tuple[str, ...]:
    if value is None:
        return default
    return tuple(value) if isinstance(value, list | tuple) else (str(value),)
