"""The inside of Streamlit is as `dashboard.streamlit_seams` takes it; each test names one seam."""

import asyncio
import json
import re
import subprocess
import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path

import pytest
import streamlit
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from dashboard import i18n, resources
from dashboard import streamlit_seams as seams
from dashboard.reader_limits import Rate

STATIC = Path(streamlit.__file__).parent / "static" / "static"
# a word that Streamlit's script puts together -> a part of it that stands there
PUT_TOGETHER = {"Press Enter to apply": "Press Enter to ${", "{count} more": ".length} more`"}


def bundle() -> str:
    """All scripts and styles of Streamlit's page."""
    parts = [*STATIC.glob("js/*.js"), *STATIC.glob("css/*.css")]
    assert len(parts) > 20
    return "\n".join(part.read_text(encoding="utf-8") for part in parts)


BUNDLE = bundle()


def test_the_seams_were_tried_on_the_installed_version() -> None:
    assert version("streamlit") == seams.TRIED_ON


def test_the_index_page_has_each_part_that_is_replaced_once() -> None:
    page = seams.INDEX.read_text(encoding="utf-8")
    for part in (
        seams.LANGUAGE,
        seams.TITLE,
        seams.AGENTS,
        seams.HEAD,
        seams.END,
    ):
        assert page.count(part) == 1, part
    assert len(seams.NO_SCRIPT.findall(page)) == 1


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_index_page_is_in_the_language(language: str) -> None:
    page = seams.index_page(language)
    assert f'<html lang="{i18n.LOCALE_TAGS[language]}">' in page
    assert f"<title>{seams.TITLES[language]}</title>" in page
    assert seams.NO_SCRIPT.findall(page) == [f"<noscript>{seams.NO_SCRIPTS[language]}</noscript>"]
    assert "_stcore" not in page  # no advertisement of what is closed
    assert f'src=".{seams.SCRIPT}"' in page


def test_the_index_page_asks_for_nothing_by_a_path_from_the_root() -> None:
    addresses = re.findall(r'(?:src|href)="([^"]+)"', seams.index_page("zh"))
    assert len(addresses) > 50
    assert [address for address in addresses if not address.startswith("./")] == []


def test_streamlit_takes_its_place_from_the_page() -> None:
    assert "BACKEND_BASE_URL" in seams.PLACE
    assert "get BACKEND_BASE_URL()" in BUNDLE
    first = 'location.pathname === "/zones") location.replace("/zones" + \'/\''
    assert first in seams.index_page("zh", "/zones")
    assert "location.replace" not in seams.index_page("zh")


def answer(path: str, method: str = "GET", query: str = "") -> str:
    """What the middleware answers or where it leads; "below" where it leaves it to Streamlit."""
    sent: list[Message] = []

    async def below(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.body", "body": b"below"})

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": method, "path": path, "query_string": query.encode()}
    # in a thread of its own: the browser of other tests keeps a loop running in this one
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, seams.LocalShell(below)(scope, receive, send)).result()
    location: bytes = dict(sent[0].get("headers", [])).get(b"location", b"")
    body: bytes = sent[-1]["body"]
    return (location or body).decode()


def test_addresses_of_pages_get_the_index_page_and_no_others() -> None:
    for page in ("/", "/map", "/no-such-page"):
        assert answer(page) == seams.index_page("zh")
        assert answer(page, query="zone=a&lang=en") == seams.index_page("en")
    for other in ("//map", "/favicon.png", "/_stcore/health", "/map/_stcore/health",
                  "/files/a/b", "/static/js/a.js", "/assets/a", "/geometry/1/a"):  # fmt: skip
        assert answer(other) == "below", other
    assert answer("/map", "POST") == "below"


def test_a_page_below_a_page_leads_to_the_page_of_its_last_part() -> None:
    """By a way from where it is, so that it leads there behind any prefix."""
    for path, way in (("/map/", "../map"), ("/map//", "../../map"), ("/a/b/map", "../../map")):
        assert answer(path) == way
    assert answer("/map/", query="zone=a&lang=en") == "../map?zone=a&lang=en"
    assert answer("/x//evil") == "../../evil"


def passed_on(frames: list[bytes]) -> list[bytes]:
    """The frames of a connection that come through to Streamlit."""
    came: list[bytes] = []
    rest: list[Message] = [*({"type": "websocket.receive", "bytes": frame} for frame in frames),
            {"type": "websocket.disconnect"}]  # fmt: skip

    async def below(_scope: Scope, receive: Receive, _send: Send) -> None:
        while (message := await receive())["type"] == "websocket.receive":
            came.append(message["bytes"])

    async def receive() -> Message:
        return rest.pop(0)

    async def send(_message: Message) -> None:
        raise AssertionError("nothing is sent")

    scope = {"type": "websocket", "path": "/_stcore/stream"}
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, seams.ReaderMessages(below)(scope, receive, send)).result()
    return came


def back(kind: str) -> bytes:
    message = BackMsg()
    field = getattr(message, kind)
    if isinstance(field, bool):
        setattr(message, kind, True)
    else:
        field.SetInParent()
    return bytes(message.SerializeToString())


def test_streamlit_gets_no_message_but_those_of_pages() -> None:
    kinds = [field.name for field in BackMsg.DESCRIPTOR.oneofs_by_name["type"].fields]
    refused = {
        "clear_cache", "set_run_on_save", "load_git_info", "debug_disconnect_websocket",
        "debug_shutdown_runtime",
    }  # fmt: skip
    assert set(kinds) == seams.WANTED | refused  # a new kind is to be thought about
    junk = b"\xff\xff"
    came = passed_on([*(back(kind) for kind in kinds), junk])
    assert came == [*(back(kind) for kind in kinds if kind in seams.WANTED), junk]


def test_messages_without_pause_come_through_at_a_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", sleep)
    monkeypatch.setattr(seams, "MESSAGES", Rate(3, 0.001))  # hardly anything comes back
    frame = back("rerun_script")
    assert passed_on([frame] * 5) == [frame] * 5  # none is lost
    assert pauses[:3] == [0.0] * 3 and min(pauses[3:]) > 0.9


def test_streamlits_page_has_the_words_that_are_translated() -> None:
    words = i18n.messages("zh", context="shell")
    assert len(words) > 30
    assert sorted(word for word in words if PUT_TOGETHER.get(word, word) not in BUNDLE) == []


def test_streamlits_page_has_the_parts_that_are_styled() -> None:
    style = seams.STYLE.read_text(encoding="utf-8")
    parts = set(re.findall(r'data-testid="(\w+)"', style)) | set(
        re.findall(r"\.(st[A-Z]\w+)", style)
    )
    assert len(parts) > 15
    assert sorted(part for part in parts if part not in BUNDLE) == []


def test_streamlits_page_has_the_icon_font_of_our_buttons() -> None:
    style = (resources.ASSETS / "downloads.css").read_text(encoding="utf-8")
    (font,) = re.findall(r'\.icon \{ font-family: "([^"]+)"', style)
    assert f'"{font}"' in BUNDLE or f"`{font}`" in BUNDLE


def test_every_setting_is_known_and_holds_wherever_the_server_is_started(tmp_path: Path) -> None:
    sections = tomllib.loads(resources.SETTINGS.read_text(encoding="utf-8"))
    plain = {
        f"{section}.{name}": value
        for section, options in sections.items()
        for name, value in options.items()
        if not isinstance(value, dict)
    }
    assert plain["runner.postScriptGC"] is False
    names = ", ".join(map(repr, plain))
    code = (
        "from dashboard.server import app\nfrom streamlit import config\nimport json\n"
        f"print(json.dumps([config.get_option(name) for name in [{names}]]))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert dict(zip(plain, json.loads(result.stdout), strict=True)) == plain
    assert result.stderr == ""
