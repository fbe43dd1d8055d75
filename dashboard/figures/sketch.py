"""The small map of the overview: all zones by level, and no more than that."""

from dataclasses import replace

from components.static_map import static
from components.theme import Look
from dashboard.catalog import Package, remember
from dashboard.figures.map_ground import labels, outline_address
from dashboard.figures.panel import Panel
from dashboard.figures.sizes import Size, sizes
from dashboard.figures.still_map import still
from dashboard.figures.zone_map import (
    colours,
    legend_of,
    map_points,
    registry,
    registry_sources,
    unplaced,
)
from dashboard.i18n import translator


@remember
def sketch_panel(package: Package, look: Look) -> tuple[Panel, tuple[tuple[str, str], ...]]:
    """A small map of all zones by level, with outlines of prefectures; and its legend."""
    panel = _sketch(package, look, as_file=False)

    def redraw(other: Look) -> Panel:
        return _sketch(package, other, as_file=True)

    return replace(panel, redraw=redraw), panel.legend


def _sketch(package: Package, look: Look, as_file: bool) -> Panel:
    """The sketch map; outlines by address for a browser, within for a file."""
    t = translator(look.language)
    frame = registry(package, look.language)
    coloured, legend = colours(package, look, frame, "level")
    alike = Size()
    sized = sizes(package, look.language, alike)
    points = map_points(frame.assign(colour=coloured), sized, alike, "", look)
    placed = int(points["count"].sum())
    legend = legend_of(points, legend, look)
    points = points.assign(radius=3.2, count=1)  # too small for numbers
    address = {"url": outline_address(package, "prefecture"),
               "format": {"type": "json", "property": "features"}}  # fmt: skip
    grounds = {"prefecture": address} if package.geometry("prefecture") else {}
    names = labels(package, look.language)
    return Panel(
        "sketch",
        t("Where the zones are"),
        frame.head(0),
        still(package, look, points) if as_file else static(points, names, grounds, look, 330),
        (t("Sketch map, not a basis for boundaries. Points are county seats."),),
        t("{placed} of {total} zones in the registry").format(placed=placed, total=len(frame)),
        t("Sketch map with {placed} zones by level.").format(placed=placed),
        missing=unplaced(frame),
        legend=legend,
        is_map=True,
        registry=registry_sources(frame),
    )
