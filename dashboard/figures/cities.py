"""A prefecture's industry in figures: its own values, its counties, its zones; then all of them."""

import pandas as pd

from components.charts.bar_charts import bars
from components.charts.heatmap import coverage
from components.theme import Look
from dashboard.catalog import Package, remember
from dashboard.figures.covering import covering
from dashboard.figures.crowds import carded
from dashboard.figures.drawing import drawing
from dashboard.figures.facts import facts
from dashboard.figures.pairs import pairs_panels
from dashboard.figures.panel import Panel, joined
from dashboard.figures.profile import trends_of
from dashboard.figures.register import CountPanel
from dashboard.figures.selection import by_topic
from dashboard.figures.words import words
from dashboard.i18n import translator

LEAST_BARS = 2  # one bar has nothing to be compared with; a card says it better


@remember
def prefectures(package: Package, language: str) -> dict[str, str]:
    """Id -> name of every prefecture, those with the most figures of their own first."""
    subjects = package.table("subjects", language)
    own = subjects[subjects["kind"] == "prefecture"]
    counts = package.tables["observations"]["subject_id"].value_counts()
    number = own["subject_id"].map(counts).fillna(0)
    ordered = own.assign(number=number).sort_values("number", ascending=False, kind="stable")
    return dict(zip(ordered["subject_id"], ordered["name"], strict=True))


@remember
def own_rows(package: Package, language: str, prefecture: str) -> pd.DataFrame:
    """Facts about the prefecture itself, by topic; `topic` is the topic's name."""
    rows = facts(package, language)
    rows = rows[rows["subject_id"] == prefecture]
    return by_topic(package, language, rows, "indicator_id", "period_end")


@remember
def cards_by_topic(
    package: Package, language: str, prefecture: str
) -> tuple[tuple[str, str, pd.DataFrame], ...]:
    """(topic id, its name, facts) of each topic that has facts, without before/after pairs."""
    rows = own_rows(package, language, prefecture)
    rows = rows[rows["pair_id"] == ""]
    groups = rows.groupby(["topic_id", "topic"], sort=False)
    return tuple((str(key), str(name), carded(group)[0]) for (key, name), group in groups)


@drawing
def trends(package: Package, look: Look, prefecture: str) -> tuple[Panel, ...]:
    """A small chart for each indicator of which earlier values have no card."""
    rows = own_rows(package, look.language, prefecture)
    rows = rows[(rows["pair_id"] == "") & ~rows["derived"]]
    rest = [carded(group)[1] for _, group in rows.groupby("topic_id", sort=False)]
    wanted = {indicator for group in rest for indicator in group["indicator_id"]}
    return trends_of(rows[rows["indicator_id"].isin(wanted)], look)


@drawing
def rate_panels(package: Package, look: Look, prefecture: str) -> tuple[Panel, ...]:
    """Growth rates side by side, one panel a period: half-years never stand with full years."""
    t = translator(look.language)
    rows = own_rows(package, look.language, prefecture)
    rows = rows[(rows["kind"] == "rate") & (rows["pair_id"] == "") & ~rows["derived"]]
    rows = rows[rows["growth_form"] == "yoy"]
    panels: list[Panel] = []
    for period, group in rows.groupby("period", sort=True):
        if len(group) < LEAST_BARS:
            continue
        drawn = group.sort_values("value", ascending=False, kind="stable")
        spec = bars(drawn.assign(label=drawn["indicator"]), look=look, words=words(look.language))
        title = t("Growth on the same period of the year before, {period}").format(period=period)
        partial = t("Part of a year: not to be compared with growth over a full year.")
        notes = (partial,) if (drawn["mark"] == "partial").all() else ()
        panels.append(Panel(f"rates_{len(panels)}", title, drawn, spec, notes))
    return tuple(panels)


@drawing
def before_after(package: Package, look: Look, prefecture: str) -> tuple[Panel, ...]:
    """Before/after pairs of the prefecture and of what lies in it."""
    rows = facts(package, look.language)
    return pairs_panels(package, look, rows[rows["prefecture_id"] == prefecture])


def charts(package: Package, look: Look, prefecture: str) -> tuple[Panel, ...]:
    """What the page draws of one prefecture: values over time, pairs, then rates."""
    over_time = trends(package, look, prefecture)
    pairs = before_after(package, look, prefecture)
    return (*over_time, *pairs, *rate_panels(package, look, prefecture))


@remember
def below_panel(package: Package, language: str, prefecture: str) -> Panel:
    """Values of counties and of other subjects of the prefecture that are no zones."""
    t = translator(language)
    rows = facts(package, language)
    inside = (rows["prefecture_id"] == prefecture) & (rows["zone_id"] == "")
    rows = rows[inside & (rows["subject_id"] != prefecture)]
    title = t("Counties and others in the prefecture: {count} values").format(count=len(rows))
    order = ["subject", "topic_id", "period_end"]
    note = t("Values of a county are not values of the zone in it.")
    return Panel("below", title, rows.sort_values(order, kind="stable"), notes=(note,))


@remember
def zone_names(package: Package, language: str, prefecture: str) -> dict[str, str]:
    """Id -> name of the prefecture's zones in the registry."""
    zones = package.tables["zones"]
    names = package.names("subjects", language)
    own = zones.loc[zones["prefecture_id"] == prefecture, "subject_id"]
    return {str(zone): names[zone] for zone in own}


@remember
def zones_panel(package: Package, language: str, prefecture: str) -> tuple[Panel, pd.DataFrame]:
    """The prefecture's zones in the registry: a panel for its words, and the table shown."""
    t = translator(language)
    zones = package.table("zones", language)
    zones = zones[zones["prefecture_id"] == prefecture]
    counts = facts(package, language).query("not derived")["zone_id"].value_counts()
    names = package.names("subjects", language)
    frame = pd.DataFrame(
        {
            t("Zone"): zones["subject_id"].map(names),
            t("Level"): zones["level_id"].map(package.names("levels", language)),
            t("Type"): zones["type_id"].map(package.names("types", language)),
            t("County"): zones["county_id"].map(names).fillna(""),
            t("Values"): zones["subject_id"].map(counts).fillna(0).astype("int64"),
        }
    )
    title = t("{count} zones of the prefecture in the registry").format(count=len(frame))
    note = t("The registry is not complete: more zones may exist. Values include clusters.")
    return Panel("zones", title, zones, notes=(note,)), frame


@remember
def summary(package: Package, language: str, prefecture: str) -> str:
    """How much is known of the prefecture, in one line."""
    t = translator(language)
    rows = facts(package, language)
    rows = rows[(rows["prefecture_id"] == prefecture) & ~rows["derived"]]
    own = int((rows["subject_id"] == prefecture).sum())
    return t(
        "{own} values of the prefecture itself, {rest} of its counties, zones and clusters; "
        "{zones} zones in the registry, which is not complete."
    ).format(own=own, rest=len(rows) - own, zones=len(zone_names(package, language, prefecture)))


@remember
def overview_table(package: Package, language: str) -> tuple[Panel, pd.DataFrame]:
    """One row a prefecture: how many zones and values are known, and of what."""
    t = translator(language)
    rows = facts(package, language)
    rows = rows[~rows["derived"]]
    topics = package.names("topics", language)
    zones = package.tables["zones"]["prefecture_id"].value_counts()
    found = []
    for prefecture, name in prefectures(package, language).items():
        inside = rows[rows["prefecture_id"] == prefecture]
        own = inside[inside["subject_id"] == prefecture]
        of_zones = inside[inside["zone_id"] != ""]
        years = inside.loc[inside["status"] != "F", "year"].dropna()
        known = [word for topic, word in topics.items() if topic in set(own["topic_id"])]
        found.append({
            t("Prefecture"): name,
            t("Zones in the registry"): int(zones.get(prefecture, 0)),
            t("Own values"): len(own),
            t("Values of counties and others"): len(inside) - len(own) - len(of_zones),
            t("Values of zones and clusters"): len(of_zones),
            t("Latest year"): str(int(years.max())) if len(years) else "—",
            t("Topics of its own values"): joined(known, t) or t("none found"),
        })  # fmt: skip
    note = t("Counts of what was found; 0 means that no source was found, not that there is none.")
    panel = Panel("overview_table", t("Prefectures side by side"), rows, notes=(note,))
    return panel, pd.DataFrame(found)


@drawing
def overview_panel(package: Package, look: Look) -> Panel:
    """What is known of each prefecture, by topic: values of everything that lies in it."""
    t, language = translator(look.language), look.language
    rows = facts(package, language)
    rows = rows[~rows["derived"] & (rows["prefecture_id"] != "")]
    places, topics = prefectures(package, language), package.names("topics", language)
    table = package.table("places", language)
    short = dict(zip(table["subject_id"], table["short"], strict=True))
    topics = {topic: name for topic, name in topics.items() if topic in set(rows["topic_id"])}
    cells = []
    for place, place_name in places.items():
        for topic, topic_name in topics.items():
            group = rows[(rows["prefecture_id"] == place) & (rows["topic_id"] == topic)]
            years = sorted(int(year) for year in group["year"].dropna().unique())
            cells.append({
                "row": place, "row_label": short.get(place) or place_name, "column": topic,
                "column_label": topic_name, "count": len(group),
                "period": t(", ").join(str(year) for year in years) or t("No period stated")
                if len(group) else t("No value"),
                "note": t("Own values: {count}").format(
                    count=int((group["subject_id"] == place).sum())
                ),
            })  # fmt: skip
    spec = coverage(pd.DataFrame(cells), look=look, words=words(language)) if cells else {}
    title = t("What is known of the {count} prefectures, by topic").format(count=len(places))
    note = t("Number of values, of the prefecture, its counties, zones and clusters together. "
             "A dot: no source was found, which is not zero.")  # fmt: skip
    covered, missing = covering(
        t("{n} of {total} prefectures have a value"), set(rows["prefecture_id"]), places, places
    )
    return CountPanel("overview", title, rows, spec, (note,), covered, alt=title, missing=missing)
