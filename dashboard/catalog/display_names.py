"""Names that tell things apart: where two look the same, what each belongs to is added.

A thing is known by its id; readers know it by its name. A county 城区 lies in several prefectures
and an aluminium cluster in several zones, so that a legend, a list or a row that only has the name
would show two things as one.
"""

import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.i18n import Translator, mark

if TYPE_CHECKING:
    from dashboard.catalog.edition import Edition

SUBJECT_KIND = {
    "province": mark("Province"),
    "prefecture": mark("Prefecture"),
    "county": mark("County"),
    "zone": mark("Zone"),
    "cluster": mark("Cluster"),
    "project": mark("Project"),
    "company": mark("Company"),
    "group": mark("Group"),
}
# tables with names by which a reader chooses -> column of the name, and what a row belongs to: the
# column of a key and the table that it leads to
NAMED = {name: ("name", "", "") for name in ("topics", "industries", "themes", "bodies", "classes",
                                             "levels", "types")}  # fmt: skip
NAMED |= {
    "indicators": ("name", "topic_id", "topics"),
    "measures": ("title", "theme_id", "themes"),
    "policies": ("title", "", ""),
}
Names = Mapping[str, str]  # id -> name


def look(name: str) -> str:
    """What a reader sees of a name: width, capitals, blanks and invisible signs do not count."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(s for s in folded if not s.isspace() and unicodedata.category(s) != "Cf")


def rows_told_apart(edition: "Edition", table: str, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with names of which no two look the same, where a reader chooses by them."""
    if table == "subjects":
        told = subjects_told_apart(rows, edition.t)
        return rows.assign(name=rows["subject_id"].map(told).astype("str"))
    if table not in NAMED:
        return rows
    column, group, groups = NAMED[table]
    key = rows[edition.schemas[table].primary_key[0]]
    belongs = dict(zip(key, rows[group].map(edition.names(groups)), strict=True)) if group else {}
    told = told_apart(dict(zip(key, rows[column], strict=True)), belongs, edition.t)
    return rows.assign(**{column: key.map(told).astype("str")})


def told_apart(names: Names, belongs: Names, t: Translator) -> dict[str, str]:
    """The names, with what a thing belongs to (id -> its name) behind those that look the same.

    Those that still look the same have their ids behind them.
    """
    same = _shared(names)
    further = {
        key: t("{name} ({word})").format(name=name, word=belongs[key])
        if look(name) in same and belongs.get(key)
        else name
        for key, name in names.items()
    }
    return _by_id(further, t)


def subjects_told_apart(subjects: pd.DataFrame, t: Translator) -> dict[str, str]:
    """Id -> name of the table of subjects (subject_id, name, kind, parent_id).

    Where names look the same the parent stands before them (炉碧经开区·铝产业集群), itself told
    apart; where each of them is of another kind, the kind stands behind.
    """
    ids = subjects["subject_id"]
    names, kinds, parents = (
        {str(key): str(cell) for key, cell in zip(ids, subjects[column], strict=True)}
        for column in ("name", "kind", "parent_id")
    )
    same = _shared(names)
    rows = subjects.assign(look=subjects["name"].map(look)).groupby("look")
    of_kinds = rows["kind"].nunique() == rows.size()  # each of another kind
    siblings = rows["parent_id"].agg(set).str.len() == 1  # children of one parent

    @cache
    def told(key: str, below: frozenset[str] = frozenset()) -> str:
        name, parent, seen = names[key], parents[key], look(names[key])
        if seen not in same:
            return name
        if of_kinds[seen]:
            word = t(SUBJECT_KIND.get(kinds[key]) or kinds[key])
            return t("{name} ({word})").format(name=name, word=word)
        # an owner's table may hold a circle
        if siblings[seen] or parent not in names or parent in below | {key}:
            return name
        return t("{name} · {parent}").format(name=name, parent=told(parent, below | {key}))

    return _by_id({key: told(key) for key in names}, t)


def _shared(names: Names) -> set[str]:
    """The looks that several names have."""
    number = Counter(map(look, names.values()))
    return {seen for seen, times in number.items() if times > 1}


def _by_id(further: Names, t: Translator) -> dict[str, str]:
    same = _shared(further)
    return {
        key: t("{name} ({word})").format(name=name, word=key) if look(name) in same else name
        for key, name in further.items()
    }
