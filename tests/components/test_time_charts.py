"""What the drawings over time encode."""

import json
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pandas as pd
import pytest

from components.charts.line_charts import index, multiples, trend
from components.charts.marks import epoch
from components.charts.series_points import ARROW_DOWN, ARROW_UP
from components.frames import FrameError
from components.theme import categorical, palette
from tests.components.examples import DALONG, DARK, LIGHT, WORDS, grown, shuicheng, year


def layers(spec: dict[str, Any], kind: str, **mark: Any) -> list[dict[str, Any]]:
    """Layers of one kind of mark with the given mark properties."""
    return [
        part
        for part in spec["layer"]
        if part["mark"]["type"] == kind and mark.items() <= part["mark"].items()
    ]


def drawn(frame: pd.DataFrame, **more: Any) -> dict[str, Any]:
    return trend(frame, look=more.get("look", LIGHT), words=WORDS, unit="亿元")


def values(part: dict[str, Any], field: str = "value") -> list[Any]:
    return [row[field] for row in part["data"]["values"]]


def test_value_sits_in_the_middle_of_its_interval_and_shows_it() -> None:
    spans = layers(drawn(shuicheng()), "rule")[0]
    part = next(row for row in spans["data"]["values"] if row["mark"] == "partial")
    assert (part["t0"], part["t1"]) == (epoch("2025-01-01"), epoch("2025-11-01"))
    assert part["t"] == epoch("2025-06-02")  # 304 days from 1 January: the middle is day 152
    assert spans["encoding"]["x"]["field"] == "t0"
    assert spans["encoding"]["x2"] == {"field": "t1"}


def test_gap_is_bridged_by_thin_dashes_and_never_by_a_solid_line() -> None:
    lines = layers(drawn(shuicheng()), "line")
    assert [line["mark"].get("strokeDash") for line in lines] == [[3, 4]]
    assert values(lines[0]) == [95.54, 130.32]
    assert lines[0]["encoding"]["detail"]["field"] == "bridge"


def test_solid_line_joins_the_full_years_of_one_segment() -> None:
    (line,) = layers(drawn(grown()), "line")
    assert values(line) == [100.0, 112.4, 125.0]
    assert line["encoding"]["detail"]["field"] == "segment"


def test_part_year_is_in_no_line_even_with_a_segment() -> None:
    frame = shuicheng().assign(segment="s1", bridge="")
    (line,) = layers(drawn(frame), "line")
    assert {row["mark"] for row in line["data"]["values"]} == {"full"}


def test_part_derived_and_forecast_values_are_hollow() -> None:
    filled, hollow = [part for part in layers(drawn(shuicheng()), "point")]
    assert {row["mark"] for row in filled["data"]["values"]} == {"full"}
    assert {row["mark"] for row in hollow["data"]["values"]} == {"partial", "derived"}
    assert hollow["mark"]["fill"] == palette("light").surface
    assert "fill" not in hollow["encoding"]
    assert hollow["encoding"]["shape"]["scale"]["range"] == ["circle", "circle", "diamond"]


def test_part_year_says_its_months() -> None:
    texts = [text for part in layers(drawn(shuicheng()), "text") for text in values(part, "text")]
    assert "水城经开区\n铝及铝加工\n2025年1—10月" in texts
    assert "2024年1—10月" in texts


def test_interval_is_a_rule_from_low_to_high() -> None:
    rule = layers(drawn(shuicheng()), "rule")[-1]
    assert (values(rule, "low"), values(rule, "high")) == ([96.93], [96.95])
    assert rule["encoding"]["y"]["field"] == "low"


@pytest.mark.parametrize(
    ("qualifier", "arrow"),
    [("more_than", ARROW_UP), ("at_least", ARROW_UP), ("almost", ARROW_DOWN),
     ("less_than", ARROW_DOWN), ("at_most", ARROW_DOWN)],
)  # fmt: skip
def test_bound_is_an_arrow(qualifier: str, arrow: str) -> None:
    frame = pd.DataFrame([year(DALONG, 2024, 50.0, qualifier=qualifier)])
    assert len(layers(drawn(frame), "point", shape=arrow)) == 1


def test_value_axis_starts_at_zero_and_holds_all_values() -> None:
    scale = layers(drawn(shuicheng()), "line")[0]["encoding"]["y"]["scale"]
    assert scale["domain"][0] == 0
    assert scale["domain"][1] >= 134.01


def test_six_series_are_named_directly_and_seven_in_a_legend() -> None:
    for count, legend in ((6, False), (7, True)):
        rows = [year(f"第{i}区", y, i * 9.0) for i in range(count) for y in (2023, 2024)]
        rule = layers(drawn(pd.DataFrame(rows)), "rule")[0]
        assert (rule["encoding"]["color"]["legend"] is not None) is legend


def test_names_never_share_a_line() -> None:
    frame = pd.DataFrame([year(f"第{i}区", 2024, 50.0 + i / 10) for i in range(6)])
    spots = sorted(
        row["value"]
        for part in layers(drawn(frame), "text", align="left")
        for row in part["data"]["values"]
    )
    assert len(spots) == 6
    pixel = 75 / (320 - 76)
    assert min(b - a for a, b in pairwise(spots)) >= 12 * pixel


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_colours_and_type_come_from_the_theme(look: Any) -> None:
    rows = [year(name, 2024, 5.0) for name in ("甲", "乙")]
    spec = drawn(pd.DataFrame(rows), look=look)
    scale = layers(spec, "rule")[0]["encoding"]["color"]["scale"]
    assert scale["range"] == categorical(2, look.mode)
    assert spec["config"]["font"] == look.font
    assert spec["background"] == "transparent"
    assert "title" not in spec


def test_same_frame_gives_the_same_specification_in_any_order_of_calls() -> None:
    first = json.dumps(drawn(shuicheng()))
    drawn(grown())
    assert json.dumps(drawn(shuicheng())) == first
    assert "view_" not in first
    assert "param_" not in first


def test_order_of_rows_does_not_matter() -> None:
    frame = shuicheng()
    assert drawn(frame.iloc[::-1]) == drawn(frame)


def test_value_without_any_date_is_an_error_that_names_it() -> None:
    with pytest.raises(FrameError, match=r"2021年.*start and end are both empty"):
        drawn(shuicheng().assign(start="", end=""))


def test_no_values_give_an_empty_drawing() -> None:
    assert drawn(shuicheng().iloc[:0])["layer"] == []


def test_index_has_a_rule_at_100() -> None:
    spec = index(grown(), look=LIGHT, words=WORDS, unit="2021年=100")
    assert values(spec["layer"][0]) == [100.0]
    assert spec["layer"][0]["mark"]["type"] == "rule"
    low, high = spec["layer"][0]["encoding"]["y"]["scale"]["domain"]
    assert 0 < low < 100 < 125 < high


def test_multiples_share_the_years_but_not_the_values() -> None:
    frame = pd.concat([shuicheng(), grown()])
    spec = multiples(frame, look=LIGHT, words=WORDS, unit="亿元", columns=2)
    scales = [
        [view["layer"][0]["encoding"][axis]["scale"]["domain"] for view in spec["concat"]]
        for axis in ("x", "y")
    ]
    assert scales[0][0] == scales[0][1]
    assert spec["columns"] == 2
    assert [view["title"]["text"][0] for view in spec["concat"]] == ["水城经开区", "大龙经开区"]
    assert spec["resolve"]["scale"]["shape"] == "independent"


@pytest.mark.parametrize("width", [600, 900])
def test_a_name_in_the_legend_is_as_long_as_the_drawing_allows(width: int) -> None:
    name = "Gross output above scale, cumulative growth: 100 to 123.9"
    rows = [year(f"{name} {i}", y, i * 9.0) for i in range(7) for y in (2023, 2024)]
    rule = layers(drawn(pd.DataFrame(rows), look=replace(LIGHT, width=width)), "rule")[0]
    assert width / 2 < rule["encoding"]["color"]["legend"]["labelLimit"] < width
