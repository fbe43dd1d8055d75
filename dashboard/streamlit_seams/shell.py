"""Streamlit's index page, which is English, and its own words in the reader's language."""

import json
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs

import streamlit
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard import i18n

FOLDER = Path(__file__).parent
STYLE = FOLDER / "page.css"

SCRIPT = "/assets/shell.js"  # where the server answers with `words_script`
INDEX = Path(streamlit.__file__).parent / "static" / "index.html"
# of Streamlit's index page, and what takes their place
LANGUAGE = '<html lang="en">'
TITLE = "<title>Streamlit</title>"
NO_SCRIPT = "You need to enable JavaScript to run this app."
END = "</head>"
TITLES = {"zh": "开发区观察", "en": "Zone Observatory"}
NO_SCRIPTS = {"zh": "本页面需要启用 JavaScript。", "en": "This page needs JavaScript."}
NOT_PAGES = (
    "//",
    "/_stcore",
    "/static/",
    "/media/",
    "/component/",
    "/assets/",
    "/geometry/",
    "/files/",
)


class LocalShell:
    """ASGI middleware: answers every address of a page with the index page in its language."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        app = self.app
        if scope["type"] == "http" and scope["method"] in ("GET", "HEAD") and _page(scope["path"]):
            app = HTMLResponse(index_page(_language(scope)), headers={"Cache-Control": "no-cache"})
        await app(scope, receive, send)


def _page(path: str) -> bool:
    """Whether an address is that of a page: files have a dot, and the rest is known by name.

    Streamlit shortens addresses that end in a slash, and asks below pages whether it is there.
    """
    if path == "/":
        return True
    elsewhere = path.endswith("/") or path.startswith(NOT_PAGES) or "/_stcore/" in path
    return not elsewhere and "." not in path


def _language(scope: Scope) -> str:
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("lang", [""])[-1]
    return asked if asked in i18n.LANGUAGES else i18n.DEFAULT


@cache
def index_page(language: str) -> str:
    """The index page with language, title, and the script for Streamlit's own words."""
    page = INDEX.read_text(encoding="utf-8")
    for found, replacement in (
        (LANGUAGE, f'<html lang="{i18n.LOCALE_TAGS[language]}">'),
        (TITLE, f"<title>{TITLES[language]}</title>"),
        (NO_SCRIPT, NO_SCRIPTS[language]),
        (END, f'<script src="{SCRIPT}" defer></script>{END}'),
    ):
        page = page.replace(found, replacement, 1)
    return page


@cache
def words_script() -> str:
    """The script that words Streamlit's own buttons, with its words from the locale in front."""
    words = json.dumps(i18n.messages("zh", context="shell"), ensure_ascii=False)
    return f"const WORDS = {words};\n{(FOLDER / 'shell.js').read_text(encoding='utf-8')}"


@cache
def style_rules() -> str:
    """The rules of page.css, read once: they go into every run."""
    return STYLE.read_text(encoding="utf-8")
