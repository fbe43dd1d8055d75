"""What the subcommands share: the data package, parameters, and how they say what is wrong."""

import argparse
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from dashboard import resources
from dashboard.kept_files import CACHE_VARIABLE

if TYPE_CHECKING:
    from dashboard.catalog import Edition, Package

PROGRAM = "zone-observatory"
WRONG_USE = 2


class Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        misused(f"{message}. See {self.prog} --help")


def failed(message: object) -> NoReturn:
    """End with status 1 and one line: the work could not be done."""
    raise SystemExit(f"{PROGRAM}: {_line(message)}")


def misused(message: object) -> NoReturn:
    """End with status 2 and one line: the command asks for what is not there."""
    print(f"{PROGRAM}: {_line(message)}", file=sys.stderr)
    raise SystemExit(WRONG_USE)


def _line(message: object) -> str:
    return " ".join(str(message).split())


def in_both(chinese: str, english: str) -> str:
    """Words in both languages; the English alone where the terminal cannot show Chinese."""
    try:
        chinese.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return english
    return f"{chinese} {english}"


def data_option(parser: argparse.ArgumentParser) -> None:
    """Add --data DIR and --cache DIR."""
    parser.add_argument(
        "--data",
        type=Path,
        metavar="DIR",
        help=f"data package (default: the embedded one, or the variable {resources.DATA_VARIABLE})",
    )
    parser.add_argument(
        "--cache",
        type=Path,
        metavar="DIR",
        help="where compiled packages and cut fonts are kept; may be deleted at any time (default: "
        f"the system's folder for such files, or the variable {CACHE_VARIABLE})",
    )


def address_option(parser: argparse.ArgumentParser) -> None:
    """Add --address URL."""
    parser.add_argument(
        "--address",
        default="",
        metavar="URL",
        help="where readers reach the dashboard, e.g. https://host: stands before the link of the "
        "view (default: the setting of the data package, else the path alone)",
    )


def address(options: argparse.Namespace) -> str:
    """The base address of links; ends the command where it is none."""
    from dashboard.catalog import base_address

    try:
        return base_address(options.address)
    except ValueError as error:
        misused(f"--address: {error}")


def data_folder(options: argparse.Namespace) -> Path:
    """The folder of the data package; ends the command where there is none."""
    folder: Path = options.data or resources.data_folder()
    if options.cache:
        os.environ[CACHE_VARIABLE] = str(options.cache.resolve())
    if not (folder / "datapackage.yaml").is_file():
        what = (
            "is not a data package (no datapackage.yaml)" if folder.is_dir() else "does not exist"
        )
        failed(
            f"the data folder {folder} {what}. "
            f"Name another with --data DIR or the variable {resources.DATA_VARIABLE}."
        )
    return folder.resolve()


def open_package(options: argparse.Namespace) -> "Package":
    """The data package; ends the command where it cannot be used."""
    folder = data_folder(options)
    from dashboard import catalog

    try:
        return catalog.open_package(folder)
    except catalog.PackageError as error:
        failed(error)


def open_edition(options: argparse.Namespace, lang: str) -> "Edition":
    """The data package in a language; ends the command where it cannot be used."""
    from dashboard.catalog import Edition

    return Edition.of(open_package(options), lang)


def parameters(pairs: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """`name=value` pairs as in an address; a name may come several times."""
    found: dict[str, tuple[str, ...]] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not (name and equals):
            misused(f"--param {pair}: write NAME=VALUE, e.g. --param year=2024")
        found[name.strip()] = (*found.get(name.strip(), ()), value.strip())
    return found


def language(given: dict[str, tuple[str, ...]]) -> str:
    """Take `lang` out of the parameters; ends the command where it is not known."""
    from dashboard import i18n

    asked = given.pop("lang", (i18n.DEFAULT,))[-1]
    if asked not in i18n.LANGUAGES:
        misused(f"lang={asked} is not known. Allowed: {', '.join(i18n.LANGUAGES)}")
    return asked
