"""Many exports at once: charts or briefs, with an index and checksums."""

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from hashlib import sha256

from dashboard.catalog import Edition
from dashboard.exports.batch.batch_index import Entry, sums, write_index
from dashboard.exports.batch.orders import BriefOrder, Order
from dashboard.exports.batch.plans import Task, Wanted, export_bytes, plan
from dashboard.exports.picture import drawing_pool
from dashboard.exports.safe_files import SUMS, Place

__all__ = ["CancelledError", "Progress", "Wanted", "export_bytes", "run"]

AHEAD = 3  # pictures under way for each worker: enough to keep it busy, few to throw away
PATIENCE = 0.2  # seconds until a cancelled batch takes notice


@dataclass(frozen=True)
class Progress:
    """How far a batch is. seconds_left is None while too little is known."""

    done: int
    total: int
    seconds_left: float | None


class CancelledError(Exception):
    """The batch was stopped before its end."""


def run(
    edition: Edition,
    orders: Sequence[Order | BriefOrder],
    wanted: Wanted,
    place: Place,
    report: Callable[[Progress], None] = lambda progress: None,
    cancel: threading.Event | None = None,
) -> list[Entry]:
    """Export all orders to `place`, then the index and the checksums.

    What fails is an entry of the index with its reason; the rest goes on. Raises CancelledError
    once `cancel` is set, and OSError where `place` cannot be written to.
    """
    stop = cancel or threading.Event()
    tasks: list[Task] = []
    entries: list[Entry] = []
    for order in orders:
        _check(stop)
        planned = plan(edition, order, wanted)
        if isinstance(planned, Entry):
            entries.append(planned)
        else:
            tasks += planned
    report(Progress(0, len(tasks), None))
    first = 0.0  # the first file waits for the drawing processes to start, so it says little
    for done, (task, outcome) in enumerate(_made(tasks, stop), start=1):
        entries.append(_kept(task.entry, outcome, place))
        now = time.monotonic()
        first = first or now
        left = (now - first) / (done - 1) * (len(tasks) - done) if done > 1 else None
        report(Progress(done, len(tasks), left))
    position = {task.entry.path: at for at, task in enumerate(tasks)}
    entries.sort(key=lambda entry: position.get(entry.path, len(tasks)))
    index = write_index(edition, entries)
    for path, content in index.items():
        place.put(path, content)
    place.put(SUMS, sums(entries, index))
    return entries


def _made(tasks: Sequence[Task], stop: threading.Event) -> Iterator[tuple[Task, bytes | Exception]]:
    """Each task with its file or its fault, in order. Raises CancelledError."""
    waiting: deque[tuple[Task, Future[bytes]]] = deque()
    rest = iter(tasks)
    with ThreadPoolExecutor(drawing_pool.WORKERS, thread_name_prefix="export") as threads:
        try:
            while True:
                _check(stop)
                while len(waiting) < drawing_pool.WORKERS * AHEAD and (task := next(rest, None)):
                    waiting.append((task, threads.submit(task.make)))
                if not waiting:
                    return
                done, _ = wait([waiting[0][1]], timeout=PATIENCE)
                if done:
                    task, future = waiting.popleft()
                    yield task, _outcome(future)
        finally:
            threads.shutdown(wait=False, cancel_futures=True)


def _outcome(future: Future[bytes]) -> bytes | Exception:
    error = future.exception()
    if error is None:
        return future.result()
    return error if isinstance(error, Exception) else RuntimeError(str(error))


def _kept(entry: Entry, outcome: bytes | Exception, place: Place) -> Entry:
    """Put the file in its place; the entry of the index that says so, or why not."""
    if isinstance(outcome, Exception):
        return replace(entry, message=str(outcome) or type(outcome).__name__)
    place.put(entry.path, outcome)
    checksum = sha256(outcome).hexdigest()
    return replace(entry, state="done", size=len(outcome), checksum=checksum)


def _check(stop: threading.Event) -> None:
    if stop.is_set():
        raise CancelledError
