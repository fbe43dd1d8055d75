"""Facts: observations joined with what they are about, worded for a reader, derived ones added."""

from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from components import dates, formats
from dashboard.catalog.compact import compact
from dashboard.catalog.unit_factors import with_factors
from dashboard.domain.comparison.like_periods import usable
from dashboard.domain.derived import derived_bases
from dashboard.domain.joined_periods import lines
from dashboard.domain.periods import is_partial, year_of
from dashboard.domain.units import in_own_unit
from dashboard.i18n import mark, translator

if TYPE_CHECKING:
    from dashboard.catalog.edition import Edition

INDICATOR_COLUMNS = [
    "indicator_id", "indicator", "definition", "topic_id", "decimals", "direction", "kind",
    "additive", "growth_form", "growth_of", "own_unit_id", "indicator_order",
]  # fmt: skip
STATUS = {
    "A": mark("Normal"),
    "E": mark("Estimated"),
    "P": mark("Provisional"),
    "F": mark("Forecast"),
}
DERIVED = mark("Derived")
FORMULA = mark("Derived: {level} ÷ (1 + {rate}); rounding of the inputs allows {interval}.")
OPEN_UP = ("more_than", "at_least")
PRINTED_PERIODS = ("before", "after", "undated", "span")
AGE = "age"  # place of a fact among all, the newest first, those without a date last
PERIOD = ["period_kind", "period_start", "period_end", "period_precision", "period_text"]
SHOWN = [
    "value", "printed_value", "printed_unit", "qualifier", "printed", "out_of", "kind", "decimals",
    "derived",
]  # fmt: skip

Row = Mapping[Hashable, Any]


def facts(edition: "Edition") -> pd.DataFrame:
    """Every printed and derived value of an edition, one row each, ready to be shown.

    The columns of `joined` plus: low, high (interval of a derived value, or of a bound), year
    (Int64, in which the period ends), period (words), display (value with qualifier and unit, as
    printed), short (the same without its unit, where that is the unit of `value`), status_text,
    usable (whether it may be compared: `like_periods.usable`), AGE, and what drawings take (see
    components.frames): label, key, start, end, mark, segment, bridge.
    """
    t, language = edition.t, edition.language
    printed = joined(edition).assign(low=float("nan"), high=float("nan"))
    printed = _in_words(printed, language)
    derived = derived_bases(printed).rows
    if len(derived):
        derived = _explained(_in_words(derived, language), printed, language)
        printed = pd.concat([printed, derived], ignore_index=True)
    status = printed["status"].map({code: t(word) for code, word in STATUS.items()})
    is_derived = printed["derived"].astype(bool)
    rows = printed.assign(
        derived=is_derived,
        status_text=status.mask(is_derived, t(DERIVED)),
        **{
            name: printed[name].mask(is_derived, t(DERIVED) + " " + printed[name])
            for name in ("display", "short")
        },
    )
    return compact(lines(_drawn(rows.assign(usable=usable(rows), **{AGE: _ages(rows)}))))


def _ages(rows: pd.DataFrame) -> pd.Series:
    newest = rows["period_end"].reset_index(drop=True)
    order = newest.sort_values(ascending=False, kind="stable", na_position="last").index
    return pd.Series(range(len(rows)), order, dtype="int64").sort_index().set_axis(rows.index)


def _in_words(rows: pd.DataFrame, language: str) -> pd.DataFrame:
    cells = rows[SHOWN].to_dict("records")
    # a package without observations is still a table of texts
    display = pd.Series([_display(row, language) for row in cells], rows.index, dtype="str")
    short = pd.Series([_short(row, language) for row in cells], rows.index, dtype="str")
    return rows.assign(period=_periods(rows, language), display=display, short=short)


def _periods(rows: pd.DataFrame, language: str) -> pd.Series:
    """Periods in words, each distinct one worded once: thousands of figures share a month."""
    printed = rows["period_kind"].isin(PRINTED_PERIODS)
    frame = rows[PERIOD].assign(period_text=rows["period_text"].where(printed, ""))
    number = frame.groupby(PERIOD, sort=False, dropna=False).ngroup()
    distinct = frame.assign(number=number).drop_duplicates("number").to_dict("records")
    worded = {row["number"]: _period(row, language) for row in distinct}
    return number.map(worded).astype("str")


def _period(row: Row, language: str) -> str:
    return dates.period(
        row["period_kind"],
        row["period_start"],
        row["period_end"],
        row["period_precision"],
        row["period_text"],
        language,
    )


def _display(row: Row, language: str) -> str:
    worded = row["printed"] and pd.isna(row["out_of"])
    if row["kind"] == "rank" and not worded:
        return formats.rank(row["printed_value"], language, row["out_of"])
    return _quantity(row, row["printed_unit"], row["printed"], language)


def _short(row: Row, language: str) -> str:
    if row["kind"] == "rank" or row["printed_value"] != row["value"]:
        return _display(row, language)
    by, _ = formats.worded_unit(row["printed_unit"])
    if by != 1:
        if row["printed"]:
            return _display(row, language)
        value = formats.times(row["value"], by)
        return _quantity({**row, "printed_value": value, "derived": False}, "", "", language)
    return _quantity(row, "", row["printed"].removesuffix(row["printed_unit"]), language)


def _quantity(row: Row, unit: str, printed: str, language: str) -> str:
    decimals = int(row["decimals"]) if row["derived"] else None
    value, qualifier = row["printed_value"], row["qualifier"]
    return formats.quantity(value, unit, qualifier, language, printed, decimals)


def _explained(derived: pd.DataFrame, printed: pd.DataFrame, language: str) -> pd.DataFrame:
    """Derived rows with a note that shows formula, inputs and interval."""
    t = translator(language)
    shown = dict(zip(printed["observation_id"], printed["display"], strict=True))
    notes = [
        t(FORMULA).format(
            level=shown[row["input_value_id"]],
            rate=shown[row["input_rate_id"]],
            interval=formats.interval(
                row["low"], row["high"], language, int(row["decimals"]), row["unit"]
            ),
        )
        for row in derived.to_dict("records")
    ]
    return derived.assign(note=notes)


def _drawn(rows: pd.DataFrame) -> pd.DataFrame:
    kind = pd.Series("asof", index=rows.index, dtype="str")
    kind = kind.mask(rows["period_kind"] == "year", "full").mask(is_partial(rows), "partial")
    kind = kind.mask(rows["status"] == "F", "forecast").mask(rows["derived"], "derived")
    upward = rows["qualifier"].isin(OPEN_UP)
    return rows.assign(
        label=rows["subject"],
        key=rows["subject_id"] + "|" + rows["indicator_id"] + "|" + rows["series"],
        start=rows["period_start"].dt.strftime("%Y-%m-%d").fillna(""),
        end=rows["period_end"].dt.strftime("%Y-%m-%d").fillna(""),
        year=year_of(rows),
        mark=kind,
        low=rows["low"].where(rows["low"].notna() | ~upward, rows["value"]),
    )


def joined(edition: "Edition") -> pd.DataFrame:
    """All observations with subject, place, indicator, unit and source in words.

    One row per observation. Adds to the table's columns: those of `subject_places`, the
    indicator's columns and its place in its table (indicator_order), unit (as written behind a
    number), source (publisher and title), source_short (without the title), note, printed,
    period_text, derived (False); those of `in_own_unit`, by which value, unit_id and unit are the
    indicator's, and printed_unit. Missing text is "".
    """
    indicators = edition.table("indicators").rename(
        columns={"name": "indicator", "unit_id": "own_unit_id"}
    )
    indicators = indicators.assign(indicator_order=range(len(indicators)))
    units = with_factors(edition.table("units"))
    unit = dict(zip(units["unit_id"], units["per"], strict=True))
    frame = edition.table("observations")
    frame = frame.merge(edition.subject_places, on="subject_id", how="left")
    frame = frame.merge(indicators[INDICATOR_COLUMNS], on="indicator_id", how="left")
    frame = in_own_unit(frame, units)
    return frame.assign(
        unit=frame["unit_id"].map(unit),
        printed_unit=frame["printed_unit_id"].map(unit),
        source=frame["source_id"].map(edition.source_labels),
        source_short=frame["source_id"].map(source_labels(edition, titled=False)),
        derived=False,
    )


def subject_places(edition: "Edition") -> pd.DataFrame:
    """Every subject with its name, its kind and the zone, county and prefecture above it.

    Columns: subject_id, subject, subject_order (its place in the table, which is how subjects are
    listed), subject_kind, zone_id, county_id, prefecture_id, industry_id; an id is "" where there
    is none. A zone counts as its own zone.
    """
    subjects = edition.table("subjects")
    kinds = dict(zip(subjects["subject_id"], subjects["kind"], strict=True))
    parents = dict(zip(subjects["subject_id"], subjects["parent_id"], strict=True))
    clusters = edition.tables["clusters"]
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
            "subject": subjects["name"],
            "subject_order": range(len(subjects)),
            "subject_kind": subjects["kind"],
            "zone_id": [ancestor(i, "zone") for i in ids],
            "county_id": [ancestor(i, "county") for i in ids],
            "prefecture_id": [ancestor(i, "prefecture") for i in ids],
            "industry_id": [industries.get(i, "") for i in ids],
        }
    )


def source_labels(edition: "Edition", *, titled: bool = True) -> dict[str, str]:
    """Source id -> publisher, title (if `titled`) and date as a reader cites them."""
    sources, language = edition.table("sources"), edition.language
    quotes = ("《{}》", "") if language == "zh" else ("“{}”", " ")
    labels = {}
    for row in sources.itertuples():
        title = quotes[0].format(row.title) if row.title and titled else ""
        date = f"（{row.published}）" if language == "zh" else f" ({row.published})"
        label = f"{row.publisher}{quotes[1] if title else ''}{title}{date if row.published else ''}"
        labels[str(row.source_id)] = label
    return labels
