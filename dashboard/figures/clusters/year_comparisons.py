"""Panels that compare full years: index, change between two years, ranking by annual growth."""

from typing import Any

import pandas as pd

from components import formats
from components.charts.bar_charts import ranking as ranking_chart
from components.charts.dumbbell import change
from components.charts.line_charts import index as index_chart
from components.theme import Look
from dashboard.catalog import Edition
from dashboard.domain.comparable import in_one_unit
from dashboard.domain.indexes import index
from dashboard.domain.series_growth import changes, ranking
from dashboard.figures.clusters.growth_series import (
    ClusterSelection,
    chosen_rows,
    drawn_rows,
    indicator_name,
)
from dashboard.figures.limits import MOST_LINES, left_out_note
from dashboard.figures.panel import Chart, covering, drawing
from dashboard.figures.wording.change_words import change_text, interval_note
from dashboard.figures.wording.chart_words import words
from dashboard.figures.wording.refusals import refused
from dashboard.i18n import translator


@drawing
def index_panel(edition: Edition, look: Look, chosen: ClusterSelection) -> Chart:
    """Full years as an index, the year `base` being 100."""
    t = edition.t
    rows = chosen_rows(edition, chosen)
    title = t("{indicator}: index, {base} = 100").format(
        indicator=indicator_name(rows), base=chosen.base
    )
    outcome = index(rows, chosen.base)
    found = outcome.rows
    if found.empty:
        return Chart("index", title, found, notes=refused(outcome, edition.language))
    written = [formats.number(v, 1, edition.language) for v in found["index"]]
    frame = found.assign(
        value=found["index"],
        low=found["index_low"],
        high=found["index_high"],
        mark="full",
        display=written,
        short=written,
        unit="",
        status_text=t("Derived"),
        derived=True,
        note=t("Derived: value ÷ value of the base year × 100."),
    )
    drawn, left_out = drawn_rows(in_one_unit(rows).rows, chosen)
    frame_drawn = frame[frame["subject_id"].isin(drawn["subject_id"])]
    spec = index_chart(frame_drawn, look=look, words=words(edition.language), unit=t("Index"))
    formula = (t("Derived: value ÷ value of the base year × 100."),)
    notes = formula + left_out_note(left_out, MOST_LINES, t) + refused(outcome, edition.language)
    covered, missing = _compared(edition, rows, found)
    return Chart("index", title, frame, spec=spec, notes=notes, coverage=covered, missing=missing)


def _compared(
    edition: Edition, rows: pd.DataFrame, found: pd.DataFrame
) -> tuple[str, tuple[str, ...]]:
    """How many subjects of `rows` a comparison holds, in words; and the names of the others."""
    t = edition.t
    words = t("{n} of {total} with this indicator are included")
    return covering(words, found["subject_id"], rows["subject_id"], edition.names("subjects"))


@drawing
def change_panel(edition: Edition, look: Look, chosen: ClusterSelection) -> Chart:
    """Change between two full years."""
    t = edition.t
    rows = chosen_rows(edition, chosen)
    title = t("{indicator}: change {first} to {last}").format(
        indicator=indicator_name(rows), first=chosen.first, last=chosen.last
    )
    outcome = changes(rows, chosen.first, chosen.last)
    found = outcome.rows
    if found.empty:
        return Chart(
            "change",
            title,
            found.assign(source_id="", unit=""),
            notes=refused(outcome, edition.language),
        )
    frame = _changes(found, rows, edition.language)
    spec = change(frame, look=look, words=words(edition.language))
    level = found["percent"].notna()
    derived = {
        "value": found["percent"].where(level, found["change"]),
        "low": found["percent_low"].where(level, found["change_low"]),
        "high": found["percent_high"].where(level, found["change_high"]),
        "display": frame["change_text"],
        "note": frame["note"],
        "period": found["from_year"].astype(str) + "—" + found["to_year"].astype(str),
        "indicator": t("Change"),
    }
    drawn = with_derived(rows, found, derived, t("Derived"))
    covered, missing = _compared(edition, rows, found)
    notes = refused(outcome, edition.language)
    return Chart("change", title, drawn, spec=spec, notes=notes, coverage=covered, missing=missing)


def with_derived(
    rows: pd.DataFrame, found: pd.DataFrame, derived: dict[str, Any], word: str
) -> pd.DataFrame:
    """The inputs of a comparison, then what was derived from them, one row a series.

    `derived` has columns that replace those of the later input; its unit is that of the change.
    """
    inputs = rows[rows["observation_id"].isin([*found["from_id"], *found["to_id"]])]
    last = rows.set_index("observation_id").loc[found["to_id"]].reset_index()
    plain = {k: v.to_list() if isinstance(v, pd.Series) else v for k, v in derived.items()}
    unit = ["%" if level else own for level, own in
            zip(found["percent"].notna(), last["unit"], strict=True)]  # fmt: skip
    names = "derived:" + found["from_id"] + ":" + found["to_id"]
    extra = last.assign(
        **plain, observation_id=names.to_list(), unit=unit, derived=True, status_text=word
    )
    return pd.concat([inputs, extra], ignore_index=True)


def _changes(found: pd.DataFrame, rows: pd.DataFrame, language: str) -> pd.DataFrame:
    by_id = rows.set_index("observation_id")
    first, last = by_id.loc[found["from_id"]], by_id.loc[found["to_id"]]
    rising = {True: "up", False: "down"}
    return pd.DataFrame(
        {
            "label": found["subject"].to_list(),
            "key": found["subject_id"].to_list(),
            "start_value": first["value"].to_list(),
            "end_value": last["value"].to_list(),
            "start_display": first["display"].to_list(),
            "end_display": last["display"].to_list(),
            "start_period": first["period"].to_list(),
            "end_period": last["period"].to_list(),
            "change_text": [change_text(row, language) for row in found.to_dict("records")],
            "direction": [rising[bool(v >= 0)] for v in found["change"]],
            "note": [interval_note(row, language) for row in found.to_dict("records")],
            "source": last["source"].to_list(),
        }
    )


def _growth_text(percent: float, years: str, status: str, language: str) -> str:
    t = translator(language)
    estimated = t(", estimated") if status == "E" else ""
    return f"{t('Derived')} {formats.percent_change(percent, 1, language)} ({years}{estimated})"


@drawing
def ranking_panel(edition: Edition, look: Look, chosen: ClusterSelection) -> Chart:
    """Compound annual growth over full years, fastest first, with the rounding interval."""
    t = edition.t
    rows = chosen_rows(edition, chosen)
    title = t("{indicator}: compound annual growth, full years only").format(
        indicator=indicator_name(rows)
    )
    outcome = ranking(rows)
    found = outcome.rows
    if found.empty:
        return Chart(
            "ranking",
            title,
            found.assign(source_id="", unit=""),
            notes=refused(outcome, edition.language),
        )
    by_id = rows.set_index("observation_id")
    last = by_id.loc[found["to_id"]]
    span = [f"{a}—{b}" for a, b in zip(found["from_year"], found["to_year"], strict=True)]
    frame = pd.DataFrame(
        {
            "label": found["subject"].to_list(),
            "key": found["subject_id"].to_list(),
            "value": found["annual_percent"].to_list(),
            "low": found["annual_percent_low"].to_list(),
            "high": found["annual_percent_high"].to_list(),
            "period": span,
            "mark": "derived",
            "qualifier": found["qualifier"].to_list(),
            "display": [
                _growth_text(value, years, str(status), edition.language)
                for value, years, status in zip(
                    found["annual_percent"], span, found["status"], strict=True
                )
            ],
            "note": t("Derived: (last ÷ first)^(1 ÷ years) − 1, two full years of one series."),
            "source": last["source"].to_list(),
            "selected": [i in (*chosen.cluster, *chosen.zone) for i in found["subject_id"]],
        }
    )
    spec = ranking_chart(frame, look=look, words=words(edition.language))
    columns = ("value", "low", "high", "display", "note", "period")
    derived: dict[str, Any] = {name: frame[name] for name in columns}
    derived["indicator"] = t("Compound annual growth")
    drawn = with_derived(rows, found, derived, t("Derived"))
    covered, missing = _compared(edition, rows, found)
    notes = refused(outcome, edition.language)
    return Chart("ranking", title, drawn, spec=spec, notes=notes, coverage=covered, missing=missing)
