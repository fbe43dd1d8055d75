"""The zone map: what is asked and drawn."""

from collections.abc import Mapping

from dashboard.figures.zones import point_values
from dashboard.figures.zones.point_values import Quantity
from dashboard.figures.zones.registry import ZoneFilter, prefectures, registry, sectors
from dashboard.figures.zones.zone_map import MapSelection, colour_options, zone_map
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
    widths = {"level": 110, "type": 140, "prefecture": 140, "industry": 135}
    matching = ask_zones(asker, widths)
    table = registry(edition)
    names = dict(zip(table["subject_id"], table["name"], strict=True))
    zone = asker.one(t("Zone"), "zone", {"": t("No zone chosen"), **names}, "", 165)
    color = asker.one(t("Colour"), "color", colour_options(edition), "type", 165)
    indicators = {"": t("All alike"), **point_values.indicators(edition)}
    size = asker.one(t("Size"), "size", indicators, "", 150)
    coloured = point_values.years(edition, color, point_values.LEAST)
    sized = point_values.years(edition, size)
    years = {str(year): str(year) for year in coloured or sized}
    year = int(asker.one(t("Year"), "year", years, None, 85) or 0)
    # one list of years serves both: what has no value in the year of the colours is sized by its
    # latest, and the notes name the year
    size_year = year if year in sized else next(iter(sized), 0)
    return MapSelection(
        matching, zone, color, year if coloured else 0, Quantity(size, size_year if size else 0)
    )


def map_at(focus: str) -> View[MapSelection]:
    """The map with its view at a zone, "" for the whole."""
    return View(
        "map.zones",
        mark("Zone map"),
        ask,
        lambda edition, look, chosen: zone_map(edition, look, chosen, focus),
    )


VIEWS = (map_at(""),)
