"""Sources in words, and all that rests on one of them."""

import pandas as pd

from dashboard.catalog import Package, remember
from dashboard.catalog.facts import source_labels
from dashboard.figures.codes import CONFIDENCE, READING, SOURCE_KIND
from dashboard.figures.facts import facts
from dashboard.figures.panel import Panel
from dashboard.figures.tables import in_words
from dashboard.i18n import Translator, translator


@remember
def counts(package: Package) -> dict[str, int]:
    """Source id -> number of rows, of all tables, that rest on it."""
    total: dict[str, int] = {}
    for name, column in _citing(package):
        for source, number in package.tables[name][column].value_counts().items():
            total[str(source)] = total.get(str(source), 0) + int(number)
    return total


def _citing(package: Package) -> list[tuple[str, str]]:
    """(table, column) of every foreign key that leads to the table of sources."""
    return [
        (name, key.column)
        for name, schema in package.schemas.items()
        for key in schema.foreign_keys
        if key.table == "sources"
    ]


@remember
def sources_frame(package: Package, language: str) -> pd.DataFrame:
    """All sources in words, those that carry the most first."""
    t = translator(language)
    table = package.table("sources", language)
    observed = package.tables["observations"]["source_id"].value_counts()
    rows = counts(package)
    frame = pd.DataFrame(
        {
            t("Publisher"): table["publisher"],
            t("Title"): table["title"],
            t("Published"): table["published"],
            t("Kind"): _worded(table["kind"], SOURCE_KIND, t),
            t("How it was read"): _worded(table["reading"], READING, t),
            t("Confidence"): _worded(table["confidence"], CONFIDENCE, t),
            t("Values"): table["source_id"].map(observed).fillna(0).astype("int64"),
            t("Rows in all tables"): [rows.get(source, 0) for source in table["source_id"]],
            t("Address"): table["address"],
            t("Source id"): table["source_id"],
        }
    )
    order = [t("Values"), t("Rows in all tables")]
    return frame.sort_values(order, ascending=False, kind="stable")


def _worded(column: pd.Series, names: dict[str, str], t: Translator) -> pd.Series:
    return column.map({code: t(word) for code, word in names.items()}).fillna(column)


@remember
def source_names(package: Package, language: str) -> dict[str, str]:
    """Source id -> label, those that carry the most first."""
    labels, rows = source_labels(package, language), counts(package)
    order = sorted(labels, key=lambda source: -rows.get(source, 0))
    return {source: labels[source] for source in order}


@remember
def source_lines(package: Package, language: str, source: str) -> tuple[tuple[str, str], ...]:
    """(label, text) of what is known of one source; empty fields are left out."""
    t = translator(language)
    table = package.table("sources", language)
    record = table[table["source_id"] == source].to_dict("records")[0]
    row = {str(name): str(value) for name, value in record.items()}
    lines = (
        (t("Publisher"), row["publisher"]),
        (t("Title"), row["title"]),
        (t("Author"), row["author"]),
        (t("Published"), row["published"] or t("date unknown")),
        (t("About the date"), row["published_note"]),
        (t("Kind"), t(SOURCE_KIND.get(row["kind"], row["kind"]))),
        (t("How it was read"), t(READING.get(row["reading"], row["reading"]))),
        (t("Confidence"), t(CONFIDENCE.get(row["confidence"], row["confidence"]))),
        (t("Address"), row["address"] or t("not recorded")),
        (t("Note"), row["note"]),
    )
    return tuple((label, text) for label, text in lines if text)


@remember
def source_panel(package: Package, language: str, source: str) -> Panel:
    """All values that rest on one source, derived ones included."""
    t = translator(language)
    rows = facts(package, language)
    rows = rows[rows["source_id"] == source]
    title = t("Values that rest on this source: {count}, of them derived: {derived}").format(
        count=len(rows), derived=int(rows["derived"].sum())
    )
    return Panel("source", title, rows)


@remember
def citing_tables(
    package: Package, language: str, source: str
) -> tuple[tuple[str, str, pd.DataFrame], ...]:
    """(table, its title, rows that name the source) of every table but the observations."""
    found = []
    for name, column in _citing(package):
        rows = package.tables[name]
        rows = rows[rows[column] == source]
        if name != "observations" and len(rows):
            found.append(
                (
                    name,
                    package.schemas[name].title[language],
                    in_words(package, language, name, rows),
                )
            )
    return tuple(found)
