"""The report: a plain text table, and the same figures as JSON."""

import json
import os
import platform
import unicodedata
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tests.benchmark.figures import Figure

PACKAGES = ("streamlit", "pandas", "altair", "pyarrow", "websockets")
HEADINGS = ("figure", "product", "floor", "ratio", "target", "")
WIDTHS = (48, 14, 14, 8, 18, 8)


def machine() -> dict[str, Any]:
    """What the figures were measured on."""
    return {
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 2),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "python": platform.python_version(),
        **{name: version(name) for name in PACKAGES},
    }


def heading(facts: dict[str, Any]) -> str:
    """The machine in one line, then the head of the table."""
    line = ", ".join(f"{name} {value}" for name, value in facts.items())
    return f"{line}\n\n{_line(HEADINGS)}"


def row(figure: Figure) -> str:
    """One line of the table."""
    name = f"{figure.page} {figure.name}".strip()
    if figure.error:
        return f"{_pad(name, WIDTHS[0])} {figure.error}"
    met = {True: "met", False: "not met", None: ""}[figure.met]
    ratio = "" if figure.ratio is None else f"{figure.ratio:.2f} x"
    cells = (_value(figure.product, figure.unit), _value(figure.floor, figure.unit), ratio)
    return _line((name, *cells, figure.target, met))


def save(figures: Iterable[Figure], facts: dict[str, Any], path: Path) -> None:
    """Write the figures, with ratio and result, to a file."""
    rows = [{**vars(f), "ratio": f.ratio, "target": f.target, "met": f.met} for f in figures]
    text = json.dumps({"machine": facts, "figures": rows}, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


def _value(value: float | None, unit: str) -> str:
    if value is None:
        return ""
    number = f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:,.2f}"
    return f"{number} {unit}".strip()


def _line(cells: Iterable[str]) -> str:
    first, *rest = (_pad(cell, width) for cell, width in zip(cells, WIDTHS, strict=True))
    return " ".join([first, *rest]).rstrip()


def _pad(text: str, width: int) -> str:
    """Text to a width in columns of a terminal, where a Chinese character takes two."""
    taken = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
    return text + " " * (width - taken)
