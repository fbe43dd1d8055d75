"""A chart with its title, unit, period, coverage, sources and the rows behind it."""

import streamlit as st

from dashboard.figures.panel import Panel, joined, spoken
from dashboard.filters import Reader
from dashboard.panels.links import plain, source_links
from dashboard.panels.messages import empty
from dashboard.panels.tables import rows_popover


def chart_panel(reader: Reader, panel: Panel, message: str = "") -> None:
    """Draw one panel; an empty one says `message` (default: that no value matches)."""
    with st.container(border=True, key=f"panel_{panel.key}"):
        st.markdown(header(reader, panel))
        if not panel.spec:
            empty(reader, message or reader.t("There is no value for this selection."))
            return
        st.vega_lite_chart(
            spec=dict(panel.spec),
            theme=None,
            key=f"chart_{panel.key}",
            alt=panel.alt or spoken(panel.title, panel.rows, reader.t),
        )
        footer(reader, panel)


def header(reader: Reader, panel: Panel) -> str:
    """Title, then one line with unit, period and coverage."""
    t = reader.t
    facts = []
    if panel.units:
        facts.append(t("Unit: {units}").format(units=plain(joined(panel.units, t))))
    if panel.periods:
        facts.append(t("Period: {periods}").format(periods=plain(joined(panel.periods, t))))
    if panel.coverage:
        facts.append(plain(panel.coverage))
    return f"### {plain(panel.title)}\n:small[{t(' · ').join(facts)}]" if facts else (
        f"### {plain(panel.title)}"
    )


def footer(reader: Reader, panel: Panel) -> None:
    """Notes and sources at the left, the rows behind the picture at the right."""
    t = reader.t
    lines = [f":small[{plain(note)}]" for note in panel.notes]
    if panel.sources:
        lines.append(f":small[{t('Source: ')}{source_links(reader, panel.sources)}]")
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        if lines:
            st.markdown("  \n".join(lines))
        rows_popover(reader, panel)
