"""The files that an order of a batch gives: how each is made and what the index says of it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from dashboard.catalog import Package
from dashboard.exports import brief, images
from dashboard.exports.batch_index import Entry
from dashboard.exports.brief import Brief
from dashboard.exports.caption import Context
from dashboard.exports.chart_entry import ChartEntry, Export, NothingToDrawError
from dashboard.exports.charts import CHARTS
from dashboard.exports.choices import UnknownValueError
from dashboard.exports.files import file_name
from dashboard.exports.orders import BRIEFS, PICTURES, BriefOrder, Form, Order
from dashboard.exports.tables import csv_bytes, export_table
from dashboard.exports.workbooks import xlsx_bytes
from dashboard.figures.panel import Panel
from dashboard.i18n import translator


@dataclass(frozen=True)
class Wanted:
    """How the files are to be: form and preset, the language in them, and the base address of
    their links ("" for that of the package)."""

    language: str
    form: Form = "png"
    preset: str = "report"
    address: str = ""


@dataclass(frozen=True)
class Task:
    """A file to be made. entry: what the index says of it as long as it is not made."""

    entry: Entry
    make: Callable[[], bytes]


def export_bytes(panel: Panel, context: Context, form: Form, preset: str = "report") -> bytes:
    """A chart as one file. Raises images.MissingGlyph and images.RenderError for pictures.

    Errors: ValueError for the form of a brief.
    """
    if form == "csv":
        return csv_bytes(export_table(panel, translator(context.language)))
    if form == "xlsx":
        return xlsx_bytes(panel, context)
    return images.picture(panel, context, form, preset)  # type: ignore[arg-type]  # it refuses


def plan(package: Package, order: Order | BriefOrder, wanted: Wanted) -> list[Task] | Entry:
    """The files of one order, or the entry that says why there is none.

    Errors: ValueError where the form is not one of charts, or of briefs.
    """
    if isinstance(order, BriefOrder) != (wanted.form in BRIEFS):
        raise ValueError(f"{wanted.form} is no form of {order}")
    if isinstance(order, BriefOrder):
        return _of_brief(package, order, wanted)
    return _of_chart(package, order, wanted)


def _of_brief(package: Package, order: BriefOrder, wanted: Wanted) -> list[Task] | Entry:
    name = f"brief.{order.subject.kind}"
    title = brief.title(package, order.subject, wanted.language)
    try:
        found = brief.brief(package, order.subject, wanted.language, wanted.address)
    except Exception as error:  # noqa: BLE001  one brief must not lose the rest
        return Entry(name, title, "failed", message=f"{type(error).__name__}: {error}")
    entry = Entry(
        name, title, "failed", path=f"{order.name}.{wanted.form}", link=found.context.link,
        sources=found.listed_sources,
    )  # fmt: skip
    return [Task(entry, partial(_written, found, wanted.form))]


def _written(found: Brief, form: Form) -> bytes:
    return brief.written(found, form)  # type: ignore[arg-type]  # seen to in plan


def _of_chart(package: Package, order: Order, wanted: Wanted) -> list[Task] | Entry:
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
    return _tasks(order, chart, export, form, wanted.preset)


def _tasks(order: Order, chart: ChartEntry, export: Export, form: Form, preset: str) -> list[Task]:
    context, found = export.context, []
    for at, panel in enumerate(export.panels):
        entry = Entry(
            chart.name, panel.title, "failed", order.folder, _path(order, chart, panel, at, form),
            filters=context.filters, link=context.link,
            sources=tuple({**panel.sources, **panel.registry}.values()),
        )  # fmt: skip
        found.append(Task(entry, partial(export_bytes, panel, context, form, preset)))
    return found


def _path(order: Order, chart: ChartEntry, panel: Panel, at: int, form: Form) -> str:
    """The same chart has the same place and name in every batch, whatever else is in it."""
    place = list(CHARTS).index(chart.name) + 1
    part = f"-{at + 1}" if at else ""
    name = f"{place:02d}_{chart.name}{part}_{file_name(panel.title)}.{form}"
    return f"{order.folder}/{name}" if order.folder else name
