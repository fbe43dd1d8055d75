"""Cards: one figure each, with qualifier, unit, period and source."""

from collections.abc import Iterable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.figures.overview_findings import Finding
from dashboard.filters.session import Reader
from dashboard.panels.links import page_link, plain, source_links

READ = (
    "indicator", "display", "period", "status", "status_text", "derived", "source_id",
    "source_short", "source", "locator", "note",
)  # fmt: skip
NOTE_SHOWN = 110  # characters of a note on a card; the help text has all of it


@dataclass(frozen=True)
class Card:
    """A figure in words: label, the value as printed, its period, its source and where in it."""

    label: str
    display: str
    period: str
    source_id: str
    source: str
    locator: str
    note: str = ""
    source_in_full: str = ""

    @classmethod
    def of(cls, row: Any, label: str = "") -> "Card":
        """The card of one row of `catalog.facts` (a Series or a named tuple)."""
        names = ("source_id", "source_short", "locator", "note", "source")
        rest = (str(getattr(row, name)) for name in names)
        return cls(label or str(row.indicator), str(row.display), _dated(row), *rest)


def _dated(row: Any) -> str:
    """The period; beside it the status of what a source only estimates, expects or forecasts."""
    uncertain = row.status != "A" and not row.derived
    return f"{row.period} · {row.status_text}" if uncertain else str(row.period)


def cards_of(rows: pd.DataFrame, label: str = "indicator") -> tuple[Card, ...]:
    """One card a row of facts; column `label` says what the figure is."""
    columns = {name: rows[name].tolist() for name in (label, *READ)}  # of sixty
    values = zip(*columns.values(), strict=True)
    cells = (SimpleNamespace(**dict(zip(columns, row, strict=True))) for row in values)
    return tuple(Card.of(row, str(getattr(row, label))) for row in cells)


def cards(
    reader: Reader, key: str, items: Iterable[Card], width: int = 210, *, noted: bool = False
) -> None:
    """A grid of cards that fills the width; one element a card. noted: the note is on the card."""
    with st.grid(min_column_width=width, gap="small", key=f"cards_{key}", row_height="content"):
        for position, card in enumerate(items):
            with st.container(border=True, key=f"card_{key}_{position}"):
                st.markdown(_text(reader, card, noted=noted), help=_help(reader, card))


def finding_cards(reader: Reader, findings: Iterable[Finding]) -> None:
    """A grid of findings: what each is about, what is found, which leads on, what it rests on."""
    with st.grid(min_column_width=190, gap="small", key="findings_grid", row_height="content"):
        for position, finding in enumerate(findings):
            with st.container(border=True, gap=None, key=f"finding_{position}"):
                st.markdown(f":small[{plain(finding.label)}]")
                page_link(reader, finding.page, finding.text, **dict(finding.parameters))
                st.markdown(f":small[:gray[{plain(finding.basis)}]]")


def _text(reader: Reader, card: Card, *, noted: bool) -> str:
    source = source_links(reader, {card.source_id: card.source}) if card.source_id else ""
    note = f"  \n{plain(_short(card.note))}" if noted and card.note else ""
    # the figure is strong, not a heading: headings would fill the page's outline with numbers
    return (
        f"{plain(card.label)}\n\n**{plain(card.display)}**\n\n"
        f"{plain(card.period)}  \n{source}{note}"
    )


def _short(note: str) -> str:
    return note if len(note) <= NOTE_SHOWN else f"{note[:NOTE_SHOWN]}…"


def _help(reader: Reader, card: Card) -> str:
    where = f"{reader.t('Where: ')}{plain(card.locator)}" if card.locator else ""
    parts = (plain(card.source_in_full), where, plain(card.note))
    return "\n\n".join(part for part in parts if part)
