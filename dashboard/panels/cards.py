"""Cards: one figure each, with qualifier, unit, period and source."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard.filters import Reader
from dashboard.panels.links import plain, source_links


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

    @classmethod
    def of(cls, row: "pd.Series[object] | object", label: str = "") -> "Card":
        """The card of one row of `figures.facts` (a Series or a named tuple)."""
        get = lambda name: str(getattr(row, name))  # noqa: E731
        return cls(
            label or get("indicator"),
            get("display"),
            get("period"),
            get("source_id"),
            get("source"),
            get("locator"),
            get("note"),
        )


def cards(reader: Reader, key: str, items: Iterable[Card], width: int = 210) -> None:
    """A grid of cards that fills the width; one element a card."""
    with st.grid(min_column_width=width, gap="small", key=f"cards_{key}", row_height="content"):
        for position, card in enumerate(items):
            with st.container(border=True, key=f"card_{key}_{position}"):
                st.markdown(_text(reader, card), help=_help(reader, card))


def _text(reader: Reader, card: Card) -> str:
    source = source_links(reader, {card.source_id: card.source}) if card.source_id else ""
    return f"{plain(card.label)}\n### {plain(card.display)}\n{plain(card.period)}  \n{source}"


def _help(reader: Reader, card: Card) -> str:
    where = f"{reader.t('Where: ')}{plain(card.locator)}" if card.locator else ""
    return "\n\n".join(part for part in (where, plain(card.note)) if part)
