"""The zone map: points in colour and size, their legend, and the table of the zones shown."""

from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from components import interactive_map as maps
from components.theme import Look
from dashboard.catalog import Edition, remember
from dashboard.figures.panel import Chart, Legend
from dashboard.figures.zones.map_ground import GROUND, labels, outline_address, view
from dashboard.figures.zones.map_notes import map_notes
from dashboard.figures.zones.point_colours import (
    COLOURED_BY,
    OF_CATALOGUE,
    colour_told,
    colour_words,
    colours,
    legend_of,
    value_colours,
)
from dashboard.figures.zones.point_values import Quantity, colouring, values
from dashboard.figures.zones.points import map_points, sizes
from dashboard.figures.zones.registry import (
    ZoneFilter,
    catalogue_sources,
    registry,
    registry_sources,
    shown,
    unplaced,
)
from dashboard.figures.zones.still_maps import still
from dashboard.figures.zones.zone_list import zone_list

Placed = tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, Legend, tuple[maps.Size, ...]]


@dataclass(frozen=True)
class MapSelection:
    """What a reader chose: the zones, the one with a ring, what colours and sizes the points.

    color: a kind of COLOURED_BY or an indicator; color_year: of the indicator's values.
    """

    matching: ZoneFilter = field(default_factory=ZoneFilter)
    zone: str = ""
    color: str = "type"
    color_year: int = 0
    size: Quantity = field(default_factory=Quantity)

    @property
    def shade(self) -> Quantity:
        """The indicator by whose values the points are coloured, none where kinds colour them."""
        kind = self.color in COLOURED_BY
        return Quantity() if kind else Quantity(self.color, self.color_year)


@remember
def zone_map(edition: Edition, look: Look, chosen: MapSelection, focus: str) -> Chart:
    """The map of the zones that match.

    The chosen zone gets a ring; the view is moved to focus.
    """
    found = _placed(edition, _bare(look), chosen)
    package = edition.package
    live = maps.interactive(
        found[2],
        labels(edition),
        {level: outline_address(package, level) for level in GROUND if level in package.outlines},
        view(package, focus, chosen.matching.prefecture),
        view(package, ""),
        look,
        found[4],
    )

    def redraw(other: Look) -> Chart:
        again = _placed(edition, _bare(other), chosen)
        return _chart(edition, chosen, again, spec=still(edition, other, again[2], sizes=again[4]))

    drawn = _chart(edition, chosen, found, live=live, redraw=redraw)
    measured = (chosen.shade, chosen.size)
    return replace(drawn, listed=lambda: zone_list(edition, chosen.matching, measured, drawn))


def _bare(look: Look) -> Look:
    """The look without its width, on which no point depends."""
    return Look(look.mode, look.language)


@remember
def _placed(edition: Edition, look: Look, chosen: MapSelection) -> Placed:
    """The zones that match, the values that colour or size them, their points, and the legend."""
    frame, shade = shown(edition, chosen.matching), chosen.shade
    if shade.indicator:
        coloured, legend = value_colours(edition, look, frame, shade)
    else:
        coloured, legend = colours(edition, look, frame, chosen.color)
    told = colour_told(edition, frame, chosen.color, shade)
    sized = values(edition, chosen.size)
    drawn = frame.assign(colour=coloured, told=told, lacking=(told == "") & bool(shade.indicator))
    points = map_points(drawn, sized, chosen.size, chosen.zone, look)
    rows = pd.concat([sized, values(edition, shade)]).drop_duplicates("observation_id")
    rows = rows[rows["zone_id"].isin(frame["subject_id"])]
    return frame, rows, points, legend_of(points, legend, look), sizes(sized, look)


def _chart(edition: Edition, chosen: MapSelection, found: Placed, **more: Any) -> Chart:
    t = edition.t
    frame, rows, points, legend, _ = found
    total, placed = len(registry(edition)), len(points)
    of_catalogue = catalogue_sources(frame) if chosen.color in OF_CATALOGUE else {}
    return Chart(
        "map",
        t("Development zones · {what}").format(what=_coloured_by(edition, chosen)),
        rows,
        notes=map_notes(edition, frame, chosen.shade, chosen.size, bool(of_catalogue)),
        coverage=t("{n} of the {total} zones in the registry match; {placed} have a point").format(
            n=len(frame), total=total, placed=placed
        ),
        alt=t("Sketch map with {placed} zones; the table below names them.").format(placed=placed),
        missing=unplaced(frame),
        legend=legend,
        is_map=True,
        registry=of_catalogue | registry_sources(frame),
        **more,
    )


def colour_options(edition: Edition) -> dict[str, str]:
    """Id -> words of what a point's colour can stand for: kinds, then indicators."""
    return colour_words(edition) | colouring(edition)


def _coloured_by(edition: Edition, chosen: MapSelection) -> str:
    words = colour_options(edition).get(chosen.color, chosen.color)
    if not chosen.shade.indicator:
        return words
    return edition.t("{indicator} ({year})").format(indicator=words, year=chosen.color_year)
