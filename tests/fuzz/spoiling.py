"""One random fault in a package: in its bytes, cells, rows, columns, or keys of YAML and JSON."""

import csv
import io
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

CELLS = (
    "", "0", "-1", "-0.5", "1e308", "1e30", "1e-300", "-1e14", "nan", "inf", "134.01①", "38²", "½",
    "1,234.5", "１２", "12%", "5亿", "0205-01-01", "9999-12-31", "0001-01-01",
    "2025/1/3", "31/12/2024",
    "2025年11月", "true", "是", "null", "None", "#N/A", "#REF!", "=1+1", "'- x", "a" * 300,
    "字" * 20_000,
    "\u200b", "\u202e倒", "\ufffd", "\x00", "a\nb", "a\tb", '"', "''", "|", "||", "&copy;",
    "<b>x</b>",
    "[a](http://b.example)", "`x`", "$x$", ":red[x]", "http://a.example", "../..", "🙂",
    "₂", "✔", "\U0001f468",
    "year", "ytd", "undated", "span", "before", "after", "exact", "more_than", "less_than", "plan",
    "%s", "{value}", "{0}", "\\", "\\N{DEGREE SIGN}", "1" * 25, "-", "—", "…", "不详", "1-10月",
)  # fmt: skip
NODES: tuple[Any, ...] = (
    None, "", "x", 0, -1, 1e9, 10**30, True, [], {}, [[]], {"a": {"b": []}}, "a" * 5000, [None],
    "\u200b", float("nan"), "../x", "/dev/zero",
)  # fmt: skip

Rows = list[list[str]]


def spoil(folder: Path, chance: random.Random) -> str:
    """Spoil one file of the package in `folder`; what was done, for the report."""
    tables = sorted([*folder.glob("tables/*.csv"), *folder.glob("reforms/*.csv")])
    others = sorted([*folder.glob("schemas/*.yaml"), *folder.glob("geo/*.geojson")])
    # half of the faults go where half of the rows are
    heavy = [folder / "tables" / f"{name}.csv" for name in ("observations", "subjects", "zones")]
    path = chance.choice([chance.choice(tables), chance.choice(heavy), chance.choice(others),
                          folder / "datapackage.yaml"])  # fmt: skip
    kinds: list[Callable[[Path, random.Random], str]] = [_bytes, _file]
    kinds += [_table] * 6 if path.suffix == ".csv" else [_tree] * 4
    return f"{path.relative_to(folder)}: {chance.choice(kinds)(path, chance)}"


def _bytes(path: Path, chance: random.Random) -> str:
    data = bytearray(path.read_bytes())
    at = chance.randrange(len(data) + 1)
    kind = chance.choice(("cut", "flip", "insert", "delete", "repeat", "front"))
    if kind == "cut":
        del data[at:]
    elif kind == "flip":
        for _ in range(chance.randint(1, 20)):
            data[chance.randrange(len(data))] = chance.randrange(256)
    elif kind == "insert":
        data[at:at] = bytes(chance.randrange(256) for _ in range(chance.randint(1, 40)))
    elif kind == "delete":
        del data[at : at + chance.randint(1, 400)]
    elif kind == "repeat":
        data[at:at] = data[max(0, at - 500) : at]
    else:
        data[:0] = chance.choice((b"\xef\xbb\xbf", b"\xff\xfe", b"sep=;\n", b"\n\n", b"\x00"))
    path.write_bytes(bytes(data))
    return f"{kind} at byte {at}"


def _file(path: Path, chance: random.Random) -> str:
    kind = chance.choice(("gone", "empty", "folder", "circle", "utf-16", "gb18030"))
    text = path.read_text(encoding="utf-8-sig")
    path.unlink()
    if kind == "empty":
        path.write_bytes(b"")
    elif kind == "folder":
        path.mkdir()
    elif kind == "circle":
        path.symlink_to(path.name)
    elif kind != "gone":
        path.write_bytes(text.encode(kind))
    return kind


def _table(path: Path, chance: random.Random) -> str:
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    width, last = len(rows[0]), len(rows) - 1
    row, column = chance.randint(min(1, last), last), chance.randrange(width)
    kind = chance.choice(
        ("cell",) * 5 + ("column", "head", "shift", "twice", "swap", "move", "drop")
    )
    cell = chance.choice(CELLS)
    if kind == "cell":
        rows[row][column] = cell
    elif kind == "column":
        for found in rows[1:]:
            found[column] = cell
    elif kind == "head":
        rows[0][column] = chance.choice((cell, rows[0][column] + " ", rows[0][column].upper(),
                                         rows[0][chance.randrange(width)]))  # fmt: skip
    elif kind == "shift":
        rows[row].insert(column, cell)
    elif kind == "twice":
        rows.insert(row, list(rows[row]))
    elif kind == "swap":
        other = chance.randrange(width)
        for found in rows[1:]:
            found[column], found[other] = found[other], found[column]
    elif kind == "move":
        rows[row][column] = rows[chance.randint(min(1, last), last)][column]
    else:
        rows = [found[:column] + found[column + 1 :] for found in rows]
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\n").writerows(rows)
    path.write_bytes(written.getvalue().encode("utf-8", "replace"))
    name = rows[0][column] if column < len(rows[0]) else column
    return f"{kind} {name}, row {row + 1}: {cell[:20]!r}"


def _tree(path: Path, chance: random.Random) -> str:
    text = path.read_text(encoding="utf-8")
    whole = yaml.safe_load(text) if path.suffix == ".yaml" else json.loads(text)
    places = list(_places(whole, 5))
    owner, key = chance.choice(places)
    node = chance.choice(NODES)
    kind = chance.choice(("replace", "remove", "rename"))
    if kind == "replace" or not isinstance(owner, dict):
        owner[key] = node
    elif kind == "remove":
        del owner[key]
    else:
        owner[f"{key}_"] = owner.pop(key)
    dump = (
        yaml.safe_dump(whole, allow_unicode=True) if path.suffix == ".yaml" else json.dumps(whole)
    )
    path.write_text(dump, encoding="utf-8")
    return f"{kind} {key} {str(node)[:20]!r}"


def _places(node: Any, deep: int) -> Any:
    """Every place of a tree: the mapping or list, and the key in it."""
    if deep and isinstance(node, dict | list):
        keys = list(node) if isinstance(node, dict) else list(range(min(len(node), 30)))
        for key in keys:
            yield node, key
            yield from _places(node[key], deep - 1)
