"""What officials do, in a real browser: filter, switch language, click the map, share a link."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import Page, expect

from dashboard.navigation import PAGES
from tests.browser.conftest import Watched, to_page

SIZES = {"laptop": (1366, 768), "tablet": (820, 1180), "phone": (390, 844)}


def parameters(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlparse(page.url).query)


def choose(watched: Watched, label: str, option: str) -> None:
    """Choose an option of a list by its words, as a reader does."""
    page, field = watched.page, watched.page.get_by_role("combobox", name=label).first
    field.click()
    for _ in range(3):
        page.get_by_role("option", name=option, exact=True).first.click()
        watched.settle()
        if field.get_attribute("aria-expanded") != "true":
            return  # else the list moved under the pointer, as it does on a busy machine


def test_filter_changes_chart_and_address(visit: Callable[..., Watched]) -> None:
    watched = visit()
    page = watched.open("/clusters")
    expect(page.locator(".st-key-panel_trend h3")).to_contain_text(
        "产值：水城经开区·铝及铝加工2021年至2024年增长36.4%"
    )
    choose(watched, "指标", "企业数")
    assert parameters(page)["indicator"] == ["firms"]
    expect(page.locator(".st-key-panel_trend h3")).to_have_text("企业数：历年")
    assert page.locator(".st-key-panel_trend svg").count() > 0


def test_typing_and_enter_takes_the_best_match(visit: Callable[..., Watched]) -> None:
    watched = visit()
    page = watched.open("/map")
    page.get_by_role("combobox", name="市州").click()
    page.keyboard.type("黔南")
    page.keyboard.press("Enter")
    watched.settle()
    assert parameters(page)["prefecture"] == ["522700"]  # not 黔东南, not 黔西南


def test_search_by_initials_leads_to_the_zone_and_keeps_the_session(
    visit: Callable[..., Watched],
) -> None:
    watched = visit()
    page = watched.open("/method?lang=en")
    box = page.get_by_role("combobox", name="Search", exact=True)
    box.wait_for()  # its script comes after the page's on a busy machine
    page.keyboard.press("/")
    expect(box).to_be_focused()
    page.keyboard.type("scjkq")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Zone profile")
    watched.settle()
    asked = parameters(page)
    assert (asked["zone"], asked["lang"]) == (["shuicheng-edz"], ["en"])
    assert watched.errors == [] and watched.foreign == []


def test_the_address_reopens_the_same_view(visit: Callable[..., Watched]) -> None:
    watched = visit()
    page = watched.open("/clusters?indicator=firms&cluster=zhengan-guitar")
    expect(page.locator(".st-key-panel_trend h3")).to_have_text("企业数：历年")
    assert page.get_by_text("正安经开区·吉他").count() > 0


def test_back_undoes_a_filter(visit: Callable[..., Watched]) -> None:
    watched = visit()
    page = watched.open("/clusters")
    choose(watched, "指标", "企业数")
    page.go_back()
    watched.settle()
    expect(page.locator(".st-key-panel_trend h3")).to_contain_text(
        "产值：水城经开区·铝及铝加工2021年至2024年增长36.4%"
    )


def test_a_page_is_one_step_of_the_way_back(visit: Callable[..., Watched]) -> None:
    """Though it writes what it shows by default into its address after it was opened."""
    watched = visit()
    page = watched.open("/clusters")
    assert "indicator" in parameters(page)
    to_page(page, "开发区档案")
    expect(page.locator("h1")).to_have_text("开发区档案")
    watched.settle()
    assert "zone" in parameters(page)
    page.go_back()
    expect(page.locator("h1")).to_have_text("产业集群")
    watched.settle()
    assert page.evaluate("history.length") <= 4


def test_language_switch_keeps_the_filters(visit: Callable[..., Watched]) -> None:
    watched = visit()
    page = watched.open("/clusters?indicator=firms")
    page.get_by_text("English", exact=True).click()
    watched.settle()
    expect(page.locator("h1")).to_have_text("Cluster growth")
    asked = parameters(page)
    assert (asked["indicator"], asked["lang"]) == (["firms"], ["en"])
    page.get_by_text("中文", exact=True).click()
    watched.settle()
    expect(page.locator("h1")).to_have_text("产业集群")
    assert parameters(page) == {name: asked[name] for name in asked if name != "lang"}


def test_language_goes_along_to_the_next_page(visit: Callable[..., Watched]) -> None:
    watched = visit()
    page = watched.open("/clusters?lang=en")
    to_page(page, "Zone map")
    watched.settle()
    expect(page.locator("h1")).to_have_text("Zone map")


def test_streamlits_own_words_are_chinese(visit: Callable[..., Watched]) -> None:
    watched = visit()
    page = watched.open("/method")
    page.locator('[data-testid="stDataFrame"]').first.hover()
    page.wait_for_timeout(400)
    labels = page.eval_on_selector_all(
        '[data-testid="stElementToolbar"] button',
        "buttons => buttons.map(b => b.getAttribute('aria-label') || b.innerText)",
    )
    assert labels
    assert [label for label in labels if label.isascii() and label.strip()] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_table_has_one_download_and_on_a_touch_screen_no_bar(
    visit: Callable[..., Watched], language: str
) -> None:
    seen = "buttons => buttons.filter(b => b.offsetWidth).map(b => b.getAttribute('aria-label'))"
    tables = '[data-testid="stElementToolbar"] button:not([aria-label*="PNG"])'
    for options in ({}, {"is_mobile": True, "has_touch": True}):
        page = visit(**options).open(f"/method?lang={language}")
        page.locator('[data-testid="stDataFrame"]').first.hover()
        page.wait_for_timeout(400)
        labels = page.eval_on_selector_all(tables, seen)
        assert bool(labels) == (not options)
        assert [label for label in labels if "CSV" in label] == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("page_name", [entry.name for entry in PAGES])
def test_no_page_is_wider_than_the_screen(
    visit: Callable[..., Watched], page_name: str, size: str
) -> None:
    width, height = SIZES[size]
    watched = visit(viewport={"width": width, "height": height})
    page = watched.open("/" if page_name == "overview" else f"/{page_name}")
    main = page.locator('[data-testid="stMain"]')
    assert main.evaluate("e => e.scrollWidth - e.clientWidth") <= 0
