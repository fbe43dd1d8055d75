"""What is known and what disagrees: coverage of subjects by indicators, conflicts of sources."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.charts.heatmap import coverage
from components.theme import Look
from dashboard.catalog import Package, remember
from dashboard.domain.availability import matrix
from dashboard.domain.conflicts import conflicts
from dashboard.figures.codes import SUBJECT_KIND
from dashboard.figures.covering import covering
from dashboard.figures.drawing import drawing
from dashboard.figures.facts import facts
from dashboard.figures.panel import MOST_MISSING, Panel, joined
from dashboard.figures.reasons import refused
from dashboard.figures.selection import Selection
from dashboard.figures.words import words
from dashboard.i18n import Translator, translator

SUBJECT_KINDS = ("zone", "cluster", "county", "prefecture")
MOST_NAMED = 60  # names listed of subjects without values


class CountPanel(Panel):
    """A panel that draws numbers of values: units and periods of the values are not its own."""

    @property
    def units(self) -> tuple[str, ...]:
        return ()

    @property
    def periods(self) -> tuple[str, ...]:
        return ()


@dataclass(frozen=True, eq=False)
class Conflict:
    """Two facts that disagree: `pair` has two rows of `figures.facts`."""

    title: str
    pair: pd.DataFrame
    explanation: str


@remember
def kinds(language: str) -> dict[str, str]:
    """Kinds of subjects whose coverage can be seen, in words."""
    t = translator(language)
    return {kind: t(SUBJECT_KIND[kind]) for kind in SUBJECT_KINDS}


PHONE = 10  # columns of counts that a phone has room for


@remember
def years(package: Package, language: str) -> dict[str, str]:
    """The years in which periods of values end, latest first."""
    found = facts(package, language)["year"].dropna().astype(int).unique()
    return {str(year): str(year) for year in sorted(found, reverse=True)}


@drawing
def coverage_panel(package: Package, look: Look, kind: str, chosen: Selection) -> Panel:
    """How many values each subject of one kind has for each indicator, in a year or in all."""
    t, language = translator(look.language), look.language
    rows = facts(package, language)
    rows = rows[(rows["subject_kind"] == kind) & ~rows["derived"]]
    if chosen.topic:
        rows = rows[rows["topic_id"] == chosen.topic]
    if chosen.year:
        rows = rows[(rows["year"] == chosen.year).fillna(value=False).astype(bool)]
    title = t("Coverage: number of values by subject and indicator")
    all_of_kind = _subjects(package, language, kind)
    present = set(rows["subject_id"])
    covered, missing = covering(t("{n} of {total} have a value"), present, all_of_kind, all_of_kind)
    notes = [t("A dot: no value was found, which is not zero. Derived values are not counted.")]
    if len(missing) > MOST_MISSING:  # few are named with the coverage
        names = joined(missing, t, MOST_NAMED)
        notes.append(t("Without any value: {names}").format(names=names))
    if rows.empty:
        return Panel("coverage", title, rows, notes=tuple(notes), coverage=covered,
                     missing=missing)  # fmt: skip
    spec = coverage(_cells(package, rows, t), look=look, words=words(language))
    return CountPanel(
        "coverage",
        title,
        rows,
        spec,
        tuple(notes),
        covered,
        alt=f"{title}. {covered}",
        missing=missing,
        wide=rows["indicator_id"].nunique() > PHONE,
    )


def _subjects(package: Package, language: str, kind: str) -> dict[str, str]:
    table = package.table("subjects", language)
    own = table[table["kind"] == kind]
    return dict(zip(own["subject_id"], own["name"], strict=True))


def _cells(package: Package, rows: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """The columns of frames.COVERAGE, rows and columns in the order of their tables."""
    found = matrix(rows)
    cells = {(row["subject_id"], row["indicator_id"]): row for row in found.to_dict("records")}
    subjects = _in_order(package, "subjects", found["subject_id"])
    indicators = _in_order(package, "indicators", found["indicator_id"])
    names = dict(zip(found["subject_id"], found["subject"], strict=True))
    heads = dict(zip(found["indicator_id"], found["indicator"], strict=True))
    return pd.DataFrame(
        {"row": subject, "row_label": names[subject], "column": indicator,
         "column_label": heads[indicator], **_cell(cells.get((subject, indicator)), t)}
        for subject in subjects
        for indicator in indicators
    )  # fmt: skip


def _in_order(package: Package, table: str, ids: pd.Series) -> list[str]:
    """The ids that occur, in the order of their table."""
    key = package.tables[table][package.schemas[table].primary_key[0]]
    return list(key[key.isin(ids)])


def _cell(found: dict[Hashable, Any] | None, t: Translator) -> dict[str, Any]:
    if found is None:
        return {"count": 0, "period": t("No value"), "note": ""}
    years = t(", ").join(str(year) for year in found["years"])
    note = t("Full years: {full}; forecasts: {forecasts}").format(
        full=found["n_full_years"], forecasts=found["n_forecast"]
    )
    return {"count": found["n"], "period": years or t("No period stated"), "note": note}


@remember
def disagreements(package: Package, language: str) -> tuple[tuple[Conflict, ...], tuple[str, ...]]:
    """Every pair of facts that disagree, and notes on listed pairs that could not be shown."""
    t = translator(language)
    rows = facts(package, language)
    rows = rows[~rows["derived"]]
    listed = package.table("conflicts", language)
    outcome = conflicts(rows, listed)
    by_id = rows.set_index("observation_id", drop=False)
    found = [
        Conflict(
            title=f"{row.subject} · {row.indicator}",
            pair=by_id.loc[[row.observation_id, row.other_observation_id]],
            explanation=str(row.explanation)
            or t("Found by comparison: same subject, indicator and period, other value."),
        )
        for row in outcome.rows.itertuples()
    ]
    left_out = outcome.refused.assign(
        subject=outcome.refused["conflict_id"], subject_id=outcome.refused["conflict_id"]
    )
    return tuple(found), refused(type(outcome)(outcome.rows, left_out), language)
