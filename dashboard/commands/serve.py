"""`zone-observatory serve`: the dashboard on a port of this machine."""

import argparse
import os
import socket
import tomllib
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard import resources
from dashboard.commands.options import data_folder, data_option, failed, in_both, misused

if TYPE_CHECKING:
    from dashboard.network import Access

NO_HOME = "/nonexistent"  # the home of accounts that have none, on Debian
NOT_STARTED = 3  # exit status; the log says why
SHUTDOWN_SECONDS = 10  # for answers on their way; a reader that takes nothing would wait for ever
MESSAGE_BYTES = 2**20  # of a browser's message: its choices and its address, at most some 100 kB


def add(commands: "argparse._SubParsersAction[Any]") -> None:
    """Add the subcommand."""
    parser = commands.add_parser(
        "serve", help="serve the dashboard (the default)",
        description="Serve the dashboard until it is stopped (Ctrl+C).",
    )  # fmt: skip
    parser.add_argument("--port", type=int, default=None, help="port to listen on (default 8501)")
    parser.add_argument("--address", default=None, help="address to listen on (default localhost)")
    data_option(parser)
    parser.add_argument(
        "--base-path", default="", metavar="PATH",
        help="what a proxy leaves in front of every path, e.g. /zones (default: nothing; one that "
        "takes its prefix off needs no setting)",
    )  # fmt: skip
    parser.add_argument(
        "--allow-host", action="append", default=[], metavar="NAME",
        help="a name readers reach it by; may be given several times. localhost, the address "
        "listened on and the host of `address` in datapackage.yaml are always allowed",
    )  # fmt: skip
    parser.add_argument(
        "--allow-frame", action="append", default=[], metavar="ORIGIN",
        help="a site whose pages may show it in a frame, e.g. https://portal.example.org; may be "
        "given several times (default: none)",
    )  # fmt: skip
    parser.set_defaults(run=run)


def _access(options: argparse.Namespace) -> "Access":
    """Who may ask; ends the program in one clear line where an option is not what it should be."""
    from dashboard import network

    def checked(name: str, check: Callable[[str], str], values: Iterable[str]) -> list[str]:
        try:
            return [check(value) for value in values]
        except ValueError as error:
            misused(f"{name}: {error}")

    listened = [options.address] if options.address else []
    return network.Access(
        base_path=checked("--base-path", network.base_path, [options.base_path])[0],
        hosts=frozenset(
            checked("--allow-host", network.host_name, options.allow_host)
            + checked("--address", network.host_name, listened)
        ),
        frames=tuple(checked("--allow-frame", network.frame_origin, options.allow_frame)),
    )


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


def _without_home() -> None:
    """Streamlit asks for the user's home in every request; a service account may have none."""
    try:
        Path.home()
    except RuntimeError:
        os.environ["HOME"] = NO_HOME


def run(options: argparse.Namespace) -> None:
    """Serve until interrupted."""
    _without_home()
    folder = data_folder(options)
    access = _access(options)
    server = tomllib.loads(resources.SETTINGS.read_text(encoding="utf-8"))["server"]
    address = options.address or server["address"]
    port = server["port"] if options.port is None else options.port
    listening = _listening(address, port)
    os.environ[resources.DATA_VARIABLE] = str(folder)
    name = in_both("开发区观察", "Zone Observatory")
    print(f"{name}: http://{address}:{port}{access.base_path}")
    print(f"data: {folder}   (end with Ctrl+C)", flush=True)
    import uvicorn

    from dashboard.network.connections import WAITING, GuardedWebSocket, LimitedConnection
    from dashboard.server import guarded

    config = uvicorn.Config(
        guarded(access),
        http=LimitedConnection,
        backlog=WAITING,
        timeout_graceful_shutdown=SHUTDOWN_SECONDS,
        server_header=False,
        ws=GuardedWebSocket,
        ws_max_size=MESSAGE_BYTES,
        ws_ping_interval=30,
        ws_ping_timeout=30,
        ws_per_message_deflate=False,  # of all messages; GuardedWebSocket packs the large ones
        log_config=None,  # Streamlit gives uvicorn's messages their form
        log_level="warning",
    )
    running = uvicorn.Server(config)
    with suppress(KeyboardInterrupt):  # the usual end
        running.run(sockets=[listening])
    if not running.started:
        raise SystemExit(NOT_STARTED)
