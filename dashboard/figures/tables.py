"""Whole tables of the package as a reader sees them, and as a data folder needs them."""

import re

import pandas as pd

from dashboard.catalog import Field, Package, remember
from dashboard.catalog.facts import source_labels
from dashboard.figures.codes import words_of
from dashboard.i18n import translator

OF_LANGUAGE = re.compile(r"[（(\s]*(中文|英文译|英文|Chinese|English)[）)\s]*")


@remember
def table_names(package: Package, language: str) -> dict[str, str]:
    """Table -> title, in the order of the package."""
    return {name: schema.title[language] for name, schema in package.schemas.items()}


@remember
def table_frame(package: Package, language: str, table: str) -> pd.DataFrame:
    """One whole table in words: one language, names for ids, words for codes, dates as text."""
    return in_words(package, language, table, package.tables[table])


def in_words(package: Package, language: str, table: str, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of one table under column titles in the reader's language."""
    schema = package.schemas[table]
    keys = {key.column: key.table for key in schema.foreign_keys}
    localized = package.table(table, language).reindex(rows.index)
    columns = {field.name for field in schema.fields}
    shown: dict[str, pd.Series] = {}
    for field in schema.fields:
        stem, own = field.name[:-3], f"{field.name[:-3]}_{language}"
        if field.name[-3:] in ("_en", "_zh") and own != field.name and own in columns:
            continue  # the other language of a pair
        column = localized[stem if own == field.name else field.name]
        title = column_title(field, language)
        title = f"{title} ({field.name})" if title in shown else title
        names = _names(package, language, keys.get(field.name, ""))
        shown[title] = column.map(names).fillna(column) if names else column
        if field.enum:
            shown[title] = _worded(column, table, field.name, language)
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


def _names(package: Package, language: str, table: str) -> dict[str, str]:
    """Key -> name of a table that keys lead to; empty where its rows have no name.

    Zones and places are named in the table of subjects, to which their keys lead in turn.
    """
    if table == "sources":
        return source_labels(package, language)
    if not table:
        return {}
    named, schema = package.table(table, language), package.schemas[table]
    words = "name" if "name" in named else "title"
    if words in named:
        return dict(zip(named[schema.primary_key[0]], named[words], strict=True))
    further = {key.column: key.table for key in schema.foreign_keys}
    return _names(package, language, further.get(schema.primary_key[0], ""))


@remember
def raw_frame(package: Package, table: str) -> pd.DataFrame:
    """One whole table under the names of its columns, as a package's file has them."""
    names = [field.name for field in package.schemas[table].fields]
    return _text_dates(package.tables[table][names])


def _text_dates(rows: pd.DataFrame) -> pd.DataFrame:
    dates = rows.select_dtypes("datetime").columns
    return rows.assign(**{c: rows[c].dt.strftime("%Y-%m-%d").fillna("") for c in dates})


@remember
def schema_frame(package: Package, language: str, table: str) -> pd.DataFrame:
    """The columns of one table: name, title, type, whether required, what is allowed."""
    t = translator(language)
    keys = {key.column: key.table for key in package.schemas[table].foreign_keys}
    titles = table_names(package, language)
    return pd.DataFrame(
        [
            {
                t("Column"): field.name,
                t("Title"): field.title[language],
                t("Type"): field.type,
                t("Required"): t("yes") if field.required else "",
                t("Allowed"): ", ".join(field.enum) or field.pattern,
                t("Key of"): titles.get(keys.get(field.name, ""), ""),
                t("Description"): field.description[language],
            }
            for field in package.schemas[table].fields
        ]
    )


@remember
def descriptions(package: Package, language: str, table: str) -> dict[str, str]:
    """Title of each column -> its description, where it has one."""
    fields = package.schemas[table].fields
    return {
        column_title(field, language): field.description[language]
        for field in fields
        if field.description[language]
    }
