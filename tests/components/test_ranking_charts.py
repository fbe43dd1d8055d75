"""Drawings of one indicator of many: ranking, distribution, trend."""

from itertools import combinations
from math import dist
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.charts.distribution import Middle, distribution, packed
from components.charts.highlighted_lines import HALF_DAY, highlighted_lines
from components.charts.marks import epoch
from components.charts.ranked_bars import GAP, PICK, ranked_bars
from components.theme import categorical, palette
from tests.components.examples import LIGHT, WORDS, value

GREY = palette("light").rest


def placed(*numbers: float, hues: tuple[int, ...] = (), **more: Any) -> pd.DataFrame:
    """A ranking of zones A, B, C …, in the order given."""
    rows = [
        value(chr(65 + at), "2024-01-01", "2024-12-31", number, **more)
        | {"rank": f"{at + 1}/{len(numbers)}", "subject": f"zone-{at}",
           "hue": hues[at] if at < len(hues) else -1}
        for at, number in enumerate(numbers)
    ]  # fmt: skip
    return pd.DataFrame(rows)


def layers_of(spec: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [part for part in spec["layer"] if part.get("mark", {}).get("type") == kind]


def values_of(part: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = part["data"]["values"]
    return found


places = st.lists(st.floats(0, 300, allow_nan=False), max_size=60)


@given(places, st.sampled_from([6.0, 9.0, 12.0]))
def test_no_two_dots_overlap(across: list[float], size: float) -> None:
    dots = list(zip(across, packed(across, size), strict=True))
    assert all(dist(a, b) >= size - 1e-6 for a, b in combinations(dots, 2))
    assert packed(across, size) == [move for _, move in dots]


def test_dots_stay_near_the_axis() -> None:
    assert packed([0.0, 100.0, 200.0], 10) == [0.0, 0.0, 0.0]
    assert sorted(packed([5.0, 5.0, 5.0], 10)) == [-10.0, 0.0, 10.0]
    # 6 across, so 8 up: a right triangle of sides 6, 8 and 10
    assert packed([0.0, 6.0], 10) == [0.0, pytest.approx(-8.0)]
    assert packed([], 10) == []


def test_the_highlighted_is_in_colour_and_the_others_grey() -> None:
    spec = ranked_bars(placed(9, 4, 1, hues=(-1, 0)), look=LIGHT, words=WORDS)
    bars = values_of(layers_of(spec, "bar")[0])
    assert [row["colour"] for row in bars] == [GREY, categorical(1, "light")[0], GREY]
    # a row is 21 px, its bar 0.8 of 0.8 of it: more than the 10 that a chosen one needs
    assert spec["height"] == 3 * 21 + 36


def test_a_break_has_a_row_of_its_own_and_says_how_many() -> None:
    frame = placed(9, 4, 1)
    spec = ranked_bars(frame, look=LIGHT, words=WORDS, gaps={frame["key"][1]: "中间7个略"})
    order = layers_of(spec, "bar")[0]["encoding"]["y"]["scale"]["domain"]
    assert order == ["A", "B", f"{GAP}B", "C"]
    said = [row.get("text") for part in layers_of(spec, "text") for row in values_of(part)]
    assert said.count("中间7个略") == 2  # the text, and what keeps the dots from it


def test_the_rule_stands_at_the_median_with_its_name() -> None:
    spec = ranked_bars(placed(9, 4, 1), look=LIGHT, words=WORDS, rule=(4.0, "中位数4亿元"))
    rule = layers_of(spec, "rule")[0]
    assert values_of(rule) == [{"value": 4.0, "name": "中位数4亿元"}]
    assert rule["encoding"]["x"]["scale"]["domain"] == [0.0, 9]


def test_negative_and_zero_values_hang_on_zero() -> None:
    spec = ranked_bars(placed(3, 0, -6), look=LIGHT, words=WORDS)
    assert layers_of(spec, "bar")[0]["encoding"]["x"]["scale"]["domain"] == [-6, 3]
    assert values_of(layers_of(spec, "rule")[0]) == [{"value": 0}]
    numbers = [row for part in layers_of(spec, "text") for row in values_of(part) if "end" in row]
    # the number of a loss stands right of zero, not across its bar
    assert [row["end"] for row in numbers] == [3, 0, 0]


def test_a_bound_is_drawn_as_a_bound_and_a_part_year_hollow() -> None:
    bound = placed(5, 4, qualifier="more_than")
    spec = ranked_bars(bound, look=LIGHT, words=WORDS)
    assert len(values_of(layers_of(spec, "point")[0])) == 2
    spec = ranked_bars(placed(5, 4, mark="partial"), look=LIGHT, words=WORDS)
    assert layers_of(spec, "bar")[0]["mark"]["fill"] == palette("light").surface


def test_a_click_anywhere_in_a_row_gives_its_subject() -> None:
    spec = ranked_bars(placed(9, 4), look=LIGHT, words=WORDS)
    rows = next(part for part in spec["layer"] if part.get("params"))
    assert rows["params"][0]["name"] == PICK
    assert [row["subject"] for row in values_of(rows)] == ["zone-0", "zone-1"]


def test_one_alone_and_equal_values_are_drawn() -> None:
    for numbers in ((0.0,), (7.0,), (2.0, 2.0, 2.0)):
        assert ranked_bars(placed(*numbers), look=LIGHT, words=WORDS)["height"] > 0
        middle = Middle((numbers[0], numbers[0]), (numbers[0], "中位数"))
        spec = distribution(placed(*numbers), middle, look=LIGHT, words=WORDS)
        low, high = layers_of(spec, "point")[0]["encoding"]["x"]["scale"]["domain"]
        assert low < numbers[0] < high


def test_values_beyond_the_axis_are_triangles_at_its_edge_with_their_value() -> None:
    frame = placed(90, 5, 4, 3, -40, hues=(0,))
    middle = Middle((2.0, 6.0), (4.0, "中位数4"), ((3.0, "3"), (5.0, "5")))
    spec = distribution(frame, middle, look=LIGHT, words=WORDS)
    dots = {row["subject"]: row for row in values_of(layers_of(spec, "point")[0])}
    assert (dots["zone-0"]["side"], dots["zone-0"]["x"]) == (1, 6.0)
    assert (dots["zone-4"]["side"], dots["zone-4"]["x"]) == (-1, 2.0)
    assert {dots[f"zone-{at}"]["side"] for at in (1, 2, 3)} == {0}
    texts = [row for part in layers_of(spec, "text") for row in values_of(part)]
    assert {"90", "-40"} <= {str(row.get("short")) for row in texts}
    assert any(row.get("text") == "A 90" for row in texts)  # the highlighted one is named
    band = layers_of(spec, "rect")[0]
    assert values_of(band) == [{"x": 3.0, "x2": 5.0}]


def test_names_above_the_dots_do_not_cover_each_other() -> None:
    frame = placed(5.0, 5.1, 5.2, 5.3, 5.4, 5.5, hues=tuple(range(6)))
    middle = Middle((0.0, 10.0), (5.2, "中位数"))
    spec = distribution(frame, middle, look=LIGHT, words=WORDS)
    lines = {row["y"] for part in layers_of(spec, "text") for row in values_of(part)
             if "line" in row}  # fmt: skip
    assert len(lines) == 6


def series(*points: tuple[str, int, float, str, int]) -> pd.DataFrame:
    """label, year, value, run, hue"""
    rows = [
        value(label, f"{year}-01-01", f"{year}-12-31", number)
        | {"run": run, "hue": hue, "dashed": False}
        for label, year, number, run, hue in points
    ]
    return pd.DataFrame(rows)


def test_grey_lines_go_as_short_lists_and_a_lone_value_is_a_dot() -> None:
    frame = series(("A", 2021, 1, "1", 0), ("A", 2022, 2, "1", 0), ("B", 2021, 3, "2", -1),
                   ("B", 2022, 4, "2", -1), ("C", 2022, 9, "3", -1))  # fmt: skip
    spec = highlighted_lines(frame, look=LIGHT, words=WORDS, unit="亿元")
    quiet, lone, chosen = spec["layer"][:3]
    middle = (epoch("2021-01-01") + epoch("2021-12-31", end=True)) // 2 // HALF_DAY
    assert values_of(quiet)[0]["value"] == [3, 4] and values_of(quiet)[0]["t"][0] == middle
    assert quiet["mark"]["color"] == GREY and lone["mark"]["type"] == "point"
    assert [row["label"] for row in values_of(lone)] == ["C"]
    assert chosen["mark"]["color"] == categorical(1, "light")[0]
    names = [row["text"] for part in layers_of(spec, "text") for row in values_of(part)]
    assert "A" in names and "B" not in names
