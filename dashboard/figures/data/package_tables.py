"""Whole tables of the package as a reader sees them, and as a data folder needs them."""

import re
from collections.abc import Mapping

import pandas as pd

from dashboard.catalog import Edition, Field, Package, remember
from dashboard.figures.fact_table import titled
from dashboard.figures.map.map_notes import points_said
from dashboard.figures.reforms import policy
from dashboard.figures.wording.codes import words_of
from dashboard.figures.zones.registry import registry
from dashboard.i18n import mark, translator

INDICATOR_COLUMNS = {
    "topic": mark("Topic"),
    "name": mark("Indicator"),
    "unit": mark("Unit"),
    "definition": mark("Definition"),
}
OF_LANGUAGE = re.compile(r"[（(\s]*(中文|英文译|英文|Chinese|English)[）)\s]*")


@remember
def table_names(edition: Edition) -> dict[str, str]:
    """Table -> title, in the order of the package."""
    return {name: schema.title[edition.language] for name, schema in edition.schemas.items()}


@remember
def table_frame(edition: Edition, table: str) -> pd.DataFrame:
    """One whole table in words: one language, names for ids, words for codes, dates as text."""
    return in_words(edition, table, edition.tables[table])


def in_words(edition: Edition, table: str, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of one table under column titles in the reader's language."""
    schema = edition.schemas[table]
    keys = {key.column: key.table for key in schema.foreign_keys}
    localized = edition.table(table).reindex(rows.index)
    columns = {field.name for field in schema.fields}
    shown: dict[str, pd.Series] = {}
    for field in schema.fields:
        stem, own = field.name[:-3], f"{field.name[:-3]}_{edition.language}"
        if field.name[-3:] in ("_en", "_zh") and own != field.name and own in columns:
            continue  # the other edition.language of a pair
        column = localized[stem if own == field.name else field.name]
        title = column_title(field, edition.language)
        title = f"{title} ({field.name})" if title in shown else title
        names = _names(edition, keys.get(field.name, ""))
        shown[title] = column.map(names).fillna(column) if names else column
        if field.enum:
            shown[title] = _worded(column, table, field.name, edition.language)
    return _text_dates(pd.DataFrame(shown))


def column_title(field: Field, language: str) -> str:
    """The title of a column; of a pair of languages without the name of the language."""
    title = field.title[language]
    if field.name[-3:] not in ("_zh", "_en"):
        return title
    short = OF_LANGUAGE.sub("", title)
    return short[:1].upper() + short[1:] or title


def _worded(column: pd.Series, table: str, name: str, language: str) -> pd.Series:
    t = translator(language)
    return column.map({c: t(word) for c, word in words_of(table, name).items()}).fillna(column)


def _names(edition: Edition, table: str) -> Mapping[str, str]:
    """Key -> name of a table that keys lead to; empty where its rows have no name.

    Zones and places are named in the table of subjects, to which their keys lead in turn.
    """
    if table == "sources":
        return edition.source_labels
    if not table:
        return {}
    named, schema = edition.table(table), edition.schemas[table]
    words = "name" if "name" in named else "title"
    if words in named:
        return dict(zip(named[schema.primary_key[0]], named[words], strict=True))
    further = {key.column: key.table for key in schema.foreign_keys}
    return _names(edition, further.get(schema.primary_key[0], ""))


@remember
def raw_frame(package: Package, table: str) -> pd.DataFrame:
    """One whole table under the names of its columns, as a package's file has them."""
    names = [field.name for field in package.schemas[table].fields]
    return _text_dates(package.tables[table][names])


def _text_dates(rows: pd.DataFrame) -> pd.DataFrame:
    dates = rows.select_dtypes("datetime").columns
    return rows.assign(**{c: rows[c].dt.strftime("%Y-%m-%d").fillna("") for c in dates})


@remember
def schema_frame(edition: Edition, table: str) -> pd.DataFrame:
    """The columns of one table: name, title, type, whether required, what is allowed."""
    t = edition.t
    keys = {key.column: key.table for key in edition.schemas[table].foreign_keys}
    titles = table_names(edition)
    return pd.DataFrame(
        [
            {
                t("Column"): field.name,
                t("Title"): field.title[edition.language],
                t("Type"): field.type,
                t("Required"): t("yes") if field.required else "",
                t("Allowed"): ", ".join(field.enum) or field.pattern,
                t("Key of"): titles.get(keys.get(field.name, ""), ""),
                t("Description"): field.description[edition.language],
            }
            for field in edition.schemas[table].fields
        ]
    )


@remember
def descriptions(edition: Edition, table: str) -> dict[str, str]:
    """Title of each column -> its description, where it has one."""
    fields = edition.schemas[table].fields
    return {
        column_title(field, edition.language): field.description[edition.language]
        for field in fields
        if field.description[edition.language]
    }


@remember
def indicator_table(edition: Edition, topic: str) -> pd.DataFrame:
    """The indicators of a topic ("" for all), one row each, under titles."""
    topics = edition.names("topics")
    rows = edition.table("indicators")
    rows = rows[rows["topic_id"].isin([topic] if topic else topics)]
    units = edition.names("units")
    table = rows.assign(unit=rows["unit_id"].map(units), topic=rows["topic_id"].map(topics))
    return titled(table, INDICATOR_COLUMNS, edition.t)


@remember
def method_facts(edition: Edition) -> dict[str, str]:
    """What the page of methods says of this data package: policy, known, points, limits."""
    state = policy.known(edition)
    limits = edition.package.description.get(edition.language)
    return {
        "policy": policy.tracked(edition),
        "known": f"{state.says} {state.note}".strip() if state else "",
        "points": " ".join(points_said(edition, registry(edition))),
        "limits": limits or edition.package.description.get("zh", ""),
    }
