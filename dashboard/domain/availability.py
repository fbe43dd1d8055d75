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
NEARLY = 0.8  # of the series that the pair of years known of most has


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
    frame = frame.assign(year=year_of(frame), full=is_full_year(frame))
    rows = []
    for (subject_id, indicator_id), group in frame.groupby(
        ["subject_id", "indicator_id"], sort=True
    ):
        actual = group[group["status"] != "F"]
        years = years_available(actual)
        rows.append({
            "subject_id": subject_id, "subject": group["subject"].iloc[0],
            "indicator_id": indicator_id, "indicator": group["indicator"].iloc[0],
            "n": len(group), "n_full_years": actual.loc[actual["full"], "year"].nunique(),
            "n_forecast": len(group) - len(actual),
            "first_year": years[0] if years else pd.NA,
            "last_year": years[-1] if years else pd.NA, "years": years,
        })  # fmt: skip
    table = pd.DataFrame(rows, columns=MATRIX_COLUMNS)
    return table.astype({"first_year": "Int64", "last_year": "Int64"})


def n_of_n(facts: pd.DataFrame, subject_ids: Iterable[str]) -> Coverage:
    """How many of the subjects have a printed value in facts, and which have none.

    facts: already narrowed to the indicator and period in question. Repeated ids count once;
    subjects of facts that were not asked for do not count.
    """
    wanted = tuple(dict.fromkeys(subject_ids))
    found = set(_valued(facts)["subject_id"])
    missing = tuple(name for name in wanted if name not in found)
    return Coverage(len(wanted) - len(missing), len(wanted), missing)


def years_available(facts: pd.DataFrame) -> list[int]:
    """Sorted years in which a period with a printed value ends, of every kind of period."""
    return sorted(int(year) for year in year_of(_valued(facts)).dropna().unique())


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
