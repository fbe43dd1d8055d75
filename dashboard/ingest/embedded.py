"""The embedded package as the pattern of another: what that takes, and its folder as written.

It takes the schemas, and tables that hold no fact: units, topics, levels, types, classes,
industries and indicators; rows that name anything real are left out.
"""

import csv
import io
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from dashboard import resources

DESCRIPTOR = "datapackage.yaml"
SHARED = ("units", "topics", "levels", "types", "classes", "industries", "indicators")
NAMES = ("name_zh", "name_en")
SHORTEST_NAME = 2  # characters; of one, every text would hold it
OF_ONE_FIRM = "hongtutong_"  # indicators of a real company

Row = dict[str, str]
Resource = dict[str, Any]


def descriptor() -> dict[str, Any]:
    """The descriptor of the embedded package."""
    content = (resources.DATA / DESCRIPTOR).read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(content)
    return loaded


def columns(resource: Resource) -> list[str]:
    """Column names of a table in the order of its schema."""
    content = (resources.DATA / resource["schema"]).read_text(encoding="utf-8")
    return [field["name"] for field in yaml.safe_load(content)["fields"]]


def table(name: str) -> list[Row]:
    """A table of the embedded package as text."""
    paths = {resource["name"]: resource["path"] for resource in descriptor()["resources"]}
    return _read(resources.DATA / paths[name])


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def real_names() -> set[str]:
    """Every name of a place, zone, cluster, project or firm of the embedded package."""
    names = {row[column] for row in table("subjects") for column in NAMES}
    names |= {row[f"short_{language}"] for row in table("places") for language in ("zh", "en")}
    return {name for name in names if len(name) >= SHORTEST_NAME}


def shared(name: str) -> list[Row]:
    """One of the SHARED tables without the rows that name something real."""
    real = [word.casefold() for word in real_names()]
    rows = []
    for row in table(name):
        text = "\n".join(row.values()).casefold()
        own = next(iter(row.values())).startswith(OF_ONE_FIRM)
        if not own and not any(word in text for word in real):
            rows.append(row)
    return rows


def write_package(
    out: Path, descriptor: Mapping[str, Any], tables: Mapping[str, list[Row]]
) -> None:
    """Write the descriptor, the schemas and every table; a table that is not given is empty.

    Raises OSError where the folder cannot be written, ValueError for a column without a schema.
    """
    for resource in descriptor["resources"]:
        for path in (resource["path"], resource["schema"]):
            (out / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(resources.DATA / resource["schema"], out / resource["schema"])
        rows = tables.get(resource["name"], [])
        write_text(out / resource["path"], csv_text(columns(resource), rows))
    text = yaml.safe_dump(dict(descriptor), allow_unicode=True, sort_keys=False)
    write_text(out / DESCRIPTOR, text)


def csv_text(heads: list[str], rows: list[Row]) -> str:
    """Rows under heads; what a row does not name is an empty cell."""
    text = io.StringIO()
    writer = csv.DictWriter(text, heads, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def write_text(path: Path, text: str) -> None:
    """UTF-8 with line feeds on every system."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))


def unused(out: Path) -> bool:
    """Whether a package may be written there: nothing is there, or an empty folder."""
    return not out.exists() or (out.is_dir() and not any(out.iterdir()))
