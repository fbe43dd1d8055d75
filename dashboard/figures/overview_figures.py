"""What the first page shows: headline figures, growth of all zones, clusters, latest events."""

from datetime import date
from typing import Any

import pandas as pd

from components import dates, formats
from components.charts.bar_charts import bars
from components.charts.line_charts import index as index_chart
from components.theme import Look
from dashboard.catalog import Edition, remember
from dashboard.catalog.display_names import told_apart
from dashboard.domain.comparable import in_one_unit
from dashboard.domain.indexes import span_indexes
from dashboard.figures.limits import MOST_BARS, shortened
from dashboard.figures.panel import Chart, covering, drawing
from dashboard.figures.wording import statements
from dashboard.figures.wording.chart_words import words
from dashboard.figures.wording.disagreements import told_apart as told_apart_values
from dashboard.figures.wording.disagreements import with_disputed
from dashboard.figures.wording.refusals import refused
from dashboard.i18n import mark

MOST_CARDS = 8
RECENT = 3  # years
CONFIDENCE = ("high", "medium_high", "medium", "low")
OUTPUT = "output"  # the indicator by which clusters are set side by side
DATED = ("year", "as_of", "ytd", "span")


@remember
def province_rows(edition: Edition) -> pd.DataFrame:
    """Printed facts on the province and on groups of its zones."""
    province = edition.settings.province_id
    table = edition.tables["subjects"]
    own = table["subject_id"] == province
    group = (table["kind"] == "group") & (table["parent_id"] == province)
    subjects = table.loc[own | group, "subject_id"]
    return edition.facts(subject=subjects, derived=False)


def recent_since(edition: Edition) -> int:
    """The first of the last RECENT years, of which that of the data version is the last."""
    return date.fromisoformat(edition.package.created).year - RECENT + 1


@remember
def headline(edition: Edition) -> pd.DataFrame:
    """The facts for the cards: the latest of each subject and indicator, surest and newest first.

    A forecast, a value without date or of years ago and half of a before/after pair are no
    headline.
    """
    rows = province_rows(edition)
    fit = (rows["year"] >= recent_since(edition)).fillna(False).astype(bool)
    fit &= (rows["status"] != "F") & rows["period_kind"].isin(DATED)
    topics = edition.tables["topics"]
    place = dict(zip(topics["topic_id"], topics["position"], strict=True))
    rank = {word: number for number, word in enumerate(CONFIDENCE)}
    rows = rows[fit].sort_values("period_end", ascending=False, kind="stable")
    rows = rows.drop_duplicates(["subject_id", "indicator_id"])
    ranked = (
        rows.assign(
            rank=rows["confidence"].map(rank),
            topic=rows["topic_id"].map(place),
            since=-rows["year"],
        )
        .sort_values(["rank", "since", "topic"], kind="stable")
        .head(MOST_CARDS)
    )
    ranked = ranked.sort_values(["rank", "topic", "since"], kind="stable")
    first = str(ranked["subject"].mode().iloc[0]) if len(ranked) else ""
    other = ranked["subject"].where(ranked["subject"] != first, "")
    titled = other + other.map(lambda name: edition.t(": ") if name else "")
    return ranked.assign(title=titled + ranked["indicator"])


@drawing
def span_panel(edition: Edition, look: Look) -> Chart:
    """Growth printed for a span of years, as an index: absolute values are not published."""
    t = edition.t
    title = t("Growth of all zones as an index")
    outcome = span_indexes(province_rows(edition))
    found = outcome.rows
    if found.empty:
        return Chart("span", title, found, notes=refused(outcome, edition.language))
    frame = found.assign(
        label=found["input_rate_id"].map(_span_names(edition, found)),
        unit="",
        status_text=t("Derived"),
        key=found["input_rate_id"],
        start=found["period_start"].dt.strftime("%Y-%m-%d"),
        end=found["period_end"].dt.strftime("%Y-%m-%d"),
        period=[dates.period("year", a, b, "year", "", edition.language)
                for a, b in zip(found["period_start"], found["period_end"], strict=True)],
        display=(written := [formats.number(v, 1, edition.language) for v in found["value"]]),
        short=written,
        segment="",
        bridge=found["input_rate_id"],
        mark="full",
        note=t("Derived: 100 + printed growth."),
    )  # fmt: skip
    base = str(int(found["year"].min()))
    spec = index_chart(
        frame, look=look, words=words(edition.language), unit=t("{base} = 100").format(base=base),
        height=230,
    )  # fmt: skip
    notes = (t("Drawn from the growth that a source prints for the whole span; of the years "
               "between nothing is said, hence the dashed line."),)  # fmt: skip
    return Chart("span", title, frame, spec=spec, notes=notes + refused(outcome, edition.language))


def _span_names(edition: Edition, found: pd.DataFrame) -> dict[str, str]:
    """Id of a growth -> its indicator with where it leads; of equal ones with the subject."""
    ends = found.sort_values("year").drop_duplicates("input_rate_id", keep="last")
    names = {
        str(row["input_rate_id"]): f"{row['indicator']}{edition.t(': ')}100 → "
        f"{formats.number(row['value'], 1, edition.language)}"
        for row in ends.to_dict("records")
    }
    return told_apart(names, dict(zip(names, ends["subject"], strict=True)), edition.t)


@drawing
def clusters_panel(edition: Edition, look: Look) -> Chart:
    """The latest full-year output of each cluster, largest first; part years only in words."""
    t = edition.t
    outcome = in_one_unit(edition.facts(indicator=OUTPUT, subject_kind="cluster", derived=False))
    rows = outcome.rows[outcome.rows["year"].notna()]
    rows = rows.sort_values("period_end", ascending=False, kind="stable")
    whole = rows[(rows["mark"] == "full") & rows["status"].isin(["A", "P"])]
    drawn = whole.drop_duplicates("subject_id").sort_values("subject_order")
    drawn = drawn.sort_values("value", ascending=False, kind="stable")
    title = t("Output of clusters, latest full year")
    if drawn.empty:
        return Chart("clusters", title, drawn, notes=refused(outcome, edition.language))
    last = drawn.set_index("subject_id")["period_end"]
    newer = rows.drop_duplicates("subject_id")
    newer = newer[~(newer["period_end"] <= newer["subject_id"].map(last))]
    notes = []
    if len(set(drawn["period_end"])) > 1:
        notes.append(t("The years differ, so the order is no ranking of one year."))
    if len(drawn) > MOST_BARS:
        notes.append(t("In the table: {count} more.").format(count=len(drawn) - MOST_BARS))
    apart = [
        t("Not in the chart: {subject}, {period}: {value} ({why}).").format(
            subject=row.subject, period=row.period, value=row.display, why=_why(row, t)
        )
        for row in newer.itertuples()
    ]
    notes += (*shortened(apart, t), *refused(outcome, edition.language))
    first = told_apart_values(with_disputed(edition, drawn.head(MOST_BARS)), t)
    frame = first.assign(display=first["display"] + t(", ") + first["period"])
    spec = bars(frame, look=look, words=words(edition.language))
    subjects = edition.tables["subjects"]
    covered, missing = covering(
        t("{n} of {total} clusters have a full year"),
        drawn["subject_id"],
        subjects.loc[subjects["kind"] == "cluster", "subject_id"],
        edition.names("subjects"),
    )
    return Chart(
        "clusters", title, drawn, spec=spec, notes=tuple(notes), coverage=covered, missing=missing
    )


def _why(row: Any, t: Any) -> str:
    if row.mark == "partial":
        return str(t("part of a year"))
    return str(
        t("expected, not final") if row.status in ("E", "F") else t("not a full-year series")
    )


MOST_EVENTS = 8
KINDS = statements.KINDS | {"support": mark("Support to firms")}


@remember
def kinds(edition: Edition) -> dict[str, str]:
    """Id -> words of the kinds of events that occur."""
    t = edition.t
    found = set(edition.tables["events"]["kind"])
    return {kind: t(word) for kind, word in KINDS.items() if kind in found}


@remember
def latest(edition: Edition, kind: str) -> pd.DataFrame:
    """The latest dated events, newest first: date (in words), kind_name, title, source_id, source.

    kind "" is every kind. An event without a date cannot be the latest.
    """
    t = edition.t
    rows = edition.table("events")
    rows = rows[rows["date_start"].notna() & ((rows["kind"] == kind) | (kind == ""))]
    rows = rows.assign(
        date=[
            dates.date_text(a, b, precision, edition.language)
            for a, b, precision in zip(
                rows["date_start"], rows["date_end"], rows["date_precision"], strict=True
            )
        ],
        kind_name=rows["kind"].map({code: t(word) for code, word in KINDS.items()}),
        source=rows["source_id"].map(edition.source_labels),
    )
    # of two that begin on one day the less precise stands below
    order = rows.sort_values(["date_start", "date_end"], ascending=[False, True], kind="stable")
    return order.head(MOST_EVENTS)
