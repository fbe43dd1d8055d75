"""One zone on one page: its figures, practice, events, and where sources disagree."""

from dataclasses import replace

import pandas as pd

from components.theme import Look
from dashboard.catalog import Edition, Package, remember
from dashboard.figures.data.coverage_and_conflicts import Conflict, disagreements
from dashboard.figures.environment_pairs import pairs_panels
from dashboard.figures.fact_table import by_topic, titled
from dashboard.figures.panel import Chart, Table, drawing
from dashboard.figures.reforms.cells import ReformSelection
from dashboard.figures.reforms.practices import Report, about, evidence, reports
from dashboard.figures.wording.statements import Statement, in_order, statement
from dashboard.i18n import Translator, mark

LEVELS = ("flow", "class", "stock")  # kinds that say how much there is, the weightiest first
MEASURED = ("flow", "stock", "share", "rate", "rank")
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
def rows_of(edition: Edition, zone: str) -> pd.DataFrame:
    """All facts of the zone, its clusters, projects and companies, by topic; adds `topic`."""
    rows = edition.facts(zone=zone)
    return by_topic(edition, rows, "indicator_id", "subject_id", "period_end")


@remember
def highlights(edition: Edition, zone: str) -> pd.DataFrame:
    """The latest printed values of the most important indicators, at most MOST_CARDS rows.

    Flows, then stocks, then rates and shares; each in the order of topics. `label` names
    the subject where it is not the zone itself.
    """
    rows = rows_of(edition, zone)
    rows = rows[~rows["derived"] & (rows["status"] != "F") & ~rows["period_kind"].isin(HALVES)]
    place = {topic: at for at, topic in enumerate(edition.names("topics"))}
    ranks = {kind: at for at, kind in enumerate(LEVELS)}
    rows = rows.assign(
        rank=rows["kind"].map(ranks).fillna(len(ranks)), place=rows["topic_id"].map(place)
    )
    latest = rows.sort_values("period_end", ascending=False, kind="stable", na_position="last")
    latest = latest.drop_duplicates(["subject_id", "indicator_id"])
    first = latest.sort_values(["rank", "place"], kind="stable").head(MOST_CARDS)
    return first.assign(label=_labels(first, zone, edition.t))


def _labels(rows: pd.DataFrame, zone: str, t: Translator) -> list[str]:
    return [
        str(row["indicator"]) if row["subject_id"] == zone
        else t("{subject}: {indicator}").format(
            subject=row["subject"], indicator=row["indicator"]
        )
        for row in rows.to_dict("records")
    ]  # fmt: skip


@drawing
def before_after(edition: Edition, look: Look, zone: str) -> tuple[Chart, ...]:
    """The pairs of values before and after, with the difference; one panel a unit."""
    rows = rows_of(edition, zone)
    if (rows["pair_id"] == "").all():  # as of most zones
        return ()
    panels = pairs_panels(edition, look, rows)
    return tuple(panel for panel in panels if panel.spec)


@remember
def practice(edition: Edition, look: Look, zone: str) -> tuple[Report, ...]:
    """The reform practices that are reported of the zone."""
    return reports(about(evidence(edition), ReformSelection(zone=(zone,))), look)


@remember
def figure_table(edition: Edition, zone: str) -> Table:
    """Every value of the zone, grouped by topic."""
    rows = rows_of(edition, zone)
    table = Table.of_facts(edition.t, "figures", edition.t("All figures, by topic"), rows)
    return replace(table, frame=titled(rows, COLUMNS, edition.t))


@remember
def history(edition: Edition, zone: str) -> tuple[Statement, ...]:
    """Events of the zone and its projects, the latest first, those without a date last."""
    subjects = _subjects(edition.package, zone)
    events = edition.table("events")
    own = in_order(events[events["subject_id"].isin(subjects)])
    return tuple(statement(edition, row) for row in own.to_dict("records"))


def _subjects(package: Package, zone: str) -> set[str]:
    """The zone and what lies in it."""
    parents = package.tables["subjects"].set_index("subject_id")["parent_id"]
    return {zone, *parents.index[parents == zone]}


@remember
def projects(edition: Edition, zone: str) -> pd.DataFrame:
    """The figures of projects and companies of the zone."""
    rows = rows_of(edition, zone)
    own = rows[rows["subject_kind"].isin(["project", "company"])]
    return own.assign(label=_labels(own, zone, edition.t))


@remember
def conflicts(edition: Edition, zone: str) -> tuple[Conflict, ...]:
    """The pairs of figures that disagree of which one is the zone's."""
    found, _ = disagreements(edition)
    return tuple(entry for entry in found if zone in set(entry.pair["zone_id"]))
