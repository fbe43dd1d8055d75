"""The registry of zones in words, and the zones that match what a reader chose."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from components import dates
from dashboard.catalog import Edition, Package, remember
from dashboard.catalog.display_names import look
from dashboard.i18n import mark

VERIFIED = {
    "verified": mark("Verified by a public source"),
    "unverified": mark("Not verified"),
}
ZONES_COUNT = "zones_count"  # the indicator that says how many zones there are
LISTED, UNLISTED = "listed", "not_listed"  # in the national catalogue
APPROVED_AREA = "approved_area"  # the indicator of what the catalogue approves


@dataclass(frozen=True)
class ZoneFilter:
    """What a reader chose; names as in the addresses, empty means all. All hold at once.

    industry: ids of sectors, the broad industries.
    """

    level: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    prefecture: tuple[str, ...] = ()
    industry: tuple[str, ...] = ()
    zone: tuple[str, ...] = ()


@remember
def zones(edition: Edition, chosen: ZoneFilter) -> pd.DataFrame:
    """The zones that match, with their names: the columns of table `zones` plus name."""
    table, names = edition.table("zones"), edition.names("subjects")
    rows = table.assign(name=table["subject_id"].map(names))
    wanted = {
        "level_id": chosen.level,
        "type_id": chosen.type,
        "prefecture_id": chosen.prefecture,
        "subject_id": chosen.zone,
    }
    for column, values in wanted.items():
        if values:
            rows = rows[rows[column].isin(values)]
    if chosen.industry:
        led = edition.tables["zone_industries"]
        own = led["industry_id"].isin(industries(edition.package, chosen.industry))
        rows = rows[rows["subject_id"].isin(led.loc[own, "zone_id"])]
    return rows


def industries(package: Package, sectors: tuple[str, ...]) -> tuple[str, ...]:
    """The industries of the chosen sectors; none chosen gives none."""
    table = package.tables["industries"]
    return tuple(table.loc[table["sector_id"].isin(sectors), "industry_id"])


@remember
def sectors(edition: Edition) -> dict[str, str]:
    """Id -> name of the broad industries."""
    names = edition.names("industries")
    own = edition.tables["industries"]["sector_id"].drop_duplicates()
    return {str(sector): names[sector] for sector in own if sector in names}


@remember
def registry(edition: Edition) -> pd.DataFrame:
    """Every zone in words: the columns of `zones` plus name, level, type, class, prefecture,
    county, approved_in (month or year), industry (leading ones joined, "" if none is recorded) and
    catalogue_industry (those that the catalogue names), industry_id (sector of the first),
    verified, source, catalogue_source."""
    t = edition.t
    frame = zones(edition, ZoneFilter())
    subjects = edition.names("subjects")
    led = edition.tables["zone_industries"].sort_values(["as_of", "position"], kind="stable")
    industry = edition.tables["industries"].set_index("industry_id")["sector_id"]
    led = led.assign(name=led["industry_id"].map(edition.names("industries")))
    listed = pd.Series(frame["catalogue_source_id"].to_numpy(), frame["subject_id"])
    of_catalogue = (led["source_id"] == led["zone_id"].map(listed)) & (led["source_id"] != "")
    reported, catalogued = (  # two sources may name the same one
        rows.drop_duplicates(["zone_id", "name"]).groupby("zone_id")["name"].agg(t(", ").join)
        for rows in (led[~of_catalogue], led[of_catalogue])
    )
    first = led.drop_duplicates("zone_id").set_index("zone_id")["industry_id"].map(industry)
    ids = frame["subject_id"]
    words = dict(
        level=frame["level_id"].map(edition.names("levels")).fillna(""),
        type=frame["type_id"].map(edition.names("types")).fillna(""),
        **{"class": frame["class_id"].map(edition.names("classes")).fillna("")},
        prefecture=frame["prefecture_id"].map(subjects).fillna(""),
        county=frame["county_id"].map(subjects).fillna(""),
        approved_in=[_approved(text, edition.language) for text in frame["approved"]],
        industry=[reported.get(zone, "") for zone in ids],
        catalogue_industry=[catalogued.get(zone, "") for zone in ids],
        industry_id=ids.map(first).fillna(""),
        verified=frame["verification"].map({code: t(word) for code, word in VERIFIED.items()}),
        source=frame["source_id"].map(edition.source_labels).fillna(""),
        catalogue_source=frame["catalogue_source_id"].map(edition.source_labels).fillna(""),
    )
    # of a registry without zones they would be numbers
    return frame.assign(
        **{name: pd.Series(column, frame.index, dtype="object") for name, column in words.items()}
    )


def _approved(text: str, language: str) -> str:
    """1992, 1992-11 or 1992-11-08 in words, "" as it is."""
    if not text:
        return ""
    parts = [int(part) for part in text.split("-")]
    day = date(*parts, *[1] * (3 - len(parts)))
    return dates.date_text(day, day, ("year", "month", "day")[len(parts) - 1], language)


@remember
def prefectures(edition: Edition) -> dict[str, str]:
    """Id -> short name of the prefectures that have zones, in the order of the table of subjects.

    Short, because what is chosen in a list has the room of a few signs.
    """
    own, short = set(registry(edition)["prefecture_id"]), short_names(edition)
    return {
        key: short.get(key, name) for key, name in edition.names("subjects").items() if key in own
    }


@remember
def short_names(edition: Edition) -> dict[str, str]:
    """Id -> short name of the prefectures; the whole name where it has none or shares it."""
    subjects, places = edition.table("subjects"), edition.table("places")
    own = subjects[subjects["kind"] == "prefecture"]
    short = own["subject_id"].map(dict(zip(places["subject_id"], places["short"], strict=True)))
    alone = short.notna() & (short != "") & ~short.map(look, na_action="ignore").duplicated(False)
    return dict(zip(own["subject_id"], short.where(alone, own["name"]), strict=True))


@remember
def shown(edition: Edition, chosen: ZoneFilter) -> pd.DataFrame:
    """The zones that match the filters, in words."""
    frame = registry(edition)
    return frame[frame["subject_id"].isin(zones(edition, chosen)["subject_id"])]


def registry_sources(frame: pd.DataFrame) -> dict[str, str]:
    """Source id -> label of the entries of zones, the sources of the most zones first."""
    order = frame["source_id"].value_counts(sort=True)
    labels = dict(zip(frame["source_id"], frame["source"], strict=True))
    return {str(source): str(labels[source]) for source in order.index if source}


def catalogue_sources(frame: pd.DataFrame) -> dict[str, str]:
    """As `registry_sources`, of the entries of zones in the catalogue."""
    own = frame[frame["catalogue_source_id"] != ""].drop_duplicates("catalogue_source_id")
    return dict(zip(own["catalogue_source_id"], own["catalogue_source"], strict=True))


def unplaced(frame: pd.DataFrame) -> tuple[str, ...]:
    """Names of the zones without a point."""
    return tuple(frame.loc[frame["lon"].isna() | frame["lat"].isna(), "name"])


@remember
def latest_count(edition: Edition) -> dict[str, Any] | None:
    """The newest number of zones that a source counts in the province, a row of facts."""
    table = edition.tables["subjects"]
    groups = table.loc[table["parent_id"] == edition.settings.province_id, "subject_id"]
    counted = edition.latest(
        "indicator_id", filled="year", indicator=ZONES_COUNT, subject=groups, derived=False
    )
    return None if counted.empty else {str(k): v for k, v in counted.iloc[0].items()}


def registry_said(edition: Edition) -> str:
    """How many zones the registry holds beside how many a source counts in the province."""
    t, total, last = edition.t, len(registry(edition)), latest_count(edition)
    if last is None:
        return t("The registry holds {total} zones and need not be complete.").format(total=total)
    if total < last["value"]:
        said = t("The registry holds {total} zones, not all: {group}, {period}: {value}.")
    elif total == last["value"]:
        said = t("The registry holds {total} zones, all of them: {group}, {period}: {value}.")
    else:
        said = t("The registry holds {total} zones; {group}, {period}: {value}.")
    return said.format(
        total=total, group=last["subject"], period=last["period"], value=last["display"]
    )


def not_all(edition: Edition) -> tuple[str, ...]:
    """That the registry has not all zones, or that nobody knows; nothing where it has all."""
    last, total = latest_count(edition), len(registry(edition))
    if last is not None and total == last["value"]:
        return ()
    if last is not None and total < last["value"]:
        return (edition.t("The registry is not complete: more zones may exist."),)
    return (edition.t("Whether the registry is complete is not known: more zones may exist."),)
