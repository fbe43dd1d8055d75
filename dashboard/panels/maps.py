"""The interactive map as a panel: a click chooses a zone, a list beside it does the same."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard.figures.panel import Chart
from dashboard.filters.reader import Reader
from dashboard.panels.charts import footer, header, legend

_STATE = "_map"
WIDE, NARROW = (760, 540), (340, 330)  # px of the map, roughly: the server knows no screen


@dataclass
class _Memory:
    clicked: str = ""  # zone of the last click
    focus: str = ""  # zone the view was moved to: one chosen otherwise than by a click
    generation: int = 0  # of the drawing; a new one forgets what is marked as clicked in it


def _memory() -> _Memory:
    memory: _Memory = st.session_state.setdefault(_STATE, _Memory())
    return memory


def frame_size() -> tuple[int, int]:
    """About how many px wide and high the map is on the reader's screen."""
    agent = st.context.headers.get("User-Agent") or ""
    return NARROW if "Mobi" in agent else WIDE


def focus(zone: str) -> str:
    """The zone the view is to be at: a click moves nothing, a link or the list does."""
    memory = _memory()
    if zone != memory.clicked:
        memory.clicked = memory.focus = zone
        memory.generation += 1
    return memory.focus


def map_panel(reader: Reader, drawn: Chart, on_zone: Callable[[str], None]) -> None:
    """Draw the map; a click calls `on_zone` with a zone's id, or "" for a click beside all."""
    memory = _memory()
    # positions of points are kept by the browser, so that other points need another key
    points = hash(tuple(row["id"] for row in _points(drawn)))
    key = f"deck_{drawn.key}_{memory.generation}_{points:x}"

    def clicked() -> None:
        event: Any = st.session_state[key]
        chosen = event.selection.get("objects", {}).get("zones", [])
        # nothing but the id is used: the rest is a copy from the time of the click
        memory.clicked = str(chosen[0]["id"]) if chosen else ""
        on_zone(memory.clicked)

    with st.container(border=True, key=f"panel_{drawn.key}"):
        st.markdown(header(reader, drawn))
        st.pydeck_chart(
            drawn.deck,
            height=frame_size()[1],
            key=key,
            on_select=clicked,
            selection_mode="single-object",
            alt=drawn.alt,
        )
        legend(drawn.legend)
        footer(reader, drawn)


def _points(drawn: Chart) -> list[dict[str, Any]]:
    layer = next(layer for layer in drawn.deck.layers if layer.id == "zones")
    rows: list[dict[str, Any]] = layer.data
    return rows
