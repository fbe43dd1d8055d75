"""Values over time. A value sits at the end of the interval it covers, and shows that interval."""

from typing import Any

import altair as alt
import pandas as pd

from components.charts.layout import LINE, ceiling, ems, spread, wrap
from components.charts.marks import Layer, Row, Spec, compose, x_time, y_value, year_domain
from components.charts.points import (
    bound_layers,
    line_layers,
    point_layers,
    series_rows,
    span_layer,
    text_layers,
    text_row,
)
from components.frames import OPEN_DOWN, OPEN_UP, SERIES, Words, check
from components.theme import BODY, Look, categorical, palette

DIRECT = 6  # series that can be labelled at their line
VALUES = 12  # points that can carry their value
Domain = tuple[float, float, float]


def trend(
    frame: pd.DataFrame, *, look: Look, words: Words, unit: str, height: int = 320
) -> Spec:
    """Lines of one or several series in one unit, from zero. Columns: frames.SERIES."""
    check(frame, SERIES, "trend chart")
    rows = series_rows(frame, words)
    return compose(time_layers(rows, domain_of(rows), look, words, unit, height), look, height)


def domain_of(rows: list[Row]) -> Domain:
    """(low, high, step) of the value axis: from zero unless a value is negative."""
    values = [row[name] for row in rows for name in ("value", "low", "high")]
    known = [value for value in values if value is not None] or [1.0]
    high, step = ceiling(max(0.0, *known) * 1.06 or 1.0)
    low = min(0.0, *known)
    if low < 0:
        step = max(step, ceiling(-low)[1])
        return step * (low // step), step * -(-max(high, 0.0) // step), step
    return 0.0, high, step


def time_layers(
    rows: list[Row],
    domain: Domain,
    look: Look,
    words: Words,
    unit: str,
    height: int,
    *,
    named: bool = True,
    years: tuple[int, int] | None = None,
) -> list[Layer]:
    """All layers of a time chart. `named`: write the series beside the line or in a legend."""
    if not rows:
        return []
    labels = list(dict.fromkeys(row["label"] for row in rows))
    direct = named and len(labels) <= DIRECT
    span = years or year_domain([row[t] for row in rows for t in ("t0", "t")])
    channels = _channels(span, domain, unit, look, labels, legend=named and not direct)
    texts = _end_texts(rows, labels, domain, height) if direct else []
    texts += _value_texts(rows, {(row["label"], row["t"]) for row in texts}, unit)

    def place(row: Row, width: int) -> tuple[float, float]:
        x = (row["t"] - span[0]) / (span[1] - span[0]) * width
        return x, _down(row["value"], domain, height)

    return [
        *span_layer(rows, channels),
        *line_layers(rows, channels),
        *bound_layers(rows, channels),
        *point_layers(rows, channels, look, words),
        *text_layers(texts, rows, channels, place),
    ]


def _channels(
    span: tuple[int, int], domain: Domain, unit: str, look: Look, labels: list[str], *, legend: bool
) -> dict[str, Any]:
    single = [palette(look.mode).accent]
    colours = categorical(len(labels), look.mode) if len(labels) > 1 else single
    key = alt.Legend(orient="top", columns=2, symbolType="stroke", symbolStrokeWidth=3, offset=12)
    return {
        "x": alt.X("t:T", **x_time(*span)),
        "y": alt.Y("value:Q", **y_value(*domain, unit)),
        "color": alt.Color(
            "label:N",
            scale=alt.Scale(domain=labels, range=colours),
            legend=key if legend else None,
            title=None,
        ),
    }


def _plot(height: int) -> float:
    """Height of the plot itself, without axis, unit and legend."""
    return height - 76.0


def _down(value: float, domain: Domain, height: int) -> float:
    low, high, _ = domain
    return (high - value) / (high - low) * _plot(height)


def _end_texts(rows: list[Row], labels: list[str], domain: Domain, height: int) -> list[Row]:
    """The name of each series beside its last value, moved apart where two would overlap."""
    last = [max((r for r in rows if r["label"] == label), key=lambda r: r["t"]) for label in labels]
    names = [wrap(label, 7) for label in labels]
    sizes = [LINE * (name.count("\n") + 1) + 2.0 for name in names]
    targets = [_down(row["value"], domain, height) for row in last]
    centres = spread(targets, sizes, _plot(height) + 8)
    low, high, _ = domain
    texts = []
    for row, name, centre in zip(last, names, centres, strict=True):
        value = high - centre / _plot(height) * (high - low)
        texts.append(text_row({**row, "value": value}, name, align="left", dx=9, size=BODY))
    return texts


def _value_texts(rows: list[Row], ends: set[tuple[str, int]], unit: str) -> list[Row]:
    """Values above the points and, below, the months of every value that is not a full year."""
    texts = []
    for row in sorted(rows, key=lambda r: -r["t"]):
        at_end = (row["label"], row["t"]) in ends
        side: dict[str, Any] = {"align": "right", "dx": 6} if at_end else {}
        if len(rows) <= VALUES:
            shown = row["display"].removesuffix(unit).strip()
            up = row["qualifier"] in OPEN_UP
            texts.append(text_row(row, shown, dy=-28 if up else -13, **side))
        if row["mark"] not in ("full", "asof") and ems(row["period"]) <= 14:
            down = row["qualifier"] in OPEN_DOWN
            texts.append(text_row(row, row["period"], dy=28 if down else 14, **side))
    return texts
