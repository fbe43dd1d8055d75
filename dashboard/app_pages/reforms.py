"""Reform tracker: how far the clauses have come, zone by zone, on any day, by which evidence."""

from datetime import timedelta

from dashboard import filters
from dashboard.exports.brief import Subject
from dashboard.figures import (
    evidence,
    reforms,
    selection,
    tracker_cells,
    tracker_matrix,
    tracker_words,
)
from dashboard.figures.tracker import latest_day
from dashboard.panels import brief, tracker, tracker_views

reader = filters.reader()
t, package, language = reader.t, reader.package, reader.language
measures = tracker_cells.measure_names(package, language)
zones = reforms.zones(package, language)
bodies = tracker_cells.lead_bodies(package, language)
WIDTH = 148  # pixels of a list
VIEWS = {
    "themes": t("Overview"),
    "matrix": t("Matrix"),
    "measure": t("One measure"),
    "zone": t("One zone"),
    "body": t("One lead body"),
    "timeline": t("Time line"),
    "changes": t("Changes"),
}
if tracker_cells.practices_of(package, selection.Chosen()):
    VIEWS["practices"] = t("Practices")


def several(name: str, label: str, options: dict[str, str], every: str) -> tuple[str, ...]:
    """A list for any number of choices; in the view of that name, a list for one."""
    if view == name and options:
        return (filters.one(label, name, options, None, 260, slot=f"one_{name}"),)
    return filters.many(label, name, options, every, width=WIDTH)


view = filters.view(t("View"), "view", VIEWS)
with filters.bar():
    zone = several("zone", t("Zone"), zones, t("All zones"))
    measure = several("measure", t("Measure"), measures, t("All measures"))
    body = several("body", t("Lead body"), bodies, t("All bodies"))
    theme = several("theme", t("Theme"), package.names("themes", language), t("All themes"))
    placed = filters.zone_filters(reader, dict.fromkeys(("level", "type", "prefecture"), WIDTH))
    lights = tracker_words.word_map("light", language)
    light = several("light", t("Light"), lights, t("Any light"))
    if view == "practices":
        status = several("status", t("Status"), evidence.state_words(language), t("Any status"))
    else:
        status = ()
    asof = filters.day(t("As of"), "asof", latest_day(package))
    if view == "changes":
        since = filters.day(t("Compared with"), "since", asof - timedelta(days=365))
    if view == "matrix":
        usual = tracker_matrix.usual(package)
        colours, orders = tracker_matrix.colours(language), tracker_matrix.orders(language)
        colour = filters.one(t("Colour"), "color", colours, usual.colour, 175)
        order = filters.one(t("Order"), "sort", orders, usual.order, 175)

chosen = selection.Chosen(
    theme, zone, measure, status, placed.level, placed.type, placed.prefecture, body, light, asof
)

if view == "themes":
    tracker_views.overview(reader, chosen)
elif view == "matrix":
    tracker_views.matrix(reader, chosen, colour, order)
elif view == "measure":
    tracker_views.one_measure(reader, chosen)
elif view == "zone":
    tracker_views.one_zone(reader, chosen)
elif view == "body":
    tracker_views.one_body(reader, chosen)
elif view == "timeline":
    tracker_views.timeline(reader, chosen)
elif view == "changes":
    tracker_views.changes(reader, chosen, since)
else:
    tracker_views.documented(reader, chosen)
brief.brief_buttons(reader, Subject("reforms"))
tracker.findings_panel(reader)
