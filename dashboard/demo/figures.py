"""Figures of the province, its prefectures and counties; pairs, conflicts and projects."""

from dashboard.demo import sources
from dashboard.demo.chance import chance
from dashboard.demo.ledger import UNSTATED, Ledger, Period, Said, months, span, year, year_end
from dashboard.demo.subjects import ALL_ZONES, PARKS, projects
from dashboard.demo.world import LAST_MONTH, LAST_YEAR, World
from dashboard.ingest.embedded import Row

BEFORE = Period("before", text=("改革前（虚构）", "before the reform (invented)"))
AFTER = Period("after", text=("改革后（虚构）", "after the reform (invented)"))
PAIRED_EVERY, DISPUTED_EVERY, COUNTY_EVERY = 4, 9, 3
AMOUNTS = {
    "gross_output": (200, 1500),
    "industrial_value_added": (60, 500),
    "fiscal_revenue": (20, 160),
}  # of a prefecture in the first year: from, to
RATES = ("value_added_above_scale_yoy", "gross_output_yoy", "software_revenue_yoy")
SPANS = ("gross_output_above_scale_span", "firms_above_scale_span")


def province_figures(world: World, ledger: Ledger) -> None:
    """Headline figures of all zones together, as the invented sources print them."""
    numbers, last = chance(world.seed, "province"), LAST_YEAR - 1
    count = len(world.zones)
    for group, share in ((ALL_ZONES, 1.0), (PARKS, 0.4)):
        ledger.add(group, "zones_count", year_end(last), round(count * share),
                   sources.yearbook(last))  # fmt: skip
    first = world.years[0]
    if first < last:
        for indicator in SPANS:
            ledger.add(ALL_ZONES, indicator, span(first, last), numbers.uniform(15, 90),
                       sources.yearbook(last))  # fmt: skip
    for number in range(first, LAST_YEAR):
        for indicator in ("operating_companies", "committees_as_investor"):
            reached = count * (number - first + 1) / (len(world.years) + 1)
            ledger.add(ALL_ZONES, indicator, year_end(number), reached * numbers.uniform(0.6, 0.9),
                       sources.yearbook(number))  # fmt: skip
        share = numbers.uniform(55, 75)
        ledger.add(ALL_ZONES, "gross_output_share_of_province", year(number), share,
                   sources.yearbook(number), Said("more_than"))  # fmt: skip
    ledger.add(ALL_ZONES, "best_practice_cases", Period("undated", text=UNSTATED),
               numbers.randint(2, 9), sources.PRESS)  # fmt: skip
    ledger.add(ALL_ZONES, "output_target", year(LAST_YEAR + 5), 100 * numbers.randint(50, 90),
               sources.PRESS, Said("about", "F"))  # fmt: skip


def place_figures(world: World, ledger: Ledger) -> None:
    """Yearly amounts of prefectures and of some counties, with rates on part years."""
    for place in [*world.of_kind("prefecture"), *world.of_kind("county")[::COUNTY_EVERY]]:
        numbers = chance(world.seed, f"figures of {place.subject_id}")
        small = 0.12 if place.kind == "county" else 1.0
        for indicator, (low, high) in AMOUNTS.items():
            level = numbers.uniform(low, high) * small
            for number in world.years:
                level *= numbers.uniform(0.98, 1.13)
                if number < LAST_YEAR and numbers.random() >= 0.1:
                    ledger.add(place.subject_id, indicator, year(number), level,
                               sources.yearbook(number))  # fmt: skip
        for indicator in RATES:
            ledger.add(place.subject_id, indicator, months("half_year", LAST_YEAR, 1, 6),
                       numbers.uniform(-3, 18), sources.bulletin(LAST_YEAR))  # fmt: skip
            ledger.add(place.subject_id, indicator, months("ytd", LAST_YEAR, 1, LAST_MONTH),
                       numbers.uniform(-3, 18), sources.bulletin(LAST_YEAR))  # fmt: skip


def pairs(world: World, ledger: Ledger) -> list[str]:
    """Before and after the reform: approvals in one unit, supply works in two; ids of "after"."""
    found = []
    for at, zone in enumerate(world.zones[::PAIRED_EVERY]):
        numbers = chance(world.seed, f"pairs of {zone.subject_id}")
        own, pair = zone.subject_id, f"{zone.subject_id}-pair"
        if at % 3:
            long = numbers.randint(40, 90)
            short = round(long * numbers.uniform(0.3, 0.8))
            ledger.add(own, "approval_time", BEFORE, long, sources.REPORTS, Said(pair_id=pair))
            said = Said(pair_id=pair)
            found.append(ledger.add(own, "approval_time", AFTER, short, sources.REPORTS, said))
        else:
            said = Said(pair_id=pair, unit_id="month")
            ledger.add(own, "supply_works_time", BEFORE, numbers.randint(3, 6), sources.PRESS, said)
            found.append(ledger.add(own, "supply_works_time", AFTER, numbers.randint(30, 80),
                                    sources.PRESS, Said("about", pair_id=pair)))  # fmt: skip
    return found


def disputes(world: World, ledger: Ledger) -> list[Row]:
    """Two sources on one figure: some are found by comparison, every second one is listed."""
    number, listed = LAST_YEAR - 1, []
    for at, zone in enumerate(world.zones[::DISPUTED_EVERY]):
        numbers = chance(world.seed, f"dispute of {zone.subject_id}")
        value = numbers.uniform(2, 50)
        one = ledger.add(zone.subject_id, "export_value", year(number), value,
                         sources.yearbook(number))  # fmt: skip
        other = ledger.add(zone.subject_id, "export_value", year(number), value * 1.2,
                           sources.REPORTS)  # fmt: skip
        if at % 2 == 0:
            listed.append({
                "conflict_id": f"K{at + 1:02d}", "observation_id": one,
                "other_observation_id": other,
                "explanation_zh": "虚构：年鉴与开发区自报不一致，均予保留。",
                "explanation_en": "Invented: yearbook and the zone's own report differ; both kept.",
            })  # fmt: skip
    return listed


def project_figures(world: World, ledger: Ledger) -> dict[str, str]:
    """Planned investment of the projects; project -> id of the figure."""
    found = {}
    for project, _ in projects(world):
        numbers = chance(world.seed, project)
        month = months("month", LAST_YEAR, *[numbers.randint(1, LAST_MONTH)] * 2)
        found[project] = ledger.add(project, "planned_investment", month, numbers.randint(2, 80),
                                    sources.PRESS, Said("more_than"))  # fmt: skip
    return found
