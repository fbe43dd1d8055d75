"""`zone-observatory serve`: the dashboard on a port of this machine."""

import argparse
import os
import socket
import tomllib
from contextlib import suppress
from typing import Any

from dashboard import resources
from dashboard.commands.options import data_folder, data_option, failed

NOT_STARTED = 3  # exit status; the log says why


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


def _listening(address: str, port: int) -> socket.socket:
    """A socket on the port; ends the program in one clear line where it cannot be had."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    both = family == socket.AF_INET6 and socket.has_dualstack_ipv6()
    try:
        listening = socket.create_server((address, port), family=family, dualstack_ipv6=both)
    except OSError as error:
        reason = (error.strerror or "").partition(" (while")[0]
        failed(
            f"port {port} on {address} cannot be used ({reason}). "
            f"Choose another with --port, e.g. --port {port + 1}."
        )
    # connections inherit it; without it a page of many small messages waits 40 ms for an answer
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def run(options: argparse.Namespace) -> None:
    """Serve until interrupted."""
    folder = data_folder(options)
    server = tomllib.loads(resources.SETTINGS.read_text(encoding="utf-8"))["server"]
    address = options.address or server["address"]
    port = server["port"] if options.port is None else options.port
    listening = _listening(address, port)
    os.environ[resources.DATA_VARIABLE] = str(folder)
    print(f"开发区观察 Zone Observatory: http://{address}:{port}")
    print(f"data: {folder}   (end with Ctrl+C)", flush=True)
    import uvicorn

    from dashboard.server import app

    config = uvicorn.Config(
        app,
        ws="websockets-sansio",
        ws_ping_interval=30,
        ws_ping_timeout=30,
        ws_per_message_deflate=False,  # messages are small; it costs more time than it saves
        log_config=None,  # Streamlit gives uvicorn's messages their form
        log_level="warning",
    )
    running = uvicorn.Server(config)
    with suppress(KeyboardInterrupt):  # the usual end
        running.run(sockets=[listening])
    if not running.started:
        raise SystemExit(NOT_STARTED)
