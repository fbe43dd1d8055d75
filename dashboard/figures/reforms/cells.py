"""The cells of the reform tracker that a reader looks at: measures, zones, day and
lights; and as rows in words, with both levels and the latest evidence.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from dashboard.catalog import Edition, Package, remember, remember_large
from dashboard.domain.reforms import (
    Evaluation,
    Light,
    ScopeRule,
    Tables,
    evaluate,
    last_day,
    standing,
)
from dashboard.figures.panel import covering
from dashboard.figures.reforms.reform_words import NO_RUNG, RUNG_WORDS, day_words, signs, word_map
from dashboard.figures.zones.registry import ZoneFilter, registry, zones
from dashboard.i18n import Translator

LEAD = "lead"
LEVELS = ["reviewed_rung", "claimed_rung", "lifted", "unreported"]
LATEST = ["as_of", "as_of_precision"]


@dataclass(frozen=True)
class ReformSelection:
    """What a reader wants to see of the reforms; names as in the addresses, empty means all.

    asof: None for the day of the latest entry. since: the day it is compared with. color, sort: how
    the matrix is drawn, see `measure_matrix`. view: the form, by its id.
    """

    view: str = "themes"
    theme: tuple[str, ...] = ()
    zone: tuple[str, ...] = ()
    measure: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    prefecture: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    light: tuple[str, ...] = ()
    asof: date | None = None
    since: date | None = None
    color: str = "light"
    sort: str = "listed"


@remember
def ladder(package: Package) -> Evaluation:
    """The checked log of the package with every cell's history."""
    tables = package.tables
    return evaluate(
        Tables(
            measures=tables["measures"],
            criteria=tables["criteria"],
            assessments=tables["assessments"],
            scope=tables["measure_scope"],
            zones=tables["zones"],
            sources=tables["sources"],
            province_id=package.settings.province_id,
        )
    )


@remember
def latest_day(package: Package) -> date:
    """The day of the latest entry; without entries, the date of the data version."""
    return last_day(ladder(package)) or date.fromisoformat(package.created)


def day_of(package: Package, chosen: ReformSelection) -> date:
    """The day looked at: the chosen one, else that of the latest entry. Never today."""
    return chosen.asof or latest_day(package)


@remember_large
def standing_on(package: Package, day: date) -> pd.DataFrame:
    """All cells in scope on a day: `domain.reforms.standing`."""
    return standing(ladder(package), day)


@remember_large
def cells(package: Package, chosen: ReformSelection) -> pd.DataFrame:
    """The rows of `standing` that match every filter, measures in the order of `measure_order`."""
    table = matching(standing_on(package, day_of(package, chosen)), package, chosen)
    return table[table["state"].isin(chosen.status)] if chosen.status else table


def matching(table: pd.DataFrame, package: Package, chosen: ReformSelection) -> pd.DataFrame:
    """The cells of `table` of the measures, zones and lights that are chosen."""
    table = table[table["measure_id"].isin(measures_of(package, chosen))]
    table = table[table["subject_id"].isin(zones_of(package, chosen))]
    return table[table["light"].isin(chosen.light)] if chosen.light else table


@remember
def unscoped(package: Package) -> frozenset[str]:
    """The measures of which no source says for which zones they are meant."""
    table = package.tables["measures"]
    return frozenset(table.loc[table["scope_rule"] == ScopeRule.UNSTATED, "measure_id"])


@remember_large
def units(package: Package, chosen: ReformSelection) -> pd.DataFrame:
    """The cells that count: all of a measure with a known scope, of others those with a report.

    Adds scoped: whether the scope of the measure is known.
    """
    table = cells(package, chosen)
    scoped = ~table["measure_id"].isin(unscoped(package))
    return table.assign(scoped=scoped)[scoped | ~table["unreported"]]


@remember
def measures_of(package: Package, chosen: ReformSelection) -> tuple[str, ...]:
    """The measures that match theme, measure and lead body, by theme and clause."""
    found = measure_order(package)
    if chosen.theme:
        found = found[found["theme_id"].isin(chosen.theme)]
    if chosen.measure:
        found = found[found["measure_id"].isin(chosen.measure)]
    if chosen.body:
        roles = package.tables["measure_bodies"]
        own = roles[roles["body_id"].isin(chosen.body) & (roles["role"] == LEAD)]
        found = found[found["measure_id"].isin(own["measure_id"])]
    return tuple(found["measure_id"])


@remember
def practices_of(package: Package, chosen: ReformSelection) -> tuple[str, ...]:
    """Those of `measures_of` that are practices in the press, not clauses."""
    table = package.tables["measures"]
    own = set(table.loc[table["text_status"] == "documented_practice", "measure_id"])
    return tuple(measure for measure in measures_of(package, chosen) if measure in own)


@remember
def zones_of(package: Package, chosen: ReformSelection) -> tuple[str, ...]:
    """The zones that match zone, level, type and prefecture, in the order of the table."""
    wanted = ZoneFilter(
        zone=chosen.zone, level=chosen.level, type=chosen.type, prefecture=chosen.prefecture
    )
    return tuple(zones(Edition.of(package, "zh"), wanted)["subject_id"])


@remember
def measure_order(package: Package) -> pd.DataFrame:
    """The table of measures by theme, then by clause, those without a number last."""
    themes = Edition.of(package, "zh").table("themes")["theme_id"]
    place = {theme: number for number, theme in enumerate(themes)}
    table = package.tables["measures"]
    return table.assign(_theme=table["theme_id"].map(place)).sort_values(
        ["_theme", "clause"], kind="stable", na_position="last"
    )


@remember
def measure_names(edition: Edition) -> dict[str, str]:
    """Id -> clause number and title, by theme and clause."""
    t, titles = edition.t, edition.table("measures")
    title = dict(zip(titles["measure_id"], titles["title"], strict=True))
    order = measure_order(edition.package)
    return {
        measure: title[measure] if pd.isna(clause) else
        t("Clause {number} · {title}").format(number=clause, title=title[measure])
        for measure, clause in zip(order["measure_id"], order["clause"], strict=True)
    }  # fmt: skip


@remember
def zone_names(edition: Edition) -> dict[str, str]:
    """Id -> name of all zones in the order of the table."""
    names = edition.names("subjects")
    return {zone: names[zone] for zone in edition.tables["zones"]["subject_id"] if zone in names}


@remember
def lead_bodies(edition: Edition) -> dict[str, str]:
    """Id -> name of the bodies that lead a measure."""
    roles = edition.tables["measure_bodies"]
    leading = set(roles.loc[roles["role"] == LEAD, "body_id"])
    names = edition.names("bodies")
    return {body: name for body, name in names.items() if body in leading}


def zones_reported(edition: Edition, table: pd.DataFrame) -> tuple[str, tuple[str, ...]]:
    """How many zones of `table` (cells) have a report, in words, and the names of the others.

    A cell that is not applicable is neither: it needs no report.
    """
    t, table = edition.t, table[table["light"] != Light.NOT_APPLICABLE.value]
    return covering(
        t("{n} of {total} zones have a report"),
        set(table.loc[~table["unreported"], "subject_id"]),
        table["subject_id"],
        zone_names(edition),
    )


def cell_rows(edition: Edition, table: pd.DataFrame, day: date) -> pd.DataFrame:
    """Cells as rows of a panel; table: rows of `standing_on` that day, in any order."""
    return _worded(edition, day).loc[table.index].drop(columns="latest")


def levels_said(edition: Edition, table: pd.DataFrame, day: date) -> pd.Series:
    """Both levels of each cell in one line."""
    return _worded(edition, day)["display"].loc[table.index]


def cell_list(edition: Edition, table: pd.DataFrame, day: date) -> pd.DataFrame:
    """Cells as lines of a list: light, zone, prefecture, measure, both levels, latest entry."""
    t, rows, registered = edition.t, cell_rows(edition, table, day), registry(edition)
    prefecture = dict(zip(registered["subject_id"], registered["prefecture"], strict=True))
    rung = {code: t(word) for code, word in RUNG_WORDS.items()} | {"": "—"}
    light = table["light"].map(word_map("light", edition.language))
    return pd.DataFrame(
        {
            "light": table["light"].map(signs("light")) + " " + light,
            "zone": rows["subject"],
            "prefecture": table["subject_id"].map(prefecture),
            "measure": rows["indicator"],
            "reviewed": table["reviewed_rung"].map(rung),
            "claimed": table["claimed_rung"].map(rung),
            "latest": _worded(edition, day)["latest"].loc[table.index],
            "source": rows["source"],
            "locator": rows["locator"],
        }
    )


@remember_large
def _worded(edition: Edition, day: date) -> pd.DataFrame:
    """Every cell of a day in words: worded once, whatever filters then leave of it."""
    t, table = edition.t, standing_on(edition.package, day)
    log = edition.tables["assessments"].set_index("assessment_id")[["source_id", "locator"]]
    last = log.reindex(table["assessment_id"]).fillna("").set_axis(table.index)
    latest = _each(
        table, LATEST, lambda when, precision: day_words(when, precision, edition.language)
    )
    noted = {text: t("latest entry: {day}").format(day=text) if text else "" for text in
             latest.unique()}  # fmt: skip
    return pd.DataFrame(
        {
            "measure_id": table["measure_id"],
            "subject_id": table["subject_id"],
            "subject": table["subject_id"].map(zone_names(edition)),
            "indicator": table["measure_id"].map(measure_names(edition)),
            "period": t("as of {day}").format(day=day_words(day, "day", edition.language)),
            "display": _each(table, LEVELS, lambda *levels: _levels(t, *levels)),
            "status_text": table["light"].map(word_map("light", edition.language)),
            "source_id": last["source_id"],
            "source": last["source_id"].map(edition.source_labels).fillna(""),
            "locator": last["locator"],
            "note": latest.map(noted),
            "latest": latest,
        }
    )


def _each(table: pd.DataFrame, names: list[str], word: Callable[..., str]) -> pd.Series:
    """`word` of the columns of each row; each distinct row is worded once."""
    known: dict[tuple[Any, ...], str] = {}
    texts = []
    for key in zip(*(table[name].tolist() for name in names), strict=True):
        if key not in known:
            known[key] = word(*key)
        texts.append(known[key])
    return pd.Series(texts, table.index, dtype="str")


def _levels(t: Translator, reviewed: str, claimed: str, lifted: bool, unreported: bool) -> str:
    if unreported and not claimed:
        return t("nothing reported of the zone")
    line = t("reviewed: {reviewed}; claimed: {claimed}").format(
        reviewed=t(RUNG_WORDS[reviewed or NO_RUNG]), claimed=t(RUNG_WORDS[claimed or NO_RUNG])
    )
    return line + t(" (by a document of the province or prefecture)") if lifted else line
