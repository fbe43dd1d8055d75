"""Zones side by side: what is asked and drawn."""

from dashboard.figures.comparison import compare_panels
from dashboard.figures.comparison.compared import (
    ALL,
    DIFFER,
    MOST,
    OWN,
    SHARED,
    CompareSelection,
)
from dashboard.figures.zones import identity
from dashboard.figures.zones.registry import ZoneFilter
from dashboard.filters.asker import Asker
from dashboard.i18n import mark
from dashboard.views.view import View

ROWS = {ALL: mark("All indicators"), DIFFER: mark("Only where they differ most")}
SCALES = {OWN: mark("A scale each"), SHARED: mark("One scale a unit")}


def ask(asker: Asker) -> CompareSelection:
    """The zones, which indicators, and how the lines are scaled."""
    t = asker.t
    options = identity.options(asker.edition, ZoneFilter())
    every = t("Choose up to {most} zones").format(most=MOST)
    zones = asker.many(t("Zones to compare"), "zone", options, every, 520)
    rows = {name: t(words) for name, words in ROWS.items()}
    scales = {name: t(words) for name, words in SCALES.items()}
    return CompareSelection(
        zones[:MOST], zones[MOST:], asker.one(t("Indicators shown"), "rows", rows, ALL, 190),
        asker.one(t("Scale of the lines"), "scale", scales, OWN, 140),
    )  # fmt: skip


TABLE = View(
    "compare.table", mark("Indicators side by side"), ask, compare_panels.table_panel, needs="zone"
)
LINES = View(
    "compare.lines", mark("Zones over the years"), ask, compare_panels.line_panels, needs="zone"
)
REFORMS = View(
    "compare.reforms", mark("Reform measures side by side"), ask, compare_panels.reform_panel,
    needs="zone",
)  # fmt: skip
VIEWS = (TABLE, LINES, REFORMS)
