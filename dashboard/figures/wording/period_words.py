"""The periods of a panel in one line: a few by name, of more their span and how many they are."""

import pandas as pd

from dashboard.i18n import Translator, mark

MOST = 4  # periods by name
# periods of one kind are counted by what they are
SPANS = {
    "year": mark("{first} to {last} ({count} years)"),
    "half_year": mark("{first} to {last} ({count} half-years)"),
    "quarter": mark("{first} to {last} ({count} quarters)"),
    "month": mark("{first} to {last} ({count} months)"),
}
ORDER = ["period_start", "period_end"]


def period_words(rows: pd.DataFrame, t: Translator) -> str:
    """The periods of rows of facts; "" where they have none.

    “2015年1月至2024年12月（120个月）”; of several kinds the years that they span, and which of them
    are parts of a year, as those are not to be compared with full ones.
    """
    needed = rows[[name for name in ("period", "period_kind", *ORDER) if name in rows]]  # of sixty
    known = needed[rows["period"].notna() & (rows["period"] != "")]
    known = known.sort_values(ORDER, kind="stable").drop_duplicates("period")
    names = known["period"].tolist()
    if len(names) <= MOST:
        return t(", ").join(names)
    kinds = set(known["period_kind"]) if "period_kind" in known else set()
    span = SPANS.get(kinds.pop()) if len(kinds) == 1 else None
    if span:
        return t(span).format(first=names[0], last=names[-1], count=len(names))
    return t("; ").join(part for part in (_years(known, t), _part_years(known, rows, t)) if part)


def _years(known: pd.DataFrame, t: Translator) -> str:
    first, last = known["period_start"].min(), known["period_end"].max()
    if pd.isna(first) or pd.isna(last):
        few, more = known["period"].iloc[:MOST], len(known) - MOST
        return t(", ").join(few) + t(" and {count} more").format(count=more)
    span = t("{first} to {last} ({count} periods)")
    return span.format(first=first.year, last=last.year, count=len(known))


def _part_years(known: pd.DataFrame, rows: pd.DataFrame, t: Translator) -> str:
    partial = set(rows.loc[rows["mark"] == "partial", "period"])
    names = [period for period in known["period"] if period in partial]
    if not names:
        return ""
    if len(names) > MOST:
        return t("of them part years: {count}").format(count=len(names))
    return t("of them part years: {periods}").format(periods=t(", ").join(names))
