"""Cold start: from starting the process to the first answer, and to the first reader's page."""

from collections.abc import Iterator

from tests.benchmark.client import Reader
from tests.benchmark.figures import MS, Figure, failed, median
from tests.benchmark.servers import memory, server

SECTION = "start"
KINDS = ("product", "bare", "lazy")
MOST_RATIO = 1.8  # of a bare app, which imports Streamlit alone


def measure(runs: int) -> Iterator[Figure]:
    """Start each server `runs` times, by turns, and visit it once."""
    healthy: dict[str, list[float]] = {kind: [] for kind in KINDS}
    visit: dict[str, list[float]] = {kind: [] for kind in KINDS}
    size: dict[str, list[float]] = {kind: [] for kind in KINDS}
    for _ in range(runs):
        for kind in KINDS:
            with server(kind) as served, Reader(served.port) as reader:
                healthy[kind].append(served.seconds_to_healthy * 1000)
                visit[kind].append(reader.first.seconds * 1000)
                size[kind].append(memory(served))
                if reader.first.faults:
                    yield failed(SECTION, kind, reader.first.faults[0])
    ready = {kind: median(healthy[kind]) for kind in KINDS}
    seen = {kind: median(visit[kind]) for kind in KINDS}
    name = "process start to healthy, against "
    yield Figure(SECTION, "", f"{name}bare", MS, ready["product"], ready["bare"],
                 most_ratio=MOST_RATIO)  # fmt: skip
    yield Figure(SECTION, "", f"{name}lazy", MS, ready["product"], ready["lazy"])
    name = "first visit at once, against "
    yield Figure(SECTION, "", f"{name}lazy", MS, seen["product"], seen["lazy"])
    yield Figure(SECTION, "", f"{name}bare", MS, seen["product"], seen["bare"])
    totals = {k: median([a + b for a, b in zip(healthy[k], visit[k], strict=True)]) for k in KINDS}
    name = "start and first visit, against lazy"
    yield Figure(SECTION, "", name, MS, totals["product"], totals["lazy"], most_ratio=1.0)
    name = "memory after the first visit, against bare"
    yield Figure(SECTION, "", name, "MB", median(size["product"]), median(size["bare"]))
