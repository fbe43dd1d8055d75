"""One folder of curated tables: a data package, opened, checked and kept while it is unchanged."""

import hashlib
import os
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.catalog import compiled
from dashboard.catalog.compact import compact
from dashboard.catalog.compiled import Tables
from dashboard.catalog.reading import limits
from dashboard.catalog.reading.checks import Checked, check_table, empty
from dashboard.catalog.reading.csv_cells import UnreadableError, file_within, parsed
from dashboard.catalog.reading.descriptor import Descriptor, PackageError, Settings, read_descriptor
from dashboard.catalog.reading.foreign_keys import drop_unknown_keys, is_leant_on
from dashboard.catalog.reading.outlines import Outlines, read_outlines
from dashboard.catalog.reading.problems import Code, Problem
from dashboard.catalog.reading.schema import DESCRIPTOR, Schema

FOLDERS = ("", "schemas", "tables", "reforms", "geo")
SUFFIXES = (".yaml", ".csv", ".geojson")
OWN_FOLDERS = ("tables", "reforms")  # what lies there is meant to be read
WORKBOOKS = (".xlsx", ".xls", ".xlsm", ".et", ".ods", ".numbers")
QUIET = ("readme", ".", "~$", "thumbs.db", "desktop.ini")  # begin the names of files of other use
MOST_OPEN = 4  # folders; of each only the latest state is kept
PAUSE = 0.05  # seconds before files that were being saved are read again

Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, eq=False)  # compared by identity, so that it can be a cache key
class Package:
    """A data package in memory. Tables have the schema's columns plus `line`; never change them."""

    root: Path
    title: Mapping[str, str]
    description: Mapping[str, str]  # what the figures rest on and where they end
    created: (
        str  # date of the data version (YYYY-MM-DD): of the descriptor, else of the last saving
    )
    hash: str  # first 8 hex digits of SHA-256 over descriptor, schemas, tables and geometry
    settings: Settings
    schemas: Mapping[str, Schema]
    tables: Mapping[str, pd.DataFrame]
    refused: Mapping[str, pd.DataFrame]  # rows left out, as text, in the columns of `tables`
    outlines: Mapping[str, Outlines]  # level -> what can be drawn of it
    problems: tuple[Problem, ...]  # what is left out
    warnings: tuple[Problem, ...]  # what is shown all the same
    home: Path | None = None  # folder of the compiled package; None where it is small
    kept: dict[Any, Any] = field(default_factory=dict, init=False, repr=False)  # by `remember`

    def listed(self, table: str) -> pd.DataFrame:
        """A table in the order in which it is listed: by its `position`, where it has one."""
        frame = self.tables[table]
        return frame.sort_values("position", kind="stable") if "position" in frame else frame


_opened: dict[Path, tuple[Stamp, Package]] = {}  # the folder used last comes last
_opening = threading.Lock()  # a second reader waits instead of reading the same files


def open_package(root: Path) -> Package:
    """The package in `root`, read again only when one of its files has changed.

    Raises PackageError where there is no folder or no usable descriptor; faults in single tables
    are in `problems` instead, so that the rest can be shown.
    """
    if not root.is_dir():
        raise PackageError("folder_missing", str(root))
    if not (root / DESCRIPTOR).exists():
        raise PackageError("descriptor_missing", str(root / DESCRIPTOR))
    stamp = _stamp(root)
    with _opening:
        found = _opened.pop(root, None)
        # looked at again where it differs: another may have opened it meanwhile
        if not found or (found[0] != stamp and found[0] != _stamp(root)):
            found = _settled(root)
        _opened[root] = found
        while len(_opened) > MOST_OPEN:
            del _opened[next(iter(_opened))]
    return found[1]


def _settled(root: Path) -> tuple[Stamp, Package]:
    """The package once none of its files changed while they were read, with the state of these."""
    for attempt in range(limits.TRIES):
        if attempt:
            time.sleep(PAUSE)
        before = _stamp(root)
        package = _open(root)
        if _stamp(root) == before:
            break
    return before, package


def _stamp(root: Path) -> Stamp:
    """Name, time and size of the files of a package, in order.

    Looked at in every run, hence without Path objects.
    """
    found = []
    for name in FOLDERS:
        try:
            with os.scandir(os.path.join(root, name)) as entries:  # noqa: PTH118
                for entry in entries:
                    if entry.name.endswith(SUFFIXES) or name in OWN_FOLDERS:
                        found.append((entry.path, *_state(entry)))
        except OSError:
            continue  # what is missing is a fault of its table
    return tuple(sorted(found))


def _state(entry: os.DirEntry[str]) -> tuple[int, int]:
    try:
        stat = entry.stat()
    except OSError:  # a link that leads nowhere
        return 0, 0
    return stat.st_mtime_ns, stat.st_size


class _Files:
    """The files of one opening, each read once, and the digest of all that were read."""

    def __init__(self, root: Path) -> None:
        self.root, self.size = root, 0
        self._read: dict[str, bytes] = {}
        self._noted: dict[str, bytes] = {}

    def bytes(self, path: str) -> bytes:
        """Raises UnreadableError or FileNotFoundError."""
        if path in self._noted:
            return self._noted.pop(path)
        self._read[path] = b""  # one that cannot be read counts too
        content = file_within(self.root, self.root / path)
        self._read[path] = hashlib.sha256(content).digest()
        self.size += len(content)
        return content

    def note(self, path: str) -> None:
        """Count a file, whose content is kept until it is asked for."""
        with suppress(UnreadableError, FileNotFoundError):
            self._noted[path] = self.bytes(path)

    def forget(self) -> None:
        """Let go of contents that nobody asked for."""
        self._noted.clear()

    @property
    def digest(self) -> str:
        digest = hashlib.sha256()
        for path in sorted(self._read):
            digest.update(path.encode("utf-8", "surrogateescape") + b"\0" + self._read[path])
        return digest.hexdigest()


def _open(root: Path) -> Package:
    descriptor = read_descriptor(root)
    files = _Files(root)
    for path in (DESCRIPTOR, *descriptor.schema_paths):
        files.note(path)
    schemas = descriptor.schemas
    for name in descriptor.listed:
        files.note(schemas[name].path)
    tables = compiled.tables(files.digest, files.size, lambda: _checked(files, descriptor))
    files.forget()
    problems = [*descriptor.problems, *tables.problems]
    outlines: dict[str, Outlines] = {}
    for level, path in descriptor.settings.geometry.items():
        found, faults = read_outlines(files.bytes, path)
        outlines |= {level: found} if found else {}
        problems += faults
    used = {*descriptor.settings.geometry.values(), *(schema.path for schema in schemas.values())}
    problems += _unused(root, used)
    return Package(
        root=root,
        title=descriptor.title,
        description=descriptor.description,
        created=descriptor.created or _saved(root),
        hash=files.digest[:8],
        settings=descriptor.settings,
        schemas=schemas,
        tables=tables.frames,
        refused=tables.refused,
        outlines=outlines,
        problems=tuple(p for p in problems if not p.is_warning),
        warnings=tuple(p for p in problems if p.is_warning),
        home=tables.home,
    )


def _checked(files: _Files, descriptor: Descriptor) -> Tables:
    """The tables against their schemas and each other."""
    schemas = descriptor.schemas
    checked = {name: _table(files, schema, schemas) for name, schema in schemas.items()
               if name in descriptor.listed}  # fmt: skip
    unread = {name for name, table in checked.items() if _lost(table)}
    unlisted = {name: empty(schema, []) for name, schema in schemas.items() if name not in checked}
    checked |= unlisted
    unread |= set(unlisted)
    problems = [problem for table in checked.values() for problem in table.problems]
    checked, unknown = drop_unknown_keys(checked, tuple(schemas.values()), unread)
    return Tables(
        frames={name: compact(table.frame) for name, table in checked.items()},
        refused={name: table.refused for name, table in checked.items()},
        problems=(*problems, *unknown),
    )


def _saved(root: Path) -> str:
    """The day on which a file of the package was saved last."""
    newest = max((time_ns for _, time_ns, _ in _stamp(root)), default=0)
    return date.fromtimestamp(newest / 1e9).isoformat()


def _lost(table: Checked) -> bool:
    return any(problem.lost == "table" for problem in table.problems)


def _table(files: _Files, schema: Schema, schemas: Mapping[str, Schema]) -> Checked:
    name = schema.table
    try:
        rows = parsed(files.bytes(schema.path))
    except FileNotFoundError:
        return empty(schema, [Problem(Code.FILE_MISSING, name, detail=schema.path, lost="table")])
    except UnreadableError as error:
        detail = error.detail or schema.path
        return empty(schema, [Problem(Code(error.code), name, error.line, detail=detail,
                                      lost="table")])  # fmt: skip
    return check_table(rows, schema, is_leant_on(name, tuple(schemas.values())))


def _unused(root: Path, used: set[str]) -> list[Problem]:
    """What lies among the tables and is read by none."""
    problems = []
    for folder in OWN_FOLDERS:
        try:
            with os.scandir(root / folder) as entries:
                names = sorted(entry.name for entry in entries)
        except OSError:
            continue
        for name in names:
            path = f"{folder}/{name}"
            if path in used or name.lower().startswith(QUIET):
                continue
            code = Code.FILE_WORKBOOK if name.lower().endswith(WORKBOOKS) else Code.FILE_UNUSED
            if not (root / path).is_file():
                code = Code.FILE_NOT_PLAIN
            problems.append(Problem(code, path, detail=path))
    return problems
