"""What is known and what disagrees: coverage of subjects by indicators, conflicts of sources."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.charts.heatmap import coverage
from components.theme import Look
from dashboard.catalog import Edition, remember
from dashboard.catalog.display_names import SUBJECT_KIND
from dashboard.domain.availability import matrix
from dashboard.domain.conflicts import SAME, conflicts
from dashboard.figures.panel import MOST_MISSING, Chart, covering, drawing, joined
from dashboard.figures.wording.chart_words import words
from dashboard.figures.wording.refusals import refused
from dashboard.i18n import Translator

SUBJECT_KINDS = ("zone", "cluster", "county", "prefecture")
MOST_NAMED = 60  # names listed of subjects without values


@dataclass(frozen=True)
class DataSelection:
    """What a reader chose; names as in the addresses, empty means all. view: the form, by its id.

    kind: kind of the subjects whose coverage is shown.
    """

    view: str = "coverage"
    kind: str = "zone"
    topic: str = ""
    year: int = 0
    source: str = ""
    table: str = ""


@dataclass(frozen=True, eq=False)
class Conflict:
    """Two facts that disagree: `pair` has two rows of `catalog.facts`."""

    title: str
    pair: pd.DataFrame
    explanation: str


def kinds(t: Translator) -> dict[str, str]:
    """Kinds of subjects whose coverage can be seen, in words."""
    return {kind: t(SUBJECT_KIND[kind]) for kind in SUBJECT_KINDS}


PHONE = 10  # columns of counts that a phone has room for


@remember
def years(edition: Edition) -> dict[str, str]:
    """The years in which periods of values end, latest first."""
    return {str(year): str(year) for year in reversed(edition.years())}


@drawing
def coverage_panel(edition: Edition, look: Look, chosen: DataSelection) -> Chart:
    """How many values each subject of one kind has for each indicator, in a year or in all."""
    t, language = edition.t, edition.language
    rows = edition.facts(
        subject_kind=chosen.kind,
        topic=chosen.topic or None,
        year=chosen.year or None,
        derived=False,
    )
    all_of_kind = _subjects(edition, chosen.kind)
    title = _coverage_title(rows, len(all_of_kind), t)
    present = set(rows["subject_id"])
    covered, missing = covering(t("{n} of {total} have a value"), present, all_of_kind, all_of_kind)
    notes = [t("A dot: no value was found, which is not zero. Derived values are not counted.")]
    if len(missing) > MOST_MISSING:  # few are named with the coverage
        names = joined(missing, t, MOST_NAMED)
        notes.append(t("Without any value: {names}").format(names=names))
    if rows.empty:
        return Chart("coverage", title, rows, notes=tuple(notes), coverage=covered, missing=missing)
    spec = coverage(_cells(edition, rows, t), look=look, words=words(language))
    return Chart(
        "coverage",
        title,
        rows,
        spec=spec,
        notes=tuple(notes),
        coverage=covered,
        alt=f"{title}. {covered}",
        missing=missing,
        wide=rows["indicator_id"].nunique() > PHONE,
        of_counts=True,
    )


def _coverage_title(rows: pd.DataFrame, total: int, t: Translator) -> str:
    """Which indicator most subjects have."""
    if rows.empty:
        return t("Coverage: number of values by subject and indicator")
    having = rows.groupby("indicator", sort=False)["subject_id"].nunique()
    return t("Coverage: of {indicator} most is known, {n} of {total} have it").format(
        indicator=having.idxmax(), n=having.max(), total=total
    )


def _subjects(edition: Edition, kind: str) -> dict[str, str]:
    table = edition.table("subjects")
    own = table[table["kind"] == kind]
    return dict(zip(own["subject_id"], own["name"], strict=True))


def _cells(edition: Edition, rows: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """The columns of frames.COVERAGE, rows and columns in the order of their tables."""
    found = matrix(rows)
    cells = {(row["subject_id"], row["indicator_id"]): row for row in found.to_dict("records")}
    subjects = _in_order(edition, "subjects", found["subject_id"])
    indicators = _in_order(edition, "indicators", found["indicator_id"])
    names = dict(zip(found["subject_id"], found["subject"], strict=True))
    heads = dict(zip(found["indicator_id"], found["indicator"], strict=True))
    return pd.DataFrame(
        {"row": subject, "row_label": names[subject], "column": indicator,
         "column_label": heads[indicator], **_cell(cells.get((subject, indicator)), t)}
        for subject in subjects
        for indicator in indicators
    )  # fmt: skip


def _in_order(edition: Edition, table: str, ids: pd.Series) -> list[str]:
    """The ids that occur, in the order of their table."""
    key = edition.tables[table][edition.schemas[table].primary_key[0]]
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
def disagreements(edition: Edition) -> tuple[tuple[Conflict, ...], tuple[str, ...]]:
    """Every pair of facts that disagree, and notes on listed pairs that could not be shown."""
    t = edition.t
    listed = edition.table("conflicts")
    named = [*listed["observation_id"], *listed["other_observation_id"]]
    same = edition.repeated(*SAME)
    told = edition.facts(observation=named, derived=False)
    rows = pd.concat([same, told]).drop_duplicates("observation_id")
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
    return tuple(found), refused(type(outcome)(outcome.rows, left_out), edition.language)
