"""The map that is moved and its still twin: what is drawn, and where the view is."""

import json
import math
from typing import Any

import pandas as pd
import pytest

from components import interactive_map as maps
from components.frames import FrameError
from components.interactive_map import fanned
from components.static_map import apart, static
from components.theme import Look, palette

LOOK = Look("light", "zh")
POINTS = pd.DataFrame(
    [
        ("a", 106.6, 26.6, "#0b6b7f", 6.0, False, True, "贵阳高新区", "观山湖区", False),
        ("b", 105.9, 26.2, "#c1622d", 4.0, True, False, "安顺高新区", "无数值", True),
    ],
    columns=list(maps.POINT),
)
LABELS = pd.DataFrame(
    [(106.7, 26.9, "贵阳", "prefecture"), (107.5, 26.2, "都匀", "county")],
    columns=list(maps.LABEL),
)
OUTLINES = {"county": "/geometry/1/county.geojson", "prefecture": "/geometry/1/prefecture.geojson"}
VIEW = maps.View(103.6, 24.6, 109.6, 29.2, "whole")


def live(points: pd.DataFrame = POINTS, **more: Any) -> dict[str, Any]:
    return maps.interactive(points, LABELS, OUTLINES, VIEW, VIEW, LOOK, **more)


def test_outlines_by_address_and_nothing_from_elsewhere() -> None:
    found = live()
    assert "http" not in json.dumps(found)
    assert found["outlines"] == list(OUTLINES.items())
    assert found["view"] == {"box": [103.6, 24.6, 109.6, 29.2], "name": "whole"}
    assert [row[2] for row in found["names"]] == ["贵阳", "都匀"]


def test_signs_of_points() -> None:
    below, without = live()["points"]
    assert below == {
        "id": "a", "p": [106.6, 26.6], "r": 6.0, "c": "#0b6b7f", "n": "贵阳高新区",
        "t": "观山湖区", "e": palette("light").loss,
    }  # fmt: skip
    assert (without["h"], without["s"], "e" in without) == (1, 1, False)


def test_points_at_one_seat_stand_around_it_and_do_not_touch() -> None:
    crowd = pd.concat([POINTS.iloc[[0]].assign(point_id=str(at)) for at in range(3)])
    crowd = crowd.assign(radius=[6.0, 3.0, 6.0]).reset_index(drop=True)
    found = fanned(pd.concat([crowd, POINTS.iloc[[1]]], ignore_index=True))
    assert list(found["shared"]) == [True, True, True, False]
    # 1.12 x 6 px / sin 60 degrees = 7.76 px; the first at the top
    far = 7.7596
    around = found.head(3)
    assert [math.hypot(x, y) for x, y in zip(around["right"], around["up"], strict=True)] == (
        pytest.approx([far] * 3, abs=1e-3)
    )
    assert (around["right"][0], around["up"][0]) == pytest.approx((0.0, far), abs=1e-3)
    assert math.dist(*around[["right", "up"]].to_numpy()[:2]) > 12  # two radii of the largest
    two = fanned(crowd.head(2))
    assert list(two["up"]) == pytest.approx([0.0, 0.0], abs=1e-6)
    assert list(two["right"]) == pytest.approx([-6.72, 3.36])  # 1.12 x 6 and 1.12 x 3


def test_a_fan_is_drawn_at_its_offset() -> None:
    pair = pd.concat([POINTS.iloc[[0]], POINTS.iloc[[0]].assign(point_id="c")], ignore_index=True)
    assert [row["o"] for row in live(pair)["points"]] == [[-6.7, 0.0], [6.7, 0.0]]
    spec = static(pair, LABELS, {}, LOOK, scale=100.0)
    (dots,) = [rows for rows in values_of(spec) if rows and "hollow" in rows[0]]
    # 6.72 px at 100 px a degree
    assert [row["lon"] for row in dots] == pytest.approx([106.5328, 106.6672])
    assert sum(layer["mark"]["type"] == "rule" for layer in spec["layer"]) == 1
    alone = static(POINTS, LABELS, {}, LOOK)["layer"]
    assert not any(layer["mark"]["type"] == "rule" for layer in alone)


def values_of(spec: dict[str, Any]) -> list[list[dict[str, Any]]]:
    return [layer["data"].get("values", []) for layer in spec["layer"]]


def test_a_legend_of_sizes_in_both() -> None:
    sizes = [maps.Size(20.0, "100亿元"), maps.Size(8.944, "20亿元")]
    assert live(sizes=sizes)["sizes"] == [[20.0, "100亿元"], [8.9, "20亿元"]]
    marks = [layer["mark"] for layer in static(POINTS, LABELS, {}, LOOK, sizes=sizes)["layer"]]
    assert [mark["text"] for mark in marks if "text" in mark] == ["100亿元", "20亿元"]
    # pi x 20 x 20 and pi x 8.944 x 8.944
    assert [mark["size"] for mark in marks if mark.get("fill")] == [1256.6, 251.3]


def test_a_view_nearer_to_a_place() -> None:
    near = VIEW.nearer(108.6, 27.9, 0.5)
    # half of the way from 106.6 and 26.9; half of 6 and of 4.6 degrees
    assert near.box == pytest.approx((106.1, 26.25, 109.1, 28.55))


def test_an_empty_map_is_valid() -> None:
    assert live(POINTS.head(0))["points"] == []
    assert static(POINTS.head(0), LABELS, {}, LOOK)["layer"]


def test_missing_columns_are_named() -> None:
    with pytest.raises(FrameError, match="radius"):
        live(POINTS.drop(columns="radius"))


def test_a_name_moves_off_a_point_and_stays_away_without_room() -> None:
    label = pd.DataFrame([(106.6, 26.6, "贵阳", "prefecture")], columns=list(maps.LABEL))
    moved = apart(label, POINTS, 110)
    assert len(moved) == 1
    assert (moved["lon"][0], moved["lat"][0]) != (106.6, 26.6)
    assert apart(label, POINTS.assign(radius=400.0), 110).empty


def test_static_twin_has_the_points_the_names_and_the_ring() -> None:
    spec = static(POINTS, LABELS, {"prefecture": {"url": "/p"}}, LOOK)
    text = json.dumps(spec, ensure_ascii=False)
    assert spec["projection"] == {"type": "mercator"}
    assert all(word in text for word in ("贵阳高新区", "贵阳", '"url": "/p"'))
    assert "都匀" not in text  # names of counties are too many for a picture without zoom
    ring = [rows for rows in values_of(spec) if rows and set(rows[0]) == {"lon", "lat", "area"}]
    assert ring == [[{"lon": 105.9, "lat": 26.2, "area": 201.1}]]  # pi x (4 + 4) x (4 + 4)
