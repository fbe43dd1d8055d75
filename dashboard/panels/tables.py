"""Tables on the page: rows of facts behind a chart, and whole tables of the package."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.exports.tables import csv_bytes, fact_table
from dashboard.figures.panel import Panel
from dashboard.filters import Reader
from dashboard.panels.downloads import File, download_buttons
from dashboard.panels.links import plain
from dashboard.panels.messages import fictional
from dashboard.panels.popovers import filled_on_opening

ROW_HEIGHT = 33  # px, of Streamlit's grid at our base font size
MOST_ROWS_SHOWN = 12


def record_table(reader: Reader, frame: pd.DataFrame, key: str, name: str, **options: Any) -> Any:
    """A frame as a table with its CSV download; returns the table's selection."""
    shown = min(len(frame), options.pop("most_rows", MOST_ROWS_SHOWN))
    event = st.dataframe(
        frame,
        hide_index=True,
        placeholder="",
        height=ROW_HEIGHT * (shown + 1) + 3,
        key=f"table_{key}",
        alt=name,
        **options,
    )
    label = reader.t("Download CSV ({count} rows)").format(count=len(frame))
    csv_download(reader, label, frame, f"{name}-{reader.package.hash}", f"csv_{key}")
    return event


def csv_download(reader: Reader, label: str, frame: pd.DataFrame, name: str, key: str) -> None:
    """A button for a frame as a CSV file, which is made on a click."""
    make = partial(csv_bytes, frame)
    file = File(key, label, f"{name}.csv", "text/csv", make, "download", look="quiet")
    download_buttons(reader, key, [file])


def rows_popover(reader: Reader, panel: Panel) -> None:
    """The rows behind a panel, sent to the browser only once the reader opens them."""
    filled_on_opening(
        reader.t("Table and sources"),
        ":material/table_view:",
        f"rows_{panel.key}",
        lambda: record_table(reader, fact_table(panel.rows, reader.t), panel.key, panel.title),
    )


def fact_panel(reader: Reader, panel: Panel) -> None:
    """The rows of a panel as a table of their own."""
    table_panel(reader, panel, fact_table(panel.rows, reader.t))


def table_panel(reader: Reader, panel: Panel, frame: pd.DataFrame, **options: Any) -> None:
    """A table as a panel of its own, with title and notes."""
    with st.container(border=True, key=f"panel_{panel.key}"):
        said = (*fictional(reader), *(plain(note) for note in panel.notes))
        notes = "  \n".join(f":small[{note}]" for note in said)
        st.markdown(f"### {plain(panel.title)}\n{notes}")
        record_table(reader, frame, panel.key, panel.title, **options)
