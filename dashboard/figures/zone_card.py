"""The card of one zone, the table of zones, and the zones that have no point."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.catalog import Package, remember
from dashboard.domain.zone_selection import co_located
from dashboard.figures.columns import titled
from dashboard.figures.facts import facts
from dashboard.figures.panel import Panel
from dashboard.figures.selection import Selection
from dashboard.figures.zone_map import registry, shown
from dashboard.i18n import mark, translator

MOST_FIGURES = 6
UNPAIRED = ("before", "after")  # half of a comparison says nothing alone
COLUMNS = {
    "name": mark("Zone"),
    "level": mark("Level"),
    "type": mark("Type"),
    "prefecture": mark("Prefecture"),
    "county": mark("County"),
    "verified": mark("Verification"),
    "industry": mark("Leading industries"),
    "source": mark("Source"),
    "locator": mark("Locator"),
}


@dataclass(frozen=True, eq=False)
class ZoneCard:
    """One zone in words: pairs of a label and its text, its latest figures, its neighbours.

    figures: rows of facts; siblings: id -> name of the zones at the same point; remarks: what a
    reader has to know before using it.
    """

    zone_id: str
    name: str
    lines: tuple[tuple[str, str], ...]
    figures: pd.DataFrame
    siblings: Mapping[str, str]
    remarks: tuple[str, ...]
    sources: Mapping[str, str]


@remember
def card(package: Package, language: str, zone: str, chosen: Selection) -> ZoneCard | None:
    """The card of a zone, or None where there is no such zone."""
    t = translator(language)
    frame = registry(package, language).set_index("subject_id")
    if zone not in frame.index:
        return None
    row = {str(name): str(value) for name, value in frame.loc[zone].items()}
    place = t(", ").join(part for part in (row["prefecture"], row["county"]) if part)
    inferred = t("county inferred, to be verified") if row["county_status"] == "inferred" else ""
    level = t(" · ").join(part for part in (row["level"], row["level_note"]) if part)
    lines = (
        (t("Level"), level),
        (t("Type"), row["type"]),
        (t("Place"), t(" · ").join(part for part in (place, inferred) if part) or t("None")),
        (t("Leading industries"), row["industry"] or t("Not recorded")),
        (t("Verification"), row["verified"]),
    )
    remarks = [row["note"]] if row["note"] else []
    if zone not in set(shown(package, language, chosen)["subject_id"]):
        remarks.append(t("This zone is outside the filters, so it is not on the map."))
    return ZoneCard(
        zone, row["name"], lines, _latest(package, language, zone),
        _siblings(package, language, zone), tuple(remarks), {row["source_id"]: row["source"]},
    )  # fmt: skip


def _latest(package: Package, language: str, zone: str) -> pd.DataFrame:
    """The latest printed value of each indicator of the zone and of its clusters."""
    rows = facts(package, language)
    printed = ~rows["derived"] & ~rows["period_kind"].isin(UNPAIRED) & (rows["status"] != "F")
    rows = rows[(rows["zone_id"] == zone) & rows["subject_kind"].isin(["zone", "cluster"])]
    rows = rows[printed.loc[rows.index]]
    ordered = rows.sort_values("period_end", ascending=False, kind="stable", na_position="last")
    return ordered.drop_duplicates(["subject_id", "indicator_id"]).head(MOST_FIGURES)


def _siblings(package: Package, language: str, zone: str) -> dict[str, str]:
    frame = registry(package, language)
    names = dict(zip(frame["subject_id"], frame["name"], strict=True))
    groups = co_located(frame).points["ids"]
    return {i: names[i] for ids in groups if zone in ids for i in ids if i != zone}


@remember
def unplaced(package: Package, language: str, chosen: Selection) -> dict[str, str]:
    """Name -> reason of the zones that match but have no honest point."""
    t = translator(language)
    frame = co_located(shown(package, language, chosen)).unplaced
    reason = frame["note"].where(frame["note"] != "", t("No coordinates are known."))
    return dict(zip(frame["name"], reason, strict=True))


@remember
def zone_table(package: Package, language: str, chosen: Selection) -> Panel:
    """The zones that match, in words, under titles."""
    t = translator(language)
    frame = shown(package, language, chosen)
    title = t("The {count} zones that match").format(count=len(frame))
    return Panel("zone_table", title, titled(frame, COLUMNS, t))
