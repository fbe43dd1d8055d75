"""Values that may have been entered wrongly: rules over observations, which give hints, no faults.

Frames in are observations in the unit of their indicator (see `units.in_own_unit`) with the
indicator's `kind` and the subject's `subject_kind`. Frames out are those of the rows in doubt.
"""

import math

import pandas as pd

from dashboard.domain.before_after import DAYS
from dashboard.domain.periods import SERIES_KEY

FACTORS = (4, 8)  # powers of ten between yuan, ten thousand yuan and a hundred million yuan
NEAR = 0.5  # of a power of ten
LEAST_OTHERS = 3  # values that one value is held against
GAP = 20  # times that all other shares are greater than one entered as a fraction
ALONE = 3000  # times that a value is beyond the next of its kind


def unlike_units(observations: pd.DataFrame) -> pd.DataFrame:
    """Values that their sources print in another unit than that of the indicator.

    Days and months of a pair before and after are not among them: these have a rule of their own.
    """
    paired = observations["period_kind"].isin(["before", "after"]) & (observations["pair_id"] != "")
    timed = paired & observations["printed_unit_id"].isin(list(DAYS))
    other = observations["printed_unit_id"] != observations["own_unit_id"]
    return observations[other & ~timed]


def fractions(percentages: pd.DataFrame) -> pd.DataFrame:
    """Percentages that look like fractions: 0.35 where the others of an indicator are about 35.

    percentages: observations in per cent. Some are told by a gap to all others, of their series or
    of the indicator, which a hundred times the value would close; a whole indicator by having
    nothing outside 0 to 1.
    """
    doubted: set[object] = set()
    small = percentages["value"].between(0, 1, inclusive="right")
    for key in (SERIES_KEY, ["indicator_id"]):
        # of thousands of series few have any, and few are long enough
        groups = small.groupby([percentages[name] for name in key])
        some = groups.transform("any") & (groups.transform("size") >= LEAST_OTHERS)
        for _, values in percentages[some.astype(bool)].groupby(key)["value"]:
            doubted.update(_fractions(values))
    return percentages[percentages.index.isin(list(doubted))]


def _fractions(values: pd.Series) -> list[object]:
    """The labels of those of like percentages that look like fractions."""
    small = values[(values > 0) & (values <= 1)]
    others = values[(values < 0) | (values > 1)]
    if others.empty:
        return list(small.index) if len(small) >= LEAST_OTHERS and small.max() > 0.1 else []
    if len(others) < LEAST_OTHERS or (small * GAP > others.min()).any():
        return []
    return list(small[(small * 100).between(others.min() / 2, others.max() * 2)].index)


def beyond_whole(shares: pd.DataFrame) -> pd.DataFrame:
    """Shares in per cent that are below 0 or above 100."""
    return shares[(shares["value"] < 0) | (shares["value"] > 100)]


def jumps(observations: pd.DataFrame) -> pd.DataFrame:
    """Amounts about 10,000 or 100 million times as large or as small as others like them.

    As what is entered in ten thousand yuan as if in a hundred million: beside the median of a
    series, or beyond the next value of the indicator for subjects of that kind.
    """
    amounts = observations[
        (observations["value"] > 0)
        & observations["kind"].isin(["stock", "flow"])
        & observations["in_own_unit"].astype(bool)
    ]
    doubted: set[object] = set()
    series = amounts.groupby(SERIES_KEY)["value"]
    wide = series.transform("max") >= 10 ** (FACTORS[0] - NEAR) * series.transform("min")
    for _, values in amounts[wide].groupby(SERIES_KEY)["value"]:
        doubted.update(_beside_median(values))
    for _, values in amounts.groupby(["indicator_id", "subject_kind"])["value"]:
        doubted.update(_alone(values))
    return amounts[amounts.index.isin(list(doubted))]


def _beside_median(values: pd.Series) -> list[object]:
    """The labels of values about a power of FACTORS from the median, the lower one of an even
    number."""
    middle = values.quantile(0.5, interpolation="lower")
    power = (values / middle).map(math.log10).abs()
    near = [(power - factor).abs() <= NEAR for factor in FACTORS]
    return list(values[near[0] | near[1]].index)


def _alone(values: pd.Series) -> list[object]:
    """The label of the largest or smallest value, where it is ALONE times beyond the next."""
    if len(values) <= LEAST_OTHERS:
        return []
    ordered = values.sort_values()
    large = [ordered.index[-1]] if ordered.iloc[-1] >= ALONE * ordered.iloc[-2] else []
    return large + ([ordered.index[0]] if ordered.iloc[0] * ALONE <= ordered.iloc[1] else [])
