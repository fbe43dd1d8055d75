"""The zones of a map as a table: a map draws places, so its rows are zones and not values."""

from collections.abc import Iterable

import pandas as pd

from dashboard.catalog import Edition
from dashboard.figures import fact_table
from dashboard.figures.panel import Panel, Table
from dashboard.figures.zones.identity import POINT
from dashboard.figures.zones.point_values import Quantity, values
from dashboard.figures.zones.registry import ZoneFilter, shown
from dashboard.i18n import mark

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
VALUE = {
    **{
        name: fact_table.COLUMNS[name]
        for name in ("subject", "indicator", "period", "display", "value", "unit")
    },
    "value_source": mark("Source of the value"),
    "value_locator": mark("Locator of the value"),
}


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
