"""One server and one Chromium for all browser tests; each test gets a fresh, watched page."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.serving import Served, serving

FLAGS = [
    "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
READY = '[data-testid="stApp"][data-test-script-state="notRunning"]'


@dataclass
class Watched:
    """A page, and what went wrong or left the machine while it was open."""

    page: Page
    root: str
    foreign: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Open `path` and wait until its script has run and its charts are drawn."""
        self.page.goto(self.root + path)
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until no script runs."""
        self.page.wait_for_selector(READY, timeout=30_000)
        self.page.wait_for_timeout(400)
        self.page.wait_for_selector(READY, timeout=30_000)


def to_page(page: Page, name: str) -> None:
    """Go to a page by the menu, through its group where it is in one."""
    entry = page.get_by_test_id("stTopNavDropdownLink").get_by_text(name, exact=True)
    for group in page.get_by_test_id("stTopNavSection").all():
        if entry.count():
            break
        group.click()
    entry.click()


@pytest.fixture(scope="session")
def served() -> Iterator[Served]:
    with serving() as server:
        yield server


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = shutil.which("chromium")
    assert path, "Chromium is missing: install it (Debian: apt-get install chromium)"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser, served: Served) -> Iterator[Callable[..., Watched]]:
    """A function that makes a watched page, of another server where one is named.

    Further keywords go to the browser context.
    """
    contexts = []

    def make(server: Served = served, **options: Any) -> Watched:
        settings: dict[str, Any] = {
            "viewport": {"width": 1366, "height": 768}, "locale": "zh-CN", **options
        }  # fmt: skip
        context = chromium.new_context(**settings)
        contexts.append(context)
        watched = Watched(context.new_page(), server.url)
        own = (server.url, server.url.replace("http", "ws", 1), "data:", "blob:")

        def requested(url: str) -> None:
            watched.requests.append(url)
            if not url.startswith(own):
                watched.foreign.append(url)

        watched.page.on("request", lambda request: requested(request.url))
        watched.page.on("websocket", lambda socket: requested(socket.url))
        watched.page.on("pageerror", lambda error: watched.errors.append(str(error)))
        return watched

    yield make
    for context in contexts:
        context.close()
