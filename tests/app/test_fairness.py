"""One reader may not keep another waiting, or lose another's files: on a real server."""

import gc
import os
import shutil
import signal
import socket
import time
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from weakref import ref

import pandas as pd
import pytest

from dashboard import resources
from dashboard.catalog import Edition, Package, facts, open_package
from dashboard.filters import pace
from dashboard.reader_limits import FILES_WAITING, KEPT_VERSIONS, LONGEST_PAUSE
from tests.app.running import run
from tests.benchmark.client import Reader
from tests.benchmark.fairness import Greedy
from tests.serving import Served, serving

ZONE = ("zones", "zone=shuicheng-edz")
SECONDS = 60  # until a test fails; nothing that is asserted depends on it


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    with serving() as server:
        yield server


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + SECONDS
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


def drawing(server: Served) -> list[int]:
    """The drawing processes of a server."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
            command = (path.parent / "cmdline").read_bytes()
        except OSError:
            continue  # it has ended
        if int(fields[1]) == server.process.pid and b"drawing_worker" in command:
            found.append(int(path.parent.name))
    return found


def asked(server: Served, path: str) -> socket.socket:
    """A request on its way; its answer is not waited for."""
    connection = socket.create_connection(("localhost", server.port), SECONDS)
    host = f"Host: localhost:{server.port}"
    connection.sendall(f"GET {path} HTTP/1.1\r\n{host}\r\nConnection: close\r\n\r\n".encode())
    return connection


def answer(connection: socket.socket) -> bytes:
    """The whole answer, once it is there."""
    with connection, connection.makefile("rb") as stream:
        return stream.read()


def place(server: Served, path: str) -> str:
    with urllib.request.urlopen(f"{server.url}{path}/place", timeout=SECONDS) as said:
        return str(said.read().decode())


def test_pages_and_static_files_come_though_nothing_can_be_drawn(served: Served) -> None:
    """All drawing processes stand still, and one reader has asked for 200 files."""
    with Reader(served.port, *ZONE) as greedy, Reader(served.port, *ZONE) as other:
        first, second = sorted(greedy.offers)[:2]
        assert answer(asked(served, first)).startswith(b"HTTP/1.1 200")  # the processes run
        stopped = drawing(served)
        assert stopped
        for process in stopped:
            os.kill(process, signal.SIGSTOP)
        try:
            many = [asked(served, first) for _ in range(200)]
            until(lambda: place(served, first) == str(FILES_WAITING))
            with Reader(served.port, "map") as third:
                assert third.first.faults == () and third.first.messages > 5
            with urllib.request.urlopen(f"{served.url}/assets/icon.svg", timeout=SECONDS) as icon:
                assert icon.read().startswith(b"<svg")
            for connection in many:
                connection.close()  # nobody waits any more
            mine = asked(served, sorted(other.offers)[0])
            until(lambda: place(served, first) == "")  # ... so that nothing waits
        finally:
            for process in stopped:
                os.kill(process, signal.SIGCONT)
        assert answer(mine).startswith(b"HTTP/1.1 200")
        assert answer(asked(served, second)).startswith(b"HTTP/1.1 200")


def test_a_reader_sees_no_file_of_another_and_no_place(served: Served) -> None:
    with Reader(served.port, *ZONE) as one, Reader(served.port, *ZONE) as other:
        assert not one.offers & other.offers
        path = sorted(one.offers)[0]
        token = sorted(other.offers)[0].split("/")[2]
        assert answer(asked(served, f"/files/{token}/none")).startswith(b"HTTP/1.1 404")
        assert place(served, path) == ""


def test_a_break_of_the_network_loses_no_batch_and_no_file(served: Served) -> None:
    with Greedy(served.port, "data", "view=export") as reader:
        reader.press("batch_start")
        session = reader.session
        reader.hang_up()
    with Greedy(served.port, "data", "view=export", session=session) as again:
        assert again.session == session
        assert again.first.kinds["progress"] == 1
        again.press("batch_cancel")
    with Greedy(served.port, *ZONE) as reader:
        offers, session = reader.offers, reader.session
        reader.hang_up()
    with Greedy(served.port, *ZONE, session=session) as again:
        assert again.offers == offers and offers


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the embedded data package, which pages show."""
    copy = tmp_path / "package"
    shutil.copytree(resources.DATA, copy)
    monkeypatch.setenv(resources.DATA_VARIABLE, str(copy))
    return copy


def edited(folder: Path, number: int) -> "ref[Package]":
    """The package after one more edit of a table."""
    table = folder / "tables" / "events.csv"
    table.write_text(table.read_text("utf-8").replace("贵州", f"贵州{number}", 1), "utf-8")
    return ref(open_package(folder))


def test_old_packages_go_though_readers_stay(folder: Path) -> None:
    """Three readers come in turn, with files offered to each; after seven edits few are left.

    Python's own collection, which comes after some number of objects, is not waited for.
    """
    readers = [run("zones", {"zone": "shuicheng-edz"}) for _ in range(3)]
    versions = []
    gc.disable()
    try:
        for number in range(7):
            versions.append(edited(folder, number))
            reader = readers[number % 3].run()
            assert not reader.exception
            assert reader.session_state["_downloads"].get("brief_docx")
        alive = [at for at, version in enumerate(versions) if version()]
    finally:
        gc.enable()
    assert alive[-1] == 6 and len(alive) <= KEPT_VERSIONS + 1


def test_many_readers_of_a_new_package_join_its_tables_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    joined: list[str] = []
    asking: list[int] = []
    usual = facts.facts

    def counted(package: Package) -> pd.DataFrame:
        joined.append(package.hash)
        until(lambda: len(asking) == 6)  # so that the others would come in where they can
        return usual(package)

    monkeypatch.setattr(facts, "facts", counted)

    def open_and_ask(number: int) -> tuple[int, int]:
        package = open_package(folder)
        asking.append(number)
        return id(package), len(Edition.of(package, "zh").facts(indicator="output"))

    with ThreadPoolExecutor(6) as threads:
        answers = list(threads.map(open_and_ask, range(6)))
    assert len(set(answers)) == 1 and answers[0][1] > 0
    assert len(joined) == 1


def test_a_session_without_pause_waits_before_its_next_run(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(pace, "sleep", pauses.append)
    app = run("method")
    assert pauses == []
    allowance = app.session_state["_pace"]
    monkeypatch.setattr(allowance, "_clock", lambda: allowance._seen)  # no time passes
    allowance.use(1000.0)  # seconds: more than there is
    app.run()
    assert pauses == [LONGEST_PAUSE]
    other = run("method")
    assert not other.exception and len(pauses) == 1  # each session has time of its own


def test_the_sessions_of_an_address_share_its_time() -> None:
    first, second = pace._of_address("192.0.2.1"), pace._of_address("192.0.2.1")
    assert first[0] is second[0] and pace._of_address("192.0.2.2")[0] is not first[0]
    assert pace._of_address(None) == []  # of this machine: a proxy that names no readers
