"""What must hold of a spoiled package, and a long run: `python -m tests.fuzz.spoiled 10000`."""

import csv
import io
import random
import shutil
import sys
import tempfile
import threading
import time
import traceback
from collections import Counter
from contextlib import suppress
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import cast

import pandas as pd

from components.theme import Language, Look
from dashboard import catalog
from dashboard.catalog import Edition, Package, PackageError
from dashboard.catalog.reading.fault_words import messages
from dashboard.demo import fictional_package
from dashboard.exports.batch.plans import export_bytes
from dashboard.exports.view_export import NothingToDrawError, export
from dashboard.views import VIEWS
from tests.fuzz.spoiling import spoil

LONGEST = 30.0  # seconds of the processor for one package, which takes up to 6: more is a hang
FAULTS = (1, 1, 2, 4)  # so many at once
WIDE = str.maketrans("０１２３４５６７８９＋－．，％−", "0123456789+-.,%-")


def pattern(folder: Path) -> Path:
    """A small fictional package to spoil."""
    fictional_package.write(3, 3, 11, folder)
    return folder


def survives(package: Path, folder: Path, seed: int, draw: str = "") -> str:
    """Spoil a copy of the package and use it; what is wrong with the program, "" for nothing.

    draw: the language in which every view is drawn too.
    """
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(package, folder)
    chance = random.Random(seed)
    done = [_spoiled(folder, chance) for _ in range(chance.choice(FAULTS))]
    began = time.process_time()
    try:
        wrong = _used(folder, draw)
    except Exception as error:  # noqa: BLE001 - the very thing that is looked for
        frames = traceback.extract_tb(error.__traceback__)
        own = [
            f"{Path(f.filename).name}:{f.lineno}"
            for f in frames
            if "site-packages" not in f.filename
        ]
        wrong = f"{' '.join(own[-3:])} {type(error).__name__}: {error}"
    spent = time.process_time() - began
    if spent > LONGEST:
        wrong += f" took {spent:.1f} s"
    return f"seed {seed}, {'; '.join(done)}: {wrong}" if wrong else ""


def _spoiled(folder: Path, chance: random.Random) -> str:
    with suppress(Exception):  # the file was spoiled before and cannot be read here
        return spoil(folder, chance)
    return "nothing"


def _used(folder: Path, draw: str) -> str:
    try:
        package = catalog.open_package(folder)
    except PackageError as error:
        return "" if error.reason.startswith("descriptor") else str(error)
    except RecursionError as error:
        return str(error)
    wrong = _invented(package, folder)
    for language in ("zh", "en"):
        edition = Edition.of(package, language)
        for problems in (package.problems, package.warnings):
            messages(problems, edition.schemas, edition.t, language)
    if draw:
        draw_all(Edition.of(package, draw))
    return wrong


def draw_all(edition: Edition) -> None:
    """Every view as its page opens it: drawn, and written as CSV."""
    look = Look("light", cast(Language, edition.language))
    for view in VIEWS.values():
        try:
            found = export(view, edition, look, {}, strict=False, as_table=True)
        except NothingToDrawError:
            continue
        for panel in found.panels:
            export_bytes(panel, found.context, "csv")


def _invented(package: Package, folder: Path) -> str:
    """A number that is shown and does not stand in the file."""
    path = folder / package.schemas["observations"].path
    frame = package.tables["observations"]
    try:
        text = path.read_bytes().decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline="")))
        head = [cell.strip().casefold() for cell in rows[0]]
        at = head.index("value")
    except (OSError, UnicodeError, csv.Error, ValueError, IndexError):
        return ""
    for line, value in zip(frame["line"], frame["value"], strict=True):
        if line - 1 >= len(rows) or at >= len(rows[line - 1]):
            return f"row {line} is not in the file"
        cell = rows[line - 1][at].strip().translate(WIDE).removesuffix("%").replace(",", "")
        with suppress(InvalidOperation):
            if float(Decimal(cell)) == value:
                continue
        if pd.notna(value):
            return f"row {line}: {value!r} is shown for {rows[line - 1][at]!r}"
    return ""


def main() -> None:
    """Spoil as many packages as the command says and print what does not survive."""
    count, first = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0
    every = int(sys.argv[3]) if len(sys.argv) > 3 else 10  # drawn; opening is tried with all
    kinds: Counter[str] = Counter()
    slowest = 0.0
    with tempfile.TemporaryDirectory() as near:
        source, folder = pattern(Path(near) / "package"), Path(near) / "spoiled"
        for seed in range(first, first + count):
            began = time.process_time()
            language = "" if seed % every else ("zh", "en")[seed // every % 2]
            wrong = survives(source, folder, seed, language)
            slowest = max(slowest, time.process_time() - began)
            if wrong:
                last = wrong.strip().splitlines()[-1]
                kinds[last[:100]] += 1
                if kinds[last[:100]] <= 2:
                    print(wrong, flush=True)
    print(f"{count} packages, {sum(kinds.values())} not survived, slowest {slowest:.1f} s")
    for kind, number in kinds.most_common():
        print(f"{number:5} {kind}")
    assert threading.active_count() < 50


if __name__ == "__main__":
    main()
