"""The brief of one prefecture: its own figures, its counties, and the zones in it."""

import pandas as pd

from dashboard.catalog import Package
from dashboard.exports.brief import brief_sections
from dashboard.exports.brief.brief_sections import Subject
from dashboard.exports.brief.document_model import (
    Brief,
    Figure,
    Part,
    Row,
    Section,
    Sentence,
    Table,
)
from dashboard.exports.brief.fact_sentences import listing, subject_text
from dashboard.exports.brief.tables_and_charts import plain_table, ranked, values_table
from dashboard.figures import cities, profile
from dashboard.figures.facts import facts
from dashboard.figures.panel import Panel
from dashboard.figures.register import disagreements
from dashboard.i18n import translator


def prefecture_brief(package: Package, language: str, prefecture: str, address: str) -> Brief:
    """All that is known of a prefecture. Errors: KeyError where there is no such prefecture."""
    t = translator(language)
    name = cities.prefectures(package, language)[prefecture]
    rows = facts(package, language)
    rows = rows[rows["prefecture_id"] == prefecture]
    inside = set(rows["observation_id"])
    conflicts = [
        entry for entry in disagreements(package, language)[0]
        if inside & set(entry.pair["observation_id"])
    ]  # fmt: skip
    sections = (
        _own(package, language, prefecture, name),
        _below(package, language, prefecture),
        _zones(package, language, prefecture, name),
        brief_sections.conflict_section(conflicts, language, t("Where sources disagree")),
        _gaps(package, language, prefecture, rows),
    )  # fmt: skip
    summary = t("{name}: {summary}").format(
        name=name, summary=cities.summary(package, language, prefecture)
    )
    found = brief_sections.context(package, language, "cities", address, prefecture=prefecture)
    subject = Subject("prefecture", prefecture)
    return brief_sections.finished(package, subject, [Sentence(summary)], sections, found)


def _own(package: Package, language: str, prefecture: str, name: str) -> Section | None:
    t = translator(language)
    rows = cities.own_rows(package, language, prefecture)
    if rows.empty:
        return None
    message = t("Printed values of {name}: {count}; sources: {sources}.").format(
        name=name,
        count=int((~rows["derived"]).sum()),
        sources=rows["source_id"].nunique(),
    )
    drawn = cities.charts(package, brief_sections.look(language), prefecture)
    figures = tuple(_figure(package, panel, language) for panel in drawn if panel.spec)
    table = values_table(rows, language, t("Values of {name}").format(name=name), message)
    parts = brief_sections.parts_by(package, rows, "topic", language)
    return Section(t("Figures of the prefecture"), Sentence(message), parts, figures, (table,))


def _figure(package: Package, panel: Panel, language: str) -> Figure:
    t = translator(language)
    if (panel.rows["pair_id"] != "").any():
        return brief_sections.pair_figure(package, panel, language)
    rows = panel.rows.assign(label=panel.rows["indicator"])
    values = listing(
        (f"{row['indicator']}{t(': ')}{row['display']}" for row in rows.to_dict("records")), t
    )
    message = t("Growth on the same period of the year before, {period}: {values}.").format(
        period=rows["period"].iloc[0], values=values
    )
    return Figure(panel, Sentence(message, tuple(panel.sources)), ranked(rows, language))


def _below(package: Package, language: str, prefecture: str) -> Section | None:
    t = translator(language)
    panel = cities.below_panel(package, language, prefecture)
    if panel.rows.empty:
        return None
    message = Sentence(f"{panel.title}{t('. ')}{panel.notes[0]}")
    parts = brief_sections.parts_by(package, panel.rows, "subject", language)
    return Section(t("Counties and others"), message, parts)


def _zones(package: Package, language: str, prefecture: str, name: str) -> Section | None:
    t = translator(language)
    frame = cities.zones_panel(package, language, prefecture)[1]
    if frame.empty:
        return None
    counts = frame[t("Values")]
    text = t("The registry holds {total} zones of {name} and is not complete; "
             "{n} have a figure.")  # fmt: skip
    message = text.format(total=len(frame), name=name, n=int((counts > 0).sum()))
    without = list(frame.loc[counts == 0, t("Zone")])
    gap = t("Without any figure: {names}.").format(names=t(", ").join(without))
    parts = (Part((Sentence(gap),)),) if without else ()
    listed = plain_table(
        frame, t("Zones of {name} in the registry").format(name=name), message, (4,)
    )
    weighty = _weightiest(package, language, prefecture, name)
    tables = (listed, weighty) if weighty.rows else (listed,)
    return Section(t("Zones"), Sentence(message), parts, (), tables)


def _weightiest(package: Package, language: str, prefecture: str, name: str) -> Table:
    """The first figure of the profile of each zone that has one."""
    t = translator(language)
    rows = []
    for zone in cities.zone_names(package, language, prefecture):
        for row in profile.highlights(package, language, zone).head(1).to_dict("records"):
            subject = subject_text(str(row["subject"]), language)
            cells = (subject, row["indicator"], row["period"], row["display"], row["status_text"])
            rows.append(Row(cells, (row["source_id"],)))
    columns = (t("Subject"), t("Indicator"), t("Period"), t("Value and unit"), t("Status"))
    title = t("One figure of each zone")
    message = t("Of {count} zones of {name} the figure that their profile names first, targets "
                "left out; periods and indicators differ, so they are no ranking.")  # fmt: skip
    message = message.format(count=len(rows), name=name)
    return Table(title, columns, tuple(rows), message, (3,), (message,))


def _gaps(package: Package, language: str, prefecture: str, rows: pd.DataFrame) -> Section:
    t = translator(language)
    own = rows[rows["subject_id"] == prefecture]
    if own.empty:
        message = Sentence(t("No source with figures of this prefecture itself was found."))
        return Section(t("What is missing"), message)
    topics = brief_sections.topic_gap(package, own, language)
    parts = (Part((topics,)),) if topics else ()
    return Section(t("What is missing"), brief_sections.year_gap(own, language), parts)
