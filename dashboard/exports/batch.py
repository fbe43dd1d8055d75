"""Many exports at once: charts of a selection or of every zone, with an index and checksums."""

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from hashlib import sha256

from dashboard.catalog import Package
from dashboard.exports import images, render
from dashboard.exports.batch_index import Entry, sums, write_index
from dashboard.exports.caption import Context
from dashboard.exports.chart_entry import ChartEntry, NothingToDrawError
from dashboard.exports.charts import CHARTS
from dashboard.exports.choices import UnknownValueError
from dashboard.exports.files import Place, file_name
from dashboard.exports.orders import PICTURES, Form, Order
from dashboard.exports.tables import csv_bytes, export_table
from dashboard.exports.workbooks import xlsx_bytes
from dashboard.figures.panel import Panel
from dashboard.i18n import translator

AHEAD = 3  # pictures under way for each worker: enough to keep it busy, few to throw away
PATIENCE = 0.2  # seconds until a cancelled batch takes notice


@dataclass(frozen=True)
class Wanted:
    """How the files are to be: form and preset, the language in them, and the base address of
    their links ("" for that of the package)."""

    language: str
    form: Form = "png"
    preset: str = "report"
    address: str = ""


@dataclass(frozen=True)
class Progress:
    """How far a batch is. seconds_left is None while too little is known."""

    done: int
    total: int
    seconds_left: float | None


@dataclass(frozen=True)
class _Task:
    path: str
    chart: str
    panel: Panel
    context: Context
    form: Form


class CancelledError(Exception):
    """The batch was stopped before its end."""


def export_bytes(panel: Panel, context: Context, form: Form, preset: str = "report") -> bytes:
    """One file. Raises images.MissingGlyph and images.RenderError for pictures."""
    if form == "csv":
        return csv_bytes(export_table(panel, translator(context.language)))
    if form == "xlsx":
        return xlsx_bytes(panel, context)
    return images.picture(panel, context, form, preset)


def run(
    package: Package,
    orders: Sequence[Order],
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
    tasks: list[_Task] = []
    entries: list[Entry] = []
    for order in orders:
        _check(stop)
        planned = _plan(package, order, wanted)
        if isinstance(planned, Entry):
            entries.append(planned)
        else:
            tasks += planned
    report(Progress(0, len(tasks), None))
    first = 0.0  # the first file waits for the drawing processes to start, so it says little
    for done, (task, outcome) in enumerate(_made(tasks, wanted.preset, stop), start=1):
        entries.append(_kept(task, outcome, place))
        now = time.monotonic()
        first = first or now
        left = (now - first) / (done - 1) * (len(tasks) - done) if done > 1 else None
        report(Progress(done, len(tasks), left))
    position = {task.path: at for at, task in enumerate(tasks)}
    entries.sort(key=lambda entry: position.get(entry.path, len(tasks)))
    index = write_index(package, wanted.language, entries)
    for path, content in index.items():
        place.put(path, content)
    place.put("SHA256SUMS", sums(entries, index))
    return entries


def _plan(package: Package, order: Order, wanted: Wanted) -> list[_Task] | Entry:
    """The files of one order, or the entry that says why there is none."""
    chart, t = CHARTS[order.chart], translator(wanted.language)
    title = t(chart.title)
    look = images.first_look(wanted.language, wanted.preset)
    given = {n: v for n, v in order.parameters.items() if n in chart.parameters}
    try:
        as_table = wanted.form not in PICTURES
        export = chart.export(
            package, look, given, strict=order.strict, as_table=as_table, address=wanted.address
        )
    except NothingToDrawError as reason:
        return Entry(order.chart, title, "empty", folder=order.folder, message=str(reason))
    except UnknownValueError as error:
        said = t("No figures here for {name}={value}.").format(name=error.name, value=error.value)
        return Entry(order.chart, title, "empty", folder=order.folder, message=said)
    except Exception as error:  # noqa: BLE001  one chart must not lose the rest
        said = f"{type(error).__name__}: {error}"
        return Entry(order.chart, title, "failed", folder=order.folder, message=said)
    form: Form = wanted.form if chart.drawn or wanted.form not in PICTURES else "xlsx"
    return [
        _Task(_path(order, chart, panel, at, form), chart.name, panel, export.context, form)
        for at, panel in enumerate(export.panels)
    ]


def _path(order: Order, chart: ChartEntry, panel: Panel, at: int, form: Form) -> str:
    """The same chart has the same place and name in every batch, whatever else is in it."""
    place = list(CHARTS).index(chart.name) + 1
    part = f"-{at + 1}" if at else ""
    name = f"{place:02d}_{chart.name}{part}_{file_name(panel.title)}.{form}"
    return f"{order.folder}/{name}" if order.folder else name


def _made(
    tasks: Sequence[_Task], preset: str, stop: threading.Event
) -> Iterator[tuple[_Task, bytes | Exception]]:
    """Each task with its file or its fault, in order. Raises CancelledError."""
    waiting: deque[tuple[_Task, Future[bytes]]] = deque()
    rest = iter(tasks)
    with ThreadPoolExecutor(render.WORKERS, thread_name_prefix="export") as threads:
        try:
            while True:
                _check(stop)
                while len(waiting) < render.WORKERS * AHEAD and (task := next(rest, None)):
                    waiting.append((task, threads.submit(_one, task, preset)))
                if not waiting:
                    return
                done, _ = wait([waiting[0][1]], timeout=PATIENCE)
                if done:
                    task, future = waiting.popleft()
                    yield task, _outcome(future)
        finally:
            threads.shutdown(wait=False, cancel_futures=True)


def _one(task: _Task, preset: str) -> bytes:
    return export_bytes(task.panel, task.context, task.form, preset)


def _outcome(future: Future[bytes]) -> bytes | Exception:
    error = future.exception()
    if error is None:
        return future.result()
    return error if isinstance(error, Exception) else RuntimeError(str(error))


def _kept(task: _Task, outcome: bytes | Exception, place: Place) -> Entry:
    """Put the file in its place; the entry of the index that says so, or why not."""
    panel, context = task.panel, task.context
    entry = Entry(
        task.chart, panel.title, "failed", task.path.rpartition("/")[0], task.path,
        filters=context.filters, link=context.link,
        sources=tuple({**panel.sources, **panel.registry}.values()),
    )  # fmt: skip
    if isinstance(outcome, Exception):
        return replace(entry, message=str(outcome) or type(outcome).__name__)
    place.put(task.path, outcome)
    checksum = sha256(outcome).hexdigest()
    return replace(entry, state="done", size=len(outcome), checksum=checksum)


def _check(stop: threading.Event) -> None:
    if stop.is_set():
        raise CancelledError
