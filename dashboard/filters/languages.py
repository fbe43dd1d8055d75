"""The language of the reader: of the address, of the session, or the default."""

import streamlit as st

from dashboard import i18n

_STATE = "_language"


def language() -> str:
    """The reader's language: of the address, else of this session, else the default."""
    asked = st.query_params.get("lang")
    kept: str = st.session_state.get(_STATE, i18n.DEFAULT)
    if asked in i18n.LANGUAGES:
        kept = str(asked)
    st.session_state[_STATE] = kept
    return kept


def speak(chosen: str) -> None:
    """Make `chosen` the language, in session and address; only in a callback, before the run."""
    st.session_state[_STATE] = chosen
    st.query_params["lang"] = chosen
