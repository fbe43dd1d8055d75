"""Many exports at once: charts of a selection or of every zone, with an index and checksums."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal, get_args

from components.theme import Look
from dashboard.catalog import Package
from dashboard.exports import images, render
from dashboard.exports.batch_index import Entry, sums, write_index
from dashboard.exports.caption import Context
from dashboard.exports.charts import CHARTS, ChartEntry, NothingToDrawError
from dashboard.exports.choices import BadParameterError, Parameters
from dashboard.exports.files import Place, file_name
from dashboard.exports.tables import csv_bytes, export_table
from dashboard.exports.workbooks import xlsx_bytes
from dashboard.figures import zone_map
from dashboard.figures.panel import Panel
from dashboard.i18n import translator

PictureForm = Literal["png", "svg", "pdf"]
TableForm = Literal["csv", "xlsx"]
Form = Literal["png", "svg", "pdf", "csv", "xlsx"]
PICTURES: tuple[str, ...] = get_args(PictureForm)
OF_A_ZONE = ("map.zones", "zones.trends", "zones.pairs", "zones.figures")
AHEAD = 2  # pictures waiting for each worker: enough to keep it busy, few to throw away


@dataclass(frozen=True)
class Order:
    """One chart to be exported: its parameters and the folder in the pack ("" for none)."""

    chart: str
    parameters: Parameters
    folder: str = ""


@dataclass(frozen=True)
class Wanted:
    """How the files are to be: form and preset, and the language in them."""

    language: str
    form: Form = "png"
    preset: str = "report"


@dataclass(frozen=True)
class Progress:
    """How far a batch is. seconds_left is None before the first file is done."""

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


def chart_orders(
    selections: Mapping[str, Parameters], tables: bool, pages: Sequence[str] = ()
) -> list[Order]:
    """Every chart, with the parameters of its page ({} where the mapping has none).

    tables: also what has no picture. pages: only those of these pages.
    """
    return [
        Order(entry.name, selections.get(entry.page, {}))
        for entry in CHARTS.values()
        if (tables or entry.drawn) and (not pages or entry.page in pages)
    ]


def zone_orders(
    package: Package, language: str, zones: Sequence[str] = (), charts: Sequence[str] = OF_A_ZONE
) -> list[Order]:
    """The charts of each zone's page in a folder of its own; all zones where none is named."""
    registry = zone_map.registry(package, language)
    names = dict(zip(registry["subject_id"], registry["name"], strict=True))
    return [
        Order(chart, {"zone": (zone,)}, file_name(names[zone]))
        for zone in (zones or names)
        for chart in charts
    ]


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
        planned = _plan(package, order, wanted, len(tasks))
        if isinstance(planned, Entry):
            entries.append(planned)
        else:
            tasks += planned
    begun = time.monotonic()
    report(Progress(0, len(tasks), None))
    for done, (task, outcome) in enumerate(_made(tasks, wanted.preset, stop), start=1):
        entries.append(_kept(task, outcome, place))
        left = (time.monotonic() - begun) / done * (len(tasks) - done)
        report(Progress(done, len(tasks), left))
    position = {task.path: at for at, task in enumerate(tasks)}
    entries.sort(key=lambda entry: position.get(entry.path, len(tasks)))
    index = write_index(package, wanted.language, entries)
    for path, content in index.items():
        place.put(path, content)
    place.put("SHA256SUMS", sums(entries, index))
    return entries


def _plan(package: Package, order: Order, wanted: Wanted, made: int) -> list[_Task] | Entry:
    """The files of one order, or the entry that says why there is none."""
    chart = CHARTS[order.chart]
    title = translator(wanted.language)(chart.title)
    look = Look("light", wanted.language)  # type: ignore[arg-type]
    given = {n: v for n, v in order.parameters.items() if n in chart.parameters}
    try:
        export = chart.export(package, look, given, strict=False)
    except NothingToDrawError as reason:
        return Entry(order.chart, title, "empty", folder=order.folder, message=str(reason))
    except BadParameterError as error:
        return Entry(order.chart, title, "failed", folder=order.folder, message=str(error))
    except Exception as error:  # noqa: BLE001  one chart must not lose the rest
        said = f"{type(error).__name__}: {error}"
        return Entry(order.chart, title, "failed", folder=order.folder, message=said)
    form: Form = wanted.form if chart.drawn or wanted.form not in PICTURES else "xlsx"
    return [
        _Task(_path(order, chart, panel, made + at, form), chart.name, panel, export.context, form)
        for at, panel in enumerate(export.panels)
    ]


def _path(order: Order, chart: ChartEntry, panel: Panel, number: int, form: Form) -> str:
    """The number keeps the order of the pages and names apart."""
    name = f"{number + 1:03d}_{chart.name}_{file_name(panel.title)}.{form}"
    return f"{order.folder}/{name}" if order.folder else name


def _made(
    tasks: Sequence[_Task], preset: str, stop: threading.Event
) -> Iterator[tuple[_Task, bytes | Exception]]:
    """Each task with its file or its fault, as they get done. Raises CancelledError."""
    waiting, rest = {}, iter(tasks)
    with ThreadPoolExecutor(render.WORKERS, thread_name_prefix="export") as threads:
        try:
            while True:
                _check(stop)
                while len(waiting) < render.WORKERS * AHEAD and (task := next(rest, None)):
                    waiting[threads.submit(_one, task, preset)] = task
                if not waiting:
                    return
                done, _ = wait(waiting, timeout=0.2, return_when=FIRST_COMPLETED)
                for future in done:
                    yield waiting.pop(future), _outcome(future)
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
    sources = tuple(panel.sources.values()) if "source_id" in panel.rows else ()
    known = {
        "chart": task.chart, "title": panel.title, "folder": task.path.rpartition("/")[0],
        "path": task.path, "filters": context.filters, "sources": sources, "link": context.link,
    }  # fmt: skip
    if isinstance(outcome, Exception):
        said = str(outcome) or type(outcome).__name__
        return Entry(state="failed", message=said, **known)  # type: ignore[arg-type]
    place.put(task.path, outcome)
    digest = sha256(outcome).hexdigest()
    return Entry(state="done", size=len(outcome), checksum=digest, **known)  # type: ignore[arg-type]


def _check(stop: threading.Event) -> None:
    if stop.is_set():
        raise CancelledError
