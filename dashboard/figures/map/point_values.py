"""Values that may size or colour a point on the map: one a zone, comparable with each other."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.catalog import Edition, remember
from dashboard.domain.comparison.ranks import ranked
from dashboard.figures.wording.disagreements import disputed, with_disputed

MEASURED = ("stock", "flow")  # an area on paper can show amounts, not rates or ranks
RATES = ("rate", "share")
WHOLE = ("full", "asof")  # part years, forecasts and derived values are not compared
LEAST = 5  # zones with a value in one year, from which on colours tell them apart


@dataclass(frozen=True)
class Quantity:
    """An indicator and the year of its values; no indicator: nothing is measured."""

    indicator: str = ""
    year: int = 0


# dated values in one unit; an estimate, as by satellite, is one like another, a forecast is none
LIKE: Mapping[str, Any] = {"mark": WHOLE, "status": ("A", "P", "E"), "in_own_unit": True}
# amounts of zones or of clusters in zones
COMPARED: Mapping[str, Any] = {
    "filled": "zone year", "subject_kind": ("zone", "cluster"), "kind": MEASURED, **LIKE,
}  # fmt: skip
# rates and shares of zones: one of a cluster says nothing of its zone
RATED: Mapping[str, Any] = {
    "filled": "zone year", "subject_kind": ("zone",), "kind": RATES, **LIKE,
}  # fmt: skip


@remember
def indicators(edition: Edition) -> dict[str, str]:
    """Id -> name of the indicators that can size points, the best covered first."""
    return edition.named("indicator_id", **COMPARED)


@remember
def colouring(edition: Edition) -> dict[str, str]:
    """Id -> name of those that can colour points: with values of enough zones in one year."""
    wide = _covered(edition, LEAST)
    named = indicators(edition) | edition.named("indicator_id", **RATED)
    return {key: name for key, name in named.items() if key in wide}


@remember
def years(edition: Edition, indicator: str, least: int = 1) -> list[int]:
    """The years in which at least so many zones have values of the indicator, latest first."""
    return sorted(_covered(edition, least).get(indicator, ()), reverse=True)


@remember
def _covered(edition: Edition, least: int) -> dict[str, list[int]]:
    """Indicator -> years in which at least so many zones have values."""
    by = ("indicator_id", "year", "zone_id")
    found = pd.concat([edition.counts(*by, **asked) for asked in (COMPARED, RATED)])
    return covered(found, least)


def covered(counts: pd.DataFrame, least: int) -> dict[str, list[int]]:
    """Indicator -> years in which there are at least so many rows of `counts`."""
    sizes = counts.groupby(["indicator_id", "year"], as_index=False).size()
    wide = sizes[sizes["size"] >= least]
    return {str(key): [int(y) for y in rows] for key, rows in wide.groupby("indicator_id")["year"]}


@remember
def values(edition: Edition, quantity: Quantity) -> pd.DataFrame:
    """One row of facts a zone: its own value, else that of its largest cluster.

    None where sources disagree on that value: no size or colour is right then, see `contested`. All
    are in the unit of the indicator. Adds said (value, period and rank in words, and whose it
    is where it is a cluster's), others (clusters that were passed over) and placed (whether the
    zone has a point).
    """
    rows = _foremost(edition, quantity)
    rows = rows[~rows["observation_id"].isin(disputed(edition)["observation_id"])]
    of = rows["subject"].where(~rows["own"], "")
    return rows.assign(said=told(edition, rows, of))


@remember
def _foremost(edition: Edition, quantity: Quantity) -> pd.DataFrame:
    rows = _facts(edition, quantity.indicator)
    rows = rows[rows["value"].notna() & (rows["year"] == quantity.year)]
    rows = rows.assign(own=rows["subject_kind"] == "zone", main=rows["series"] == "main")
    order = ["own", "main", "value"]
    rows = rows.sort_values(order, ascending=False, kind="stable")
    passed = rows.groupby("zone_id")["subject_id"].transform("nunique") - 1
    rows = rows.assign(others=passed, placed=rows["zone_id"].isin(_located(edition)))
    return rows.drop_duplicates("zone_id")


@remember
def contested(edition: Edition, quantity: Quantity) -> pd.DataFrame:
    """Values on which sources disagree, which would else be among `values`: all of them."""
    rows = _foremost(edition, quantity)
    own = rows[rows["observation_id"].isin(disputed(edition)["observation_id"])]
    return with_disputed(edition, own)


def contested_words(edition: Edition, rows: pd.DataFrame) -> dict[str, str]:
    """Zone or other place -> what the sources say that disagree on it, for the pointer."""
    t = edition.t
    said = t("{indicator}: sources disagree, {values} ({period})")
    key = rows["zone_id"].where(rows["zone_id"] != "", rows["subject_id"])
    return {
        str(place): said.format(
            indicator=own["indicator"].iloc[0], period=own["period"].iloc[0],
            values=t(", ").join(own["display"]),
        )
        for place, own in rows.groupby(key, sort=False)
    }  # fmt: skip


@remember
def _facts(edition: Edition, indicator: str) -> pd.DataFrame:
    """What is comparable of an indicator in all years: the next year is looked at soon."""
    amounts = edition.facts(indicator=indicator, **COMPARED)
    return amounts if len(amounts) else edition.facts(indicator=indicator, **RATED)


@remember
def most(edition: Edition, indicator: str) -> float:
    """The largest amount that a point of the map stands for, whatever the year: sizes of years can
    be compared. 0 without values."""
    rows = _facts(edition, indicator)
    rows = rows[rows["zone_id"].isin(_located(edition))]
    return float(rows["value"].abs().max()) if rows["value"].notna().any() else 0.0


def _located(edition: Edition) -> pd.Series:
    zones = edition.tables["zones"]
    located: pd.Series = zones.loc[zones["lon"].notna() & zones["lat"].notna(), "subject_id"]
    return located


def told(edition: Edition, rows: pd.DataFrame, of: pd.Series | None = None) -> pd.Series:
    """Lines that say a value, its period and its rank among those of the same period.

    of: whose value it is, "" where that goes without saying.
    """
    t = edition.t
    line = t("{indicator}: {value} ({period})")
    rank = _ranks(rows)
    said = []
    used = rows[["observation_id", "indicator", "display", "period"]]
    for row in used.assign(of="" if of is None else of).to_dict("records"):
        name = " ".join(part for part in (row["of"], row["indicator"]) if part)
        own = line.format(indicator=name, value=row["display"], period=row["period"])
        at = rank.get(row["observation_id"])
        said.append(f"{own}\n{t('Rank {rank}/{among}').format(**at)}" if at else own)
    return pd.Series(said, rows.index, dtype="str")


def _ranks(rows: pd.DataFrame) -> dict[Any, dict[str, int]]:
    """Observation -> rank and among, of the values of the period that most have."""
    if rows.empty:
        return {}
    period = ["period_kind", "period_start", "period_end"]
    rows = rows[["observation_id", "subject_id", "value", "direction", "kind", *period]]
    size = rows.groupby(period, dropna=False)["value"].transform("size")
    like = ranked(rows[size == size.max()].drop_duplicates(["subject_id"]))
    first = like.iloc[0]
    like = like[(like[period].eq(first[period]) | like[period].isna()).all(axis=1)]
    if len(like) < 2:
        return {}
    again = ranked(like.drop(columns=["rank", "tied", "among"]))
    columns = again[["observation_id", "rank", "among"]].to_dict("records")
    return {row["observation_id"]: {"rank": row["rank"], "among": row["among"]} for row in columns}


def incomparable(edition: Edition, quantity: Quantity) -> pd.DataFrame:
    """The facts that would be among `values` if their units could be converted."""
    rows = _other_units(edition, quantity.indicator)
    return rows[rows["year"] == quantity.year]


@remember
def _other_units(edition: Edition, indicator: str) -> pd.DataFrame:
    other = {**COMPARED, "kind": (*MEASURED, *RATES), "in_own_unit": False}
    return edition.facts(indicator=indicator, **other)
