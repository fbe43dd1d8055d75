"""The ASGI application: start-up work, cached assets, security headers, the shell's language."""

import asyncio
import gc
import json
import logging
import socket
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route
from streamlit.web.server.starlette import starlette_server

from dashboard import catalog, i18n, resources, shell
from dashboard.exports import images, offers, web_font
from dashboard.figures.zones.outlines import outlines

log = logging.getLogger(__name__)

FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}
SETTLED = 3.0  # seconds after which the drawing processes may start: the first visit comes first
GEOMETRY_LEVELS = ("province", "prefecture", "county")


async def _asset(request: Request) -> Response:
    """One file of `assets/`; the name is looked up in the folder, never joined to a path."""
    files = {path.name: path for path in resources.ASSETS.iterdir() if path.is_file()}
    path = files.get(request.path_params["name"])
    if path is None:
        return PlainTextResponse("no such asset", status_code=404)
    return FileResponse(path, headers=FOREVER)


async def _font(request: Request) -> Response:
    """The font for machines without a Chinese one; waits where it is still being cut."""
    if request.path_params["digest"] != web_font.path().stem.removeprefix("font-"):
        return PlainTextResponse("no such font", status_code=404)
    path = await asyncio.to_thread(web_font.wait)
    if path is None:
        return PlainTextResponse("the font could not be made", status_code=503)
    return FileResponse(path, headers=FOREVER, media_type="font/woff2")


async def _shell_script(_request: Request) -> Response:
    """The script that words Streamlit's own buttons, with its words from the locale in front."""
    words = json.dumps(i18n.messages("zh", context="shell"), ensure_ascii=False)
    code = (resources.ASSETS / "shell.js").read_text(encoding="utf-8")
    return Response(f"const WORDS = {words};\n{code}", media_type="text/javascript")


async def _geometry(request: Request) -> Response:
    """Outlines of one level. The address holds the data version, so it may be kept for ever."""
    level = request.path_params["level"]
    if level not in GEOMETRY_LEVELS:
        return PlainTextResponse("no such level", status_code=404)
    content = outlines(catalog.open_package(resources.data_folder()), level)
    if content is None:
        return PlainTextResponse("this data package has no such outlines", status_code=404)
    return Response(content, media_type="application/geo+json", headers=FOREVER)


async def _file(request: Request) -> Response:
    """A file that a page offers its reader, or the reason why it could not be made."""
    offer = offers.find(request.path_params["reader"], request.path_params["key"])
    if offer is None:
        return PlainTextResponse("no such file", status_code=404)
    try:
        content = await run_in_threadpool(offers.made, offer)
    except offers.OfferError as reason:
        return PlainTextResponse(str(reason), status_code=422)
    named = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(offer.name, safe='')}"}
    return Response(content, media_type=offer.media, headers={**named, "Cache-Control": "no-store"})


def _send_without_delay() -> None:
    """Set TCP_NODELAY on the listening socket, from which connections inherit it.

    Streamlit makes its socket without a protocol number, so that asyncio does not set the option,
    and a page of many small messages waits 40 ms for an acknowledgement. A private function is
    wrapped; a version without it merely answers later.
    """
    bind = getattr(starlette_server, "_bind_socket", None)
    if bind is None:
        log.warning("connections keep their delay: Streamlit binds its socket in another way")
        return

    def bind_without_delay(address: str, port: int, backlog: int) -> socket.socket:
        bound: socket.socket = bind(address, port, backlog)
        bound.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return bound

    starlette_server._bind_socket = bind_without_delay


def _warm_up() -> None:
    """Imports and data before the first reader; then keep them out of every garbage collection.

    Streamlit collects garbage after each run of a page; with all modules tracked that took some
    75 ms a run, frozen it takes 1 ms.
    """
    from dashboard import preload

    preload.run()
    gc.collect()
    gc.freeze()


@asynccontextmanager
async def _lifespan(_app: Any) -> AsyncIterator[dict[str, Any]]:
    _warm_up()
    web_font.start()
    drawing = threading.Timer(SETTLED, images.warm)
    drawing.daemon = True
    drawing.start()
    yield {}
    drawing.cancel()
    images.close()


def _on_script_error(error: Exception) -> bool:
    """A fault of ours: the log gets the traceback, the reader a sentence in own language."""
    from dashboard.panels import messages

    log.error("a page failed", exc_info=error)
    messages.failure(error)
    return True


_send_without_delay()
app = st.App(
    Path(__file__).parent / "streamlit_app.py",
    lifespan=_lifespan,
    routes=[
        Route("/assets/shell.js", _shell_script),
        Route("/assets/font-{digest}.woff2", _font),
        Route("/assets/{name}", _asset),
        Route(f"{offers.ROOT}/{{reader}}/{{key}}", _file),
        Route("/geometry/{version}/{level}.geojson", _geometry),
    ],
    middleware=[Middleware(shell.SecurityHeaders), Middleware(shell.LocalShell)],
    on_script_error=_on_script_error,
)
