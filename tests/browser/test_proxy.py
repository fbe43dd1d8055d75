"""Behind nginx under a prefix, taken off by it or kept: everything is asked below the prefix."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Response, expect

from tests.browser.conftest import Watched, to_page
from tests.browser.test_downloads import fetched, popover
from tests.browser.test_main_paths import choose
from tests.serving import Served, proxied, serving

PREFIX = "/zones"  # also the name of a page
TOLD = ["--base-path", PREFIX]
MODES = {"taken off": (False, []), "kept": (True, TOLD), "taken off, and told": (False, TOLD)}
CHART = ".st-key-panel_trend [data-testid=stVegaLiteChart] svg"  # an icon is a svg too


@pytest.fixture(scope="module", params=MODES)
def behind(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    kept, arguments = MODES[request.param]
    folder = tmp_path_factory.mktemp("nginx")
    with serving(arguments) as server, proxied(server, folder, PREFIX, kept) as front:
        yield front


@pytest.fixture
def through(visit: Callable[..., Watched], behind: Served) -> Iterator[Watched]:
    """A page behind the proxy; fails at its end for what was asked elsewhere, or refused."""
    watched = visit()
    watched.root = behind.url
    failed: list[str] = []

    def answered(answer: Response) -> None:
        if answer.status > 399:
            failed.append(f"{answer.status} {answer.url}")

    watched.page.on("response", answered)
    yield watched
    below = (f"{behind.url}/", f"{behind.url}/".replace("http", "ws", 1), "data:", "blob:")
    assert len(watched.requests) > 10
    assert [url for url in watched.requests if not url.startswith(below)] == []
    assert failed == []
    assert watched.errors == []


def test_a_map_from_a_link_has_its_outlines(through: Watched) -> None:
    page = through.open("/map?zone=shuicheng-edz")
    page.wait_for_selector(".zone-map-land .county path", state="attached")
    assert page.locator(".zone-map-land .county path").count() == 88
    assert sum("/geometry/" in url for url in through.requests) == 2


def test_the_page_whose_name_is_the_prefix_opens_from_a_link(through: Watched) -> None:
    page = through.open("/zones?zone=zhengan-edz")
    expect(page.locator("h1")).to_have_text("开发区档案")
    expect(page.locator("h3", has_text="正安经开区").first).to_be_visible()


def test_pages_filters_sources_downloads_and_font(through: Watched) -> None:
    page = through.open("/")
    to_page(page, "产业集群")
    through.settle()
    expect(page.locator("h1")).to_have_text("产业集群")
    assert page.url.startswith(f"{through.root}/clusters")
    expect(page.locator(CHART).first).to_be_visible(timeout=30_000)
    through.settle()  # a choice while the page is still being made would be lost
    choose(through, "指标", "企业数")
    expect(page).to_have_url(re.compile(r"[?&]indicator=firms"), timeout=30_000)
    popover(through, "trend")
    assert fetched(page, "csv_of_trend")[1].decode("utf-8-sig").count("\n") > 3
    faces = page.evaluate("document.fonts.load(\"16px 'Zone Observatory Sans'\", '区')")
    assert len(faces) == 1
    source = page.locator('a[href*="view=sources"]').first.evaluate("link => link.href")
    assert source.startswith(f"{through.root}/data?view=sources")
    through.open(source.removeprefix(through.root))
    expect(page.locator("h1")).to_have_text("数据与来源")


def test_a_slash_at_the_end_leads_to_the_page(through: Watched) -> None:
    page = through.open("/map/?lang=en")
    expect(page.locator("h1")).to_have_text("Zone map")
    assert page.url.startswith(f"{through.root}/map?") and "lang=en" in page.url


def test_the_prefix_alone_leads_to_the_first_page(visit: Callable[..., Watched]) -> None:
    with serving(TOLD) as server:
        watched = visit()
        watched.root = server.url
        page = watched.open(f"{PREFIX}?lang=en")
        expect(page.locator("h1")).to_have_text("Overview")
        assert page.url.startswith(f"{server.url}{PREFIX}/?") and "lang=en" in page.url
