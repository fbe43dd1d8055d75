"""`zone-observatory export`: charts, the map and tables as files, for schedules."""

import argparse
import difflib
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from dashboard.commands.options import (
    address,
    address_option,
    data_option,
    failed,
    language,
    misused,
    open_edition,
    parameters,
)
from dashboard.exports.forms import BRIEFS, PICTURES, PRESETS, TABLES
from dashboard.kept_files import write_whole

if TYPE_CHECKING:
    from dashboard.catalog import Edition
    from dashboard.exports.batch.batch_index import Entry
    from dashboard.exports.batch.orders import BriefOrder, Order
    from dashboard.exports.batch.run_batch import Progress, Wanted
    from dashboard.exports.view_export import Export
    from dashboard.views import View

FORMS = (*PICTURES, *TABLES)
EXAMPLES = """examples:
  zone-observatory export --list
  zone-observatory export clusters.trend --param indicator=output --out trend.png
  zone-observatory export map.zones --param lang=en --format pdf --preset slide --out map.pdf
  zone-observatory export --all --format png --out charts.zip
  zone-observatory export --zones all --format png --out zones/
  zone-observatory export --zones all --format docx --out briefs.zip
"""
Parameters = dict[str, tuple[str, ...]]


def add(commands: "argparse._SubParsersAction[Any]") -> None:
    """Add the subcommand."""
    parser = commands.add_parser(
        "export", help="write charts, the map and tables to files", epilog=EXAMPLES,
        description="Write charts, the map and tables to files, as the pages export them.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("chart", nargs="?", metavar="CHART", help="a name from --list")
    what.add_argument("--list", action="store_true", help="list the charts and their parameters")
    what.add_argument("--all", action="store_true", help="every chart, with an index")
    what.add_argument(
        "--zones", metavar="all|NAMES", help="charts or briefs of each zone, with an index"
    )
    parser.add_argument(
        "--format", choices=(*FORMS, *BRIEFS),
        help="default: by the ending of FILE, else png; docx and pptx with --zones: a brief each",
    )  # fmt: skip
    parser.add_argument(
        "--param", action="append", default=[], metavar="NAME=VALUE",
        help="as in the addresses of the pages, lang too; may be repeated",
    )  # fmt: skip
    parser.add_argument("--preset", choices=PRESETS, default="report", help="size of a picture")
    parser.add_argument("--part", type=int, metavar="N", help="of several pictures only the Nth")
    parser.add_argument(
        "--out", type=Path, metavar="PATH",
        help="a file; for --all and --zones a file that ends in .zip, or a folder: a new or "
        "empty one, or that of an earlier export, which is replaced",
    )  # fmt: skip
    address_option(parser)
    data_option(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Do what the options ask. Status 2: asked for what is not there; 1: could not be done."""
    signal.signal(signal.SIGTERM, _stopped)
    given = parameters(options.param)
    lang = language(given)
    if options.list:
        _list(open_edition(options, lang))
        return
    if not options.zones and (found := _brief_form(options)):
        misused(f"{found} is the form of a brief: --zones, or zone-observatory brief")
    if options.out is None:
        misused("--out is needed: the file or folder to write")
    edition = open_edition(options, lang)
    try:
        if options.chart:
            _one(options, edition, given)
        else:
            _many(options, edition, given)
    except OSError as error:
        failed(f"{error.filename or options.out} cannot be written: {error.strerror or error}")
    except KeyboardInterrupt:
        print("zone-observatory: cancelled", file=sys.stderr)
        raise SystemExit(130) from None


def _stopped(_number: int, _frame: object) -> NoReturn:
    raise SystemExit(143)  # as an exception, so that unfinished files are taken away


def _list(edition: "Edition") -> None:
    from dashboard.views import VIEWS

    for view in VIEWS.values():
        forms = "csv xlsx" if view.tabulate else "png svg pdf csv xlsx"
        takes = " ".join(view.parameters(edition)) or "-"
        print(f"{view.name}\t{edition.t(view.title)}\t{forms}\t{takes}")


def _view(name: str) -> "View[Any]":
    from dashboard.views import VIEWS

    if name not in VIEWS:
        near = difflib.get_close_matches(name, VIEWS, 3, 0.4)
        hint = f" Did you mean {' or '.join(near)}?" if near else ""
        misused(f"there is no chart {name}.{hint} See: zone-observatory export --list")
    return VIEWS[name]


def _one(options: argparse.Namespace, edition: "Edition", given: Parameters) -> None:
    """One chart to --out; further pictures of it beside, with a number."""
    from components.theme import Look
    from dashboard.exports.view_export import NothingToDrawError, export
    from dashboard.filters.parameters import BadParameterError

    view = _view(options.chart)
    form = _form(options, "xlsx" if view.tabulate else "png")
    as_table = form in TABLES
    if view.tabulate and not as_table:
        misused(f"{view.name} is a table: --format csv or xlsx")
    if not options.out.parent.is_dir():
        failed(f"the folder {options.out.parent} does not exist")
    try:
        look = Look("light", edition.language)  # type: ignore[arg-type]
        found = export(view, edition, look, given, as_table=as_table, address=address(options))
    except BadParameterError as error:
        misused(error)
    except NothingToDrawError as reason:
        failed(f"{view.name}: {reason}")
    _write(options, view.name, found, form)


def _write(options: argparse.Namespace, name: str, export: "Export", form: str) -> None:
    from dashboard.exports.batch import run_batch
    from dashboard.exports.picture import drawing_pool

    panels, count = list(enumerate(export.panels)), len(export.panels)
    if options.part is not None:
        if not 1 <= options.part <= count:
            misused(f"--part {options.part}: {name} has {count} for this selection")
        panels = [(0, export.panels[options.part - 1])]
    for at, panel in panels:
        path = _numbered(options.out, at)
        try:
            content = run_batch.export_bytes(panel, export.context, form, options.preset)  # type: ignore[arg-type]
        except drawing_pool.RenderError as error:
            failed(f"{name} ({panel.title}) could not be drawn: {error}")
        write_whole(path, lambda file, content=content: file.write(content))  # type: ignore[misc]
        print(f"{path}: {panel.title}")


def _numbered(path: Path, at: int) -> Path:
    return path.with_name(f"{path.stem}-{at + 1}{path.suffix}") if at else path


def _brief_form(options: argparse.Namespace) -> str:
    """docx or pptx where one is asked for, else ""."""
    ending = options.out.suffix.lower().lstrip(".") if options.out else ""
    asked = options.format or ending
    return asked if asked in BRIEFS else ""


def _form(options: argparse.Namespace, usual: str) -> str:
    ending = options.out.suffix.lower().lstrip(".")
    return options.format or (ending if ending in FORMS else usual)


def _many(options: argparse.Namespace, edition: "Edition", given: Parameters) -> None:
    """--all or --zones to a folder or a ZIP; status 1 where a part of it failed."""
    from dashboard.exports import safe_files
    from dashboard.exports.batch import run_batch

    wanted = run_batch.Wanted(options.format or "png", options.preset, address(options))
    orders = _orders(options, edition, wanted, given)
    if options.out.suffix.lower() != ".zip":
        try:
            with safe_files.Folder(options.out) as folder:
                entries = run_batch.run(edition, orders, wanted, folder, _told)
        except safe_files.OccupiedError:
            failed(
                f"the folder {options.out} holds other files: name a new or empty one, "
                "or that of an earlier export"
            )
    else:
        entries = []

        def pack(file: Any) -> None:
            with safe_files.Archive(file) as archive:
                entries.extend(run_batch.run(edition, orders, wanted, archive, _told))

        write_whole(options.out, pack)
    _conclude(options, entries)


def _orders(
    options: argparse.Namespace, edition: "Edition", wanted: "Wanted", given: Parameters
) -> "Sequence[Order | BriefOrder]":
    from dashboard.exports.batch import orders
    from dashboard.filters.parameters import BadParameterError
    from dashboard.views import VIEWS

    try:
        if options.zones:
            if given:
                misused(f"--zones takes no parameter but lang; given: {', '.join(given)}")
            named = [name.strip() for name in options.zones.split(",") if name.strip()]
            zones = () if named == ["all"] else orders.zone_ids(edition, named)
            if wanted.form in BRIEFS:
                return orders.brief_orders(edition, zones)
            return orders.zone_orders(edition, wanted.form, zones)
        orders.require_known(edition, given)
    except BadParameterError as error:
        misused(error)
    pages = {view.page for view in VIEWS.values()}
    return orders.chart_orders({page: given for page in pages}, wanted.form)


def _told(progress: "Progress") -> None:
    if sys.stderr.isatty():
        left = f", {progress.seconds_left:.0f} s left" if progress.seconds_left else ""
        end = "\n" if progress.done == progress.total else ""
        print(f"\r{progress.done} of {progress.total}{left}   ", end=end, file=sys.stderr)


def _conclude(options: argparse.Namespace, entries: "Sequence[Entry]") -> None:
    count = {s: sum(e.state == s for e in entries) for s in ("done", "empty", "failed")}
    print(f"{options.out}: {count['done']} files, {count['empty']} with nothing to show")
    if count["failed"]:
        first = next(entry for entry in entries if entry.state == "failed")
        failed(
            f"{count['failed']} could not be exported, e.g. {first.chart}: {first.message}. "
            "index.csv lists them."
        )
