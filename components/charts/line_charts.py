"""Values over time: a trend, index numbers with the base year at 100, small multiples, and a line
for each of a few subjects.

Vega-Lite cannot fit a concatenation to its panel. With `look.width` in px the views of small
multiples share that width; with "container" each is 220 px wide, so choose `columns` for the panel
(1 on a phone) and show the chart at its own width (`width="content"`).
"""

import altair as alt
import pandas as pd

from components.charts.compare_table import SIGNS
from components.charts.marks import (
    SCHEMA,
    Row,
    Spec,
    ceiling,
    channel,
    compose,
    dispute_layers,
    disputes,
    layer,
    rows_of,
    tick_width,
    tooltips,
    y_value,
    year_domain,
)
from components.charts.series_layout import AROUND, Domain, Plan, legend_columns, time_layers
from components.charts.series_points import series_rows
from components.frames import SERIES, YEARLY, Words, check
from components.label_layout import wrap
from components.theme import BODY, Look, categorical, palette, vega_config

BASE = 100.0
VIEW = 220  # px, where the width of the panel is not known
VIEW_HEIGHT = 150  # px
AXIS, NARROWEST = 44, 60  # px of the numbers beside a view, at least; of a view
GAP, TICK = 20, 8  # px between the views; between an axis and its numbers


def trend(frame: pd.DataFrame, *, look: Look, words: Words, unit: str, height: int = 320) -> Spec:
    """Lines of one or several series in one unit, from zero. Columns: frames.SERIES."""
    check(frame, SERIES, "trend chart")
    rows = series_rows(frame, words)
    return drawn(rows, domain_of(rows), look, words, unit, height)


def index(frame: pd.DataFrame, *, look: Look, words: Words, unit: str, height: int = 320) -> Spec:
    """Lines of index numbers (`value` with base = 100), a rule at 100. Columns: frames.SERIES."""
    check(frame, SERIES, "index chart")
    rows = series_rows(frame, words)
    domain = _around_base(rows)
    rule = (BASE, words.base) if rows else None
    return drawn(rows, domain, look, words, unit, height, rule=rule)


def _around_base(rows: list[Row]) -> Domain:
    """(low, high, step) of an axis that holds all values and 100; zero says nothing here."""
    values = [BASE, *(row["value"] for row in rows)]
    span = max(max(values) - min(values), 10.0)
    step = ceiling(span)[1]
    low, high = max(min(values) - span * 0.05, 0.0), max(values) + span * 0.08
    return step * (low // step), step * -(-high // step), step


def multiples(
    frame: pd.DataFrame,
    *,
    look: Look,
    words: Words,
    unit: str,
    columns: int = 3,
) -> Spec:
    """One small view per label, `columns` side by side. Columns: frames.SERIES."""
    check(frame, SERIES, "small multiples")
    rows = series_rows(frame, words)
    years = year_domain([row[t] for row in rows for t in ("t0", "t1")]) if rows else None
    labels = list(dict.fromkeys(frame["label"]))
    columns = max(1, min(columns, len(labels)))
    groups = {label: [row for row in rows if row["label"] == label] for label in labels}
    width = VIEW
    if look.width != "container":
        numbers = max(tick_width(*domain_of(own), BODY) for own in groups.values())
        each = (look.width - 16 - GAP * (columns - 1)) // columns
        width = max(each - max(AXIS, round(numbers) + TICK), NARROWEST)
    views = []
    for label, own in groups.items():
        plan = Plan(own, domain_of(own), VIEW_HEIGHT + AROUND, unit, years=years, named=False)
        views.append(_view(label, plan, look, words, width))
    return {
        "$schema": SCHEMA,
        "autosize": {"type": "pad", "contains": "padding"},
        "background": "transparent",
        "config": vega_config(look),
        "concat": views,
        "columns": columns,
        "spacing": {"row": GAP + 8, "column": GAP},
        "align": "each",
        "resolve": {"scale": dict.fromkeys(("color", "stroke", "fill", "shape"), "independent")},
    }


def _view(label: str, plan: Plan, look: Look, words: Words, width: int) -> Spec:
    title = {
        "text": wrap(label, width / BODY).split("\n"),
        "anchor": "start",
        "fontSize": BODY,
        "fontWeight": "normal",
        "color": palette(look.mode).ink,
        "offset": 18,
    }
    layers = [_quiet(part) for part in time_layers(plan, look, words)]
    return {"width": width, "height": VIEW_HEIGHT, "title": title, "layer": layers}


def _quiet(part: Row) -> Row:
    """The layer without the legend of kinds, which would repeat under every view."""
    encoding = dict(part["encoding"])
    if "shape" in encoding:
        encoding["shape"] = {**encoding["shape"], "legend": None}
    return {**part, "encoding": encoding}


def drawn(
    rows: list[Row],
    domain: Domain,
    look: Look,
    words: Words,
    unit: str,
    height: int,
    *,
    rule: tuple[float, str] | None = None,
) -> Spec:
    """The specification of a time chart on a given value axis, with room for its legend.

    rule: a value at which a line is drawn, and its name.
    """
    plan = Plan(rows, domain, height, unit, rule=rule)
    columns = legend_columns(plan.labels, look)
    room = 0 if plan.direct else 17 * -(-len(plan.labels) // columns) + 12
    return compose(time_layers(plan, look, words), look, height + room)


def domain_of(rows: list[Row]) -> Domain:
    """(low, high, step) of the value axis: from zero unless a value is negative."""
    values = [row[name] for row in rows for name in ("value", "low", "high")]
    known = [value for value in values if value is not None] or [1.0]
    low, high = min(0.0, *known) * 1.06, max(0.0, *known) * 1.06
    if low == high:  # zeros only
        return 0.0, *ceiling(1.0)
    step = max(ceiling(end)[1] for end in (-low, high) if end > 0)
    return step * (low // step), step * -(-high // step), step


def subject_lines(
    frame: pd.DataFrame, *, look: Look, words: Words, unit: str, among: pd.DataFrame,
    height: int = 210,
) -> Spec:  # fmt: skip
    """A line a subject; a year without a value breaks it. Columns: frames.YEARLY.

    A year of which sources disagree breaks it too: their values stand apart, joined by a mark.

    place: of the subject among those compared, which gives colour and sign. among: rows whose
    values the axis holds too, so that several pictures share a scale.
    """
    check(frame, YEARLY, "lines of subjects")
    rows = rows_of(frame, YEARLY)
    contested = {id(row) for found in disputes(rows, ("year",)) for row in found}
    colours = categorical(len(SIGNS), look.mode)
    runs: dict[str, int] = {}
    last: dict[str, int] = {}
    for row in rows:
        key, year = str(row["key"]), int(row["year"])
        row |= {"ink": colours[row["place"]], "sign": SIGNS[row["place"]], "run": ""}
        if id(row) in contested:
            continue
        runs[key] = runs.get(key, 0) + (key in last and year - last[key] > 1)
        last[key] = year
        row["run"] = f"{key}|{runs[key]}"
    years = sorted({int(row["year"]) for row in rows})
    axis = alt.Axis(format="d", tickMinStep=1, labelOverlap="greedy", labelSeparation=8)
    scale = alt.Scale(domain=[years[0] - 0.3, years[-1] + 0.3], nice=False)
    held: list[Row] = [{"value": value, "low": None, "high": None} for value in among["value"]]
    ink = {"field": "ink", "type": "nominal", "scale": None}
    place = {
        "x": channel(alt.X("year:Q", scale=scale, axis=axis, title=None)),
        "y": channel(alt.Y("value:Q", **y_value(*domain_of(held), unit))),
        "color": ink,
    }
    line = {"type": "line", "strokeWidth": 2, "tooltip": None}
    point = {"type": "point", "filled": True, "size": 55, "opacity": 1}
    shape = {"field": "sign", "type": "nominal", "scale": None}
    tips = tooltips(words, "label", "period", "display", "note", "source")
    layers = [
        layer(
            line,
            [row for row in rows if row["run"]],
            **place,
            detail={"field": "run", "type": "nominal"},
        ),
        *dispute_layers(rows, place, ("year",)),
        layer(point, rows, **place, shape=shape, tooltip=tips),
    ]
    return compose(layers, look, height)
