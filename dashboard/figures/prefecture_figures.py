"""A prefecture's industry in figures: its own values, its counties, its zones; then all of them."""

from typing import Any

import pandas as pd

from components.charts.bar_charts import bars
from components.charts.heatmap import coverage
from components.theme import Look
from dashboard.catalog import Edition, remember
from dashboard.figures.environment_pairs import pairs_panels
from dashboard.figures.fact_table import by_topic, short_frame, titled
from dashboard.figures.limits import listed
from dashboard.figures.panel import Chart, Table, covering, drawing, joined
from dashboard.figures.wording.chart_words import words
from dashboard.figures.wording.disagreements import disagreement_notes, told_apart
from dashboard.figures.zones.registry import not_all, short_names
from dashboard.figures.zones.zone_trends import trends_of
from dashboard.i18n import mark

FIRST = ("economy", "people", "space")  # topics that are known of most prefectures
LEAST_BARS = 2  # one bar has nothing to be compared with; a line of a table says it better


@remember
def prefectures(edition: Edition) -> dict[str, str]:
    """Id -> name of every prefecture, in the order of the table."""
    subjects = edition.table("subjects")
    own = subjects[subjects["kind"] == "prefecture"]
    return dict(zip(own["subject_id"], own["name"], strict=True))


@remember
def own_rows(edition: Edition, prefecture: str) -> pd.DataFrame:
    """Facts about the prefecture itself, by topic, FIRST ones first; `topic` is its name."""
    rows = by_topic(edition, edition.facts(subject=prefecture), "indicator_order", "period_end")
    place = {topic: number for number, topic in enumerate(FIRST)}
    order = rows["topic_id"].map(place).fillna(len(FIRST))
    return rows.assign(order=order).sort_values("order", kind="stable").drop(columns="order")


@remember
def topic_tables(edition: Edition, prefecture: str) -> tuple[Table, ...]:
    """A table of each topic that has facts, without before/after pairs."""
    rows = own_rows(edition, prefecture)
    rows = rows[rows["pair_id"] == ""]
    groups = rows.groupby(["topic_id", "topic"], sort=False)
    shown = ((str(key), str(name), listed(group)[0]) for (key, name), group in groups)
    return tuple(
        Table(
            f"topic_{key}", name, own, disagreement_notes(edition, own),
            frame=short_frame(own, edition.t, named=False),
        )
        for key, name, own in shown
    )  # fmt: skip


@drawing
def trends(edition: Edition, look: Look, prefecture: str) -> tuple[Chart, ...]:
    """A small chart for each indicator of which earlier values are not listed."""
    rows = own_rows(edition, prefecture)
    rows = rows[(rows["pair_id"] == "") & ~rows["derived"]]
    rest = [listed(group)[1] for _, group in rows.groupby("topic_id", sort=False)]
    wanted = {indicator for group in rest for indicator in group["indicator_id"]}
    return trends_of(rows[rows["indicator_id"].isin(wanted)], look)


@drawing
def rate_panels(edition: Edition, look: Look, prefecture: str) -> tuple[Chart, ...]:
    """Growth rates side by side, one panel a period: half-years never stand with full years."""
    t = edition.t
    rows = own_rows(edition, prefecture)
    rows = rows[(rows["kind"] == "rate") & (rows["pair_id"] == "") & ~rows["derived"]]
    rows = rows[rows["growth_form"] == "yoy"]
    panels: list[Chart] = []
    rows = rows.sort_values(["period_start", "period_end"], kind="stable")
    for (period, _), group in rows.groupby(["period", "unit_id"], sort=False):
        if group["key"].nunique() < LEAST_BARS:
            continue
        drawn = told_apart(group.assign(label=group["indicator"]), t)
        spec = bars(drawn, look=look, words=words(edition.language))
        title = t("Growth on the same period of the year before, {period}").format(period=period)
        partial = t("Part of a year: not to be compared with growth over a full year.")
        notes = (partial,) if (drawn["mark"] == "partial").all() else ()
        panels.append(Chart(f"rates_{len(panels)}", title, drawn, spec=spec, notes=notes))
    return tuple(panels)


@drawing
def before_after(edition: Edition, look: Look, prefecture: str) -> tuple[Chart, ...]:
    """Before/after pairs of the prefecture and of what lies in it."""
    return pairs_panels(edition, look, edition.facts(prefecture=prefecture))


def charts(edition: Edition, look: Look, prefecture: str) -> tuple[Chart, ...]:
    """What the page draws of one prefecture: values over time, pairs, then rates."""
    over_time = trends(edition, look, prefecture)
    pairs = before_after(edition, look, prefecture)
    return (*over_time, *pairs, *rate_panels(edition, look, prefecture))


@remember
def zone_names(edition: Edition, prefecture: str) -> dict[str, str]:
    """Id -> name of the prefecture's zones in the registry."""
    zones = edition.tables["zones"]
    names = edition.names("subjects")
    own = zones.loc[zones["prefecture_id"] == prefecture, "subject_id"]
    return {str(zone): names[zone] for zone in own}


@remember
def zones_panel(edition: Edition, prefecture: str) -> Table:
    """The prefecture's zones in the registry."""
    t = edition.t
    zones = edition.table("zones")
    zones = zones[zones["prefecture_id"] == prefecture]
    counts = edition.count("zone_id", derived=False)
    names = edition.names("subjects")
    frame = pd.DataFrame(
        {
            t("Zone"): zones["subject_id"].map(names),
            t("Level"): zones["level_id"].map(edition.names("levels")),
            t("Type"): zones["type_id"].map(edition.names("types")),
            t("County"): zones["county_id"].map(names).fillna(""),
            t("Values"): zones["subject_id"].map(counts).fillna(0).astype("int64"),
        }
    )
    title = t("{count} zones of the prefecture in the registry").format(count=len(frame))
    notes = (*not_all(edition), t("Values include clusters."))
    return Table("zones", title, notes=notes, frame=frame)


@remember
def summary(edition: Edition, prefecture: str) -> str:
    """How much is known of the prefecture, in one line."""
    t = edition.t
    rows = edition.facts(prefecture=prefecture, derived=False)
    own = int((rows["subject_id"] == prefecture).sum())
    said = t(
        "{own} values of the prefecture itself, {rest} of its counties, zones and clusters; "
        "{zones} zones in the registry."
    ).format(own=own, rest=len(rows) - own, zones=len(zone_names(edition, prefecture)))
    return ("" if edition.language == "zh" else " ").join((said, *not_all(edition)))


@remember
def overview_table(edition: Edition) -> Table:
    """One row a prefecture: how many zones and values are known, and of what."""
    t = edition.t
    rows = edition.counts(
        "prefecture_id", "subject_id", "zone_id", "topic_id", "status", "year", derived=False
    )
    topics = edition.names("topics")
    zones = edition.tables["zones"]["prefecture_id"].value_counts()
    found = []
    for prefecture, name in prefectures(edition).items():
        inside = rows[rows["prefecture_id"] == prefecture]
        own = inside[inside["subject_id"] == prefecture]
        of_zones = inside[inside["zone_id"] != ""]
        years = inside.loc[inside["status"] != "F", "year"].dropna()
        known = [word for topic, word in topics.items() if topic in set(own["topic_id"])]
        found.append({
            t("Prefecture"): name,
            t("Zones in the registry"): int(zones.get(prefecture, 0)),
            t("Own values"): own["count"].sum(),
            t("Values of counties and others"): (
                inside["count"].sum() - own["count"].sum() - of_zones["count"].sum()
            ),
            t("Values of zones and clusters"): of_zones["count"].sum(),
            t("Latest year"): str(int(years.max())) if len(years) else "—",
            t("Topics of its own values"): joined(known, t) or t("none found"),
        })  # fmt: skip
    note = t("Counts of what was found; 0 means that no source was found, not that there is none.")
    frame = pd.DataFrame(found)
    return Table(
        "overview_table", t("How much is known of each prefecture"), notes=(note,), frame=frame
    )


@drawing
def overview_panel(edition: Edition, look: Look) -> Chart:
    """What is known of each prefecture, by topic: values of everything that lies in it."""
    t, language = edition.t, edition.language
    rows = edition.counts(
        "prefecture_id", "topic_id", "subject_id", "year", filled="prefecture", derived=False
    )
    places, topics = prefectures(edition), edition.names("topics")
    short = short_names(edition)
    topics = {topic: name for topic, name in topics.items() if topic in set(rows["topic_id"])}
    cells = []
    for place in places:
        for topic, topic_name in topics.items():
            group = rows[(rows["prefecture_id"] == place) & (rows["topic_id"] == topic)]
            years = sorted(int(year) for year in group["year"].dropna().unique())
            cells.append({
                "row": place, "row_label": short[place], "column": topic,
                "column_label": topic_name, "count": int(group["count"].sum()),
                "period": t(", ").join(str(year) for year in years) or t("No period stated")
                if len(group) else t("No value"),
                "note": t("Own values: {count}").format(
                    count=int(group.loc[group["subject_id"] == place, "count"].sum())
                ),
            })  # fmt: skip
    spec = coverage(pd.DataFrame(cells), look=look, words=words(language)) if cells else {}
    title = t("What is known of the {count} prefectures, by topic").format(count=len(places))
    note = t("Number of values, of the prefecture, its counties, zones and clusters together. "
             "A dot: no source was found, which is not zero.")  # fmt: skip
    covered, missing = covering(
        t("{n} of {total} prefectures have a value"), set(rows["prefecture_id"]), places, places
    )
    return Chart(
        "overview",
        title,
        counted=edition.named("source_id", filled="prefecture", derived=False),
        listed=lambda: _counted(edition, title, cells),
        spec=spec,
        notes=(note,),
        coverage=covered,
        alt=title,
        missing=missing,
        of_counts=True,
    )


def _counted(edition: Edition, title: str, cells: list[dict[str, Any]]) -> Table:
    """Numbers of values as a table: one row a prefecture and topic."""
    titles = {
        "row_label": mark("Prefecture"), "column_label": mark("Topic"), "count": mark("Values"),
        "period": mark("Years"),
    }  # fmt: skip
    return Table("overview", title, frame=titled(pd.DataFrame(cells), titles, edition.t))


@remember
def below_panel(edition: Edition, prefecture: str) -> Table:
    """Values of what lies in the prefecture and is no zone, without those of `county_panel`."""
    t = edition.t
    rows = _below(edition, prefecture)
    rows = rows[~_widely_known(edition, rows)]
    title = t("Counties and others in the prefecture: {count} values").format(count=len(rows))
    ordered = by_topic(edition, rows, "period_end").sort_values("subject_order", kind="stable")
    note = t("Values of a county are not values of the zone in it.")
    return Table.of_facts(edition.t, "below", title, ordered, notes=(note,))


@remember
def county_panel(edition: Edition, prefecture: str) -> Table:
    """Counties by indicators: what is known of all of them for one period, as of a census."""
    t = edition.t
    rows = _below(edition, prefecture)
    rows = rows[_widely_known(edition, rows)]
    title = t("Counties of the prefecture side by side")
    if rows.empty:
        return Table("counties", title)
    heads = rows["indicator"] + " (" + rows["unit"] + ")"
    rows = rows.assign(head=heads.where(rows["unit"] != "", rows["indicator"]))
    several = len(set(rows["period"])) > 1
    if several:
        rows = rows.assign(head=rows["head"] + t(", ") + rows["period"])
    frame = rows.pivot_table(index="subject_id", columns="head", values="value")
    counties = rows.sort_values("subject_order")["subject_id"].drop_duplicates()
    frame = frame.loc[counties, list(rows["head"].drop_duplicates())]
    whole = [name for name in frame if (frame[name] % 1 == 0).all()]
    frame = frame.astype(dict.fromkeys(whole, "int64"))
    frame.insert(0, t("County"), [edition.names("subjects")[i] for i in frame.index])
    notes = () if several else (str(rows["period"].iloc[0]),)
    return Table("counties", title, rows, notes, frame=frame.reset_index(drop=True))


def _below(edition: Edition, prefecture: str) -> pd.DataFrame:
    rows = edition.facts(prefecture=prefecture, zone="")
    return rows[rows["subject_id"] != prefecture]


def _widely_known(edition: Edition, rows: pd.DataFrame) -> "pd.Series[bool]":
    """Which of the rows are of an indicator and period that every county has one exact value of."""
    county = (rows["subject_kind"] == "county") & ~rows["derived"] & rows["value"].notna()
    county &= rows["qualifier"] == "exact"
    places = edition.subject_places
    inside = places["prefecture_id"].isin(rows["prefecture_id"])
    total = int((inside & (places["subject_kind"] == "county")).sum())
    of_counties = rows["subject_id"].where(county)
    groups = of_counties.groupby([rows[n] for n in ("indicator_id", "period")])
    return county & (groups.transform("nunique") == total) & (groups.transform("count") == total)
