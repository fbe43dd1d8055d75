"""Downloads in a real browser: the file arrives, waiting shows, failures say why and end."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from dashboard import resources
from tests.browser.conftest import Watched
from tests.serving import Served, serving

ZONE = "/zones?zone=shuicheng-edz"
NOTES = {"zh": "“〓”代替随附字体所缺的字：U+1F3ED", "en": "font of the pictures lacks: U+1F3ED"}
REASON = "这张图无法绘制：原因。"
NAMES = {"zh": "水城经开区", "en": "Shuicheng EDZ"}


@pytest.fixture(scope="module")
def lacking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server whose data name a zone with a sign that the font of pictures lacks."""
    folder = tmp_path_factory.mktemp("lacking") / "data"
    shutil.copytree(resources.DATA, folder)
    table = folder / "tables" / "subjects.csv"
    text = table.read_text("utf-8")
    for name in NAMES.values():
        assert name in text
        text = text.replace(name, f"{name}🏭")
    table.write_text(text, "utf-8")
    with serving(["--data", str(folder)]) as server:
        yield server


def button(page: Page, key: str) -> Locator:
    return page.locator(f'button[data-key="{key}"]')


def fetched(page: Page, key: str) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        button(page, key).click()
    path = waiting.value.path()
    return waiting.value.suggested_filename, Path(path).read_bytes()


def popover(watched: Watched, panel: str) -> None:
    watched.page.locator(f".st-key-export_{panel} button").first.click()
    watched.settle()


def test_a_picture_and_a_table_arrive(visit: Callable[..., Watched]) -> None:
    watched = visit()
    page = watched.open("/clusters")
    popover(watched, "trend")
    name, content = fetched(page, "png_of_trend")
    assert name.startswith("产值：水城经开区·铝及铝加工2021年至2024年增长")
    assert name.endswith(".png")
    assert content.startswith(b"\x89PNG")
    name, content = fetched(page, "csv_of_trend")
    assert name.endswith(".csv")
    assert content.decode("utf-8-sig").count("\n") > 3
    assert watched.errors == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_sign_that_the_font_lacks_costs_no_file_and_is_told(
    lacking: Served, visit: Callable[..., Watched], language: str
) -> None:
    watched = visit()
    watched.root = lacking.url
    page = watched.open(f"{ZONE}&lang={language}")
    assert fetched(page, "brief_docx")[1].startswith(b"PK")
    page = watched.open(f"/clusters?cluster=shuicheng-aluminium&lang={language}")
    popover(watched, "trend")
    expect(page.get_by_text(NOTES[language])).to_be_visible()
    assert fetched(page, "png_of_trend")[1].startswith(b"\x89PNG")
    assert watched.errors == []


def test_a_failure_says_why_and_ends(visit: Callable[..., Watched]) -> None:
    watched = visit()
    page = watched.open("/clusters")
    popover(watched, "trend")
    page.route("**/files/**", lambda route: route.fulfill(status=422, body=REASON))
    button(page, "png_of_trend").click()
    expect(page.get_by_role("status").filter(has_text=REASON)).to_be_visible()
    expect(button(page, "png_of_trend")).to_be_enabled()
    page.unroute("**/files/**")
    assert fetched(page, "csv_of_trend")[1]  # the next try, of what can be made


def test_waiting_and_lost_answers_are_told(visit: Callable[..., Watched]) -> None:
    watched = visit()
    held: list[Route] = []
    before = ""  # what the server says of the place in the queue
    watched.page.route("**/files/*/*", lambda route: held.append(route))
    watched.page.route("**/files/*/*/place", lambda route: route.fulfill(body=before))
    page = watched.open(ZONE)
    said = page.get_by_role("status")
    key = button(page, "brief_docx")

    def ask() -> Route:
        key.click()
        expect(said).to_contain_text("正在生成简报（Word）：已用1秒")
        expect(key).to_be_disabled()
        return held.pop()

    before = "3"
    key.click()
    expect(said).to_have_text("简报（Word）排队中：前面还有3个文件")
    before = "0"
    expect(said).to_contain_text("正在生成简报（Word）")
    held.pop().abort()
    expect(key).to_be_enabled()
    ask().fulfill(status=404)
    expect(said).to_contain_text("请刷新页面后重试")
    ask().abort()
    expect(said).to_contain_text("服务器没有应答")
    expect(key).to_be_enabled()


@pytest.mark.parametrize("size", [(1366, 768), (390, 844)])
def test_at_the_end_of_a_page_every_form_is_in_sight(
    visit: Callable[..., Watched], size: tuple[int, int]
) -> None:
    watched = visit(viewport={"width": size[0], "height": size[1]})
    page = watched.open("/data")
    popover(watched, "coverage")
    for form in ("png", "xlsx"):
        expect(button(page, f"{form}_of_coverage")).to_be_in_viewport(ratio=1)
