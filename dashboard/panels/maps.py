"""The map that a reader moves, as a panel: a click chooses a zone, as a list beside it does."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard import resources
from dashboard.catalog import remember
from dashboard.figures.panel import Chart
from dashboard.filters.session import Reader
from dashboard.i18n import Translator, mark
from dashboard.panels.charts import footer, header, legend

WORDS = {
    "nearer": mark("Nearer"),
    "farther": mark("Farther"),
    "all": mark("Show the whole map"),
    "whole": mark("All"),
    "area": mark("Area:"),
    "year": mark("Year"),
    "play": mark("Play the years"),
    "pause": mark("Pause"),
}
_STATE = "_map"
_map = st.components.v2.component(
    "zone_observatory_map",
    css=(resources.ASSETS / "zone_map.css").read_text(encoding="utf-8"),
    js=(resources.ASSETS / "zone_map.js").read_text(encoding="utf-8"),
    isolate_styles=False,  # what is read aloud, printed or searched is a part of the page
)


@dataclass
class _Memory:
    clicked: str = ""  # zone of the last click
    focus: str = ""  # zone the view was moved to: one chosen otherwise than by a click


def _memory() -> _Memory:
    memory: _Memory = st.session_state.setdefault(_STATE, _Memory())
    return memory


def focus(zone: str) -> str:
    """The zone the view is to be at: a click moves nothing, a link or the list does."""
    memory = _memory()
    if zone != memory.clicked:
        memory.clicked = memory.focus = zone
    return memory.focus


def map_panel(reader: Reader, drawn: Chart, choose: Callable[[str, str], None]) -> None:
    """Draw the map; `choose` is called with the name of a list and the id chosen in it.

    A click gives a zone, or "" beside all; the slider gives a year.
    """
    key = f"map_{drawn.key}"

    def told(name: str) -> str:
        event: Any = st.session_state[key]
        return str((event.get(name) or {}).get("id", ""))

    def clicked() -> None:
        _memory().clicked = told("zone")
        choose("zone", told("zone"))

    def moved() -> None:
        choose("year", told("year"))

    with st.container(border=True, key=f"panel_{drawn.key}"):
        st.markdown(header(reader, drawn))
        _map(key=key, data=content(drawn, reader.t), on_zone_change=clicked, on_year_change=moved)
        legend(drawn.legend)
        footer(reader, drawn)


@remember
def content(drawn: Chart, t: Translator) -> bytes:
    """What the map is drawn from, with the words of its buttons.

    Bytes, because Streamlit's own JSON takes twice as many for Chinese and is made on every run.
    """
    words = {name: t(text) for name, text in WORDS.items()} | {"alt": drawn.alt}
    found = {**drawn.live, "words": words}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
