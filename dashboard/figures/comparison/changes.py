"""What changed most: subjects of one kind from one like period to the next."""

from dataclasses import dataclass

import pandas as pd

from components import dates
from components.charts.bar_charts import ranking as ranking_chart
from components.theme import Look
from dashboard.catalog import Edition, remember
from dashboard.domain.comparison.like_periods import earlier, of_period
from dashboard.domain.series_growth import CHANGE_COLUMNS, compare
from dashboard.figures.clusters.year_comparisons import with_derived
from dashboard.figures.comparison.like_values import (
    facts_of,
    indicators,
    like_values,
    periods,
    usual_indicator,
    usual_row,
)
from dashboard.figures.panel import Chart, drawing
from dashboard.figures.wording.change_words import change_amount, change_text, interval_note
from dashboard.figures.wording.chart_words import words

MOST_EACH = 8  # that grew most, and as many that shrank most or grew least


@dataclass(frozen=True, eq=False)
class Changes:
    """Changes of an indicator between two like periods.

    rows: CHANGE_COLUMNS, one a subject, by `size` falling: per cent for amounts, else the
    difference. first, last: the periods in words. everyone: how many subjects of the kind there
    are.
    """

    indicator: str
    name: str
    rows: pd.DataFrame
    first: str
    last: str
    everyone: int


@remember
def changes(edition: Edition, indicator: str, kind: str) -> Changes | None:
    """Changes to the usual period from the like period before it; None where none is known."""
    now = like_values(edition, indicator, kind)
    if now.period is None or now.rows.empty:
        return None
    before = earlier(periods(edition, indicator, kind), now.period)
    if before is None:
        return None
    then = of_period(facts_of(edition, indicator, kind), before)
    last = {(row["subject_id"], row["series"]): row for row in now.rows.to_dict("records")}
    found = [
        compare(row, last[row["subject_id"], row["series"]])
        for row in then.to_dict("records")
        if (row["subject_id"], row["series"]) in last
    ]
    rows = pd.DataFrame(found, columns=CHANGE_COLUMNS)
    rows = rows[rows["change_reason"] == ""]
    if rows.empty:
        return None
    level = rows["percent"].notna().any()
    rows = rows[rows["percent"].notna()] if level else rows
    rows = rows.assign(size=rows["percent"] if level else rows["change"])
    return Changes(
        indicator,
        edition.names("indicators")[indicator],
        rows.sort_values("size", ascending=False, kind="stable").reset_index(drop=True),
        _named(before, edition.language),
        _named(now.period, edition.language),
        now.everyone,
    )


def _named(period: pd.Series, language: str) -> str:
    """The end of a period as exact as is needed to tell it from the others of its kind."""
    precision = {4: "year", 7: "month"}.get(len(str(period["key"])), "day")
    day = period["period_end"].date()
    return dates.date_text(day, day, precision, language)


def changes_of_any(edition: Edition, indicator: str, kind: str) -> Changes | None:
    """Changes of the indicator, or, where it has none, of the one that most subjects have."""
    own = changes(edition, indicator, kind) if indicator else None
    return own or _of_most(edition, kind)


@remember
def _of_most(edition: Edition, kind: str) -> Changes | None:
    """The changes of the indicator that most subjects have."""
    best: Changes | None = None
    for most, other in _changeable(edition, kind):
        if best and most <= len(best.rows):  # no other can have more
            break
        found = changes(edition, other, kind)
        if found and (best is None or len(found.rows) > len(best.rows)):
            best = found
    return best


def _changeable(edition: Edition, kind: str) -> list[tuple[int, str]]:
    """How many subjects can have a change at most, and the indicator, the most first."""
    found = []
    for other in indicators(edition, kind):
        now = usual_row(edition, other, kind)
        before = None if now is None else earlier(periods(edition, other, kind), now)
        if now is not None and before is not None:
            found.append((int(min(now["subjects"], before["subjects"])), other))
    return sorted(found, key=lambda pair: -pair[0])


@drawing
def changes_panel(edition: Edition, look: Look, indicator: str, kind: str = "zone") -> Chart:
    """The subjects that rose most and those that fell most or rose least, in bars."""
    t = edition.t
    found = changes_of_any(edition, indicator or usual_indicator(edition, kind), kind)
    if found is None:
        title = t("What changed most")
        return Chart("changes", title, pd.DataFrame(), notes=(
            t("No indicator has values of two like periods for enough zones."),
        ))  # fmt: skip
    title = t("{indicator}: change from {first} to {last}").format(
        indicator=found.name, first=found.first, last=found.last
    )
    rows = found.rows
    both = len(rows) > 2 * MOST_EACH
    records = rows.to_dict("records")
    rows = rows.assign(
        amount=[change_amount(row, edition.language) for row in records],
        note=[interval_note(row, edition.language) for row in records],
    )
    drawn = pd.concat([rows.head(MOST_EACH), rows.tail(MOST_EACH)]) if both else rows
    facts = facts_of(edition, found.indicator, kind)
    level = drawn["percent"].notna()
    ends = {
        end: drawn[f"percent_{end}"].where(level, drawn[f"change_{end}"]).to_list()
        for end in ("low", "high")
    }
    span = t("{first} to {last}").format(first=found.first, last=found.last)
    source = facts.set_index("observation_id")["source"]
    frame = pd.DataFrame(
        {
            "label": drawn["subject"].to_list(),
            "key": drawn["subject_id"].to_list(),
            "value": drawn["size"].to_list(),
            **ends,
            "period": span,
            "mark": "derived",
            "qualifier": drawn["qualifier"].to_list(),
            "display": drawn["amount"].to_list(),
            "note": drawn["note"].to_list(),
            "source": source.loc[drawn["to_id"]].to_list(),
            "selected": False,
        }
    )
    notes = [t("Derived from the values of both periods; hover for the interval that rounding "
               "allows.")]  # fmt: skip
    if both:
        notes.append(
            t("Drawn are the {most} that rose most and the {most} that fell most or rose least; "
              "in the table: all {count}.").format(most=MOST_EACH, count=len(rows))
        )  # fmt: skip
    spec = ranking_chart(frame, look=look, words=words(edition.language))
    derived = {
        "value": rows["size"],
        "display": [change_text(row, edition.language) for row in records],
        "note": rows["note"], "period": span, "indicator": t("Change"),
    }  # fmt: skip
    return Chart(
        "changes",
        title,
        with_derived(facts, rows, derived, t("Derived")),
        spec=spec,
        notes=tuple(notes),
        coverage=t("{n} of {total} have both values").format(n=len(rows), total=found.everyone),
    )
