"""The reform tracker at full size: the fictional matrix of 30 clauses x 100 zones.

Some 20,000 assessments: the state on a day without a page, then the page of the matrix as the other
sections measure pages, with more values of its filters, and with other days.
"""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from time import perf_counter

from playwright.sync_api import Error

from dashboard import preload
from dashboard.catalog import Package, open_package
from dashboard.demo import fictional_package
from dashboard.figures.reforms import cells
from dashboard.resources import DATA_VARIABLE
from tests.benchmark import changes, painted, recording
from tests.benchmark.browser import chromium
from tests.benchmark.client import Reader, Run
from tests.benchmark.figures import KB, MS, Figure, failed, median, p95
from tests.benchmark.pages import address, query
from tests.benchmark.recording import Recorded
from tests.benchmark.servers import OUT, Pair, pair

SECTION, PAGE = "reforms", "reforms"
ZONES, YEARS, SEED = 100, 10, 7
DATA, RECORDED = OUT / "benchmark-demo", OUT / "benchmark-reforms.pickle"
NARROWING = ("theme", "prefecture", "level", "light", "body")  # filters whose values are tried
DAY_KEY = f"{PAGE}:asof"
FIRST_DAY, STEP_DAYS = date(2021, 2, 3), 37  # days are spread over the years of the assessments
MOST_MS, MOST_RATIO = 300.0, 1.5  # a change of a filter, at the median
MOST_STATE_MS = 50.0  # the state on any day
TARGETS = {
    "change, median": (MOST_MS, MOST_RATIO),
    "change to an unseen value, median": (MOST_MS, None),
    "change to painted picture, median": (MOST_MS, MOST_RATIO),
}


@dataclass(frozen=True)
class Effort:
    """How often things are done."""

    web: changes.Effort
    painted: int
    loads: int
    days: int


def measure(effort: Effort) -> Iterator[Figure]:
    """Figures of the fictional province, written anew."""
    fictional_package.write(ZONES, YEARS, SEED, DATA)
    yield from _states(open_package(DATA), effort.days)
    record = _recorded()
    if record.error or record.choice is None:
        yield failed(SECTION, PAGE, record.error or "nothing to choose")
        return
    with pair(RECORDED, DATA) as servers:
        for figure in changes.page_figures(servers, record, effort.web):
            yield _judged(figure)
        yield from _unseen(servers, record)
        yield from _other_days(servers, effort.days)
        yield from _in_browser(servers, record, effort)


def _judged(figure: Figure) -> Figure:
    """A figure of another section as one of this one, with this one's targets."""
    most, ratio = TARGETS.get(figure.name, (None, None))
    return replace(figure, section=SECTION, most=most, most_ratio=ratio)


def _recorded() -> Recorded:
    """The matrix of the fictional province, kept for the floor."""
    before = os.environ.get(DATA_VARIABLE, "")
    os.environ[DATA_VARIABLE] = str(DATA)
    try:
        preload.run()
        pages = recording.record([PAGE])
    finally:
        os.environ[DATA_VARIABLE] = before
    recording.save(pages, RECORDED)
    return pages[PAGE]


def _days(count: int) -> list[date]:
    return [FIRST_DAY + timedelta(days=STEP_DAYS * number) for number in range(count)]


def _states(package: Package, count: int) -> Iterator[Figure]:
    """The state of every cell: what opening takes, the first day, other days, a day seen before."""

    def state(day: date) -> Callable[[], object]:
        return lambda: cells.standing_on(package, day)

    assessments = len(package.tables["assessments"])
    opening = _milliseconds(lambda: cells.ladder(package))
    first, *rest = [_milliseconds(state(day)) for day in _days(count)]
    again = [_milliseconds(state(day)) for day in _days(count)]
    yield Figure(SECTION, "", f"history of {assessments:,} assessments, once", MS, opening)
    yield Figure(SECTION, "", "state on the first day", MS, first, most=MOST_STATE_MS)
    yield Figure(SECTION, "", "state on another day, median", MS, median(rest),
                 most=MOST_STATE_MS)  # fmt: skip
    yield Figure(SECTION, "", "state on another day, slowest", MS, max(rest), most=MOST_STATE_MS)
    yield Figure(SECTION, "", "state on a day seen before, median", MS, median(again),
                 most=MOST_STATE_MS)  # fmt: skip


def _milliseconds(call: Callable[[], object]) -> float:
    start = perf_counter()
    call()
    return (perf_counter() - start) * 1000


def _unseen(servers: Pair, record: Recorded) -> Iterator[Figure]:
    """Every value of the filters that narrow the matrix, chosen for the first time."""
    values = [
        (call.key, (label,))
        for call in record.first
        if call.name == "multiselect" and call.key.partition(":")[2] in NARROWING
        for label in call.labels
    ]
    yield from _tried(servers, f"one of {len(values)} values chosen first", values, back=True)


def _other_days(servers: Pair, count: int) -> Iterator[Figure]:
    """The whole matrix on days that nobody has looked at yet."""
    values = [(DAY_KEY, (day.strftime("%Y/%m/%d"),)) for day in _days(count)]
    yield from _tried(servers, "the whole on another day", values, back=False)


def _tried(
    servers: Pair, name: str, values: Sequence[tuple[str, tuple[str, ...]]], back: bool
) -> Iterator[Figure]:
    """Each value chosen once on both servers, by turns; `back`: then the choice is taken back."""
    product: list[Run] = []
    floor: list[Run] = []
    with _reader(servers.product.port) as one, _reader(servers.floor.port) as other:
        for key, labels in values:
            for reader, runs in ((one, product), (other, floor)):
                time.sleep(changes.PAUSE)
                runs.append(reader.choose(key, labels))
                if back:
                    reader.choose(key, ())
    yield from changes.checked(PAGE, product)
    took, base = ([run.seconds * 1000 for run in runs] for runs in (product, floor))
    yield Figure(SECTION, PAGE, f"{name}, median", MS, median(took), median(base), most=MOST_MS)
    yield Figure(SECTION, PAGE, f"{name}, p95", MS, p95(took), p95(base))
    yield Figure(SECTION, PAGE, f"{name}, largest", KB, max(run.size for run in product) / 1000)


def _reader(port: int) -> Reader:
    return Reader(port, address(PAGE), query(PAGE))


def _in_browser(servers: Pair, record: Recorded, effort: Effort) -> Iterator[Figure]:
    with chromium() as browser:
        try:
            figures = painted.page_figures(servers, browser, record, effort.painted, effort.loads)
            for figure in figures:
                yield _judged(figure)
        except Error as error:
            yield failed(SECTION, PAGE, error)
