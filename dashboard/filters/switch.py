"""The control that switches the language."""

import streamlit as st

from dashboard import i18n
from dashboard.filters.bad_values import notice
from dashboard.filters.languages import language, speak
from dashboard.i18n import mark

_CHOICE = "_language_choice"


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
        on_change=lambda: speak(st.session_state[_CHOICE] or now),
        label_visibility="collapsed",
        required=True,
    )
    if now == i18n.DEFAULT:
        st.query_params.pop("lang", None)
    elif asked != now:
        st.query_params["lang"] = now
