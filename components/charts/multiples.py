"""Small multiples: one small trend per series, each on its own value axis, all on one time axis.

Vega-Lite cannot fit a concatenation to its panel. With `look.width` in px the views share that
width; with "container" each view is 220 px wide, so choose `columns` for the panel (1 on a phone)
and show the chart at its own width (`width="content"`).
"""

import pandas as pd

from components.charts.layout import wrap
from components.charts.marks import SCHEMA, Row, Spec, year_domain
from components.charts.points import series_rows
from components.charts.trend import Plan, domain_of, time_layers
from components.frames import SERIES, Words, check
from components.theme import BODY, Look, palette, vega_config

VIEW = 220  # px, where the width of the panel is not known
AXIS, GAP = 44, 20  # px beside and between the views


def multiples(
    frame: pd.DataFrame,
    *,
    look: Look,
    words: Words,
    unit: str,
    height: int = 150,
    columns: int = 3,
) -> Spec:
    """One view of `height` px per label, `columns` side by side. Columns: frames.SERIES."""
    check(frame, SERIES, "small multiples")
    rows = series_rows(frame, words)
    years = year_domain([row[t] for row in rows for t in ("t0", "t1")]) if rows else None
    labels = list(dict.fromkeys(frame["label"]))
    columns = max(1, min(columns, len(labels)))
    width = VIEW
    if look.width != "container":
        width = (look.width - 16 - GAP * (columns - 1)) // columns - AXIS
    views = []
    for label in labels:
        own = [row for row in rows if row["label"] == label]
        plan = Plan(own, domain_of(own), height + 76, unit, years=years, named=False)
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
    return {"width": width, "height": plan.height - 76, "title": title, "layer": layers}


def _quiet(part: Row) -> Row:
    """The layer without the legend of kinds, which would repeat under every view."""
    encoding = dict(part["encoding"])
    if "shape" in encoding:
        encoding["shape"] = {**encoding["shape"], "legend": None}
    return {**part, "encoding": encoding}
