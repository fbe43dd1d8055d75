"""A day to choose, in step with the address."""

from datetime import date

import streamlit as st

from dashboard.filters.address import values_asked, write
from dashboard.filters.memory import state_key

DAYS = (date(1949, 10, 1), date(2099, 12, 31))  # the days that can be chosen


def day(label: str, name: str, default: date, width: int = 130) -> date:
    """A day to choose, YYYY-MM-DD in the address."""
    raw, usual = st.query_params.get(name, ""), default.isoformat()
    asked = values_asked(name, {usual, raw} if _is_day(raw) else {usual}, (usual,))
    key = state_key(name)
    st.session_state[key] = date.fromisoformat(asked[0]) if asked else st.session_state.get(key)
    if st.session_state[key] is None:
        st.session_state[key] = default
    chosen = st.date_input(
        label, key=key, format="YYYY-MM-DD", min_value=DAYS[0], max_value=DAYS[1], width=width,
        persist_state="session",
    ) or default  # fmt: skip
    write(name, (chosen.isoformat(),), (usual,))
    return chosen


def _is_day(text: str) -> bool:
    """Whether a text is a day that can be chosen, written as 2025-12-31."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return False
    return found.isoformat() == text and DAYS[0] <= found <= DAYS[1]
