"""What surrounds the pages in the browser: security headers, the shell's language."""

from collections.abc import Iterable
from urllib.parse import parse_qs

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard import i18n
from dashboard.exports import web_font

# 'unsafe-inline' scripts: Streamlit's own index page has one; 'wasm-unsafe-eval' and blob: workers
# are needed by its data grid and map. Nothing may come from another machine.
CONTENT_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self' ws: wss:; worker-src 'self' blob:; frame-ancestors 'self'; "
    "object-src 'none'; base-uri 'self'"
)
HEADERS = (
    (b"content-security-policy", CONTENT_POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
)
TITLES = {"zh": "开发区观察", "en": "Zone Observatory"}
NOT_PAGES = ("/_stcore/", "/static/", "/media/", "/component/", "/assets/", "/geometry/", "/files/")
PARTS = ("http.response.start", "http.response.body")
NO_SCRIPT = {
    "zh": "本页面需要启用 JavaScript。",
    "en": "This page needs JavaScript.",
}


class SecurityHeaders:
    """ASGI middleware: the same headers on every HTTP response."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *HEADERS]
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


class LocalShell:
    """ASGI middleware: Streamlit's index page, which is English, in the reader's language."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(NOT_PAGES):
            await self.app(scope, receive, send)
            return
        # asked for uncompressed, as it is to be rewritten
        headers = [h for h in scope["headers"] if h[0].lower() != b"accept-encoding"]
        page = _Page(send, _language(scope))
        await self.app({**scope, "headers": headers}, receive, page.send)


class _Page:
    """Holds back one response until it is whole, and sends an HTML page rewritten."""

    def __init__(self, send: Send, language: str) -> None:
        self.forward, self.language = send, language
        self.start: Message = {}
        self.body = b""
        self.is_page = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
            self.is_page = b"html" in _header(message["headers"], b"content-type")
        if not self.is_page or message["type"] not in PARTS:
            await self.forward(message)
        elif message["type"] == "http.response.body":
            self.body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._finish()

    async def _finish(self) -> None:
        body = _localize(self.body, self.language)
        # the tag of the file would let a browser keep the page of the other language
        dropped = (b"content-length", b"etag", b"last-modified")
        headers = [h for h in self.start["headers"] if h[0].lower() not in dropped]
        headers.append((b"content-length", str(len(body)).encode()))
        await self.forward({**self.start, "headers": headers})
        await self.forward({"type": "http.response.body", "body": body})


def _header(headers: Iterable[tuple[bytes, bytes]], name: bytes) -> bytes:
    return next((value for key, value in headers if key.lower() == name), b"")


def _language(scope: Scope) -> str:
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("lang", [""])[-1]
    return asked if asked in i18n.LANGUAGES else i18n.DEFAULT


def _localize(page: bytes, language: str) -> bytes:
    """The index page with language, title, last font, and the script for Streamlit's own words."""
    html = page.decode("utf-8")
    html = html.replace('<html lang="en">', f'<html lang="{i18n.LOCALE_TAGS[language]}">', 1)
    html = html.replace("<title>Streamlit</title>", f"<title>{TITLES[language]}</title>", 1)
    html = html.replace("You need to enable JavaScript to run this app.", NO_SCRIPT[language])
    script = '<script src="/assets/shell.js" defer></script>'
    style = f"<style>{web_font.style()}</style>"
    return html.replace("</head>", f"{style}{script}</head>", 1).encode("utf-8")
