"""The caller's side of the drawing processes: a small pool that mends itself, for any thread."""

import atexit
import os
import queue
import subprocess
import sys
import threading
from typing import IO

from dashboard.exports.worker import read_frame, write_frame

WORKERS = min(2, os.cpu_count() or 1)  # some 250 MB each; one picture uses one core
TIMEOUT = 60.0  # seconds for one step of a picture; the slowest seen took 2
PATIENCE = 1.0  # seconds that a worker has to end by itself
ATTEMPTS = 2  # a worker that died is replaced once


class RenderError(Exception):
    """A picture could not be drawn. The text says why."""


class Worker:
    """One process, started when first asked. Not for two threads at a time."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def running(self) -> bool:
        """Whether the process is there."""
        return self._process is not None and self._process.poll() is None

    def ask(self, job: str, body: bytes, timeout: float = TIMEOUT) -> bytes:
        """The answer to one request. Raises RenderError; the process is replaced if it died."""
        fault = ""
        for _ in range(ATTEMPTS):
            process = self._started()
            late = threading.Event()
            timer = threading.Timer(timeout, _expire, (process, late))
            timer.start()
            try:
                assert process.stdin and process.stdout
                write_frame(process.stdin, {"job": job}, body)
                header, answer = read_frame(process.stdout)
            except (OSError, EOFError, ValueError) as error:
                self.close()
                if late.is_set():
                    raise RenderError(f"drawing took longer than {timeout:g} seconds") from error
                fault = f"the drawing process stopped ({type(error).__name__})"
            else:
                if "error" in header:
                    raise RenderError(str(header["error"]))
                return answer
            finally:
                timer.cancel()
        raise RenderError(fault)

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "dashboard.exports.worker"],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        return self._process

    def close(self) -> None:
        """End the process; the next request starts another."""
        process, self._process = self._process, None
        if process is None:
            return
        _close(process.stdin)  # asks it to end, so that it can clear up
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        _close(process.stdout)


def _close(stream: IO[bytes] | None) -> None:
    try:
        if stream:
            stream.close()
    except OSError:
        pass  # what was still in the buffer had nobody to go to


def _expire(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


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
        """The answer of one worker. Raises RenderError."""
        worker = self._free.get()
        try:
            return worker.ask(job, body, timeout)
        finally:
            self._free.put(worker)

    def close(self) -> None:
        """End all processes; requests on the way fail or start new ones."""
        for worker in self._all:
            worker.close()


pool = Pool()
atexit.register(pool.close)
