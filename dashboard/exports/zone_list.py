"""The zones of a map as a table: a map draws places, so its rows are zones and not values."""

from dataclasses import dataclass, field

import pandas as pd

from dashboard.catalog import Package
from dashboard.figures.columns import titled
from dashboard.figures.identity import POINT
from dashboard.figures.panel import Panel
from dashboard.figures.selection import Selection
from dashboard.figures.sizes import Size, sizes
from dashboard.figures.zone_map import shown
from dashboard.i18n import mark, translator

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


@dataclass(frozen=True, eq=False)
class Listed(Panel):
    """A panel whose file has the columns of `frame`; `rows` say on which sources it rests."""

    frame: pd.DataFrame = field(default_factory=pd.DataFrame)


def zone_list(
    package: Package, language: str, chosen: Selection, size: Size, drawn: Panel
) -> Listed:
    """The zones that match, one row each; with their values where these size the points.

    Title, notes and coverage are those of `drawn`, the map.
    """
    t = translator(language)
    rows = shown(package, language, chosen)
    rows = rows.assign(point=rows["location_precision"].map({k: t(v) for k, v in POINT.items()}))
    titles = dict(COLUMNS)
    if size.indicator:
        known = sizes(package, language, size).rename(
            columns={"source": "value_source", "locator": "value_locator"}
        )
        known = known.set_index("zone_id")[list(VALUE)]
        rows = rows.join(known, on="subject_id")
        titles |= VALUE
    frame = titled(rows, titles, t)
    sources = pd.concat([rows[["source_id", "source", "locator"]], _of_values(drawn)])
    return Listed(
        drawn.key, drawn.title, sources, notes=drawn.notes, coverage=drawn.coverage,
        missing=drawn.missing, is_map=True, frame=frame,
    )  # fmt: skip


def _of_values(drawn: Panel) -> pd.DataFrame:
    columns = ["source_id", "source", "locator"]
    return drawn.rows[columns] if set(columns) <= set(drawn.rows.columns) else pd.DataFrame()
