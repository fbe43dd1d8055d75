"""The small map of the overview: all zones by level, and no more than that."""

from dataclasses import replace

from components.static_map import static
from components.theme import Look
from dashboard.catalog import Edition, remember
from dashboard.figures.panel import Chart
from dashboard.figures.zones.map_ground import labels, outline_address
from dashboard.figures.zones.point_sizes import Size, sizes
from dashboard.figures.zones.registry import ZoneFilter, registry, registry_sources, unplaced
from dashboard.figures.zones.still_map import still
from dashboard.figures.zones.zone_list import zone_list
from dashboard.figures.zones.zone_map import colours, legend_of, map_points


@remember
def overview_map(edition: Edition, look: Look) -> Chart:
    """A small map of all zones by level, with outlines of prefectures."""
    panel = _sketch(edition, look, as_file=False)

    def redraw(other: Look) -> Chart:
        return _sketch(edition, other, as_file=True)

    return replace(
        panel, redraw=redraw, listed=lambda: zone_list(edition, ZoneFilter(), Size(), panel)
    )


def _sketch(edition: Edition, look: Look, as_file: bool) -> Chart:
    """The sketch map; outlines by address for a browser, within for a file."""
    t = edition.t
    frame = registry(edition)
    coloured, legend = colours(edition, look, frame, "level")
    alike = Size()
    sized = sizes(edition, alike)
    points = map_points(frame.assign(colour=coloured), sized, alike, "", look)
    placed = int(points["count"].sum())
    legend = legend_of(points, legend, look)
    points = points.assign(radius=3.2, count=1)  # too small for numbers
    address = {"url": outline_address(edition.package, "prefecture"),
               "format": {"type": "json", "property": "features"}}  # fmt: skip
    grounds = {"prefecture": address} if edition.package.geometry("prefecture") else {}
    names = labels(edition)
    return Chart(
        "sketch",
        t("Where the zones are"),
        frame.head(0),
        spec=still(edition, look, points) if as_file else static(points, names, grounds, look, 330),
        notes=(t("Sketch map, not a basis for boundaries. Points are county seats."),),
        coverage=t("{placed} of {total} zones in the registry").format(
            placed=placed, total=len(frame)
        ),
        alt=t("Sketch map with {placed} zones by level.").format(placed=placed),
        missing=unplaced(frame),
        legend=legend,
        is_map=True,
        registry=registry_sources(frame),
    )
