"""Business environment and factors: before and after, services, power supply, projects, trade."""

from dataclasses import dataclass

import pandas as pd

from components.charts.bar_charts import bars
from components.charts.line_charts import trend
from components.formats import worded_unit
from components.theme import Look
from dashboard.catalog import Edition, remember
from dashboard.domain.availability import n_of_n
from dashboard.domain.comparable import in_one_unit
from dashboard.figures.environment_pairs import pairs_panels
from dashboard.figures.fact_table import by_topic, short_frame
from dashboard.figures.limits import MOST_LINES, leading, left_out_note, listed
from dashboard.figures.panel import Chart, Table, covering, drawing
from dashboard.figures.wording.chart_words import words
from dashboard.figures.wording.disagreements import disagreement_notes, told_apart
from dashboard.figures.wording.refusals import refused
from dashboard.figures.wording.statements import Statement, in_order, statement
from dashboard.i18n import translator

TOPICS = ("environment", "factors", "projects", "trade")
EVENT_KINDS = ("trade", "support", "investment")
OVER_TIME = "trade_value"  # the one indicator of this page with several years
ELECTRICITY = ("yi_kwh", "wan_kwh")  # units of electric energy, which have a name of their own
LEAST_BARS = 2  # one bar has nothing to be compared with; a line of a table says it better


@dataclass(frozen=True)
class EnvironmentSelection:
    """What a reader chose; names as in the addresses, empty means all."""

    zone: tuple[str, ...] = ()
    prefecture: tuple[str, ...] = ()
    topic: str = ""


@remember
def known(edition: Edition) -> pd.DataFrame:
    """Facts of these topics, with place_id and place: the zone, or the county without a zone.

    place_order: its place in the table of subjects.
    """
    rows = edition.facts(topic=TOPICS)
    place, names = (
        rows["zone_id"].where(rows["zone_id"] != "", rows["subject_id"]),
        edition.names("subjects"),
    )
    order = place.map({key: at for at, key in enumerate(names)})
    return rows.assign(place_id=place, place=place.map(names), place_order=order)


@remember
def prefectures(edition: Edition) -> dict[str, str]:
    """Id -> name of the prefectures that have such figures, those with the most first."""
    found = edition.count("prefecture_id", filled="prefecture", topic=TOPICS)
    names = edition.names("subjects")
    return {prefecture: names[prefecture] for prefecture in found}


@remember
def topics(edition: Edition) -> dict[str, str]:
    """Id -> name of the topics of this page that have figures."""
    found = set(known(edition)["topic_id"])
    return {key: name for key, name in edition.names("topics").items() if key in found}


@remember
def places(edition: Edition) -> dict[str, str]:
    """Id -> name of the zones and other places that have figures, those with the most first."""
    number, names = known(edition)["place_id"].value_counts(), edition.names("subjects")
    ordered = number.reindex([place for place in names if place in number.index])
    return {
        str(place): names[str(place)]
        for place in ordered.sort_values(ascending=False, kind="stable").index
    }


@remember
def chosen_rows(edition: Edition, chosen: EnvironmentSelection) -> pd.DataFrame:
    """The facts that match the choice."""
    rows = known(edition)
    if chosen.zone:
        rows = rows[rows["place_id"].isin(chosen.zone)]
    if chosen.prefecture:
        rows = rows[rows["prefecture_id"].isin(chosen.prefecture)]
    return rows[rows["topic_id"] == chosen.topic] if chosen.topic else rows


@drawing
def before_after(edition: Edition, look: Look, chosen: EnvironmentSelection) -> tuple[Chart, ...]:
    """The before/after pairs of these topics, one panel a unit."""
    return pairs_panels(edition, look, chosen_rows(edition, chosen))


@drawing
def bar_panels(
    edition: Edition, look: Look, chosen: EnvironmentSelection, topic: str
) -> tuple[Chart, ...]:
    """One bar chart for each unit and period in which a place has several amounts.

    Never two units on one axis, never two periods, and no ranks, rates or shares beside amounts.
    """
    rows = chosen_rows(edition, chosen)
    rows = rows[(rows["topic_id"] == topic) & (rows["pair_id"] == "") & (rows["status"] != "F")]
    rows = rows[rows["kind"].isin(("flow", "stock")) & (rows["indicator_id"] != OVER_TIME)]
    keys = ["place_order", "unit_id", "period"]
    # what sources disagree on alone has nothing to be compared with: the table has both
    several = rows.groupby(keys)["key"].transform("nunique") >= LEAST_BARS
    groups = [group for _, group in rows[several].groupby(keys, sort=True)]
    return tuple(_bars(look, f"{topic}_{at}", group) for at, group in enumerate(groups))


def _bars(look: Look, key: str, rows: pd.DataFrame) -> Chart:
    t = translator(look.language)
    first = rows.iloc[0]
    what = t("Electricity") if first["unit_id"] in ELECTRICITY else t("Amounts")
    title = t("{place}: {what} ({unit})").format(
        place=first["place"], what=what, unit=worded_unit(str(first["unit"]))[1]
    )
    drawn = told_apart(rows.assign(label=rows["indicator"]), t)
    spec = bars(drawn, look=look, words=words(look.language))
    return Chart(f"bars_{key}", title, drawn, spec=spec)


@drawing
def trade_panel(edition: Edition, look: Look, chosen: EnvironmentSelection) -> Chart:
    """Imports and exports over time; part years apart from full years."""
    t = edition.t
    rows = chosen_rows(edition, chosen)
    rows = rows[rows["indicator_id"] == OVER_TIME]
    title = t("Imports and exports over time")
    outcome = in_one_unit(rows)
    if outcome.rows.empty:
        return Chart("trade", title, rows, notes=refused(outcome, edition.language))
    drawn, left_out = (outcome.rows, 0) if chosen.zone else leading(outcome.rows)
    spec = trend(drawn, look=look, words=words(edition.language), unit=str(drawn["unit"].iloc[0]))
    notes = [*left_out_note(left_out, MOST_LINES, t), *refused(outcome, edition.language)]
    if (rows["mark"] == "partial").any():
        notes.append(t("Hollow point: part of a year, not comparable with full years."))
    if ((rows["bridge"] != "") & (rows["mark"] == "full")).any():
        notes.append(t("Dashed line: no value in between; nothing is interpolated."))
    covered, missing = covering(
        t("{n} of {total} places with figures of this page have this one"),
        set(rows["place_id"]), known(edition)["place_id"],
        edition.names("subjects"),
    )  # fmt: skip
    return Chart(
        "trade", title, rows, spec=spec, notes=tuple(notes), coverage=covered, missing=missing
    )


@remember
def topic_table(edition: Edition, look: Look, chosen: EnvironmentSelection, topic: str) -> Table:
    """The facts of one topic that no chart shows; of very many only the latest ones."""
    t = edition.t
    rows = chosen_rows(edition, chosen)
    rows = rows[(rows["topic_id"] == topic) & (rows["pair_id"] == "")]
    for panel in charts(edition, look, chosen, topic):
        rows = rows[~rows["observation_id"].isin(panel.rows["observation_id"])]
    order = ["place_order", "period_end"]
    shown, rest = listed(rows.sort_values(order, ascending=[True, False], kind="stable"))
    more = t("{count} more values are in the table below.").format(count=len(rest))
    frame = short_frame(shown, t, named=True)
    title = topics(edition)[topic]
    notes = (*((more,) if len(rest) else ()), *disagreement_notes(edition, shown))
    return Table(f"topic_{topic}", title, shown, notes, frame=frame)


@drawing
def charts(
    edition: Edition, look: Look, chosen: EnvironmentSelection, topic: str
) -> tuple[Chart, ...]:
    """The charts of one topic: trade over time, then bars of like amounts."""
    over_time = trade_panel(edition, look, chosen) if topic == "trade" else None
    first = (over_time,) if over_time is not None and over_time.spec else ()
    return (*first, *bar_panels(edition, look, chosen, topic))


@drawing
def amounts(edition: Edition, look: Look, chosen: EnvironmentSelection) -> tuple[Chart, ...]:
    """The charts of all topics, in their order."""
    found = (charts(edition, look, chosen, topic) for topic in topics(edition))
    return tuple(chart for group in found for chart in group)


@remember
def coverage(edition: Edition) -> str:
    """How many zones of the registry have any of these figures."""
    t = edition.t
    zones = edition.tables["zones"]["subject_id"]
    own = known(edition)
    found = n_of_n(own.assign(subject_id=own["zone_id"]), zones)
    return t(
        "{n} of {total} zones in the registry have figures of this kind; of the others none was "
        "found, which is not zero."
    ).format(n=found.n, total=found.total)


@remember
def events(edition: Edition, chosen: EnvironmentSelection) -> tuple[Statement, ...]:
    """Events of trade, support and investment, the latest first, undated ones last."""
    rows = edition.table("events")
    rows = rows[rows["kind"].isin(EVENT_KINDS)]
    rows = rows.merge(edition.subject_places, on="subject_id", how="left")
    place = rows["zone_id"].where(rows["zone_id"] != "", rows["subject_id"])
    if chosen.zone:
        rows = rows[place.isin(chosen.zone)]
    if chosen.prefecture:
        rows = rows[rows["prefecture_id"].isin(chosen.prefecture)]
    return tuple(statement(edition, row) for row in in_order(rows).to_dict("records"))


@remember
def value_table(edition: Edition, chosen: EnvironmentSelection) -> Table:
    """Every value of the selection as a table."""
    t = edition.t
    rows = chosen_rows(edition, chosen)
    order = ["place_order", "indicator_order", "period_start"]
    return Table.of_facts(edition.t, "values", t("All values"), by_topic(edition, rows, *order))
