"""The command `zone-observatory`."""

import sys

OLDEST_PYTHON = (3, 11)


def _require_python(version: "tuple[int, ...]") -> None:
    """One clear line instead of a syntax error deep inside; runs before any other import."""
    if version < OLDEST_PYTHON:
        found = ".".join(str(part) for part in version[:2])
        needed = ".".join(str(part) for part in OLDEST_PYTHON)
        raise SystemExit(
            f"zone-observatory: this is Python {found}; Python {needed} or newer is needed. "
            "Install one and run the command with it."
        )


_require_python(sys.version_info[:3])

# ruff: noqa: E402  the check above comes before everything that needs the newer Python
import argparse
import os
import socket
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dashboard import resources
from dashboard.demo import command as demo
from dashboard.ingest import template


def main(arguments: list[str] | None = None) -> None:
    """Entry point; `serve` is the default subcommand."""
    words = sys.argv[1:] if arguments is None else arguments
    if not words or (words[0].startswith("-") and words[0] not in {"-h", "--help"}):
        words = ["serve", *words]
    options = _parser().parse_args(words)
    options.run(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="zone-observatory",
        description="开发区观察 Zone Observatory: a dashboard on development zones.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    serve = commands.add_parser("serve", help="serve the dashboard (the default)")
    serve.add_argument("--port", type=int, default=None, help="port (default 8501)")
    serve.add_argument("--address", default=None, help="address (default localhost)")
    _data_option(serve)
    serve.set_defaults(run=_serve)
    check = commands.add_parser("check", help="check a data package and say what is wrong")
    _data_option(check)
    check.set_defaults(run=_check)
    demo.add(commands)
    template.add(commands)
    return parser


def _data_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--data",
        type=Path,
        metavar="DIR",
        help=f"data package (default: the embedded one, or the variable {resources.DATA_VARIABLE})",
    )


def _data_folder(options: argparse.Namespace) -> Path:
    folder: Path = options.data or resources.data_folder()
    if not (folder / "datapackage.yaml").is_file():
        what = (
            "is not a data package (no datapackage.yaml)" if folder.is_dir() else "does not exist"
        )
        raise SystemExit(
            f"zone-observatory: the data folder {folder} {what}. "
            f"Name another with --data DIR or the variable {resources.DATA_VARIABLE}."
        )
    return folder.resolve()


def settings(document: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """The options of a config.toml as dotted names and values."""
    for name, value in document.items():
        if isinstance(value, dict):
            yield from settings(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


def _require_free(address: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            raise SystemExit(
                f"zone-observatory: port {port} on {address} cannot be used ({error.strerror}). "
                f"Choose another with --port, e.g. --port {port + 1}."
            ) from None


def _serve(options: argparse.Namespace) -> None:
    folder = _data_folder(options)
    config = dict(settings(tomllib.loads(resources.SETTINGS.read_text(encoding="utf-8"))))
    config["server.port"] = config["server.port"] if options.port is None else options.port
    config["server.address"] = options.address or config["server.address"]
    _require_free(config["server.address"], config["server.port"])
    os.environ[resources.DATA_VARIABLE] = str(folder)
    print(f"开发区观察 Zone Observatory: http://{config['server.address']}:{config['server.port']}")
    print(f"data: {folder}   (end with Ctrl+C)", flush=True)
    from dashboard.server import app

    app.run(config=config)


def _check(options: argparse.Namespace) -> None:
    folder = _data_folder(options)
    from dashboard import catalog
    from dashboard.problem_texts import describe

    try:
        package = catalog.open_package(folder)
    except catalog.PackageError as error:
        raise SystemExit(f"zone-observatory: {error}") from None
    for problem in package.problems:
        print(describe(problem, "en"))
    rows = sum(len(frame) for frame in package.tables.values())
    print(f"{len(package.tables)} tables, {rows} rows, {len(package.problems)} problems: {folder}")
    raise SystemExit(1 if package.problems else 0)


if __name__ == "__main__":
    main()
