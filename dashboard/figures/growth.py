"""Panels of values over time, one indicator at a time: trend, small multiples, tables."""

import pandas as pd

from components.charts.line_charts import multiples, trend
from components.theme import Look
from dashboard.catalog import Package, remember, remember_of
from dashboard.domain.availability import n_of_n
from dashboard.figures.covering import subjects_covering
from dashboard.figures.crowds import MOST_LINES, leading, left_out_note, shortened
from dashboard.figures.drawing import drawing
from dashboard.figures.facts import facts
from dashboard.figures.panel import Panel
from dashboard.figures.selection import Selection, industries, within_years
from dashboard.figures.words import words
from dashboard.i18n import translator

SUBJECT_KINDS = ("cluster", "zone", "county")
MEASURED = ("stock", "flow", "share", "rate", "rank")
MOST_MULTIPLES = 12


@remember
def measured(package: Package, language: str) -> pd.DataFrame:
    """Facts that can grow: of clusters, zones and counties, with a date."""
    rows = facts(package, language)
    kind = rows["subject_kind"].isin(SUBJECT_KINDS) & rows["kind"].isin(MEASURED)
    return rows[kind & rows["year"].notna()]


@remember
def of_indicator(package: Package, language: str, indicator: str) -> pd.DataFrame:
    """What is measured of one indicator."""
    rows = measured(package, language)
    return rows[rows["indicator_id"] == indicator]


@remember_of
def years(rows: pd.DataFrame) -> tuple[int, ...]:
    """The years in which values end, in order."""
    return tuple(sorted({int(year) for year in rows["year"].dropna()}))


@remember
def chosen_rows(package: Package, language: str, chosen: Selection) -> pd.DataFrame:
    """The rows a growth panel draws."""
    rows = of_indicator(package, language, chosen.indicator)
    if chosen.industry:
        rows = rows[rows["industry_id"].isin(industries(package, chosen.industry))]
    if chosen.prefecture:
        rows = rows[rows["prefecture_id"].isin(chosen.prefecture)]
    subjects = (*chosen.cluster, *chosen.zone)
    if subjects:
        rows = rows[rows["subject_id"].isin(subjects)]
    return within_years(rows, chosen.first, chosen.last)


def drawn_rows(rows: pd.DataFrame, chosen: Selection) -> tuple[pd.DataFrame, int]:
    """The rows that lines are drawn of, and how many subjects are left out: none of the chosen."""
    return (rows, 0) if chosen.cluster or chosen.zone else leading(rows)


def unit_of(rows: pd.DataFrame) -> str:
    """The unit of the rows, "" where they have several."""
    units = rows["unit"].unique()
    return str(units[0]) if len(units) == 1 else ""


def indicator_name(rows: pd.DataFrame) -> str:
    """The name of the indicator of the rows, "" where there are none."""
    return str(rows["indicator"].iloc[0]) if len(rows) else ""


def _coverage(package: Package, language: str, rows: pd.DataFrame) -> tuple[str, tuple[str, ...]]:
    """How many of those with figures have this one, in words; and the names of the others."""
    t = translator(language)
    total = measured(package, language)["subject_id"].unique()
    words = t("{n} of {total} clusters, zones and counties with figures have this one")
    present = set(total) - set(n_of_n(rows, total).missing)
    return subjects_covering(package, language, words, present, total)


@drawing
def trend_panel(package: Package, look: Look, chosen: Selection) -> Panel:
    """Values over time; part years apart, gaps dashed, derived values hollow."""
    t = translator(look.language)
    rows = chosen_rows(package, look.language, chosen)
    title = t("{indicator} over time").format(indicator=indicator_name(rows))
    if rows.empty:
        return Panel("trend", title, rows)
    drawn, left_out = drawn_rows(rows, chosen)
    spec = trend(drawn, look=look, words=words(look.language), unit=unit_of(drawn))
    notes = left_out_note(left_out, MOST_LINES, t) + _signs(drawn, look.language)
    covered, missing = _coverage(package, look.language, rows)
    return Panel("trend", title, rows, spec, notes, covered, missing=missing)


def _signs(rows: pd.DataFrame, language: str) -> tuple[str, ...]:
    """Only the signs that are in this picture."""
    t, found = translator(language), set(rows["mark"])
    notes = []
    if "partial" in found:
        notes.append(t("Hollow point: part of a year, not comparable with full years."))
    if ((rows["bridge"] != "") & (rows["mark"] == "full")).any():
        notes.append(t("Dashed line: no value in between; nothing is interpolated."))
    notes += shortened([str(note) for note in rows.loc[rows["derived"], "note"]], t)
    if "forecast" in found:
        notes.append(t("Forecast: expected by the source, not a result."))
    return tuple(notes)


@drawing
def multiples_panel(package: Package, look: Look, chosen: Selection) -> Panel:
    """One small trend a subject, each with its own scale."""
    t = translator(look.language)
    rows = chosen_rows(package, look.language, chosen)
    title = t("{indicator}: one by one").format(indicator=indicator_name(rows))
    if rows.empty:
        return Panel("multiples", title, rows)
    order = rows["subject_id"].value_counts().index[:MOST_MULTIPLES]
    drawn = rows[rows["subject_id"].isin(order)]
    notes = _signs(drawn, look.language)
    left_out = rows["subject_id"].nunique() - len(order)
    if left_out:
        notes += (t("In the table: {count} more.").format(count=left_out),)
    notes += (t("Each picture has its own scale."),)
    spec = multiples(drawn, look=look, words=words(look.language), unit=unit_of(drawn))
    covered, missing = _coverage(package, look.language, rows)
    return Panel("multiples", title, rows, spec, notes, covered, missing=missing)


@drawing
def table_panel(package: Package, look: Look, chosen: Selection) -> Panel:
    """Every value of the selection as a table."""
    t = translator(look.language)
    rows = chosen_rows(package, look.language, chosen)
    order = ["subject", "period_start", "period_end"]
    return Panel("table", t("{indicator}: all values").format(indicator=indicator_name(rows)),
                 rows.sort_values(order, kind="stable"))  # fmt: skip


@drawing
def other_panel(package: Package, look: Look, chosen: Selection) -> Panel:
    """What else is known of the chosen subjects: the latest value of every other indicator."""
    t = translator(look.language)
    own = set(chosen_rows(package, look.language, chosen)["subject_id"])
    rows = measured(package, look.language)
    rows = rows[rows["subject_id"].isin(own) & (rows["indicator_id"] != chosen.indicator)]
    latest = rows[~rows["derived"]].sort_values("period_end", kind="stable")
    latest = latest.drop_duplicates(["subject_id", "indicator_id", "series"], keep="last")
    return Panel(
        "other", t("Other figures of the same clusters and zones"),
        latest.sort_values(["subject", "topic_id", "indicator"], kind="stable"),
    )  # fmt: skip
