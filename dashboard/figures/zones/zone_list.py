"""The zones of a map as a table: a map draws places, so its rows are zones and not values."""

import pandas as pd

from dashboard.catalog import Edition
from dashboard.figures.fact_table import titled
from dashboard.figures.panel import Panel, Table
from dashboard.figures.zones.identity import POINT
from dashboard.figures.zones.point_sizes import Size, sizes
from dashboard.figures.zones.registry import ZoneFilter, shown
from dashboard.i18n import mark

COLUMNS = {
    "name": mark("Zone"),
    "level": mark("Level"),
    "type": mark("Type"),
    "prefecture": mark("Prefecture"),
    "county": mark("County"),
    "industry": mark("Leading industries"),
    "lon": mark("Longitude (degrees)"),
    "lat": mark("Latitude (degrees)"),
    "point": mark("Point on the map"),
    "verified": mark("Verification"),
    "source": mark("Source"),
    "locator": mark("Locator"),
    "note": mark("Note"),
}
VALUE = {
    "subject": mark("Subject"),
    "indicator": mark("Indicator"),
    "period": mark("Period"),
    "display": mark("As printed"),
    "value": mark("Value"),
    "unit": mark("Unit"),
    "value_source": mark("Source of the value"),
    "value_locator": mark("Locator of the value"),
}


def zone_list(edition: Edition, chosen: ZoneFilter, size: Size, drawn: Panel) -> Table:
    """The zones that match, one row each; with their values where these size the points.

    Title, notes and coverage are those of `drawn`, the map.
    """
    t = edition.t
    rows = shown(edition, chosen)
    rows = rows.assign(point=rows["location_precision"].map({k: t(v) for k, v in POINT.items()}))
    titles = dict(COLUMNS)
    if size.indicator:
        known = sizes(edition, size).rename(
            columns={"source": "value_source", "locator": "value_locator"}
        )
        known = known.set_index("zone_id")[list(VALUE)]
        rows = rows.join(known, on="subject_id")
        titles |= VALUE
    frame = titled(rows, titles, t)
    named = ["source_id", "source", "locator"]
    sources = pd.concat([rows[named], drawn.rows[named]])
    return Table(
        drawn.key, drawn.title, sources, drawn.notes, drawn.coverage, drawn.missing, frame=frame,
        is_map=True,
    )  # fmt: skip
