"""The caller's side of the drawing processes: a small pool that mends itself, for any thread.

By hand, for the process pool pebble 5.2.3 did worse when tried in its place: with multiprocessing's
ways to start a process each worker ran a reader's page again (not with loky's), an idle worker
that was killed broke the whole pool for good, the first picture took twice as long because all
workers start at once, and two more processes ran beside them; warm pictures took as long as here.
"""

import atexit
import logging
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress

from dashboard.exports.picture.drawing_worker import read_frame, write_frame
from dashboard.i18n import mark

log = logging.getLogger(__name__)

WORKERS = min(2, os.cpu_count() or 1)  # some 250 MB each; one picture uses one core
TIMEOUT = 60.0  # seconds for one step of a picture; the slowest seen took 2
PATIENCE = 1.0  # seconds that a worker has to end by itself
ATTEMPTS = 2  # a worker that died is replaced once
TOO_LONG = mark("drawing took longer than {seconds} seconds")
STOPPED = mark("the drawing process ended without an answer, and so did another in its place")
REFUSED = mark("the drawing program reports a fault; the details are in the log")


class RenderError(Exception):
    """A picture could not be drawn. The text says why."""


class DrawingError(RenderError):
    """The drawing processes gave no picture. The text is English; `said` words it for a reader."""

    def __init__(self, reason: str, **fields: object) -> None:
        self.reason, self.fields = reason, fields
        super().__init__(self.said(str))

    def said(self, t: Callable[[str], str]) -> str:
        """Why, without a full stop."""
        return t(self.reason).format(**self.fields)


class Worker:
    """One process, started when first asked. Not for two threads at a time."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def running(self) -> bool:
        """Whether the process is there."""
        return self._process is not None and self._process.poll() is None

    def ask(self, job: str, body: bytes, timeout: float = TIMEOUT) -> bytes:
        """The answer to one request. Raises DrawingError; the process is replaced if it died."""
        for _ in range(ATTEMPTS):
            process = self._started()
            assert process.stdin and process.stdout
            end = time.monotonic() + timeout
            timer = threading.Timer(timeout, process.kill)
            timer.start()
            try:
                write_frame(process.stdin, {"job": job}, body)
                header, answer = read_frame(process.stdout)
            except (OSError, EOFError, ValueError) as error:
                if self._process is not process:  # it was closed
                    break
                self.close()
                if time.monotonic() >= end:
                    raise DrawingError(TOO_LONG, seconds=f"{timeout:g}") from error
                log.warning("a drawing process ended in the midst of its work")
            else:
                if "error" in header:
                    log.error("the drawing program: %s", header["error"])
                    raise DrawingError(REFUSED)
                return answer
            finally:
                timer.cancel()
        raise DrawingError(STOPPED)

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "dashboard.exports.picture.drawing_worker"],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        return self._process

    def close(self) -> None:
        """End the process, whatever it does; the next request starts another."""
        process, self._process = self._process, None
        if process is None:
            return
        assert process.stdin and process.stdout
        with suppress(OSError):  # what was still in the buffer had nobody to go to
            process.stdin.close()  # asks it to end, so that it can clear up
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()


class Pool:
    """Some workers; a request waits for a free one, those already running first."""

    def __init__(self, size: int = WORKERS) -> None:
        self._all = tuple(Worker() for _ in range(size))
        self._free: queue.LifoQueue[Worker] = queue.LifoQueue()
        for worker in reversed(self._all):
            self._free.put(worker)

    @property
    def size(self) -> int:
        """How many requests can be worked on at a time."""
        return len(self._all)

    def ask(self, job: str, body: bytes, timeout: float = TIMEOUT) -> bytes:
        """The answer of one worker. Raises DrawingError."""
        worker = self._free.get()
        try:
            return worker.ask(job, body, timeout)
        finally:
            self._free.put(worker)

    def close(self) -> None:
        """End all processes; requests on the way fail."""
        for worker in self._all:
            worker.close()


pool = Pool()
atexit.register(pool.close)
