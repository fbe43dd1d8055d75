"""A page printed to A4: charts and the map whole, filters in words, a heading not left alone."""

import io
import time
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page
from pypdf import PageObject, PdfReader

from dashboard.navigation import PAGES
from tests.browser.conftest import Watched

# width of ": " and "; " is that of the font, which NFKC makes alike
FILTERS = {"zh": "筛选条件:级别:国家级;着色:类型", "en": "Filters:Level:National;Colour:Type"}
DRAWN = "document.querySelectorAll('.stVegaLiteChart svg, .stDeckGlJsonChart canvas').length"
BOXES = """selector => [...document.querySelectorAll(selector)].map(found => {
  const box = found.getBoundingClientRect();
  return [box.left, box.width, box.height];
})"""


PATIENCE = 60_000  # ms for a page to be drawn on a busy machine
LAND = 0.15  # share of a map that counties fill; 0.0 without outlines


def opened(visit: Callable[..., Watched], path: str, charts: int = 0) -> Page:
    """A page on a laptop once its charts are drawn (at least so many) and its outlines painted."""
    watched = visit(viewport={"width": 1366, "height": 900})
    page = watched.open(path)
    page.wait_for_load_state("networkidle")
    page.wait_for_function(f"({DRAWN}) >= {charts}", timeout=PATIENCE)
    canvas = page.locator(".stDeckGlJsonChart canvas")
    if canvas.count():
        painted(page, canvas)
    return page


def painted(page: Page, canvas: Locator) -> None:
    """Wait until the map has its outlines, which software draws late here, and stands still."""
    end, before = time.monotonic() + PATIENCE / 1000, b""
    while time.monotonic() < end:
        now = canvas.screenshot()
        if now == before and filled(Image.open(io.BytesIO(now))) > LAND:
            return
        before = now
        page.wait_for_timeout(500)
    raise AssertionError("the map was not drawn")


def printed(page: Page, landscape: bool) -> list[PageObject]:
    return list(PdfReader(io.BytesIO(page.pdf(format="A4", landscape=landscape))).pages)


def words(sheet: PageObject) -> str:
    """Its words without spaces; the PDF has signs of radicals for some Chinese ones."""
    return "".join(unicodedata.normalize("NFKC", sheet.extract_text()).split())


def filled(picture: Any) -> float:
    """Share of a picture that its second most frequent colour fills: counties, where drawn."""
    picture = picture.convert("RGB")
    area: int = picture.width * picture.height
    counts = sorted(count for count, _ in picture.getcolors(area) or ())
    return float(counts[-2]) / area


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_map_is_printed_whole_on_the_first_sheet(
    visit: Callable[..., Watched], language: str
) -> None:
    page = opened(visit, f"/map?level=national&lang={language}")
    canvas = page.locator(".stDeckGlJsonChart canvas").bounding_box()
    assert canvas
    for landscape in (False, True):
        first = printed(page, landscape)[0]
        (picture,) = (image.image for image in first.images)
        assert picture
        shape = canvas["width"] / canvas["height"]
        assert picture.width / picture.height == pytest.approx(shape, 0.01)
        assert filled(picture) > LAND
        assert FILTERS[language] in words(first)


@pytest.mark.parametrize("name", [entry.name for entry in PAGES])
def test_the_first_sheet_has_more_than_the_heading(
    visit: Callable[..., Watched], name: str
) -> None:
    page = opened(visit, "/" if name == "overview" else f"/{name}")
    heading = len(words_of(page, ".st-key-head")) + len(words_of(page, ".st-key-on_paper"))
    for landscape in (False, True):
        sheets = printed(page, landscape)
        assert len(words(sheets[0])) > heading + 60
        assert all(words(sheet) or list(sheet.images) for sheet in sheets)


def words_of(page: Page, selector: str) -> str:
    return "".join("".join(page.locator(selector).all_text_contents()).split())


@pytest.mark.parametrize(("path", "charts"), [("/clusters", 1), ("/", 7)])
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
    before = page.evaluate(DRAWN), page.evaluate(BOXES, ".stDeckGlJsonChart canvas")
    printed(page, False)
    page.wait_for_timeout(500)
    assert page.locator(".paper").count() == 0
    assert (page.evaluate(DRAWN), page.evaluate(BOXES, ".stDeckGlJsonChart canvas")) == before
    assert page.locator(".st-key-on_paper").is_hidden()
