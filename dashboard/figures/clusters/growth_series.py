"""Panels of values over time, one indicator at a time: trend, small multiples, tables."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from components.charts.line_charts import multiples
from components.theme import Look
from dashboard.catalog import Edition, remember
from dashboard.domain.availability import full_years, n_of_n, usual_years
from dashboard.domain.comparable import in_one_unit
from dashboard.domain.comparison.like_periods import KINDS, like_series
from dashboard.figures.clusters.growth_lines import growth_finding, lines
from dashboard.figures.fact_table import by_topic, unit_of
from dashboard.figures.limits import leading, shortened
from dashboard.figures.panel import Chart, Table, drawing
from dashboard.figures.wording.chart_words import words
from dashboard.figures.wording.codes import PERIOD_KIND
from dashboard.figures.wording.refusals import refused
from dashboard.figures.zones.registry import industries
from dashboard.i18n import Translator, mark, translator

SUBJECT_KINDS = ("cluster", "zone", "county")
MEASURED = ("stock", "flow", "share", "rate", "rank")
MOST_MULTIPLES = 12
PARTS = ("half_year", "quarter", "month")  # kinds that follow each other within a year


# facts that can grow: of clusters, zones and counties, with a date
GROWING: Mapping[str, Any] = {
    "filled": "year", "subject_kind": SUBJECT_KINDS, "kind": MEASURED,
}  # fmt: skip


@dataclass(frozen=True)
class ClusterSelection:
    """What a reader wants to see of growth; names as in the addresses, empty means all.

    first, last: years, 0 for all. base: year of an index. view: the form, by its id. period: the
    kind of periods that lines are drawn of, "" where the form takes all.
    """

    view: str = "trend"
    indicator: str = ""
    industry: tuple[str, ...] = ()
    cluster: tuple[str, ...] = ()
    zone: tuple[str, ...] = ()
    first: int = 0
    last: int = 0
    base: int = 0
    period: str = ""


@dataclass(frozen=True)
class Choices:
    """What can be chosen of one indicator: clusters and zones with values, id -> name; years with
    values, years with full-year values, and the usual two of the latter; kinds of periods, id ->
    name, yearly ones first."""

    clusters: Mapping[str, str]
    zones: Mapping[str, str]
    years: tuple[int, ...]
    full_years: tuple[int, ...]
    usual_years: tuple[int, int] | None
    periods: Mapping[str, str]


@remember
def choices(edition: Edition, indicator: str) -> Choices:
    """What can be chosen of one indicator."""
    rows = of_indicator(edition, indicator)
    present = set(rows["period_kind"])
    kinds = [kind for kind in KINDS if kind in present]
    return Choices(
        subjects(rows, "cluster"), subjects(rows, "zone"),
        tuple(sorted({int(year) for year in rows["year"].dropna()})),
        tuple(full_years(rows)), usual_years(rows),
        {kind: edition.t(PERIOD_KIND[kind]) for kind in kinds},
    )  # fmt: skip


def subjects(rows: pd.DataFrame, kind: str) -> dict[str, str]:
    """Id -> name of the subjects of one kind that have rows, in the order of their table."""
    columns = rows[["subject_id", "subject", "subject_order"]]  # of sixty
    own = columns[rows["subject_kind"] == kind].drop_duplicates("subject_id")
    own = own.sort_values("subject_order")
    return dict(zip(own["subject_id"], own["subject"], strict=True))


def of_indicator(edition: Edition, indicator: str) -> pd.DataFrame:
    """What is measured of one indicator."""
    return edition.facts(indicator=indicator, **GROWING)


def indicators(edition: Edition) -> dict[str, str]:
    """Id -> name of the indicators that can grow, those with the most values first."""
    return edition.named("indicator_id", **GROWING)


@remember
def chosen_rows(edition: Edition, chosen: ClusterSelection) -> pd.DataFrame:
    """The rows a growth panel draws, subject by subject in the order of their table."""
    rows = of_indicator(edition, chosen.indicator).sort_values("subject_order", kind="stable")
    if chosen.industry:
        rows = rows[rows["industry_id"].isin(industries(edition.package, chosen.industry))]
    named = (*chosen.cluster, *chosen.zone)
    if named:
        rows = rows[rows["subject_id"].isin(named)]
    if chosen.period:
        rows = joined_parts(rows[rows["period_kind"] == chosen.period], chosen.period)
    if not chosen.first:
        return rows
    inside = rows["year"].between(chosen.first, chosen.last)
    return rows[inside.fillna(value=False).astype(bool)]


def joined_parts(rows: pd.DataFrame, kind: str) -> pd.DataFrame:
    """Part years of one kind with the lines that join those that follow each other."""
    if kind not in PARTS or rows.empty:
        return rows
    found = like_series(rows, rows.iloc[0])
    runs = dict(zip(found["observation_id"], found["run"], strict=True))
    return rows.assign(segment=rows["observation_id"].map(runs).fillna(""))


def drawn_rows(rows: pd.DataFrame, chosen: ClusterSelection) -> tuple[pd.DataFrame, int]:
    """The rows that lines are drawn of, and how many subjects are left out: none of the chosen."""
    return (rows, 0) if chosen.cluster or chosen.zone else leading(rows)


def indicator_name(rows: pd.DataFrame) -> str:
    """The name of the indicator of the rows, "" where there are none."""
    return str(rows["indicator"].iloc[0]) if len(rows) else ""


COUNTED = {
    "cluster": mark("{n} of {total} clusters"),
    "zone": mark("{n} of {total} zones"),
    "county": mark("{n} of {total} counties"),
}


def _coverage(edition: Edition, rows: pd.DataFrame) -> tuple[str, tuple[str, ...]]:
    """How many have a value, kind by kind, in words; and the names of the others of these kinds.

    Measured against all of a kind in the package, but only of kinds that have this indicator: what
    is measured of clusters is not missing of counties.
    """
    t, indicator = edition.t, str(rows["indicator_id"].iloc[0])
    places = edition.subject_places
    known = of_indicator(edition, indicator)
    counted, missing = [], []
    for kind, said in COUNTED.items():
        if (known["subject_kind"] != kind).all():
            continue
        names = places[places["subject_kind"] == kind].set_index("subject_id")["subject"]
        lacking = n_of_n(known, list(names.index)).missing
        counted.append(t(said).format(n=len(names) - len(lacking), total=len(names)))
        missing += [str(names[subject]) for subject in lacking]
    return t("With a value: {counts}").format(counts=t(", ").join(counted)), tuple(missing)


@drawing
def trend_panel(edition: Edition, look: Look, chosen: ClusterSelection) -> Chart:
    """Values over time; part years apart, gaps dashed, derived values hollow."""
    t = edition.t
    rows = chosen_rows(edition, chosen)
    title = t("{indicator} over time").format(indicator=indicator_name(rows))
    outcome = in_one_unit(rows)
    if outcome.rows.empty:
        return Chart("trend", title, rows, notes=refused(outcome, edition.language))
    found, told = "", ""
    if chosen.period in ("", "year"):
        found, told = growth_finding(edition, outcome.rows, indicator_name(rows))
    spec, drawn, notes = lines(edition, look, outcome.rows, told)
    notes += _signs(drawn, edition.language) + _of_other_kinds(edition, chosen)
    notes += refused(outcome, edition.language)
    covered, missing = _coverage(edition, rows)
    return Chart(
        "trend", found or title, rows, spec=spec, notes=notes, coverage=covered, missing=missing
    )


def _of_other_kinds(edition: Edition, chosen: ClusterSelection) -> tuple[str, ...]:
    """How many values are of other kinds of periods than the one drawn."""
    if not chosen.period:
        return ()
    t, every = edition.t, chosen_rows(edition, replace(chosen, period=""))
    rest = every.loc[every["period_kind"] != chosen.period, "period_kind"]
    if rest.empty:
        return ()
    kinds = t(", ").join(t(PERIOD_KIND[kind]) for kind in rest.drop_duplicates())
    note = t("{count} more values are of other kinds of period ({kinds}): choose above.")
    return (note.format(count=len(rest), kinds=kinds),)


def _signs(rows: pd.DataFrame, language: str) -> tuple[str, ...]:
    """Only the signs that are in this picture."""
    t, found = translator(language), set(rows["mark"])
    notes = []
    if "partial" in found:
        notes.append(t("Hollow point: part of a year, not comparable with full years."))
    notes += dashed_and_derived(rows, t)
    if "forecast" in found:
        notes.append(t("Forecast: expected by the source, not a result."))
    return tuple(notes)


def dashed_and_derived(rows: pd.DataFrame, t: Translator) -> list[str]:
    """What dashes between full years mean, and what derived values rest on, where there are any."""
    dashed = ((rows["bridge"] != "") & (rows["mark"] == "full")).any()
    notes = [t("Dashed line: no value in between; nothing is interpolated.")] if dashed else []
    return [*notes, *shortened([str(note) for note in rows.loc[rows["derived"], "note"]], t)]


@drawing
def multiples_panel(edition: Edition, look: Look, chosen: ClusterSelection) -> Chart:
    """One small trend a subject, each with its own scale."""
    t = edition.t
    rows = chosen_rows(edition, chosen)
    title = t("{indicator}: small multiples").format(indicator=indicator_name(rows))
    outcome = in_one_unit(rows)
    known = outcome.rows
    if known.empty:
        return Chart("multiples", title, rows, notes=refused(outcome, edition.language))
    order = known["subject_id"].value_counts().index[:MOST_MULTIPLES]
    drawn = known[known["subject_id"].isin(order)]
    notes = _signs(drawn, edition.language) + refused(outcome, edition.language)
    left_out = known["subject_id"].nunique() - len(order)
    if left_out:
        notes += (t("In the table: {count} more.").format(count=left_out),)
    notes += (t("Each picture has its own scale."), *_of_other_kinds(edition, chosen))
    spec = multiples(drawn, look=look, words=words(edition.language), unit=unit_of(drawn))
    covered, missing = _coverage(edition, rows)
    return Chart(
        "multiples", title, rows, spec=spec, notes=notes, coverage=covered, missing=missing
    )


@remember
def value_table(edition: Edition, chosen: ClusterSelection) -> Table:
    """Every value of the selection as a table."""
    t = edition.t
    rows = chosen_rows(edition, chosen)
    order = ["subject_order", "period_start", "period_end"]
    return Table.of_facts(
        edition.t,
        "table",
        t("{indicator}: all values").format(indicator=indicator_name(rows)),
        rows.sort_values(order, kind="stable"),
    )


@remember
def other_table(edition: Edition, chosen: ClusterSelection) -> Table:
    """What else is known of the chosen subjects: the latest value of every other indicator."""
    t = edition.t
    own = set(chosen_rows(edition, chosen)["subject_id"])
    rows = edition.facts(subject=sorted(own), **GROWING)
    rows = rows[rows["indicator_id"] != chosen.indicator]
    latest = rows[~rows["derived"]].sort_values("period_end", kind="stable")
    latest = latest.drop_duplicates(["subject_id", "indicator_id", "series"], keep="last")
    return Table.of_facts(
        edition.t,
        "other",
        t("Other figures of the same clusters and zones"),
        by_topic(edition, latest, "indicator_order").sort_values("subject_order", kind="stable"),
    )
