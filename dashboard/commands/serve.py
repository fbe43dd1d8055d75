"""`zone-observatory serve`: the dashboard on a port of this machine."""

import argparse
import os
import socket
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from dashboard import resources
from dashboard.commands.options import data_folder, data_option, failed


def add(commands: "argparse._SubParsersAction[Any]") -> None:
    """Add the subcommand."""
    parser = commands.add_parser(
        "serve", help="serve the dashboard (the default)",
        description="Serve the dashboard until it is stopped (Ctrl+C).",
    )  # fmt: skip
    parser.add_argument("--port", type=int, default=None, help="port to listen on (default 8501)")
    parser.add_argument("--address", default=None, help="address to listen on (default localhost)")
    data_option(parser)
    parser.set_defaults(run=run)


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
            failed(
                f"port {port} on {address} cannot be used ({error.strerror}). "
                f"Choose another with --port, e.g. --port {port + 1}."
            )


def run(options: argparse.Namespace) -> None:
    """Serve until interrupted."""
    folder = data_folder(options)
    config = dict(settings(tomllib.loads(resources.SETTINGS.read_text(encoding="utf-8"))))
    config["server.port"] = config["server.port"] if options.port is None else options.port
    config["server.address"] = options.address or config["server.address"]
    _require_free(config["server.address"], config["server.port"])
    os.environ[resources.DATA_VARIABLE] = str(folder)
    print(f"开发区观察 Zone Observatory: http://{config['server.address']}:{config['server.port']}")
    print(f"data: {folder}   (end with Ctrl+C)", flush=True)
    from dashboard.server import app

    app.run(config=config)
