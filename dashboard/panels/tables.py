"""Tables on the page: rows of facts behind a chart, and whole tables of the package."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.exports.table_files import csv_bytes
from dashboard.figures.fact_table import fact_frame, number_formats
from dashboard.figures.panel import Chart, Table, covered
from dashboard.filters.session import Reader
from dashboard.panels.downloads import File, download_buttons, filled_on_opening
from dashboard.panels.links import leading_sources, named_sources, plain, small, source_links
from dashboard.panels.messages import fictional

ROW_HEIGHT = 33  # px, of Streamlit's grid at our base font size
MOST_ROWS_SHOWN = 12
FEW_COLUMNS, NAMES = 4, 170  # NAMES: px


def record_table(reader: Reader, frame: pd.DataFrame, key: str, name: str, **options: Any) -> Any:
    """A frame as a table with its CSV download; returns the table's selection.

    sparklines: columns of lists of numbers, drawn as small lines and in no file. number_formats:
    of the frame, where they are known.
    """
    shown = min(len(frame), options.pop("most_rows", MOST_ROWS_SHOWN))
    sparklines = options.pop("sparklines", ())
    formats = options.pop("number_formats", None)
    columns: dict[str, Any] = {
        name: st.column_config.NumberColumn(format=written)
        for name, written in (number_formats(frame) if formats is None else formats).items()
    }
    columns |= options.pop("column_config", {})
    columns |= {column: st.column_config.LineChartColumn() for column in sparklines}
    event = st.dataframe(
        frame,
        hide_index=True,
        placeholder="",
        height=ROW_HEIGHT * (shown + 1) + 3,
        key=f"table_{key}",
        alt=name,
        column_config=columns,
        **options,
    )
    label = reader.t("Download CSV ({count} rows)").format(count=len(frame))
    rows = frame.drop(columns=list(sparklines)) if sparklines else frame
    csv_download(reader, label, rows, f"{name}-{reader.edition.hash}", f"csv_{key}")
    return event


def csv_download(reader: Reader, label: str, frame: pd.DataFrame, name: str, key: str) -> None:
    """A button for a frame as a CSV file, which is made on a click."""
    make = partial(csv_bytes, frame)
    file = File(key, label, f"{name}.csv", "text/csv", make, "download", look="quiet")
    download_buttons(reader, key, [file])


def rows_popover(reader: Reader, chart: Chart) -> None:
    """The rows behind a chart and its sources, sent to the browser only once a reader opens them.

    There is nothing to open where all that is known stands below the drawing.
    """
    t, unnamed = reader.t, _unnamed(chart.sources) or _unnamed(chart.registry)
    if not len(chart.rows) and not unnamed:
        return

    def fill() -> None:
        if len(chart.rows):
            record_table(reader, fact_frame(chart.rows, t), chart.key, chart.title)
        if unnamed:
            _source_list(reader, {**chart.sources, **chart.registry})

    label = t("Table and sources") if len(chart.rows) else t("List of sources")
    filled_on_opening(label, ":material/table_view:", f"rows_{chart.key}", fill)


def _unnamed(sources: Mapping[str, str]) -> bool:
    """Whether the line of sources has no room for all of them."""
    return len(named_sources(sources)) < len(sources)


def _source_list(reader: Reader, sources: Mapping[str, str]) -> None:
    """Every source, one a line, linked to its entry."""
    lines = (f"- :small[{source_links(reader, {key: name})}]" for key, name in sources.items())
    st.markdown(f"**{reader.t('List of sources')}**\n" + "\n".join(lines))


def table_panel(reader: Reader, table: Table, **options: Any) -> None:
    """A table as a panel of its own, with title and notes.

    Its sources stand below it where it has no column of them.
    """
    t = reader.t
    with st.container(border=True, key=f"panel_{table.key}"):
        covering = covered(table, t)
        said = (*fictional(reader), *((plain(covering),) if covering else ()))
        line = f":small[{t(' · ').join(said)}]" if said else ""
        st.markdown(f"### {plain(table.title)}\n{line}")
        few = len(table.frame.columns) <= FEW_COLUMNS  # room for the numbers beside the names
        if few and len(table.frame.select_dtypes("number").columns):
            names = {str(table.frame.columns[0]): st.column_config.Column(width=NAMES)}
            options = {"column_config": names} | options
        record_table(
            reader, table.frame, table.key, table.title,
            sparklines=table.sparklines, number_formats=table.number_formats, **options,
        )  # fmt: skip
        if table.notes:
            st.markdown(small(map(plain, table.notes)))
        if table.sources and t("Source") not in table.frame:
            st.markdown(f":small[{t('Source: ')}{leading_sources(reader, table.sources)}]")
            if _unnamed(table.sources):
                fill = partial(_source_list, reader, table.sources)
                key = f"sources_{table.key}"
                filled_on_opening(t("List of sources"), ":material/list:", key, fill)
