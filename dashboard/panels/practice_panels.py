"""What is known of the reform in words: the policy, its practices by theme."""

from collections.abc import Iterable

import streamlit as st

from dashboard.figures.reforms.policy import Known
from dashboard.figures.reforms.practices import Practice, Report, Status, Theme
from dashboard.filters.reader import Reader
from dashboard.panels.links import address, plain
from dashboard.panels.statements import figure_list, locator, statement_list


def badge(status: Status) -> str:
    """A state as sign and word on its colour."""
    colours = f'foreground="{status.ink}" background="{status.colour}"'
    return f":color[{status.sign} {plain(status.word)}]{{{colours}}}"


def known_panel(
    reader: Reader, known: Known, lights: Iterable[tuple[Status, int]], day: str
) -> None:
    """What is and what is not known of the policy, and how many cells show which light."""
    t = reader.t
    with st.container(border=True, key="panel_known"):
        title = t("{policy}: what is known").format(policy=known.title)
        st.markdown(f"### {plain(title)}\n**{plain(known.says)}** {plain(known.note)}")
        st.markdown(statement_list(reader, known.statements))
        counted = " ".join(f"{badge(light)} {number}" for light, number in lights)
        if counted:
            head = t("Each measure in each zone, as of {day}").format(day=day)
            st.markdown(f":small[{plain(head)}]  \n{counted}")


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
                title = t("Figures beside it: effects, not counted as progress")
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
