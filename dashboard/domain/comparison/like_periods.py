"""Values that may stand beside each other: of one indicator, in one period of one kind.

A series tells vintages and scopes of one subject apart, which are never chained over time; subjects
beside each other may have different ones, which has to be said where they are shown. Over time a
line joins values of one kind of period only (`like_series`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.domain.comparable import Outcome, Reason
from dashboard.domain.intervals import settle
from dashboard.domain.periods import Period, is_derived, is_full_year, year_before

# kinds of periods in the order in which a reader is offered them, yearly values first
KINDS = ("year", "as_of", "half_year", "quarter", "ytd", "month")
ENOUGH = 0.6  # of the subjects that have the indicator at all must have a value in a usual period
MAIN = "main"  # series
PERIOD = ["period_kind", "period_start", "period_end"]
INDICATOR = "indicator_id"
LEAP_DAY = 229  # month and day as one number
# kind of period -> months from one period to the next
STEPS = {"year": 12, "ytd": 12, "half_year": 6, "quarter": 3, "month": 1}
POINT = ["subject_id", "period_start", "period_end"]


def usable(facts: pd.DataFrame) -> pd.Series[bool]:
    """Per row, whether it is a dated, printed number in the unit of its indicator, no forecast.

    A `year` whose dates do not span it is none. Bounds are numbers: they are ranked as printed.
    """
    whole = (facts["period_kind"] != "year") | is_full_year(facts)
    return (
        facts["period_kind"].isin(KINDS)
        & whole
        & facts["period_end"].notna()
        & (facts["status"] != "F")
        & facts["in_own_unit"].astype(bool)
        & (facts["value"].abs() < math.inf)
        & ~is_derived(facts)
    )


def like_periods(facts: pd.DataFrame) -> pd.DataFrame:
    """The periods in which values of an indicator can be compared: columns and order of `keyed`,
    without the key."""
    rows = facts[facts["usable"].astype(bool)]
    counts = rows.groupby([INDICATOR, *PERIOD], dropna=False)["subject_id"].nunique()
    return _ordered(counts.rename("subjects").reset_index())


def _ordered(counts: pd.DataFrame) -> pd.DataFrame:
    place = counts["period_kind"].map({kind: at for at, kind in enumerate(KINDS)})
    found = counts.assign(_kind=place).sort_values(
        [INDICATOR, "_kind", "period_end", "period_start"],
        ascending=[True, True, False, False], kind="stable",
    )  # fmt: skip
    return found[[INDICATOR, *PERIOD, "subjects"]].reset_index(drop=True)


def keyed(counts: pd.DataFrame) -> pd.DataFrame:
    """Periods with their keys.

    counts: indicator_id, PERIOD and subjects (how many have a usable value). Columns: these and
    key. By indicator and KINDS, in each the latest first. key is unique within a kind of an
    indicator and as short as can be: 2024, 2024-06 or 2024-06-30, of the last day; two
    year-to-dates that end on one day have their first day too.
    """
    found = _ordered(counts)
    keys = pd.Series("", found.index, dtype="str")
    ends = found["period_end"].dt.strftime("%Y-%m-%d")
    starts = found["period_start"].dt.strftime("%Y-%m-%d").fillna("")
    own = found[[INDICATOR, "period_kind"]]
    for candidate in (ends.str[:4], ends.str[:7], ends, starts + "_" + ends):
        alone = ~own.assign(key=candidate).duplicated(keep=False)
        keys = keys.mask((keys == "") & alone, candidate)
    return found.assign(key=keys)


def usual_period(periods: pd.DataFrame, subjects: int) -> int | None:
    """Row of `like_periods` that is shown by default; None where there is none.

    The latest period of the first kind in which at least ENOUGH of `subjects` have a value; where
    there is no such period, the one with the most values, of equals the first.
    """
    if periods.empty:
        return None
    counts = periods["subjects"].tolist()
    wide = [at for at, count in enumerate(counts) if count >= ENOUGH * subjects]
    return wide[0] if wide else counts.index(max(counts))


def usual_periods(periods: pd.DataFrame, subjects: Mapping[str, int]) -> pd.DataFrame:
    """The row of `like_periods` of each indicator that `usual_period` gives.

    subjects: indicator -> how many have a value of it at all.
    """
    rows = [
        own.iloc[[place]]
        for indicator, own in periods.groupby(INDICATOR, sort=False)
        if (place := usual_period(own, subjects[str(indicator)])) is not None
    ]
    return pd.concat(rows) if rows else periods


def of_period(facts: pd.DataFrame, period: pd.Series) -> pd.DataFrame:
    """The values of one period, one row a subject: as `in_period`, without the others."""
    return one_each(facts[facts["usable"] & _same(facts, _wanted(facts, period))])


def in_period(facts: pd.DataFrame, period: pd.Series) -> Outcome:
    """The values of one period, one row a subject; refused: one row for each other subject.

    facts: rows of one indicator. period: a row of `like_periods`. The rest as in `in_periods`.
    """
    return _parted(facts, _wanted(facts, period), ["subject_id"])


def in_periods(facts: pd.DataFrame, periods: pd.DataFrame) -> Outcome:
    """The values of one period of each indicator, one row a subject and indicator, and the others.

    facts: rows of the indicators that `periods`, rows of `like_periods`, has one row for. Of a
    subject's series the main one is taken where it has a value. refused: one row for each other
    subject and indicator, the one nearest to being ranked. Reasons: CONFLICT (sources or series
    disagree on this period), OLDER_PERIOD, NEWER_PERIOD, NOT_FULL_YEAR, FORECAST, DIFFERENT_UNITS,
    NO_PERIOD, NO_VALUE or DERIVED.
    """
    own = periods.set_index(INDICATOR)
    wanted = {name: facts[INDICATOR].map(own[name]) for name in PERIOD}
    return _parted(facts, wanted, ["subject_id", INDICATOR])


def _wanted(facts: pd.DataFrame, period: pd.Series) -> dict[str, pd.Series]:
    return {name: pd.Series(period[name], facts.index) for name in PERIOD}


def _same(facts: pd.DataFrame, wanted: Mapping[str, pd.Series]) -> pd.Series:
    """Per row, whether its period is the wanted one."""
    found = pd.Series(data=True, index=facts.index)
    for name, value in wanted.items():
        found &= (facts[name] == value) | (facts[name].isna() & value.isna())
    return found


def _parted(facts: pd.DataFrame, wanted: Mapping[str, pd.Series], key: list[str]) -> Outcome:
    """The values of the wanted periods, one row for each combination of `key`, and the others."""
    fit = facts["usable"].astype(bool)
    same = fit & _same(facts, wanted)
    kept = one_each(facts[same], key)
    done = set(kept[key].itertuples(index=False, name=None))
    rest = [pair not in done for pair in facts[key].itertuples(index=False, name=None)]
    left = facts[rest]
    if left.empty:
        return Outcome(kept, left.assign(reason=pd.Series("", left.index, dtype="str")))
    reason = _reasons(left, fit, same, {name: value[rest] for name, value in wanted.items()})
    order = {reason.value: at for at, reason in enumerate(_ORDER)}
    refused = left.assign(reason=reason, _order=reason.map(order)).sort_values(
        ["_order", "period_end"], ascending=[True, False], kind="stable"
    )
    return Outcome(kept, refused.drop_duplicates(key).drop(columns="_order"))


_ORDER = (
    Reason.CONFLICT, Reason.OLDER_PERIOD, Reason.NEWER_PERIOD,
    Reason.DIFFERENT_UNITS, Reason.NOT_FULL_YEAR, Reason.FORECAST, Reason.DERIVED,
    Reason.NO_PERIOD, Reason.NO_VALUE,
)  # fmt: skip


def one_each(rows: pd.DataFrame, by: Sequence[str] = ("subject_id",)) -> pd.DataFrame:
    """One row for each combination of columns `by`: of the main series where it has one there.

    `by` is the subject, of rows of one period, or subject and period. None where rows disagree.
    Only where there are several they are looked at one by one: a row made a record costs much more
    than all the rest.
    """
    main, names = rows["series"] == MAIN, list(by)
    if not rows.duplicated(names).any():
        return rows
    place = rows.groupby(names, sort=False, dropna=False).ngroup()
    rows = rows[main | ~place.isin(place[main])]
    several = rows.duplicated(names, keep=False)
    found = rows[several].assign(_row=rows.index[several]).groupby(names, sort=False, dropna=False)
    chosen = [settle(list(group.to_dict("records"))) for _, group in found]
    agreed = [record["_row"] for record in chosen if record is not None]
    return rows[~several | rows.index.isin(agreed)]


def _reasons(
    left: pd.DataFrame, fit: pd.Series, same: pd.Series, period: Mapping[str, pd.Series]
) -> pd.Series:
    """Per row, why it is not among the values of its period."""
    fit, same = fit[left.index], same[left.index]
    whole = left["period_kind"] == period["period_kind"]
    older = left["period_end"] < period["period_end"]
    tests = [
        (fit & ~same & older, Reason.OLDER_PERIOD),
        (fit & ~same & ~older, Reason.NEWER_PERIOD),
        (fit & ~same & ~whole & (period["period_kind"] == "year"), Reason.NOT_FULL_YEAR),
        (~fit & ~(left["value"].abs() < math.inf), Reason.NO_VALUE),
        (~fit & left["period_end"].isna(), Reason.NO_PERIOD),
        (~fit & (left["status"] == "F"), Reason.FORECAST),
        (~fit & is_derived(left), Reason.DERIVED),
        (~fit & ~left["in_own_unit"].astype(bool), Reason.DIFFERENT_UNITS),
        (same, Reason.CONFLICT),
    ]
    found = pd.Series(Reason.NOT_FULL_YEAR.value, left.index, dtype="str")
    for test, reason in tests:
        found = found.mask(test, reason.value)
    return found


def year_earlier(periods: pd.DataFrame, period: pd.Series) -> pd.Series | None:
    """The row of `like_periods` that is the same months, or day, of a year before; else None."""
    kind, start, end = (period[name] for name in PERIOD)
    before = year_before(Period(end if pd.isna(start) else start, end))
    found = periods[(periods["period_kind"] == kind) & (periods["period_end"] == before.end)]
    if not pd.isna(start):
        found = found[found["period_start"] == before.start]
    return None if found.empty else found.iloc[0]


def earlier(periods: pd.DataFrame, period: pd.Series) -> pd.Series | None:
    """The row of `like_periods` that values are compared with: the nearest earlier like period.

    Like: of the same kind, from and to the same days of the year. It must have ENOUGH of the
    subjects of `period`, else an older one is taken; None where there is none.
    """
    kind, start, end = (period[name] for name in PERIOD)
    found = periods[(periods["period_kind"] == kind) & (periods["period_end"] < end)]
    found = found[found["subjects"] >= ENOUGH * period["subjects"]]
    found = found[_day(found["period_end"]) == _day(pd.Series([end])).iloc[0]]
    if not pd.isna(start):
        found = found[_day(found["period_start"]) == _day(pd.Series([start])).iloc[0]]
    return None if found.empty else found.sort_values("period_end").iloc[-1]


def _day(days: pd.Series) -> pd.Series:
    """Month and day as one number; the last day of February is one day, whatever the year."""
    number = days.dt.month * 100 + days.dt.day
    found: pd.Series = number.where(number != LEAP_DAY, LEAP_DAY - 1)
    return found


def like_series(facts: pd.DataFrame, period: pd.Series) -> pd.DataFrame:
    """The values of periods like `period`, one a subject and period, in order of time.

    facts: rows of one indicator. period: a row of `like_periods`. Like are periods of the same
    kind and, of year-to-dates, of the same months. Values on which sources disagree are left out.
    Adds run, the id of the points that a line joins, and dashed: one run is what a subject has in
    one series without a period left out; counts at a day are joined by dashes, whatever lies
    between, as it was never observed.
    """
    kind = period["period_kind"]
    rows = facts[facts["usable"].astype(bool) & (facts["period_kind"] == kind)]
    if kind == "ytd":
        rows = rows[
            _months(rows) == _months(period.to_frame().T.astype(facts[POINT[1:]].dtypes)).iloc[0]
        ]
    rows = one_each(rows, POINT).sort_values(["subject_id", "series", "period_end"], kind="stable")
    if kind not in STEPS:
        return rows.assign(run=rows["subject_id"] + "|" + rows["series"], dashed=True)
    months = rows["period_end"].dt.year * 12 + rows["period_end"].dt.month
    same = (rows[["subject_id", "series"]] == rows[["subject_id", "series"]].shift()).all(axis=1)
    begins = ~(same & (months.diff() == STEPS[kind]))
    return rows.assign(run=begins.cumsum().astype("str"), dashed=False)


def _months(rows: pd.DataFrame) -> pd.Series[str]:
    found: pd.Series[str] = rows["period_start"].dt.strftime("%m") + rows["period_end"].dt.strftime(
        "%m"
    )
    return found
