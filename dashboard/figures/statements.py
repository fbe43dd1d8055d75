"""Sentences of sources, each with its date and where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from components import dates
from dashboard.catalog import Package
from dashboard.catalog.facts import source_labels
from dashboard.i18n import mark, translator

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


def statement(package: Package, event: Mapping[Any, Any], language: str) -> Statement:
    """An event of the data as a statement."""
    return Statement(
        period=dates.date_text(
            event["date_start"], event["date_end"], event["date_precision"], language
        ),
        kind=translator(language)(KINDS[event["kind"]]),
        title=event["title"],
        text=event["text"],
        source_id=event["source_id"],
        source=source_labels(package, language).get(event["source_id"], ""),
        locator=event["locator"],
        note=event["note"],
    )
