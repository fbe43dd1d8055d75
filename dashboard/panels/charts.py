"""A chart with its title, unit, period, coverage, sources and the rows behind it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

import streamlit as st

from components.charts.matrix import CLICK
from components.charts.ranked_bars import PICK
from dashboard.figures.panel import Chart, Legend, covered, joined
from dashboard.filters.asker import Asker
from dashboard.filters.session import Reader
from dashboard.panels.downloads import export_popover
from dashboard.panels.links import leading_sources, plain, small
from dashboard.panels.messages import empty, fictional
from dashboard.panels.tables import rows_popover, table_panel
from dashboard.views import View

_STATE = "_clicks"
S = TypeVar("S")
OnCell = Callable[[str, str], None]


@dataclass
class _Memory:
    clicked: tuple[str, str] = ("", "")  # row and column of the last click
    generation: int = 0  # of the drawing; a new one forgets what is marked as clicked in it


def chart_panel(
    reader: Reader,
    chart: Chart,
    message: str = "",
    on_cell: OnCell | None = None,
    cell: tuple[str, str] = ("", ""),
    *,
    picks: bool = False,
) -> str:
    """Draw one chart; an empty one says `message` (default: its first note, else that no value
    matches).

    on_cell: called with row and column of a cell of a matrix that is clicked; cell: the chosen one.
    picks: whether a click on a mark picks what it stands for; its id is given back, else "".
    """
    with st.container(border=True, key=f"panel_{chart.key}"):
        st.markdown(header(reader, chart))
        if not chart.spec:
            said = [*filter(None, (message, *map(plain, chart.notes)))]
            why, *more = said or [reader.t("There is no value for this selection.")]
            empty(reader, why)
            if more:
                st.markdown(small(more))
            return ""
        options = _clickable(chart.key, on_cell, cell) if on_cell else {}
        if picks:
            options = {"on_select": "rerun", "selection_mode": [PICK]}
        event = _drawing(reader, chart, **options)
        legend(chart.legend)
        footer(reader, chart)
    found = [entry for entry in event.selection.get(PICK, []) if entry] if picks else []
    return str(found[0]["subject"]) if found else ""


def _drawing(reader: Reader, chart: Chart, **options: Any) -> Any:
    """The drawing itself, in a frame of its own where it is moved in one; its selection."""
    place: Any = st
    if chart.wide:
        place = st.container(key=f"wide_{chart.key}")
    elif chart.tall:
        place = st.container(key=f"tall_{chart.key}", height=chart.tall, border=False)
    return place.vega_lite_chart(
        spec=dict(chart.spec),
        theme=None,
        alt=chart.spoken(reader.t),
        **({"key": f"chart_{chart.key}"} | options),
    )


def legend(entries: Legend) -> None:
    """Colours with words; an element each, so that a line never breaks inside one."""
    if not entries:
        return
    with st.container(horizontal=True, gap="small"):
        for colour, word in entries:
            sign = f':color[●]{{foreground="{colour}"}}'
            st.markdown(f":small[{sign} {plain(word)}]", width="content")


def show(reader: Reader, asker: Asker, view: View[S], selection: S, message: str = "") -> None:
    """What a view draws for a selection, each chart or table as a panel of its own.

    message: what an empty chart says.
    """
    for chart in view.charts(asker, reader.look, selection):
        chart_panel(reader, chart, message)
    for table in view.tables(asker, selection):
        if len(table.frame):
            table_panel(reader, table)


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


def chart_grid(reader: Reader, key: str, drawn: Iterable[Chart], width: int = 420) -> None:
    """Small panels side by side where there is room; those with nothing to say are left out."""
    told = [chart for chart in drawn if chart.spec or chart.notes]
    if len(told) == 1:
        chart_panel(reader, told[0])
    elif told:
        with st.grid(min_column_width=width, gap="small", key=f"grid_{key}", row_height="content"):
            for chart in told:
                chart_panel(reader, chart)


def header(reader: Reader, chart: Chart) -> str:
    """Title, then one line with the mark of fictional data, unit, period and coverage."""
    t = reader.t
    facts = list(fictional(reader))
    if chart.units:
        facts.append(t("Unit: {units}").format(units=plain(joined(chart.units, t))))
    if periods := chart.period_words(t):
        facts.append(t("Period: {periods}").format(periods=plain(periods)))
    if chart.coverage:
        facts.append(plain(covered(chart, t)))
    facts.append(f"[{t('Full screen')}](#fullscreen)")
    return f"### {plain(chart.title)}\n:small[{t(' · ').join(facts)}]"


def footer(reader: Reader, chart: Chart) -> None:
    """Notes and sources at the left, the rows behind the picture and its export at the right."""
    t = reader.t
    lines = [plain(note) for note in chart.notes]
    if chart.sources:
        lines.append(f"{t('Source: ')}{leading_sources(reader, chart.sources)}")
    if chart.registry:
        known = leading_sources(reader, chart.registry)
        said = t("Source of the zones shown, by the registry: {sources}").format(sources=known)
        lines.append(said)
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        if lines:
            st.markdown(small(lines))
        with st.container(horizontal=True, gap="small", width="content"):
            rows_popover(reader, chart)
            export_popover(reader, chart)
