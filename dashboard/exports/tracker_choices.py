"""What a link to the reform tracker asks for, as its page reads it, and what its views draw."""

from collections.abc import Callable
from datetime import date, timedelta

from components.theme import Look
from dashboard.exports.choices import BadParameterError, Choices
from dashboard.figures import (
    reforms,
    tracker_body,
    tracker_cells,
    tracker_changes,
    tracker_counts,
    tracker_history,
    tracker_map,
    tracker_matrix,
    tracker_words,
    tracker_zone,
    zone_map,
)
from dashboard.figures.panel import Panel
from dashboard.figures.selection import Chosen
from dashboard.figures.tracker import latest_day

Panels = tuple[Panel, ...]
FILTERS = (
    "zone", "measure", "body", "theme", "level", "type", "prefecture", "light", "asof",
)  # fmt: skip
YEAR = timedelta(days=365)


def tracked(choices: Choices, view: str) -> Chosen:
    """The filters of a view; the view of one measure, zone or body takes the first where none is
    named."""
    t, package, language = choices.t, choices.package, choices.language
    asked = {
        "zone": (t("Zone"), reforms.zones(package, language)),
        "measure": (t("Measure"), tracker_cells.measure_names(package, language)),
        "body": (t("Lead body"), tracker_cells.lead_bodies(package, language)),
        "theme": (t("Theme"), package.names("themes", language)),
        "level": (t("Level"), package.names("levels", language)),
        "type": (t("Type"), package.names("types", language)),
        "prefecture": (t("Prefecture"), zone_map.prefectures(package, language)),
        "light": (t("Light"), tracker_words.word_map("light", language)),
    }
    found = {
        name: (choices.one(label, name, options),)
        if name == view and options
        else choices.many(label, name, options)
        for name, (label, options) in asked.items()
    }
    return Chosen(**found, asof=_day(choices, t("As of"), "asof", latest_day(package)))


def _day(choices: Choices, label: str, name: str, usual: date) -> date:
    given = choices.given.get(name, ())
    try:
        chosen = date.fromisoformat(given[-1]) if given else usual
    except ValueError:
        if choices.strict:
            message = f"{name}={given[-1]} is not a date. Write it as 2025-11-30"
            raise BadParameterError(message) from None
        chosen = usual
    if chosen != usual:
        choices.query.append((name, chosen.isoformat()))
    choices.words.append(f"{label}{choices.t(': ')}{chosen.isoformat()}")
    return chosen


def drawn_by(
    build: Callable[..., Panel], view: str, named: str = ""
) -> Callable[[Choices, Look], Panels]:
    """The drawing of a view; `named`: the choice without which there is nothing to draw."""

    def panels(choices: Choices, look: Look) -> Panels:
        chosen = tracked(choices, view)
        if named and not getattr(chosen, named):
            return ()
        return (build(choices.package, look, chosen),)

    return panels


def matrix(choices: Choices, look: Look) -> Panels:
    """Measures by zones, coloured and in the order that the link asks for."""
    t, package, language = choices.t, choices.package, choices.language
    chosen = tracked(choices, "matrix")
    usual = tracker_matrix.usual(package)
    colour = choices.one(t("Colour"), "color", tracker_matrix.colours(language), usual.colour)
    order = choices.one(t("Order"), "sort", tracker_matrix.orders(language), usual.order)
    drawn = tracker_matrix.Drawn(colour, order)
    return (tracker_matrix.tracker_panel(package, look, chosen, drawn),)


def changes(choices: Choices, look: Look) -> Panels:
    """What moved and what fell back between two days."""
    chosen = tracked(choices, "changes")
    last = chosen.asof or latest_day(choices.package)
    since = _day(choices, choices.t("Compared with"), "since", last - YEAR)
    return (tracker_changes.changes_panel(choices.package, look, chosen, since),)


themes = drawn_by(tracker_counts.themes_panel, "themes")
rungs = drawn_by(tracker_counts.rungs_panel, "measure", "measure")
measure_map = drawn_by(tracker_map.map_panel, "measure", "measure")
zone = drawn_by(tracker_zone.zone_panel, "zone", "zone")
body = drawn_by(tracker_body.body_panel, "body", "body")
timeline = drawn_by(tracker_history.timeline_panel, "timeline")
