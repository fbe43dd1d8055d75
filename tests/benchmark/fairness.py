"""One reader asks for too much: what another's page change and static file take, over the same
alone. Both are measured by turns on one server, so that the machine's other work counts twice."""

import socket
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from socket import SHUT_RDWR

from tests.benchmark.changes import FAILURES, PAUSE
from tests.benchmark.client import Reader, Run
from tests.benchmark.figures import MS, Figure, failed, median
from tests.benchmark.pages import Choice, address, query
from tests.benchmark.recording import Recorded
from tests.benchmark.servers import server

SECTION = "fairness"
PAGE = "clusters"  # of the reader who is measured
ZONE = ("zones", "zone=shuicheng-edz")  # page and query of one that offers briefs
EXPORT = ("data", "view=export")
STATIC = "assets/icon.svg"
FILES = 200  # asked for at once
HANGS_UP = 1.0  # seconds after which the greedy reader does
BEGUN = 2.0  # seconds after which what a greedy reader does is in full swing
WARM_UPS = 6  # choices
MOST_RATIO = 2.0


class Greedy(Reader):
    """A reader who does what a browser does not, or ends without a word."""

    def press(self, key: str) -> Run:
        """Press a button, and wait for the end of the run."""
        return self._run(time.perf_counter(), pressed=self._buttons[key])

    def ask_again(self) -> None:
        """Ask for a run, and do not wait for it."""
        self._socket.send(self._request().SerializeToString())

    def take_one(self) -> None:
        """Take a message, and do not read it."""
        with suppress(TimeoutError):
            self._socket.recv(1)

    def hang_up(self) -> None:
        """End the connection without a word, whatever waits for it."""
        with suppress(OSError):
            self._socket.socket.shutdown(SHUT_RDWR)


Greed = Callable[[int], AbstractContextManager[None]]  # what one reader does to a server at a port


def measure(recorded: Mapping[str, Recorded], changes: int) -> Iterator[Figure]:
    """Ratios for each kind of greed, of so many page changes."""
    choice = recorded[PAGE].choice
    if choice is None:
        yield failed(SECTION, PAGE, "the page has no choice that changes something")
        return
    for name, greed in GREEDS.items():
        with server("product") as served:
            try:
                yield from _figures(name, greed, served.port, choice, changes)
            except FAILURES as error:
                yield failed(SECTION, name, error)


def _figures(name: str, greed: Greed, port: int, choice: Choice, changes: int) -> Iterator[Figure]:
    with Reader(port, address(PAGE), query(PAGE)) as reader:
        _changed(reader, choice, WARM_UPS)
        alone, beside = [_changed(reader, choice, changes)], []
        still, waiting = [_fetched(port, changes)], []
        with greed(port):
            time.sleep(BEGUN)
            beside.append(_changed(reader, choice, changes))
            waiting.append(_fetched(port, changes))
        time.sleep(BEGUN)
        alone.append(_changed(reader, choice, changes))
        still.append(_fetched(port, changes))
    pairs = {"page change": (beside, alone), "static file": (waiting, still)}
    for what, (slow, quick) in pairs.items():
        under, usual = (median([s * 1000 for part in side for s in part]) for side in (slow, quick))
        yield Figure(
            SECTION, what, f"beside {name}", MS, under, usual, most_ratio=MOST_RATIO
        )  # fmt: skip


def _changed(reader: Reader, choice: Choice, times: int) -> list[float]:
    """Seconds of so many page changes."""
    seconds = []
    for number in range(times):
        time.sleep(PAUSE)
        seconds.append(reader.choose(choice.key, (choice.second, choice.first)[number % 2]).seconds)
    return seconds


def _fetched(port: int, times: int) -> list[float]:
    """Seconds of so many requests for a static file."""
    seconds = []
    for _ in range(times):
        started = time.perf_counter()
        with urllib.request.urlopen(f"http://localhost:{port}/{STATIC}", timeout=30) as answer:
            answer.read()
        seconds.append(time.perf_counter() - started)
    return seconds


@contextmanager
def _files(port: int) -> Iterator[None]:
    """Ask for FILES files at once, hang up, and again."""
    over = threading.Event()
    with Greedy(port, *ZONE) as reader:
        path = sorted(reader.offers)[0]

        def ask() -> None:
            request = f"GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n".encode()
            while not over.is_set():
                asked = []
                for _ in range(FILES):
                    with suppress(OSError):
                        asked.append(socket.create_connection(("localhost", port), 5))
                        asked[-1].sendall(request)
                over.wait(HANGS_UP)
                for one in asked:
                    one.close()

        with _meanwhile(ask, over):
            yield


@contextmanager
def _reruns(port: int) -> Iterator[None]:
    """Ask for run after run without waiting for any."""
    over = threading.Event()
    with Greedy(port, address(PAGE), query(PAGE)) as reader:

        def ask() -> None:
            with suppress(*FAILURES):
                while not over.is_set():
                    reader.ask_again()

        def take() -> None:
            with suppress(*FAILURES):
                while not over.is_set():
                    reader.take_one()

        with _meanwhile(ask, over), _meanwhile(take, over):
            try:
                yield
            finally:
                reader.hang_up()  # one that waits until it may send goes on


@contextmanager
def _batch(port: int) -> Iterator[None]:
    """A ZIP of every chart."""
    with Greedy(port, *EXPORT) as reader:
        reader.press("batch_start")
        yield


@contextmanager
def _meanwhile(work: Callable[[], None], over: threading.Event) -> Iterator[None]:
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(30)


GREEDS: Mapping[str, Greed] = {
    f"{FILES} files asked for": _files,
    "reruns without pause": _reruns,
    "a batch": _batch,
}
