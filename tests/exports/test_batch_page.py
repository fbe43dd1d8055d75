"""Batches from the data page: the reader's filters, progress, cancelling, other readers."""

import gc
import io
import threading
import zipfile
from collections.abc import Iterator

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.exports import download_links
from dashboard.exports.batch import background_job
from dashboard.exports.batch.background_job import Job
from dashboard.exports.caption import Context
from dashboard.exports.picture import pictures
from dashboard.exports.turns import Turns
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
    first = started(run("data", {"view": "export"}))
    other = run("data", {"view": "export"})  # it would wait for the gate, which stays shut
    assert not other.exception
    assert jobs[0].state == "running"
    assert first.run().get("progress")


def test_the_job_ends_with_the_session(jobs: list[Job], gate: threading.Event) -> None:
    app = started(run("data", {"view": "export"}))
    del app
    gc.collect()
    gate.set()
    jobs[0].wait(30)
    assert jobs[0].state == "cancelled"


def test_clearing_streamlits_caches_loses_no_batch_and_no_file(
    jobs: list[Job], gate: threading.Event
) -> None:
    """Streamlit clears those of a session when its connection breaks for a moment."""
    app = started(run("data", {"view": "export", "lang": "en"}))
    st.cache_resource.clear()
    st.cache_data.clear()
    app = app.run()
    assert app.get("progress")
    gate.set()
    app = until_over(app, jobs[0])
    assert jobs[0].state == "done"
    token = app.session_state["_downloads"].token
    st.cache_resource.clear()
    assert download_links.find(token, "batch")


def test_a_batch_waits_while_others_are_under_way(
    jobs: list[Job], gate: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(background_job, "turns", Turns(1, of_one=1))
    started(first := run("data", {"view": "export", "lang": "en"}))
    second = started(run("data", {"view": "export", "lang": "en"}))
    assert [job.before for job in jobs] == [0, 1]
    assert "Waiting: 1 other packs before this one" in second.get("progress")[0].proto.text
    second.button(key="batch_cancel").click().run()
    jobs[1].wait(30)
    gate.set()
    until_over(first, jobs[0])
    assert [job.state for job in jobs] == ["done", "cancelled"]
    third = until_over(started(second.run()), jobs[2])
    assert jobs[2].state == "done" and third.success
