"""Panels of the overview: headline figures, growth of all zones, clusters, the clauses."""

from typing import Any

import pandas as pd

from components import dates, formats
from components.charts.bar_charts import bars
from components.charts.line_charts import index as index_chart
from components.charts.reform_progress import slots
from components.theme import Look
from dashboard.catalog import Package, remember
from dashboard.catalog.facts import source_labels
from dashboard.domain.indexes import span_indexes
from dashboard.domain.reforms import clause_slots
from dashboard.figures.covering import subjects_covering
from dashboard.figures.crowds import MOST_BARS, shortened
from dashboard.figures.drawing import drawing
from dashboard.figures.facts import facts
from dashboard.figures.panel import Panel
from dashboard.figures.reasons import refused
from dashboard.figures.words import words
from dashboard.i18n import translator

MOST_CARDS = 8
CONFIDENCE = ("high", "medium_high", "medium", "low")
OUTPUT = "output"  # the indicator by which clusters are set side by side
DATED = ("year", "as_of", "ytd", "span")


@remember
def province_rows(package: Package, language: str) -> pd.DataFrame:
    """Printed facts on the province and on groups of its zones."""
    rows, province = facts(package, language), package.settings.province_id
    table = package.tables["subjects"]
    own = table["subject_id"] == province
    group = (table["kind"] == "group") & (table["parent_id"] == province)
    subjects = table.loc[own | group, "subject_id"]
    return rows[rows["subject_id"].isin(subjects) & ~rows["derived"]]


@remember
def headline(package: Package, language: str) -> pd.DataFrame:
    """The facts for the cards: the latest of each subject and indicator, surest and newest first.

    A forecast, a value without date and half of a before/after pair are no headline.
    """
    rows = province_rows(package, language)
    fit = rows["year"].notna() & (rows["status"] != "F") & rows["period_kind"].isin(DATED)
    topics = package.tables["topics"]
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
    titled = other + other.map(lambda name: translator(language)(": ") if name else "")
    return ranked.assign(title=titled + ranked["indicator"])


@drawing
def span_panel(package: Package, look: Look) -> Panel:
    """Growth printed for a span of years, as an index: absolute values are not published."""
    t = translator(look.language)
    title = t("Growth of all zones as an index")
    outcome = span_indexes(province_rows(package, look.language))
    found = outcome.rows
    if found.empty:
        return Panel("span", title, found, notes=refused(outcome, look.language))
    grown = found.sort_values("year").groupby("input_rate_id")["value"].last()
    frame = found.assign(
        label=found["indicator"] + t(": ") + [
            f"100 → {formats.number(grown[rate], 1, look.language)}"
            for rate in found["input_rate_id"]
        ],
        unit="",
        status_text=t("Derived"),
        key=found["input_rate_id"],
        start=found["period_start"].dt.strftime("%Y-%m-%d"),
        end=found["period_end"].dt.strftime("%Y-%m-%d"),
        period=[dates.period("year", a, b, "year", "", look.language)
                for a, b in zip(found["period_start"], found["period_end"], strict=True)],
        display=(written := [formats.number(v, 1, look.language) for v in found["value"]]),
        short=written,
        segment="",
        bridge=found["input_rate_id"],
        mark="full",
        note=t("Derived: 100 + printed growth; the years between are not published."),
    )  # fmt: skip
    base = str(int(found["year"].min()))
    spec = index_chart(
        frame, look=look, words=words(look.language), unit=t("{base} = 100").format(base=base),
        height=230,
    )  # fmt: skip
    notes = (t("Only the growth over the whole span is published, neither absolute values nor the "
               "years between; hence the dashed line."),)  # fmt: skip
    return Panel("span", title, frame, spec, notes + refused(outcome, look.language))


@drawing
def clusters_panel(package: Package, look: Look) -> Panel:
    """The latest full-year output of each cluster, largest first; part years only in words."""
    t = translator(look.language)
    rows = facts(package, look.language)
    dated = (rows["indicator_id"] == OUTPUT) & rows["year"].notna()
    rows = rows[dated & (rows["subject_kind"] == "cluster") & ~rows["derived"]]
    rows = rows.sort_values("period_end", ascending=False, kind="stable")
    whole = rows[(rows["mark"] == "full") & rows["status"].isin(["A", "P"])]
    drawn = whole.drop_duplicates("subject_id").sort_values("value", ascending=False)
    title = t("Output of clusters, latest full year")
    if drawn.empty:
        return Panel("clusters", title, drawn)
    last = drawn.set_index("subject_id")["period_end"]
    newer = rows.drop_duplicates("subject_id")
    newer = newer[~(newer["period_end"] <= newer["subject_id"].map(last))]
    notes = [t("The years differ, so the order is no ranking of one year.")]
    if len(drawn) > MOST_BARS:
        notes.append(t("In the table: {count} more.").format(count=len(drawn) - MOST_BARS))
    apart = [
        t("Not in the chart: {subject}, {period}: {value} ({why}).").format(
            subject=row.subject, period=row.period, value=row.display, why=_why(row, t)
        )
        for row in newer.itertuples()
    ]
    notes += shortened(apart, t)
    first = drawn.head(MOST_BARS)
    frame = first.assign(display=first["display"] + t(", ") + first["period"])
    spec = bars(frame, look=look, words=words(look.language))
    subjects = package.tables["subjects"]
    covered, missing = subjects_covering(
        package, look.language, t("{n} of {total} clusters have a full year"), drawn["subject_id"],
        subjects.loc[subjects["kind"] == "cluster", "subject_id"],
    )  # fmt: skip
    return Panel("clusters", title, drawn, spec, tuple(notes), covered, missing=missing)


def _why(row: Any, t: Any) -> str:
    if row.mark == "partial":
        return str(t("part of a year"))
    return str(
        t("expected, not final") if row.status in ("E", "F") else t("not a full-year series")
    )


@drawing
def clauses_panel(package: Package, look: Look) -> Panel:
    """The clauses of the reform policy as slots: filled only where a text is in the data."""
    t = translator(look.language)
    measures, settings = package.table("measures", look.language), package.settings
    outcome = clause_slots(measures, settings.reform_policy_id, settings.clause_count)
    filled = int(outcome.rows["filled"].sum())
    met = outcome.rows["filled"]
    frame = pd.DataFrame(
        {
            "key": "clauses",
            "label": "",
            "number": outcome.rows["clause"].astype(str),
            "state": met.map({True: "met", False: "unreported"}),
            "state_label": met.map({True: t("Text in the data"), False: t("Text not seen")}),
            "sign": met.map({True: "●", False: "○"}),
            "note": "",
        }
    )
    policies = package.table("policies", look.language).set_index("policy_id")
    known = policies[policies.index == settings.reform_policy_id]
    rows = known.assign(
        source=known["source_id"].map(source_labels(package, look.language)), period=""
    )
    return Panel(
        "clauses",
        t("Where the {count} measures stand").format(count=settings.clause_count),
        rows,
        slots(frame, look=look, words=words(look.language)),
        _reform_notes(package, look.language, filled),
        alt=t("{filled} of {count} clauses are filled.").format(
            filled=filled, count=settings.clause_count
        ),
    )


def _reform_notes(package: Package, language: str, filled: int) -> tuple[str, ...]:
    t = translator(language)
    measures, assessments = package.tables["measures"], package.tables["assessments"]
    kinds = package.tables["subjects"].set_index("subject_id")["kind"]
    where = assessments["subject_id"].map(kinds)
    zones = assessments.loc[where == "zone", "subject_id"].nunique()
    count = package.settings.clause_count
    first = t("{filled} of {count} clauses are filled: the text of the measures is in no public "
              "source at hand, so none is counted as begun or done.")  # fmt: skip
    second = t("{practices} practices reported in {zones} zones are documented; which clause each "
               "belongs to is not known.")  # fmt: skip
    practices = int((measures["text_status"] == "documented_practice").sum())
    lines = [first] if filled == 0 else [t("{filled} of {count} clauses are filled.")]
    lines += [second] if practices else []
    return tuple(
        line.format(filled=filled, count=count, practices=practices, zones=zones) for line in lines
    )
