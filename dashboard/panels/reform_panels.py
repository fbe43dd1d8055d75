"""Panels of the reform tracker: measures, cells, practices, what the rules refuse."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from dashboard.figures.reforms import refused_entries
from dashboard.figures.reforms.cell_history import Cell, Entry
from dashboard.figures.reforms.one_measure import Measure, Test
from dashboard.figures.reforms.policy import Known
from dashboard.figures.reforms.practices import Practice, Report, Theme
from dashboard.figures.reforms.reform_words import Status
from dashboard.filters.session import Reader
from dashboard.panels.links import address, plain, source_links
from dashboard.panels.statements import figure_list, locator, statement_list
from dashboard.panels.tables import record_table

MOST_ENTRIES = 40  # of a cell that are listed; the table of assessments has them all


def measure_panel(
    reader: Reader, known: Measure, lights: Iterable[tuple[Status, int]] = ()
) -> None:
    """The text of a measure, who leads it, its tests on the four rungs."""
    t = reader.t
    facts = [
        (t("Status of the text"), known.status),
        (t("Kind"), known.kind),
        (t("Lead"), t(", ").join(known.lead) or t("none entered")),
        (t("Support"), t(", ").join(known.support)),
        (t("Due"), known.due),
        (t("Scope"), known.scope),
    ]
    where = locator(reader, known.source_id, known.locator)
    lines = [
        f"### {plain(known.title)}",
        f"{plain(known.text)} {where}",
        t(" · ").join(f"{plain(name)}{t(': ')}**{plain(word)}**" for name, word in facts if word),
        " ".join(f"{badge(light)} {number}" for light, number in lights),
        f":small[{plain(known.note)}]" if known.note else "",
        _tests(reader, known.tests),
    ]
    with st.container(border=True, key="panel_measure"):
        st.markdown("\n\n".join(line for line in lines if line))


def _tests(reader: Reader, tests: Iterable[Test]) -> str:
    t = reader.t
    lines = [
        f"- **{test.step} {plain(test.rung)}** {plain(test.text)}"
        + (f" :small[{t('Accepted evidence: ')}{plain(test.accepted)}]" if test.accepted else "")
        for test in tests
    ]
    return "\n".join(lines) or t("No criterion is entered: no stage can be told for this measure.")


def cell_panel(reader: Reader, cell: Cell) -> None:
    """One measure in one zone: light, both levels, the tests with answers, the history."""
    t = reader.t
    link = address(reader, "reforms", view="measure", measure=cell.measure_id)
    zone = address(reader, "reforms", view="zone", zone=cell.zone_id)
    head = f"### [{plain(cell.zone)}]({zone}) · [{plain(cell.measure)}]({link})"
    lines = [
        head,
        f"{badge(cell.light)} {badge(cell.state)} {t('Due')}{t(': ')}{plain(cell.due)}",
        f"{t('Reviewed stage')}{t(': ')}**{plain(cell.reviewed)}** · "
        f"{t('Claimed stage')}{t(': ')}**{plain(cell.claimed)}** "
        f":small[{plain(cell.remark)}]",
    ]
    with st.container(border=True, key="panel_cell"):
        st.markdown("\n\n".join(lines))
        st.markdown(history(reader, cell.entries))


def history(reader: Reader, entries: tuple[Entry, ...]) -> str:
    """The entries of a cell as a Markdown list, the latest first; reversals marked."""
    t = reader.t
    if not entries:
        return t("No report seen: no source at hand says anything, not that nothing was done.")
    lines = [_entry(reader, entry) for entry in entries[:MOST_ENTRIES]]
    rest = len(entries) - len(lines)
    if rest > 0:
        lines.append(f"- :small[{t('and {count} earlier entries').format(count=rest)}]")
    return "\n".join([f"**{t('Evidence and history, the latest first')}**", "", *lines])


def _entry(reader: Reader, entry: Entry) -> str:
    t = reader.t
    marks = [
        f":red[▼ {t('reversal')}]" if entry.reversal else "",
        "" if entry.counted else f":gray[{t('superseded, not counted')}]",
        "" if entry.own else f":gray[{plain(t('document of {area}').format(area=entry.subject))}]",
    ]
    said = f"**{plain(entry.day)}** · {plain(entry.rung)} · **{plain(entry.result)}**"
    if not entry.counted:
        said = f"~~{said}~~"
    head = " ".join([said, *(word for word in marks if word)])
    level = f" **{plain(entry.level)}**" if entry.level else ""
    source = source_links(reader, {entry.source_id: f"{entry.source} {entry.locator}"})
    return (
        f"- {head}  \n  {plain(entry.text)}{level}  \n"
        f"  :small[{plain(entry.by)} · {source} · {plain(entry.assessment_id)}]"
    )


def outcome_panel(reader: Reader, rows: pd.DataFrame) -> None:
    """Figures linked to measures: effects beside the status, which they never feed."""
    if rows.empty:
        return
    t = reader.t
    with st.container(border=True, key="panel_outcomes"):
        title = t("Outcomes (not counted as progress)")
        st.markdown(f"### {plain(title)}\n\n{figure_list(reader, rows, 'named')}")


def findings_panel(reader: Reader) -> None:
    """What the rules refuse or warn of; nothing where there is nothing."""
    t, edition = reader.t, reader.edition
    refused, warned = refused_entries.finding_counts(edition.package)
    if not refused and not warned:
        return
    parts = [t("{count} rejected").format(count=refused)] if refused else []
    parts += [t("{count} to be checked").format(count=warned)] if warned else []
    title = t("Data maintenance: {parts}").format(parts=t(", ").join(parts))
    opened = st.expander(title, icon=":material/rule:", key="findings", on_change="rerun")
    if not opened.open:
        return
    with opened:
        table = refused_entries.findings_table(edition)
        st.markdown("  \n".join(f":small[{plain(note)}]" for note in table.notes))
        record_table(reader, table.frame, "findings", table.title)


def badge(status: Status) -> str:
    """A state as sign and word on its colour."""
    colours = f'foreground="{status.ink}" background="{status.colour}"'
    return f":color[{status.sign} {plain(status.word)}]{{{colours}}}"


def known_panel(reader: Reader, known: Known) -> None:
    """What is and what is not known of the policy."""
    t = reader.t
    with st.container(border=True, key="panel_known"):
        title = t("{policy}: what is known").format(policy=known.title)
        st.markdown(f"### {plain(title)}\n**{plain(known.says)}** {plain(known.note)}")
        st.markdown(statement_list(reader, known.statements))


def report_line(reader: Reader, report: Report, name: str, practice: Practice | None = None) -> str:
    """One report as a line of a Markdown list, under `name` (Markdown).

    What the practice it stands under says already, in words and source, is not said again.
    """
    place = (report.source_id, report.locator)
    known = practice is not None and place == (practice.source_id, practice.locator)
    said = [
        "" if practice is not None and report.text == practice.text else plain(report.text),
        "" if known else locator(reader, *place),
        f":small[{plain(report.note)}]" if report.note else "",
    ]
    text = " ".join(part for part in said if part)
    head = f"- {badge(report.status)} {name} · {plain(report.period)}"
    return f"{head}  \n  {text}" if text else head


def theme_panel(reader: Reader, theme: Theme) -> None:
    """A theme with its practices; beside each the figures that are its effects."""
    t = reader.t
    with st.container(border=True, key=f"panel_theme_{theme.theme_id}"):
        where = locator(reader, theme.source_id, theme.locator)
        st.markdown(f"### {plain(theme.name)}\n:small[{plain(theme.basis)}] {where}")
        for practice in theme.practices:
            left, right = st.columns([7, 4], gap="medium")
            left.markdown(_practice(reader, practice))
            if len(practice.outcomes):
                title = t("Outcomes (not counted as progress)")
                listed = figure_list(reader, practice.outcomes, "named")
                right.markdown(f":small[{title}]\n\n{listed}")


def idle_themes(reader: Reader, themes: Iterable[Theme]) -> str:
    """Themes without a documented practice as a Markdown list: what they rest on."""
    return "\n".join(
        f"- **{plain(theme.name)}** {plain(theme.basis)} "
        + locator(reader, theme.source_id, theme.locator)
        for theme in themes
    )


def _practice(reader: Reader, practice: Practice) -> str:
    t = reader.t
    number = t("Clause {number}").format(number=practice.clause) + " · " if practice.clause else ""
    where = locator(reader, practice.source_id, practice.locator)
    lines = [f"**{number}{plain(practice.title)}**  ", f"{plain(practice.text)} {where}", ""]
    for report in practice.reports:
        link = address(reader, "zones", zone=report.zone_id)
        name = plain(report.subject)
        lines.append(
            report_line(
                reader, report, f"**[{name}]({link})**" if report.zone_id else name, practice
            )
        )
    if practice.unreported:
        rest = (
            t("No report seen on the other {count} zones.")
            if practice.reports
            else t("The source names no zone; no report seen on {count} zones.")
        )
        lines.append(f"- :small[○ {plain(rest.format(count=practice.unreported))}]")
    return "\n".join(lines)


def zone_reports(reader: Reader, items: Iterable[Report]) -> str:
    """The practices reported of one zone as a Markdown list."""
    return "\n".join(report_line(reader, item, f"**{plain(item.measure)}**") for item in items)
