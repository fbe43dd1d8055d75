"""The files that an order of a batch gives: how each is made and what the index says of it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from dashboard.catalog import Edition
from dashboard.exports import brief
from dashboard.exports.batch.batch_index import Entry
from dashboard.exports.batch.orders import BriefOrder, Order
from dashboard.exports.brief import Brief
from dashboard.exports.caption import Context
from dashboard.exports.forms import BRIEFS, PICTURES, TABLES, Form
from dashboard.exports.picture import pictures
from dashboard.exports.safe_files import file_name
from dashboard.exports.table_files import csv_bytes, xlsx_bytes
from dashboard.exports.view_export import Export, NothingToDrawError, export
from dashboard.figures.panel import Chart, Table
from dashboard.filters.parameters import UnknownValueError
from dashboard.i18n import translator
from dashboard.views import VIEWS


@dataclass(frozen=True)
class Wanted:
    """How the files are to be: form and preset, and the base address of their links ("" for that
    of the package)."""

    form: Form = "png"
    preset: str = "report"
    address: str = ""


@dataclass(frozen=True)
class Task:
    """A file to be made. entry: what the index says of it as long as it is not made."""

    entry: Entry
    make: Callable[[], bytes]


def export_bytes(
    panel: Chart | Table, context: Context, form: Form, preset: str = "report"
) -> bytes:
    """A chart or a table as one file. Raises pictures.RenderError for
    pictures.

    Errors: ValueError for the form of a brief, and for a picture of a table.
    """
    if form in TABLES:
        table = panel.table(translator(context.language))
        if form == "xlsx":
            return xlsx_bytes(table, context)
        return csv_bytes(table.file)
    return pictures.picture(panel, context, form, preset)  # type: ignore[arg-type]  # it refuses


def plan(edition: Edition, order: Order | BriefOrder, wanted: Wanted) -> list[Task] | Entry:
    """The files of one order, or the entry that says why there is none.

    Errors: ValueError where the form is not one of charts, or of briefs.
    """
    if isinstance(order, BriefOrder) != (wanted.form in BRIEFS):
        raise ValueError(f"{wanted.form} is no form of {order}")
    if isinstance(order, BriefOrder):
        return _of_brief(edition, order, wanted)
    return _of_view(edition, order, wanted)


def _of_brief(edition: Edition, order: BriefOrder, wanted: Wanted) -> list[Task] | Entry:
    name = f"brief.{order.subject.kind}"
    title = brief.title(edition, order.subject)
    try:
        found = brief.brief(edition, order.subject, wanted.address)
    except Exception as error:  # noqa: BLE001  one brief must not lose the rest
        return Entry(name, title, "failed", message=f"{type(error).__name__}: {error}")
    entry = Entry(
        name, title, "failed", path=f"{order.name}.{wanted.form}", link=found.context.link,
        sources=found.listed_sources,
    )  # fmt: skip
    return [Task(entry, partial(_written, found, wanted.form))]


def _written(found: Brief, form: Form) -> bytes:
    return brief.written(found, form)  # type: ignore[arg-type]  # seen to in plan


def _of_view(edition: Edition, order: Order, wanted: Wanted) -> list[Task] | Entry:
    view, t = VIEWS[order.chart], edition.t
    title = t(view.title)
    look = pictures.first_look(edition.language, wanted.preset)
    known = view.parameters(edition)
    given = {name: values for name, values in order.parameters.items() if name in known}
    try:
        as_table = wanted.form not in PICTURES
        found = export(
            view, edition, look, given, strict=order.strict, as_table=as_table,
            address=wanted.address,
        )  # fmt: skip
    except NothingToDrawError as reason:
        return Entry(order.chart, title, "empty", folder=order.folder, message=str(reason))
    except UnknownValueError as error:
        said = t("No figures here for {name}={value}.").format(name=error.name, value=error.value)
        return Entry(order.chart, title, "empty", folder=order.folder, message=said)
    except Exception as error:  # noqa: BLE001  one chart must not lose the rest
        said = f"{type(error).__name__}: {error}"
        return Entry(order.chart, title, "failed", folder=order.folder, message=said)
    form: Form = "xlsx" if view.tabulate and wanted.form in PICTURES else wanted.form
    return _tasks(order, found, form, wanted.preset)


def _tasks(order: Order, found: Export, form: Form, preset: str) -> list[Task]:
    context, tasks = found.context, []
    for at, panel in enumerate(found.panels):
        entry = Entry(
            order.chart, panel.title, "failed", order.folder, _path(order, panel.title, at, form),
            filters=context.filters, link=context.link,
            sources=tuple(dict.fromkeys({**panel.sources, **panel.registry}.values())),
        )  # fmt: skip
        tasks.append(Task(entry, partial(export_bytes, panel, context, form, preset)))
    return tasks


def _path(order: Order, title: str, at: int, form: Form) -> str:
    """The same view has the same place and name in every batch, whatever else is in it."""
    place = list(VIEWS).index(order.chart) + 1
    part = f"-{at + 1}" if at else ""
    name = f"{place:02d}_{order.chart}{part}_{file_name(title)}.{form}"
    return f"{order.folder}/{name}" if order.folder else name
