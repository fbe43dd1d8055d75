"""What another package takes from the embedded one: schemas, and tables that hold no fact.

Units, topics, levels, types, classes, industries and indicators; rows that name anything real are
left out.
"""

import csv
from pathlib import Path
from typing import Any

import yaml

from dashboard import resources

SHARED = ("units", "topics", "levels", "types", "classes", "industries", "indicators")
NAMES = ("name_zh", "name_en")
SHORTEST_NAME = 2  # characters; of one, every text would hold it
OF_ONE_FIRM = "hongtutong_"  # indicators of a real company

Row = dict[str, str]
Resource = dict[str, Any]


def descriptor() -> dict[str, Any]:
    """The descriptor of the embedded package."""
    content = (resources.DATA / "datapackage.yaml").read_text(encoding="utf-8")
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
