"""Growth of several series compared: index numbers, the base year at 100."""

import altair as alt
import pandas as pd

from components.charts.layout import ceiling
from components.charts.marks import Layer, Row, Spec, channel, layer, y_value
from components.charts.points import series_rows
from components.charts.trend import Domain, drawn
from components.frames import SERIES, Words, check
from components.theme import SMALL, Look, palette

BASE = 100.0


def index(frame: pd.DataFrame, *, look: Look, words: Words, unit: str, height: int = 320) -> Spec:
    """Lines of index numbers (`value` with base = 100), a rule at 100. Columns: frames.SERIES."""
    check(frame, SERIES, "index chart")
    rows = series_rows(frame, words)
    domain = _around_base(rows)
    behind = _base_rule(domain, unit, look, words) if rows else []
    return drawn(rows, domain, look, words, unit, height, behind=behind)


def _around_base(rows: list[Row]) -> Domain:
    """(low, high, step) of an axis that holds all values and 100; zero says nothing here."""
    values = [BASE, *(row["value"] for row in rows)]
    span = max(max(values) - min(values), 10.0)
    step = ceiling(span)[1]
    low, high = min(values) - span * 0.05, max(values) + span * 0.08
    return step * (low // step), step * -(-high // step), step


def _base_rule(domain: Domain, unit: str, look: Look, words: Words) -> list[Layer]:
    colours = palette(look.mode)
    y = channel(alt.Y("value:Q", **y_value(*domain, unit)))
    text = {"type": "text", "align": "left", "dy": -7, "fontSize": SMALL, "color": colours.muted}
    row = [{"value": BASE, "text": words.base}]
    return [
        layer({"type": "rule", "color": colours.muted, "strokeWidth": 1.2}, row, y=y),
        layer(text, row, y=y, x={"value": 2}, text={"field": "text", "type": "nominal"}),
    ]
