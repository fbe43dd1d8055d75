"""`python -m tests.benchmark.floor KIND PORT`: serve what the product is compared with."""

import gc
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st

FOLDER = Path(__file__).parent
QUIET = {
    "server.headless": True,
    "server.fileWatcherType": "none",
    "browser.gatherUsageStats": False,
    "logger.hideWelcomeMessage": True,
}


@asynccontextmanager
async def _floor_start(_app: Any) -> AsyncIterator[dict[str, Any]]:
    """The product's start but for the data: imports, the recording, and no more collections."""
    from dashboard import preload, server
    from tests.benchmark.floor import app

    preload.modules()
    app.recorded()
    gc.collect()
    gc.freeze()
    server.warm.set()
    yield {}


def bare(port: str) -> None:
    """One `st.write`; nothing of the product is imported."""
    app = st.App(FOLDER / "bare_script.py")
    app.run(config=QUIET | {"server.address": "localhost", "server.port": int(port)})


def floor(port: str) -> None:
    """Recorded pages behind the product's own routes and headers, started by its own command."""
    from dashboard import server

    _serve(
        st.App(
            FOLDER / "floor_script.py",
            lifespan=_floor_start,
            routes=server.app._user_routes,
            middleware=server.app._user_middleware,
        ),
        port,
    )


def lazy(port: str) -> None:
    """The product, with every import and all reading of data left to the first reader."""
    _serve(st.App(FOLDER.parents[2] / "dashboard" / "streamlit_app.py"), port)


def _serve(app: st.App, port: str) -> None:
    from dashboard import cli, server

    server.app = app
    cli.main(["serve", "--port", port])


if __name__ == "__main__":
    {"bare": bare, "floor": floor, "lazy": lazy}[sys.argv[1]](sys.argv[2])
