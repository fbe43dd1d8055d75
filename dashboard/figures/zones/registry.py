"""The registry of zones in words, and the zones that match what a reader chose."""

from dataclasses import dataclass

import pandas as pd

from dashboard.catalog import Edition, Package, remember
from dashboard.i18n import mark

VERIFIED = {
    "verified": mark("Verified by a public source"),
    "unverified": mark("Not verified"),
}


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
    """Every zone in words: the columns of `zones` plus name, level, type, prefecture, county,
    industry (leading ones joined, "" if none is recorded), industry_id (sector of the first),
    verified, source."""
    t = edition.t
    frame = zones(edition, ZoneFilter())
    subjects = edition.names("subjects")
    led = edition.tables["zone_industries"].sort_values(["as_of", "position"], kind="stable")
    led = led.drop_duplicates(["zone_id", "industry_id"])  # two sources may name the same one
    industry = edition.tables["industries"].set_index("industry_id")["sector_id"]
    names = led["industry_id"].map(edition.names("industries"))
    joined = names.groupby(led["zone_id"]).agg(t(", ").join)
    first = led.drop_duplicates("zone_id").set_index("zone_id")["industry_id"].map(industry)
    ids = frame["subject_id"]
    return frame.assign(
        level=frame["level_id"].map(edition.names("levels")),
        type=frame["type_id"].map(edition.names("types")),
        prefecture=frame["prefecture_id"].map(subjects).fillna(""),
        county=frame["county_id"].map(subjects).fillna(""),
        industry=ids.map(joined).fillna(""),
        industry_id=ids.map(first).fillna(""),
        verified=frame["verification"].map({code: t(word) for code, word in VERIFIED.items()}),
        source=frame["source_id"].map(edition.source_labels),
    )


@remember
def prefectures(edition: Edition) -> dict[str, str]:
    """Id -> name of the prefectures that have zones."""
    frame = registry(edition)
    own = frame[frame["prefecture_id"] != ""].sort_values("prefecture_id", kind="stable")
    return dict(zip(own["prefecture_id"], own["prefecture"], strict=True))


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


def unplaced(frame: pd.DataFrame) -> tuple[str, ...]:
    """Names of the zones without a point."""
    return tuple(frame.loc[frame["lon"].isna() | frame["lat"].isna(), "name"])
