"""Labels of time charts stand clear of the marks and of each other, whatever the names are.

Everything is read from the specification: where its scales put a text on a plot of some width, and
how wide the packaged font makes it.
"""

from collections.abc import Callable, Iterator
from itertools import combinations
from math import pi, sqrt
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.charts.line_charts import index, trend
from components.charts.series_points import ARROW, ARROW_DOWN, ARROW_UP
from components.label_layout import LINE
from components.theme import Look
from dashboard.exports.picture.fonts import width as drawn_width
from tests.components.examples import LIGHT, WORDS, value, year

PLOT = 320 - 76  # px of the usual height that are the plot and not its axis, unit and legends
WIDTHS = (200, 260, 320, 440, 600, 900)  # px of plots: a phone, a column, a wide screen
Rectangle = tuple[float, float, float, float]  # left, top, right, bottom
Place = Callable[[float, float], tuple[float, float]]


def placing(spec: dict[str, Any], width: int) -> Place:
    """Where the scales of a specification put a time and a value, px."""
    part = next(p for p in spec["layer"] if {"x", "y"} <= set(p["encoding"]))
    first, last = part["encoding"]["x"]["scale"]["domain"]
    low, high = part["encoding"]["y"]["scale"]["domain"]

    def place(t: float, amount: float) -> tuple[float, float]:
        return (t - first) / (last - first) * width, (high - amount) / (high - low) * PLOT

    return place


def texts(spec: dict[str, Any], width: int) -> Iterator[tuple[str, Rectangle]]:
    """The labels that are printed on a plot of `width` px."""
    place = placing(spec, width)
    for part in spec["layer"]:
        mark = part["mark"]
        if mark["type"] != "text":
            continue
        assert part["transform"] == [{"filter": "width >= datum.need"}]
        for row in part["data"]["values"]:
            if width < row["need"]:
                continue
            lines = row["text"].split("\n")
            x, y = place(row["t"], row["value"])
            wide = max(drawn_width(line, mark["fontSize"]) for line in lines)
            x += mark["dx"]
            left = {"left": x, "right": x - wide, "center": x - wide / 2}[mark["align"]]
            top = y + mark["dy"] - mark["fontSize"] / 2
            bottom = y + mark["dy"] + LINE * (len(lines) - 1) + mark["fontSize"] / 2
            yield row["text"], (left, top, left + wide, bottom)


def marks(spec: dict[str, Any], width: int) -> Iterator[tuple[str, Rectangle]]:
    """Points, arrows, lines over times, over intervals of values, and across the plot."""
    place = placing(spec, width)
    for part in spec["layer"]:
        kind, channels = part["mark"]["type"], part["encoding"]
        for row in part["data"]["values"]:
            if kind == "rule" and "x2" in channels:
                (left, y), (right, _) = (
                    place(row["t0"], row["value"]),
                    place(row["t1"], row["value"]),
                )
                yield "time", (left, y - 0.75, right, y + 0.75)
            elif kind == "rule" and "y2" in channels:
                (x, top), (_, bottom) = place(row["t"], row["high"]), place(row["t"], row["low"])
                yield "interval", (x - 0.75, top, x + 0.75, bottom)
            elif kind == "rule":
                y = place(0, row["value"])[1]
                yield "line across", (0, y - 0.6, width, y + 0.6)
            elif kind == "point":
                x, y = place(row["t"], row["value"])
                reach, half = sqrt(part["mark"]["size"] / pi), sqrt(ARROW) / 2
                shape = part["mark"].get("shape")
                up = 2.6 * half if shape == ARROW_UP else 0 if shape else reach
                down = 2.6 * half if shape == ARROW_DOWN else 0 if shape else reach
                side = 0.6 * half if shape else reach
                yield "point", (x - side, y - up, x + side, y + down)


def meet(one: Rectangle, other: Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def touching(spec: dict[str, Any], width: int) -> list[tuple[str, str]]:
    """Pairs of a label and what it touches."""
    labels, drawn = list(texts(spec, width)), list(marks(spec, width))
    assert drawn
    struck = [(text, kind) for text, box in labels for kind, other in drawn if meet(box, other)]
    return struck + [(a, b) for (a, one), (b, other) in combinations(labels, 2) if meet(one, other)]


def names(spec: dict[str, Any]) -> set[str]:
    """The labels that stand at some width, on one line."""
    return {text.replace("\n", "") for text, _ in texts(spec, 900)}


CHINESE = st.text("铝及加工产业集群开发区水城贵阳经济技术一二三·（）", min_size=1, max_size=30)
LATIN = st.text("abcdefghij klmnopqrstuvwxyzABCDEFGHM'·-", min_size=1, max_size=30)
NAMES = st.lists(
    st.one_of(CHINESE, LATIN).map(str.strip).filter(bool), min_size=1, max_size=7, unique=True
)
AMOUNTS = st.floats(1, 500).map(lambda amount: round(amount, 1))


@st.composite
def rows(draw: st.DrawFn) -> pd.DataFrame:
    """Series of full years, part years and days, with bounds and intervals, of any length."""
    found = []
    for name in draw(NAMES):
        last = draw(st.integers(2020, 2025))
        for number in range(last - draw(st.integers(0, 4)), last + 1):
            amount = draw(AMOUNTS)
            qualifier = draw(st.sampled_from(["exact", "exact", "more_than", "almost"]))
            wide = draw(st.sampled_from([None, None, 1, 40]))
            around = {} if wide is None else {"low": amount - wide, "high": amount + wide}
            more: dict[str, Any] = {"qualifier": qualifier, **around}
            kind = draw(st.sampled_from(["full", "full", "partial", "asof"]))
            if kind == "full":
                found.append(year(name, number, amount, **more))
                continue
            end = f"{number}-10-31" if kind == "partial" else f"{number}-06-30"
            start = f"{number}-01-01" if kind == "partial" else end
            more |= {"period": f"{number}年1—10月", "mark": kind}
            found.append(value(name, start, end, amount, **more))
    return pd.DataFrame(found)


@pytest.mark.parametrize("language", ["zh", "en"])
@settings(max_examples=25, deadline=None)
@given(rows())
def test_no_label_touches_a_mark_or_another_label(language: Any, frame: pd.DataFrame) -> None:
    spec = trend(frame, look=Look("light", language), words=WORDS, unit="亿元")
    for width in WIDTHS:
        assert touching(spec, width) == []


@settings(max_examples=25, deadline=None)
@given(rows())
def test_no_label_of_an_index_touches_a_mark_or_another_label(frame: pd.DataFrame) -> None:
    spec = index(frame.assign(low=None, high=None), look=LIGHT, words=WORDS, unit="指数")
    for width in WIDTHS:
        assert touching(spec, width) == []


@pytest.mark.parametrize("name", ["铝", "铝加工", "铝加工·玻璃", "Tea", "Tea and bamboo"])
def test_a_name_stands_behind_the_line_over_the_last_year(name: str) -> None:
    frame = pd.DataFrame([year(name, 2021, 100.0), year(name, 2024, 136.4)])
    spec = index(frame, look=LIGHT, words=WORDS, unit="指数")
    for width in WIDTHS:
        (box,) = [box for text, box in texts(spec, width) if text.replace("\n", "·") == name
                  or text.replace("\n", " ") == name]  # fmt: skip
        # four years on the axis, and the last one is the last of them: its line ends at the edge
        assert box[0] == pytest.approx(width + 9)
        assert touching(spec, width) == []


def test_every_name_is_printed_at_every_width() -> None:
    frame = pd.DataFrame(
        [year(name, 2020 + at, 100.0 + 3 * at) for at, name in enumerate(["铝", "玻璃", "吉他"])]
    )
    spec = trend(frame, look=LIGHT, words=WORDS, unit="亿元")
    for width in WIDTHS:
        assert {"铝", "玻璃", "吉他"} <= {text for text, _ in texts(spec, width)}
