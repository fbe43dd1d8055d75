"""The subcommand `demo`: write the invented province into a folder."""

import argparse
from pathlib import Path
from typing import Any

from dashboard.commands.options import in_both

MOST_ZONES, LEAST_YEARS, MOST_YEARS = 300, 2, 40


def add(commands: Any) -> None:
    """Add the subcommand to those of the command."""
    parser = commands.add_parser(
        "demo", help="write a data package of a fictional province",
        description="Write a data package of a fictional province, marked so on every picture.",
    )  # fmt: skip
    parser.add_argument("--zones", type=_between(1, MOST_ZONES), default=100, metavar="N",
                        help=f"number of zones, 1 to {MOST_ZONES} (default 100)")  # fmt: skip
    years = _between(LEAST_YEARS, MOST_YEARS)
    parser.add_argument("--years", type=years, default=10, metavar="N",
                        help=f"years, {LEAST_YEARS} to {MOST_YEARS} (default 10)")  # fmt: skip
    parser.add_argument("--seed", type=int, default=7, metavar="N",
                        help="the same seed gives the same bytes (default 7)")  # fmt: skip
    parser.add_argument("--out", type=Path, required=True, metavar="DIR",
                        help="folder to write; empty, or an earlier demo")  # fmt: skip
    parser.set_defaults(run=run)


def _between(least: int, most: int) -> Any:
    def number(text: str) -> int:
        if not text.isdecimal() or not least <= int(text) <= most:
            raise argparse.ArgumentTypeError(f"{text} is not a number from {least} to {most}")
        return int(text)

    return number


def run(options: argparse.Namespace) -> None:
    """Write the package and say how to see it."""
    from dashboard.demo import fictional_package

    out: Path = options.out
    if not fictional_package.replaceable(out):
        raise SystemExit(
            f"zone-observatory: {out} is not empty and holds no demo; nothing was written. "
            "Name another folder with --out DIR."
        )
    try:
        fictional_package.write(options.zones, options.years, options.seed, out)
    except OSError as error:
        raise SystemExit(
            f"zone-observatory: {out} cannot be written ({error.strerror}). "
            "Name another folder with --out DIR."
        ) from None
    print(f"{in_both('虚构数据', 'fictional data')}: {out}\nzone-observatory serve --data {out}")
