"""The zone map: points in colour and size, their legend, and the table of the zones shown."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pandas as pd

from components import interactive_map as maps
from components.dates import date_text
from components.theme import Look
from dashboard.catalog import Edition, remember
from dashboard.figures.map import area_values
from dashboard.figures.map.map_ground import GROUND, labels, outline_address, view
from dashboard.figures.map.map_notes import map_notes
from dashboard.figures.map.map_points import map_points, sizes
from dashboard.figures.map.point_colours import (
    COLOURED_BY,
    OF_CATALOGUE,
    colour_told,
    colour_words,
    colours,
    legend_of,
    value_colours,
)
from dashboard.figures.map.point_values import (
    Quantity,
    colouring,
    contested,
    contested_words,
    most,
    values,
)
from dashboard.figures.map.still_maps import still
from dashboard.figures.map.zone_card import zone_list
from dashboard.figures.panel import Chart, Legend
from dashboard.figures.wording.disagreements import disagreement_notes
from dashboard.figures.zones.registry import (
    ZoneFilter,
    catalogue_sources,
    registry,
    registry_sources,
    short_names,
    shown,
    unplaced,
)

LEAST_PREFECTURES = 2  # of one there is nothing to compare


@dataclass(frozen=True, eq=False)
class _Placed:
    """What is drawn. zones: those that match; rows: the values that colour, size or fill."""

    zones: pd.DataFrame
    rows: pd.DataFrame
    points: pd.DataFrame
    legend: Legend
    sizes: tuple[maps.Size, ...]
    areas: pd.DataFrame


@dataclass(frozen=True)
class MapSelection:
    """What a reader chose: the zones, the one with a ring, what colours and sizes the points.

    color: a kind of COLOURED_BY or an indicator; color_year: of the indicator's values. area: what
    fills outlines, an option of `area_values`. years: those that can be looked at.
    """

    matching: ZoneFilter = field(default_factory=ZoneFilter)
    zone: str = ""
    color: str = "type"
    color_year: int = 0
    size: Quantity = field(default_factory=Quantity)
    area: Quantity = field(default_factory=Quantity)
    years: tuple[int, ...] = ()

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
        found.points,
        labels(edition),
        {level: outline_address(package, level) for level in GROUND if level in package.outlines},
        view(package, focus, chosen.matching.prefecture),
        view(package, ""),
        look,
        found.sizes,
        found.areas,
    )
    if len(chosen.years) > 1:
        shown_year = chosen.color_year or chosen.size.year or chosen.area.year
        live["years"] = _years(edition, chosen.years, shown_year)

    def redraw(other: Look) -> Chart:
        again = _placed(edition, _bare(other), chosen)
        spec = still(edition, other, again.points, sizes=again.sizes, areas=_coloured(again.areas))
        return _chart(edition, chosen, again, spec=spec)

    drawn = _chart(edition, chosen, found, live=live, redraw=redraw)
    measured = (chosen.shade, chosen.size)
    return replace(drawn, listed=lambda: zone_list(edition, chosen.matching, measured, drawn))


def _bare(look: Look) -> Look:
    """The look without its width, on which no point depends."""
    return Look(look.mode, look.language)


@remember
def _placed(edition: Edition, look: Look, chosen: MapSelection) -> _Placed:
    frame, shade, size = shown(edition, chosen.matching), chosen.shade, chosen.size
    if shade.indicator:
        coloured, legend = value_colours(edition, look, frame, shade)
    else:
        coloured, legend = colours(edition, look, frame, chosen.color)
    told = colour_told(edition, frame, chosen.color, shade)
    sized = values(edition, size)
    largest = most(edition, size.indicator) if size.indicator else 0.0
    both = pd.concat([contested(edition, shade), contested(edition, size)])
    said = contested_words(edition, both)
    unsettled = [said.get(zone, "") for zone in frame["subject_id"]]
    drawn = frame.assign(
        colour=coloured, told=told, lacking=(told == "") & bool(shade.indicator),
        contested=unsettled,
    )  # fmt: skip
    points = map_points(drawn, sized, size, chosen.zone, look, largest)
    rows = pd.concat([sized, values(edition, shade), both]).drop_duplicates("observation_id")
    rows = rows[rows["zone_id"].isin(frame["subject_id"])]
    filled, filled_legend = area_values.areas(edition, look, chosen.area)
    areas = chosen.area
    rows = pd.concat([
        rows, area_values.values(edition, areas), area_values.contested(edition, areas),
    ])  # fmt: skip
    return _Placed(
        frame, rows, points, (*legend_of(points, legend, look), *filled_legend),
        sizes(sized, largest, look), filled,
    )  # fmt: skip


def _coloured(areas: pd.DataFrame) -> dict[str, list[str]]:
    """Colour -> ids of the places that it fills."""
    groups = areas[~areas["hollow"].astype(bool)].groupby("colour", sort=False)["area_id"]
    return {str(colour): list(ids) for colour, ids in groups}


def _years(edition: Edition, years: tuple[int, ...], now: int) -> dict[str, Any]:
    """The years of the slider in order, each with its words."""
    ends = [(date(year, 1, 1), date(year, 12, 31)) for year in sorted(years)]
    words = [date_text(*span, "year", edition.language) for span in ends]
    every = [[str(year), said] for year, said in zip(sorted(years), words, strict=True)]
    return {"all": every, "now": str(now)}


def _chart(edition: Edition, chosen: MapSelection, found: _Placed, **more: Any) -> Chart:
    t = edition.t
    frame = found.zones
    total, placed = len(registry(edition)), len(found.points)
    of_catalogue = catalogue_sources(frame) if chosen.color in OF_CATALOGUE else {}
    return Chart(
        "map",
        t("{zones} · {what}").format(
            zones=t("Development zones") if chosen.shade.indicator else _where(edition, frame),
            what=_coloured_by(edition, chosen),
        ),
        found.rows,
        notes=(
            *map_notes(edition, frame, chosen.shade, chosen.size, chosen.area, bool(of_catalogue)),
            *disagreement_notes(edition, found.rows),
        ),
        coverage=t("{n} of the {total} zones in the registry match; {placed} have a point").format(
            n=len(frame), total=total, placed=placed
        ),
        alt=t("Sketch map with {placed} zones; the table below names them.").format(placed=placed),
        missing=unplaced(frame),
        legend=found.legend,
        is_map=True,
        registry=of_catalogue | registry_sources(frame),
        **more,
    )


def _where(edition: Edition, frame: pd.DataFrame) -> str:
    """In which prefecture most of the zones shown are; only the subject where several share it."""
    t, counted = edition.t, frame.loc[frame["prefecture_id"] != "", "prefecture_id"].value_counts()
    first = counted[counted == counted.max()]
    if len(counted) < LEAST_PREFECTURES or len(first) > 1:
        return t("Development zones")
    return t("Development zones: most in {prefecture}, {n} of {total}").format(
        prefecture=short_names(edition)[str(first.index[0])], n=first.iloc[0], total=len(frame)
    )


def colour_options(edition: Edition) -> dict[str, str]:
    """Id -> words of what a point's colour can stand for: kinds, then indicators."""
    return colour_words(edition) | colouring(edition)


def _coloured_by(edition: Edition, chosen: MapSelection) -> str:
    words = colour_options(edition).get(chosen.color, chosen.color)
    if not chosen.shade.indicator:
        return words
    return edition.t("{indicator} ({year})").format(indicator=words, year=chosen.color_year)
