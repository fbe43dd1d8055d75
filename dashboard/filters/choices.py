"""Lists and buttons to choose from: one, several, a form of the page, two years."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal

import streamlit as st

from dashboard.filters.address import synced

Width = int | Literal["stretch"]


def bar() -> Any:
    """The row at the top of a page that holds its filters."""
    return st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="filter_bar")


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
    return _single(
        name,
        options,
        default,
        lambda key: st.selectbox(
            label, list(options), format_func=options.__getitem__, key=key,
            width=width, persist_state="session",
        ),
        slot,
    )  # fmt: skip


def many(
    label: str,
    name: str,
    options: Mapping[str, str],
    placeholder: str,
    default: tuple[str, ...] = (),
    width: Width = 230,
) -> tuple[str, ...]:
    """A list to choose any number of ids from; none chosen means no filter."""
    return synced(
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
    return _single(
        name,
        options,
        default,
        lambda key: st.segmented_control(
            label, list(options), format_func=options.__getitem__, key=key,
            required=True, persist_state="session", label_visibility="collapsed",
        ),
    )  # fmt: skip


def _single(
    name: str,
    options: Mapping[str, str],
    default: str | None,
    widget: Callable[[str], Any],
    slot: str = "",
) -> str:
    """The one id chosen; the first option where `default` is none of them."""
    first = default if default in options else next(iter(options))
    return synced(name, options, (str(first),), False, widget, slot)[0]


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
