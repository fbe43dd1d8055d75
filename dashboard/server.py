"""The ASGI application: start-up work, cached assets, outlines, files of readers.

It answers as soon as Streamlit is imported. Pandas, Altair, the pages and the data are loaded then,
beside it, while a browser fetches Streamlit's own files; what needs them waits (`WhenWarm`). Hence
nothing of it is imported at the top of this module.
"""

import asyncio
import contextlib
import gc
import logging
import sys
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
from starlette.responses import (
    FileResponse,
    JSONResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
)
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard import resources, streamlit_seams
from dashboard.exports import download_links
from dashboard.exports.file_queue import FileQueue
from dashboard.exports.picture import web_font
from dashboard.i18n import LANGUAGES, mark
from dashboard.network import Access, Guard, said

log = logging.getLogger(__name__)
file_queue = FileQueue()

FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}
ASKED_AGAIN = {"Cache-Control": "no-cache"}
NEVER_KEPT = {"Cache-Control": "no-store"}
GONE = 499  # status of an answer that nobody gets
SWITCH = 0.0005  # seconds a thread computes while another waits: one that only answers takes less
SETTLED = 3.0  # seconds after which the drawing processes may start: the first visit comes first
UNREADABLE = mark("The data package cannot be read; every page says why.")
GEOMETRY_LEVELS = ("province", "prefecture", "county")
SEARCH, GEOMETRY = "/search", "/geometry"
WARM_ONLY = (SEARCH, GEOMETRY, download_links.ROOT)  # addresses that need the data
LOOK_AGAIN = 0.02  # seconds between two looks whether all is loaded

warm = threading.Event()  # whether pages and data are loaded, or could not be


class WhenWarm:
    """Lets readers and what needs the data wait until both are loaded; all else passes.

    Nobody imports the same modules meanwhile: two threads whose imports need each other get halves.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" or scope.get("path", "").startswith(WARM_ONLY):
            while not warm.is_set():
                await asyncio.sleep(LOOK_AGAIN)
        await self._app(scope, receive, send)


async def _asset(request: Request) -> Response:
    """One file of `assets/`; the name is looked up in the folder, never joined to a path."""
    files = {path.name: path for path in resources.ASSETS.iterdir() if path.is_file()}
    path = files.get(request.path_params["name"])
    if path is None:
        return PlainTextResponse("no such asset", status_code=404)
    return FileResponse(path, headers=FOREVER)


async def _font_now(_request: Request) -> Response:
    """Where the font is: the theme has a fixed address, the font one for each content."""
    return RedirectResponse(f"{web_font.name()}.woff2", headers=ASKED_AGAIN)


async def _font(request: Request) -> Response:
    """The font for machines without a Chinese one; waits where it is still being cut."""
    if f"font-{request.path_params['digest']}" != web_font.name():
        return PlainTextResponse("no such font", status_code=404)
    path = await web_font.ready()
    if path is None:
        return PlainTextResponse("the font could not be made", status_code=503)
    return FileResponse(path, headers=FOREVER, media_type="font/woff2")


async def _words_script(_request: Request) -> Response:
    return Response(streamlit_seams.words_script(), media_type="text/javascript")


def _outlines(level: str) -> bytes | None:
    from dashboard import catalog
    from dashboard.figures.map.map_ground import outlines

    return outlines(catalog.open_package(resources.data_folder()), level)


async def _geometry(request: Request) -> Response:
    """Outlines of one level. The address holds the data version, so it may be kept for ever."""
    from dashboard import catalog

    level = request.path_params["level"]
    if level not in GEOMETRY_LEVELS:
        return PlainTextResponse("no such level", status_code=404)
    try:
        content = await run_in_threadpool(_outlines, level)
    except catalog.PackageError:
        return PlainTextResponse(said(UNREADABLE), status_code=503)
    if content is None:
        return PlainTextResponse("this data package has no such outlines", status_code=404)
    return Response(content, media_type="application/geo+json", headers=FOREVER)


def _things(language: str, query: str) -> list[dict[str, str]]:
    from dashboard import catalog
    from dashboard.filters import search_answers

    package = catalog.open_package(resources.data_folder())
    return search_answers.answers(catalog.Edition.of(package, language), query)


async def _search(request: Request) -> Response:
    """What a search finds, in a language, as the search box of every page asks for it."""
    from dashboard import catalog

    language = request.path_params["language"]
    if language not in LANGUAGES:
        return PlainTextResponse("no such language", status_code=404)
    try:
        found = await run_in_threadpool(_things, language, request.query_params.get("q", ""))
    except catalog.PackageError:
        return PlainTextResponse(said(UNREADABLE), status_code=503)
    return JSONResponse(found, headers=NEVER_KEPT)


async def _gone(request: Request) -> None:
    """Until the client has gone."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _file_place(request: Request) -> Response:
    """How many files are made before one that a reader waits for, "" where nobody does."""
    before = file_queue.before(**request.path_params)
    return PlainTextResponse("" if before is None else str(before), headers=NEVER_KEPT)


async def _file(request: Request) -> Response:
    """A file that a page offers its reader, or the reason why it could not be made."""
    download = download_links.find(request.path_params["reader"], request.path_params["key"])
    if download is None:
        return PlainTextResponse("no such file", status_code=404)
    try:
        content = await file_queue.content(
            **request.path_params, download=download, gone=_gone(request)
        )
    except download_links.DownloadError as reason:
        return PlainTextResponse(str(reason), status_code=reason.status)
    if content is None:
        return PlainTextResponse("nobody waits for it", status_code=GONE)
    named = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(download.name, safe='')}"}
    return Response(content, media_type=download.media, headers={**named, **NEVER_KEPT})


def _warm_up() -> None:
    """Imports and data before the first reader; then keep them out of every garbage collection.

    Streamlit's collection after each run is off (`.streamlit/config.toml`), but Python's own comes
    in the midst of some run: with all modules tracked it takes some 75 ms, frozen 1 ms.
    """
    from dashboard import preload

    preload.run()
    gc.collect()
    gc.freeze()


def _warm(ended: threading.Event) -> None:
    """What readers wait for, then what the first visit does not need."""
    try:
        _warm_up()
    except Exception:
        log.exception("the pages could not be loaded beforehand; every reader loads them")
    finally:
        warm.set()
    from dashboard import catalog, preload
    from dashboard.exports.picture import pictures

    web_font.start()
    preload.first_page()
    if ended.wait(SETTLED):
        return
    pictures.warm()
    preload.other_languages()
    with contextlib.suppress(catalog.PackageError):  # every page says what is wrong with it
        for language in LANGUAGES:
            _things(language, "a")


@asynccontextmanager
async def _lifespan(_app: Any) -> AsyncIterator[dict[str, Any]]:
    sys.setswitchinterval(SWITCH)
    ended = threading.Event()
    threading.Thread(target=_warm, args=(ended,), daemon=True).start()
    yield {}
    ended.set()
    # not imported here: a server that ends at once has drawn nothing
    if pictures := sys.modules.get("dashboard.exports.picture.pictures"):
        pictures.close()


def _on_script_error(error: Exception) -> bool:
    """A fault of ours: the log gets the traceback, the reader a sentence in own language."""
    from dashboard.panels import messages

    log.error("a page failed", exc_info=error)
    messages.failure(error)
    return True


app = st.App(
    Path(__file__).parent / "streamlit_app.py",
    lifespan=_lifespan,
    routes=[
        Route(streamlit_seams.SCRIPT, _words_script),
        Route(web_font.ADDRESS, _font_now),
        Route("/assets/font-{digest}.woff2", _font),
        Route("/assets/{name}", _asset),
        Route(f"{download_links.ROOT}/{{reader}}/{{key}}", _file),
        Route(f"{download_links.ROOT}/{{reader}}/{{key}}/place", _file_place),
        Route(f"{SEARCH}/{{language}}", _search),
        Route(f"{GEOMETRY}/{{version}}/{{level}}.geojson", _geometry),
    ],
    middleware=[
        Middleware(WhenWarm),
        Middleware(streamlit_seams.LocalShell),
        Middleware(streamlit_seams.ReaderMessages),
    ],
    on_script_error=_on_script_error,
)


def _published() -> str:
    """Where the data package says that the dashboard is reached; "" where it says nothing."""
    warm.wait()
    from dashboard import catalog

    try:
        return catalog.open_package(resources.data_folder()).settings.address
    except catalog.PackageError:
        return ""


def guarded(access: Access) -> ASGIApp:
    """The application as the network sees it."""
    return Guard(app, access, _published)
