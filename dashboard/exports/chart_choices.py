"""What the filters of each page ask, answered from parameters: same order, options, defaults."""

from dataclasses import replace

from dashboard import figures
from dashboard.exports.choices import Choices
from dashboard.figures import (
    cities,
    environment,
    growth,
    identity,
    profile,
    register,
    sizes,
    zone_map,
)
from dashboard.figures.panel import Panel
from dashboard.figures.selection import Selection


def on_map(choices: Choices) -> tuple[Selection, str, sizes.Size, str]:
    """Page "map": the zones, what colours and what sizes them, and the zone with a ring."""
    t, package, language = choices.t, choices.package, choices.language
    registry = zone_map.registry(package, language)
    names = dict(zip(registry["subject_id"], registry["name"], strict=True))
    chosen = Selection(
        level=choices.many(t("Level"), "level", package.names("levels", language)),
        type=choices.many(t("Type"), "type", package.names("types", language)),
        prefecture=choices.many(
            t("Prefecture"), "prefecture", zone_map.prefectures(package, language)
        ),
        industry=choices.many(t("Industry"), "industry", figures.sectors(package, language)),
    )
    zone = choices.one(t("Zone"), "zone", {"": "", **names}, "")
    color = choices.one(t("Colour"), "color", zone_map.colour_words(language), "type")
    indicators = {"": "", **sizes.indicators(package, language)}
    indicator = choices.one(t("Size"), "size", indicators, "")
    years = {str(year): str(year) for year in sizes.years(package, language, indicator)}
    year = choices.one(t("Year"), "year", years)
    return chosen, color, sizes.Size(indicator, int(year or 0)), zone


def growing(choices: Choices, view: str) -> Selection:
    """Page "clusters" in one of its forms but the index."""
    chosen, _ = _growing(choices, view)
    return chosen


def indexed(choices: Choices) -> tuple[Selection, int]:
    """Page "clusters" as an index: the selection and the base year."""
    return _growing(choices, "index")


def _growing(choices: Choices, view: str) -> tuple[Selection, int]:
    t, package, language = choices.t, choices.package, choices.language
    measured = growth.measured(package, language)
    indicators = figures.by_frequency(measured, "indicator_id", "indicator")
    indicator = choices.one(t("Indicator"), "indicator", indicators, "output")
    rows = measured[measured["indicator_id"] == indicator]
    chosen = Selection(
        indicator=indicator,
        industry=choices.many(t("Industry"), "industry", figures.sectors(package, language)),
        cluster=choices.many(t("Cluster"), "cluster", figures.subjects(rows, "cluster")),
        zone=choices.many(t("Zone"), "zone", figures.subjects(rows, "zone")),
    )
    usual, full = figures.usual_years(rows), figures.full_years(rows)
    base = 0
    if view == "index":
        bases = {str(year): str(year) for year in full}
        base = int(choices.one(t("Base year"), "base", bases, str(usual[0]) if usual else None)
                   or 0)  # fmt: skip
    compared = full if view == "change" else rows["year"].dropna().astype(int)
    first, last = choices.years(compared, usual if view == "change" else None)
    return replace(chosen, first=first, last=last), base


def profiled(choices: Choices) -> str:
    """Page "zones": the zone whose profile is shown."""
    t, package, language = choices.t, choices.package, choices.language
    matching = Selection(
        level=choices.many(t("Level"), "level", package.names("levels", language)),
        type=choices.many(t("Type"), "type", package.names("types", language)),
        prefecture=choices.many(
            t("Prefecture"), "prefecture", zone_map.prefectures(package, language)
        ),
    )
    return choices.one(t("Zone"), "zone", identity.options(package, language, matching))


def zone_figures(choices: Choices) -> Panel:
    """Every fact of the profile's zone, by topic."""
    rows = profile.rows_of(choices.package, choices.language, profiled(choices))
    return Panel("figures", choices.t("All figures, by topic"), rows)


def surroundings(choices: Choices) -> Selection:
    """Page "environment"."""
    t, package, language = choices.t, choices.package, choices.language
    topics = {"": "", **environment.topics(package, language)}
    return Selection(
        zone=choices.many(t("Zone or place"), "zone", environment.places(package, language)),
        prefecture=choices.many(
            t("Prefecture"), "prefecture", environment.prefectures(package, language)
        ),
        topic=choices.one(t("Topic"), "topic", topics, ""),
    )


def city(choices: Choices) -> str:
    """Page "cities": the prefecture shown."""
    names = cities.prefectures(choices.package, choices.language)
    return choices.one(choices.t("Prefecture"), "prefecture", names)


def covered(choices: Choices) -> tuple[str, Selection]:
    """Page "data", coverage: the kind of subjects, and topic and year."""
    t, package, language = choices.t, choices.package, choices.language
    kind = choices.one(t("Subjects"), "kind", register.kinds(language), "zone")
    topics = {"": "", **package.names("topics", language)}
    years = {"": "", **register.years(package, language)}
    topic = choices.one(t("Topic"), "topic", topics, "")
    year = choices.one(t("Year"), "year", years, "")
    return kind, Selection(year=int(year or 0), topic=topic)
