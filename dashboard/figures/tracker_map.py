"""Where one measure stands, on the map: a still picture, for the screen and for export."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from components.static_map import static
from components.theme import Look, palette
from dashboard.catalog import Package, remember
from dashboard.domain.reforms import Light
from dashboard.figures.map_ground import labels, outline_address
from dashboard.figures.panel import Panel
from dashboard.figures.selection import Chosen
from dashboard.figures.sizes import Size, sizes
from dashboard.figures.still_map import still
from dashboard.figures.tracker_cells import cells, day_of
from dashboard.figures.tracker_rows import cell_rows
from dashboard.figures.tracker_words import shown
from dashboard.figures.zone_map import map_points, registry, registry_sources, unplaced
from dashboard.i18n import translator

POINT = 5.0  # px, radius of a zone
BLANK = (Light.UNREPORTED.value, Light.NOT_APPLICABLE.value)  # too pale for a point: outlined
OUTLINES = "prefecture"


@remember
def map_panel(package: Package, look: Look, chosen: Chosen) -> Panel:
    """The zones of one measure on the map by light; the legend has the counts."""

    def redraw(other: Look) -> Panel:
        return _panel(package, other, chosen, as_file=True)

    return replace(_panel(package, look, chosen, as_file=False), redraw=redraw)


def _panel(package: Package, look: Look, chosen: Chosen, as_file: bool) -> Panel:
    """The map; its outlines by address for a browser, within for a file."""
    t, table = translator(look.language), cells(package, chosen)
    light = dict(zip(table["subject_id"], table["light"], strict=True))
    zones = registry(package, look.language)
    zones = zones[zones["subject_id"].isin(set(light))]
    points = _points(zones, package, look, light)
    placed = int(points["count"].sum())
    title, mixed = t("On the map, by schedule light"), palette(look.mode).ink
    legend = _legend(table, look)
    if (points["colour"] == mixed).any():
        legend = (*legend, (mixed, t("zones with different lights at one seat")))
    said = "; ".join(entry for _, entry in legend)
    return Panel(
        "measure_map",
        title,
        cell_rows(package, look.language, table, day_of(package, chosen)),
        _drawn(package, look, points, as_file) if placed else {},
        (t("Sketch map, not a basis for boundaries."),),
        t("{placed} of {total} zones have a point").format(placed=placed, total=len(light)),
        f"{title}. {said}",
        missing=unplaced(zones),
        legend=legend,
        is_map=placed > 0,
        registry=registry_sources(zones),
    )


def _drawn(package: Package, look: Look, points: pd.DataFrame, as_file: bool) -> dict[str, Any]:
    if as_file:
        return still(package, look, points, (OUTLINES,))
    address = {"url": outline_address(package, OUTLINES),
               "format": {"type": "json", "property": "features"}}  # fmt: skip
    grounds = {OUTLINES: address} if package.geometry(OUTLINES) else {}
    return static(points, labels(package, look.language), grounds, look, 360)


def _points(
    frame: pd.DataFrame, package: Package, look: Look, light: Mapping[str, str]
) -> pd.DataFrame:
    """One row a place in the colour of its light; hollow where no light is given."""
    t = translator(look.language)
    of_zone = frame["subject_id"].map(light)
    kinds = {code: shown("light", code, look) for code in set(light.values())}
    faint = palette(look.mode).faint
    colour = of_zone.map({c: faint if c in BLANK else kind.colour for c, kind in kinds.items()})
    alike = Size()
    sized = sizes(package, look.language, alike)
    points = map_points(frame.assign(colour=colour), sized, alike, "", look)
    words = of_zone.map({code: f"{kind.sign} {kind.word}" for code, kind in kinds.items()})
    told = frame["name"] + t(": ") + words
    tips = told.groupby([frame["lon"], frame["lat"]]).agg(t("; ").join).to_dict()
    places = zip(points["lon"], points["lat"], strict=True)
    return points.assign(
        radius=POINT,
        hollow=points["colour"] == faint,
        tip=[tips.get(place, "") for place in places],
    )


def _legend(table: pd.DataFrame, look: Look) -> tuple[tuple[str, str], ...]:
    """Colours with word and count, lights in their order; the points bear no sign."""
    counted = table["light"].value_counts()
    found = [(shown("light", light.value, look), light.value) for light in Light
             if light.value in counted]  # fmt: skip
    faint = palette(look.mode).faint
    return tuple(
        (faint if code in BLANK else kind.colour, f"{kind.word} {counted[code]}")
        for kind, code in found
    )
