"""Zone profile: one zone on one page; what sources do not give leaves no empty heading."""

import streamlit as st

from dashboard.exports.brief import Subject
from dashboard.figures.comparison import peer_groups
from dashboard.figures.comparison.compared import MOST
from dashboard.figures.reforms import zone_and_body
from dashboard.figures.zones import identity, profile, zone_standing, zone_trends
from dashboard.figures.zones.zone_standing import ProfileSelection
from dashboard.filters.session import reader as current_reader
from dashboard.filters.widgets import Widgets
from dashboard.panels import reform_panels, statements, zone_panels
from dashboard.panels.charts import chart_panel, show
from dashboard.panels.data_panels import conflict_panel
from dashboard.panels.downloads import brief_buttons
from dashboard.panels.links import page_link
from dashboard.panels.messages import empty
from dashboard.views import zones as views

reader = current_reader()
t, edition, look, asker = reader.t, reader.edition, reader.look, Widgets(reader)


def profile_of(chosen: ProfileSelection) -> None:
    """All that is known of a zone: what it is and needs, how it stands, then all else."""
    zone = chosen.zone
    with st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        key="summary",
    ):
        zone_panels.identity_line(identity.in_short(edition, zone))
        with st.container(
            horizontal=True, width="content", vertical_alignment="center", key="zone_actions"
        ):
            beside = peer_groups.with_peers(edition, zone, chosen.peers, MOST)
            page_link(reader, "compare", t("Compare with peers"), zone=beside)
            brief_buttons(reader, Subject("zone", zone))
    zone_panels.attention_line(zone_standing.attention(edition, chosen))
    show(reader, asker, views.STANDING, chosen, zone_standing.nothing(t))
    zone_panels.ranking_links(reader, zone, zone_standing.ranked_by(edition, chosen))
    zone_panels.reform_line(reader, zone, zone_and_body.light_counts(edition, zone))

    trends = views.TRENDS.charts(asker, look, chosen)
    columns = st.columns(min(2, len(trends))) if trends else []
    for position, chart in enumerate(trends):
        with columns[position % len(columns)]:
            chart_panel(reader, chart)
    st.caption(zone_trends.more(edition, chosen))
    show(reader, asker, views.PAIRS, chosen)

    told(zone)
    show(reader, asker, views.FIGURES, chosen)
    zone_panels.identity_panel(
        reader, identity.identity(edition, zone), identity.coverage(edition, zone)
    )
    links(zone)


def told(zone: str) -> None:
    """Events, projects, practice and conflicts, as sources tell them."""
    statements.statement_panel(
        reader, "history", t("Events, the latest first"), profile.history(edition, zone)
    )
    projects = statements.figure_list(reader, profile.projects(edition, zone))
    statements.list_panel("projects", t("Projects and firms"), projects)
    statements.list_panel(
        "practice",
        t("Reform practice reported of the zone"),
        reform_panels.zone_reports(reader, profile.practice(edition, look, zone)),
    )
    disagreements = profile.conflicts(edition, zone)
    if disagreements:
        st.markdown("## " + t("Where sources disagree"))
    for number, conflict in enumerate(disagreements):
        conflict_panel(reader, str(number), conflict)


def links(zone: str) -> None:
    """To the other pages on the zone."""
    with st.container(horizontal=True, gap="medium", key="zone_links"):
        page_link(reader, "map", t("Show on the map"), zone=zone)
        for (subject, indicator), name in zone_trends.growing(edition, look, zone).items():
            parameter = "zone" if subject == zone else "cluster"
            page_link(
                reader, "clusters", t("Growth: {name}").format(name=name),
                **{parameter: subject, "indicator": indicator},
            )  # fmt: skip


selection = views.ask(asker)
if selection.zone:
    profile_of(selection)
else:
    empty(reader)
