"""The reform tracker: what is asked and drawn."""

from dataclasses import dataclass
from datetime import timedelta

from dashboard.figures.reforms import (
    changes,
    measure_matrix,
    one_measure,
    overdue,
    policy,
    policy_timeline,
    progress_counts,
    reform_words,
    zone_and_body,
)
from dashboard.figures.reforms.cells import (
    ReformSelection,
    latest_day,
    lead_bodies,
    measure_names,
    practices_of,
    zone_names,
)
from dashboard.filters.asker import Asker
from dashboard.i18n import mark
from dashboard.views.map import ask_zones
from dashboard.views.view import View

WIDTH = 140  # px of a list
YEAR = timedelta(days=365)
TABS = {
    "themes": mark("Progress"),
    "late": mark("Overdue"),
    "matrix": mark("Matrix"),
    "measure": mark("One measure"),
    "zone": mark("One zone"),
    "body": mark("One lead body"),
    "timeline": mark("Time line"),
    "changes": mark("Changes"),
}
PRACTICES = {"practices": mark("Practices")}
GROUPS = {
    mark("Overview"): ("themes", "practices"),
    mark("Late and changed"): ("late", "changes", "timeline"),
    mark("Matrix"): ("matrix",),
    mark("Single items"): ("measure", "zone", "body"),
}


def ask(asker: Asker) -> ReformSelection:
    """The form, which cells, on which day, and how they are drawn.

    The form of one measure, zone or body takes the first where none is named.
    """
    t, edition, package = asker.t, asker.edition, asker.edition.package
    tabs = TABS | (PRACTICES if practices_of(package, ReformSelection()) else {})
    groups = {t(name): forms for name, forms in GROUPS.items()}
    view = asker.tab({tab: t(title) for tab, title in tabs.items()}, groups=groups)
    near = dict.fromkeys(("prefecture",) if view == "late" else (), WIDTH)
    placed = ask_zones(asker, near)
    lists = {
        "zone": (t("Zone"), policy.zones(edition), t("All zones")),
        "measure": (t("Measure"), measure_names(edition), t("All measures")),
        "body": (t("Lead body"), lead_bodies(edition), t("All bodies")),
        "theme": (t("Theme"), edition.names("themes"), t("All themes")),
    }
    found = {
        name: (asker.one(label, name, options, None, 260, slot=f"one_{name}"),)
        if name == view and options
        else asker.many(label, name, options, every, WIDTH)
        for name, (label, options, every) in lists.items()
    }
    lights = reform_words.word_map("light", edition.language)
    light = asker.many(t("Schedule status"), "light", lights, t("Any status"), WIDTH)
    status: tuple[str, ...] = ()
    if view == "practices":
        states = reform_words.word_map("state", edition.language)
        status = asker.many(t("Status"), "status", states, t("Any status"), WIDTH)
    asof = asker.day(t("As of"), "asof", latest_day(package))
    since = asker.day(t("Compared with"), "since", asof - YEAR) if view == "changes" else None
    usual = measure_matrix.usual(package)
    color, sort = usual
    if view == "matrix":
        color = asker.one(t("Colour"), "color", measure_matrix.colours(t), color, 175)
        sort = asker.one(t("Order"), "sort", measure_matrix.orders(t), sort, 175)
    asker.further()
    rest = [name for name in ("level", "type", "prefecture") if name not in near]
    narrowed = ask_zones(asker, dict.fromkeys(rest, "stretch"))
    return ReformSelection(
        view,
        level=narrowed.level,
        type=narrowed.type,
        prefecture=placed.prefecture or narrowed.prefecture,
        light=light,
        status=status,
        asof=asof,
        since=since,
        color=color,
        sort=sort,
        **found,
    )


@dataclass(frozen=True)
class CellSelection:
    """The cell whose evidence is shown: ids of a zone and a measure, "" for none."""

    zone: str = ""
    measure: str = ""


def ask_cell(asker: Asker) -> CellSelection:
    """The cell of the matrix whose evidence stands beside it."""
    t, none = asker.t, {"": asker.t("None chosen")}
    zones, measures = zone_names(asker.edition), measure_names(asker.edition)
    return CellSelection(
        asker.one(t("Zone of the cell"), "row", none | zones, "", "stretch"),
        asker.one(t("Measure of the cell"), "column", none | measures, "", "stretch"),
    )


LIGHTS = View("reforms.lights", mark("Where the measures stand"), ask, overdue.lights_panel, "late")
LATE = View(
    "reforms.late", mark("Overdue and due soon"), ask, tab="late", tabulate=overdue.late_table
)
SLOTS = View(
    "reforms.slots",
    mark("The clauses"),
    ask,
    lambda edition, look, _: policy.slots_panel(edition, look),
    "themes",
)
THEMES = View(
    "reforms.themes", mark("Progress by theme"), ask, progress_counts.themes_panel, "themes"
)


def matrix_with(ring: tuple[str, str]) -> View[ReformSelection]:
    """The matrix with a mark on a cell, by zone and measure; "" for none."""
    return View(
        "reforms.matrix",
        mark("Measures by zone"),
        ask,
        lambda edition, look, chosen: measure_matrix.matrix_panel(edition, look, chosen, ring),
        "matrix",
    )


MATRIX = matrix_with(("", ""))
RUNGS = View(
    "reforms.rungs",
    mark("One measure, rung by rung"),
    ask,
    progress_counts.rungs_panel,
    "measure",
    needs="measure",
)
MEASURE_MAP = View(
    "reforms.map",
    mark("One measure on the map"),
    ask,
    one_measure.map_panel,
    "measure",
    needs="measure",
)
ZONE = View(
    "reforms.zone",
    mark("One zone, every measure"),
    ask,
    zone_and_body.zone_panel,
    "zone",
    needs="zone",
)
BODY = View(
    "reforms.body", mark("What a body leads"), ask, zone_and_body.body_panel, "body", needs="body"
)
TIMELINE = View(
    "reforms.timeline",
    mark("Policies and assessments in order of time"),
    ask,
    policy_timeline.timeline_panel,
    "timeline",
)
CHANGES = View(
    "reforms.changes", mark("Changes between two days"), ask, changes.changes_panel, "changes"
)
VIEWS = (LIGHTS, LATE, SLOTS, THEMES, MATRIX, RUNGS, MEASURE_MAP, ZONE, BODY, TIMELINE, CHANGES)
