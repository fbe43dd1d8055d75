"""The brief of one zone; what sources do not give leaves no empty heading."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.catalog import Edition
from dashboard.exports.brief import brief_sections
from dashboard.exports.brief.brief_sections import Subject
from dashboard.exports.brief.document_model import Brief, Figure, Part, Section, Sentence
from dashboard.exports.brief.tables_and_charts import plain_table, values_table
from dashboard.figures.reforms.practices import Report
from dashboard.figures.wording.statements import Statement
from dashboard.figures.zones import identity, profile, zone_standing, zone_trends
from dashboard.figures.zones.registry import registry
from dashboard.figures.zones.zone_standing import ProfileSelection
from dashboard.i18n import Translator, mark

FULL_NAME = {
    "seen": mark("Its full name is {name}."),
    "constructed": mark("Its full name, not verified, is {name}."),
}
UNKNOWN_LEVEL = "unknown"
SPARSE = 5  # sentences beside the first paragraph, up to which headings would outweigh the text
MOST_EVENTS = 10
STOPS = "。."


def zone_brief(edition: Edition, zone: str, address: str) -> Brief:
    """All that is known of a zone. Errors: KeyError where there is no such zone."""
    t = edition.t
    table = registry(edition).set_index("subject_id", drop=False)
    row: dict[str, Any] = {str(name): value for name, value in table.loc[zone].items()}
    rows = profile.rows_of(edition, zone)
    told = (
        _figures(edition, rows, row["name"]),
        _practice(edition, zone, t),
        _events(profile.history(edition, zone), t),
        brief_sections.conflict_section(
            profile.conflicts(edition, zone), edition.language, t("Where sources disagree")
        ),
    )  # fmt: skip
    sections = tuple(section for section in told if section)
    standing = _standing(edition, zone)
    attention = zone_standing.attention(edition, ProfileSelection(zone))
    lead = [*_identity(row, t), *([Sentence(attention)] if attention else [])]
    lead += _coverage(edition, zone, rows)
    said = sum(1 for section in sections for _ in section.sentences)
    if said > SPARSE:
        sections = (*sections, brief_sections.gaps(edition, rows))
    else:
        sections = tuple(_plain(section) for section in sections)
        sections += (replace(brief_sections.gaps(edition, rows), heading=""),) if len(rows) else ()
        standing = None  # two or three rows say no more than the text
    found = brief_sections.context(edition, "zones", address, zone=zone)
    subject = Subject("zone", zone)
    return brief_sections.finished(edition, subject, lead, (standing, *sections), found)


def _standing(edition: Edition, zone: str) -> Section | None:
    """The table of the profile, as a picture and as a table: what a reader looks for first."""
    chosen = ProfileSelection(zone)
    panel = zone_standing.standing_panel(edition, brief_sections.look(edition.language), chosen)
    if not panel.spec:
        return None
    message = Sentence(panel.title)
    frame = zone_standing.short_table(edition, chosen)
    table = plain_table(frame, panel.title, panel.title, (1, 3, 4, 5))
    return Section(
        edition.t("How it stands"), message, figures=(Figure(panel, message),), tables=(table,)
    )


def _identity(row: Mapping[str, Any], t: Translator) -> list[Sentence]:
    """What the registry says the zone is; its source stands with the first sentence."""
    full = FULL_NAME.get(row["full_name_status"], "") if row["full_name_zh"] else ""
    inferred = row["county"] and row["county_status"] == "inferred"
    said = [
        _entry(row, t),
        t("The county is inferred and still to be verified.") if inferred else "",
        t(full).format(name=row["full_name_zh"]) if full else t("Its full name is not recorded."),
        *_industries(row, t),
        "" if row["verification"] == "verified"
        else t("The entry is not verified by a public source."),
        t("Remark of the registry: {note}").format(note=row["note"]) if row["note"] else "",
    ]  # fmt: skip
    return [Sentence(said[0], (row["source_id"],)), *(Sentence(text) for text in said[1:] if text)]


def _industries(row: Mapping[str, Any], t: Translator) -> list[str]:
    """Leading industries, those of the catalogue apart from those that other sources name."""
    told = {
        t("Leading industries in the catalogue (2018 edition): {names}."): "catalogue_industry",
        t("Leading industries as reported: {names}."): "industry",
    }
    said = [words.format(names=row[name]) for words, name in told.items() if row[name]]
    return said or [t("The registry names no leading industry.")]


def _entry(row: Mapping[str, Any], t: Translator) -> str:
    """Level, type and place in one sentence."""
    known = row["level_id"] != UNKNOWN_LEVEL
    kind = t("{level} {type}") if known else t("{type} (level not known)")
    short = row["type"].partition("（")[0]
    kind = kind.format(level=_small(row["level"]), type=_small(short))
    if row["level_note"]:
        kind = t("{kind} ({note})").format(kind=kind, note=row["level_note"])
    if not row["prefecture"]:
        return t("{name} is entered in the registry as: {kind}.").format(
            name=row["name"], kind=kind
        )
    place = t("{county}, {prefecture}") if row["county"] else "{prefecture}"
    return t("{name} is entered in the registry as: {kind}; place: {place}.").format(
        name=row["name"],
        kind=kind,
        place=place.format(county=row["county"], prefecture=row["prefecture"]),
    )


def _small(name: str) -> str:
    """A name inside an English sentence begins small; Chinese has no small letters."""
    return name[:1].lower() + name[1:]


def _plain(section: Section) -> Section:
    """A section of a sparse brief: without heading and table; figures speak for themselves."""
    first = section.parts[0]
    if not section.tables:
        return replace(section, heading="")
    message, *rest = first.sentences
    left = (replace(first, sentences=tuple(rest)),) if rest else ()  # no heading over nothing
    parts = (*left, *section.parts[1:])
    return replace(section, heading="", message=message, parts=parts, tables=())


def _coverage(edition: Edition, zone: str, rows: pd.DataFrame) -> list[Sentence]:
    t = edition.t
    if rows.empty:
        return [Sentence(t(
            "The sources at hand hold no figure of it. Not found does not mean zero."
        ))]  # fmt: skip
    said = identity.coverage(edition, zone)
    return [Sentence(t("The sources at hand hold {coverage}.").format(coverage=said))]


def _figures(edition: Edition, rows: pd.DataFrame, name: str) -> Section | None:
    t = edition.t
    if rows.empty:
        return None
    zone = str(rows["zone_id"].iloc[0])
    drawn = brief_sections.look(edition.language)
    printed = int((~rows["derived"]).sum())
    message = t("Printed values of {name}: {count}; sources: {sources}.").format(
        name=name, count=printed, sources=rows["source_id"].nunique()
    )
    figures = (
        *(brief_sections.trend_figure(panel, edition.language)
          for panel in zone_trends.trend_panels(edition, drawn, ProfileSelection(zone))),
        *(brief_sections.pair_figure(edition, panel)
          for panel in profile.before_after(edition, drawn, zone)),
    )  # fmt: skip
    title = t("Values of {name}").format(name=name)
    return Section(
        t("Figures"),
        Sentence(message),
        brief_sections.parts_by(edition, rows, "topic"),
        figures,
        (values_table(rows, edition.language, title, message),),
    )


def _practice(edition: Edition, zone: str, t: Translator) -> Section | None:
    reports = profile.practice(edition, brief_sections.look(edition.language), zone)
    if not reports:
        return None
    said = tuple(_reported(report, t) for report in reports)
    message = t("Reform practices that sources report of the zone: {count}.").format(
        count=len(said)
    )
    return Section(
        t("Reform practice as reported"), Sentence(message), (Part(said, numbered=True),)
    )


def _reported(report: Report, t: Translator) -> Sentence:
    states = (report.status.word, report.note.rstrip(STOPS))
    text = t("{measure}: {text} ({period}; {state}).").format(
        measure=report.measure,
        text=report.text.rstrip(STOPS),
        period=report.period,
        state=t("; ").join(part for part in states if part),
    )
    return Sentence(text, (report.source_id,))


def _events(history: tuple[Statement, ...], t: Translator) -> Section | None:
    if not history:
        return None
    shown = history[:MOST_EVENTS]
    said = tuple(
        Sentence(
            t("{period}: {title} ({kind}).").format(
                period=event.period, title=event.title, kind=event.kind
            ),
            (event.source_id,),
        )
        for event in shown
    )
    message = t("Events that sources record: {count}; the latest first.").format(count=len(history))
    if len(history) > len(shown):
        message += t(" The first {count} follow.").format(count=len(shown))
    return Section(t("Events"), Sentence(message), (Part(said, numbered=True),))
