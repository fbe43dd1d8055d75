"""A data package as a folder: descriptor, schemas and tables written in one fixed way."""

import csv
import io
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from dashboard import resources
from dashboard.ingest.embedded import Row, columns

DESCRIPTOR = "datapackage.yaml"


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
