"""A page printed to A4: charts and the map whole, filters in words, a heading not left alone."""

import io
import time
import unicodedata
from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from pypdf import PageObject, PdfReader

from dashboard.navigation import PAGES
from tests.browser.conftest import Watched

# width of ": " and "; " is that of the font, which NFKC makes alike
FILTERS = {"zh": "筛选条件:级别:国家级;着色:类型", "en": "Filters:Level:National;Colour:Type"}
DRAWN = "document.querySelectorAll('.stVegaLiteChart svg, .zone-map-land').length"
MAP = ".zone-map-land"
BOXES = """selector => [...document.querySelectorAll(selector)].map(found => {
  const box = found.getBoundingClientRect();
  return [box.left, box.width, box.height];
})"""


PATIENCE = 60_000  # ms for a page to be drawn on a busy machine


def opened(visit: Callable[..., Watched], path: str, charts: int = 0) -> Page:
    """A page on a laptop once its charts are drawn (at least so many) and its outlines painted."""
    watched = visit(viewport={"width": 1366, "height": 900})
    page = watched.open(path)
    page.wait_for_load_state("networkidle")
    end = time.monotonic() + PATIENCE / 1000
    while page.evaluate(DRAWN) < charts and time.monotonic() < end:
        page.wait_for_timeout(200)  # a test in the page would need `eval`, which it forbids
    if path.startswith("/map"):
        page.wait_for_selector(f"{MAP} .county path", state="attached", timeout=PATIENCE)
    return page


def printed(page: Page, landscape: bool) -> list[PageObject]:
    return list(PdfReader(io.BytesIO(page.pdf(format="A4", landscape=landscape))).pages)


def words(sheet: PageObject) -> str:
    """Its words without spaces; the PDF has signs of radicals for some Chinese ones."""
    return "".join(unicodedata.normalize("NFKC", sheet.extract_text()).split())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_map_is_printed_whole(visit: Callable[..., Watched], language: str) -> None:
    page = opened(visit, f"/map?level=national&lang={language}")
    assert FILTERS[language] in words(printed(page, False)[0])
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 703, "height": 1000})  # A4 without its margins
    ((left, width, _),) = page.evaluate(BOXES, MAP)
    assert left >= 0 and left + width <= 703
    dots = page.evaluate(BOXES, f"{MAP} .dot")
    assert len(dots) == 7
    assert all(left < dot[0] < left + width for dot in dots)


# of a page that is not asked for by its name, or has nothing to show before something is chosen
PATHS = {"overview": "/", "compare": "/compare?zone=shuicheng-edz&zone=guiyang-edz"}


@pytest.mark.parametrize("name", [entry.name for entry in PAGES])
def test_the_first_sheet_has_more_than_the_heading(
    visit: Callable[..., Watched], name: str
) -> None:
    page = opened(visit, PATHS.get(name, f"/{name}"))
    heading = len(words_of(page, ".st-key-head")) + len(words_of(page, ".st-key-on_paper"))
    for landscape in (False, True):
        sheets = printed(page, landscape)
        for _ in range(5):  # a table draws itself anew for the paper: late on a busy machine
            if all(map(filled, sheets)):
                break
            page.wait_for_timeout(1000)
            sheets = printed(page, landscape)
        assert len(words(sheets[0])) > heading + 60
        assert all(map(filled, sheets))


def filled(sheet: PageObject) -> bool:
    return bool(words(sheet) or list(sheet.images))


def words_of(page: Page, selector: str) -> str:
    return "".join("".join(page.locator(selector).all_text_contents()).split())


@pytest.mark.parametrize(("path", "charts"), [("/clusters", 1), ("/", 9)])
def test_charts_are_scaled_and_not_squeezed(
    visit: Callable[..., Watched], path: str, charts: int
) -> None:
    """Height and width shrink alike, so that no name comes to lie over a mark."""
    page = opened(visit, path, charts)
    assert page.evaluate(DRAWN) == charts
    screen = page.evaluate(BOXES, ".stVegaLiteChart > svg")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 703, "height": 1000})  # A4 without its margins
    paper = page.evaluate(BOXES, ".paper")
    assert len(paper) == len(screen)
    for (_, width, height), (left, wide, high) in zip(screen, paper, strict=True):
        assert wide / width == pytest.approx(high / height, 0.02)
        assert left >= 0 and left + wide <= 703 and wide <= width + 1


def test_after_printing_the_screen_is_as_before(visit: Callable[..., Watched]) -> None:
    page = opened(visit, "/map")
    before = page.evaluate(DRAWN), page.evaluate(BOXES, MAP)
    printed(page, False)
    page.wait_for_timeout(500)
    assert page.locator(".paper").count() == 0
    assert (page.evaluate(DRAWN), page.evaluate(BOXES, MAP)) == before
    assert page.locator(".st-key-on_paper").is_hidden()
