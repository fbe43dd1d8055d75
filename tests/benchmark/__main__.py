"""`python -m tests.benchmark [--quick] [--data DIR] [--only SECTION ...]`."""

import argparse
import logging
import os
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from dashboard.resources import DATA_VARIABLE
from tests.benchmark import changes, fairness, load, painted, recording, report, start, tracker
from tests.benchmark.figures import Figure, failed
from tests.benchmark.recording import Recorded
from tests.benchmark.servers import OUT, RECORDED, quiet_client

SECTIONS = ("start", "websocket", "painted", "load", "fairness", "reforms")
RESULT = OUT / "benchmark.json"


def main() -> None:
    """Record, measure section by section, print as it goes, write the JSON."""
    options = _options()
    if options.data:
        os.environ[DATA_VARIABLE] = str(options.data.resolve())
    OUT.mkdir(exist_ok=True)
    facts = report.machine()
    print(report.heading(facts), flush=True)
    recorded = recording.record()
    recording.save(recorded, RECORDED)
    for page in recorded.values():
        print(_page(page))
    quiet_client()
    figures: list[Figure] = []
    for name in options.only or SECTIONS:
        print(f"\n[{name}]", flush=True)
        for figure in _attempted(name, _section(name, recorded, options.quick)):
            figures.append(figure)
            print(report.row(figure), flush=True)
    report.save(figures, facts, RESULT)
    print(_summary(figures))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer runs: a rough idea")
    parser.add_argument("--data", type=Path, help="a data package in place of the embedded one")
    parser.add_argument("--only", action="append", choices=SECTIONS, help="sections to measure")
    return parser.parse_args()


def _section(
    name: str, recorded: dict[str, Recorded], quick: bool
) -> Callable[[], Iterable[Figure]]:
    measures: dict[str, Callable[[], Iterable[Figure]]] = {
        "start": lambda: start.measure(2 if quick else 5),
        "websocket": lambda: changes.measure(
            recorded, changes.Effort(3, 10) if quick else changes.Effort(10, 40)
        ),
        "painted": lambda: painted.measure(recorded, 6 if quick else 30, 1 if quick else 5),
        "load": lambda: load.measure(recorded, 20 if quick else 60),
        "fairness": lambda: fairness.measure(recorded, 15 if quick else 40),
        "reforms": lambda: tracker.measure(
            tracker.Effort(changes.Effort(3, 10), 6, 1, 8)
            if quick
            else tracker.Effort(changes.Effort(10, 40), 30, 5, 40)
        ),
    }
    return measures[name]


def _attempted(name: str, measured: Callable[[], Iterable[Figure]]) -> Iterator[Figure]:
    """The figures of a section; a line with the reason where it breaks off."""
    began = time.monotonic()
    try:
        yield from measured()
    except Exception as error:  # one section that fails leaves the others
        logging.getLogger(__name__).exception("section %s failed", name)
        yield failed(name, "", error)
    print(f"({time.monotonic() - began:.0f} s)")


def _page(page: Recorded) -> str:
    kinds = ", ".join(f"{count} {name}" for name, count in page.kinds.items())
    if page.error:
        return f"{page.page}: error: {page.error[:200]}"
    choice = page.choice
    if choice is None:
        return f"{page.page}: nothing to choose: {kinds}"
    between = " | ".join("、".join(labels) or "-" for labels in (choice.first, choice.second))
    return f"{page.page}: {choice.key} {between}: {kinds}"


def _summary(figures: list[Figure]) -> str:
    judged = [figure for figure in figures if figure.met is not None]
    missed = [figure for figure in judged if not figure.met]
    lines = [f"\n{len(judged) - len(missed)} of {len(judged)} targets met; {RESULT}"]
    lines += [f"not met: {figure.section} {report.row(figure)}" for figure in missed]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
