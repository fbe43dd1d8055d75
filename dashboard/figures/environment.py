"""Business environment and factors: before and after, services, power supply, projects, trade."""

import pandas as pd

from components.charts.bar_charts import bars
from components.charts.line_charts import trend
from components.theme import Look
from dashboard.catalog import Package, remember
from dashboard.catalog.facts import subject_places
from dashboard.domain.availability import n_of_n
from dashboard.figures.covering import covering
from dashboard.figures.crowds import MOST_LINES, carded, leading, left_out_note
from dashboard.figures.drawing import drawing
from dashboard.figures.facts import facts
from dashboard.figures.pairs import pairs_panels
from dashboard.figures.panel import Panel
from dashboard.figures.selection import Selection, by_frequency
from dashboard.figures.statements import Statement, in_order, statement
from dashboard.figures.words import words
from dashboard.i18n import translator

TOPICS = ("environment", "factors", "projects", "trade")
EVENT_KINDS = ("trade", "support", "investment")
OVER_TIME = "trade_value"  # the one indicator of this page with several years
LEAST_BARS = 2  # one bar has nothing to be compared with; a card says it better


@remember
def known(package: Package, language: str) -> pd.DataFrame:
    """Facts of these topics, with place_id and place: the zone, or the county without a zone."""
    rows = facts(package, language)
    rows = rows[rows["topic_id"].isin(TOPICS)]
    place = rows["zone_id"].where(rows["zone_id"] != "", rows["subject_id"])
    return rows.assign(place_id=place, place=place.map(package.names("subjects", language)))


@remember
def prefectures(package: Package, language: str) -> dict[str, str]:
    """Id -> name of the prefectures that have such figures, those with the most first."""
    rows = known(package, language)
    rows = rows[rows["prefecture_id"] != ""]
    names = package.names("subjects", language)
    named = rows.assign(prefecture=rows["prefecture_id"].map(names))
    return by_frequency(named, "prefecture_id", "prefecture")


@remember
def topics(package: Package, language: str) -> dict[str, str]:
    """Id -> name of the topics of this page that have figures."""
    found = set(known(package, language)["topic_id"])
    return {key: name for key, name in package.names("topics", language).items() if key in found}


@remember
def places(package: Package, language: str) -> dict[str, str]:
    """Id -> name of the zones and other places that have figures, those with the most first."""
    return by_frequency(known(package, language), "place_id", "place")


@remember
def chosen_rows(package: Package, language: str, chosen: Selection) -> pd.DataFrame:
    """The facts that match the choice."""
    rows = known(package, language)
    if chosen.zone:
        rows = rows[rows["place_id"].isin(chosen.zone)]
    if chosen.prefecture:
        rows = rows[rows["prefecture_id"].isin(chosen.prefecture)]
    return rows[rows["topic_id"] == chosen.topic] if chosen.topic else rows


@drawing
def before_after(package: Package, look: Look, chosen: Selection) -> tuple[Panel, ...]:
    """The before/after pairs of these topics, one panel a unit."""
    return pairs_panels(package, look, chosen_rows(package, look.language, chosen))


@drawing
def bar_panels(package: Package, look: Look, chosen: Selection, topic: str) -> tuple[Panel, ...]:
    """One bar chart for each unit and period in which a place has several amounts.

    Never two units on one axis, never two periods, and no ranks, rates or shares beside amounts.
    """
    rows = chosen_rows(package, look.language, chosen)
    rows = rows[(rows["topic_id"] == topic) & (rows["pair_id"] == "") & (rows["status"] != "F")]
    rows = rows[rows["kind"].isin(("flow", "stock")) & (rows["indicator_id"] != OVER_TIME)]
    keys = ["place_id", "unit_id", "period"]
    several = rows.groupby(keys)["value"].transform("size") >= LEAST_BARS
    groups = [group for _, group in rows[several].groupby(keys, sort=True)]
    return tuple(_bars(look, f"{topic}_{at}", group) for at, group in enumerate(groups))


def _bars(look: Look, key: str, rows: pd.DataFrame) -> Panel:
    t = translator(look.language)
    first = rows.iloc[0]
    title = t("{place}: amounts in {unit}").format(place=first["place"], unit=first["unit"])
    drawn = rows.sort_values("value", ascending=False, kind="stable")
    frame = drawn.assign(label=drawn["indicator"])
    spec = bars(frame, look=look, words=words(look.language))
    return Panel(f"bars_{key}", title, drawn, spec)


@drawing
def trade_panel(package: Package, look: Look, chosen: Selection) -> Panel:
    """Imports and exports over time; part years apart from full years."""
    t = translator(look.language)
    rows = chosen_rows(package, look.language, chosen)
    rows = rows[rows["indicator_id"] == OVER_TIME]
    title = t("Imports and exports over time")
    if rows.empty:
        return Panel("trade", title, rows)
    drawn, left_out = (rows, 0) if chosen.zone else leading(rows)
    spec = trend(drawn, look=look, words=words(look.language), unit=str(drawn["unit"].iloc[0]))
    notes = list(left_out_note(left_out, MOST_LINES, t))
    if (rows["mark"] == "partial").any():
        notes.append(t("Hollow point: part of a year, not comparable with full years."))
    if (rows["bridge"] != "").any():
        notes.append(t("Dashed line: no value in between; nothing is interpolated."))
    covered, missing = covering(
        t("{n} of {total} places with figures of this page have this one"),
        set(rows["place_id"]), known(package, look.language)["place_id"],
        package.names("subjects", look.language),
    )  # fmt: skip
    return Panel("trade", title, rows, spec, tuple(notes), covered, missing=missing)


@remember
def card_rows(
    package: Package, look: Look, chosen: Selection, topic: str
) -> tuple[pd.DataFrame, int]:
    """The facts of one topic for cards, with `title` (what and of whom), and how many more.

    No chart shows them; of very many only the latest ones get a card.
    """
    rows = chosen_rows(package, look.language, chosen)
    rows = rows[(rows["topic_id"] == topic) & (rows["pair_id"] == "")]
    for panel in charts(package, look, chosen, topic):
        rows = rows[~rows["observation_id"].isin(panel.rows["observation_id"])]
    order = rows.sort_values(["place", "period_end"], ascending=[True, False], kind="stable")
    shown, rest = carded(order)
    title = [
        f"{subject} · {indicator}"
        for subject, indicator in zip(shown["subject"], shown["indicator"], strict=True)
    ]
    return shown.assign(title=title), len(rest)


@drawing
def charts(package: Package, look: Look, chosen: Selection, topic: str) -> tuple[Panel, ...]:
    """The charts of one topic: trade over time, then bars of like amounts."""
    over_time = trade_panel(package, look, chosen) if topic == "trade" else None
    first = (over_time,) if over_time is not None and over_time.spec else ()
    return (*first, *bar_panels(package, look, chosen, topic))


@remember
def coverage(package: Package, language: str) -> str:
    """How many zones of the registry have any of these figures."""
    t = translator(language)
    zones = package.tables["zones"]["subject_id"]
    own = known(package, language)
    found = n_of_n(own.assign(subject_id=own["zone_id"]), zones)
    return t(
        "{n} of {total} zones in the registry have figures of this kind; of the others none was "
        "found, which is not zero."
    ).format(n=found.n, total=found.total)


@remember
def events(package: Package, language: str, chosen: Selection) -> tuple[Statement, ...]:
    """Events of trade, support and investment, the latest first, undated ones last."""
    rows = package.table("events", language)
    rows = rows[rows["kind"].isin(EVENT_KINDS)]
    rows = rows.merge(subject_places(package, language), on="subject_id", how="left")
    place = rows["zone_id"].where(rows["zone_id"] != "", rows["subject_id"])
    if chosen.zone:
        rows = rows[place.isin(chosen.zone)]
    if chosen.prefecture:
        rows = rows[rows["prefecture_id"].isin(chosen.prefecture)]
    return tuple(
        statement(package, {str(k): v for k, v in row.items()}, language)
        for row in in_order(rows).to_dict("records")
    )


@remember
def table_panel(package: Package, language: str, chosen: Selection) -> Panel:
    """Every value of the selection as a table."""
    t = translator(language)
    rows = chosen_rows(package, language, chosen)
    order = ["topic_id", "place", "indicator_id", "period_start"]
    return Panel("values", t("All values"), rows.sort_values(order, kind="stable"))
