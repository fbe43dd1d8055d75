"""A chart with its title, unit, period, coverage, sources and the rows behind it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from components.charts.matrix import CLICK
from dashboard.figures.panel import Panel, covered, joined, spoken
from dashboard.filters import Reader
from dashboard.panels.export import export_popover
from dashboard.panels.links import plain, source_links
from dashboard.panels.messages import empty, fictional
from dashboard.panels.tables import rows_popover

MOST_SOURCES = 8
_STATE = "_clicks"
OnCell = Callable[[str, str], None]


@dataclass
class _Memory:
    clicked: tuple[str, str] = ("", "")  # row and column of the last click
    generation: int = 0  # of the drawing; a new one forgets what is marked as clicked in it


def chart_panel(
    reader: Reader,
    panel: Panel,
    message: str = "",
    on_cell: OnCell | None = None,
    cell: tuple[str, str] = ("", ""),
) -> None:
    """Draw one panel; an empty one says `message` (default: that no value matches).

    on_cell: called with row and column of a cell of a matrix that is clicked; cell: the chosen one.
    """
    with st.container(border=True, key=f"panel_{panel.key}"):
        st.markdown(header(reader, panel))
        if not panel.spec:
            empty(reader, message or reader.t("There is no value for this selection."))
            for note in panel.notes:
                st.caption(plain(note))
            return
        options = _clickable(panel.key, on_cell, cell) if on_cell else {}
        place = st.container(key=f"wide_{panel.key}") if panel.wide else st
        place.vega_lite_chart(
            spec=dict(panel.spec),
            theme=None,
            alt=spoken(panel, reader.t),
            **({"key": f"chart_{panel.key}"} | options),
        )
        footer(reader, panel)


def _clickable(name: str, on_cell: OnCell, cell: tuple[str, str]) -> dict[str, Any]:
    """Options of a chart whose cells can be clicked.

    A selection cannot be set from here: where another cell was chosen by a list or a link, the
    drawing is made anew, so that a click on the cell clicked before counts again.
    """
    memory: _Memory = st.session_state.setdefault(f"{_STATE}_{name}", _Memory())
    if cell != memory.clicked:
        memory.clicked = cell
        memory.generation += 1
    key = f"chart_{name}_{memory.generation}"

    def clicked() -> None:
        event: Any = st.session_state[key]
        # in a layered drawing a part that was not hit adds an empty entry
        found = [entry for entry in event.selection.get(CLICK, []) if entry]
        if found:
            memory.clicked = (str(found[0]["row"]), str(found[0]["column"]))
            on_cell(*memory.clicked)

    return {"key": key, "on_select": clicked, "selection_mode": [CLICK]}


def chart_grid(reader: Reader, key: str, drawn: Iterable[Panel], width: int = 420) -> None:
    """Small panels side by side where there is room; those with nothing to say are left out."""
    told = [panel for panel in drawn if panel.spec or panel.notes]
    if len(told) == 1:
        chart_panel(reader, told[0])
    elif told:
        with st.grid(min_column_width=width, gap="small", key=f"grid_{key}", row_height="content"):
            for panel in told:
                chart_panel(reader, panel)


def header(reader: Reader, panel: Panel) -> str:
    """Title, then one line with the mark of fictional data, unit, period and coverage."""
    t = reader.t
    facts = list(fictional(reader))
    if panel.units:
        facts.append(t("Unit: {units}").format(units=plain(joined(panel.units, t))))
    if panel.periods:
        facts.append(t("Period: {periods}").format(periods=plain(joined(panel.periods, t))))
    if panel.coverage:
        facts.append(plain(covered(panel, t)))
    return (
        f"### {plain(panel.title)}\n:small[{t(' · ').join(facts)}]"
        if facts
        else (f"### {plain(panel.title)}")
    )


def footer(reader: Reader, panel: Panel) -> None:
    """Notes and sources at the left, the rows behind the picture and its export at the right."""
    t = reader.t
    lines = [f":small[{plain(note)}]" for note in panel.notes]
    if panel.sources:
        lines.append(f":small[{t('Source: ')}{_sources(reader, panel.sources)}]")
    if panel.registry:
        known = _sources(reader, panel.registry)
        said = t("Source of the zones shown, by the registry: {sources}").format(sources=known)
        lines.append(f":small[{said}]")
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        if lines:
            st.markdown("  \n".join(lines))
        with st.container(horizontal=True, gap="small", width="content"):
            if len(panel.rows):
                rows_popover(reader, panel)
            export_popover(reader, panel)


def _sources(reader: Reader, sources: Mapping[str, str]) -> str:
    """Links to the sources; of very many the first, as the table of the panel has all."""
    first = dict(list(sources.items())[:MOST_SOURCES])
    more = len(sources) - len(first)
    links = source_links(reader, first)
    return links + reader.t(" and {count} more").format(count=more) if more else links
