"""A real server in a process of its own, for browser tests and the benchmark; nginx before it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

START_SECONDS = 120  # a fictional province takes 30 s of a processor, and tests may share it
# what README recommends, in one process of the one who runs it
NGINX = """
daemon off;
master_process off;
pid nginx.pid;
events {{}}
http {{
  access_log off;
  client_body_temp_path body;
  proxy_temp_path proxy;
  fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi;
  scgi_temp_path scgi;
  map $http_upgrade $connection_upgrade {{ default upgrade; '' close; }}
  server {{
    listen 127.0.0.1:{port};
    location {prefix}/ {{
      proxy_pass {target};
      proxy_http_version 1.1;
      proxy_set_header Host $http_host;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection $connection_upgrade;
    }}
  }}
}}
"""


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
        _wait(process, f"http://localhost:{port}")
        yield Served(f"http://localhost:{port}", process, time.perf_counter() - started)
    finally:
        _end(process)


@contextmanager
def proxied(served: Served, folder: Path, prefix: str, kept: bool) -> Iterator[Served]:
    """nginx before a server: its address ends in `prefix`, which it takes off unless `kept`."""
    program = shutil.which("nginx", path=f"{os.environ['PATH']}{os.pathsep}/usr/sbin")
    assert program, "nginx is missing: install it (Debian: apt-get install nginx)"
    port = free_port()
    settings = folder / "nginx.conf"
    target = f"http://127.0.0.1:{served.port}{'' if kept else '/'}"
    settings.write_text(NGINX.format(folder=folder, port=port, prefix=prefix, target=target))
    started = time.perf_counter()
    process = subprocess.Popen(
        [program, "-p", str(folder), "-c", str(settings), "-e", str(folder / "error.log")],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    address = f"http://localhost:{port}{prefix}"
    try:
        _wait(process, address)
        yield Served(address, process, time.perf_counter() - started)
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _wait(process: subprocess.Popen[bytes], root: str) -> None:
    address = f"{root}/_stcore/health"
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
