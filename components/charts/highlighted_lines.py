"""Values of many over time: all lines grey, a few in colour with their points and names."""

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from components.charts.line_charts import domain_of
from components.charts.marks import (
    Channel,
    Layer,
    Row,
    Spec,
    channel,
    compose,
    dispute_layers,
    epoch,
    layer,
    rows_of,
    x_time,
    y_value,
    year_domain,
)
from components.charts.series_layout import Plan, time_layers
from components.charts.series_points import series_rows
from components.frames import SERIES, Words, check
from components.theme import Look, categorical, palette

GREY = -1  # hue of all that are not in colour
Runs = dict[tuple[int, bool], dict[str, Row]]  # hue and whether dashed -> run -> its row
RUN = ("run", "dashed", "hue")
HALF_DAY = 43_200_000  # ms: places in time are sent as so many of them, to be short
WIDTHS = {False: (1.0, 2.0), True: (0.8, 1.5)}  # dashed -> px of a grey line and of one in colour


def highlighted_lines(
    frame: pd.DataFrame, *, look: Look, words: Words, unit: str, height: int = 300
) -> Spec:
    """Lines by `run`; rows with a `hue` from 0 in colour. Columns: frames.SERIES, RUN.

    run: id of the points that one line joins; dashed: whether what lies between them was never
    observed. A point alone in its run is a dot. Hues count in the order in which the frame first
    names the labels that have one.
    """
    check(frame, (*SERIES, *RUN), "trend chart")
    timed = frame.assign(
        t=[_middle(*ends) for ends in zip(frame["start"], frame["end"], strict=True)]
    )
    domain = domain_of(rows_of(frame, ("value", "low", "high")))
    days = [epoch(day) for day in [*frame["start"], *frame["end"]] if day]
    span = year_domain([min(days), max(days) + 2 * HALF_DAY])
    place = {
        "x": channel(alt.X("t:Q", **x_time(*span))),
        "y": channel(alt.Y("value:Q", **y_value(*domain, unit))),
        "detail": {"field": "run", "type": "nominal"},
        "tooltip": [{"field": "label", "type": "nominal", "title": words.series}],
    }
    # the lines are drawn here, as those of a plan join full years only
    chosen = frame[frame["hue"] >= 0].assign(segment="", bridge="")
    plan = Plan(series_rows(chosen, words), domain, height, unit, years=span)
    colours = categorical(int(frame["hue"].max()) + 1, look.mode)
    grey = palette(look.mode).rest
    runs = _runs(timed)
    layers = _lines(runs, GREY, place, grey)
    others = series_rows(frame[frame["hue"] < 0], words)
    layers += dispute_layers(others, {"x": place["x"], "y": place["y"], "color": {"value": grey}})
    for hue, colour in enumerate(colours):
        layers += _lines(runs, hue, place, colour)
    return compose([*layers, *time_layers(plan, look, words)], look, height)


def _middle(start: str, end: str) -> int:
    """Where a value sits, as in `series_rows`, in half days."""
    return (epoch(start or end) + epoch(end or start, end=True)) // 2 // HALF_DAY


def _lines(runs: Runs, hue: int, place: dict[str, Channel], colour: str) -> list[Layer]:
    """Solid and dashed lines of one colour and, among the grey ones, dots of lone points."""
    layers: list[Layer] = []
    for dashed, widths in WIDTHS.items():
        alike = list(runs.get((hue, dashed), {}).values())
        several = [run for run in alike if len(run["t"]) > 1]
        mark = {
            "type": "line",
            "color": colour,
            "strokeWidth": widths[hue != GREY],
            "strokeDash": [3, 3] if dashed else [1, 0],
        }
        layers += _flat(mark, several, place)
        if hue == GREY:
            dot = {"type": "point", "color": colour, "filled": True, "size": 14, "opacity": 1}
            layers += _flat(dot, [run for run in alike if len(run["t"]) == 1], place)
    return layers


def _runs(frame: pd.DataFrame) -> Runs:
    """One row a run with its places and values as lists: short, as a line has many points."""
    found: Runs = {}
    ordered = frame.sort_values("t", kind="stable")
    columns = (ordered[name].tolist() for name in ("hue", "dashed", "run", "label", "t", "value"))
    for hue, dashed, run, label, t, value in zip(*columns, strict=True):
        own = found.setdefault((max(hue, GREY), dashed), {})
        new = {"run": str(len(own)), "label": label, "t": [], "value": []}
        line = own.setdefault(run, new)
        line["t"].append(t)
        line["value"].append(value)
    return found


def _flat(
    mark: dict[str, Any], runs: Sequence[dict[str, Any]], place: dict[str, Channel]
) -> list[Layer]:
    if not runs:
        return []
    steps = [{"flatten": ["t", "value"]}, {"calculate": f"datum.t * {HALF_DAY}", "as": "t"}]
    return [{**layer(mark, runs, **place), "transform": steps}]
