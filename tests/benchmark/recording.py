"""What each page sends, in two states of one of its filters: recorded by running the page."""

import logging
import pickle
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.app.running import run
from tests.benchmark.calls import Call, recorded
from tests.benchmark.pages import CHOICES, MARKS, NAMES, OPENED, PICTURES, PREFERRED, Choice

TRIED_VALUES = 4  # of one filter, to find one that changes what is drawn
PICTURE_KINDS = {"vega_lite_chart": "chart", "zone_map": "map"}
BEST = 3  # worth of a choice, see _worth


@dataclass(frozen=True)
class Recorded:
    """A page in two states. `choice` is None where no filter changes anything drawn."""

    page: str
    first: tuple[Call, ...]
    second: tuple[Call, ...]
    choice: Choice | None
    error: str = ""

    @property
    def kinds(self) -> dict[str, int]:
        """How many elements and containers of each kind the first state has."""
        return dict(Counter(call.kind for call in self.first).most_common())

    @property
    def pictures(self) -> frozenset[str]:
        """Kinds of pictures on the page, as the browser tells them apart."""
        return frozenset(PICTURE_KINDS[name] for name in self.kinds if name in PICTURE_KINDS)

    @property
    def changed_pictures(self) -> frozenset[str]:
        """Those of them that the choice changes."""
        return frozenset(
            kind
            for name, kind in PICTURE_KINDS.items()
            if _contents(_named(self.first, (name,))) != _contents(_named(self.second, (name,)))
        )


def record(names: Iterable[str] = NAMES) -> dict[str, Recorded]:
    """Pages of the product on the data package in use."""
    logging.disable(logging.WARNING)  # Streamlit says at length that there is no server here
    try:
        return {page: _record(page) for page in names}
    finally:
        logging.disable(logging.NOTSET)


def save(pages: dict[str, Recorded], path: Path) -> None:
    """Keep a recording for the floor's process, which reads no other file than this one."""
    path.write_bytes(pickle.dumps(pages))


def load(path: Path) -> dict[str, Recorded]:
    """The recording that this run of the benchmark made."""
    pages: dict[str, Recorded] = pickle.loads(path.read_bytes())
    return pages


def _record(page: str) -> Recorded:
    opened = dict(OPENED.get(page, {}))
    first, error = _calls(page, opened)
    best, best_worth = Recorded(page, first, first, None, error), 0
    if error:
        return best
    for call, value in _candidates(page, first):
        second, error = _calls(page, opened | {call.key.partition(":")[2]: str(value)})
        worth = 0 if error else _worth(first, second)
        if worth > best_worth:
            best, best_worth = Recorded(page, first, second, _choice(call, value)), worth
        if worth == BEST:
            break
    return best


def _worth(first: tuple[Call, ...], second: tuple[Call, ...]) -> int:
    """3: other pictures, as many; 2: other pictures; 1: other words; 0: all the same."""
    one, other = _named(first, PICTURES), _named(second, PICTURES)
    if _contents(one) == _contents(other):
        texts = ("markdown",)
        return int(_contents(_named(first, texts)) != _contents(_named(second, texts)))
    numbers = [Counter(call.name for call in calls) for calls in (one, other)]
    return BEST if numbers[0] == numbers[1] else 2


def _calls(page: str, parameters: Mapping[str, str]) -> tuple[tuple[Call, ...], str]:
    with recorded() as recorder:
        try:
            app = run(page, dict(parameters))
        except (RuntimeError, ValueError) as error:  # too slow, or no such page
            return tuple(recorder.calls), str(error)
    faults = [str(fault.value) for fault in [*app.exception, *app.error]]
    return tuple(recorder.calls), "; ".join(fault for fault in faults if fault not in MARKS)


def _candidates(page: str, calls: tuple[Call, ...]) -> Iterator[tuple[Call, Any]]:
    """Widgets of the page and values they could have, the preferred ones first."""
    order = [f"{page}:{name}" for name in PREFERRED.get(page, ())]
    widgets = [c for c in calls if c.name in CHOICES and c.key.startswith(f"{page}:")]
    widgets.sort(key=lambda c: order.index(c.key) if c.key in order else len(order))
    for call in widgets:
        others = [value for value in call.ids if value != call.result and value != ""]
        yield from ((call, value) for value in others[:TRIED_VALUES])


def _choice(call: Call, value: Any) -> Choice:
    label = dict(zip(call.ids, call.labels, strict=True))
    held = call.result if isinstance(call.result, list | tuple) else [call.result]
    first = tuple(label[one] for one in held if one in label)
    return Choice(call.name, call.key, first, (label[value],), call.labels)


def _named(calls: tuple[Call, ...], names: tuple[str, ...]) -> list[Call]:
    return [call for call in calls if call.kind in names]


def _contents(calls: list[Call]) -> list[bytes]:
    names = {"key", "alt", "help"}
    return [
        pickle.dumps((c.args, [v for k, v in c.kwargs.items() if k not in names])) for c in calls
    ]
