"""Frictionless Table Schemas, as far as a data package uses them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True)
class Field:
    """One column: name, type (string, number, integer, boolean, date), titles and limits."""

    name: str
    type: str
    title: Mapping[str, str]
    description: Mapping[str, str]
    required: bool = False
    unique: bool = False
    enum: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    pattern: str = ""


@dataclass(frozen=True)
class ForeignKey:
    """`column` holds keys of `key` in table `table`."""

    column: str
    table: str
    key: str


@dataclass(frozen=True)
class Schema:
    """One table: its fields in order, its primary key and its foreign keys."""

    table: str
    path: str
    title: Mapping[str, str]
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]


def bilingual(entry: Mapping[str, Any], key: str) -> dict[str, str]:
    """The Chinese and English text of `key` and `key_en`; the Chinese stands in for no English."""
    chinese = str(entry.get(key, ""))
    return {"zh": chinese, "en": str(entry.get(f"{key}_en", chinese))}


def _field(entry: Mapping[str, Any]) -> Field:
    limits = entry.get("constraints", {})
    return Field(
        name=entry["name"],
        type=entry.get("type", "string"),
        title=bilingual(entry, "title"),
        description=bilingual(entry, "description"),
        required=bool(limits.get("required", False)),
        unique=bool(limits.get("unique", False)),
        enum=tuple(str(value) for value in limits.get("enum", ())),
        minimum=limits.get("minimum"),
        maximum=limits.get("maximum"),
        pattern=limits.get("pattern", ""),
    )


def read_schema(root: Path, resource: Mapping[str, Any]) -> Schema:
    """The schema of one resource of a data package that lies in `root`.

    Raises OSError, yaml.YAMLError or KeyError where the file is missing or not a schema.
    """
    entry = load_yaml(root / resource["schema"])
    name = resource["name"]
    keys = tuple(
        ForeignKey(k["fields"][0], k["reference"]["resource"] or name, k["reference"]["fields"][0])
        for k in entry.get("foreignKeys", ())
    )
    return Schema(
        table=name,
        path=resource["path"],
        title=bilingual(resource, "title"),
        fields=tuple(_field(field) for field in entry["fields"]),
        primary_key=tuple(entry.get("primaryKey", ())),
        foreign_keys=keys,
    )


def load_yaml(path: Path) -> Any:
    """The content of a YAML file. Safe loader: no objects are built from the file."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C loader is ten times as fast
    return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506
