"""The zone map: what is asked and drawn."""

from collections.abc import Mapping

from dashboard.figures.map import area_values, point_values
from dashboard.figures.map.point_values import Quantity
from dashboard.figures.map.zone_map import MapSelection, colour_options, zone_map
from dashboard.figures.zones.registry import ZoneFilter, prefectures, registry, sectors
from dashboard.filters.asker import Asker, Width
from dashboard.i18n import mark
from dashboard.views.view import View


def ask_zones(asker: Asker, widths: Mapping[str, Width]) -> ZoneFilter:
    """The lists by which zones are narrowed, alike on every page that has them.

    widths: parameter -> px, of those to be asked; they stand in one order, whatever that of widths.
    """
    t, edition = asker.t, asker.edition
    lists = {
        "level": (t("Level"), edition.names("levels"), t("All levels")),
        "type": (t("Type"), edition.names("types"), t("All types")),
        "prefecture": (t("Prefecture"), prefectures(edition), t("All prefectures")),
        "industry": (t("Industry"), sectors(edition), t("All industries")),
    }
    return ZoneFilter(
        **{
            name: asker.many(label, name, options, every, widths[name])
            for name, (label, options, every) in lists.items()
            if name in widths
        }
    )


def ask(asker: Asker) -> MapSelection:
    """Which zones, which of them has the ring, what colours and what sizes the points."""
    t, edition = asker.t, asker.edition
    widths = {"level": 128, "type": 120, "prefecture": 132, "industry": 125}
    matching = ask_zones(asker, widths)
    table = registry(edition)
    names = dict(zip(table["subject_id"], table["name"], strict=True))
    zone = asker.one(t("Zone"), "zone", {"": t("No zone chosen"), **names}, "", 138)
    color = asker.one(t("Colour"), "color", colour_options(edition), "type", 120)
    indicators = {"": t("All alike"), **point_values.indicators(edition)}
    size = asker.one(t("Size"), "size", indicators, "", 110)
    outlined = area_values.options(edition)
    area = ""
    if outlined:
        none = {"": t("Not filled")}
        area = asker.one(t("Fill of areas"), "area", {**none, **outlined}, "", 120)
    coloured = point_values.years(edition, color, point_values.LEAST)
    sized, filled = point_values.years(edition, size), area_values.years(edition, area)
    offered = coloured or sized or filled
    years = {str(year): str(year) for year in offered}
    year = int(asker.one(t("Year"), "year", years, None, 75) or 0)
    return MapSelection(
        matching, zone, color, year if coloured else 0, _at(size, year, sized),
        _at(area, year, filled), tuple(offered),
    )  # fmt: skip


def _at(indicator: str, year: int, years: list[int]) -> Quantity:
    """The indicator in a year; what has no value then in its latest, which the notes name.

    One list of years serves colours, sizes and areas.
    """
    own = year if year in years else next(iter(years), 0)
    return Quantity(indicator, own if indicator else 0)


def map_at(focus: str) -> View[MapSelection]:
    """The map with its view at a zone, "" for the whole."""
    return View(
        "map.zones",
        mark("Zone map"),
        ask,
        lambda edition, look, chosen: zone_map(edition, look, chosen, focus),
    )


VIEWS = (map_at(""),)
