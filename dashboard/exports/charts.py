"""CHARTS: everything that can be exported, by name, with the parameters of its page's address."""

from collections.abc import Callable
from dataclasses import replace

from components.theme import Look
from dashboard.exports import chart_choices as choose
from dashboard.exports import tracker_choices
from dashboard.exports.chart_entry import Build, ChartEntry, Panels
from dashboard.exports.choices import Choices
from dashboard.exports.zone_list import zone_list
from dashboard.figures import (
    cities,
    comparisons,
    environment,
    growth,
    overview,
    profile,
    reforms,
    register,
    sketch,
    zone_map,
)
from dashboard.figures.panel import Panel
from dashboard.figures.selection import Selection
from dashboard.figures.sizes import Size
from dashboard.i18n import mark


def _overview_map(choices: Choices, look: Look) -> Panels:
    panel, legend = sketch.sketch_panel(choices.package, look)
    return (panel if panel.legend else replace(panel, legend=legend),)


def _overview_zones(choices: Choices, look: Look) -> Panels:
    drawn, _ = sketch.sketch_panel(choices.package, look)
    return (zone_list(choices.package, look.language, Selection(), Size(), drawn),)


def _map(choices: Choices, look: Look) -> Panels:
    chosen, color, size, zone = choose.on_map(choices)
    drawn = zone_map.picture(choices.package, look, chosen, color, size, zone, "", MAP_FRAME)
    return (drawn.panel,)


def _map_zones(choices: Choices, look: Look) -> Panels:
    chosen, color, size, zone = choose.on_map(choices)
    drawn = zone_map.picture(choices.package, look, chosen, color, size, zone, "", MAP_FRAME)
    return (zone_list(choices.package, look.language, chosen, size, drawn.panel),)


def _clauses(choices: Choices, look: Look) -> Panels:
    drawn = overview.clauses_panel(choices.package, look)
    slots = reforms.slots_panel(choices.package, look)
    return (replace(slots, title=drawn.title, notes=drawn.notes),)


def _growth(build: Callable[..., Panel], view: str) -> Build:
    def panels(choices: Choices, look: Look) -> Panels:
        return (build(choices.package, look, choose.growing(choices, view)),)

    return panels


def _index(choices: Choices, look: Look) -> Panels:
    chosen, base = choose.indexed(choices)
    return (comparisons.index_panel(choices.package, look, chosen, base),)


def _environment(choices: Choices, look: Look) -> Panels:
    chosen = choose.surroundings(choices)
    topics = environment.topics(choices.package, look.language)
    found = (environment.charts(choices.package, look, chosen, topic) for topic in topics)
    return tuple(panel for group in found for panel in group)


def _coverage(choices: Choices, look: Look) -> Panels:
    kind, chosen = choose.covered(choices)
    return (register.coverage_panel(choices.package, look, kind, chosen),)


MAP_FRAME = (760, 540)  # px of the map on a screen; a picture has its own size
MAP = ("level", "type", "prefecture", "industry", "zone", "color", "size", "year")
GROWTH = ("indicator", "industry", "cluster", "zone", "from", "to")
ZONE = ("level", "type", "prefecture", "zone")
ENVIRONMENT = ("zone", "prefecture", "topic")

_ENTRIES = (
    ChartEntry(
        "overview.span", "overview", mark("Growth of all zones as an index"), (),
        lambda c, look: (overview.span_panel(c.package, look),),
    ),
    ChartEntry(
        "overview.strongest", "overview", mark("Output of clusters, latest full year"), (),
        lambda c, look: (overview.clusters_panel(c.package, look),),
    ),
    ChartEntry(
        "overview.clauses", "overview", mark("Where the measures stand"), (),
        lambda c, look: (overview.clauses_panel(c.package, look),), table=_clauses,
    ),
    ChartEntry(
        "overview.map", "overview", mark("Where the zones are"), (), _overview_map,
        table=_overview_zones,
    ),
    ChartEntry("map.zones", "map", mark("Zone map"), MAP, _map, table=_map_zones),
    ChartEntry(
        "clusters.trend", "clusters", mark("Trend"), GROWTH, _growth(growth.trend_panel, "trend")
    ),
    ChartEntry(
        "clusters.index", "clusters", mark("Index"), (*GROWTH, "base"), _index,
        (("view", "index"),),
    ),
    ChartEntry(
        "clusters.change", "clusters", mark("Change between two years"), GROWTH,
        _growth(comparisons.change_panel, "change"), (("view", "change"),),
    ),
    ChartEntry(
        "clusters.ranking", "clusters", mark("Ranking"), GROWTH,
        _growth(comparisons.ranking_panel, "ranking"), (("view", "ranking"),),
    ),
    ChartEntry(
        "clusters.multiples", "clusters", mark("One by one"), GROWTH,
        _growth(growth.multiples_panel, "multiples"), (("view", "multiples"),),
    ),
    ChartEntry(
        "clusters.table", "clusters", mark("Table"), GROWTH,
        _growth(growth.table_panel, "table"), (("view", "table"),), drawn=False,
    ),
    ChartEntry(
        "clusters.other", "clusters", mark("Other figures of the same clusters and zones"), GROWTH,
        _growth(growth.other_panel, "trend"), drawn=False,
    ),
    ChartEntry(
        "reforms.slots", "reforms", mark("The clauses"), (),
        lambda c, look: (reforms.slots_panel(c.package, look),),
    ),
    ChartEntry(
        "reforms.themes", "reforms", mark("Progress by theme"), tracker_choices.FILTERS,
        tracker_choices.themes,
    ),
    ChartEntry(
        "reforms.matrix", "reforms", mark("Measures by zone"),
        (*tracker_choices.FILTERS, "color", "sort"), tracker_choices.matrix, (("view", "matrix"),),
    ),
    ChartEntry(
        "reforms.rungs", "reforms", mark("One measure, rung by rung"), tracker_choices.FILTERS,
        tracker_choices.rungs, (("view", "measure"),),
    ),
    ChartEntry(
        "reforms.map", "reforms", mark("One measure on the map"), tracker_choices.FILTERS,
        tracker_choices.measure_map, (("view", "measure"),),
    ),
    ChartEntry(
        "reforms.zone", "reforms", mark("One zone, every measure"), tracker_choices.FILTERS,
        tracker_choices.zone, (("view", "zone"),),
    ),
    ChartEntry(
        "reforms.body", "reforms", mark("What a body leads"), tracker_choices.FILTERS,
        tracker_choices.body, (("view", "body"),),
    ),
    ChartEntry(
        "reforms.timeline", "reforms", mark("Policies and assessments in order of time"),
        tracker_choices.FILTERS, tracker_choices.timeline, (("view", "timeline"),),
    ),
    ChartEntry(
        "reforms.changes", "reforms", mark("Changes between two days"),
        (*tracker_choices.FILTERS, "since"), tracker_choices.changes, (("view", "changes"),),
    ),
    ChartEntry(
        "zones.trends", "zones", mark("Values of the zone over time"), ZONE,
        lambda c, look: profile.trend_panels(c.package, look, choose.profiled(c)),
    ),
    ChartEntry(
        "zones.pairs", "zones", mark("Before and after, in the zone"), ZONE,
        lambda c, look: profile.before_after(c.package, look, choose.profiled(c)),
    ),
    ChartEntry(
        "zones.figures", "zones", mark("All figures, by topic"), ZONE,
        lambda c, look: (choose.zone_figures(c),), drawn=False,
    ),
    ChartEntry(
        "environment.pairs", "environment", mark("Before and after"), ENVIRONMENT,
        lambda c, look: environment.before_after(c.package, look, choose.surroundings(c)),
    ),
    ChartEntry(
        "environment.amounts", "environment", mark("Amounts and trade"), ENVIRONMENT, _environment
    ),
    ChartEntry(
        "environment.table", "environment", mark("All values"), ENVIRONMENT,
        lambda c, look: (
            environment.table_panel(c.package, look.language, choose.surroundings(c)),
        ),
        drawn=False,
    ),
    ChartEntry(
        "cities.pairs", "cities", mark("Before and after, in the prefecture"), ("prefecture",),
        lambda c, look: cities.before_after(c.package, look, choose.city(c)),
    ),
    ChartEntry(
        "cities.growth", "cities", mark("Growth rates of the prefecture"), ("prefecture",),
        lambda c, look: cities.rate_panels(c.package, look, choose.city(c)),
    ),
    ChartEntry(
        "cities.counties", "cities", mark("Counties and others in the prefecture"),
        ("prefecture",),
        lambda c, look: (cities.below_panel(c.package, look.language, choose.city(c)),),
        drawn=False,
    ),
    ChartEntry(
        "cities.coverage", "cities", mark("What is known of the prefectures, by topic"), (),
        lambda c, look: (cities.overview_panel(c.package, look),),
    ),
    ChartEntry(
        "data.coverage", "data", mark("Coverage"), ("kind", "topic", "year"), _coverage
    ),
)  # fmt: skip
CHARTS: dict[str, ChartEntry] = {entry.name: entry for entry in _ENTRIES}
