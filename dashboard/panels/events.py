"""Events as a list: date as precise as known, what happened, and by which source."""

import pandas as pd
import streamlit as st

from dashboard.filters import Reader
from dashboard.panels.links import plain, source_links
from dashboard.panels.messages import empty


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
    for row in events.itertuples():
        source = source_links(reader, {str(row.source_id): str(row.source)})
        lines.append(
            f"- **{plain(row.date)}** :small[{plain(row.kind_name)}] {plain(row.title)}  \n"
            f"  :small[{source}]"
        )
    st.markdown("\n".join(lines))
