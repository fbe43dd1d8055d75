"""Reform practice in words: which measure is reported where, how firmly, by which source."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from components import dates
from components.theme import Look
from dashboard.catalog import Edition, remember, remember_large
from dashboard.domain.reforms import State
from dashboard.figures.reforms.cells import (
    ReformSelection,
    latest_day,
    measures_of,
    standing_on,
    zones_of,
)
from dashboard.figures.reforms.reform_words import Status, shown

SAID = ["text", "confidence", "source_id", "locator", "note"]


@dataclass(frozen=True)
class Report:
    """One zone in which a practice is reported; `zone_id` is "" for other subjects."""

    zone_id: str
    subject: str
    measure: str
    status: Status
    period: str
    text: str
    source_id: str
    source: str
    locator: str
    note: str


@dataclass(frozen=True, eq=False)
class Practice:
    """A measure with its reports, and beside them the outcome figures (rows of `facts`)."""

    clause: int
    title: str
    text: str
    source_id: str
    source: str
    locator: str
    reports: tuple[Report, ...]
    unreported: int
    outcomes: pd.DataFrame


@dataclass(frozen=True, eq=False)
class Theme:
    """A theme with its documented practices; there may be none."""

    theme_id: str
    name: str
    basis: str
    source_id: str
    source: str
    locator: str
    practices: tuple[Practice, ...]


@remember_large
def evidence(edition: Edition, day: date | None = None) -> pd.DataFrame:
    """Every measure x zone in scope on a day, with what the latest entry says in words.

    Columns of `standing`, and title, subject, zone_id, period, text, confidence, source_id, source,
    locator, note; "" where nothing is reported. day: None for that of the latest entry.
    """
    table = standing_on(edition.package, day or latest_day(edition.package))
    places = edition.subject_places[["subject_id", "subject", "zone_id"]]
    titles = edition.table("measures")[["measure_id", "title"]]
    entries = edition.table("assessments")[["assessment_id", *SAID]]
    table = table.merge(places, on="subject_id", how="left").merge(titles, on="measure_id")
    table = table.merge(entries, on="assessment_id", how="left")
    table = table.assign(**{name: table[name].fillna("") for name in SAID})
    return table.assign(
        source=table["source_id"].map(edition.source_labels).fillna(""),
        period=[
            dates.period("as_of", day, day, precision, "", edition.language) if entry else ""
            for day, precision, entry in zip(
                table["as_of"], table["as_of_precision"], table["assessment_id"], strict=True
            )
        ],
    )


def about(rows: pd.DataFrame, chosen: ReformSelection) -> pd.DataFrame:
    """The rows of `evidence` on the chosen themes, measures and zones, of any state."""
    wanted = {
        "theme_id": chosen.theme,
        "measure_id": chosen.measure,
        "zone_id": chosen.zone,
    }
    for column, values in wanted.items():
        if values:
            rows = rows[rows[column].isin(values)]
    return rows


def listed_measures(rows: pd.DataFrame, chosen: ReformSelection) -> list[str]:
    """The measures to be listed, in order: those with a row of a chosen status.

    UNREPORTED lists the measures that are reported for none of the zones in question: nearly
    every measure is unreported somewhere.
    """
    order = list(rows["measure_id"].drop_duplicates())
    if not chosen.status:
        return order
    known = rows[rows["state"] != State.UNREPORTED]
    found = set(known.loc[known["state"].isin(chosen.status), "measure_id"])
    if State.UNREPORTED in chosen.status:
        found |= set(order) - set(known["measure_id"])
    return [measure for measure in order if measure in found]


def reports(rows: pd.DataFrame, look: Look) -> tuple[Report, ...]:
    """The rows of `evidence` about which anything is reported."""
    known = rows[rows["state"] != State.UNREPORTED]
    return tuple(_report(row, look) for row in known.to_dict("records"))


def _report(row: Mapping[Any, Any], look: Look) -> Report:
    copied = ("zone_id", "subject", "period", "text", "source_id", "source", "locator", "note")
    return Report(
        measure=str(row["title"]),
        status=shown("state", str(row["state"]), look),
        **{name: str(row[name]) for name in copied},
    )


@remember
def themes(edition: Edition, look: Look, chosen: ReformSelection) -> tuple[Theme, ...]:
    """The themes with the practices that match, in the order of the tables."""
    rows = evidence(edition, chosen.asof)
    rows = rows[rows["measure_id"].isin(measures_of(edition.package, chosen))]
    rows = rows[rows["subject_id"].isin(zones_of(edition.package, chosen))]
    if chosen.light:
        rows = rows[rows["light"].isin(chosen.light)]
    listed = listed_measures(rows, chosen)
    if chosen.zone and not chosen.status:
        reported = set(rows.loc[rows["state"] != State.UNREPORTED, "measure_id"])
        listed = [measure for measure in listed if measure in reported]
    sources = edition.source_labels
    found = []
    for theme in edition.table("themes").to_dict("records"):
        own = rows[(rows["theme_id"] == theme["theme_id"]) & rows["measure_id"].isin(listed)]
        measures = dict.fromkeys(own["measure_id"])
        if chosen.theme and theme["theme_id"] not in chosen.theme:
            continue
        if not measures and (chosen.zone or chosen.status or chosen.measure):
            continue
        found.append(
            Theme(
                **{name: theme[name] for name in ("theme_id", "name", "basis", "source_id")},
                source=sources.get(theme["source_id"], ""),
                locator=theme["locator"],
                practices=tuple(
                    _practice(edition, look, own[own["measure_id"] == measure], chosen)
                    for measure in measures
                ),
            )
        )
    return tuple(found)


def _practice(
    edition: Edition, look: Look, rows: pd.DataFrame, chosen: ReformSelection
) -> Practice:
    measures = edition.table("measures").set_index("measure_id")
    measure = measures.loc[rows["measure_id"].iloc[0]]
    shown = rows[rows["state"].isin(chosen.status)] if chosen.status else rows
    zones = rows[rows["subject_id"].isin(edition.tables["zones"]["subject_id"])]
    return Practice(
        clause=0 if pd.isna(measure["clause"]) else int(measure["clause"]),
        title=measure["title"],
        text=measure["text"],
        source_id=measure["source_id"],
        source=edition.source_labels.get(measure["source_id"], ""),
        locator=measure["locator"],
        reports=reports(shown, look),
        unreported=int((zones["state"] == State.UNREPORTED).sum()),
        outcomes=outcomes(edition, (str(measure.name),), chosen.zone),
    )


def outcomes(
    edition: Edition, measures: tuple[str, ...], zones: tuple[str, ...] = ()
) -> pd.DataFrame:
    """The figures that the data link to measures: effects, which never count as progress.

    zones: only those of these zones and those that are of no single zone. Rows of `facts` with
    `named`: the indicator, with its subject where several have the same one.
    """
    links = edition.tables["measure_observations"]
    ids = links.loc[links["measure_id"].isin(measures), "observation_id"]
    rows = edition.facts(observation=ids)
    rows = rows[rows["zone_id"].isin([*zones, ""])] if zones else rows
    alone = rows.groupby("indicator")["subject"].transform("nunique") == 1
    both = rows["subject"] + edition.t(" · ") + rows["indicator"]
    return rows.assign(named=rows["indicator"].where(alone, both))
