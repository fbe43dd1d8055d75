"""The interactive map as a panel: a click chooses a zone, a list beside it does the same."""

from collections.abc import Callable
from typing import Any

import pydeck as pdk
import streamlit as st

from dashboard.figures.panel import Panel
from dashboard.filters import Reader
from dashboard.panels.charts import footer, header
from dashboard.panels.links import plain


def map_panel(
    reader: Reader,
    panel: Panel,
    deck: pdk.Deck,
    legend: tuple[tuple[str, str], ...],
    on_point: Callable[[str], None],
    height: int = 540,
) -> None:
    """Draw the map; `legend` pairs colours with words; a click calls `on_point` with a point id."""
    key = f"deck_{panel.key}"

    def clicked() -> None:
        event: Any = st.session_state[key]
        chosen = event.selection.get("objects", {}).get("zones", [])
        if chosen:
            # nothing but the id is used: the rest is a copy from the time of the click
            on_point(str(chosen[0]["id"]))

    with st.container(border=True, key=f"panel_{panel.key}"):
        st.markdown(header(reader, panel))
        st.pydeck_chart(
            deck,
            height=height,
            key=key,
            on_select=clicked,
            selection_mode="single-object",
            alt=panel.alt,
        )
        entries = [f':color[●]{{foreground="{colour}"}} {plain(word)}' for colour, word in legend]
        st.markdown(f":small[{'  '.join(entries)}]")
        footer(reader, panel)
