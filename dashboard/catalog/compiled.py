"""Large packages, checked once and kept as columnar files in a cache folder.

A folder for each content of a package and each state of the program: what is in it never changes,
so that two processes may make it at once and somebody may delete it at any time. It comes into
being under another name and is renamed when it is whole.
"""

import hashlib
import json
import logging
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from dashboard import resources
from dashboard.catalog import columnar
from dashboard.catalog.fact_store import FactsInFile
from dashboard.catalog.reading.problems import Code, Problem
from dashboard.kept_files import cache_folder

LARGE = 4_000_000  # bytes of tables: less is checked again as fast as it is read back
IN_MEMORY = 500_000  # facts: a question to so many in memory is faster than one to a file
FACTS_ORDER = ("indicator_id", "subject_id", "period_end")  # what most questions name
FOLDER = "package-"  # begins the names of our folders: the cache has cut fonts too
WHOLE = "tables.json"  # written last: a folder without it is none
MOST_BYTES = 4_000_000_000  # of all folders; the one used longest ago goes first ...
IN_USE = 86_400  # ... but none that was opened so many seconds ago: another may be serving it
UNREADABLE = (OSError, ValueError, KeyError, TypeError, pa.ArrowException)

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Tables:
    """The tables of a package, checked. refused: rows left out, as text; home: where they are kept,
    None where they are only in memory."""

    frames: Mapping[str, pd.DataFrame]
    refused: Mapping[str, pd.DataFrame]
    problems: tuple[Problem, ...]
    home: Path | None = None


def tables(content: str, size: int, make: Callable[[], Tables]) -> Tables:
    """The tables of a package with this content; made and kept where they are not.

    content: a digest of everything they are made from; size: its bytes. A cache that cannot be
    read or written costs time and nothing else; it is logged.
    """
    if size < LARGE:
        return make()
    try:
        home = cache_folder() / f"{FOLDER}{_program()[:16]}-{content[:32]}"
    except OSError as error:
        _log.warning("the package could not be compiled (%s)", error)
        return make()
    found = _read(home, make)
    if found:
        return found
    made = make()
    try:
        _write(made, home)
    except (OSError, pa.ArrowException) as error:
        _log.warning("the package could not be compiled to %s (%s)", home, error)
        return made
    _prune(home)
    return _read(home, make) or made


def is_large(frames: Mapping[str, pd.DataFrame]) -> bool:
    """Whether the observations of a package are too many to be held in memory."""
    return isinstance(frames, _Frames) and frames.length("observations") > IN_MEMORY


def frame(home: Path | None, name: str, make: Callable[[], pd.DataFrame]) -> pd.DataFrame:
    """What is made of the tables of a package; kept beside them, where these are kept."""
    if home is None:
        return make()
    path = home / f"{name}.parquet"
    try:
        return columnar.read(path)
    except FileNotFoundError:
        pass
    except UNREADABLE as error:
        _log.warning("%s cannot be read (%s) and is made again", path, error)
    made = make()
    try:
        _write_frame(made, path)
    except UNREADABLE as error:
        _log.warning("%s could not be written (%s)", path, error)
    return made


def facts_in_file(home: Path | None, make: Callable[[], pd.DataFrame]) -> FactsInFile:
    """The facts of a large package, made where they are not kept. Raises OSError."""
    assert home, "a large package is compiled"
    path = home / "facts.parquet"

    def written() -> None:
        _write_frame(make(), path)

    try:
        columnar.schema(path)
    except UNREADABLE:
        written()
    return FactsInFile(path, written)


def _write_frame(rows: pd.DataFrame, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    columnar.written(rows, path, FACTS_ORDER)


class _Frames(Mapping[str, pd.DataFrame]):
    """Frames of a folder, each read when it is first asked for.

    again: makes what cannot be read any more.
    """

    def __init__(
        self, home: Path, names: Mapping[str, str], again: Callable[[], Mapping[str, pd.DataFrame]]
    ) -> None:
        self._home, self._names, self._again = home, names, again
        self._read: dict[str, pd.DataFrame] = {}
        self._reading = threading.Lock()

    def __getitem__(self, name: str) -> pd.DataFrame:
        file = self._names[name]
        with self._reading:
            if name not in self._read:
                try:
                    self._read[name] = columnar.read(self._home / file)
                except UNREADABLE as error:
                    _log.warning("%s cannot be read (%s): all are made again", file, error)
                    self._read |= {n: self._read.get(n, f) for n, f in self._again().items()}
            return self._read[name]

    def length(self, name: str) -> int:
        """The number of rows of a frame, without reading it."""
        try:
            return columnar.length(self._home / self._names[name])
        except UNREADABLE:
            return len(self[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _read(home: Path, make: Callable[[], Tables]) -> Tables | None:
    try:
        known = json.loads((home / WHOLE).read_text("utf-8"))
        problems = tuple(_problem(entry) for entry in known["problems"])
        frames, refused = known["frames"], known["refused"]
        with suppress(OSError):  # of another user, say: it may go too early then
            os.utime(home / WHOLE)
    except FileNotFoundError:
        return None
    except UNREADABLE as error:
        _log.warning("%s cannot be read (%s) and is made again", home, error)
        return None
    return Tables(
        _Frames(home, frames, lambda: make().frames),
        _Frames(home, refused, lambda: make().refused),
        problems,
        home,
    )


def _problem(entry: dict[str, Any]) -> Problem:
    return Problem(**{**entry, "code": Code(entry["code"]), "lines": tuple(entry["lines"])})


def _write(made: Tables, home: Path) -> None:
    part = Path(tempfile.mkdtemp(dir=home.parent, prefix=FOLDER, suffix=".part"))
    try:
        known: dict[str, Any] = {"frames": {}, "refused": {}}
        for sort, frames in (("frames", made.frames), ("refused", made.refused)):
            for number, (name, frame) in enumerate(frames.items()):
                known[sort][name] = f"{sort}.{number}.parquet"  # a table may have any name
                columnar.written(frame, part / known[sort][name])
        known["problems"] = [asdict(problem) for problem in made.problems]
        (part / WHOLE).write_text(json.dumps(known, ensure_ascii=False), "utf-8")
        if not (home / WHOLE).exists():  # else another process was faster
            shutil.rmtree(home, ignore_errors=True)
            with suppress(FileExistsError):
                part.rename(home)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _prune(kept: Path) -> None:
    """Delete what was used longest ago, until the folders are within their bounds."""
    now, found = time.time(), []
    for home in kept.parent.glob(f"{FOLDER}*"):
        if home == kept:
            continue
        with suppress(OSError):  # another process may delete the same
            whole = home / WHOLE
            used = (whole if whole.exists() else home).stat().st_mtime
            found.append((used, home, sum(file.stat().st_size for file in home.iterdir())))
    held = sum(size for _, _, size in found)
    for used, home, size in sorted(found):
        unfinished = home.suffix == ".part"
        if now - used > IN_USE and (unfinished or held > MOST_BYTES):
            shutil.rmtree(home, ignore_errors=True)
            held -= size


@cache
def _program() -> str:
    """A digest of everything in the program that can change what is made of the same content."""
    digest = hashlib.sha256()
    code = Path(__file__).parents[2]
    folders = (code / "dashboard", code / "components", resources.LOCALES, resources.DATA)
    files = {
        file for folder in folders for kind in ("*.py", "*.po", "schemas/*.yaml", "units.csv")
        for file in folder.rglob(kind)
    }  # fmt: skip
    for file in sorted(files):
        digest.update(file.as_posix().encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
