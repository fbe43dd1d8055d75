"""Figures of zones and clusters over the years: months, part years, gaps, bounds, forecasts."""

import random

from dashboard.demo import sources_and_events as sources
from dashboard.demo.observations import WORDS, Observations, Said, months, year, year_end
from dashboard.demo.world import LAST_MONTH, LAST_YEAR, Cluster, World, Zone, chance, weighted

MONTHLY_GAP, YEARLY_GAP, LONG_GAP = 0.03, 0.08, 0.06  # chances that a value is not reported
FAITHFUL = 0.94  # share of values that are exact
QUALIFIERS = (("about", 4.0), ("more_than", 2.0), ("at_least", 1.0), ("almost", 1.0),
              ("less_than", 1.0), ("at_most", 1.0))  # fmt: skip
PROVISIONAL = Said(status="P")
BREAK = Said(
    series="new-scope",
    note=("自该年起换用新口径（虚构），与此前不可比。",
          "A new scope (invented) from this year on, not comparable with the years before."),
)  # fmt: skip
OUTPUT = "gross_output_above_scale"
MONTHLY = {
    "electricity_sold": (5.0, 80.0),
    "enterprise_visits": (8.0, 90.0),
    "problems_solved": (2.0, 30.0),
}  # a month: from, to
EXPORTERS = ("cbz", "aez", "nda")
HALF_MONTH = 6


def zone_series(world: World, table: Observations) -> None:
    """All figures of the zones."""
    for at, zone in enumerate(world.zones):
        numbers = chance(world.seed, f"series of {zone.subject_id}")
        _output(world, table, zone, numbers)
        for indicator, (low, high) in MONTHLY.items():
            _monthly(world, table, zone.subject_id, indicator, numbers.uniform(low, high), numbers)
        if zone.type_id in EXPORTERS or at % 5 == 0:
            _trade(world, table, zone.subject_id, numbers)
        _investment(world, table, zone.subject_id, numbers)
        _counts(world, table, zone, numbers, at)


def cluster_series(world: World, table: Observations) -> None:
    """All figures of the clusters."""
    for at, cluster in enumerate(world.clusters):
        numbers = chance(world.seed, f"series of {cluster.subject_id}")
        _cluster(world, table, cluster, numbers, broken=at % 6 == 0)


def _path(world: World, numbers: random.Random, low: float, high: float) -> dict[int, float]:
    """An amount for every year, growing unevenly."""
    level, trend, found = numbers.uniform(low, high), numbers.uniform(0.0, 0.14), {}
    for number in world.years:
        found[number] = level
        level *= 1 + trend + numbers.gauss(0.0, 0.05)
    return found


def _output(world: World, table: Observations, zone: Zone, numbers: random.Random) -> None:
    """Output by month and year, with growth rates; the last year is only in part."""
    quiet = numbers.choice(world.years) if numbers.random() < LONG_GAP else 0
    before: dict[str, float] = {}
    for number, level in _path(world, numbers, 8, 260).items():
        last = LAST_MONTH if number == LAST_YEAR else 12
        parts = [level / 12 * numbers.uniform(0.85, 1.15) for _ in range(last)]
        for month, value in enumerate(parts, 1):
            missing = number == quiet and month > HALF_MONTH
            if not missing and numbers.random() >= MONTHLY_GAP:
                table.add(zone.subject_id, OUTPUT, months("month", number, month, month), value,
                           sources.bulletin(number))  # fmt: skip
        now = {"ytd": sum(parts[:LAST_MONTH]), "half_year": sum(parts[:HALF_MONTH])}
        if number < LAST_YEAR:
            now["year"] = sum(parts)
        _totals(table, zone.subject_id, number, now, before, numbers)
        before = now


def _totals(
    table: Observations, subject: str, number: int, now: dict[str, float], before: dict[str, float],
    numbers: random.Random,
) -> None:  # fmt: skip
    """Year and part years; a rate where the year before is known, or to derive it where not."""
    for kind, value in now.items():
        old = before.get(kind, value / numbers.uniform(1.02, 1.2))
        if kind != "year" and number < LAST_YEAR:
            continue
        if kind == "year" and numbers.random() < YEARLY_GAP:
            continue
        last = {"ytd": LAST_MONTH, "half_year": HALF_MONTH}.get(kind)
        period = months(kind, number, 1, last) if last else year(number)
        said = _said(numbers) if last is None else PROVISIONAL
        table.add(subject, OUTPUT, period, value, sources.yearly(number), said)
        rate = (value / old - 1) * 100
        exact = Said(status=said.status)
        table.add(subject, f"{OUTPUT}_yoy", period, rate, sources.yearly(number), exact)


def _said(numbers: random.Random) -> Said:
    if numbers.random() < FAITHFUL:
        return Said(status="E") if numbers.random() < 0.02 else Said()
    return Said(qualifier=weighted(numbers, QUALIFIERS))


def _monthly(
    world: World, table: Observations, subject: str, indicator: str, level: float,
    numbers: random.Random,
) -> None:  # fmt: skip
    for number in world.years:
        level *= numbers.uniform(0.97, 1.15)
        for month in range(1, (LAST_MONTH if number == LAST_YEAR else 12) + 1):
            if numbers.random() >= MONTHLY_GAP:
                value = level * numbers.uniform(0.85, 1.15)
                period = months("month", number, month, month)
                table.add(subject, indicator, period, value, sources.bulletin(number))


def _trade(world: World, table: Observations, subject: str, numbers: random.Random) -> None:
    for number, value in _path(world, numbers, 1, 60).items():
        if number == LAST_YEAR:
            period = months("ytd", number, 1, LAST_MONTH)
            table.add(subject, "trade_value", period, value * 0.8, sources.bulletin(number),
                       PROVISIONAL)  # fmt: skip
        elif numbers.random() >= YEARLY_GAP:
            table.add(subject, "trade_value", year(number), value, sources.yearbook(number))


def _investment(world: World, table: Observations, subject: str, numbers: random.Random) -> None:
    """Investment by half-year and year, value added by quarter."""
    for number, value in _path(world, numbers, 3, 80).items():
        half = months("half_year", number, 1, HALF_MONTH)
        share = numbers.uniform(0.38, 0.52)
        table.add(subject, "fixed_asset_investment", half, value * share, sources.bulletin(number))
        if number < LAST_YEAR and numbers.random() >= YEARLY_GAP:
            table.add(subject, "fixed_asset_investment", year(number), value,
                       sources.yearbook(number), _said(numbers))  # fmt: skip
        for first in range(1, LAST_MONTH - 1, 3):
            quarter = months("quarter", number, first, first + 2)
            table.add(subject, "industrial_value_added", quarter,
                       value * numbers.uniform(0.2, 0.3), sources.bulletin(number))  # fmt: skip


def _counts(world: World, table: Observations, zone: Zone, numbers: random.Random, at: int) -> None:
    """Firms at the end of each year, areas, and the rank of high-tech zones."""
    firms = _path(world, numbers, 20, 300)
    for number in range(world.years[0], LAST_YEAR):
        if numbers.random() < YEARLY_GAP:
            continue
        source, count = sources.yearbook(number), round(firms[number])
        table.add(zone.subject_id, "firms", year_end(number), count, source, _said(numbers))
        table.add(zone.subject_id, "firms_above_scale", year_end(number),
                   round(count * numbers.uniform(0.3, 0.6)), source)  # fmt: skip
        if zone.type_id == "hidz":
            table.add(zone.subject_id, "rank_hidz", year(number), numbers.randint(1, 99),
                       source, Said(out_of="99"))  # fmt: skip
    area, source = numbers.uniform(2, 40), sources.yearbook(LAST_YEAR - 1)
    table.add(zone.subject_id, "approved_area", year_end(LAST_YEAR - 1), area, source)
    worded = Said(qualifier=list(WORDS)[at % len(WORDS)])
    table.add(zone.subject_id, "planned_area", year_end(LAST_YEAR - 1), area * 1.6, source, worded)


def _cluster(
    world: World, table: Observations, cluster: Cluster, numbers: random.Random, *, broken: bool
) -> None:
    """Output by year and in part of the last, its growth, a forecast, and firms."""
    path, turn = _path(world, numbers, 4, 180), LAST_YEAR - min(4, len(world.years) - 1)
    for number, value in path.items():
        if number == LAST_YEAR or numbers.random() < YEARLY_GAP:
            continue
        said = BREAK if broken and number >= turn else _said(numbers)
        scaled = value * 1.3 if said is BREAK else value
        source = sources.yearbook(number)
        table.add(cluster.subject_id, "output", year(number), scaled, source, said)
        table.add(cluster.subject_id, "firms", year_end(number), 3 + value // 4, source)
    part = months("ytd", LAST_YEAR, 1, LAST_MONTH)
    value, series = path[LAST_YEAR] * 0.82, "new-scope" if broken else "main"
    said = Said(status="P", series=series)
    table.add(cluster.subject_id, "output", part, value, sources.bulletin(LAST_YEAR), said)
    table.add(cluster.subject_id, "output_yoy", part, numbers.uniform(-6, 28),
               sources.bulletin(LAST_YEAR), said)  # fmt: skip
    if numbers.random() < 0.3:
        forecast = round(path[LAST_YEAR] * 1.15)
        table.add(cluster.subject_id, "output", year(LAST_YEAR + 1), forecast, sources.PRESS,
                   Said("about", "F", series))  # fmt: skip
