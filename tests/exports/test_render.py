import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dashboard.exports.picture import pictures
from dashboard.exports.picture.drawing_pool import TIMEOUT, Pool, RenderError, Worker
from tests.exports.pictures import context, trend

SPEC = b'{"data":{"values":[{"a":1}]},"mark":"point","encoding":{"x":{"field":"a"}}}'
OWNER = """
from dashboard.exports.picture.drawing_pool import Worker
worker = Worker()
worker.ask("warm", b"")
print(worker._process.pid, flush=True)
input()
"""
OUTSIDE = b'{"data":{"url":"http://192.0.2.1/x.json"},"mark":"point","encoding":{}}'


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker()
    yield made
    made.close()


def test_a_fault_is_told_and_the_process_goes_on(worker: Worker) -> None:
    with pytest.raises(RenderError):
        worker.ask("chart", b"{")
    with pytest.raises(RenderError):
        worker.ask("no such job", b"")
    assert worker.running
    assert worker.ask("chart", SPEC).startswith(b"<svg")


def test_a_specification_may_fetch_nothing(worker: Worker) -> None:
    with pytest.raises(RenderError):
        worker.ask("chart", OUTSIDE, timeout=20)


def test_a_process_that_died_is_replaced(worker: Worker) -> None:
    worker.ask("chart", SPEC)
    assert worker._process is not None
    worker._process.kill()
    worker._process.wait()
    assert worker.ask("chart", SPEC).startswith(b"<svg")


def test_a_request_on_the_way_fails_when_the_process_is_closed(worker: Worker) -> None:
    worker.ask("warm", b"")
    assert worker._process
    os.kill(worker._process.pid, signal.SIGSTOP)  # so that there is no answer
    with ThreadPoolExecutor(1) as thread:
        waiting = thread.submit(worker.ask, "chart", SPEC)
        time.sleep(0.3)
        worker.close()
        with pytest.raises(RenderError):
            waiting.result(20)
    assert not worker.running


def test_a_picture_that_takes_too_long_fails_and_the_next_is_drawn(worker: Worker) -> None:
    with pytest.raises(RenderError, match="longer than"):
        worker.ask("chart", SPEC, timeout=0.01)
    assert worker.ask("chart", SPEC).startswith(b"<svg")


def test_many_threads_share_few_processes_and_get_their_own_answers() -> None:
    pool = Pool(2)
    try:
        with ThreadPoolExecutor(6) as threads:
            specs = [SPEC.replace(b'"a":1', b'"a":%d' % n) for n in (1, 20, 300) * 4]
            answers = list(threads.map(lambda spec: pool.ask("chart", spec), specs))
        assert len(set(answers)) == 3
        assert answers[:3] == answers[3:6]
        assert sum(worker.running for worker in pool._all) <= 2
    finally:
        pool.close()
    assert not any(worker.running for worker in pool._all)
    assert threading.active_count() < 20


class Slow(Pool):
    """A pool whose requests have no time."""

    def ask(self, job: str, body: bytes, timeout: float = 0.01) -> bytes:
        return super().ask(job, body, timeout)


class Wrong(Pool):
    """A pool that asks for what the drawing program does not understand."""

    def ask(self, job: str, body: bytes, timeout: float = TIMEOUT) -> bytes:
        return super().ask(job, b"{", timeout)


@pytest.mark.parametrize("kind", ["dies", "slow", "wrong"])
def test_a_reader_is_told_why_in_own_language(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if kind == "dies":
        monkeypatch.setattr(sys, "executable", shutil.which("false"))
    pool = {"dies": Pool, "slow": Slow, "wrong": Wrong}[kind](1)
    monkeypatch.setattr(pictures, "pool", pool)
    try:
        with pytest.raises(RenderError) as chinese:
            pictures.picture(trend(), context("zh"), "png")
        with pytest.raises(RenderError) as english:
            pictures.picture(trend(), context("en"), "png")
    finally:
        pool.close()
    said = {"dies": "中断", "slow": "超过0.01秒", "wrong": "日志"}[kind]
    assert said in str(chinese.value) and not re.search("[A-Za-z]", str(chinese.value))
    assert str(english.value).isascii()


def alive(process: int) -> bool:
    """Whether a process runs; one that ended but is not yet fetched by anybody does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_a_worker_ends_though_its_owner_was_killed() -> None:
    owner = subprocess.Popen(
        [sys.executable, "-c", OWNER], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert owner.stdout
    worker = int(owner.stdout.readline())
    assert alive(worker)
    owner.kill()
    owner.communicate()
    end = time.monotonic() + 20
    while alive(worker) and time.monotonic() < end:
        time.sleep(0.05)
    assert not alive(worker)
