"""Signs in the texts of the data are signs on the screen: what Markdown is followed by, too."""

from playwright.sync_api import Browser

from tests.browser.conftest import READY
from tests.hostile import HOSTILE, hostile_folder
from tests.serving import serving

SHOWN = "".join(HOSTILE.split())
LINKED = "a[href*='example.org'], a[href^='mailto:']"


def test_no_link_picture_or_sign_is_made_of_a_name(chromium: Browser) -> None:
    with serving(("--data", str(hostile_folder()))) as served:
        context = chromium.new_context(locale="zh-CN")
        page = context.new_page()
        for path in ("/zones?zone=shuicheng-edz", "/environment", "/reforms"):
            page.goto(served.url + path)
            page.wait_for_selector(READY, timeout=60_000)
            page.wait_for_timeout(1500)
            said = page.locator("[data-testid=stMain]").inner_text().replace("\u2060", "")
            assert SHOWN in "".join(said.split())
            assert page.locator(LINKED).count() == 0
            assert page.locator(".katex").count() == 0
            assert "😄" not in said
            assert "→ k" not in said
        context.close()
