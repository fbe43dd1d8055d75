"""Losses, zeros, and numbers of many digits in drawings: on the right side, whole, to scale."""

from typing import Any

import pandas as pd
import pytest

from components.charts.bar_charts import bars, ranking
from components.charts.dumbbell import before_after, change
from components.charts.line_charts import domain_of, index, multiples, trend
from components.frames import CHANGE
from components.theme import Look
from tests.components.examples import LIGHT, WORDS, pair, year


def axis(spec: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = next(
        part["encoding"]["y"] for part in spec["layer"]
        if part["encoding"].get("y", {}).get("axis")
    )  # fmt: skip
    return found


def series(label: str, *values: float) -> list[dict[str, Any]]:
    return [year(label, 2018 + at, v, segment=label) for at, v in enumerate(values)]


def marks(spec: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [p for p in spec["layer"] if "mark" in p and p["mark"]["type"] == kind]


@pytest.mark.parametrize(
    ("values", "domain"),
    [
        ((-5.0, -1.0), (-6.0, 0.0)),
        ((-0.001, -0.0005), (-0.00125, 0.0)),
        ((-5.0, 3.0), (-6.0, 4.0)),
        ((0.0, 0.0), (0.0, 1.0)),
        ((1e14, 3e14), (0.0, 4e14)),
        ((1e-9, 3e-9), (0.0, 4e-9)),
    ],
)
def test_an_axis_holds_zero_and_all_values(
    values: tuple[float, ...], domain: tuple[float, float]
) -> None:
    rows = [{"value": value, "low": None, "high": None} for value in values]
    low, high, step = domain_of(rows)
    assert (low, high) == pytest.approx(domain, abs=0)
    assert step > 0


@pytest.mark.parametrize(
    ("values", "ticks", "decimals"),
    [
        ((1e-9, 3e-9), [0.0, 1e-9, 2e-9, 3e-9, 4e-9], 9),
        ((1e14, 3e14), [0.0, 1e14, 2e14, 3e14, 4e14], 0),
        ((-0.25, 0.5), [-0.4, -0.2, 0.0, 0.2, 0.4, 0.6], 1),
        ((2.0, 8.0), [0.0, 2.0, 4.0, 6.0, 8.0, 10.0], 0),
    ],
)
def test_ticks_are_the_numbers_they_say(
    values: tuple[float, ...], ticks: list[float], decimals: int
) -> None:
    """A number format with too few decimals would print a small tick as 0."""
    found = axis(trend(pd.DataFrame(series("甲", *values)), look=LIGHT, words=WORDS, unit="吨"))
    assert found["axis"]["values"] == ticks
    assert found["axis"]["format"] == f",.{decimals}~f"
    assert found["axis"]["labelLimit"] == 0


def test_small_views_leave_room_for_long_numbers() -> None:
    def width(*values: float) -> int:
        frame = pd.DataFrame(series("甲", *values) + series("乙", 1, 2) + series("丙", 1, 2))
        spec = multiples(frame, look=Look("light", "zh", 900), words=WORDS, unit="元")
        return int(spec["concat"][0]["width"])

    # 100,000,000,000,000 is 19 signs of 0.56 x 12 px: 128 px, where 44 px are usual
    assert width(1, 2) - width(1e14, 2e14) == 128 + 8 - 44


def test_a_line_marks_zero_where_there_are_losses() -> None:
    losses = trend(pd.DataFrame(series("甲", 3, -5)), look=LIGHT, words=WORDS, unit="亿元")
    gains = trend(pd.DataFrame(series("甲", 3, 5)), look=LIGHT, words=WORDS, unit="亿元")

    def zero(spec: dict[str, Any]) -> list[dict[str, Any]]:
        return [p for p in marks(spec, "rule") if p["data"]["values"] == [{"value": 0}]]

    assert len(zero(losses)) == 1
    assert not zero(gains)


def test_an_index_has_no_axis_below_zero() -> None:
    spec = index(pd.DataFrame(series("甲", 100, 4, 900)), look=LIGHT, words=WORDS, unit="指数")
    assert axis(spec)["scale"]["domain"][0] == 0


@pytest.mark.parametrize("draw", [bars, ranking])
@pytest.mark.parametrize(
    ("values", "domain"),
    [
        ((12.5, 0.0, -3.2), [-3.2, 12.5]),
        ((-0.001, -0.0005), [-0.001, 0.0]),
        ((0.0, 0.0), [0.0, 1.0]),
        ((1e14, 1e13), [0.0, 1e14]),
    ],
)
def test_bars_begin_at_zero_on_their_own_side(
    draw: Any, values: tuple[float, ...], domain: list[float]
) -> None:
    frame = pd.DataFrame([year(name, 2024, v) for name, v in zip("甲乙丙", values, strict=False)])
    spec = draw(frame, look=LIGHT, words=WORDS)
    (bar,) = marks(spec, "bar")
    assert bar["encoding"]["x"]["scale"]["domain"] == domain
    texts = [row for part in marks(spec, "text") for row in part["data"]["values"]]
    # the value of a loss stands where no bar is: right of zero
    assert {row["end"] for row in texts} == {max(v, 0.0) for v in values}
    lines = [p for p in marks(spec, "rule") if p["data"]["values"] == [{"value": 0}]]
    assert len(lines) == int(domain[0] < 0)


def test_a_pair_of_losses_keeps_its_sign_and_order() -> None:
    frame = pd.DataFrame(pair("亏损", -5, -2) + pair("时间", 61, 35))
    spec = before_after(frame, look=LIGHT, words=WORDS, unit="日")
    line = marks(spec, "rule")[0]["data"]["values"]
    assert [(row["before"], row["after"]) for row in line] == [(-5, -2), (61, 35)]


def test_changes_of_small_losses_fill_the_width() -> None:
    row = dict.fromkeys(CHANGE, "") | {
        "key": "甲", "label": "甲", "start_value": -0.002, "end_value": -0.001,
    }  # fmt: skip
    spec = change(pd.DataFrame([row]), look=LIGHT, words=WORDS)
    assert marks(spec, "rule")[0]["encoding"]["x"]["scale"]["domain"] == [-0.002, 0.0]
