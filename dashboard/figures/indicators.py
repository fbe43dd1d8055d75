"""What is measured: every indicator with its unit and definition."""

import pandas as pd

from dashboard.catalog import Package, remember
from dashboard.figures.columns import titled
from dashboard.i18n import mark, translator

COLUMNS = {
    "topic": mark("Topic"),
    "name": mark("Indicator"),
    "unit": mark("Unit"),
    "definition": mark("Definition"),
}


@remember
def indicator_table(package: Package, language: str, topic: str) -> pd.DataFrame:
    """The indicators of a topic ("" for all), one row each, with the titles of `COLUMNS`."""
    topics = package.names("topics", language)
    rows = package.table("indicators", language)
    rows = rows[rows["topic_id"].isin([topic] if topic else topics)]
    units = package.names("units", language)
    table = rows.assign(unit=rows["unit_id"].map(units), topic=rows["topic_id"].map(topics))
    return titled(table, COLUMNS, translator(language))
