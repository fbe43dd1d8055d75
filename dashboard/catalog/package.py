"""One folder of curated tables: a data package, opened, checked and kept while it is unchanged."""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from dashboard.catalog.addresses import EXAMPLE, base_address
from dashboard.catalog.checks import drop_unknown_keys, read_table
from dashboard.catalog.problems import Code, Problem
from dashboard.catalog.schema import Schema, bilingual, load_yaml, read_schema

# an empty cell of these says something, so the Chinese does not stand in for it
MAY_BE_EMPTY = ("per", "printed")
DESCRIPTOR = "datapackage.yaml"
FOLDERS = ("", "schemas", "tables", "reforms", "geo")
SUFFIXES = (".yaml", ".csv", ".geojson")


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

    def table(self, name: str, language: str) -> pd.DataFrame:
        """A table with a column `x` in `language` for each pair of columns `x_zh`, `x_en`."""
        return _localized(self, name, language)

    def names(self, table: str, language: str) -> dict[str, str]:
        """Primary key -> name in `language`, in the order of the table."""
        return dict(_names(self, table, language))

    def geometry(self, level: str) -> Path | None:
        """The GeoJSON file of the outlines of `level`, or None where the package has none."""
        path = self.root / self.settings.geometry.get(level, "")
        inside = path.resolve().is_relative_to(self.root.resolve())
        return path if inside and path.is_file() else None


@lru_cache(maxsize=256)
def _localized(package: Package, name: str, language: str) -> pd.DataFrame:
    frame = package.tables[name]
    stems = [str(c)[:-3] for c in frame.columns if str(c).endswith("_zh")]
    columns = {}
    for stem in stems:
        chinese, other = frame[f"{stem}_zh"], frame.get(f"{stem}_{language}")
        own = chinese if other is None else other
        columns[stem] = own if stem in MAY_BE_EMPTY else own.where(own != "", chinese)
    ordered = frame.assign(**columns)
    return ordered.sort_values("position", kind="stable") if "position" in frame else ordered


@lru_cache(maxsize=256)
def _names(package: Package, table: str, language: str) -> Mapping[str, str]:
    frame = package.table(table, language)
    key = package.schemas[table].primary_key[0]
    return dict(zip(frame[key], frame["name"], strict=True))


def open_package(root: Path) -> Package:
    """The package in `root`, read again only when one of its files has changed.

    Raises PackageError where there is no folder or no usable descriptor; faults in single tables
    are in `problems` instead, so that the rest can be shown.
    """
    if not root.is_dir():
        raise PackageError("folder_missing", str(root))
    if not (root / DESCRIPTOR).is_file():
        raise PackageError("descriptor_missing", str(root / DESCRIPTOR))
    return _open(root, _stamp(root))


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


def _stamp(root: Path) -> tuple[tuple[str, int, int], ...]:
    found = ((entry.path, entry.stat()) for entry in _files(root))
    return tuple((path, stat.st_mtime_ns, stat.st_size) for path, stat in found)


@lru_cache(maxsize=4)
def _open(root: Path, stamp: tuple[tuple[str, int, int], ...]) -> Package:
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
