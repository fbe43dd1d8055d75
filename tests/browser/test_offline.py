"""Not one request leaves the machine: the browser's are counted, the server's are traced."""

import subprocess
import sys
from collections.abc import Callable

import pytest

from dashboard.navigation import PAGES
from tests.browser.conftest import Watched

GUARD = """
import socket, sys
own = {"127.0.0.1", "::1", "localhost", "0.0.0.0", ""}
def audit(event, arguments):
    if event == "socket.connect":
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else "local"
        if isinstance(address, tuple) and str(host) not in own:
            print("LEFT", host, flush=True)
    if event == "socket.getaddrinfo" and str(arguments[0]) not in own | {"None"}:
        print("LEFT", arguments[0], flush=True)
sys.addaudithook(audit)
from dashboard import preload
preload.run()
from tests.app.running import run
from dashboard.navigation import PAGES
for entry in PAGES:
    assert not run(entry.name).exception
print("DONE")
"""


@pytest.mark.parametrize("page", [entry.name for entry in PAGES])
def test_browser_asks_this_machine_only(visit: Callable[..., Watched], page: str) -> None:
    watched = visit()
    watched.open("/" if page == "overview" else f"/{page}")
    watched.page.wait_for_timeout(800)
    assert len(watched.requests) > 10  # the page did load
    assert watched.foreign == []
    assert watched.errors == []


def test_the_font_for_machines_without_a_chinese_one_comes_from_here(
    visit: Callable[..., Watched],
) -> None:
    watched = visit()
    page = watched.open("/method")

    def loaded(text: str) -> list[str]:
        found: list[str] = page.evaluate(
            """async text => (await document.fonts.load("16px 'Zone Observatory Sans'", text))
            .map(face => face.status)""",
            text,
        )
        return found

    def asked() -> list[str]:
        return [url for url in watched.requests if "/assets/font" in url]

    assert loaded("Latin 2025") == [] and asked() == []
    assert loaded("区") == ["loaded"] and len(asked()) == 2  # where it is, and it
    assert watched.foreign == []


def test_server_asks_nobody() -> None:
    result = subprocess.run(
        [sys.executable, "-c", GUARD], capture_output=True, text=True, timeout=180, check=False
    )
    assert "DONE" in result.stdout, result.stderr
    assert "LEFT" not in result.stdout
