"""The command `zone-observatory`."""

import io
import sys

OLDEST_PYTHON = (3, 11)
UNSHOWN = "backslashreplace"  # what a terminal cannot show is not lost, and ends no command


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
from dashboard.commands import brief, check, data, demo, export, serve
from dashboard.commands.options import PROGRAM, Parser, in_both

__all__ = ["main"]


def main(arguments: list[str] | None = None) -> None:
    """Entry point; `serve` is the default subcommand."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # not where another program took its place
            stream.reconfigure(errors=UNSHOWN)
    words = sys.argv[1:] if arguments is None else arguments
    if not words or (words[0].startswith("-") and words[0] not in {"-h", "--help"}):
        words = ["serve", *words]
    options = _parser().parse_args(words)
    options.run(options)


def _parser() -> Parser:
    name = in_both("开发区观察", "Zone Observatory")
    parser = Parser(prog=PROGRAM, description=f"{name}: a dashboard on development zones.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in (serve, check, export, brief, demo, data):
        command.add(commands)
    return parser


if __name__ == "__main__":
    main()
