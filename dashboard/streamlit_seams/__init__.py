"""What leans on the inside of Streamlit, tried on the version below; all else is documented API.

seam                    without it
index_page              Streamlit's own page: in English, titled "Streamlit", its words as they are
BACKEND_BASE_URL        Streamlit tries addresses until it finds the server, also outside a prefix
shell.js                its buttons and messages in English; where the server is gone its command
paper.js                maps and charts on paper cut, or drawn anew without outlines
ReaderMessages          any client can clear the caches of all, and ask for runs without pause
page.css                looser pages; cards, titles and filters as Streamlit sets them
runner.postScriptGC     hidden, in .streamlit/config.toml: a run of a page takes half as long again
icon font               `assets/downloads.css` names it: names of icons as words in front of buttons

`tests/test_streamlit_seams.py` fails where Streamlit changes under one of them.
"""

import asyncio
import json
import re
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs

import streamlit
from google.protobuf.message import DecodeError
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from dashboard import i18n
from dashboard.reader_limits import MESSAGES, Allowance

TRIED_ON = "1.67.0"
FOLDER = Path(__file__).parent
STYLE = FOLDER / "page.css"

SCRIPT = "/assets/shell.js"  # where the server answers with `words_script`
INDEX = Path(streamlit.__file__).parent / "static" / "index.html"
# of Streamlit's index page, and what takes their place
LANGUAGE = '<html lang="en">'
TITLE = "<title>Streamlit</title>"
NO_SCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
AGENTS = '<link rel="service-desc" href="./_stcore/agent/openapi.json" />'
HEAD, END = '<meta charset="UTF-8" />', "</head>"
TITLES = {"zh": "开发区观察", "en": "Zone Observatory"}
NO_SCRIPTS = {"zh": "本页面需要启用 JavaScript。", "en": "This page needs JavaScript."}
# Every page lies one level below the place of the dashboard, whatever a proxy puts in front of it:
# addresses in pages are relative, and Streamlit is told this place instead of trying addresses.
PLACE = 'window.__streamlit = { BACKEND_BASE_URL: new URL(".", location.href).href };'
# The prefix without a slash at its end is no page, unless the proxy has taken another one off.
PREFIX = "if (location.pathname === {0}) location.replace({0} + '/' + location.search);"
UNREACHED = i18n.mark(
    "The server does not answer: it may have been stopped, or the network is interrupted. "
    "This page goes on by itself once it answers; if it does not, tell the operator."
)
NOT_PAGES = (
    "//",
    "/_stcore",
    "/static/",
    "/media/",
    "/component/",
    "/assets/",
    "/geometry/",
    "/files/",
    "/search/",
)
STREAM = "/_stcore/stream"  # the address of the connection
# kinds of messages that the pages send
WANTED = frozenset(
    {"rerun_script", "stop_script", "app_heartbeat", "file_urls_request",
     "backend_operation_request"}
)  # fmt: skip
LONGEST = 1.0  # seconds that a message is held up


class LocalShell:
    """ASGI middleware: answers every address of a page with the index page in its language."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        app = self.app
        if scope["type"] == "http" and scope["method"] in ("GET", "HEAD") and _page(scope["path"]):
            app = _answer(scope)
        await app(scope, receive, send)


def _answer(scope: Scope) -> Response:
    """The index page; for an address with more than one part the way to the page of its last."""
    name = scope["path"].rstrip("/").rpartition("/")[2]
    up = scope["path"].count("/") - 1
    if up:
        query = scope.get("query_string", b"").decode("latin-1")
        return RedirectResponse("../" * up + name + (f"?{query}" if query else ""))
    page = index_page(_language(scope), scope.get("base_path", ""))
    return HTMLResponse(page, headers={"Cache-Control": "no-cache"})


def _page(path: str) -> bool:
    """Whether an address is that of a page: files have a dot, and the rest is known by name.

    Streamlit asks below pages whether it is there.
    """
    return not (path.startswith(NOT_PAGES) or "/_stcore/" in path or "." in path)


def _language(scope: Scope) -> str:
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("lang", [""])[-1]
    return asked if asked in i18n.LANGUAGES else i18n.DEFAULT


@cache
def index_page(language: str, base_path: str = "") -> str:
    """The index page with language, title, its place, and the script for Streamlit's own words."""
    place = (PREFIX.format(json.dumps(base_path)) if base_path else "") + PLACE
    page = INDEX.read_text(encoding="utf-8")
    page = NO_SCRIPT.sub(f"<noscript>{NO_SCRIPTS[language]}</noscript>", page, count=1)
    for found, replacement in (
        (LANGUAGE, f'<html lang="{i18n.LOCALE_TAGS[language]}">'),
        (TITLE, f"<title>{TITLES[language]}</title>"),
        (AGENTS, ""),
        (HEAD, f"{HEAD}<script>{place}</script>"),
        (END, f'<script src=".{SCRIPT}" defer></script>{END}'),
    ):
        page = page.replace(found, replacement, 1)
    return page


@cache
def words_script() -> str:
    """The script that words Streamlit's own buttons, words from the locale first; and paper.js."""
    words = json.dumps(i18n.messages("zh", context="shell"), ensure_ascii=False)
    said = {code: i18n.translator(code)(UNREACHED) for code in i18n.LANGUAGES}
    unreached = json.dumps(said, ensure_ascii=False)
    shell, paper = ((FOLDER / name).read_text("utf-8") for name in ("shell.js", "paper.js"))
    return f"const WORDS = {words};\nconst UNREACHED = {unreached};\n{shell}\n{paper}"


@cache
def style_rules() -> str:
    """The rules of page.css, read once: they go into every run."""
    return STYLE.read_text(encoding="utf-8")


class ReaderMessages:
    """ASGI middleware: Streamlit gets only wanted messages, of one connection at a pace."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket" or not scope["path"].endswith(STREAM):
            await self.app(scope, receive, send)
            return
        allowance = Allowance(MESSAGES, LONGEST)

        async def received() -> Message:
            while True:
                message = await receive()
                if message["type"] != "websocket.receive":
                    return message
                allowance.use(1)
                await asyncio.sleep(allowance.pause())
                if _wanted(message.get("bytes")):
                    return message

        await self.app(scope, received, send)


def _wanted(data: bytes | None) -> bool:
    """Whether a frame is passed on; what is no message at all is, so that Streamlit refuses it."""
    if data is None:
        return True
    try:
        return BackMsg.FromString(data).WhichOneof("type") in WANTED
    except DecodeError:
        return True
