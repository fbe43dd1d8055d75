"""Charts that a slide program can edit, where their forms can hold the figures honestly.

Years without a value between full years keep an empty place; part years, derived values and
forecasts are series of their own, named as such, so that no line or column mixes them.
"""

import pandas as pd

from components import dates
from dashboard.exports.brief.content import Chart, Series
from dashboard.exports.brief.sentences import in_time
from dashboard.i18n import mark, translator

KINDS = {
    "full": mark("Full year"),
    "partial": mark("Part of a year"),
    "asof": mark("At a point in time"),
    "derived": mark("Derived"),
    "forecast": mark("Forecast"),
}
HOLLOW = ("partial", "derived", "forecast")
MOST_CATEGORIES = 12
LEAST_FOR_LINE = 3  # full years in a row


def over_time(rows: pd.DataFrame, language: str) -> Chart | None:
    """Values of one indicator over time, or None where columns would say something untrue.

    Refused: several units, several counts (series), ranks (small is good), and more periods than
    columns have room for.
    """
    rows = in_time(rows)
    plain = _one(rows["unit_id"]) and not rows["kind"].eq("rank").any()
    scoped = rows.groupby("subject_id")["series"].nunique().max() == 1
    if rows.empty or not (plain and scoped):
        return None
    categories = _periods(rows, language)
    if len(categories) > MOST_CATEGORIES:
        return None
    return _chart(rows, categories, "period", _kind(rows), language)


def _one(column: "pd.Series[str]") -> bool:
    """Whether a column has a single value."""
    return len(set(column)) == 1


def _kind(rows: pd.DataFrame) -> str:
    """A line only for full years in a row of one subject, exact, with nothing beside them."""
    years = sorted(int(year) for year in rows["year"])
    row = years == list(range(years[0], years[0] + len(years)))
    alike = rows["mark"].eq("full").all() and _one(rows["subject_id"])
    exact = rows["qualifier"].isin(["exact", "about"]).all() and rows["status"].eq("A").all()
    return "line" if row and alike and exact and len(years) >= LEAST_FOR_LINE else "column"


def _periods(rows: pd.DataFrame, language: str) -> list[str]:
    """The periods in order of time; full years between two others have an empty place."""
    known = rows[rows["mark"] == "full"].drop_duplicates("year")
    named = {int(row["year"]) for row in known[["year"]].to_dict("records")}
    ends = {
        str(row["period"]): row["period_end"]
        for row in rows[["period", "period_end"]].to_dict("records")
    }
    if named:
        first, last = min(named), max(named)
        for missing in set(range(first, last)) - named:
            start, end = pd.Timestamp(missing, 1, 1), pd.Timestamp(missing, 12, 31)
            ends[dates.period("year", start, end, "year", "", language)] = end
    return sorted(ends, key=lambda name: ends[name])


def ranked(rows: pd.DataFrame, language: str) -> Chart | None:
    """One bar a row, in the order of the rows; the period stands with the name."""
    if rows.empty or not _one(rows["unit_id"]) or len(rows) > MOST_CATEGORIES:
        return None
    bracket = "{}（{}）" if language == "zh" else "{} ({})"
    named = rows.assign(
        place=[bracket.format(a, b) for a, b in zip(rows["label"], rows["period"], strict=True)]
    )
    return _chart(named, list(named["place"]), "place", "bar", language)


def before_after(rows: pd.DataFrame, language: str) -> Chart | None:
    """The two values of each pair side by side, in one unit and without bounds; else None."""
    same = _one(rows["unit_id"]) and rows["qualifier"].isin(["exact", "about"]).all()
    if rows.empty or not same or not _one(rows["pair_id"]):
        return None
    ordered = in_time(rows).sort_values("period_kind", ascending=False, kind="stable")
    return _chart(ordered, list(ordered["period"]), "period", "column", language, named=False)


def _chart(
    rows: pd.DataFrame,
    categories: list[str],
    column: str,
    kind: str,
    language: str,
    *,
    named: bool = True,
) -> Chart:
    """The chart of rows whose `column` names their category."""
    t = translator(language)
    several = not _one(rows["subject_id"]) and kind != "bar"
    place = {name: at for at, name in enumerate(categories)}
    groups = rows.groupby(["subject", "mark"] if several else ["mark"], sort=False)
    series = []
    for key, group in groups:
        sign = t(KINDS[str(key[-1])]) if named else str(group["indicator"].iloc[0])
        values: list[float | None] = [None] * len(categories)
        labels = [""] * len(categories)
        for row in group[[column, "value", "display"]].to_dict("records"):
            values[place[row[column]]] = float(row["value"])
            labels[place[row[column]]] = str(row["display"])
        name = f"{key[0]}{t(' · ')}{sign}" if several else sign
        series.append(Series(name, tuple(values), tuple(labels), key[-1] in HOLLOW))
    return Chart(kind, str(rows["unit"].iloc[0]), tuple(categories), tuple(series))
