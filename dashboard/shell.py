"""What surrounds the pages in the browser: security headers, the shell's language, compression."""

import gzip
from collections.abc import Iterable
from urllib.parse import parse_qs

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard import i18n

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
    """ASGI middleware: index page in the reader's language, text files compressed once.

    Streamlit sends its index page with English titles and its scripts (8 MB) uncompressed. Files
    under /static never change while the server runs, so their compressed form is kept.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.compressed: dict[str, bytes] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith("/_stcore"):
            await self.app(scope, receive, send)
            return
        await self.app(scope, receive, _Rewriter(self, scope, send).send)


class _Rewriter:
    """Holds back one response until it is whole, then sends it rewritten or as it was."""

    def __init__(self, shell: LocalShell, scope: Scope, send: Send) -> None:
        self.shell, self.scope, self.forward = shell, scope, send
        self.start: Message = {}
        self.body = b""
        self.through = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
            kind = _header(message["headers"], b"content-type")
            self.through = message["status"] != 200 or not _is_text(kind)
            if self.through:
                await self.forward(message)
        elif self.through or message["type"] != "http.response.body":
            await self.forward(message)
        else:
            self.body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._finish()

    async def _finish(self) -> None:
        headers = [h for h in self.start["headers"] if h[0].lower() != b"content-length"]
        if b"html" in _header(headers, b"content-type"):
            self.body = _localize(self.body, _language(self.scope))
        if b"gzip" in _header(self.scope["headers"], b"accept-encoding") and len(self.body) > 1400:
            self.body = self._gzip(self.scope["path"])
            headers += [(b"content-encoding", b"gzip"), (b"vary", b"accept-encoding")]
        headers.append((b"content-length", str(len(self.body)).encode()))
        await self.forward({**self.start, "headers": headers})
        await self.forward({"type": "http.response.body", "body": self.body})

    def _gzip(self, path: str) -> bytes:
        if not path.startswith(("/static/", "/geometry/")):
            return gzip.compress(self.body, 5)
        if path not in self.shell.compressed:
            self.shell.compressed[path] = gzip.compress(self.body, 6)
        return self.shell.compressed[path]


def _header(headers: Iterable[tuple[bytes, bytes]], name: bytes) -> bytes:
    return next((value for key, value in headers if key.lower() == name), b"")


def _is_text(kind: bytes) -> bool:
    return any(word in kind for word in (b"html", b"javascript", b"css", b"json", b"svg"))


def _language(scope: Scope) -> str:
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("lang", [""])[-1]
    return asked if asked in i18n.LANGUAGES else i18n.DEFAULT


def _localize(page: bytes, language: str) -> bytes:
    """The index page with its language, title and the script that words Streamlit's own buttons."""
    html = page.decode("utf-8")
    html = html.replace('<html lang="en">', f'<html lang="{i18n.LOCALE_TAGS[language]}">', 1)
    html = html.replace("<title>Streamlit</title>", f"<title>{TITLES[language]}</title>", 1)
    html = html.replace(
        "You need to enable JavaScript to run this app.", NO_SCRIPT[language]
    )
    script = '<script src="/assets/shell.js" defer></script>'
    return html.replace("</head>", f"{script}</head>", 1).encode("utf-8")
