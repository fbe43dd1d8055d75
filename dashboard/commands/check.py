"""`zone-observatory check`: what is wrong with a data package."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dashboard.commands.options import data_option, open_package

if TYPE_CHECKING:
    from dashboard.catalog import Package
    from dashboard.catalog.reading.problems import Problem


def add(commands: "argparse._SubParsersAction[Any]") -> None:
    """Add the subcommand."""
    parser = commands.add_parser(
        "check", help="check a data package and say what is wrong",
        description="Check a data package and say what is wrong, row by row. "
        "The exit status is 1 where anything is left out for it.",
    )  # fmt: skip
    data_option(parser)
    parser.add_argument("--lang", default="en", choices=("en", "zh"), help="en (the default) or zh")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Print every problem; status 1 where there is any."""
    package = open_package(options)
    from dashboard import i18n
    from dashboard.catalog import Edition
    from dashboard.catalog.doubtful_values import doubtful_values
    from dashboard.catalog.reading.fault_words import messages
    from dashboard.catalog.reading.problems import gathered

    doubtful = doubtful_values(Edition.of(package, options.lang))
    warnings = (*package.warnings, *doubtful, *_lacking_signs(package))
    t = i18n.translator(options.lang)
    for line in messages(package.problems, package.schemas, t, options.lang):
        print(line)
    if warnings:
        print(t("To be looked at, though it is shown:"))
    for line in messages(warnings, package.schemas, t, options.lang):
        print(f"- {line}")
    said = t("{tables} tables, {rows} rows, {problems} faults, {warnings} to be looked at: {place}")
    print(
        said.format(
            tables=len(package.tables), rows=sum(len(frame) for frame in package.tables.values()),
            problems=len(gathered(package.problems)), warnings=len(gathered(warnings)),
            place=package.root,
        )
    )  # fmt: skip
    raise SystemExit(1 if package.problems else 0)


def _lacking_signs(package: "Package") -> "Iterator[Problem]":
    """Texts with signs that the font of the pictures lacks."""
    from dashboard.catalog.reading.problems import Code, Problem
    from dashboard.exports.picture import fonts

    for name, frame in package.tables.items():
        for column in map(str, frame.select_dtypes("str").columns):
            texts = frame[column].dropna()
            for sign in fonts.missing("".join(texts)):
                lines = frame.loc[texts.index[texts.str.contains(sign, regex=False)], "line"]
                said = f"“{sign}” (U+{ord(sign):04X})"
                for line in lines:
                    yield Problem(
                        Code.CELL_SIGN, name, int(line), column, said, fonts.stand_in(sign)
                    )
