"""Maps as still drawings: for pictures that leave the program, and the overview's small one."""

import json
import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from components.interactive_map import Size
from components.static_map import static
from components.theme import Look
from dashboard.catalog import Edition, Package, remember
from dashboard.figures.map.map_ground import LEVELS, box, labels, outline_address, outlines
from dashboard.figures.map.map_notes import points_said
from dashboard.figures.map.map_points import map_points
from dashboard.figures.map.point_colours import colours, legend_of
from dashboard.figures.map.point_values import Quantity, values
from dashboard.figures.map.zone_card import zone_list
from dashboard.figures.panel import Chart
from dashboard.figures.zones.registry import ZoneFilter, registry, registry_sources, unplaced

WIDTH = 640  # px, for a look that fills its panel


def still(
    edition: Edition,
    look: Look,
    points: pd.DataFrame,
    levels: tuple[str, ...] = LEVELS,
    sizes: tuple[Size, ...] = (),
    areas: Mapping[str, list[str]] | None = None,
) -> dict[str, Any]:
    """Points in the columns of `components.interactive_map` on outlines of `levels`, as Vega-Lite.

    As high as the land needs at the width of `look`.
    """
    width = WIDTH if look.width == "container" else look.width
    ground = {level: data for level, data in _inline(edition.package).items() if level in levels}
    west, _, east, _ = box(edition.package)
    return static(
        points, labels(edition), ground, look, round(width / _shape(edition.package)),
        width / max(east - west, 0.1), sizes, areas,
    )  # fmt: skip


@remember
def _inline(package: Package) -> Mapping[str, Any]:
    """Level -> features as values: a renderer that may fetch nothing needs no address."""
    found = {level: outlines(package, level) for level in LEVELS}
    return {
        level: {"values": json.loads(content)["features"]}
        for level, content in found.items()
        if content is not None
    }


def _shape(package: Package) -> float:
    """Width of the land as a share of its height, as the map shows it."""
    west, south, east, north = box(package)
    wide = (east - west) * math.cos(math.radians((south + north) / 2))
    return max(0.5, min(2.5, wide / max(north - south, 0.1)))


@remember
def overview_map(edition: Edition, look: Look) -> Chart:
    """A small map of all zones by level, with outlines of prefectures."""
    panel = _sketch(edition, look, as_file=False)

    def redraw(other: Look) -> Chart:
        return _sketch(edition, other, as_file=True)

    return replace(panel, redraw=redraw, listed=lambda: zone_list(edition, ZoneFilter(), (), panel))


def _sketch(edition: Edition, look: Look, as_file: bool) -> Chart:
    """The sketch map; outlines by address for a browser, within for a file."""
    t = edition.t
    frame = registry(edition)
    coloured, legend = colours(edition, look, frame, "level")
    alike = Quantity()
    sized = values(edition, alike)
    points = map_points(frame.assign(colour=coloured), sized, alike, "", look)
    placed = len(points)
    legend = legend_of(points, legend, look)
    points = points.assign(radius=3.2)
    address = {"url": outline_address(edition.package, "prefecture"),
               "format": {"type": "json", "property": "features"}}  # fmt: skip
    grounds = {"prefecture": address} if "prefecture" in edition.package.outlines else {}
    names = labels(edition)
    return Chart(
        "sketch",
        t("Where the zones are"),
        frame.head(0),
        spec=still(edition, look, points) if as_file else static(points, names, grounds, look, 330),
        notes=(t("Sketch map, not a basis for boundaries."), *points_said(edition, frame)),
        coverage=t("{placed} of {total} zones in the registry").format(
            placed=placed, total=len(frame)
        ),
        alt=t("Sketch map with {placed} zones by level.").format(placed=placed),
        missing=unplaced(frame),
        legend=legend,
        is_map=True,
        registry=registry_sources(frame),
    )
