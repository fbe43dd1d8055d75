"""Where one measure stands, on the map: a still picture, for the screen and for export."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from components.static_map import static
from components.theme import Look, palette
from dashboard.catalog import Edition, remember
from dashboard.domain.reforms import Light
from dashboard.figures.panel import Chart
from dashboard.figures.reforms.cell_rows import cell_rows
from dashboard.figures.reforms.cells import ReformSelection, cells, day_of
from dashboard.figures.reforms.reform_words import shown
from dashboard.figures.zones.map_ground import labels, outline_address
from dashboard.figures.zones.map_notes import points_said
from dashboard.figures.zones.point_values import Quantity, values
from dashboard.figures.zones.points import map_points
from dashboard.figures.zones.registry import registry, registry_sources, unplaced
from dashboard.figures.zones.still_maps import still

POINT = 5.0  # px, radius of a zone
BLANK = (Light.UNREPORTED.value, Light.NOT_APPLICABLE.value)  # too pale for a point: outlined
OUTLINES = "prefecture"


@remember
def map_panel(edition: Edition, look: Look, chosen: ReformSelection) -> Chart:
    """The zones of one measure on the map by light; the legend has the counts."""

    def redraw(other: Look) -> Chart:
        return _panel(edition, other, chosen, as_file=True)

    return replace(_panel(edition, look, chosen, as_file=False), redraw=redraw)


def _panel(edition: Edition, look: Look, chosen: ReformSelection, as_file: bool) -> Chart:
    """The map; its outlines by address for a browser, within for a file."""
    t, table = edition.t, cells(edition.package, chosen)
    light = dict(zip(table["subject_id"], table["light"], strict=True))
    zones = registry(edition)
    zones = zones[zones["subject_id"].isin(set(light))]
    points = _points(zones, edition, look, light)
    placed = len(points)
    title, legend = t("On the map, by schedule status"), _legend(table, look)
    said = "; ".join(entry for _, entry in legend)
    return Chart(
        "measure_map",
        title,
        cell_rows(edition, table, day_of(edition.package, chosen)),
        spec=_drawn(edition, look, points, as_file) if placed else {},
        notes=(t("Sketch map, not a basis for boundaries."), *points_said(edition, zones)),
        coverage=t("{placed} of {total} zones have a point").format(
            placed=placed, total=len(light)
        ),
        alt=f"{title}. {said}",
        missing=unplaced(zones),
        legend=legend,
        is_map=placed > 0,
        registry=registry_sources(zones),
    )


def _drawn(edition: Edition, look: Look, points: pd.DataFrame, as_file: bool) -> dict[str, Any]:
    if as_file:
        return still(edition, look, points, (OUTLINES,))
    address = {"url": outline_address(edition.package, OUTLINES),
               "format": {"type": "json", "property": "features"}}  # fmt: skip
    grounds = {OUTLINES: address} if OUTLINES in edition.package.outlines else {}
    return static(points, labels(edition), grounds, look, 360)


def _points(
    frame: pd.DataFrame, edition: Edition, look: Look, light: Mapping[str, str]
) -> pd.DataFrame:
    """One row a zone in the colour of its light; hollow where no light is given."""
    of_zone = frame["subject_id"].map(light)
    kinds = {code: shown("light", code, look) for code in set(light.values())}
    faint = palette(look.mode).faint
    colour = of_zone.map({c: faint if c in BLANK else kind.colour for c, kind in kinds.items()})
    alike = Quantity()
    sized = values(edition, alike)
    points = map_points(frame.assign(colour=colour), sized, alike, "", look)
    words = of_zone.map({code: f"{kind.sign} {kind.word}" for code, kind in kinds.items()})
    tips = dict(zip(frame["subject_id"], words, strict=True))
    return points.assign(
        radius=POINT, hollow=points["colour"] == faint, tip=points["point_id"].map(tips)
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
