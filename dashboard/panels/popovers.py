"""Popovers whose content is made and sent to the browser only once the reader opens them."""

from collections.abc import Callable

import streamlit as st


def filled_on_opening(label: str, icon: str, key: str, fill: Callable[[], object]) -> None:
    """A quiet button; `fill` draws into its popover while that is open."""
    opened = st.popover(label, type="tertiary", icon=icon, key=key, on_change="rerun")
    if opened.open:
        with opened:
            fill()
