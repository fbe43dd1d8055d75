"""The caller's side of the drawing processes: a small pool that mends itself, for any thread.

By hand, for the process pool pebble 5.2.3 did worse when tried in its place: with multiprocessing's
ways to start a process each worker ran a reader's page again (not with loky's), an idle worker
that was killed broke the whole pool for good, the first picture took twice as long because all
workers start at once, and two more processes ran beside them; warm pictures took as long as here.
"""

import atexit
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress

from dashboard.exports.picture import fonts
from dashboard.exports.picture.drawing_worker import read_frame, write_frame
from dashboard.exports.turns import Turns
from dashboard.i18n import mark

log = logging.getLogger(__name__)

WORKERS = min(2, os.cpu_count() or 1)  # some 250 MB each; one picture uses one core
TIMEOUT = 60.0  # seconds for one step of a picture; the slowest seen took 2
PATIENCE = 1.0  # seconds that a worker has to end by itself
ATTEMPTS = 2  # a worker that died is replaced once
TOO_LONG = mark("drawing took longer than {seconds} seconds")
PROGRAM = "dashboard.exports.picture.drawing_worker"
FOLDER = "zone-observatory-drawing-"  # begins the name of a process's own folder
STOPPED = mark("the drawing process ended without an answer, and so did another in its place")
NO_ROOM = mark("the temporary folder of the server cannot be written to; tell the operator")
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
        self._folder = ""  # of the process

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
            self._folder = _own_folder()
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, "-P", "-m", PROGRAM, self._folder],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            over = (self._process, self._folder)
            threading.Thread(target=_clear_up, args=over, daemon=True).start()
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
        shutil.rmtree(self._folder, ignore_errors=True)  # it could not itself if it was killed


def _own_folder() -> str:
    """A new folder for one process."""
    try:
        return tempfile.mkdtemp(prefix=FOLDER)
    except OSError as error:
        log.exception("no folder for a drawing process")
        raise DrawingError(NO_ROOM) from error


def _clear_up(process: "subprocess.Popen[bytes]", folder: str) -> None:
    """Wait for a process, whatever ends it, and remove what it leaves if it was killed."""
    process.wait()
    shutil.rmtree(folder, ignore_errors=True)
    fonts.clear_drafts(process.pid)


class Pool:
    """Some workers; requests get one in the order in which they came, those running first.

    A file in the making has one request at a time. So whoever makes many files in two threads, as
    a batch does, leaves every second turn to others.
    """

    def __init__(self, size: int = WORKERS) -> None:
        self._all = tuple(Worker() for _ in range(size))
        self._free = list(reversed(self._all))  # the one used last comes last
        self._turns = Turns(size, of_one=1)

    @property
    def size(self) -> int:
        """How many requests can be worked on at a time."""
        return len(self._all)

    def ask(self, job: str, body: bytes, timeout: float = TIMEOUT) -> bytes:
        """The answer of one worker. Raises DrawingError."""
        turn = self._turns.ask(threading.get_ident())
        try:
            turn.come.result()
            worker = self._free.pop()
            try:
                return worker.ask(job, body, timeout)
            finally:
                self._free.append(worker)
        finally:
            self._turns.leave(turn)

    def close(self) -> None:
        """End all processes; requests on the way fail."""
        for worker in self._all:
            worker.close()


pool = Pool()
atexit.register(pool.close)
