"""Zone profile: one zone on one page; what sources do not give leaves no empty heading."""

import streamlit as st

from dashboard.exports.brief import Subject
from dashboard.figures.zones import identity, profile
from dashboard.filters.reader import reader as current_reader
from dashboard.filters.widgets import Widgets
from dashboard.panels import reform_panels, statements, zone_panels
from dashboard.panels.cards import cards, cards_of
from dashboard.panels.charts import chart_panel, show
from dashboard.panels.data_panels import conflict_panel
from dashboard.panels.export_popover import brief_buttons
from dashboard.panels.links import page_link
from dashboard.panels.messages import empty
from dashboard.views import zones as views

reader = current_reader()
t, edition, look, asker = reader.t, reader.edition, reader.look, Widgets(reader)


def profile_of(zone: str) -> None:
    """All that is known of a zone, from the registry down to the table of its figures."""
    zone_panels.identity_panel(
        reader, identity.identity(edition, zone), identity.coverage(edition, zone)
    )
    brief_buttons(reader, Subject("zone", zone))
    reported = profile.practice(edition, look, zone)

    with st.container(horizontal=True, gap="medium", key="zone_links"):
        page_link(reader, "map", t("Show on the map"), zone=zone)
        if reported:
            label = t("Practices in the reform tracker")
            page_link(reader, "reforms", label, view="zone", zone=zone)
        for (subject, indicator), name in profile.growing(edition, look, zone).items():
            parameter = "zone" if subject == zone else "cluster"
            page_link(
                reader, "clusters", t("Growth: {name}").format(name=name),
                **{parameter: subject, "indicator": indicator},
            )  # fmt: skip

    important = profile.highlights(edition, zone)
    cards(reader, "zone", cards_of(important, "label"))

    trends = views.TRENDS.charts(asker, look, zone)
    columns = st.columns(min(2, len(trends))) if trends else []
    for position, chart in enumerate(trends):
        with columns[position % len(columns)]:
            chart_panel(reader, chart)
    show(reader, asker, views.PAIRS, zone)

    statements.list_panel(
        "practice",
        t("Reform practice reported of the zone"),
        reform_panels.zone_reports(reader, reported),
    )
    statements.statement_panel(
        reader, "history", t("Events, the latest first"), profile.history(edition, zone)
    )
    projects = statements.figure_list(reader, profile.projects(edition, zone))
    statements.list_panel("projects", t("Projects and firms"), projects)

    disagreements = profile.conflicts(edition, zone)
    if disagreements:
        st.markdown("## " + t("Where sources disagree"))
    for number, conflict in enumerate(disagreements):
        conflict_panel(reader, str(number), conflict)
    show(reader, asker, views.FIGURES, zone)


chosen = views.ask(asker)
if chosen:
    profile_of(chosen)
else:
    empty(reader)
