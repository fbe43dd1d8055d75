"""One indicator of a few subjects over the years, each with a colour and sign of its own."""

import altair as alt
import pandas as pd

from components.charts.compare_table import SIGNS
from components.charts.disputed_values import dispute_layers, disputes
from components.charts.line_charts import domain_of
from components.charts.marks import Row, Spec, channel, compose, layer, rows_of, tooltips, y_value
from components.frames import YEARLY, Words, check
from components.theme import Look, categorical


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
