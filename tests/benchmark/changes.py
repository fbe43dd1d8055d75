"""First render and filter changes over the WebSocket, product and floor by turns."""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from websockets.exceptions import WebSocketException

from tests.benchmark.client import MissingWidgetError, Reader, Run
from tests.benchmark.figures import KB, MS, Figure, failed, median, p95
from tests.benchmark.pages import Choice, address, query
from tests.benchmark.recording import Recorded
from tests.benchmark.servers import Pair, pair

SECTION = "websocket"
PAUSE = 0.12  # seconds between two choices: nobody chooses the moment the last run ends
WARM_UPS = 5  # choices
UNSEEN = 20  # values of a filter at most that are chosen for the first time since the start
MOST_RATIO = 1.2  # of a page on the embedded data; 1.5 on a fictional province of 100 zones
MOST_UNSEEN_RATIO = 2.5
MOST_KB = 60.0
FAILURES = (OSError, WebSocketException, MissingWidgetError)  # a timeout is an OSError


@dataclass(frozen=True)
class Effort:
    """How often things are done."""

    sessions: int
    changes: int


@dataclass
class _Side:
    """What was measured on one server."""

    port: int
    opened: list[Run] = field(default_factory=list)
    changed: list[Run] = field(default_factory=list)


def measure(recorded: Mapping[str, Recorded], effort: Effort) -> Iterator[Figure]:
    """Figures of every page, on a freshly started product and floor."""
    with pair() as servers:
        for page, record in recorded.items():
            if record.error:
                yield failed(SECTION, page, record.error)
                continue
            try:
                yield from page_figures(servers, record, effort)
            except FAILURES as error:
                yield failed(SECTION, page, error)


def page_figures(servers: Pair, record: Recorded, effort: Effort) -> Iterator[Figure]:
    """First render, and changes of the page's choice."""
    page, choice = record.page, record.choice
    product, floor = _Side(servers.product.port), _Side(servers.floor.port)
    first = _open(product, page)
    _open(floor, page)
    unseen = _unseen(product.port, page, choice) if choice else []
    for _ in range(effort.sessions):
        product.opened.append(_open(product, page))
        floor.opened.append(_open(floor, page))
    if choice:
        _alternate(product, floor, page, choice, effort.changes)
    yield from checked(page, [first, *product.opened, *product.changed, *unseen])
    yield from _opening(page, first, product, floor)
    if choice:
        yield from _changing(page, product, floor)
        yield from _first_changes(page, unseen, floor)


def _open(side: _Side, page: str) -> Run:
    with Reader(side.port, address(page), query(page)) as reader:
        return reader.first


def _unseen(port: int, page: str, choice: Choice) -> list[Run]:
    """Choose each value of the widget once: nothing of it is remembered by the server yet."""
    known = {*choice.first, *choice.second}
    values = [label for label in choice.labels if label not in known][:UNSEEN]
    runs = []
    with Reader(port, address(page), query(page)) as reader:
        for label in values:
            time.sleep(PAUSE)
            runs.append(reader.choose(choice.key, (label,)))
    return runs


def _alternate(product: _Side, floor: _Side, page: str, choice: Choice, changes: int) -> None:
    """Switch both between the two values; by turns, so that a slow moment hits both."""
    with (
        Reader(product.port, address(page), query(page)) as one,
        Reader(floor.port, address(page), query(page)) as other,
    ):
        for number in range(WARM_UPS + changes):
            labels = choice.first if number % 2 else choice.second
            for side, reader in ((product, one), (floor, other)):
                time.sleep(PAUSE)
                run = reader.choose(choice.key, labels)
                if number >= WARM_UPS:
                    side.changed.append(run)


def checked(page: str, runs: list[Run]) -> Iterator[Figure]:
    """A line for the first thing that the page itself called wrong."""
    faults = [fault for run in runs for fault in run.faults]
    if faults:
        yield failed(SECTION, page, f"{len(faults)} faults, the first: {faults[0]}")


def _opening(page: str, first: Run, product: _Side, floor: _Side) -> Iterator[Figure]:
    times = [[run.seconds * 1000 for run in side.opened] for side in (product, floor)]
    sizes = [[run.size / 1000 for run in side.opened] for side in (product, floor)]
    counts = [[float(run.messages) for run in side.opened] for side in (product, floor)]
    yield Figure(SECTION, page, "first ever render", MS, first.seconds * 1000)
    yield Figure(SECTION, page, "first render, median", MS, median(times[0]), median(times[1]))
    yield Figure(SECTION, page, "sent on load", KB, median(sizes[0]), median(sizes[1]))
    yield Figure(SECTION, page, "messages on load", "", median(counts[0]), median(counts[1]))


def _changing(page: str, product: _Side, floor: _Side) -> Iterator[Figure]:
    times = [[run.seconds * 1000 for run in side.changed] for side in (product, floor)]
    sizes = [[run.size / 1000 for run in side.changed] for side in (product, floor)]
    counts = [[float(run.messages) for run in side.changed] for side in (product, floor)]
    yield Figure(
        SECTION, page, "change, median", MS, median(times[0]), median(times[1]),
        most_ratio=MOST_RATIO,
    )  # fmt: skip
    yield Figure(SECTION, page, "change, p95", MS, p95(times[0]), p95(times[1]))
    yield Figure(SECTION, page, "sent on a change seen before", KB, median(sizes[0]),
                 median(sizes[1]))  # fmt: skip
    yield Figure(SECTION, page, "messages on a change", "", median(counts[0]), median(counts[1]))


def _first_changes(page: str, unseen: list[Run], floor: _Side) -> Iterator[Figure]:
    """Values nobody has chosen since the start: computed, and sent in full."""
    if not unseen:
        return
    times = [run.seconds * 1000 for run in unseen]
    base = [run.seconds * 1000 for run in floor.changed]
    yield Figure(SECTION, page, "change to an unseen value, median", MS, median(times),
                 median(base), most_ratio=MOST_UNSEEN_RATIO)  # fmt: skip
    yield Figure(SECTION, page, "change to an unseen value, p95", MS, p95(times), p95(base))
    largest = max(run.size for run in unseen) / 1000
    yield Figure(SECTION, page, "sent on a change, largest", KB, largest, most=MOST_KB)
