"""What the data hold and what is missing: every aggregate says "n of N"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

import pandas as pd

from dashboard.domain.periods import is_derived, is_full_year, year_of

MATRIX_COLUMNS = [
    "subject_id", "subject", "indicator_id", "indicator", "n", "n_full_years", "n_forecast",
    "first_year", "last_year", "years",
]  # fmt: skip
NEARLY = 0.6  # as of those that a period needs to be the usual one
PAIR = ["subject_id", "indicator_id"]


@dataclass(frozen=True, slots=True)
class Coverage:
    """n of total subjects have a value; the ids of those without, in the order asked for."""

    n: int
    total: int
    missing: tuple[str, ...]


def _valued(facts: pd.DataFrame) -> pd.DataFrame:
    return facts[facts["value"].notna() & ~is_derived(facts)]


def matrix(facts: pd.DataFrame) -> pd.DataFrame:
    """One row per subject and indicator that has a printed value: MATRIX_COLUMNS.

    n: values of any period; n_full_years: distinct full years without forecasts; n_forecast:
    forecasts; years: sorted list of the years in which the periods of values that are not
    forecasts end; first_year, last_year: its ends (Int64, NA if none is dated).
    """
    frame = _valued(facts)
    frame = frame.assign(year=year_of(frame), full=is_full_year(frame), told=frame["status"] != "F")
    each = frame.groupby(PAIR, sort=True)
    table = each.agg(
        subject=("subject", "first"), indicator=("indicator", "first"),
        n=("subject", "size"), n_told=("told", "sum"),
    )  # fmt: skip
    told = frame[frame["told"] & frame["year"].notna()].sort_values("year")
    full = told[told["full"]].groupby(PAIR)["year"].nunique()
    years = told.drop_duplicates([*PAIR, "year"]).groupby(PAIR)["year"]
    listed = {pair: [int(year) for year in own] for pair, own in years}
    table = table.assign(
        n_full_years=full.reindex(table.index, fill_value=0),
        n_forecast=table["n"] - table["n_told"],
        first_year=years.min().reindex(table.index).astype("Int64"),
        last_year=years.max().reindex(table.index).astype("Int64"),
        years=pd.Series(
            [listed.get(pair, []) for pair in table.index], table.index, dtype="object"
        ),
    )
    return table.reset_index()[MATRIX_COLUMNS]


def n_of_n(facts: pd.DataFrame, subject_ids: Iterable[str]) -> Coverage:
    """How many of the subjects have a printed value in facts, and which have none.

    facts: already narrowed to the indicator and period in question. Repeated ids count once;
    subjects of facts that were not asked for do not count.
    """
    wanted = tuple(dict.fromkeys(subject_ids))
    found = set(_valued(facts)["subject_id"])
    missing = tuple(name for name in wanted if name not in found)
    return Coverage(len(wanted) - len(missing), len(wanted), missing)


def usual_years(rows: pd.DataFrame) -> tuple[int, int] | None:
    """The widest pair of full years, then the latest, of those that most series have values for.

    Nearly as many as any pair has are enough: ten years apart say more than two.
    """
    firm = rows["qualifier"].isin(("exact", "about")) & (rows["status"] == "A")
    full = rows[(rows["mark"] == "full") & firm]
    spans = (sorted({int(year) for year in own["year"]}) for _, own in full.groupby("key"))
    pairs = Counter(pair for years in spans for pair in combinations(years, 2))
    if not pairs:
        return None
    enough = NEARLY * max(pairs.values())
    known = [pair for pair, number in pairs.items() if number >= enough]
    return max(known, key=lambda pair: (pair[1] - pair[0], pairs[pair], pair[1]))


def full_years(rows: pd.DataFrame) -> list[int]:
    """The years for which full-year values are drawn, in order."""
    return sorted({int(year) for year in rows.loc[rows["mark"] == "full", "year"].dropna()})
