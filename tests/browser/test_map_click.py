"""A click on a point of the map, in a real browser: card, list and address agree."""

import json
import math
from collections.abc import Callable
from urllib.parse import parse_qs, urlparse

from playwright.sync_api import expect

from tests.app.running import run
from tests.browser.conftest import Watched

TILE = 512  # px of deck.gl's world at zoom 0
ZONE, NAME = "zhengan-edz", "正安经开区"


def world(lon: float, lat: float, zoom: float) -> tuple[float, float]:
    """Web Mercator pixels of a place at a zoom."""
    scale = TILE * 2**zoom
    y = math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))
    return (lon + 180) / 360 * scale, (math.pi - y) / (2 * math.pi) * scale


def place_on_map() -> tuple[float, float]:
    """Pixels of the zone's point from the middle of the map."""
    deck = json.loads(run("map").get("deck_gl_json_chart")[0].proto.json)
    view = deck["initialViewState"]
    points = next(layer["data"] for layer in deck["layers"] if layer["id"] == "zones")
    lon, lat = next(point["p"] for point in points if point["id"] == ZONE)
    at = world(lon, lat, view["zoom"])
    middle = world(view["longitude"], view["latitude"], view["zoom"])
    return at[0] - middle[0], at[1] - middle[1]


def test_click_on_a_point_chooses_the_zone(visit: Callable[..., Watched]) -> None:
    right, down = place_on_map()
    watched = visit()
    page = watched.open("/map")
    page.wait_for_timeout(2500)  # the outlines and points are drawn by software here
    box = page.locator(".stDeckGlJsonChart canvas").first.bounding_box()
    assert box
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.click(middle[0] + right, middle[1] + down, delay=30)
    page.wait_for_timeout(800)
    watched.settle()
    assert parse_qs(urlparse(page.url).query)["zone"] == [ZONE]
    expect(page.locator("h3", has_text=NAME).first).to_be_visible()
    assert watched.errors == []


def test_the_list_chooses_the_same(visit: Callable[..., Watched]) -> None:
    watched = visit()
    page = watched.open(f"/map?zone={ZONE}")
    expect(page.locator("h3", has_text=NAME).first).to_be_visible()
