"""The deck and its static twin: what reacts, what is drawn, and where the view is."""

import json
from typing import Any

import pandas as pd
import pydeck as pdk
import pytest

from components import interactive_map as maps
from components.frames import FrameError
from components.map_labels import apart, count_boxes, counts
from components.static_map import static
from components.theme import Look

LOOK = Look("light", "zh")
POINTS = pd.DataFrame(
    [
        ("a", 106.6, 26.6, 1, "#0b6b7f", 6.0, False, True, "贵阳高新区", "观山湖区", False),
        (
            "b",
            105.9,
            26.2,
            3,
            "#c1622d",
            4.0,
            True,
            False,
            "安顺高新区、西秀经开区",
            "无数值",
            True,
        ),
    ],
    columns=list(maps.POINT),
)
LABELS = pd.DataFrame(
    [(106.7, 26.9, "贵阳", "prefecture"), (107.5, 26.2, "都匀", "county")],
    columns=list(maps.LABEL),
)
OUTLINES = {"county": "/geometry/1/county.geojson", "prefecture": "/geometry/1/prefecture.geojson"}


def drawn(points: pd.DataFrame = POINTS) -> dict[str, Any]:
    deck = maps.deck(points, LABELS, OUTLINES, maps.View(106.5, 26.9, 6.4), LOOK)
    spec: dict[str, Any] = json.loads(deck.to_json())
    return spec


def layers(spec: dict[str, Any]) -> dict[str, Any]:
    return {layer["id"]: layer for layer in spec["layers"]}


def test_only_zone_points_take_clicks() -> None:
    reacts = {name for name, layer in layers(drawn()).items() if layer["pickable"]}
    assert reacts == {"zones"}


def test_no_tiles_and_outlines_by_address() -> None:
    spec = drawn()
    assert "http" not in json.dumps(spec)
    assert layers(spec)["county_outline"]["data"] == "/geometry/1/county.geojson"


def test_ids_and_hollow_points() -> None:
    rows = layers(drawn())["zones"]["data"]
    assert [row["id"] for row in rows] == ["a", "b"]
    assert [row["c"][3] for row in rows] == [225, 40]


def test_ring_and_count_are_of_the_chosen_and_the_shared_point() -> None:
    found = layers(drawn())
    assert [row["p"] for row in found["chosen"]["data"]] == [[105.9, 26.2]]
    assert [row["n"] for row in found["counts"]["data"]] == ["×3"]
    # the point, 4 px, has a ring 5 px around it: 0.7 x 11 px aside and 2 px more
    assert found["counts"]["data"][0]["o"] == [9.7, -7.7]


def test_chinese_names_are_drawn_with_any_characters() -> None:
    names = layers(drawn())["prefecture_names"]
    assert names["characterSet"] == "auto"
    assert [row["n"] for row in names["data"]] == ["贵阳"]


def test_the_compact_map_says_what_pydecks_own_says() -> None:
    deck = maps.deck(POINTS, LABELS, OUTLINES, maps.View(106.5, 26.9, 6.4), LOOK)
    own = pdk.Deck.to_json(deck)
    assert json.loads(deck.to_json()) == json.loads(own)
    assert len(deck.to_json()) < len(own) / 1.5


def test_an_empty_map_is_valid() -> None:
    assert layers(drawn(POINTS.head(0)))["zones"]["data"] == []
    assert static(POINTS.head(0), LABELS, {}, LOOK)["layer"]


def test_missing_columns_are_named() -> None:
    with pytest.raises(FrameError, match="radius"):
        drawn(POINTS.drop(columns="radius"))


@pytest.mark.parametrize(("width", "zoom"), [(512, 0.0), (1024, 1.0)])
def test_fit_shows_the_world_in_one_tile(width: int, zoom: float) -> None:
    view = maps.fit(-180, -85.0511, 180, 85.0511, width, width)
    assert (view.lon, round(view.lat, 6)) == (0.0, 0.0)
    assert view.zoom == pytest.approx(zoom - 0.0893, abs=1e-3)  # log2 of the margin, 0.94


def test_fit_takes_the_narrower_side() -> None:
    assert maps.fit(103, 24, 110, 30, 340, 540).zoom < maps.fit(103, 24, 110, 30, 760, 540).zoom


def test_a_name_moves_off_a_point_and_stays_away_without_room() -> None:
    label = pd.DataFrame([(106.6, 26.6, "贵阳", "prefecture")], columns=list(maps.LABEL))
    moved = apart(label, POINTS, 110)
    assert len(moved) == 1
    assert (moved["lon"][0], moved["lat"][0]) != (106.6, 26.6)
    assert apart(label, POINTS.assign(radius=400.0), 110).empty


def test_static_twin_has_the_points_the_names_and_the_count() -> None:
    spec = static(POINTS, LABELS, {"prefecture": {"url": "/p"}}, LOOK)
    text = json.dumps(spec, ensure_ascii=False)
    assert spec["projection"] == {"type": "mercator"}
    assert all(word in text for word in ("贵阳高新区", "贵阳", "×3", '"url": "/p"'))
    assert "都匀" not in text  # names of counties are too many for a picture without zoom


def test_a_count_stands_clear_of_the_points_and_the_names_clear_of_it() -> None:
    scale = 100.0  # px a degree: the neighbour is 20 px to the right of the shared seat
    neighbour = POINTS.iloc[[0]].assign(lon=106.1, lat=26.2)
    shared = POINTS.iloc[[1]]
    alone = counts(shared, scale)
    beside = counts(pd.concat([shared, neighbour]), scale)
    assert list(alone["n"]) == list(beside["n"]) == ["×3"]
    # alone at the upper right; with the neighbour there, 17 px wide text has no room at the right
    assert alone["lon"][0] > 105.9 and alone["lat"][0] > 26.2
    half = 0.09  # degrees, half of the text: 1.56 x 11 / 2 = 8.6 px
    reach = 0.06  # degrees, the neighbour's radius
    assert (
        beside["lon"][0] + half <= 106.1 - reach
        or abs(beside["lat"][0] - 26.2) >= reach + 0.055  # above or below it
    )
    (box,) = count_boxes(beside, scale)
    label = pd.DataFrame(
        [(beside["lon"][0], beside["lat"][0], "安顺", "prefecture")], columns=list(maps.LABEL)
    )
    free, moved = (apart(label, POINTS.head(0), scale, also) for also in ((), (box,)))
    assert free["lat"][0] == label["lat"][0]
    assert moved["lat"][0] != label["lat"][0]


def test_a_count_without_room_is_drawn_all_the_same() -> None:
    crowd = pd.concat([POINTS.assign(lon=106.0 + at / 100, lat=26.2) for at in range(9)])
    assert len(counts(crowd, 100.0)) == 9
