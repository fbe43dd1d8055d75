"""Half-sent requests and readers that take nothing are ended; another reader gets in."""

import socket
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send

from dashboard.network import connections
from dashboard.network.connections import LimitedConnection
from tests.serving import serving

WHOLE = b"GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n"
HALF = b"GET /map HTTP/1.1\r\nHost: localhost\r\nX-Slow: "
FILES = 1024  # open files that the system allows: fewer than the connections below
# the command, with no more open files than that; a process cannot raise the hard limit again
FEW_FILES = ("sh", "-c", f'ulimit -n {FILES}; exec "$0" "$@"', sys.executable, "-m",
             "dashboard.cli", "serve", "--port")  # fmt: skip
LONG = 64 * 2**20  # bytes: more than the system keeps for a reader that takes nothing
ATTEMPTS = 600  # of 50 ms


def half_sent(port: int, count: int, stack: ExitStack) -> list[socket.socket]:
    """Connections that have sent half a request; open until the stack ends."""
    found = []
    for _ in range(count):
        connection = stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=30))
        connection.sendall(HALF)
        found.append(connection)
    return found


def test_another_reader_gets_in_beside_1100_half_sent_requests() -> None:
    connections.most_open()  # this process may open so many, too
    with serving(["--address", "127.0.0.1"], command=FEW_FILES) as served, ExitStack() as stack:
        half_sent(served.port, 1100, stack)
        for path in ("/map", "/_stcore/health", "/geometry/1/province.geojson"):
            with urllib.request.urlopen(served.url + path, timeout=30) as answer:
                assert answer.status == 200 and answer.read()


async def app(scope: Scope, _receive: Receive, send: Send) -> None:
    """One byte at /short, 64 MB in parts at /parts, 64 MB at once at any other path."""
    await send({"type": "http.response.start", "status": 200, "headers": []})
    for _ in range(64 if scope["path"] == "/parts" else 0):
        await send({"type": "http.response.body", "body": b"x" * 2**20, "more_body": True})
    length = {"/short": 1, "/parts": 0}.get(scope["path"], LONG)
    await send({"type": "http.response.body", "body": b"x" * length})


class Running:
    """A server with these limits in a thread."""

    def __init__(self) -> None:
        self.listening = socket.create_server(("127.0.0.1", 0))
        config = uvicorn.Config(app, http=LimitedConnection, lifespan="off", log_config=None)
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, args=([self.listening],))
        self.thread.start()

    def connect(self, sent: bytes) -> socket.socket:
        connection = socket.create_connection(self.listening.getsockname(), timeout=30)
        connection.sendall(sent)
        return connection

    def wait_until_nobody_is_connected(self) -> None:
        for _ in range(ATTEMPTS):
            if not self.server.server_state.connections:
                return
            time.sleep(0.05)
        raise AssertionError("still connected")


def everything(connection: socket.socket) -> bytes:
    """What comes until the other side ends the connection."""
    parts = []
    try:
        while part := connection.recv(2**20):
            parts.append(part)
    except ConnectionResetError:
        pass
    return b"".join(parts)


@pytest.fixture
def running() -> Iterator[Running]:
    server = Running()
    yield server
    server.server.should_exit = True
    server.thread.join()
    server.listening.close()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "HEAD_SECONDS", 0.3)
    monkeypatch.setattr(connections, "STALL_SECONDS", 0.3)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("before", [b"", WHOLE % b"/short"])
def test_half_a_request_is_ended_the_first_and_any_later_one(
    running: Running, before: bytes
) -> None:
    with running.connect(before) as connection:
        if before:
            assert connection.recv(2**16).startswith(b"HTTP/1.1 200")
        connection.sendall(HALF)
        assert b"HTTP" not in everything(connection)


@pytest.mark.usefixtures("impatient")
def test_more_of_a_half_gives_it_no_more_time(running: Running) -> None:
    with running.connect(HALF) as connection, pytest.raises(OSError):
        for _ in range(ATTEMPTS):
            connection.sendall(b"x")
            time.sleep(0.05)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("path", [b"/parts", b"/whole"])
def test_a_reader_that_takes_nothing_is_ended(running: Running, path: bytes) -> None:
    with running.connect(WHOLE % path) as connection:
        assert connection.recv(15) == b"HTTP/1.1 200 OK"
        running.wait_until_nobody_is_connected()
        assert 0 < len(everything(connection)) < LONG


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("path", [b"/parts", b"/whole"])
def test_a_reader_that_takes_it_gets_all(running: Running, path: bytes) -> None:
    with running.connect(WHOLE % path) as connection:
        assert everything(connection).count(b"x") == LONG


def test_the_oldest_half_makes_room_and_no_answer_does(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "most_open", lambda: 5)
    with ExitStack() as stack:
        reader = stack.enter_context(running.connect(WHOLE % b"/parts"))
        assert reader.recv(15) == b"HTTP/1.1 200 OK"
        halves = half_sent(running.listening.getsockname()[1], 7, stack)
        for half in halves[:3]:  # 8 connections, 5 may be open
            assert everything(half) == b""
        last = stack.enter_context(running.connect(WHOLE % b"/short"))
        assert last.recv(15) == b"HTTP/1.1 200 OK"
        assert everything(halves[3]) == b""
        for half in halves[4:]:
            half.sendall(b"\r\n\r\n")
            assert half.recv(15) == b"HTTP/1.1 200 OK"
        assert everything(reader).count(b"x") == LONG


def test_what_is_no_request_is_refused_with_headers(running: Running) -> None:
    with running.connect(b"no request\r\n\r\n") as connection:
        answer = everything(connection).decode()
    assert answer.startswith("HTTP/1.1 400 ")
    assert "frame-ancestors 'none'" in answer and "nosniff" in answer
