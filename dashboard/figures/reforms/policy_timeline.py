"""Policies: on a line of time by the precision of their dates, and in a table."""

import pandas as pd

from components import dates
from components.charts.timeline import timeline
from components.theme import Look
from dashboard.catalog import Edition, remember
from dashboard.figures.fact_table import titled
from dashboard.figures.panel import Chart, Table, drawing, joined
from dashboard.figures.wording.chart_words import words
from dashboard.i18n import mark

TITLE_STATUS = {
    "title_in_source": mark("Title as in a source"),
    "short_name": mark("Short name in the press; full title not seen"),
    "theme": mark("A practice, not the title of a document"),
}
COLUMNS = {
    "period": mark("Date"),
    "title": mark("Title"),
    "status_text": mark("Status of the title"),
    "issuer": mark("Issuer"),
    "text": mark("What the source says"),
    "note": mark("Note"),
    "source": mark("Source"),
    "locator": mark("Locator"),
}


@remember
def policies(edition: Edition) -> pd.DataFrame:
    """The policies with date, status and source in words, in order of time, undated last.

    Columns of the table, and: period, status_text, issuer ("not stated" in words), source.
    """
    t = edition.t
    table = edition.table("policies")
    times = zip(table["date_start"], table["date_end"], table["date_precision"], strict=True)
    found = table.assign(
        period=[dates.date_text(*date, edition.language) for date in times],
        status_text=table["title_status"].map({k: t(v) for k, v in TITLE_STATUS.items()}),
        issuer=table["issuer"].where(table["issuer"] != "", t("Not stated by the source")),
        source=table["source_id"].map(edition.source_labels).fillna(""),
    )
    return found.sort_values("date_start", kind="stable", na_position="last")


@drawing
def timeline_panel(edition: Edition, look: Look) -> Chart:
    """The dated policies on a line of time; a year is a bar as long as the year."""
    t = edition.t
    table = policies(edition)
    table = table.assign(subject=table["title"], display=table["text"])
    title = t("Policies in order of time")
    dated = table[table["date_start"].notna() | table["date_end"].notna()]
    undated = table.drop(dated.index)
    notes = [t("A bar is as long as the date is vague: a whole year where only the year is known.")]
    if len(undated):
        notes.append(t("Without a date: {names}").format(names=joined(undated["title"], t)))
    if dated.empty:
        return Chart("policies", title, table, notes=tuple(notes[1:]))
    frame = items(dated, dated["status_text"])
    said = "; ".join(f"{row.period} {row.title}" for row in dated.itertuples())
    spec = timeline(frame, look=look, words=words(edition.language))
    return Chart("policies", title, table, spec=spec, notes=tuple(notes), alt=f"{title}. {said}")


def items(table: pd.DataFrame, lane: "pd.Series[str] | str") -> pd.DataFrame:
    """Rows of `policies` as items of a time line, in `lane`; start "" for those without a date."""
    return pd.DataFrame(
        {
            "key": table["policy_id"],
            "label": table["title"],
            "lane": lane,
            "start": table["date_start"].dt.strftime("%Y-%m-%d").fillna(""),
            "end": table["date_end"].dt.strftime("%Y-%m-%d").fillna(""),
            "precision": table["date_precision"],
            "period": table["period"],
            "note": table["text"],
            "source": table["source"],
            "source_id": table["source_id"],
            "locator": table["locator"],
        }
    )


@remember
def policy_table(edition: Edition) -> Table:
    """Every policy as a reader reads it."""
    t = edition.t
    frame = titled(policies(edition), COLUMNS, t)
    return Table("policy_table", t("Policies and what sources say of them"), frame=frame)
