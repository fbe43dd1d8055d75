"""Where the values, names and texts of a time chart stand, and its layers.

A value sits in the middle of the interval it covers, and shows it.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import altair as alt

from components.charts.marks import (
    WHOLE,
    Channel,
    Layer,
    Row,
    channel,
    dispute_layers,
    layer,
    x_time,
    y_value,
    year_domain,
)
from components.charts.series_points import (
    CROWDED,
    bound_layers,
    boxes_of,
    closed,
    line_layers,
    needed,
    point_layers,
    span_layer,
    text_layers,
    text_row,
    with_span,
)
from components.frames import OPEN_DOWN, OPEN_UP, Words
from components.label_layout import LINE, Box, ems, spread, wrap
from components.theme import BODY, Look, categorical, palette

AROUND = 76  # px of a drawing's height for axis, unit and legend of kinds
DIRECT = 6  # series that can be labelled at their line
VALUES = 12  # points that can carry their value
QUIET = ""  # in the place of the name of a series: text of none
Domain = tuple[float, float, float]


@dataclass(frozen=True)
class Plan:
    """Where the values of one time chart lie. `years` fixes the time axis (ms), else it fits.

    rule: a value at which a line is drawn across, and its name; one at zero is drawn where a value
    is below.
    """

    rows: list[Row]
    domain: Domain
    height: int
    unit: str
    years: tuple[int, int] | None = None
    named: bool = True
    rule: tuple[float, str] | None = None

    @cached_property
    def labels(self) -> list[str]:
        """Series names, in order."""
        return list(dict.fromkeys(row["label"] for row in self.rows))

    @cached_property
    def span(self) -> tuple[int, int]:
        """Start and end of the time axis."""
        return self.years or year_domain([row[t] for row in self.rows for t in ("t0", "t1")])

    @cached_property
    def direct(self) -> bool:
        """Whether each series is named where it ends: few enough, and all names fit the height."""
        return len(self.labels) <= DIRECT and sum(self.name_heights) <= self.plot + LINE

    @cached_property
    def last(self) -> list[Row]:
        """The last value of each series."""
        return [
            max((row for row in self.rows if row["label"] == label), key=lambda row: row["t"])
            for label in self.labels
        ]

    @cached_property
    def name_heights(self) -> list[float]:
        """Height of each name beside its line, px."""
        return [LINE * (_named(row).count("\n") + 1) + 3.0 for row in self.last]

    @property
    def plot(self) -> float:
        """Height of the plot itself, px, without axis, unit and legend of kinds."""
        return float(self.height - AROUND)

    def down(self, value: float) -> float:
        """Distance of a value from the top of the plot, px."""
        low, high, _ = self.domain
        return (high - value) / (high - low) * self.plot

    def place(self, t: float, value: float, width: int) -> tuple[float, float]:
        """Point of a value at a time on a plot of `width` px."""
        first, last = self.span
        return (t - first) / (last - first) * width, self.down(value)

    @property
    def across(self) -> list[float]:
        """Values at which a line is drawn across."""
        zero = [0.0] if self.domain[0] < 0 else []
        return zero + ([self.rule[0]] if self.rule else [])

    def marks(self, width: int) -> list[Box]:
        """What no text may touch on a plot of `width` px."""
        across = [self.down(value) for value in self.across]
        lines = [Box(0, y - 1, width, y + 1) for y in across]
        return boxes_of(self.rows, self.place, width) + lines

    def end_texts(self) -> list[Row]:
        """The name of each series beside its last value, behind the line over its time.

        Where names, or a name and a mark, would overlap on a phone, all stand at the right edge
        instead, at the height of the last value, moved apart as far as needed.
        """
        if not (self.named and self.direct):
            return []
        spans = {id(row) for row in with_span(self.rows)}
        beside = [
            text_row(row, _named(row), align="left", dx=9, size=BODY)
            | {"t": row["t1"] if id(row) in spans else row["t"]}
            for row in self.last
        ]
        if not any(needed(beside, self.place, self.marks)):
            return beside
        places = [self.down(row["value"]) for row in self.last]
        centres = spread(places, self.name_heights, self.plot + 8)
        low, high, _ = self.domain
        return [
            {**text, "t": self.span[1], "value": high - centre / self.plot * (high - low)}
            for text, centre in zip(beside, centres, strict=True)
        ]

    def rule_texts(self) -> list[Row]:
        """The name of the line that is drawn across, at its left end."""
        if not self.rule:
            return []
        place = {"label": QUIET, "t": self.span[0], "value": self.rule[0]}
        return [text_row(place, self.rule[1], align="left", dx=2, dy=-10)]


def time_layers(plan: Plan, look: Look, words: Words) -> list[Layer]:
    """All layers of a time chart, faint ones first."""
    if not (rows := plan.rows):
        return []
    channels = _channels(plan, look)
    names = plan.end_texts()
    texts = [*names, *plan.rule_texts(), *_value_texts(rows, plan.last if names else [])]
    lines = line_layers(rows, channels)
    return [
        *_rule(plan, channels, look),
        *span_layer(rows, channels),
        *lines,
        *bound_layers(rows, channels),
        *dispute_layers(rows, channels),
        *point_layers(rows, channels, look, words, legend=not lines),
        *text_layers(texts, channels, plan.place, plan.marks),
    ]


def _rule(plan: Plan, channels: dict[str, Channel], look: Look) -> list[Layer]:
    if not plan.across:
        return []
    mark = {"type": "rule", "color": palette(look.mode).muted, "strokeWidth": 1.2}
    return [layer(mark, [{"value": value} for value in plan.across], y=channels["y"])]


def legend_columns(labels: list[str], look: Look) -> int:
    """Columns of the legend: as many as fit, on a phone where the width is not known."""
    return max(1, int(_legend_width(look) // _entry(labels)))


def _entry(labels: list[str]) -> float:
    """px that an entry of the legend takes."""
    return max(map(ems, labels), default=0) * BODY + 40


def _legend_width(look: Look) -> int:
    """px that a legend above a drawing can have; a container may be as narrow as a phone."""
    return 320 if look.width == "container" else look.width - 60


def _channels(plan: Plan, look: Look) -> dict[str, Channel]:
    labels = plan.labels
    single = [palette(look.mode).accent]
    colours = categorical(len(labels), look.mode) if len(labels) > 1 else single
    columns: Any = legend_columns(labels, look)
    longest: Any = _legend_width(look) - 30  # the stroke before it
    if look.width == "container":  # the browser knows how many fit
        columns = alt.ExprRef(f"max(1, floor(width / {round(_entry(labels))}))")
        longest = alt.ExprRef("width - 30")
    key = alt.Legend(
        orient="top",
        columns=columns,
        symbolOpacity=1,
        values=labels,
        labelLimit=longest,
        symbolType="stroke",
        symbolStrokeWidth=3,
        offset=24,
    )
    # the name of a line drawn across is of no series, and is in no legend
    quiet = ([QUIET], [palette(look.mode).muted]) if plan.rule else ([], [])
    scale = alt.Scale(domain=[*labels, *quiet[0]], range=[*colours, *quiet[1]])
    legend = key if plan.named and not plan.direct else None
    return {
        "x": channel(alt.X("t:Q", **x_time(*plan.span))),
        "y": channel(alt.Y("value:Q", **y_value(*plan.domain, plan.unit))),
        "color": channel(alt.Color("label:N", scale=scale, legend=legend, title=None)),
    }


def _named(row: Row) -> str:
    """The name of a series, with the months of its last value where that is not a full year."""
    name = wrap(row["label"], 7)
    return name if row["mark"] in WHOLE else f"{name}\n{wrap(row['period'], 7)}"


def _value_texts(rows: list[Row], named: list[Row]) -> list[Row]:
    """Values above the points and, below, the months of every value that is not a full year.

    named: the values beside which the name of their series stands.
    """
    texts = []
    for row in sorted(rows, key=lambda r: -r["t"]):
        at_end = any(row is other for other in named)
        side: dict[str, Any] = {"align": "right", "dx": 3} if at_end else {}
        top, foot = ("high", "low") if closed(row) else ("value", "value")
        if len(rows) <= VALUES:
            up = row["qualifier"] in OPEN_UP
            texts.append(text_row(row, row["short"], dy=-28 if up else -13, at=top, **side))
        short = ems(row["period"]) <= 14 and len(rows) <= CROWDED
        if row["mark"] not in WHOLE and not at_end and short:
            down = row["qualifier"] in OPEN_DOWN
            texts.append(text_row(row, row["period"], dy=28 if down else 14, at=foot, **side))
    return texts
