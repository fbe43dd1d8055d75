"""The parts drawings share: layers, axes, tooltips, marks where sources disagree, and the whole
specification.

A layer is a Vega-Lite dict with its own inline rows, so that no name is made up by Altair and
no registry of the process is read. Dates are milliseconds (UTC) on a linear scale, labelled by
`utcFormat`: no time zone can move a point into another year, and no Vega-Lite version reads the
limits of the axis in another way (on a temporal scale the browser and the exporter differed).
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from math import floor, isfinite, log10
from typing import Any

import altair as alt
import pandas as pd
from altair.utils import schemapi

from components.formats import worded_unit
from components.frames import FrameError, Words
from components.label_layout import LINE, ems, rise
from components.theme import Look, palette, vega_config

# Altair looks each small object over against its schema when it is made, a tenth of the time of a
# drawing; the tests have it do so.
schemapi.disable_debug_mode()

Layer = dict[str, Any]
Channel = Any  # dict, or a list of dicts for tooltips
Row = dict[str, Any]
Spec = dict[str, Any]
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
WHOLE = ("full", "asof")  # marks of values of a whole year or at a day
DETAIL = ("label", "period", "kind", "display", "note", "source")  # of a value, under the pointer
_DAY = 86_400_000


def rows_of(frame: pd.DataFrame, columns: Iterable[str]) -> list[Row]:
    """The frame as plain records: Python numbers, None for every kind of missing value."""
    records = frame[list(columns)].to_dict("records")
    return [{str(name): _plain(value) for name, value in row.items()} for row in records]


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, int | float):
        return value if isfinite(value) else None
    return None if pd.isna(value) else value.item()


def epoch(day: str, *, end: bool = False) -> int:
    """Milliseconds at the start of an ISO day, or at its `end`."""
    try:
        when = date.fromisoformat(day) + timedelta(days=int(end))
    except ValueError as error:
        raise FrameError(
            f"The date {day!r} in start or end is not an ISO day ({error}). Write 2024-12-31."
        ) from error
    return (when - date(1970, 1, 1)).days * _DAY


def layer(mark: Mapping[str, Any], rows: Sequence[Row], **channels: Channel) -> Layer:
    """One layer: a mark, its rows and its channels."""
    return {"data": {"values": list(rows)}, "mark": dict(mark), "encoding": channels}


def channel(built: Any) -> Channel:
    """An Altair channel object as Vega-Lite. Made once and shared: it is the costly part."""
    made: Channel = built.to_dict(validate=False)
    return made


def on(again: Channel, field: str) -> Channel:
    """The same channel on another field."""
    return {**again, "field": field}


def where(test: str, part: Layer) -> Layer:
    """The layer with only the rows for which the Vega expression `test` holds."""
    return {**part, "transform": [{"filter": test}]}


def compose(layers: Sequence[Layer], look: Look, height: int) -> Spec:
    """The whole specification: fills `look.width`, transparent, `height` px with its axes."""
    return {
        "$schema": SCHEMA,
        "width": look.width,
        "height": height,
        "autosize": {"type": "fit", "contains": "padding"},
        "background": "transparent",
        "config": vega_config(look),
        "layer": list(layers),
    }


def margin(left: float, right: float) -> Layer:
    """Room beside the plot, px, for texts that reach over its edge.

    Vega fits a drawing in one pass: what a text needs when the plot shrinks has to be said before.
    """
    places = [{"expr": f"{-round(max(left, 0))}"}, {"expr": f"width + {round(max(right, 0))}"}]
    dot = {"type": "point", "opacity": 0, "size": 1, "tooltip": None}
    parts = [
        {"data": {"values": [{}]}, "mark": dot, "encoding": {"x": {"value": place}}}
        for place in places
    ]
    return {"layer": parts}


def tooltips(words: Words, *fields: str) -> Channel:
    """Tooltip lines for `fields`, titled in the reader's language."""
    titles = {
        "label": words.series,
        "row_label": words.series,
        "column_label": words.value,
        "period": words.period,
        "display": words.value,
        "note": words.note,
        "source": words.source,
        "kind": words.kind,
        "change_text": words.change,
        "state_label": words.state,
        "count": words.count,
        "number": words.count,
        "side_word": words.period,
        "rank": words.rank,
    }
    return [{"field": name, "type": "nominal", "title": titles[name]} for name in fields]


def x_time(start: int, end: int) -> dict[str, Any]:
    """Options of the time channel from `start` to `end` (ms): a name in the middle of each year."""
    first, last = _year(start), _year(end - 1)
    style = alt.Axis(
        values=[epoch(f"{year}-07-02") for year in range(first, last + 1)],
        ticks=False,
        domain=True,
        labelPadding=5,
        labelOverlap="greedy",
        labelSeparation=8,
        labelExpr="utcFormat(datum.value, '%Y')",
    )
    return {
        "scale": alt.Scale(domain=[start, end], nice=False, zero=False),
        "axis": style,
        "title": None,
    }


def year_domain(times: Sequence[int], *, least: int = 3) -> tuple[int, int]:
    """Whole years around `times` (ms), at least `least` of them."""
    first, last = _year(min(times)), _year(max(times) - 1)
    while last - first + 1 < least:
        first -= 1
        if last - first + 1 < least:
            last += 1
    return epoch(f"{first}-01-01"), epoch(f"{last + 1}-01-01")


def _year(milliseconds: int) -> int:
    return (date(1970, 1, 1) + timedelta(days=milliseconds // _DAY)).year


def y_value(low: float, high: float, step: float, unit: str) -> dict[str, Any]:
    """Options of the value channel: light horizontal grid, the unit written above the axis."""
    ticks, decimals = _ticks(low, high, step)
    words, title = worded_axis(unit, decimals)
    axis = alt.Axis(
        grid=True,
        values=ticks,
        **words,
        labelLimit=0,  # a number is never cut off
        titleAngle=0,
        titleAnchor="end",
        titleAlign="left",
        titleBaseline="bottom",
        titleX=0,
        titleY=-8,
    )
    return {"scale": alt.Scale(domain=[low, high], nice=False), "axis": axis, "title": title}


def worded_axis(unit: str, decimals: int) -> tuple[dict[str, Any], str]:
    """How numbers of `unit` are written at an axis, and its unit, as texts word them."""
    by, title = worded_unit(unit)
    if by == 1:
        return {"format": f",.{decimals}~f"}, title
    return {"labelExpr": f"format(datum.value * {by}, ',.{decimals + 2}~f')"}, title


def _ticks(low: float, high: float, step: float) -> tuple[list[float], int]:
    """The numbers from low to high, and the decimals that `step` has."""
    exact = Decimal(f"{step:.6g}")
    decimals = max(0, -int(exact.normalize().as_tuple().exponent))
    first, count = round(low / step), round((high - low) / step)
    return [float((first + i) * exact) for i in range(count + 1)], decimals


def tick_width(low: float, high: float, step: float, size: int) -> float:
    """Px of the longest number of a value axis."""
    ticks, decimals = _ticks(low, high, step)
    return max(ems(f"{tick:,.{decimals}f}") for tick in ticks) * size


def row_axis(labels: Mapping[str, str], look: Look, *, bold: Sequence[str] = ()) -> alt.Axis:
    """Axis of named rows: ids on the scale, names (`\\n` breaks a line) on the screen."""
    names = json.dumps({key: text.split("\n") for key, text in labels.items()}, ensure_ascii=False)
    offsets = json.dumps({key: rise(text) for key, text in labels.items()}, ensure_ascii=False)
    colours = palette(look.mode)
    chosen = json.dumps(list(bold), ensure_ascii=False)
    return alt.Axis(
        labelExpr=f"{names}[datum.value]",
        labelLimit=220,
        labelColor={
            "expr": f"indexof({chosen}, datum.value) < 0 ? {colours.ink!r} : {colours.accent!r}"
        },
        labelLineHeight=LINE,
        labelBaseline="middle",
        labelOffset={"expr": f"{offsets}[datum.value]"},
        labelOverlap=False,
    )


def ceiling(value: float) -> tuple[float, float]:
    """(end of a scale that holds `value`, step of its ticks), both round numbers."""
    if value <= 0:
        return 1.0, 0.5
    raw = value / 5
    power = 10.0 ** floor(log10(raw))
    step = next(m * power for m in (1, 2, 2.5, 5, 10) if m * power >= raw * 0.999)
    return step * -(-value // step), step


def dispute_layers(
    rows: Sequence[Row], channels: Mapping[str, Channel], time: Sequence[str] = ("t0", "t1")
) -> list[Layer]:
    """A rule with ends where rows of one key and `time` differ by source; it lies under points."""
    spans = [
        {**found[0], "low": min(row["value"] for row in found),
         "high": max(row["value"] for row in found)}
        for found in disputes(rows, time)
    ]  # fmt: skip
    if not spans:
        return []
    rule = {"type": "rule", "strokeWidth": 3, "opacity": 0.55}
    end = {"type": "tick", "orient": "horizontal", "size": 16, "thickness": 2}
    low, high = ({**channels, "y": on(channels["y"], name)} for name in ("low", "high"))
    return [
        layer(rule, spans, **{**low, "y2": {"field": "high"}}),
        layer(end, spans, **low),
        layer(end, spans, **high),
    ]


def disputes(rows: Sequence[Row], time: Sequence[str]) -> list[list[Row]]:
    """Groups of rows of one key and time that have several values from several sources."""
    groups: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        groups.setdefault((row["key"], *(row[name] for name in time)), []).append(row)
    return [
        found
        for found in groups.values()
        if len({row["value"] for row in found}) > 1 and len({row["source"] for row in found}) > 1
    ]
