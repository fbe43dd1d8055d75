"""The ranking as a table: rank, value, change on the year before, and how it went."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from dashboard.catalog import Edition, remember
from dashboard.domain import growth_formulas as growth
from dashboard.domain.comparable import LEVEL_KINDS
from dashboard.domain.comparison.like_periods import of_period, year_earlier
from dashboard.domain.intervals import Printed
from dashboard.figures.comparison.like_values import facts_of, periods
from dashboard.figures.comparison.ranking_charts import course_rows
from dashboard.figures.comparison.ranking_choice import (
    RankingChoice,
    coverage,
    in_own_unit,
    indicator_name,
    values,
)
from dashboard.figures.fact_table import file_frame
from dashboard.figures.panel import Table
from dashboard.figures.wording.refusals import WORDS
from dashboard.i18n import mark

LEAST_LINE, LONGEST_LINE = 2, 36  # values that make a small line, and that it can show
DECIMALS = 2  # of growth in per cent
OPEN_SIDES = {"at_least": mark("At least as much"), "at_most": mark("At most as much")}
SCALED_DECIMALS = 9  # beyond is the noise of a division
Row = Mapping[Hashable, Any]


@remember
def ranking_table(edition: Edition, chosen: RankingChoice) -> Table:
    """Everybody who is ranked, the first rank first."""
    t, found = edition.t, values(edition, chosen)
    title = t("{indicator}: ranking as a table").format(indicator=indicator_name(edition, chosen))
    covered, missing = coverage(edition, chosen)
    rows = found.rows
    if rows.empty:
        return Table("table", title, rows, coverage=covered, missing=missing)
    unit = str(rows["unit"].iloc[0])
    frame = pd.DataFrame({
        t("Subject"): rows["subject"].to_numpy(),
        t("Value ({unit})").format(unit=unit) if unit else t("Value"): rows["value"].to_numpy(),
        t("Rank"): rows["rank"].to_numpy(),
    })  # fmt: skip
    if (rows["qualifier"] != "exact").any():
        frame[t("As printed")] = rows["display"].to_numpy()
    changes, note = _changes(edition, chosen, float(rows["scale"].iloc[0]), unit)
    frame = frame.assign(**changes)
    courses = _courses(edition, chosen)
    trend = t("Over time")
    lined = any(subject in courses for subject in rows["subject_id"])
    shown = frame.copy()
    if lined:
        shown[trend] = [courses.get(subject, []) for subject in rows["subject_id"]]

    def more() -> pd.DataFrame:
        further = frame.iloc[:, 2:].drop(columns=t("As printed"), errors="ignore")
        return pd.concat([file_frame(rows.reset_index(drop=True), t), further], axis=1)

    return Table(
        "table", title, rows, note, coverage=covered, missing=missing,
        frame=shown, sparklines=(trend,) if lined else (),
        more=more,
    )  # fmt: skip


def _courses(edition: Edition, chosen: RankingChoice) -> dict[str, list[float]]:
    """Subject -> its values of like periods in order of time, of those that have several."""
    rows = course_rows(edition, chosen).sort_values("period_end", kind="stable")
    found = rows.groupby("subject_id", sort=False)["value"].agg(list)
    return {str(key): own[-LONGEST_LINE:] for key, own in found.items() if len(own) >= LEAST_LINE}


def _changes(
    edition: Edition, chosen: RankingChoice, scale: float, unit: str
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Columns of the change on the same period of the year before; a note where nobody has one.

    The change is divided by `scale`, which gives `unit`.
    """
    t, found = edition.t, in_own_unit(edition, chosen)
    none = (t("Nobody has a value of the year before: no change is given."),)
    known = periods(edition, chosen.indicator, chosen.of)
    earlier = None if found.period is None else year_earlier(known, found.period)
    if earlier is None:
        return {}, none
    facts = facts_of(edition, chosen.indicator, chosen.of)
    before = {row["subject_id"]: row for row in of_period(facts, earlier).to_dict("records")}
    parts = [_change(edition, row, before) for row in found.rows.to_dict("records")]
    frame = pd.DataFrame(parts, columns=["change", "percent", "remark"], index=found.rows.index)
    if frame["change"].isna().all():
        return {}, none
    title = t("Change on the year ({unit})").format(unit=unit)
    if scale != 1:
        frame["change"] = (frame["change"] / scale).round(SCALED_DECIMALS)
    columns = {title: frame["change"].to_numpy()}
    if frame["percent"].notna().any():
        columns[t("Growth on the year (%)")] = frame["percent"].to_numpy()
    if (frame["remark"] != "").any():
        columns[t("Remark on the change")] = frame["remark"].to_numpy()
    then = next(iter(before.values()))["period"]
    return columns, (t("Change against {period}.").format(period=then),)


def _change(edition: Edition, row: Row, before: Mapping[str, Row]) -> tuple[float, float, str]:
    """Difference, growth in per cent, and why there is none or on which side it is open."""
    t, nothing = edition.t, float("nan")
    then = before.get(row["subject_id"])
    if then is None:
        return nothing, nothing, t("— (no value of the year before)")
    if then["series"] != row["series"]:
        return nothing, nothing, t("— (another series the year before)")
    first, last = Printed.of(then), Printed.of(row)
    difference = growth.change(first, last)
    if difference.reason:
        return nothing, nothing, t("— ({reason})").format(reason=t(WORDS[difference.reason]))
    remark = t(OPEN_SIDES[difference.qualifier]) if difference.qualifier in OPEN_SIDES else ""
    if row["kind"] not in LEVEL_KINDS:
        return difference.value, nothing, remark
    percent = growth.percent_change(first, last)
    if percent.reason:
        why = t("Growth: — ({reason})").format(reason=t(WORDS[percent.reason]))
        return difference.value, nothing, why
    return difference.value, round(percent.value, DECIMALS), remark
