"""Method: definitions, formulas, signs and limits; then every indicator with its definition."""

import streamlit as st

from dashboard import filters, i18n, panels
from dashboard.figures import reforms

reader = filters.reader()
t = reader.t

facts = reforms.method_facts(reader.package, reader.language)
known = {name: panels.plain(text) for name, text in facts.items()}
st.markdown(i18n.text(reader.language, "method").format(**known))

st.markdown(f"## {t('Indicators')}")
topics = reader.package.names("topics", reader.language)
with filters.bar():
    topic = filters.one(t("Topic"), "topic", {"": t("All topics"), **topics})

indicators = reader.package.table("indicators", reader.language)
units = reader.package.names("units", reader.language)
shown = indicators[indicators["topic_id"].isin([topic] if topic else topics)]
table = shown.assign(unit=shown["unit_id"].map(units), topic=shown["topic_id"].map(topics))
titles = {
    "topic": t("Topic"),
    "name": t("Indicator"),
    "unit": t("Unit"),
    "definition": t("Definition"),
}
panels.record_table(
    reader,
    table[list(titles)].rename(columns=titles),
    "indicators",
    t("Indicators"),
    most_rows=16,
)
