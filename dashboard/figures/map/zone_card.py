"""The card of one zone, the zones that have no point, and the zones of a map as a table.

A map draws places, so the rows of its table are zones and not values.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.catalog import Edition, remember
from dashboard.figures import fact_table
from dashboard.figures.fact_table import titled
from dashboard.figures.map.map_points import co_located
from dashboard.figures.map.point_values import Quantity, values
from dashboard.figures.panel import Panel, Table
from dashboard.figures.wording.codes import PERIOD_KIND, SEEN
from dashboard.figures.zones.identity import POINT, industry_lines, name_lines
from dashboard.figures.zones.registry import UNLISTED, ZoneFilter, registry, shown
from dashboard.i18n import mark

MOST_FIGURES = 6
RESULTS = ("A", "E", "P")  # no forecasts
WHOLE_PERIODS = tuple(kind for kind in PERIOD_KIND if kind not in ("before", "after"))
COLUMNS = {
    "name": mark("Zone"),
    "level": mark("Level"),
    "type": mark("Type"),
    "prefecture": mark("Prefecture"),
    "county": mark("County"),
    "class": mark("Class (2018 catalogue)"),
    "approved_in": mark("Approved (2018 catalogue)"),
    "catalogue_code": mark("Code in the catalogue"),
    "catalogue_industry": mark("Leading industries (2018 catalogue)"),
    "industry": mark("Leading industries (as reported)"),
    "lon": mark("Longitude (degrees)"),
    "lat": mark("Latitude (degrees)"),
    "point": mark("Point on the map"),
    "verified": mark("Verification"),
    "source": mark("Source"),
    "locator": mark("Locator"),
    "note": mark("Note"),
}
TABLE_COLUMNS = {
    name: COLUMNS[name]
    for name in (
        "name", "level", "type", "prefecture", "county", "class", "approved_in", "verified",
        "catalogue_industry", "industry", "source", "locator",
    )
}  # fmt: skip
VALUE = {
    **{
        name: fact_table.COLUMNS[name]
        for name in ("subject", "indicator", "period", "display", "value", "unit")
    },
    "value_source": mark("Source of the value"),
    "value_locator": mark("Locator of the value"),
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
def card(edition: Edition, zone: str, chosen: ZoneFilter) -> ZoneCard | None:
    """The card of a zone, or None where there is no such zone."""
    t = edition.t
    frame = registry(edition).set_index("subject_id")
    if zone not in frame.index:
        return None
    row = {str(name): str(value) for name, value in frame.loc[zone].items()}
    place = t(", ").join(part for part in (row["prefecture"], row["county"]) if part)
    inferred = t("county inferred, to be verified") if row["county_status"] == "inferred" else ""
    level = t(" · ").join(part for part in (row["level"], row["level_note"]) if part)
    told = (*industry_lines(edition, row), *name_lines(edition, zone))
    lines = (
        *_official(edition, row),
        (t("Level"), level),
        (t("Type"), row["type"]),
        (t("Place"), t(" · ").join(part for part in (place, inferred) if part) or t("None")),
        *((line.label, line.text) for line in told),
        (t("Verification"), row["verified"]),
    )
    remarks = [row["note"]] if row["note"] else []
    if zone not in set(shown(edition, chosen)["subject_id"]):
        remarks.append(t("This zone is outside the filters, so it is not on the map."))
    return ZoneCard(
        zone, row["name"], lines, _latest(edition, zone),
        _siblings(edition, zone), tuple(remarks), _entries(row),
    )  # fmt: skip


def _official(edition: Edition, row: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Class and month of approval in the catalogue, or that the zone is not in it."""
    t = edition.t
    if row["catalogue_status"] == UNLISTED:
        said = t(SEEN[UNLISTED])
    else:
        approved = t("approved {month}").format(month=row["approved_in"])
        parts = (row["class"], approved if row["approved_in"] else "")
        said = t(" · ").join(part for part in parts if part)
    return ((t("Catalogue (2018 edition)"), said),) if said else ()


def _entries(row: Mapping[str, str]) -> dict[str, str]:
    """The sources of the card, id -> label: the catalogue, then the entry of the registry."""
    pairs = ("catalogue_source_id", "catalogue_source"), ("source_id", "source")
    return {row[key]: row[label] for key, label in pairs if row[key]}


def _latest(edition: Edition, zone: str) -> pd.DataFrame:
    """The latest printed value of each indicator of the zone and of its clusters."""
    return edition.latest(
        "subject_id", "indicator_id", zone=zone, subject_kind=("zone", "cluster"), derived=False,
        status=RESULTS, period_kind=WHOLE_PERIODS,
    ).head(MOST_FIGURES)  # fmt: skip


def _siblings(edition: Edition, zone: str) -> dict[str, str]:
    frame = registry(edition)
    names = dict(zip(frame["subject_id"], frame["name"], strict=True))
    groups = co_located(frame).points["ids"]
    return {i: names[i] for ids in groups if zone in ids for i in ids if i != zone}


@remember
def unplaced(edition: Edition, chosen: ZoneFilter) -> dict[str, str]:
    """Name -> reason of the zones that match but have no honest point."""
    t = edition.t
    frame = co_located(shown(edition, chosen)).unplaced
    reason = frame["note"].where(frame["note"] != "", t("No coordinates are known."))
    return dict(zip(frame["name"], reason, strict=True))


@remember
def zone_table(edition: Edition, chosen: ZoneFilter) -> Table:
    """The zones that match, in words, under titles."""
    t = edition.t
    frame = shown(edition, chosen)
    title = t("The {count} zones that match").format(count=len(frame))
    return Table("zone_table", title, frame=titled(frame, TABLE_COLUMNS, t))


def zone_list(
    edition: Edition, chosen: ZoneFilter, measured: Iterable[Quantity], drawn: Panel
) -> Table:
    """The zones that match, one row each, with their values of what colours or sizes the points.

    Title, notes and coverage are those of `drawn`, the map.
    """
    t = edition.t
    rows = shown(edition, chosen)
    rows = rows.assign(point=rows["location_precision"].map({k: t(v) for k, v in POINT.items()}))
    titles = {name: t(title) for name, title in COLUMNS.items()}
    quantities = [q for q in dict.fromkeys(measured) if q.indicator]
    for number, quantity in enumerate(quantities):
        known = values(edition, quantity).rename(
            columns={"source": "value_source", "locator": "value_locator"}
        )
        known = known.set_index("zone_id")[list(VALUE)].add_suffix(f"_{number}")
        rows = rows.join(known, on="subject_id")
        # two quantities have the same columns, so that the second says whose they are
        of = edition.names("indicators")[quantity.indicator] if number else ""
        titles |= {
            f"{name}_{number}": t("{subject}: {indicator}").format(subject=of, indicator=t(title))
            if of else t(title)
            for name, title in VALUE.items()
        }  # fmt: skip
    frame = rows[list(titles)].rename(columns=titles)
    named = ["source_id", "source", "locator"]
    sources = pd.concat([rows[named], drawn.rows[named]])
    return Table(
        drawn.key, drawn.title, sources, drawn.notes, drawn.coverage, drawn.missing, frame=frame,
        is_map=True,
    )  # fmt: skip
