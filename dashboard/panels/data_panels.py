"""Panels of the data page: conflicts, one source, one table, faults of the package."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from dashboard.catalog.reading.fault_words import messages
from dashboard.catalog.reading.problems import gathered
from dashboard.figures.data.coverage_and_conflicts import Conflict
from dashboard.filters.session import Reader
from dashboard.panels.cards import Card, cards
from dashboard.panels.links import plain
from dashboard.panels.messages import fault_lines, listed
from dashboard.panels.tables import csv_download, record_table

WEB = ("http://", "https://")


def conflict_panel(reader: Reader, key: str, conflict: Conflict) -> None:
    """Two values that disagree side by side, then what is known about the reason."""
    with st.container(border=True, key=f"panel_conflict_{key}"):
        st.markdown(f"### {plain(conflict.title)}")
        pair = conflict.pair.itertuples()
        cards(
            reader, f"conflict_{key}", [Card.of(row, _name(row)) for row in pair], 340, noted=True
        )
        st.markdown(plain(conflict.explanation))


def _name(row: object) -> str:
    return f"{getattr(row, 'subject')} · {getattr(row, 'indicator')}"  # noqa: B009


def source_details(reader: Reader, lines: Iterable[tuple[str, str]], title: str) -> None:
    """What is known of one source. Only web addresses become links; all else is text."""
    with st.container(border=True, key="panel_source_details"):
        st.markdown(f"### {plain(title)}")
        entries = [f"- {plain(label)}{reader.t(': ')}{_text(text)}" for label, text in lines]
        st.markdown("\n".join(entries))


def _text(text: str) -> str:
    if text.startswith(WEB) and not any(sign in text for sign in " <>()\"'\\\n"):
        return f"[{plain(text)}]({text})"
    return plain(text)


def source_table(reader: Reader, frame: pd.DataFrame) -> None:
    """All sources, with room for their titles."""
    t = reader.t
    wide = {t("Title"): st.column_config.Column(width="medium")}
    record_table(reader, frame, "sources", t("Sources"), most_rows=16, column_config=wide)


def whole_table(
    reader: Reader, table: str, title: str, frame: pd.DataFrame, descriptions: dict[str, str]
) -> None:
    """One table of the package; the description of a column is behind its title."""
    help_texts = {
        column: st.column_config.Column(help=plain(text)) for column, text in descriptions.items()
    }
    with st.container(border=True, key="panel_whole_table"):
        st.markdown(f"### {plain(title)}\n:small[{plain(table)}\\.csv]")
        record_table(reader, frame, f"whole_{table}", title, most_rows=14, column_config=help_texts)


def template_download(reader: Reader, table: str, frame: pd.DataFrame) -> None:
    """The same table under the column names that a data folder needs."""
    label = reader.t("CSV with column names for a data folder")
    csv_download(reader, label, frame, table, f"template_{table}")


def problem_panel(reader: Reader) -> None:
    """Every fault of the package in words, or that there is none."""
    t, edition = reader.t, reader.edition
    found, warned = edition.package.problems, edition.package.warnings
    with st.container(border=True, key="panel_problems"):
        st.markdown(f"### {t('Faults of the data package')}")
        if not found:
            st.success(t("No fault was found: every row of every table is shown."))
        else:
            count = len(gathered(found))
            st.markdown(t("{count} faults; what they concern is not shown.").format(count=count))
            st.markdown(listed(fault_lines(edition)))
        if warned:
            st.markdown(t("To be looked at, though it is shown:"))
            st.markdown(listed(messages(warned, edition.schemas, t, edition.language)))
