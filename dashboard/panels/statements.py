"""Sentences of sources and figures in a line: lists, each entry linked to its source."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from dashboard.figures.wording.statements import Statement
from dashboard.filters.session import Reader
from dashboard.panels.links import plain, small, source_links
from dashboard.panels.messages import empty


def locator(reader: Reader, source_id: str, where: str) -> str:
    """The place in a source, linked to the source's entry, in small type."""
    return f":small[{source_links(reader, {source_id: where})}]" if source_id else ""


def list_panel(key: str, title: str, text: str) -> None:
    """A Markdown list under a title; nothing at all where there is no text."""
    if text:
        with st.container(border=True, key=f"panel_{key}"):
            st.markdown(f"### {plain(title)}\n\n{text}")


def statement_panel(reader: Reader, key: str, title: str, items: Iterable[Statement]) -> None:
    """Statements as a panel of their own; nothing at all where there is none."""
    list_panel(key, title, statement_list(reader, items))


def statement_list(reader: Reader, items: Iterable[Statement]) -> str:
    """Statements as a Markdown list: when, what, where it stands."""
    return "\n".join(_statement(reader, item) for item in items)


def _statement(reader: Reader, item: Statement) -> str:
    said = item.text or item.title
    head = f"**{plain(item.period)}** · {plain(item.kind)} · "
    note = f" :small[{plain(item.note)}]" if item.note else ""
    return f"- {head}{plain(said)}  \n  {locator(reader, item.source_id, item.locator)}{note}"


def figure_list(reader: Reader, rows: pd.DataFrame, name: str = "label") -> str:
    """Rows of facts as Markdown lists, one for each place in a source, which stands under it.

    Column `name` says what each figure is.
    """
    places: dict[tuple[str, str], list[str]] = {}
    columns = (rows[column] for column in (name, "display", "period", "source_id", "locator"))
    for label, shown, period, source_id, where in zip(*columns, strict=True):
        lines = places.setdefault((str(source_id), str(where)), [])
        lines.append(f"- {plain(label)}{reader.t(': ')}**{plain(shown)}** :small[{plain(period)}]")
    for place, lines in places.items():
        lines[-1] += f"  \n  {locator(reader, *place)}"
    return "\n".join(line for lines in places.values() for line in lines)


def remarks(reader: Reader, rows: pd.DataFrame) -> None:
    """What figures say and do not say: the notes of rows of facts, one a line."""
    said = zip(rows["display"], rows["note"], strict=True)
    st.markdown(
        small(f"{plain(shown)}{reader.t(': ')}{plain(note)}" for shown, note in said if note)
    )


def titled(key: str, title: str) -> "st.delta_generator.DeltaGenerator":
    """A framed box with a title, for what has a filter of its own."""
    box = st.container(border=True, key=f"panel_{key}")
    box.markdown(f"### {plain(title)}")
    return box


def event_list(reader: Reader, events: pd.DataFrame) -> None:
    """Rows with date, kind_name, title, source_id and source, one line and a source each."""
    if events.empty:
        empty(reader)
        return
    lines = []
    needed = (events[name] for name in ("date", "kind_name", "title", "source_id", "source"))
    for date, kind, title, source_id, source in zip(*needed, strict=True):
        link = source_links(reader, {str(source_id): str(source)})
        lines.append(
            f"- **{plain(date)}** :small[{plain(kind)}] {plain(title)}  \n  :small[{link}]"
        )
    st.markdown("\n".join(lines))
