"""In a frame of another site: refused unless the owner of the server names that site."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import READY, Watched
from tests.serving import serving


@contextmanager
def portal(framed: Callable[[], str]) -> Iterator[str]:
    """A page of another origin (127.0.0.1 and not localhost) that shows `framed` in a frame."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = f'<iframe src="{framed()}" width="1200" height="700"></iframe>'.encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_arguments: object) -> None:
            """Quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        threading.Thread(target=server.serve_forever).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()


@pytest.mark.parametrize("listed", [False, True])
def test_a_portal_frames_it_only_where_listed(visit: Callable[..., Watched], listed: bool) -> None:
    address: list[str] = []
    with portal(lambda: address[0]) as origin:
        arguments = ["--allow-frame", "https://other.example.org"]
        with serving([*arguments, *(["--allow-frame", origin] if listed else [])]) as server:
            address.append(f"{server.url}/method")
            watched = visit()
            said: list[str] = []
            watched.page.on("console", lambda message: said.append(message.text))
            watched.page.goto(origin)
            frame = watched.page.frame_locator("iframe")
            if listed:
                frame.locator(READY).wait_for(timeout=30_000)
                expect(frame.locator("h1")).to_have_text("方法说明")
                frame.get_by_role("link", name="改革30条").first.click()
                expect(frame.locator("h1")).to_have_text("改革30条")
                assert not any("frame-ancestors" in text for text in said)
            else:
                if not any("frame-ancestors" in text for text in said):
                    watched.page.wait_for_event(
                        "console", lambda message: "frame-ancestors" in message.text
                    )
                assert frame.locator(READY).count() == 0
                assert not any("/_stcore/stream" in url for url in watched.requests)
