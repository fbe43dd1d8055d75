"""What happened in the tracker: the entries of a cell in order, and the days with entries."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from components.charts.timeline import timeline
from components.theme import Look
from dashboard.catalog import Edition, Package, remember
from dashboard.domain.reforms import Result, history
from dashboard.figures.panel import Chart, drawing
from dashboard.figures.reforms.cells import (
    ReformSelection,
    day_of,
    ladder,
    measures_of,
    zones_of,
)
from dashboard.figures.reforms.policy_timeline import items, policies
from dashboard.figures.reforms.reform_words import NO_RUNG, RESULT_WORDS, RUNG_WORDS, day_words
from dashboard.figures.wording.chart_words import words
from dashboard.i18n import Translator, mark, translator

LANES = {"reviewed": mark("Reviewed rung"), "claimed": mark("Claimed rung")}


@dataclass(frozen=True)
class Entry:
    """One entry of the log on a cell, in words."""

    day: str
    rung: str
    result: str
    text: str
    by: str
    level: str
    reversal: bool
    counted: bool
    own: bool
    subject: str
    assessment_id: str
    source_id: str
    source: str
    locator: str


@remember
def entries(edition: Edition, measure: str, zone: str, day: date) -> tuple[Entry, ...]:
    """The entries of a cell up to a day, the latest first."""
    found = history(ladder(edition.package), measure, zone)
    found = found[found["as_of"] <= pd.Timestamp(day)]
    log = edition.table("assessments").set_index("assessment_id")["text"]
    sources = edition.source_labels
    names = edition.names("subjects")
    return tuple(
        _entry(row, str(log[row["assessment_id"]]), sources, names, edition.language)
        for row in found.to_dict("records")[::-1]
    )


def _entry(
    row: Mapping[Any, Any], text: str, sources: Mapping[str, str], names: Mapping[str, str],
    language: str,
) -> Entry:  # fmt: skip
    t = translator(language)
    entered = t("entered by {who}").format(who=row["entered_by"])
    reviewed = t("reviewed by {who}").format(who=row["reviewed_by"])
    lines = [
        t("{lane}: {before} → {after}").format(
            lane=t(lane), before=t(RUNG_WORDS[row[f"{key}_before"] or NO_RUNG]),
            after=t(RUNG_WORDS[row[f"{key}_rung"] or NO_RUNG]),
        )
        for key, lane in LANES.items()
        if row[f"{key}_before"] != row[f"{key}_rung"]
    ]  # fmt: skip
    return Entry(
        day=day_words(row["as_of"], row["as_of_precision"], language),
        rung=t(RUNG_WORDS[row["rung"]]) if row["rung"] else t("the measure as a whole"),
        result=t(RESULT_WORDS[Result(row["result"])]),
        text=text,
        by=t(", ").join([entered, reviewed] if row["reviewed"] else [entered, t("not reviewed")]),
        level=t("; ").join(lines),
        reversal=bool(row["reversal"]),
        counted=bool(row["counted"]),
        own=bool(row["own"]),
        subject=names.get(row["subject_id"], row["subject_id"]),
        assessment_id=row["assessment_id"],
        source_id=row["source_id"],
        source=sources.get(row["source_id"], ""),
        locator=row["locator"],
    )


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
