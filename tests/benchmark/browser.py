"""Pages in the system's Chromium: what is loaded, and when a change is on the screen."""

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import (
    Browser,
    BrowserContext,
    Locator,
    Page,
    TimeoutError,
    sync_playwright,
)

from tests.benchmark.pages import Choice

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
WINDOW = {"width": 1366, "height": 768}
SCRIPT = Path(__file__).parent / "painted.js"
LONGEST = 20_000  # ms that anything may take
LONGEST_LIST = 2_000  # ms until a list is open
OPENINGS = 4  # attempts to open it
QUIET = 400  # ms without a change after which a page is done
PICTURES = ("chart", "map")
CLEAR = ".react-aria-ComboBox button[tabindex='0']"  # of a list for several choices
BINARY = 2  # kind of a frame


@dataclass(frozen=True)
class Times:
    """Milliseconds until something was painted: the first and last picture, then everything."""

    first_picture: float | None
    last_picture: float | None
    everything: float


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window, for as long as the block runs."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


def context(browser: Browser) -> BrowserContext:
    """A reader's browser with an empty cache that notes what it paints."""
    made = browser.new_context(viewport=WINDOW, color_scheme="light", locale="zh-CN")  # type: ignore[arg-type]
    made.set_default_timeout(LONGEST)
    made.add_init_script(path=SCRIPT)
    return made


class View:
    """One page in one tab."""

    def __init__(self, context: BrowserContext) -> None:
        self.page: Page = context.new_page()
        self.received = 0  # bytes, over HTTP as sent, over the WebSocket as its messages are
        network = context.new_cdp_session(self.page)
        network.on("Network.loadingFinished", self._loaded)
        network.on("Network.webSocketFrameReceived", self._framed)
        network.send("Network.enable")

    def open(self, address: str, pictures: frozenset[str]) -> Times:
        """Load a page until it shows these kinds of pictures; from the start of the navigation."""
        self.page.bring_to_front()
        self.page.goto(address)
        return self._settled(0.0, pictures)

    def choose(self, choice: Choice, labels: tuple[str, ...], pictures: frozenset[str]) -> Times:
        """Choose in a widget; from the click that chooses, until these kinds are painted anew."""
        self.page.bring_to_front()
        chosen = self._offered(choice, labels[0]) if labels else self._clearing(choice)
        self.page.evaluate("() => { zoneBench.armed = true; zoneBench.painted = {}; }")
        chosen.click()
        return self._settled(self.page.evaluate("zoneBench.start"), pictures)

    def close(self) -> None:
        self.page.close()

    def _offered(self, choice: Choice, label: str) -> Locator:
        """What is to be clicked; the list of a widget is opened for it."""
        widget = self._widget(choice)
        if choice.kind == "segmented_control":
            return widget.get_by_role("radio", name=label, exact=True)
        option = self.page.get_by_role("option", name=label, exact=True)
        for _ in range(OPENINGS):
            widget.locator("input").click()
            widget.locator("input").fill(label)
            try:
                option.wait_for(timeout=LONGEST_LIST)
                break
            except TimeoutError:  # a tab that comes to the front may close its lists
                widget.locator("input").blur()
        return option

    def _clearing(self, choice: Choice) -> Locator:
        """The button that takes back every choice of a list."""
        return self._widget(choice).locator(CLEAR).last

    def _widget(self, choice: Choice) -> Locator:
        widget = self.page.locator(f".st-key-{choice.key.replace(':', '-')}")
        widget.evaluate("widget => widget.scrollIntoView({block: 'center'})")
        self.page.wait_for_timeout(QUIET)  # a list closes when the page scrolls
        return widget

    def _settled(self, start: float, pictures: frozenset[str]) -> Times:
        self.page.wait_for_function(
            "([quiet, kinds]) => zoneBench.settled(quiet, kinds)",
            arg=[QUIET, sorted(pictures)],
            polling=50,
        )
        painted: dict[str, dict[str, float]] = self.page.evaluate("zoneBench.painted")
        drawn = [painted[kind] for kind in PICTURES if kind in painted]
        return Times(
            min((p["first"] - start for p in drawn), default=None),
            max((p["last"] - start for p in drawn), default=None),
            max(p["last"] for p in painted.values()) - start,
        )

    def _loaded(self, event: dict[str, Any]) -> None:
        self.received += int(event["encodedDataLength"])

    def _framed(self, event: dict[str, Any]) -> None:
        frame = event["response"]
        data = frame["payloadData"]
        binary = frame["opcode"] == BINARY
        self.received += len(base64.b64decode(data)) if binary else len(data)
