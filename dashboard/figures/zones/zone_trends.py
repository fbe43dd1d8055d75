"""The values of a zone over time: a small chart an indicator, of one kind of period at a time."""

from dataclasses import replace
from functools import partial

import pandas as pd

from components.charts.line_charts import trend
from components.theme import Look
from dashboard.catalog import Edition, remember, remember_large
from dashboard.domain.comparable import in_one_unit
from dashboard.domain.comparison.like_periods import KINDS
from dashboard.figures.clusters.growth_series import PARTS, dashed_and_derived, joined_parts
from dashboard.figures.panel import Chart, drawing, joined
from dashboard.figures.wording.chart_words import words
from dashboard.figures.wording.codes import PERIOD_KIND
from dashboard.figures.wording.refusals import refused
from dashboard.figures.zones.profile import MEASURED, rows_of
from dashboard.figures.zones.zone_standing import ALL, ProfileSelection
from dashboard.i18n import mark, translator

YEAR = "year"
MOST_PANELS = 12
OF_PARTS = {
    "ytd": mark("{title}, year to date"),
    "half_year": mark("{title}, by half-year"),
    "quarter": mark("{title}, by quarter"),
    "month": mark("{title}, by month"),
}


@remember
def periods(edition: Edition, zone: str) -> dict[str, str]:
    """Kinds of periods of which the zone has values at two times, id -> name, yearly ones first."""
    present = {YEAR, *rows_of(edition, zone)["period_kind"]} - {"as_of"}  # which goes with years
    found = (kind for kind in KINDS if kind in present and _charted(edition, zone, kind))
    return {kind: edition.t(PERIOD_KIND[kind]) for kind in found}


@drawing
def trend_panels(edition: Edition, look: Look, chosen: ProfileSelection) -> tuple[Chart, ...]:
    """A chart for each indicator with values at two times or more, the first MOST_PANELS or all."""
    groups = _charted(edition, chosen.zone, chosen.period)
    return _drawn(groups if chosen.rows == ALL else groups[:MOST_PANELS], chosen.period, look)


def more(edition: Edition, chosen: ProfileSelection) -> str:
    """How many charts are left out; "" for none."""
    number = len(_charted(edition, chosen.zone, chosen.period))
    left_out = 0 if chosen.rows == ALL else max(number - MOST_PANELS, 0)
    text = edition.t("{count} more indicators over time: choose “All indicators”.")
    return text.format(count=left_out) if left_out else ""


def trends_of(rows: pd.DataFrame, look: Look) -> tuple[Chart, ...]:
    """A chart for each indicator that has values of one subject at two yearly times, at most
    MOST_PANELS."""
    return _drawn(_groups(rows, YEAR)[:MOST_PANELS], YEAR, look)


def _drawn(groups: tuple[pd.DataFrame, ...], kind: str, look: Look) -> tuple[Chart, ...]:
    return tuple(
        replace(_trend(group, kind, look), redraw=partial(_trend, group, kind)) for group in groups
    )


@remember_large
def _charted(edition: Edition, zone: str, kind: str) -> tuple[pd.DataFrame, ...]:
    return _groups(rows_of(edition, zone), kind)


def _groups(rows: pd.DataFrame, kind: str) -> tuple[pd.DataFrame, ...]:
    """Rows of each indicator that has values of one subject at two times of a kind of period.

    Beside full years stands the latest part of a later year, and what is derived from it of the
    year before, in no line.
    """
    kept = _of(rows, kind)
    kept = kept[_several(kept)]
    return tuple(group for _, group in kept.groupby("indicator_id", sort=False))


def _of(rows: pd.DataFrame, kind: str) -> pd.DataFrame:
    """The measured, dated values of one kind of period."""
    rows = rows[rows["year"].notna() & rows["kind"].isin(MEASURED) & rows["value"].notna()]
    if kind != YEAR:
        return rows[rows["period_kind"] == kind]
    whole = rows[rows["period_kind"].isin((YEAR, "as_of"))]
    last = whole.groupby("key")["period_end"].max()
    parts = rows[(rows["period_kind"] == "ytd") & rows["key"].isin(last.index)]
    if parts.empty:
        return whole
    later = parts[~parts["derived"] & (parts["period_end"] > parts["key"].map(last))]
    latest = later.sort_values("period_end", kind="stable").drop_duplicates("key", keep="last")
    before = parts[parts["derived"] & parts["key"].isin(latest["key"])]
    return pd.concat([whole, latest, before]).sort_index()


def _several(rows: pd.DataFrame) -> pd.Series:
    """Per row, whether its subject and indicator have printed values in one unit at two times."""
    own = list(zip(rows["subject_id"], rows["indicator_id"], strict=True))
    printed = rows["in_own_unit"].astype(bool) & ~rows["derived"]
    times: dict[tuple[str, str], set[pd.Timestamp]] = {}
    for key, end, counts in zip(own, rows["period_end"], printed, strict=True):
        if counts:
            times.setdefault(key, set()).add(end)
    return pd.Series([len(times.get(key, ())) > 1 for key in own], rows.index, dtype="bool")


def _trend(rows: pd.DataFrame, kind: str, look: Look) -> Chart:
    outcome = in_one_unit(rows)
    t, first = translator(look.language), outcome.rows.iloc[0]
    title = t("{subject}: {indicator}").format(
        subject=joined(rows["subject"].drop_duplicates(), t), indicator=first["indicator"]
    )
    if kind in OF_PARTS:
        title = t(OF_PARTS[kind]).format(title=title)
    notes = []
    if len(rows["series"].unique()) > 1:
        notes.append(t("Series of different scope are not joined."))
    if (rows["mark"] == "partial").any() and kind not in PARTS:
        notes.append(t("Hollow point: part of a year, not comparable with full years."))
    if first["direction"] == "down":
        notes.append(t("A smaller number is better."))
    notes += dashed_and_derived(rows, t)
    notes += refused(outcome, look.language)
    spec = trend(
        joined_parts(outcome.rows, kind), look=look, words=words(look.language),
        unit=first["unit"], height=250,
    )  # fmt: skip
    key = f"trend_{first['indicator_id']}{'' if kind == YEAR else f'_{kind}'}"
    return Chart(key, title, rows, spec=spec, notes=tuple(notes))


@remember
def growing(edition: Edition, look: Look, zone: str) -> dict[tuple[str, str], str]:
    """(subject, indicator) -> name of what the page on growth can show of the zone."""
    t, found = edition.t, {}
    for panel in trend_panels(edition, look, ProfileSelection(zone)):
        for row in panel.rows.drop_duplicates("subject_id").itertuples():
            name = t("{subject}: {indicator}").format(subject=row.subject, indicator=row.indicator)
            found[(str(row.subject_id), str(row.indicator_id))] = name
    return found
