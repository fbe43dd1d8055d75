"""One folder of curated tables: a data package, opened, checked and kept while it is unchanged."""

import hashlib
import os
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from dashboard.catalog.addresses import EXAMPLE, base_address
from dashboard.catalog.checks import drop_unknown_keys, read_table
from dashboard.catalog.problems import Code, Problem
from dashboard.catalog.schema import Schema, bilingual, load_yaml, read_schema

DESCRIPTOR = "datapackage.yaml"
FOLDERS = ("", "schemas", "tables", "reforms", "geo")
SUFFIXES = (".yaml", ".csv", ".geojson")
MOST_OPEN = 4  # folders; of each only the latest state is kept

Stamp = tuple[tuple[str, int, int], ...]


class PackageError(Exception):
    """The folder cannot be used at all; `reason` is a code, `place` the file or folder."""

    def __init__(self, reason: str, place: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {place} {detail}".strip())
        self.reason, self.place, self.detail = reason, place, detail


@dataclass(frozen=True)
class Settings:
    """What the owner of a package decides about it."""

    province_id: str
    fictional: bool
    map_approval: str
    address: str  # where the dashboard is reached, without a slash at its end; "" if not said
    reform_policy_id: str
    clause_count: int
    geometry: Mapping[str, str]  # province, prefecture, county -> path in the package


@dataclass(frozen=True, eq=False)  # compared by identity, so that it can be a cache key
class Package:
    """A data package in memory. Tables have the schema's columns plus `line`; never change them."""

    root: Path
    title: Mapping[str, str]
    description: Mapping[str, str]  # what the figures rest on and where they end
    created: str  # date of the data version (YYYY-MM-DD), as the descriptor states it
    hash: str  # first 8 hex digits of SHA-256 over descriptor, schemas, tables and geometry
    settings: Settings
    schemas: Mapping[str, Schema]
    tables: Mapping[str, pd.DataFrame]
    problems: tuple[Problem, ...]
    kept: dict[Any, Any] = field(default_factory=dict, init=False, repr=False)  # by `remember`

    def geometry(self, level: str) -> Path | None:
        """The GeoJSON file of the outlines of `level`, or None where the package has none."""
        path = self.root / self.settings.geometry.get(level, "")
        inside = path.resolve().is_relative_to(self.root.resolve())
        return path if inside and path.is_file() else None


_opened: dict[Path, tuple[Stamp, Package]] = {}  # the folder used last comes last
_opening = threading.Lock()  # a second reader waits instead of reading the same files


def open_package(root: Path) -> Package:
    """The package in `root`, read again only when one of its files has changed.

    Raises PackageError where there is no folder or no usable descriptor; faults in single tables
    are in `problems` instead, so that the rest can be shown.
    """
    if not root.is_dir():
        raise PackageError("folder_missing", str(root))
    if not (root / DESCRIPTOR).is_file():
        raise PackageError("descriptor_missing", str(root / DESCRIPTOR))
    stamp = _stamp(root)
    with _opening:
        found = _opened.pop(root, None)
        if not found or found[0] != stamp:
            found = stamp, _open(root)
        _opened[root] = found
        while len(_opened) > MOST_OPEN:
            del _opened[next(iter(_opened))]
    return found[1]


def _files(root: Path) -> list[os.DirEntry[str]]:
    """The files of a package, in order. Looked at in every run, hence without Path objects."""
    found = []
    for name in FOLDERS:
        try:
            with os.scandir(os.path.join(root, name)) as entries:  # noqa: PTH118
                found += [entry for entry in entries if entry.name.endswith(SUFFIXES)]
        except FileNotFoundError:
            continue  # what is missing is a fault of its table
    return sorted(found, key=lambda entry: entry.path)


def _stamp(root: Path) -> Stamp:
    found = ((entry.path, entry.stat()) for entry in _files(root))
    return tuple((path, stat.st_mtime_ns, stat.st_size) for path, stat in found)


def _open(root: Path) -> Package:
    try:
        entry = load_yaml(root / DESCRIPTOR)
        settings = _settings(entry)
        schemas = {r["name"]: read_schema(root, r) for r in entry["resources"]}
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
        detail = f"{type(error).__name__}: {error}"
        raise PackageError("descriptor_invalid", str(root / DESCRIPTOR), detail) from error
    read = {name: read_table(root, schema) for name, schema in schemas.items()}
    problems = [problem for _, found in read.values() for problem in found]
    tables, unknown = drop_unknown_keys({n: frame for n, (frame, _) in read.items()}, schemas)
    problems += unknown + _missing_geometry(root, settings) + _wrong_address(entry)
    digest = hashlib.sha256()
    for entry_of_file in _files(root):
        digest.update(Path(entry_of_file.path).read_bytes())
    return Package(
        root=root,
        title=bilingual(entry, "title"),
        description=bilingual(entry, "description"),
        created=str(entry.get("created", ""))[:10],
        hash=digest.hexdigest()[:8],
        settings=settings,
        schemas=schemas,
        tables=tables,
        problems=tuple(problems),
    )


def _missing_geometry(root: Path, settings: Settings) -> list[Problem]:
    missing = [path for path in settings.geometry.values() if not (root / path).is_file()]
    return [Problem(Code.GEOMETRY_MISSING, "geometry", detail=path) for path in missing]


def _address(own: Mapping[str, Any]) -> str:
    try:
        return base_address(str(own.get("address") or ""))
    except ValueError:
        return ""  # a fault of the package, which does without


def _wrong_address(entry: Mapping[str, Any]) -> list[Problem]:
    given = str(entry["observatory"].get("address") or "").strip()
    if not given or _address(entry["observatory"]):
        return []
    return [Problem(Code.CELL_VALUE, DESCRIPTOR, column="address", value=given, detail=EXAMPLE)]


def _settings(entry: Mapping[str, Any]) -> Settings:
    own = entry["observatory"]
    return Settings(
        province_id=str(own["province_id"]),
        fictional=bool(own.get("fictional", False)),
        map_approval=str(own.get("map_approval") or ""),
        address=_address(own),
        reform_policy_id=str(own.get("reform_policy_id") or ""),
        clause_count=int(own.get("clause_count", 30)),
        geometry={str(k): str(v) for k, v in (own.get("geometry") or {}).items()},
    )
