"""What a session remembers of its pages and addresses between two runs."""

from dataclasses import dataclass, field

import streamlit as st

_STATE = "_filters"


@dataclass
class Memory:
    """One per session. written: "page:name" -> the values last put into the address."""

    page: str = ""  # shown last
    written: dict[str, tuple[str, ...]] = field(default_factory=dict)
    entering: bool = True  # the reader has just come to the page
    linked: bool = False  # ... by an address with parameters
    notices: list[str] = field(default_factory=list)  # of this run


def memory() -> Memory:
    """The memory of this session."""
    kept: Memory | None = st.session_state.get(_STATE)
    if kept is None:
        kept = st.session_state[_STATE] = Memory()
    return kept


def state_key(name: str, page: str | None = None) -> str:
    """Where the session keeps the choice of the widget `name`, of the present page by default."""
    return f"{memory().page if page is None else page}:{name}"
