"""The cells of the reform tracker that a reader looks at: measures, zones, day and lights."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

import pandas as pd

from dashboard.catalog import Package, remember
from dashboard.domain.reforms import Light, ScopeRule, standing
from dashboard.figures.covering import covering
from dashboard.figures.selection import Chosen, Selection, zones
from dashboard.figures.tracker import ladder, latest_day
from dashboard.i18n import translator

P = ParamSpec("P")
R = TypeVar("R")
LARGE_CALLS = 48  # of frames with a row a cell: about 2 MB each at 30 x 100
LEAD = "lead"


def remember_large(function: Callable[P, R]) -> Callable[P, R]:
    """`remember` for results that are too large to keep hundreds of."""
    return cast(Callable[P, R], lru_cache(maxsize=LARGE_CALLS)(function))


def day_of(package: Package, chosen: Chosen) -> date:
    """The day looked at: the chosen one, else that of the latest entry. Never today."""
    return chosen.asof or latest_day(package)


@remember_large
def standing_on(package: Package, day: date) -> pd.DataFrame:
    """All cells in scope on a day: `domain.reforms.standing`."""
    return standing(ladder(package), day)


@remember_large
def cells(package: Package, chosen: Chosen) -> pd.DataFrame:
    """The rows of `standing` that match every filter, measures in the order of `measure_order`."""
    table = standing_on(package, day_of(package, chosen))
    table = table[table["measure_id"].isin(measures_of(package, chosen))]
    table = table[table["subject_id"].isin(zones_of(package, chosen))]
    if chosen.light:
        table = table[table["light"].isin(chosen.light)]
    if chosen.status:
        table = table[table["state"].isin(chosen.status)]
    return table


@remember
def unscoped(package: Package) -> frozenset[str]:
    """The measures of which no source says for which zones they are meant."""
    table = package.tables["measures"]
    return frozenset(table.loc[table["scope_rule"] == ScopeRule.UNSTATED, "measure_id"])


@remember_large
def units(package: Package, chosen: Chosen) -> pd.DataFrame:
    """The cells that count: all of a measure with a known scope, of others those with a report.

    Adds scoped: whether the scope of the measure is known.
    """
    table = cells(package, chosen)
    scoped = ~table["measure_id"].isin(unscoped(package))
    return table.assign(scoped=scoped)[scoped | ~table["unreported"]]


@remember
def measures_of(package: Package, chosen: Chosen) -> tuple[str, ...]:
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
def practices_of(package: Package, chosen: Chosen) -> tuple[str, ...]:
    """Those of `measures_of` that are practices in the press, not clauses."""
    table = package.tables["measures"]
    own = set(table.loc[table["text_status"] == "documented_practice", "measure_id"])
    return tuple(measure for measure in measures_of(package, chosen) if measure in own)


@remember
def zones_of(package: Package, chosen: Chosen) -> tuple[str, ...]:
    """The zones that match zone, level, type and prefecture, in the order of the table."""
    wanted = Selection(
        zone=chosen.zone, level=chosen.level, type=chosen.type, prefecture=chosen.prefecture
    )
    return tuple(zones(package, "zh", wanted)["subject_id"])


@remember
def measure_order(package: Package) -> pd.DataFrame:
    """The table of measures by theme, then by clause, those without a number last."""
    themes = package.table("themes", "zh")["theme_id"]
    place = {theme: number for number, theme in enumerate(themes)}
    table = package.tables["measures"]
    return table.assign(_theme=table["theme_id"].map(place)).sort_values(
        ["_theme", "clause"], kind="stable", na_position="last"
    )


@remember
def measure_names(package: Package, language: str) -> dict[str, str]:
    """Id -> clause number and title, by theme and clause."""
    t, titles = translator(language), package.table("measures", language)
    title = dict(zip(titles["measure_id"], titles["title"], strict=True))
    order = measure_order(package)
    return {
        measure: title[measure] if pd.isna(clause) else
        t("Clause {number} · {title}").format(number=clause, title=title[measure])
        for measure, clause in zip(order["measure_id"], order["clause"], strict=True)
    }  # fmt: skip


@remember
def zone_names(package: Package, language: str) -> dict[str, str]:
    """Id -> name of all zones in the order of the table."""
    names = package.names("subjects", language)
    return {zone: names[zone] for zone in package.tables["zones"]["subject_id"] if zone in names}


@remember
def lead_bodies(package: Package, language: str) -> dict[str, str]:
    """Id -> name of the bodies that lead a measure."""
    roles = package.tables["measure_bodies"]
    leading = set(roles.loc[roles["role"] == LEAD, "body_id"])
    names = package.names("bodies", language)
    return {body: name for body, name in names.items() if body in leading}


def zones_reported(
    package: Package, language: str, table: pd.DataFrame
) -> tuple[str, tuple[str, ...]]:
    """How many zones of `table` (cells) have a report, in words, and the names of the others.

    A cell that is not applicable is neither: it needs no report.
    """
    t, table = translator(language), table[table["light"] != Light.NOT_APPLICABLE.value]
    return covering(
        t("{n} of {total} zones have a report"),
        set(table.loc[~table["unreported"], "subject_id"]),
        table["subject_id"],
        zone_names(package, language),
    )
