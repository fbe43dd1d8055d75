"""The zones of the national catalogue: when approved, where, how large, in what; the provinces."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from components import dates, formats
from components.charts.bar_charts import bars, year_columns
from components.theme import Look
from dashboard.catalog import Edition, remember
from dashboard.domain.comparable import in_one_unit
from dashboard.figures.fact_table import unit_of
from dashboard.figures.panel import Chart, covering, drawing, joined
from dashboard.figures.wording.chart_words import words
from dashboard.figures.zones.registry import (
    APPROVED_AREA,
    LISTED,
    latest_count,
    registry,
    short_names,
)

MOST_SECTORS = 10  # bars; the table beside has the rest
MOST_NAMES = 6  # zones named under the pointer; the table has them all


@remember
def listed(edition: Edition) -> pd.DataFrame:
    """The zones of the catalogue: the columns of `registry`."""
    frame = registry(edition)
    return frame[frame["catalogue_status"] == LISTED]


@remember
def scope(edition: Edition) -> str:
    """Which zones a picture of the catalogue shows, beside a source's newest count of all zones."""
    t, known, beyond = edition.t, len(listed(edition)), _counted_elsewhere(edition)
    if not beyond:
        return t("Catalogue (2018 edition): {count} zones.").format(count=known)
    said = t("Catalogue (2018 edition): {count} zones; {others}.")
    return said.format(count=known, others=beyond)


def _counted_elsewhere(edition: Edition) -> str:
    """As `latest_count`, in words; "" if no source counts them."""
    last = latest_count(edition)
    if last is None:
        return ""
    return edition.t("{group}, {period}: {value}").format(
        group=last["subject"], period=last["period"], value=last["display"]
    )


@remember
def summary(edition: Edition) -> tuple[str, ...]:
    """What the zones of the catalogue are, in sentences; none where no zone is known to be."""
    t, zones = edition.t, listed(edition)
    if zones.empty:
        return ()
    classes = edition.table("classes").set_index("class_id")
    level = zones["class_id"].map(classes["level_id"])
    levels = _numbers(edition, level, edition.names("levels"))
    areas, beyond = _areas(edition), _counted_elsewhere(edition)
    said = t("{count} zones are in the national catalogue (2018 edition): {levels}.")
    sentences = [said.format(count=len(zones), levels=levels)]
    if set(zones["subject_id"]) <= set(areas["zone_id"]):
        said = t("{count} zones are in the national catalogue (2018 edition): {levels}; "
                 "approved area {value} in all.")  # fmt: skip
        whole = formats.quantity(
            areas["value"].sum(), unit_of(areas), "exact", edition.language, decimals=2
        )
        sentences = [said.format(count=len(zones), levels=levels, value=whole)]
    sentences.append(_numbers(edition, zones["class_id"], edition.names("classes")))
    if beyond:
        sentences.append(t("Not all zones are in it: {others}").format(others=beyond))
    return tuple(sentences)


def _numbers(edition: Edition, values: pd.Series, names: Mapping[str, str]) -> str:
    """How often each value occurs, in words, in the order of `names`."""
    t, number = edition.t, values.value_counts()
    return t(", ").join(
        t("{name} {count}").format(name=name, count=number[key])
        for key, name in names.items()
        if key in number.index
    )


@drawing
def approvals_panel(edition: Edition, look: Look) -> Chart:
    """Number of zones approved in each year."""
    t, zones = edition.t, listed(edition)
    dated = zones[zones["approved"] != ""]
    title = t("When the zones of the catalogue were approved")
    if dated.empty:
        return Chart("approvals", title)
    years = dated["approved"].str[:4]
    rows = pd.DataFrame(
        _count(edition, year, _year(year, edition.language), group, t("Zones approved"))
        | {"year": int(year)}
        for year, group in dated.groupby(years, sort=True)
    )
    spec = year_columns(_shortened(rows), look=look, words=words(edition.language))
    covered = t("{n} of {total} zones have a time of approval")
    return _panel(edition, "approvals", title, rows, spec, covered, dated["subject_id"])


@remember
def areas_by_prefecture(edition: Edition) -> pd.DataFrame:
    """Approved area by prefecture, as rows of facts in one unit, largest first.

    A prefecture of which a zone of the catalogue has no area is left out: it has no sum.
    """
    t, zones, rows = edition.t, listed(edition), _areas(edition)
    known = zones["subject_id"].isin(rows["zone_id"])
    lacking = zones.loc[~known, "prefecture_id"]
    value = rows.set_index("zone_id")["value"]
    unit, sums, short = unit_of(rows), [], short_names(edition)
    whole = zones[~zones["prefecture_id"].isin(lacking)]
    for prefecture, group in whole.groupby("prefecture_id", sort=False):
        total = round(float(group["subject_id"].map(value).sum()), 4)
        label = short.get(str(prefecture)) or t("In no prefecture")
        row = _count(edition, str(prefecture), label, group, rows["indicator"].iloc[0])
        names = row["note"]
        sums.append(row | {
            "subject_id": prefecture, "value": total, "rounded": round(total, 2), "unit": unit,
            "display": formats.quantity(total, unit, "exact", edition.language, decimals=2),
            "short": formats.number(total, 2, edition.language),
            "note": t("Sum of {count} zones: {names}").format(count=len(group), names=names),
            "names": t("Sum of {count} zones").format(count=len(group)),
        })  # fmt: skip
    if not sums:
        return pd.DataFrame()
    return pd.DataFrame(sums).sort_values("value", ascending=False, kind="stable")


@drawing
def area_panel(edition: Edition, look: Look) -> Chart:
    """Approved area of the catalogue's zones by prefecture."""
    t, rows = edition.t, areas_by_prefecture(edition)
    title = t("Approved area by prefecture")
    if rows.empty:
        return Chart("area", title)
    spec = bars(_shortened(rows), look=look, words=words(edition.language))
    present = _areas(edition)["zone_id"]
    notes = [t("Approved area is not area in use.")]
    if not set(listed(edition)["subject_id"]) <= set(present):
        notes.append(t("Not summed where a zone of the prefecture has no value."))
    covered = t("{n} of {total} zones have an approved area")
    return _panel(edition, "area", title, rows, spec, covered, present, notes)


@drawing
def sectors_panel(edition: Edition, look: Look) -> Chart:
    """Number of zones of the catalogue that name an industry of each sector."""
    t, zones = edition.t, listed(edition)
    title = t("Leading industries of the zones of the catalogue")
    led = edition.tables["zone_industries"]
    catalogue = zones.set_index("subject_id")["catalogue_source_id"]
    led = led[led["source_id"] == led["zone_id"].map(catalogue)]
    if led.empty:
        return Chart("sectors", title)
    sector = edition.tables["industries"].set_index("industry_id")["sector_id"]
    named = led.assign(sector=led["industry_id"].map(sector))
    named = named.drop_duplicates(["zone_id", "sector"])
    zones_of = named.groupby("sector")["zone_id"].agg(set).to_dict()
    rows = pd.DataFrame(
        _count(
            edition, key, name, zones[zones["subject_id"].isin(zones_of[key])],
            t("Zones that name the sector"),
        )
        for key, name in edition.names("industries").items()
        if key in zones_of
    ).sort_values("value", ascending=False, kind="stable")  # fmt: skip
    spec = bars(_shortened(rows.head(MOST_SECTORS)), look=look, words=words(edition.language))
    most = int(led.groupby("zone_id").size().max())
    notes = [t("A zone names up to {most} industries, so the bars may add up to more than the "
               "zones; industries are grouped into sectors here.").format(most=most)]  # fmt: skip
    if len(rows) > MOST_SECTORS:
        notes.append(t("In the table: {count} more.").format(count=len(rows) - MOST_SECTORS))
    covered = t("{n} of {total} zones name an industry")
    return _panel(edition, "sectors", title, rows, spec, covered, led["zone_id"], notes)


def _panel(
    edition: Edition,
    key: str,
    title: str,
    rows: pd.DataFrame,
    spec: dict[str, Any],
    covered: str,
    present: Iterable[str],
    notes: Iterable[str] = (),
) -> Chart:
    """A chart of the catalogue with what it covers and the sources of its zones."""
    zones = listed(edition)
    coverage, missing = covering(
        covered, present, zones["subject_id"], dict(zip(zones["subject_id"], zones["name"],
                                                        strict=True)),
    )  # fmt: skip
    return Chart(
        f"catalogue_{key}", title, rows, spec=spec, notes=(*notes, scope(edition)),
        coverage=coverage, missing=missing,
        counted={i: edition.source_labels[i] for i in zones["catalogue_source_id"].unique() if i},
    )  # fmt: skip


@remember
def _areas(edition: Edition) -> pd.DataFrame:
    """The catalogue's area of each of its zones, one row of facts a zone, all in one unit."""
    rows = edition.facts(indicator=APPROVED_AREA, subject_kind="zone", derived=False)
    zones = listed(edition).set_index("subject_id")
    own = rows["source_id"] == rows["zone_id"].map(zones["catalogue_source_id"])
    return in_one_unit(rows[own]).rows.drop_duplicates("zone_id")


def _year(year: str, language: str) -> str:
    first, last = pd.Timestamp(f"{year}-01-01"), pd.Timestamp(f"{year}-12-31")
    return dates.date_text(first, last, "year", language)


def _count(
    edition: Edition, key: str, label: str, zones: pd.DataFrame, indicator: str
) -> dict[str, Any]:
    """A number of zones as a row of facts, with the zones' names."""
    t, first = edition.t, zones.iloc[0]
    number = str(len(zones))
    source = str(first["catalogue_source_id"])
    return {
        "key": key, "label": label, "subject": label, "indicator": indicator,
        "period": t("Catalogue (2018 edition)"), "period_start": pd.Timestamp("2018-01-01"),
        "period_end": pd.Timestamp("2018-12-31"), "value": float(len(zones)),
        "unit": t("zones"), "display": t("{count} zones").format(count=number),
        "short": number, "low": None, "high": None, "mark": "asof", "qualifier": "exact",
        "status": "A", "status_text": t("Counted from the catalogue"), "derived": False,
        "source_id": source, "source": edition.source_labels.get(source, ""), "locator": "",
        "note": joined(zones["name"], t, len(zones)), "names": joined(zones["name"], t, MOST_NAMES),
    }  # fmt: skip


def _shortened(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows as they are drawn: only as many names under the pointer as it can hold."""
    return rows.assign(note=rows["names"])
