"""Many readers at once: memory of a session, and answers while fifty of them act."""

import random
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field

from tests.benchmark.changes import FAILURES
from tests.benchmark.client import Reader
from tests.benchmark.figures import MS, Figure, failed, median, p95
from tests.benchmark.pages import Choice, address, query
from tests.benchmark.recording import Recorded
from tests.benchmark.servers import memory, processor_seconds, server
from tests.serving import Served

SECTION = "load"
READERS = 50
EVERY = 10.0  # seconds between two choices of a reader
SETTLING = 2.0  # seconds before memory is read
SEED = 20240601
MOST_P95_MS = 600.0


@dataclass
class _Seen:
    """What fifty readers saw of one server."""

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    processor: float = 0.0
    session_mb: float = 0.0


def measure(recorded: Mapping[str, Recorded], seconds: float) -> Iterator[Figure]:
    """The product, then the floor, each with fifty readers for so many seconds."""
    choices = {page: r.choice for page, r in recorded.items() if r.choice and not r.error}
    if not choices:
        yield failed(SECTION, "", "no page has a choice that changes something")
        return
    seen = {}
    for kind in ("product", "floor"):
        with server(kind) as served:
            seen[kind] = _Seen(session_mb=_session_memory(served, list(choices)))
            _crowd(served, choices, seconds, seen[kind], everything=kind == "product")
    product, floor = seen["product"], seen["floor"]
    times = {kind: [value * 1000 for value in side.seconds] for kind, side in seen.items()}
    yield Figure(SECTION, "", "memory of an idle session", "MB", product.session_mb,
                 floor.session_mb)  # fmt: skip
    who = f"{READERS} readers, "
    yield Figure(SECTION, "", f"{who}median", MS, median(times["product"]), median(times["floor"]))
    yield Figure(SECTION, "", f"{who}p95", MS, p95(times["product"]), p95(times["floor"]),
                 most=MOST_P95_MS)  # fmt: skip
    yield Figure(SECTION, "", f"{who}processor", "s", product.processor, floor.processor)
    yield Figure(SECTION, "", f"{who}choices made", "", len(product.seconds), len(floor.seconds))
    yield Figure(SECTION, "", f"{who}errors", "", len(product.errors), len(floor.errors), 0)
    yield from (failed(SECTION, "", error) for error in product.errors[:1])


def _session_memory(served: Served, pages: list[str]) -> float:
    """MB per session: fifty open pages against none, once every page has been shown."""
    for page in pages * 2:
        Reader(served.port, address(page), query(page)).close()
    time.sleep(SETTLING)
    before = memory(served)
    with ExitStack() as stack:
        for number in range(READERS):
            page = pages[number % len(pages)]
            stack.enter_context(Reader(served.port, address(page), query(page)))
        time.sleep(SETTLING)
        return (memory(served) - before) / READERS


def _crowd(
    served: Served,
    choices: Mapping[str, Choice],
    seconds: float,
    seen: _Seen,
    everything: bool,
) -> None:
    """Fifty readers, spread over the pages, each acting on a beat of its own."""
    chance, pages = random.Random(SEED), list(choices)
    with ExitStack() as stack:
        acting = []
        for number in range(READERS):
            page = pages[number % len(pages)]
            reader = stack.enter_context(Reader(served.port, address(page), query(page)))
            own = random.Random(chance.random())
            acting.append((reader, choices[page], own))
        before, start = processor_seconds(served), time.monotonic()
        times = (start, start + seconds)
        threads = [
            threading.Thread(target=_act, args=(*actor, times, seen, everything), daemon=True)
            for actor in acting
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(seconds + 60)
        seen.processor = processor_seconds(served) - before


def _act(
    reader: Reader,
    choice: Choice,
    own: random.Random,
    times: tuple[float, float],
    seen: _Seen,
    everything: bool,
) -> None:
    """One reader: of the product, any value of the filter; of the floor, its two."""
    values = [choice.first, choice.second]
    if everything:
        values += [(label,) for label in choice.labels]
    moment, held = times[0] + own.uniform(0, EVERY), choice.first
    try:
        while moment < times[1]:
            time.sleep(max(0.0, moment - time.monotonic()))
            held = own.choice([value for value in values if value != held])
            run = reader.choose(choice.key, held)
            seen.seconds.append(run.seconds)
            seen.errors.extend(f"{choice.key}: {fault}" for fault in run.faults)
            moment += EVERY
    except FAILURES as error:
        seen.errors.append(f"{choice.key}: {error}")
