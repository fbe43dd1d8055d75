"""Panels and contexts for the tests of pictures, of the embedded data package."""

from dataclasses import replace

from components.theme import Look
from dashboard import resources
from dashboard.catalog import Edition, Package, open_package
from dashboard.exports.caption import Context
from dashboard.figures.clusters import growth_series
from dashboard.figures.clusters.growth_series import ClusterSelection
from dashboard.figures.map.zone_map import MapSelection, zone_map
from dashboard.figures.panel import Chart, Origin

LINK = "/clusters?indicator=output"


def package() -> Package:
    """The data package that comes with the program."""
    return open_package(resources.DATA)


def edition(language: str = "zh") -> Edition:
    """The same in a language."""
    return Edition.of(package(), language)


def context(language: str = "zh") -> Context:
    """A view with one filter."""
    filters = ("指标：产值",) if language == "zh" else ("Indicator: output",)
    return Context.of(edition(language), Origin("clusters.trend", filters, LINK))


def trend(look: Look | None = None) -> Chart:
    """Output over time: part years, derived values, bounds, several sources."""
    look = look or Look("light", "zh")
    chosen = ClusterSelection(indicator="output")
    return growth_series.trend_panel(edition(look.language), look, chosen)


def zones(language: str = "zh") -> Chart:
    """The zone map by type."""
    look = Look("dark", language)  # type: ignore[arg-type]
    return zone_map(edition(language), look, MapSelection(), "")


def titled(panel: Chart, title: str) -> Chart:
    """The panel under another title, also when it is drawn again."""
    redraw = panel.redraw
    assert redraw is not None
    return replace(panel, title=title, redraw=lambda look: replace(redraw(look), title=title))
