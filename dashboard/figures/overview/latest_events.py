"""What happened lately: dated events in words."""

import pandas as pd

from components import dates
from dashboard.catalog import Edition, remember
from dashboard.figures.wording import statements
from dashboard.i18n import mark

MOST_EVENTS = 8
KINDS = statements.KINDS | {"support": mark("Support to firms")}


def kinds(edition: Edition) -> dict[str, str]:
    """Id -> words of the kinds of events that occur."""
    t = edition.t
    found = set(edition.tables["events"]["kind"])
    return {kind: t(word) for kind, word in KINDS.items() if kind in found}


@remember
def latest(edition: Edition, kind: str) -> pd.DataFrame:
    """The latest dated events, newest first: date (in words), kind_name, title, source_id, source.

    kind "" is every kind. An event without a date cannot be the latest.
    """
    t = edition.t
    rows = edition.table("events")
    rows = rows[rows["date_start"].notna() & ((rows["kind"] == kind) | (kind == ""))]
    rows = rows.assign(
        date=[
            dates.date_text(a, b, precision, edition.language)
            for a, b, precision in zip(
                rows["date_start"], rows["date_end"], rows["date_precision"], strict=True
            )
        ],
        kind_name=rows["kind"].map({code: t(word) for code, word in KINDS.items()}),
        source=rows["source_id"].map(edition.source_labels),
    )
    # of two that begin on one day the less precise stands below
    order = rows.sort_values(["date_start", "date_end"], ascending=[False, True], kind="stable")
    return order.head(MOST_EVENTS)
