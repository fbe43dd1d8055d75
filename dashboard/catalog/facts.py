"""Facts: observations joined with what they are about, derived ones added; without words."""

from typing import TYPE_CHECKING

import pandas as pd

from dashboard.catalog.compact import compact
from dashboard.catalog.memory import remember
from dashboard.catalog.unit_factors import with_factors
from dashboard.domain.comparison.like_periods import usable
from dashboard.domain.derived import derived_bases
from dashboard.domain.joined_periods import lines
from dashboard.domain.periods import is_partial, year_of
from dashboard.domain.units import in_own_unit

if TYPE_CHECKING:
    from dashboard.catalog.package import Package

INDICATOR_COLUMNS = [
    "indicator_id", "topic_id", "decimals", "direction", "kind", "additive", "growth_form",
    "growth_of", "own_unit_id", "indicator_order",
]  # fmt: skip
TEXTS = (
    "period_text_zh", "period_text_en", "printed_zh", "printed_en", "note_zh", "note_en"
)  # fmt: skip  # of an observation as it was printed
OPEN_UP = ("more_than", "at_least")
AGE = "age"  # place of a fact among all, the newest first, those without a date last


def facts(package: "Package") -> pd.DataFrame:
    """Every printed and derived value of a package, one row each.

    The columns of `printed_facts` plus: low, high (interval of a derived value, or of a bound),
    input_value_id, input_rate_id, formula (of a derived one), year (Int64, in which the period
    ends), usable (whether it may be compared: `like_periods.usable`), AGE, and what drawings take
    (see components.frames): key, start, end, mark, segment, bridge.
    """
    printed = printed_facts(package).assign(low=float("nan"), high=float("nan"))
    derived = derived_bases(printed).rows
    if len(derived):
        derived = derived.assign(**dict.fromkeys(TEXTS, ""))
        printed = pd.concat([printed, derived], ignore_index=True)
    rows = printed.assign(derived=printed["derived"].astype(bool))
    rows = rows.assign(usable=usable(rows), **{AGE: _ages(rows)})
    return compact(lines(_drawn(rows)))


def _ages(rows: pd.DataFrame) -> pd.Series:
    newest = rows["period_end"].reset_index(drop=True)
    order = newest.sort_values(ascending=False, kind="stable", na_position="last").index
    return pd.Series(range(len(rows)), order, dtype="int64").sort_index().set_axis(rows.index)


def _drawn(rows: pd.DataFrame) -> pd.DataFrame:
    kind = pd.Series("asof", index=rows.index, dtype="str")
    kind = kind.mask(rows["period_kind"] == "year", "full").mask(is_partial(rows), "partial")
    kind = kind.mask(rows["status"] == "F", "forecast").mask(rows["derived"], "derived")
    upward = rows["qualifier"].isin(OPEN_UP)
    return rows.assign(
        key=rows["subject_id"] + "|" + rows["indicator_id"] + "|" + rows["series"],
        start=rows["period_start"].dt.strftime("%Y-%m-%d").fillna(""),
        end=rows["period_end"].dt.strftime("%Y-%m-%d").fillna(""),
        year=year_of(rows),
        mark=kind,
        low=rows["low"].where(rows["low"].notna() | ~upward, rows["value"]),
    )


def printed_facts(package: "Package") -> pd.DataFrame:
    """All observations with subject, place and indicator.

    One row per observation. Adds to the table's columns: those of `subject_places`, the
    indicator's columns and its place in its table (indicator_order), derived (False); those of
    `in_own_unit`, by which value and unit_id are the indicator's.
    """
    indicators = package.listed("indicators").rename(columns={"unit_id": "own_unit_id"})
    indicators = indicators.assign(indicator_order=range(len(indicators)))
    frame = package.tables["observations"]
    frame = frame.merge(subject_places(package), on="subject_id", how="left")
    frame = frame.merge(indicators[INDICATOR_COLUMNS], on="indicator_id", how="left")
    return in_own_unit(frame, with_factors(package.tables["units"])).assign(derived=False)


@remember
def subject_places(package: "Package") -> pd.DataFrame:
    """Every subject with its kind and the zone, county and prefecture above it.

    Columns: subject_id, subject_order (its place in the table, which is how subjects are listed),
    subject_kind, zone_id, county_id, prefecture_id, industry_id; an id is "" where there is none. A
    zone counts as its own zone.
    """
    subjects = package.listed("subjects")
    kinds = dict(zip(subjects["subject_id"], subjects["kind"], strict=True))
    parents = dict(zip(subjects["subject_id"], subjects["parent_id"], strict=True))
    clusters = package.tables["clusters"]
    industries = dict(zip(clusters["subject_id"], clusters["industry_id"], strict=True))

    def ancestor(subject_id: str, kind: str) -> str:
        seen: set[str] = set()
        while subject_id and subject_id not in seen:  # an owner's table may hold a circle
            if kinds.get(subject_id) == kind:
                return subject_id
            seen.add(subject_id)
            subject_id = parents.get(subject_id, "")
        return ""

    ids = subjects["subject_id"]
    return pd.DataFrame(
        {
            "subject_id": ids,
            "subject_order": range(len(subjects)),
            "subject_kind": subjects["kind"],
            "zone_id": [ancestor(i, "zone") for i in ids],
            "county_id": [ancestor(i, "county") for i in ids],
            "prefecture_id": [ancestor(i, "prefecture") for i in ids],
            "industry_id": [industries.get(i, "") for i in ids],
        }
    )
