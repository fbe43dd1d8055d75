"""The brief of one prefecture: its own figures, its counties, and the zones in it."""

import pandas as pd

from dashboard.catalog import Edition
from dashboard.exports.brief import brief_sections, findings
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
from dashboard.figures import prefecture_figures
from dashboard.figures.data.coverage_and_conflicts import disagreements
from dashboard.figures.panel import Chart as Drawn
from dashboard.figures.panel import Table as Listed
from dashboard.figures.zones import profile
from dashboard.figures.zones.registry import not_all


def prefecture_brief(edition: Edition, prefecture: str, address: str) -> Brief:
    """All that is known of a prefecture. Errors: KeyError where there is no such prefecture."""
    t = edition.t
    name = prefecture_figures.prefectures(edition)[prefecture]
    rows = edition.facts(prefecture=prefecture)
    rows = rows[rows["prefecture_id"] == prefecture]
    inside = set(rows["observation_id"])
    conflicts = [
        entry for entry in disagreements(edition)[0]
        if inside & set(entry.pair["observation_id"])
    ]  # fmt: skip
    sections = (
        _own(edition, prefecture, name),
        _below(edition, prefecture),
        _zones(edition, prefecture, name),
        brief_sections.conflict_section(conflicts, edition.language, t("Where sources disagree")),
        _gaps(edition, prefecture, rows),
    )  # fmt: skip
    summary = t("{name}: {summary}").format(
        name=name, summary=prefecture_figures.summary(edition, prefecture)
    )
    lead = [*findings.prefecture_findings(edition, prefecture, name), Sentence(summary)]
    found = brief_sections.context(edition, "cities", address, prefecture=prefecture)
    subject = Subject("prefecture", prefecture)
    return brief_sections.finished(edition, subject, lead, sections, found)


def _own(edition: Edition, prefecture: str, name: str) -> Section | None:
    t = edition.t
    rows = prefecture_figures.own_rows(edition, prefecture)
    if rows.empty:
        return None
    message = t("Printed values of {name}: {count}; sources: {sources}.").format(
        name=name,
        count=int((~rows["derived"]).sum()),
        sources=rows["source_id"].nunique(),
    )
    drawn = prefecture_figures.charts(edition, brief_sections.look(edition.language), prefecture)
    figures = tuple(_figure(edition, panel) for panel in drawn if panel.spec)
    table = values_table(rows, edition.language, t("Values of {name}").format(name=name), message)
    parts = brief_sections.parts_by(edition, rows, "topic")
    return Section(t("Figures of the prefecture"), Sentence(message), parts, figures, (table,))


def _figure(edition: Edition, panel: Drawn) -> Figure:
    t = edition.t
    if (panel.rows["pair_id"] != "").any():
        return brief_sections.pair_figure(edition, panel)
    rows = panel.rows.assign(label=panel.rows["indicator"])
    values = listing(
        (f"{row['indicator']}{t(': ')}{row['display']}" for row in rows.to_dict("records")), t
    )
    message = t("Growth on the same period of the year before, {period}: {values}.").format(
        period=rows["period"].iloc[0], values=values
    )
    return Figure(panel, Sentence(message, tuple(panel.sources)), ranked(rows, edition.language))


def _below(edition: Edition, prefecture: str) -> Section | None:
    t = edition.t
    panel = prefecture_figures.below_panel(edition, prefecture)
    side_by_side = prefecture_figures.county_panel(edition, prefecture)
    if panel.rows.empty and side_by_side.frame.empty:
        return None
    text = f"{panel.title}{t('. ')}{panel.notes[0]}"
    message = Sentence(text, tuple(side_by_side.sources))
    parts = brief_sections.parts_by(edition, panel.rows, "subject") if len(panel.rows) else ()
    tables = _side_by_side(edition, side_by_side)
    return Section(t("Counties and others"), message, parts, (), tables)


def _side_by_side(edition: Edition, panel: Listed) -> tuple[Table, ...]:
    t, frame = edition.t, panel.frame
    if frame.empty:
        return ()
    numbers = tuple(range(1, len(frame.columns)))
    title = t(" · ").join((panel.title, *panel.notes[:1]))
    return (plain_table(frame, title, title, numbers),)


def _zones(edition: Edition, prefecture: str, name: str) -> Section | None:
    t = edition.t
    frame = prefecture_figures.zones_panel(edition, prefecture).frame
    if frame.empty:
        return None
    counts = frame[t("Values")]
    text = t("The registry holds {total} zones of {name}; {n} have a figure.")
    message = text.format(total=len(frame), name=name, n=int((counts > 0).sum()))
    without = list(frame.loc[counts == 0, t("Zone")])
    gap = t("Without any figure: {names}.").format(names=t(", ").join(without))
    said = (*not_all(edition), *([gap] if without else []))
    parts = (Part(tuple(map(Sentence, said))),) if said else ()
    listed = plain_table(
        frame, t("Zones of {name} in the registry").format(name=name), message, (4,)
    )
    weighty = _weightiest(edition, prefecture, name)
    tables = (listed, weighty) if weighty.rows else (listed,)
    return Section(t("Zones"), Sentence(message), parts, (), tables)


def _weightiest(edition: Edition, prefecture: str, name: str) -> Table:
    """The first figure of the profile of each zone that has one."""
    t = edition.t
    rows = []
    for zone in prefecture_figures.zone_names(edition, prefecture):
        for row in profile.highlights(edition, zone).head(1).to_dict("records"):
            subject = subject_text(str(row["subject"]), edition.language)
            cells = (subject, row["indicator"], row["period"], row["display"], row["status_text"])
            rows.append(Row(cells, (row["source_id"],)))
    columns = (t("Subject"), t("Indicator"), t("Period"), t("Value and unit"), t("Status"))
    title = t("One figure of each zone")
    message = t("Of {count} zones of {name} the figure that their profile names first, targets "
                "left out; periods and indicators differ, so they are no ranking.")  # fmt: skip
    message = message.format(count=len(rows), name=name)
    return Table(title, columns, tuple(rows), message, (3,), (message,))


def _gaps(edition: Edition, prefecture: str, rows: pd.DataFrame) -> Section:
    t = edition.t
    own = rows[rows["subject_id"] == prefecture]
    if own.empty:
        message = Sentence(t("No source with figures of this prefecture itself was found."))
        return Section(t("What is missing"), message)
    return brief_sections.gaps(edition, own)
