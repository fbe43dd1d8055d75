"""Batches from the data page: the reader's filters, progress, cancelling, other readers."""

import io
import threading
import time
import zipfile
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.exports.batch.background_job import Job
from dashboard.exports.caption import Context
from dashboard.exports.picture import pictures
from dashboard.figures.panel import Chart
from dashboard.panels import batch_panel
from tests.app.running import run, words


@pytest.fixture
def jobs(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Job]]:
    """The jobs that pages begin; they are closed at the end."""
    begun: list[Job] = []

    class Watched(Job):
        def __init__(self, *words: object) -> None:
            super().__init__(*words)  # type: ignore[arg-type]
            begun.append(self)

    monkeypatch.setattr(batch_panel, "Job", Watched)
    yield begun
    for job in begun:
        job.close()
        job.wait(30)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Pictures are drawn at once, but only when this is set."""
    opened = threading.Event()

    def draw(panel: Chart, context: Context, form: str, preset: str) -> bytes:
        opened.wait(20)
        return f"{panel.title} {context.link}".encode()

    monkeypatch.setattr(pictures, "picture", draw)
    return opened


def started(app: AppTest) -> AppTest:
    app.button(key="batch_start").click().run()
    assert not app.exception
    return app


def until_over(app: AppTest, job: Job) -> AppTest:
    job.wait(120)  # briefs of every zone, on a machine with other work
    return app.run()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_view_stands(language: str) -> None:
    app = run("data", {"view": "export", "lang": language})
    assert not app.exception
    assert not app.warning
    assert [button.key for button in app.button] == ["batch_start"]


def test_a_pack_has_the_filters_of_the_session(jobs: list[Job], gate: threading.Event) -> None:
    gate.set()
    app = run("clusters", {"indicator": "firms"})
    app.query_params.clear()
    app.switch_page("app_pages/data.py")
    app.query_params["view"] = "export"
    app = until_over(started(app.run()), jobs[0])
    assert app.success
    archive = zipfile.ZipFile(io.BytesIO(jobs[0].content()))
    (trend,) = [name for name in archive.namelist() if "clusters.trend" in name]
    assert "indicator=firms" in archive.read(trend).decode()


def test_briefs_of_every_zone(jobs: list[Job], gate: threading.Event) -> None:
    app = run("data", {"view": "export", "lang": "en"})
    app.radio(key="batch_content").set_value("briefs").run()
    assert app.selectbox(key="batch_form_of_briefs").options == ["Word", "Slides"]
    app.selectbox(key="batch_form_of_briefs").set_value("pptx").run()
    gate.set()
    app = until_over(started(app), jobs[0])
    assert {entry.path.rpartition(".")[2] for entry in jobs[0].entries} == {"pptx"}
    assert len(jobs[0].entries) == jobs[0].progress.done == 72
    assert app.success


def test_progress_and_cancel(jobs: list[Job], gate: threading.Event) -> None:
    app = started(run("data", {"view": "export", "lang": "en"}))
    assert app.button(key="batch_start").disabled
    assert app.get("progress")
    app.button(key="batch_cancel").click().run()
    gate.set()
    until_over(app, jobs[0])
    assert jobs[0].state == "cancelled"
    assert "Cancelled after" in words(app)
    assert not app.button(key="batch_start").disabled


def test_other_readers_go_on(jobs: list[Job], gate: threading.Event) -> None:
    started(run("data", {"view": "export"}))
    begun = time.monotonic()
    other = run("data", {"view": "export"})
    assert not other.exception
    assert time.monotonic() - begun < 15
    assert jobs[0].state == "running"


def test_the_job_ends_with_the_session(jobs: list[Job], gate: threading.Event) -> None:
    started(run("data", {"view": "export"}))
    batch_panel._released(batch_panel._SessionJob(jobs[0]))
    gate.set()
    jobs[0].wait(30)
    assert jobs[0].state == "cancelled"
