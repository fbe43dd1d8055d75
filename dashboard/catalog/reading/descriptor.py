"""The descriptor of a package: its tables and settings, each taken where it can be."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.catalog.addresses import base_address
from dashboard.catalog.reading import limits
from dashboard.catalog.reading.cell_types import typed_cell
from dashboard.catalog.reading.csv_cells import UnreadableError
from dashboard.catalog.reading.problems import Code, Problem
from dashboard.catalog.reading.schema import (
    DESCRIPTOR,
    Schema,
    SchemaError,
    bilingual,
    inside,
    load_yaml,
    read_schema,
    standard,
)
from dashboard.i18n import mark

LEVELS = ("province", "prefecture", "county")
CLAUSES = 30


class PackageError(Exception):
    """The folder cannot be used at all; `reason` is a code, `place` the file or folder.

    detail: a message id with {value} in it, or "".
    """

    def __init__(self, reason: str, place: str, detail: str = "", value: str = "") -> None:
        super().__init__(f"{reason}: {place} {detail.format(value=value)}".strip())
        self.reason, self.place, self.detail, self.value = reason, place, detail, value


@dataclass(frozen=True)
class Settings:
    """What the owner of a package decides about it."""

    province_id: str = ""
    fictional: bool = False
    map_approval: str = ""
    address: str = ""  # where the dashboard is reached, without a slash at its end; "" if not said
    reform_policy_id: str = ""
    clause_count: int = CLAUSES
    geometry: Mapping[str, str] = ()  # type: ignore[assignment]  # level -> path in the package


@dataclass(frozen=True)
class Descriptor:
    """What `datapackage.yaml` says. schemas: of every table, also those it does not name.

    listed: the tables it names.
    """

    title: Mapping[str, str]
    description: Mapping[str, str]
    created: str  # date of the data version (YYYY-MM-DD), "" where it is not said
    settings: Settings
    schemas: Mapping[str, Schema]
    listed: frozenset[str]
    schema_paths: tuple[str, ...]
    problems: tuple[Problem, ...]


def read_descriptor(root: Path) -> Descriptor:
    """The descriptor of the package in `root`. Raises PackageError where there is none to read.

    What is wrong in it costs the setting or the table in which it is.
    """
    path = root / DESCRIPTOR
    try:
        entry = load_yaml(path, root)
        resources = entry.get("resources") if isinstance(entry, Mapping) else None
        if not isinstance(resources, list):
            raise SchemaError(mark("it has no list `resources`"))
        if len(resources) > limits.MOST_RESOURCES:
            raise SchemaError(mark("it has more than {value} tables"), limits.MOST_RESOURCES)
    except FileNotFoundError:
        raise PackageError("descriptor_missing", str(path)) from None
    except UnreadableError:
        raise PackageError("descriptor_invalid", str(path)) from None
    except SchemaError as error:
        raise PackageError("descriptor_invalid", str(path), error.reason, error.value) from error
    schemas, problems = _schemas(root, resources)
    listed = frozenset(schemas)
    for name, schema in standard().items():
        if name not in schemas:
            schemas[name] = schema
            problems.append(Problem(Code.TABLE_UNLISTED, name))
    settings, wrong = _settings(entry.get("observatory"), root)
    created, late = _created(entry.get("created"))
    return Descriptor(
        title=bilingual(entry, "title"), description=bilingual(entry, "description"),
        created=created, settings=settings, schemas=schemas, listed=listed,
        schema_paths=tuple(str(r.get("schema")) for r in resources if isinstance(r, Mapping)),
        problems=(*problems, *wrong, *late),
    )  # fmt: skip


def _schemas(root: Path, resources: list[Any]) -> tuple[dict[str, Schema], list[Problem]]:
    schemas: dict[str, Schema] = {}
    problems = []
    for number, resource in enumerate(resources, 1):
        name = resource.get("name") if isinstance(resource, Mapping) else None
        try:
            if not isinstance(name, str) or not name or name in schemas:
                raise SchemaError(mark("it has no name of its own"))
            inside(root, resource.get("path"))
            schemas[name], fault = read_schema(root, resource)
        except SchemaError as error:
            said = name if isinstance(name, str) and name else str(number)
            problems.append(
                Problem(Code.RESOURCE_WRONG, DESCRIPTOR, column=said, value=error.value,
                        detail=error.reason)
            )  # fmt: skip
            continue
        if fault:
            problems.append(
                Problem(Code.SCHEMA_WRONG, name, value=fault.value, detail=fault.reason)
            )
    # a key that leads to no table cannot be followed
    for name, schema in schemas.items():
        keys = tuple(k for k in schema.foreign_keys if _leads(k.table, k.key, schemas))
        schemas[name] = replace(schema, foreign_keys=keys)
    return schemas, problems


def _leads(table: str, key: str, schemas: Mapping[str, Schema]) -> bool:
    schema = schemas.get(table) or standard().get(table)
    return schema is not None and any(field.name == key for field in schema.fields)


def _created(value: Any) -> tuple[str, list[Problem]]:
    """The day, and what is wrong with it."""
    said = "" if value is None else str(value).strip()
    if not said:
        return "", []
    day = typed_cell(said[:10] if said[10:11] in ("T", " ") else said, "date")
    if not isinstance(day, pd.Timestamp) or not limits.FIRST_DAY <= day <= limits.LAST_DAY:
        return "", [_wrong("created", said, mark("a date such as 2025-01-31"))]
    return f"{day:%Y-%m-%d}", []


def _wrong(key: str, value: Any, wanted: str) -> Problem:
    return Problem(
        Code.SETTING_WRONG, DESCRIPTOR, column=key, value=str(value)[:200], detail=wanted
    )


def _settings(own: Any, root: Path) -> tuple[Settings, list[Problem]]:
    if not isinstance(own, Mapping):
        return Settings(geometry={}), [
            _wrong("observatory", "", mark("a mapping of names to values"))
        ]
    problems: list[Problem] = []

    def text(key: str) -> str:
        value = own.get(key)
        if isinstance(value, str | int | None) and not isinstance(value, bool):
            found = "" if value is None else str(value).strip()
            if len(found) <= limits.LONGEST_NAME:
                return found
        problems.append(_wrong(key, value, mark("a short text")))
        return ""

    address = text("address")
    try:
        address = base_address(address)
    except ValueError:
        problems.append(_wrong("address", address, mark("an address such as https://host")))
        address = ""
    fictional, clauses = own.get("fictional", False), own.get("clause_count", CLAUSES)
    if not isinstance(fictional, bool):
        problems.append(_wrong("fictional", fictional, mark("true or false")))
        fictional = True  # invented figures without their mark would be worse than the reverse
    number = isinstance(clauses, int) and not isinstance(clauses, bool)
    if not number or not 0 <= clauses <= limits.MOST_CLAUSES:
        problems.append(_wrong("clause_count", clauses, mark("a number from 0 to 200")))
        clauses = CLAUSES
    geometry, wrong = _geometry(own.get("geometry") or {}, root)
    return Settings(
        province_id=text("province_id"), fictional=fictional, map_approval=text("map_approval"),
        address=address, reform_policy_id=text("reform_policy_id"), clause_count=clauses,
        geometry=geometry,
    ), problems + wrong  # fmt: skip


def _geometry(own: Any, root: Path) -> tuple[dict[str, str], list[Problem]]:
    if not isinstance(own, Mapping):
        return {}, [_wrong("geometry", own, mark("a mapping of names to values"))]
    found, problems = {}, []
    for level, path in own.items():
        try:
            inside(root, path)
        except SchemaError:
            problems.append(_wrong(f"geometry: {level}", path, mark("a file in the data folder")))
            continue
        if level in LEVELS:
            found[str(level)] = str(path)
    return found, problems
