"""`zone-observatory check`: what is wrong with a data package."""

import argparse
from typing import Any

from dashboard.commands.options import data_option, open_package


def add(commands: "argparse._SubParsersAction[Any]") -> None:
    """Add the subcommand."""
    parser = commands.add_parser(
        "check", help="check a data package and say what is wrong",
        description="Check a data package and say what is wrong, row by row. "
        "The exit status is 1 where anything is.",
    )  # fmt: skip
    data_option(parser)
    parser.add_argument("--lang", default="en", choices=("en", "zh"), help="en (the default) or zh")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Print every problem; status 1 where there is any."""
    package = open_package(options)
    from dashboard import i18n
    from dashboard.catalog.problems import describe

    for problem in package.problems:
        print(describe(problem, i18n.translator(options.lang)))
    rows = sum(len(frame) for frame in package.tables.values())
    count, place = len(package.problems), package.root
    print(f"{len(package.tables)} tables, {rows} rows, {count} problems: {place}")
    raise SystemExit(1 if package.problems else 0)
