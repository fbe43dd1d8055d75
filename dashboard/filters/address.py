"""The address and the widgets in step: what it asks for, what is written into it, what follows."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import streamlit as st

from dashboard.filters.session import memory, notice, state_key
from dashboard.i18n import mark
from dashboard.reader_limits import LINK_VALUE, LINK_VALUES

PARAMETERS = (
    "lang", "zone", "cluster", "indicator", "year", "from", "to", "level", "type", "prefecture",
    "industry", "theme", "measure", "status", "view", "source", "table", "base", "color", "size",
    "area", "kind", "topic", "asof", "since", "body", "light", "sort", "row", "column", "peers",
    "rows", "of", "period", "subject", "show", "scale",
)  # fmt: skip


# what follows the reader from page to page: the newest choice of each, wherever it was made
CARRIED = ("zone", "prefecture", "cluster", "indicator", "year")
PLACES = ("zone", "prefecture", "cluster")  # one lies in another: a new one may exclude an old one
EMPTY = ((), ("",))  # no choice


def arrive(page: str) -> None:
    """Note, once a run, whether the reader has just come to `page` and whether by a link.

    A run may be broken off by the next one: the reader is coming until one has ended.
    """
    kept = memory()
    kept.entering = kept.page != page or kept.unfinished
    kept.unfinished = True
    kept.linked = bool(set(st.query_params) - {"lang"})
    kept.page = page
    kept.notices, kept.further, kept.filters, kept.reader = [], 0, [], None
    kept.asked, kept.shown, kept.led = {}, {}, set()
    kept.bar, kept.changed = None, []
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
    """The run is over: put what was chosen into the address, in one change, and let go of the data
    package, which may be another in the next run."""
    kept = memory()
    own = f"{kept.page}:"
    gone = [key for key in kept.written if key.startswith(own) and key not in kept.shown]
    for key in gone:  # not asked any more, as in another form of the page; the choice is kept
        del kept.written[key]
    dropped = {key.removeprefix(own) for key in gone} - set(kept.asked)
    before = {name: st.query_params.get_all(name) for name in st.query_params}
    after = {name: list(values) for name, values in kept.asked.items() if values}
    after |= {n: v for n, v in before.items() if n not in kept.asked and n not in dropped}
    if after != before:
        st.query_params.from_dict(after)
    kept.written |= kept.shown
    _carry()
    kept.unfinished, kept.reader, kept.bar = False, None, None


def _carry() -> None:
    """Keep for other pages what the reader has chosen in this run.

    A new place takes the old ones along only where this page shows both.
    """
    kept = memory()
    for name in kept.led:
        kept.context[name] = kept.asked[name]
    if kept.led & set(PLACES):
        for name in set(PLACES) - kept.led:
            if kept.asked.get(name, ()) != kept.context.get(name):
                kept.context.pop(name, None)


def assign(name: str, value: str) -> None:
    """Choose `value` in the list `name` of the present page; only in a callback, before the run."""
    st.session_state[state_key(name)] = value


def clear(changed: Iterable[tuple[str, str]]) -> None:
    """Choose the usual again in lists of the page, each a parameter and "page:name"; only in a
    callback, before the run."""
    kept, lists = memory(), list(changed)
    for name, key in lists:
        st.session_state[key] = None
        kept.written.pop(key, None)
        kept.context.pop(name, None)
    names = {name for name, _ in lists}
    rest = {name: st.query_params.get_all(name) for name in st.query_params if name not in names}
    st.query_params.from_dict(rest)


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
    asked_for = values_asked(name, options, default, many, slot)
    now = asked_for if asked_for is not None else _as_tuple(st.session_state.get(key), default)
    kept = tuple(value for value in now if value in options)
    if not many and not kept:
        kept = default
    # set in every run: other options or another language make a new widget, which would forget
    st.session_state[key] = list(kept) if many else next(iter(kept), None)
    result = _as_tuple(widget(key), () if many else default)
    before = memory().written.get(key)
    if asked_for is None and before is not None and result == now and result != before:
        _lead(name)
    write(name, result, default, slot)
    return result


def values_asked(
    name: str, options: Iterable[str], default: tuple[str, ...], many: bool = False, slot: str = ""
) -> tuple[str, ...] | None:
    """Values the address or the reader's way now asks for; None where the widget keeps its own."""
    kept, known = memory(), set(options)
    raw = tuple(value for value in st.query_params.get_all(name) if value or value in known)
    key = state_key(slot or name)
    written = kept.written.get(key, ())
    if raw and not (key not in kept.written and _of_another_form(name, key, raw)):
        if raw == written:
            return None
        for value in raw:
            if value not in known:
                notice(mark("The link has {value}, which is not there; it was ignored."), value)
        asked = tuple(v for v in raw if v in known)
        if asked:
            _lead(name)
        return asked or default
    if kept.entering and kept.linked:
        return default
    if not kept.entering and key in kept.written:
        return default if written else None
    if name in CARRIED:  # the question is new to the reader
        carried = tuple(value for value in kept.context.get(name, ()) if value in known)
        return (carried if many else carried[:1]) or default
    return None if key in st.session_state else default


def _of_another_form(name: str, key: str, raw: tuple[str, ...]) -> bool:
    """Whether the address has what another form of the page wrote there for its own question."""
    own = state_key(name)
    return any(
        values == raw
        for other, values in memory().written.items()
        if other != key and (other == own or other.startswith(f"{own}_"))
    )


def _lead(name: str) -> None:
    """What the reader has chosen in this run leads on other pages too."""
    if name in CARRIED:
        memory().led.add(name)


def write(name: str, values: tuple[str, ...], default: tuple[str, ...], slot: str = "") -> None:
    """Note values for the address, the usual ones too: a link shows the same whatever comes."""
    kept = memory()
    shown = () if values in EMPTY and default in EMPTY else values
    kept.asked[name] = kept.shown[state_key(slot or name)] = shown


def _as_tuple(value: Any, default: tuple[str, ...]) -> tuple[str, ...]:
    if value is None:
        return default
    return tuple(value) if isinstance(value, list | tuple) else (str(value),)
