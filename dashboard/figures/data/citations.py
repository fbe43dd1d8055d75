"""Sources in words, and all that rests on one of them."""

import pandas as pd

from dashboard.catalog import Edition, Package, remember
from dashboard.catalog.display_names import told_apart
from dashboard.figures.data.package_tables import in_words
from dashboard.figures.panel import Table
from dashboard.figures.wording.codes import CONFIDENCE, READING, SOURCE_KIND
from dashboard.i18n import Translator


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
def sources_frame(edition: Edition) -> pd.DataFrame:
    """All sources in words, those that carry the most first."""
    t = edition.t
    table = edition.table("sources")
    observed = edition.count("source_id", derived=False)
    rows = counts(edition.package)
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
def source_names(edition: Edition) -> dict[str, str]:
    """Source id -> label, those that carry the most first; with its id where labels are equal."""
    labels, rows = told_apart(edition.source_labels, {}, edition.t), counts(edition.package)
    order = sorted(labels, key=lambda source: -rows.get(source, 0))
    return {source: labels[source] for source in order}


@remember
def source_lines(edition: Edition, source: str) -> tuple[tuple[str, str], ...]:
    """(label, text) of what is known of one source; empty fields are left out."""
    t = edition.t
    table = edition.table("sources")
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
def source_panel(edition: Edition, source: str) -> Table:
    """All values that rest on one source, derived ones included."""
    t = edition.t
    rows = edition.facts(source=source)
    title = t("Values that rest on this source: {count}, of them derived: {derived}").format(
        count=len(rows), derived=int(rows["derived"].sum())
    )
    return Table.of_facts(edition.t, "source", title, rows)


@remember
def citing_tables(edition: Edition, source: str) -> tuple[tuple[str, str, pd.DataFrame], ...]:
    """(table, its title, rows that name the source) of every table but the observations."""
    found = []
    for name, column in _citing(edition.package):
        rows = edition.tables[name]
        rows = rows[rows[column] == source]
        if name != "observations" and len(rows):
            found.append(
                (
                    name,
                    edition.schemas[name].title[edition.language],
                    in_words(edition, name, rows),
                )
            )
    return tuple(found)
