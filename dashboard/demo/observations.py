"""Observations as rows of the table; those of the province, its places, pairs and projects."""

import calendar
from dataclasses import dataclass
from datetime import date

from dashboard.demo import sources_and_events as sources
from dashboard.demo.world import LAST_MONTH, LAST_YEAR, World, chance
from dashboard.demo.zone_registry import ALL_ZONES, PARKS, projects
from dashboard.ingest.embedded import Row, shared

WORDS = {  # how a source prints a value that is not exact
    "exact": "", "about": "约{}", "more_than": "超过{}", "at_least": "不少于{}",
    "almost": "近{}", "less_than": "不足{}", "at_most": "不超过{}",
}  # fmt: skip
UNSTATED = ("虚构来源未载日期", "no date in the invented source")


@dataclass(frozen=True)
class Period:
    """A kind of period with its days, both included; None and a text where it has no dates."""

    kind: str
    start: date | None = None
    end: date | None = None
    precision: str = ""
    text: tuple[str, str] = ("", "")


def year(number: int) -> Period:
    """A full year."""
    return Period("year", date(number, 1, 1), date(number, 12, 31), "year")


def months(kind: str, number: int, first: int, last: int) -> Period:
    """Months `first` to `last` of a year."""
    end = date(number, last, calendar.monthrange(number, last)[1])
    return Period(kind, date(number, first, 1), end, "month")


def year_end(number: int) -> Period:
    """A count at the end of a year."""
    return Period("as_of", date(number, 12, 31), date(number, 12, 31), "day")


def span(first: int, last: int) -> Period:
    """Several full years."""
    return Period("span", date(first, 1, 1), date(last, 12, 31), "year")


@dataclass(frozen=True)
class Said:
    """How certain a value is and of which series it is."""

    qualifier: str = "exact"
    status: str = "A"
    series: str = "main"
    pair_id: str = ""
    out_of: str = ""
    unit_id: str = ""  # the indicator's own where empty
    note: tuple[str, str] = ("", "")


class Observations:
    """The rows of the table `observations`, numbered in the order in which they are added."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._indicators = {row["indicator_id"]: row for row in shared("indicators")}
        self._units = {row["unit_id"]: row["per_zh"] for row in shared("units")}

    def add(
        self, subject_id: str, indicator_id: str, period: Period, value: float, source_id: str,
        said: Said = Said(),
    ) -> str:  # fmt: skip
        """Add one value; its id."""
        indicator = self._indicators[indicator_id]
        unit = said.unit_id or indicator["unit_id"]
        text = plain(value, int(indicator["decimals"]))
        own = f"D{len(self.rows) + 1:06d}"
        self.rows.append({
            "observation_id": own, "subject_id": subject_id, "indicator_id": indicator_id,
            "period_kind": period.kind, "period_start": _day(period.start),
            "period_end": _day(period.end), "period_precision": period.precision,
            "period_text_zh": period.text[0], "period_text_en": period.text[1],
            "value": text, "unit_id": unit, "qualifier": said.qualifier,
            "printed_zh": WORDS[said.qualifier].format(f"{text}{self._units[unit]}"),
            "out_of": said.out_of, "status": said.status, "series": said.series,
            "pair_id": said.pair_id,
            "confidence": "medium" if said.status == "F" else "high", "source_id": source_id,
            "locator": f"虚构表{indicator_id}", "note_zh": said.note[0], "note_en": said.note[1],
        })  # fmt: skip
        return own


def plain(value: float, decimals: int) -> str:
    """The shortest form of a rounded number."""
    text = f"{value:.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


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


def province_figures(world: World, table: Observations) -> None:
    """Headline figures of all zones together, as the invented sources print them."""
    numbers, last = chance(world.seed, "province"), LAST_YEAR - 1
    count = len(world.zones)
    for group, share in ((ALL_ZONES, 1.0), (PARKS, 0.4)):
        table.add(group, "zones_count", year_end(last), round(count * share),
                   sources.yearbook(last))  # fmt: skip
    first = world.years[0]
    if first < last:
        for indicator in SPANS:
            table.add(ALL_ZONES, indicator, span(first, last), numbers.uniform(15, 90),
                       sources.yearbook(last))  # fmt: skip
    for number in range(first, LAST_YEAR):
        for indicator in ("operating_companies", "committees_as_investor"):
            reached = count * (number - first + 1) / (len(world.years) + 1)
            table.add(ALL_ZONES, indicator, year_end(number), reached * numbers.uniform(0.6, 0.9),
                       sources.yearbook(number))  # fmt: skip
        share = numbers.uniform(55, 75)
        table.add(ALL_ZONES, "gross_output_share_of_province", year(number), share,
                   sources.yearbook(number), Said("more_than"))  # fmt: skip
    table.add(ALL_ZONES, "best_practice_cases", Period("undated", text=UNSTATED),
               numbers.randint(2, 9), sources.PRESS)  # fmt: skip
    table.add(ALL_ZONES, "output_target", year(LAST_YEAR + 5), 100 * numbers.randint(50, 90),
               sources.PRESS, Said("about", "F"))  # fmt: skip


def place_figures(world: World, table: Observations) -> None:
    """Yearly amounts of prefectures and of some counties, with rates on part years."""
    for place in [*world.of_kind("prefecture"), *world.of_kind("county")[::COUNTY_EVERY]]:
        numbers = chance(world.seed, f"figures of {place.subject_id}")
        small = 0.12 if place.kind == "county" else 1.0
        for indicator, (low, high) in AMOUNTS.items():
            level = numbers.uniform(low, high) * small
            for number in world.years:
                level *= numbers.uniform(0.98, 1.13)
                if number < LAST_YEAR and numbers.random() >= 0.1:
                    table.add(place.subject_id, indicator, year(number), level,
                               sources.yearbook(number))  # fmt: skip
        for indicator in RATES:
            table.add(place.subject_id, indicator, months("half_year", LAST_YEAR, 1, 6),
                       numbers.uniform(-3, 18), sources.bulletin(LAST_YEAR))  # fmt: skip
            table.add(place.subject_id, indicator, months("ytd", LAST_YEAR, 1, LAST_MONTH),
                       numbers.uniform(-3, 18), sources.bulletin(LAST_YEAR))  # fmt: skip


def pairs(world: World, table: Observations) -> list[str]:
    """Before and after the reform: approvals in one unit, supply works in two; ids of "after"."""
    found = []
    for at, zone in enumerate(world.zones[::PAIRED_EVERY]):
        numbers = chance(world.seed, f"pairs of {zone.subject_id}")
        own, pair = zone.subject_id, f"{zone.subject_id}-pair"
        if at % 3:
            long = numbers.randint(40, 90)
            short = round(long * numbers.uniform(0.3, 0.8))
            table.add(own, "approval_time", BEFORE, long, sources.REPORTS, Said(pair_id=pair))
            said = Said(pair_id=pair)
            found.append(table.add(own, "approval_time", AFTER, short, sources.REPORTS, said))
        else:
            said = Said(pair_id=pair, unit_id="month")
            table.add(own, "supply_works_time", BEFORE, numbers.randint(3, 6), sources.PRESS, said)
            found.append(table.add(own, "supply_works_time", AFTER, numbers.randint(30, 80),
                                    sources.PRESS, Said("about", pair_id=pair)))  # fmt: skip
    return found


def disputes(world: World, table: Observations) -> list[Row]:
    """Two sources on one figure: some are found by comparison, every second one is listed."""
    number, listed = LAST_YEAR - 1, []
    for at, zone in enumerate(world.zones[::DISPUTED_EVERY]):
        numbers = chance(world.seed, f"dispute of {zone.subject_id}")
        value = numbers.uniform(2, 50)
        one = table.add(zone.subject_id, "export_value", year(number), value,
                         sources.yearbook(number))  # fmt: skip
        other = table.add(zone.subject_id, "export_value", year(number), value * 1.2,
                           sources.REPORTS)  # fmt: skip
        if at % 2 == 0:
            listed.append({
                "conflict_id": f"K{at + 1:02d}", "observation_id": one,
                "other_observation_id": other,
                "explanation_zh": "虚构：年鉴与开发区自报不一致，均予保留。",
                "explanation_en": "Invented: yearbook and the zone's own report differ; both kept.",
            })  # fmt: skip
    return listed


def project_figures(world: World, table: Observations) -> dict[str, str]:
    """Planned investment of the projects; project -> id of the figure."""
    found = {}
    for project, _ in projects(world):
        numbers = chance(world.seed, project)
        month = months("month", LAST_YEAR, *[numbers.randint(1, LAST_MONTH)] * 2)
        found[project] = table.add(project, "planned_investment", month, numbers.randint(2, 80),
                                    sources.PRESS, Said("more_than"))  # fmt: skip
    return found
