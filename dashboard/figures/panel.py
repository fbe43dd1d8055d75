"""A panel: one picture with all that makes it honest - unit, period, sources, coverage, rows."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd

from components.theme import Look
from dashboard.catalog import remember
from dashboard.i18n import Translator

MOST_MISSING = 8  # names listed; of more, how many there are
SPOKEN_ROWS = 6  # values read out in an alternative text; the table has them all


@dataclass(frozen=True, eq=False)
class Panel:
    """What is drawn and what is said about it, in the reader's language.

    `rows` are the facts drawn, one row per value, with the columns of `figures.facts`. `spec` is a
    Vega-Lite dictionary, or empty where the picture is a map or a table. `missing` names those that
    coverage counts as without a value. `legend` has pairs of a colour and its words where the words
    stand beside the drawing. `registry` has the sources, id -> label, of the entries of the
    registry that a map draws, with or without a value; those with the most entries come first.
    `counted` has the sources, id -> label, of entries that the rows count without naming them.
    `wide`: the drawing needs more width than a phone has, and is moved sideways there.
    `redraw` gives the same panel for another look.
    """

    key: str
    title: str
    rows: pd.DataFrame
    spec: Mapping[str, Any] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    coverage: str = ""
    alt: str = ""
    missing: tuple[str, ...] = ()
    legend: tuple[tuple[str, str], ...] = ()
    is_map: bool = False
    wide: bool = False
    registry: Mapping[str, str] = field(default_factory=dict)
    counted: Mapping[str, str] = field(default_factory=dict)
    redraw: "Callable[[Look], Panel] | None" = None

    @cached_property
    def units(self) -> tuple[str, ...]:
        """Units of the rows, each once."""
        return _distinct(self.rows, "unit")

    @cached_property
    def periods(self) -> tuple[str, ...]:
        """Periods of the rows in order of time, each once."""
        order = [c for c in ("period_start", "period_end") if c in self.rows]
        return _distinct(self.rows.sort_values(order, kind="stable"), "period")

    @cached_property
    def sources(self) -> Mapping[str, str]:
        """Source id -> label of every source the rows rest on."""
        return {**sources_of(self.rows), **self.counted}


def sources_of(rows: pd.DataFrame) -> dict[str, str]:
    """Source id -> label of the sources that rows name; none where they have no such columns."""
    if "source_id" not in rows:
        return {}
    known = rows[rows["source_id"] != ""]
    pairs = known[["source_id", "source"]].drop_duplicates("source_id")
    return dict(zip(pairs["source_id"], pairs["source"], strict=True))


def _distinct(rows: pd.DataFrame, column: str) -> tuple[str, ...]:
    values = rows[column] if column in rows else pd.Series(dtype="str")
    return tuple(str(v) for v in values.drop_duplicates() if v)


def covered(panel: Panel, t: Translator) -> str:
    """Coverage in words with those it counts as without a value: few by name, many by number."""
    if not panel.missing:
        return panel.coverage
    if len(panel.missing) > MOST_MISSING:
        lacking = t("missing: {count}").format(count=len(panel.missing))
    else:
        lacking = t("missing: {names}").format(names=t(", ").join(panel.missing))
    return t("; ").join(part for part in (panel.coverage, lacking) if part)


@remember
def spoken(panel: Panel, t: Translator) -> str:
    """Alternative text: the panel's own, else its title and first values in words."""
    if panel.alt:
        return panel.alt
    first = panel.rows.head(SPOKEN_ROWS)
    columns = [first[name] for name in ("subject", "indicator", "period", "display")]
    said = [" ".join(str(word) for word in words) for words in zip(*columns, strict=True)]
    rest = len(panel.rows) - len(said)
    if rest > 0:
        said.append(t("and {count} more values in the table").format(count=rest))
    return f"{panel.title}. " + "; ".join(said)


def joined(texts: Iterable[str], t: Translator, most: int = 4) -> str:
    """Texts in one line; past `most`, how many more there are."""
    listed = list(texts)
    line = t(", ").join(listed[:most])
    more = len(listed) - most
    return line if more <= 0 else line + t(" and {count} more").format(count=more)
