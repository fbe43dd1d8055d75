"""Time lines: policies by the precision of their dates, and the days with assessments."""

from datetime import date

import pandas as pd

from components import dates
from components.charts.timeline import timeline
from components.theme import Look
from dashboard.catalog import Edition, Package, remember
from dashboard.figures.fact_table import titled
from dashboard.figures.panel import Chart, Table, drawing, joined
from dashboard.figures.reforms.cells import (
    ReformSelection,
    day_of,
    ladder,
    measures_of,
    zones_of,
)
from dashboard.figures.reforms.reform_words import RESULT_WORDS, day_words
from dashboard.figures.wording.chart_words import words
from dashboard.figures.wording.codes import CONFIDENCE
from dashboard.i18n import Translator, mark

TITLE_STATUS = {
    "title_in_source": mark("Title as in a source"),
    "short_name": mark("Short name in the press; full title not seen"),
    "theme": mark("A practice, not the title of a document"),
}
COLUMNS = {
    "period": mark("Date"),
    "title": mark("Title"),
    "number": mark("Document number"),
    "number_sure": mark("Confidence of the number"),
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

    Columns of the table, and: period, number_sure (confidence of the number), told (number and
    text), status_text, issuer ("not stated" in words), source.
    """
    t = edition.t
    table = edition.table("policies")
    pairs = zip(table["number"], table["number_confidence"], strict=True)
    number = pd.Series([_number(*pair, t) for pair in pairs], table.index, dtype="str")
    times = zip(table["date_start"], table["date_end"], table["date_precision"], strict=True)
    found = table.assign(
        period=[dates.date_text(*date, edition.language) for date in times],
        number_sure=table["number_confidence"]
        .map({k: t(v) for k, v in CONFIDENCE.items()})
        .fillna(""),
        told=table["text"].where(number == "", number + t(". ") + table["text"]),
        status_text=table["title_status"].map({k: t(v) for k, v in TITLE_STATUS.items()}),
        issuer=table["issuer"].where(table["issuer"] != "", t("Not stated by the source")),
        source=table["source_id"].map(edition.source_labels).fillna(""),
    )
    return found.sort_values("date_start", kind="stable", na_position="last")


def _number(number: str, confidence: str, t: Translator) -> str:
    if not number or confidence in ("", "high"):
        return number
    said = t("{number} (confidence: {confidence})")
    return said.format(number=number, confidence=t(CONFIDENCE[confidence]))


@drawing
def policies_panel(edition: Edition, look: Look) -> Chart:
    """The dated policies on a line of time; a year is a bar as long as the year."""
    t = edition.t
    table = policies(edition)
    table = table.assign(subject=table["title"], display=table["told"])
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
            "note": table["told"],
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


@drawing
def timeline_panel(edition: Edition, look: Look, chosen: ReformSelection) -> Chart:
    """Policies, and the days with assessments, up to the day looked at."""
    t, day = edition.t, day_of(edition.package, chosen)
    title = t("Policies and assessments in order of time")
    coverage = t("Up to {day}").format(day=day_words(day, "day", edition.language))
    known = _policies(edition, day)
    log = _log(edition.package, chosen)
    dated = known[known["start"] != ""]
    items = [dated, _rounds(edition, log, ["as_of", "as_of_precision"])]
    drawn = pd.concat([part for part in items if len(part)] or items, ignore_index=True)
    facts = pd.concat(
        [known, _rounds(edition, log, ["as_of", "as_of_precision", "source_id"])],
        ignore_index=True,
    )
    facts = facts.assign(subject=facts["label"], indicator=facts["lane"], display=facts["note"])
    facts = facts.drop(columns=["note", "period"]).assign(note=facts["period"])
    notes = [t("A bar is as long as the date is vague: a whole year where only the year is known.")]
    undated = known[known["start"] == ""]
    if len(undated):
        names = t(", ").join(undated["label"])
        notes.append(t("Without a date: {names}").format(names=names))
    if drawn.empty:
        return Chart("timeline", title, facts, notes=tuple(notes[1:]), coverage=coverage)
    spec = timeline(drawn, look=look, words=words(edition.language))
    said = "; ".join(f"{row.period} {row.label}" for row in drawn.itertuples())
    return Chart(
        "timeline",
        title,
        facts,
        spec=spec,
        notes=tuple(notes),
        coverage=coverage,
        alt=f"{title}. {said}",
    )


def _policies(edition: Edition, day: date) -> pd.DataFrame:
    """Policies up to a day, undated ones too, as items of a time line."""
    table = policies(edition)
    table = table[~(table["date_start"] > pd.Timestamp(day))]
    return items(table, edition.t("Policies"))


def _log(package: Package, chosen: ReformSelection) -> pd.DataFrame:
    """The accepted entries on the chosen measures and zones up to the day looked at.

    Entries on a prefecture or the province count for any choice of zones.
    """
    log = package.tables["assessments"][ladder(package).checked.accepted]
    own = log["measure_id"].isin(measures_of(package, chosen))
    other = set(package.tables["zones"]["subject_id"]) - set(zones_of(package, chosen))
    day = pd.Timestamp(day_of(package, chosen))
    return log[own & ~log["subject_id"].isin(other) & (log["as_of"] <= day)]


def _rounds(edition: Edition, log: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Entries of the log counted by day, or by day and source, as items of a time line."""
    t, labels = edition.t, edition.source_labels
    rows: list[dict[str, str]] = []
    for _, group in log.groupby(by):
        first = group.iloc[0]
        text = _round_words(group, t)
        iso = first["as_of"].strftime("%Y-%m-%d")
        begin = {"year": f"{iso[:4]}-01-01", "month": f"{iso[:7]}-01"}
        sources = [labels.get(source, "") for source in group["source_id"].unique()]
        rows.append({
            "key": f"{iso}-{len(rows)}", "label": text, "lane": t("Assessments"),
            "start": begin.get(first["as_of_precision"], iso), "end": iso,
            "precision": first["as_of_precision"],
            "period": day_words(first["as_of"], first["as_of_precision"], edition.language),
            "note": text, "source": t("; ").join(sources), "source_id": first["source_id"],
            "locator": first["locator"],
        })  # fmt: skip
    return pd.DataFrame(rows)


def _round_words(group: pd.DataFrame, t: Translator) -> str:
    number = group["result"].value_counts()
    parts = [
        f"{t(word)} {number[code.value]}"
        for code, word in RESULT_WORDS.items()
        if code.value in number
    ]
    return t("{count} entries: {parts}").format(count=len(group), parts=t(", ").join(parts))
