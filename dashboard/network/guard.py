"""ASGI middleware around the whole app: prefix, hosts, methods, closed addresses, headers; and what
the owner of a server allows.

It stands outside Starlette's own handling of errors, so that no answer goes out without headers.
"""

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from typing import NamedTuple
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.i18n import LANGUAGES, mark, translator

log = logging.getLogger(__name__)

METHODS = ("GET", "HEAD")  # a page that asks its reader for a file would need PUT and DELETE
# of Streamlit's own addresses those that its pages ask for; figures, uploads, agents are closed
CORE, OPEN_CORE = "/_stcore/", ("health", "host-config", "stream", "bidi-components")
CLOSED = ("/component/", "/auth/", "/oauth2callback")
# 'unsafe-inline' scripts: Streamlit's own index page has one; 'wasm-unsafe-eval' and blob: workers
# are needed by its data grid and map. Nothing may come from another machine. Older browsers do not
# count the WebSocket of the own host as 'self'.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self' ws://{host} wss://{host}; worker-src 'self' blob:; "
    "frame-ancestors {frames}; object-src 'none'; base-uri 'self'"
)
PLAIN = "default-src 'none'; frame-ancestors 'none'"  # of an answer that is no page
MOST_TOLD = 50  # refused names that the log tells, each once

WRONG_HOST = mark(
    "This server does not answer under the name {name}. Its operator can allow it: "
    "zone-observatory serve --allow-host {name}, or `address` in datapackage.yaml."
)
WRONG_ORIGIN = mark(
    "A page of {name} may not connect to this server. Its operator can allow it: "
    "zone-observatory serve --allow-host {name}, or `address` in datapackage.yaml."
)
WRONG_METHOD = mark("This server only shows pages and files; it takes nothing.")
NOT_HERE = mark("There is nothing at this address.")
FAULT = mark("The server could not answer; the details are in its log.")
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
PREFIX = re.compile(r"(/[A-Za-z0-9._~-]+)+")
AUTHORITY = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:[0-9]{1,5})?", re.IGNORECASE)


@dataclass(frozen=True)
class Access:
    """Settings of one server.

    base_path  what the proxy leaves in front of every path, such as "/zones"; "" for nothing
    hosts      names it answers to besides the loopback, the address a connection came in by, and
               the host of the package's `address`; as `host_name` gives them
    frames     origins of pages that may show it in a frame, as `frame_origin` gives them
    """

    base_path: str = ""
    hosts: frozenset[str] = frozenset()
    frames: tuple[str, ...] = ()


def base_path(text: str) -> str:
    """`text` with a slash in front and none at its end; "" for the root. ValueError if none."""
    wanted = text.strip().strip("/")
    if not wanted:
        return ""
    if not PREFIX.fullmatch(f"/{wanted}") or {".", ".."} & set(wanted.split("/")):
        raise ValueError(f"{text} is not the path of an address; write it like /zones")
    return f"/{wanted}"


def host_name(text: str) -> str:
    """A host as one is compared with another: ASCII, lower case, without port or brackets.

    Raises ValueError where `text` is no host, or more than one with its port.
    """
    wanted = text.strip()
    bare = wanted.count(":") > 1 and not wanted.startswith("[")  # an IPv6 number without its port
    found = AUTHORITY.fullmatch(f"[{wanted}]" if bare else _ascii(wanted))
    if not found:
        raise ValueError(f"{text} is not the name of a host, such as zones.example.org")
    name = found[1].strip("[]").lower().rstrip(".")
    try:
        number = ip_address(name)
    except ValueError:
        return name
    mapped = number.ipv4_mapped if isinstance(number, IPv6Address) else None
    return str(mapped or number)


def _ascii(host: str) -> str:
    return host if host.isascii() else host.encode("idna").decode("ascii")


def frame_origin(text: str) -> str:
    """The http or https origin of a page that frames this one. Raises ValueError for any other."""
    reason = f"{text} is not the origin of a page; write it like https://portal.example.org"
    parts = urlsplit(text.strip())
    plain = not (parts.path.strip("/") or parts.query or parts.fragment or parts.username)
    if parts.scheme not in ("http", "https") or not plain:
        raise ValueError(reason)
    try:
        name, port = host_name(parts.netloc), parts.port
    except ValueError as error:
        raise ValueError(reason) from error
    host = f"[{name}]" if ":" in name else name
    return f"{parts.scheme}://{host}" + (f":{port}" if port else "")


class Refusal(NamedTuple):
    """Why a request is not passed on: status of HTTP and a message id."""

    status: int
    message: str
    name: str = ""


def security_headers(policy: str) -> list[tuple[bytes, bytes]]:
    """The same headers on every answer, with its policy of content."""
    return [
        (b"content-security-policy", policy.encode("ascii")),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"same-origin"),
    ]


def said(message: str, **parts: str) -> str:
    """A message in every language, a line each: there is no page that would tell which."""
    return "".join(f"{translator(code)(message).format(**parts)}\n" for code in LANGUAGES)


class Guard:
    """Lets in what `access` allows; adds headers to every answer and turns a failure into one.

    published: the address at which the data package says the dashboard is reached, "" for none;
    it is asked in a thread, and only for a name that is not known otherwise.
    """

    def __init__(self, app: ASGIApp, access: Access, published: Callable[[], str]) -> None:
        self.app, self.access, self._published = app, access, published
        self._names = {*LOOPBACK, *access.hosts}
        self._told: set[str] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = await self._refusal(scope, headers)
        started = False
        policy = self._headers(headers.get("host", "") if refusal is None else "")

        async def send_with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] in ("http.response.start", "websocket.http.response.start"):
                started = True
                message["headers"] = [*message.get("headers", []), *policy]
            await send(message)

        if refusal:
            text = said(refusal.message, name=refusal.name)
            await _answer(text, refusal.status)(scope, receive, send_with_headers)
            return
        try:
            await self.app(self._inside(scope, headers), receive, send_with_headers)
        except Exception:
            if started or scope["type"] == "websocket":
                raise
            log.exception("%s could not be answered", scope["path"])
            await _answer(said(FAULT), 500)(scope, receive, send_with_headers)

    async def _refusal(self, scope: Scope, headers: Headers) -> Refusal | None:
        """Why the request is refused; None where it is let in."""
        if not await self._allowed(scope, name := headers.get("host", "")):
            return self._told_once(Refusal(421, WRONG_HOST, name))
        if scope["type"] == "websocket":
            origin = headers.get("origin")
            _, _, name = (origin or "").partition("://")
            if origin is not None and not await self._allowed(scope, name):
                return self._told_once(Refusal(403, WRONG_ORIGIN, name or origin))
        elif scope["method"] not in METHODS:
            return Refusal(405, WRONG_METHOD)
        return Refusal(404, NOT_HERE) if _closed(self._path(scope)) else None

    async def _allowed(self, scope: Scope, authority: str) -> bool:
        """Whether a `Host`, or the host of an `Origin`, is a name of this server.

        A page of any name can have that name lead its reader's browser here (DNS rebinding); the
        browser takes it for one origin with us, and only the name in these headers tells.
        """
        name = _name(authority)
        reached = (scope.get("server") or ("",))[0]  # the address that the connection came in by
        if name in self._names or (name and name == _name(str(reached))):
            return True
        address = await run_in_threadpool(self._published)
        published = _name(address.partition("://")[2].partition("/")[0])
        if published:  # an owner may write it into the package while we serve
            self._names.add(published)
        return name in self._names

    def _told_once(self, refusal: Refusal) -> Refusal:
        if refusal.name not in self._told and len(self._told) < MOST_TOLD:
            self._told.add(refusal.name)
            log.warning("%s", translator("en")(refusal.message).format(name=refusal.name))
        return refusal

    def _headers(self, host: str) -> list[tuple[bytes, bytes]]:
        """The headers of an answer; `host` is one that was let in, or "" for a refusal."""
        frames = " ".join(("'self'", *self.access.frames))
        return security_headers(POLICY.format(host=host, frames=frames) if host else PLAIN)

    def _path(self, scope: Scope) -> str:
        """The path without the prefix; a proxy that strips it has done so already."""
        base, path = self.access.base_path, str(scope["path"])
        return path.removeprefix(base) if base and path.startswith(f"{base}/") else path

    def _inside(self, scope: Scope, headers: Headers) -> Scope:
        """The request as the app gets it.

        Without `Origin`, which was looked at here: for one that it does not know Streamlit asks
        a machine on the internet for the server's own address.
        """
        kept = [pair for pair in headers.raw if pair[0] != b"origin"]
        inside = {**scope, "path": self._path(scope), "headers": kept}
        inside.pop("raw_path", None)  # optional, and it would still have the prefix
        return {**inside, "base_path": self.access.base_path}


def _closed(path: str) -> bool:
    if path.startswith(CORE):
        return path.removeprefix(CORE).split("/")[0] not in OPEN_CORE
    return path.startswith(CLOSED)


def _name(authority: str) -> str:
    """The host of a `Host` header or the like; "" where it is none."""
    try:
        return host_name(authority)
    except ValueError:
        return ""


def _answer(text: str, status: int) -> Response:
    allow = {"Allow": ", ".join(METHODS)} if status == 405 else {}
    return PlainTextResponse(text, status_code=status, headers=allow)
