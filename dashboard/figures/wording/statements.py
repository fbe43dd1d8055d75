"""Sentences of sources, each with its date and where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from components import dates
from dashboard.catalog import Edition
from dashboard.i18n import mark

KINDS = {
    "policy": mark("Policy"),
    "award": mark("Award"),
    "investment": mark("Investment"),
    "practice": mark("Practice"),
    "next_steps": mark("Next steps"),
    "trade": mark("Trade"),
    "support": mark("Factor support"),
    "establishment": mark("Establishment"),
    "meeting": mark("Meeting"),
    "operation": mark("Operation"),
}


@dataclass(frozen=True)
class Statement:
    """What a source says: when, of what kind, in one line; text and note may be ""."""

    period: str
    kind: str
    title: str
    text: str
    source_id: str
    source: str
    locator: str
    note: str = ""


def in_order(events: pd.DataFrame) -> pd.DataFrame:
    """Events with the latest first; those without a date last."""
    return events.sort_values("date_start", ascending=False, kind="stable", na_position="last")


def statement(edition: Edition, event: Mapping[Any, Any]) -> Statement:
    """An event of the data as a statement."""
    return Statement(
        period=dates.date_text(
            event["date_start"], event["date_end"], event["date_precision"], edition.language
        ),
        kind=edition.t(KINDS[event["kind"]]),
        title=event["title"],
        text=event["text"],
        source_id=event["source_id"],
        source=edition.source_labels.get(event["source_id"], ""),
        locator=event["locator"],
        note=event["note"],
    )
