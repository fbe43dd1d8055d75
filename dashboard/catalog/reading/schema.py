"""Frictionless Table Schemas, as far as a data package uses them, and the schemas of the program.

The columns that the program knows keep the type, limits and keys that it knows, whatever an
owner's schema says of them: an owner words their titles and adds columns and tables.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path, PurePath
from typing import Any

import yaml

from dashboard import resources
from dashboard.catalog.reading import limits
from dashboard.catalog.reading.cell_types import TYPES
from dashboard.catalog.reading.csv_cells import UnreadableError, decoded, file_within
from dashboard.i18n import mark

DESCRIPTOR = "datapackage.yaml"
LEADING = re.compile(r"^[\s\-?:]+", re.MULTILINE)  # each level of blocks takes one sign at least
BRACKETS = re.compile(r"[\[\]{}]")
ANCHOR = re.compile(r"(^|[\s\[{,])[&*]\w", re.MULTILINE)


@dataclass(frozen=True)
class Field:
    """One column: name, type (of TYPES), titles and limits."""

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


class SchemaError(ValueError):
    """A schema or descriptor is not one. reason: a message id with {value} in it."""

    def __init__(self, reason: str, value: object = "") -> None:
        self.reason, self.value = reason, str(value)
        super().__init__(reason.format(value=value))


def bilingual(entry: Mapping[str, Any], key: str) -> dict[str, str]:
    """The Chinese and English text of `key` and `key_en`; the Chinese stands in for no English."""
    chinese = _text(entry.get(key))
    return {"zh": chinese, "en": _text(entry.get(f"{key}_en")) or chinese}


def _text(value: Any) -> str:
    return "" if value is None or isinstance(value, list | dict) else str(value)


def load_yaml(path: Path, root: Path) -> Any:
    """The content of a YAML file: mappings, lists, texts, numbers; no objects are built from it.

    Raises UnreadableError or FileNotFoundError where it cannot be read, SchemaError where it is no
    YAML, is nested beyond the limits or has anchors, which may stand for more than can be held.
    """
    text = decoded(file_within(root, path))
    deep = max((len(found.rstrip("\n")) for found in LEADING.findall(text)), default=0)
    level, deepest = 0, 0
    for bracket in BRACKETS.findall(text):
        level += 1 if bracket in "[{" else -1
        deepest = max(deepest, level)
    # a level of indentation is two blanks or more in every package seen, one at the least
    if deepest > limits.DEEPEST or deep > 2 * limits.DEEPEST:
        raise SchemaError(mark("it is nested in more than {value} levels"), limits.DEEPEST)
    return _parsed(text)


@lru_cache(limits.MOST_RESOURCES)  # most packages have the schemas of the program, to the letter
def _parsed(text: str) -> Any:
    """What a YAML text says; not to be changed."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C loader is ten times as fast
    try:
        if ANCHOR.search(text) and any(
            isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=loader)
        ):
            raise SchemaError(mark("it has anchors (& and *): write the values out instead"))
        return yaml.load(text, Loader=loader)  # noqa: S506 - a safe loader
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise SchemaError(mark("line {value} is not YAML"), line) from None
    except (yaml.YAMLError, ValueError, RecursionError):
        raise SchemaError(mark("it is not YAML")) from None


def read_schema(root: Path, resource: Mapping[str, Any]) -> tuple[Schema, SchemaError | None]:
    """The schema of one resource of a data package that lies in `root`, and what is wrong with it.

    Tables of the program have its fields, whatever is wrong; of others nothing can be read then:
    raises SchemaError.
    """
    name, path = resource["name"], resource["path"]
    known = standard().get(name)
    fault: SchemaError | None = None
    own = None
    try:
        own = _schema(name, path, resource, load_yaml(inside(root, resource.get("schema")), root))
    except (FileNotFoundError, UnreadableError):
        fault = SchemaError(mark("the file {value} cannot be read"), resource.get("schema"))
    except SchemaError as error:
        fault = error
    if known is None:
        if own is None:
            raise fault or SchemaError("")
        return own, None
    if own is None:
        return replace(known, path=path), fault
    given = {field.name: field for field in own.fields}
    fields = [
        replace(
            field, title=_worded(given, field, "title"),
            description=_worded(given, field, "description"),
        )
        for field in known.fields
    ]  # fmt: skip
    names = {field.name for field in fields}
    fields += [field for field in own.fields if field.name not in names]
    title = own.title if own.title["zh"] else known.title
    return replace(known, path=path, title=title, fields=tuple(fields)), fault


def _worded(given: Mapping[str, Field], field: Field, what: str) -> Mapping[str, str]:
    own: Mapping[str, str] = getattr(given.get(field.name, field), what)
    usual: Mapping[str, str] = getattr(field, what)
    return own if own["zh"] else usual


def inside(root: Path, path: Any) -> Path:
    """A path of a descriptor within its folder. Raises SchemaError where it is none.

    Links that lead out of it are not seen here: `file_within` refuses them.
    """
    if not isinstance(path, str) or not path or "\0" in path:
        raise SchemaError(mark("“{value}” is not the path of a file"), path)
    if PurePath(path).is_absolute() or ".." in PurePath(path).parts:
        raise SchemaError(mark("{value} leads out of the data folder"), path)
    return root / path


@cache
def standard() -> Mapping[str, Schema]:
    """The tables that the program knows: those of the package that comes with it."""
    entry = load_yaml(resources.DATA / DESCRIPTOR, resources.DATA)
    return {
        r["name"]: _schema(r["name"], r["path"], r, _known(r["schema"])) for r in entry["resources"]
    }


def _known(path: str) -> Any:
    return load_yaml(resources.DATA / path, resources.DATA)


def _schema(name: str, path: str, resource: Mapping[str, Any], entry: Any) -> Schema:
    fields = [_field(field) for field in _mappings(entry, "fields")]
    names = [field.name for field in fields]
    if not fields or len(fields) > limits.MOST_FIELDS or len(set(names)) < len(names):
        raise SchemaError(mark("`fields` is empty, too long or names a column twice"))
    primary = entry.get("primaryKey") or ()
    primary = (primary,) if isinstance(primary, str) else primary
    keys = tuple(_foreign_key(key, name) for key in _mappings(entry, "foreignKeys"))
    columns = [*primary, *(key.column for key in keys)] if isinstance(primary, Iterable) else [None]
    if any(column not in names for column in columns):
        raise SchemaError(mark("a key names a column that is not in `fields`"))
    return Schema(name, path, bilingual(resource, "title"), tuple(fields), tuple(primary), keys)


def _mappings(entry: Any, key: str) -> Sequence[Mapping[str, Any]]:
    """The mappings of a list under a key, none where there is none. Raises SchemaError."""
    if not isinstance(entry, Mapping):
        raise SchemaError(mark("it is not a mapping of names to values"))
    found = entry.get(key) or []
    if not isinstance(found, list) or not all(isinstance(item, Mapping) for item in found):
        raise SchemaError(mark("`{value}` is not a list of mappings"), key)
    return found


def _field(entry: Mapping[str, Any]) -> Field:
    name, allowed = entry.get("name"), entry.get("constraints") or {}
    if not isinstance(name, str) or not name or name == "line":
        raise SchemaError(mark("a field has no name of its own"))
    if not isinstance(allowed, Mapping) or not isinstance(allowed.get("enum") or [], list):
        raise SchemaError(mark("the constraints of “{value}” are not a mapping"), name)
    kind = "partial_date" if entry.get("partialDate") else entry.get("type", "string")
    pattern = _text(allowed.get("pattern"))
    try:
        re.compile(pattern)
    except re.error:
        raise SchemaError(mark("the pattern of “{value}” is not one"), name) from None
    return Field(
        name=name,
        type=kind if kind in TYPES else "string",
        title={language: text or name for language, text in bilingual(entry, "title").items()},
        description=bilingual(entry, "description"),
        required=allowed.get("required") is True,
        unique=allowed.get("unique") is True,
        enum=tuple(str(value) for value in allowed.get("enum") or ()),
        minimum=_limit(allowed, "minimum", name),
        maximum=_limit(allowed, "maximum", name),
        pattern="" if kind == "partial_date" else pattern,
    )


def _limit(allowed: Mapping[str, Any], key: str, name: str) -> float | None:
    value = allowed.get(key)
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value
    raise SchemaError(mark("a limit of “{value}” is not a number"), name)


def _foreign_key(entry: Mapping[str, Any], table: str) -> ForeignKey:
    """Raises SchemaError."""
    own: Any = entry.get("fields")
    reference: Any = entry.get("reference")
    try:
        other = reference["fields"]
        column, key = (
            (own if isinstance(own, str) else own[0]),
            (other if isinstance(other, str) else other[0]),
        )
        return ForeignKey(str(column), str(reference.get("resource") or table), str(key))
    except (TypeError, KeyError, IndexError, AttributeError):
        raise SchemaError(mark("a foreign key has no fields or no reference")) from None
