"""One zone on one page: its figures, practice, events, and where sources disagree."""

from dataclasses import replace
from functools import partial

import pandas as pd

from components.charts.line_charts import trend
from components.theme import Look
from dashboard.catalog import Package, remember, remember_of
from dashboard.figures.columns import titled
from dashboard.figures.crowds import shortened
from dashboard.figures.drawing import drawing
from dashboard.figures.evidence import Chosen, Report, about, evidence, reports
from dashboard.figures.facts import facts
from dashboard.figures.pairs import pairs_panels
from dashboard.figures.panel import Panel, joined
from dashboard.figures.register import Conflict, disagreements
from dashboard.figures.selection import by_topic
from dashboard.figures.statements import Statement, in_order, statement
from dashboard.figures.words import words
from dashboard.i18n import Translator, mark, translator

LEVELS = ("flow", "class", "stock")  # kinds that say how much there is, the weightiest first
MEASURED = ("flow", "stock", "share", "rate", "rank")
SHORT = ("month", "quarter")
HALVES = ("before", "after")  # half of a comparison says nothing alone
MOST_CARDS = 5
COLUMNS = {
    "topic": mark("Topic"),
    "subject": mark("Subject"),
    "indicator": mark("Indicator"),
    "period": mark("Period"),
    "display": mark("As printed"),
    "status_text": mark("Status"),
    "source": mark("Source"),
    "locator": mark("Locator"),
    "note": mark("Note"),
}


@remember
def rows_of(package: Package, language: str, zone: str) -> pd.DataFrame:
    """All facts of the zone, its clusters, projects and companies, by topic; adds `topic`."""
    rows = facts(package, language)
    rows = rows[rows["zone_id"] == zone]
    return by_topic(package, language, rows, "indicator_id", "subject_id", "period_end")


@remember
def highlights(package: Package, language: str, zone: str) -> pd.DataFrame:
    """The latest printed values of the most important indicators, at most MOST_CARDS rows.

    Flows, then stocks, then rates and shares; each in the order of topics. `label` names
    the subject where it is not the zone itself.
    """
    rows = rows_of(package, language, zone)
    rows = rows[~rows["derived"] & (rows["status"] != "F") & ~rows["period_kind"].isin(HALVES)]
    place = {topic: at for at, topic in enumerate(package.names("topics", language))}
    ranks = {kind: at for at, kind in enumerate(LEVELS)}
    rows = rows.assign(
        rank=rows["kind"].map(ranks).fillna(len(ranks)), place=rows["topic_id"].map(place)
    )
    latest = rows.sort_values("period_end", ascending=False, kind="stable", na_position="last")
    latest = latest.drop_duplicates(["subject_id", "indicator_id"])
    first = latest.sort_values(["rank", "place"], kind="stable").head(MOST_CARDS)
    return first.assign(label=_labels(first, zone, translator(language)))


def _labels(rows: pd.DataFrame, zone: str, t: Translator) -> list[str]:
    return [
        str(row["indicator"]) if row["subject_id"] == zone
        else t("{subject}: {indicator}").format(
            subject=row["subject"], indicator=row["indicator"]
        )
        for row in rows.to_dict("records")
    ]  # fmt: skip


@drawing
def trend_panels(package: Package, look: Look, zone: str) -> tuple[Panel, ...]:
    """One small chart for each indicator with two or more dated values of one subject."""
    return trends_of(rows_of(package, look.language, zone), look)


def trends_of(rows: pd.DataFrame, look: Look) -> tuple[Panel, ...]:
    """A chart for each indicator that has two or more dated values of one subject."""
    dated = rows[rows["year"].notna() & rows["kind"].isin(MEASURED) & rows["value"].notna()]
    dated = dated[~dated["period_kind"].isin([*HALVES, "span"])]
    key = ["subject_id", "indicator_id"]
    printed = dated[~dated["derived"]]
    times = printed.groupby(key)["period_end"].nunique()
    kept = dated[dated.set_index(key).index.isin(times[times > 1].index)]
    short = kept["period_kind"].isin(SHORT)  # beside a year's amount a month's would lie at zero
    groups = kept.groupby(["indicator_id", short], sort=False)
    return tuple(replace(_trend(group, look), redraw=partial(_trend, group)) for _, group in groups)


@remember_of
def _trend(rows: pd.DataFrame, look: Look) -> Panel:
    t, first = translator(look.language), rows.iloc[0]
    short = first["period_kind"] in SHORT
    title = t("{subject}: {indicator}").format(
        subject=joined(rows["subject"].drop_duplicates(), t), indicator=first["indicator"]
    ) + (t(" (by month or quarter)") if short else "")
    notes = []
    if len(rows["series"].unique()) > 1:
        notes.append(t("Series of different scope are not joined."))
    if (rows["mark"] == "partial").any():
        notes.append(t("Hollow point: part of a year, not comparable with full years."))
    if first["direction"] == "down":
        notes.append(t("A smaller number is better."))
    if ((rows["bridge"] != "") & (rows["mark"] == "full")).any():
        notes.append(t("Dashed line: no value in between; nothing is interpolated."))
    notes += shortened([str(note) for note in rows.loc[rows["derived"], "note"]], t)
    spec = trend(rows, look=look, words=words(look.language), unit=first["unit"], height=250)
    key = f"trend_{first['indicator_id']}{'_short' if short else ''}"
    return Panel(key, title, rows, spec, tuple(notes))


@drawing
def before_after(package: Package, look: Look, zone: str) -> tuple[Panel, ...]:
    """The pairs of values before and after, with the difference; one panel a unit."""
    panels = pairs_panels(package, look, rows_of(package, look.language, zone))
    return tuple(panel for panel in panels if panel.spec)


@remember
def practice(package: Package, look: Look, zone: str) -> tuple[Report, ...]:
    """The reform practices that are reported of the zone."""
    return reports(about(evidence(package, look.language), Chosen(zone=(zone,))), look)


@remember
def figure_table(package: Package, language: str, zone: str) -> Panel:
    """Every value of the zone, grouped by topic."""
    t = translator(language)
    rows = rows_of(package, language, zone)
    return Panel("figures", t("All figures, by topic"), titled(rows, COLUMNS, t))


@remember
def history(package: Package, language: str, zone: str) -> tuple[Statement, ...]:
    """Events of the zone and its projects, the latest first, those without a date last."""
    subjects = _subjects(package, zone)
    events = package.table("events", language)
    own = in_order(events[events["subject_id"].isin(subjects)])
    return tuple(statement(package, row, language) for row in own.to_dict("records"))


def _subjects(package: Package, zone: str) -> set[str]:
    """The zone and what lies in it."""
    parents = package.tables["subjects"].set_index("subject_id")["parent_id"]
    return {zone, *parents.index[parents == zone]}


@remember
def projects(package: Package, language: str, zone: str) -> pd.DataFrame:
    """The figures of projects and companies of the zone."""
    rows = rows_of(package, language, zone)
    own = rows[rows["subject_kind"].isin(["project", "company"])]
    return own.assign(label=_labels(own, zone, translator(language)))


@remember
def conflicts(package: Package, language: str, zone: str) -> tuple[Conflict, ...]:
    """The pairs of figures that disagree of which one is the zone's."""
    found, _ = disagreements(package, language)
    return tuple(entry for entry in found if zone in set(entry.pair["zone_id"]))


@remember
def growing(package: Package, look: Look, zone: str) -> dict[tuple[str, str], str]:
    """(subject, indicator) -> name of what the page on growth can show of the zone."""
    t, found = translator(look.language), {}
    for panel in trend_panels(package, look, zone):
        for row in panel.rows.drop_duplicates("subject_id").itertuples():
            name = t("{subject}: {indicator}").format(subject=row.subject, indicator=row.indicator)
            found[(str(row.subject_id), str(row.indicator_id))] = name
    return found
