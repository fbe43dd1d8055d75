"""A real server in a process of its own, for browser tests and the benchmark."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

START_SECONDS = 40


class Served(NamedTuple):
    """A server that answers: its address and its process."""

    url: str
    process: subprocess.Popen[bytes]
    seconds_to_healthy: float

    @property
    def port(self) -> int:
        return int(self.url.rsplit(":", 1)[1])


def free_port() -> int:
    """A port of the loopback that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(
    arguments: Sequence[str] = (),
    environment: Mapping[str, str] | None = None,
    command: Sequence[str] = (sys.executable, "-m", "dashboard.cli", "serve", "--port"),
    folder: Path | None = None,
) -> Iterator[Served]:
    """Run `command PORT arguments` until the block ends; fails with its output if it dies."""
    port = free_port()
    started = time.perf_counter()
    process = subprocess.Popen(
        [*command, str(port), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "ZONE_OBSERVATORY_DATA": "", **(environment or {})},
        cwd=folder,
    )
    try:
        _wait(process, port)
        yield Served(f"http://localhost:{port}", process, time.perf_counter() - started)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    address = f"http://localhost:{port}/_stcore/health"
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            output = process.stdout.read().decode() if process.stdout else ""
            raise AssertionError(f"the server ended with {process.returncode}: {output}")
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:  # refused, reset or slow: not there yet
            time.sleep(0.02)
    raise AssertionError(f"no answer from {address} within {START_SECONDS} s")
