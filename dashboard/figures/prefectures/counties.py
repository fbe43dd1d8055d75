"""What lies in a prefecture and is no zone: its counties side by side, and the other values."""

import pandas as pd

from dashboard.catalog import Edition, remember
from dashboard.figures.fact_table import by_topic
from dashboard.figures.panel import Table


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
