"""Zone profile: one zone on one page; what sources do not give leaves no empty heading."""

import streamlit as st

from dashboard import filters, panels
from dashboard.exports.brief import Subject
from dashboard.figures import identity, profile
from dashboard.panels import brief, practices, statements

reader = filters.reader()
t, package, language, look = reader.t, reader.package, reader.language, reader.look

with filters.bar():
    matching = filters.zone_filters(reader, {"level": 150, "type": 190, "prefecture": 190})
    zone = filters.one(t("Zone"), "zone", identity.options(package, language, matching), None, 260)


def show(zone: str) -> None:
    """All that is known of a zone, from the registry down to the table of its figures."""
    practices.identity_panel(
        reader,
        identity.identity(package, language, zone),
        identity.coverage(package, language, zone),
    )
    brief.brief_buttons(reader, Subject("zone", zone))
    reported = profile.practice(package, look, zone)

    with st.container(horizontal=True, gap="medium", key="zone_links"):
        panels.page_link(reader, "map", t("Show on the map"), zone=zone)
        if reported:
            panels.page_link(
                reader, "reforms", t("Practices in the reform tracker"), view="zone", zone=zone
            )
        for (subject, indicator), name in profile.growing(package, look, zone).items():
            parameter = "zone" if subject == zone else "cluster"
            panels.page_link(
                reader, "clusters", t("Growth: {name}").format(name=name),
                **{parameter: subject, "indicator": indicator},
            )  # fmt: skip

    important = profile.highlights(package, language, zone)
    panels.cards(reader, "zone", panels.cards_of(important, "label"))

    trends = profile.trend_panels(package, look, zone)
    columns = st.columns(min(2, len(trends))) if trends else []
    for position, panel in enumerate(trends):
        with columns[position % len(columns)]:
            panels.chart_panel(reader, panel)

    for panel in profile.before_after(package, look, zone):
        panels.chart_panel(reader, panel)

    statements.list_panel(
        "practice",
        t("Reform practice reported of the zone"),
        practices.zone_reports(reader, reported),
    )
    statements.statement_panel(
        reader, "history", t("Events, the latest first"), profile.history(package, language, zone)
    )
    projects = statements.figure_list(reader, profile.projects(package, language, zone))
    statements.list_panel("projects", t("Projects and firms"), projects)

    disagreements = profile.conflicts(package, language, zone)
    if disagreements:
        st.markdown("## " + t("Where sources disagree"))
    for number, conflict in enumerate(disagreements):
        panels.conflict_panel(reader, str(number), conflict)

    table = profile.figure_table(package, language, zone)
    if len(table.rows):
        panels.table_panel(reader, table, table.rows)


if zone:
    show(zone)
else:
    panels.empty(reader)
