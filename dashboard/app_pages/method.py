"""Method: definitions, formulas, signs and limits; then every indicator with its definition."""

import streamlit as st

from dashboard import filters, i18n, panels
from dashboard.figures import reforms
from dashboard.figures.indicators import indicator_table

reader = filters.reader()
t = reader.t

facts = reforms.method_facts(reader.package, reader.language)
known = {name: panels.plain(text) for name, text in facts.items()}
st.markdown(i18n.text(reader.language, "method").format(**known))

st.markdown(f"## {t('Indicators')}")
topics = reader.package.names("topics", reader.language)
with filters.bar():
    topic = filters.one(t("Topic"), "topic", {"": t("All topics"), **topics})

panels.record_table(
    reader,
    indicator_table(reader.package, reader.language, topic),
    "indicators",
    t("Indicators"),
    most_rows=16,
)
