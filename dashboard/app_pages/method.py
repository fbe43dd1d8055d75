"""Method: definitions, formulas, signs and limits; then every indicator with its definition."""

import streamlit as st

from dashboard import i18n
from dashboard.figures.data.package_tables import indicator_table, method_facts
from dashboard.filters.session import reader as current_reader
from dashboard.filters.widgets import Widgets
from dashboard.panels.links import plain
from dashboard.panels.tables import record_table

reader = current_reader()
t, edition = reader.t, reader.edition

known = {name: plain(text) for name, text in method_facts(edition).items()}
st.markdown(i18n.text(reader.language, "method").format(**known))

st.markdown(f"## {t('Indicators')}")
topics = {"": t("All topics"), **edition.names("topics")}
topic = Widgets(reader).one(t("Topic"), "topic", topics)
record_table(reader, indicator_table(edition, topic), "indicators", t("Indicators"), most_rows=16)
