"""As painted in Chromium: loading a page, and from a choice to the changed picture."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Error

from tests.benchmark import pages
from tests.benchmark.browser import Times, View, chromium, context
from tests.benchmark.figures import KB, MS, Figure, failed, median, p95
from tests.benchmark.pages import Choice
from tests.benchmark.recording import Recorded
from tests.benchmark.servers import Pair, pair

SECTION = "painted"
WARM_UPS = 4  # choices
CHOOSABLE = ("selectbox", "segmented_control", "multiselect")
MOST_MS = 150.0  # a changed chart, at the median; maps are drawn by software here
MOST_RATIO = 1.5  # a changed page, at the median
MOST_LOAD_MS = 1800.0  # Plotly Dash, the fastest of the tools it is to beat, without a server map


@dataclass
class _Side:
    """What was measured of one page on one server."""

    url: str
    cold: list[Times] = field(default_factory=list)
    warm: list[Times] = field(default_factory=list)
    cold_kb: list[float] = field(default_factory=list)
    warm_kb: list[float] = field(default_factory=list)
    changed: list[Times] = field(default_factory=list)
    changed_kb: list[float] = field(default_factory=list)


def measure(recorded: Mapping[str, Recorded], changes: int, loads: int) -> Iterator[Figure]:
    """Figures of the pages named in `pages.PAINTED`."""
    with pair() as servers, chromium() as browser:
        for page in pages.PAINTED:
            record = recorded[page]
            if record.error:
                yield failed(SECTION, page, record.error)
                continue
            try:
                yield from page_figures(servers, browser, record, changes, loads)
            except Error as error:
                yield failed(SECTION, page, error)


def page_figures(
    servers: Pair, browser: Browser, record: Recorded, changes: int, loads: int
) -> Iterator[Figure]:
    """Loading a page, and changes of its choice."""
    sides = [_Side(f"{server.url}/{pages.address(record.page)}") for server in servers]
    if pages.query(record.page):
        for side in sides:
            side.url += f"?{pages.query(record.page)}"
    for _ in range(loads):
        for side in sides:
            _load(browser, side, record.pictures)
    yield from _loading(record.page, *sides)
    if record.choice and record.choice.kind in CHOOSABLE:
        _alternate(browser, sides, record, record.choice, changes)
        yield from _changing(record, *sides)


def _load(browser: Browser, side: _Side, pictures: frozenset[str]) -> None:
    """Open the page with an empty cache, then again with what the cache has kept."""
    reader = context(browser)
    try:
        for times, sizes in ((side.cold, side.cold_kb), (side.warm, side.warm_kb)):
            view = View(reader)
            times.append(view.open(side.url, pictures))
            sizes.append(view.received / 1000)
            view.close()
    finally:
        reader.close()


def _alternate(
    browser: Browser, sides: list[_Side], record: Recorded, choice: Choice, changes: int
) -> None:
    changed = record.changed_pictures
    readers = [context(browser) for _ in sides]
    try:
        views = [View(reader) for reader in readers]
        for view, side in zip(views, sides, strict=True):
            view.open(side.url, record.pictures)
        for number in range(WARM_UPS + changes):
            labels = choice.first if number % 2 else choice.second
            for view, side in zip(views, sides, strict=True):
                before = view.received
                times = view.choose(choice, labels, changed)
                if number >= WARM_UPS:
                    side.changed.append(times)
                    side.changed_kb.append((view.received - before) / 1000)
    finally:
        for reader in readers:
            reader.close()


def _loading(page: str, product: _Side, floor: _Side) -> Iterator[Figure]:
    for name in ("cold", "warm"):
        times = [_pictures(getattr(side, name), first=True) for side in (product, floor)]
        ends = [[t.everything for t in getattr(side, name)] for side in (product, floor)]
        sizes = [getattr(side, f"{name}_kb") for side in (product, floor)]
        most = MOST_LOAD_MS if name == "cold" else None
        yield Figure(SECTION, page, f"load, {name} cache, first picture", MS, median(times[0]),
                     median(times[1]), most)  # fmt: skip
        yield Figure(SECTION, page, f"load, {name} cache, all of it", MS, median(ends[0]),
                     median(ends[1]))  # fmt: skip
        yield Figure(SECTION, page, f"load, {name} cache, received", KB, median(sizes[0]),
                     median(sizes[1]))  # fmt: skip


def _changing(record: Recorded, product: _Side, floor: _Side) -> Iterator[Figure]:
    pictures = [_pictures(side.changed) for side in (product, floor)]
    ends = [[t.everything for t in side.changed] for side in (product, floor)]
    page, name = record.page, "change to painted"
    most = None if "map" in record.changed_pictures else MOST_MS
    if pictures[0]:
        yield Figure(SECTION, page, f"{name} picture, median", MS, median(pictures[0]),
                     median(pictures[1]), most, MOST_RATIO)  # fmt: skip
        yield Figure(SECTION, page, f"{name} picture, p95", MS, p95(pictures[0]),
                     p95(pictures[1]))  # fmt: skip
    yield Figure(SECTION, page, f"{name} all, median", MS, median(ends[0]), median(ends[1]),
                 None if pictures[0] else most, MOST_RATIO)  # fmt: skip
    yield Figure(SECTION, page, f"{name} all, p95", MS, p95(ends[0]), p95(ends[1]))
    yield Figure(SECTION, page, "change, received", KB, median(product.changed_kb),
                 median(floor.changed_kb))  # fmt: skip


def _pictures(times: list[Times], first: bool = False) -> list[float]:
    values = [t.first_picture if first else t.last_picture for t in times]
    return [value for value in values if value is not None]
