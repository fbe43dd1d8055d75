"""Business environment and factors: before and after, services, power, projects, trade, events."""

import streamlit as st

from dashboard import filters, panels
from dashboard.figures import environment
from dashboard.figures.selection import Selection
from dashboard.panels import statements

reader = filters.reader()
t, package, look, language = reader.t, reader.package, reader.look, reader.language

topics = environment.topics(package, language)
with filters.bar():
    place = filters.many(
        t("Zone or place"), "zone", environment.places(package, language), t("All zones and places")
    )
    prefecture = filters.many(
        t("Prefecture"),
        "prefecture",
        environment.prefectures(package, language),
        t("All prefectures"),
    )
    topic = filters.one(t("Topic"), "topic", {"": t("All topics"), **topics}, "", 160)

chosen = Selection(zone=place, prefecture=prefecture, topic=topic)
st.caption(environment.coverage(package, language))

if environment.chosen_rows(package, language, chosen).empty:
    panels.empty(reader)

panels.chart_grid(reader, "pairs", environment.before_after(package, look, chosen))

for topic_id, name in topics.items():
    charts = environment.charts(package, look, chosen, topic_id)
    rows, more = environment.card_rows(package, look, chosen, topic_id)
    if charts or len(rows):
        st.subheader(panels.plain(name))
    panels.cards(reader, topic_id, panels.cards_of(rows, "title"))
    if more:
        st.caption(t("{count} more values are in the table below.").format(count=more))
    panels.chart_grid(reader, topic_id, charts)

told = statements.statement_list(reader, environment.events(package, language, chosen))
statements.list_panel("events", t("Support, investment and trade, the latest first"), told)
panels.fact_panel(reader, environment.table_panel(package, language, chosen))
