"""A server that has gone: the reader is told in own words, and the page goes on by itself."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Watched
from tests.serving import serving

SAID = {"zh": "服务器没有应答：服务可能已停止，或网络中断。", "en": "The server does not answer: "}
TITLES = {"zh": "连接出错", "en": "Connection error"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_dialog_says_in_our_words_that_the_server_has_gone(
    visit: Callable[..., Watched], language: str
) -> None:
    watched = visit()
    with serving() as server:
        watched.root = server.url
        page = watched.open(f"/method?lang={language}")
        assert page.get_by_role("dialog").count() == 0
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading")).to_have_text(TITLES[language], timeout=30_000)
    body = dialog.locator("[data-told]")
    said = body.evaluate("body => getComputedStyle(body, '::before').content")
    assert said.startswith(f'"{SAID[language]}')
    # of Streamlit's words, which stay in the page, none is seen
    assert "Streamlit" in (body.text_content() or "")
    assert body.inner_text() == ""
    expect(dialog.get_by_text("streamlit run")).not_to_be_visible()
