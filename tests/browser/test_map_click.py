"""The map in a real browser: clicks, keys, buttons and the wheel; card, list and address agree."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlparse

from playwright.sync_api import Page, expect

from tests.browser.conftest import Watched

ZONE, NAME = "zhengan-edz", "正安经开区"
MAP = ".zone-map-land"


def opened(watched: Watched, path: str) -> Page:
    page = watched.open(path)
    page.wait_for_selector(f"{MAP} .county path", state="attached")
    return page


def zone_of(page: Page) -> str:
    return parse_qs(urlparse(page.url).query).get("zone", [""])[0]


def wide(page: Page) -> float:
    """Px from the westernmost dot to the easternmost one."""
    found: float = page.evaluate(
        """() => {
          const x = [...document.querySelectorAll('.zone-map .dot')].map(
            (dot) => dot.getBoundingClientRect().left);
          return Math.max(...x) - Math.min(...x);
        }"""
    )
    return found


def test_a_click_a_key_and_the_list_choose_the_same(visit: Callable[..., Watched]) -> None:
    watched = visit()
    page = opened(watched, "/map")
    page.locator(f'.dot[data-id="{ZONE}"] circle.body').click()
    expect(page.locator("h3", has_text=NAME).first).to_be_visible()
    watched.settle()
    assert zone_of(page) == ZONE
    assert page.locator(f'.dot[data-id="{ZONE}"] .ring').count() == 1
    page.locator(f'.dot[data-id="{ZONE}"]').focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("h3", has_text=NAME)).to_have_count(0)
    watched.settle()
    assert zone_of(page) not in ("", ZONE)
    assert watched.errors == []


def test_each_of_the_zones_at_one_seat_can_be_clicked(visit: Callable[..., Watched]) -> None:
    watched = visit()
    page = opened(watched, "/map")
    for zone in ("anshun-hidz", "anshun-edz", "xixiu-edz"):
        page.locator(f'.dot[data-id="{zone}"] circle.body').click()
        page.wait_for_function("zone => location.search.includes(`zone=${zone}`)", arg=zone)
    assert watched.errors == []


def test_buttons_move_the_map_and_the_wheel_the_page(visit: Callable[..., Watched]) -> None:
    watched = visit()
    page = opened(watched, "/map")
    before = wide(page)
    frame = page.locator(MAP).bounding_box()
    assert frame
    assert before < frame["width"]  # all of it is within the frame
    page.get_by_role("button", name="放大").click()
    page.wait_for_timeout(200)
    assert abs(wide(page) / before - 1.6) < 0.1
    page.get_by_role("button", name="显示全图").click()
    page.wait_for_timeout(200)
    assert abs(wide(page) - before) < 2
    page.evaluate("document.activeElement.blur()")
    page.mouse.move(frame["x"] + frame["width"] / 2, frame["y"] + frame["height"] / 2)
    page.mouse.wheel(0, 120)
    page.wait_for_timeout(300)
    moved = page.locator(MAP).bounding_box()
    assert moved and moved["y"] < frame["y"]
    assert abs(wide(page) - before) < 2
    page.locator(MAP).focus()
    page.mouse.move(frame["x"] + 50, moved["y"] + 50)
    page.mouse.wheel(0, -240)
    page.wait_for_timeout(300)
    assert wide(page) > before * 1.2


def test_a_phone_shows_all_of_the_map(visit: Callable[..., Watched]) -> None:
    watched = visit(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = opened(watched, "/map")
    frame = page.locator(MAP).bounding_box()
    assert frame
    for dot in page.locator(".zone-map .dot").all():
        box = dot.bounding_box()
        assert box
        assert frame["x"] <= box["x"] and box["x"] + box["width"] <= frame["x"] + frame["width"]
        assert frame["y"] <= box["y"] and box["y"] + box["height"] <= frame["y"] + frame["height"]
