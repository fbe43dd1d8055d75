"""What is made before a reader asks: modules, and the first page."""

import asyncio
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from dashboard import preload, server
from dashboard.exports.view_export import Export, export
from dashboard.resources import DATA_VARIABLE
from dashboard.views import overview


def test_every_view_of_the_first_page_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []

    def noting(view: Any, edition: Any, look: Any, *rest: Any, **options: Any) -> Export:
        found = export(view, edition, look, *rest, **options)
        drawn.append(f"{view.name} {edition.language} {look.mode} {bool(found.panels)}")
        return found

    monkeypatch.setattr(preload, "export", noting)
    preload.first_page()
    assert drawn == [f"{view.name} zh light True" for view in overview.VIEWS]
    assert len(drawn) > 5


def test_a_package_that_cannot_be_read_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "none"))
    preload.first_page()
    preload.run()


def test_the_server_answers_before_anything_else_is_loaded() -> None:
    """Three quarters of the imports come after it listens."""
    heavy = ("pandas", "numpy", "altair", "pyarrow", "narwhals", "dashboard.catalog")
    code = f"import sys, dashboard.server; print([m for m in {heavy} if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("kind", "path", "waits"),
    [
        ("websocket", "/_stcore/stream", True),
        ("websocket", "/zones/_stcore/stream", True),
        ("http", "/search/zh", True),
        ("http", "/geometry/1/county.geojson", True),
        ("http", "/files/a/b", True),
        ("http", "/_stcore/health", False),
        ("http", "/", False),
        ("http", "/static/js/index.js", False),
    ],
)
def test_what_needs_the_data_waits_until_it_is_loaded(
    kind: str, path: str, waits: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    warm, passed = threading.Event(), threading.Event()
    monkeypatch.setattr(server, "warm", warm)

    async def behind(*_: Any) -> None:
        passed.set()

    gate = server.WhenWarm(behind)
    with ThreadPoolExecutor(1) as thread:
        scope = {"type": kind, "path": path}
        asked = thread.submit(lambda: asyncio.run(gate(scope, None, None)))  # type: ignore[arg-type]
        assert passed.wait(0.3 if waits else 10) is not waits
        warm.set()
        asked.result(timeout=10)
    assert passed.is_set()


def test_a_start_that_fails_still_lets_readers_in(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> None:
        raise RuntimeError("no memory")

    warm, ended = threading.Event(), threading.Event()
    ended.set()
    monkeypatch.setattr(server, "warm", warm)
    monkeypatch.setattr(server, "_warm_up", broken)
    server._warm(ended)
    assert warm.is_set()
    assert "no memory" in caplog.text
