"""The one cache: results of pure functions, kept by the data package or edition they are about.

Streamlit's own caches hash every argument by content and live as long as the process. Here the
first argument of a function keeps its results, so that they go when it goes: a package that is read
again leaves nothing behind. Cached frames are shared between readers: nobody changes them in place.

What several threads ask for at once is computed by the first; the others wait for it. They cannot
wait for each other in a circle: a thread that computes one result waits for another only because
it needs it, so a circle of waiting would be a result that needs itself.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import partial, wraps
from typing import Any, Concatenate, Generic, ParamSpec, Protocol, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")

RECENT_CALLS = 512  # per function; a chart's dictionary is some 20 kB, so about 10 MB at the most
LARGE_CALLS = 48  # of frames with a row a cell: about 2 MB each at 30 x 100


class Keeper(Protocol):
    """What keeps results: a package, or a package in a language. kept: function -> its results."""

    @property
    def kept(self) -> dict[Any, Any]: ...


K = TypeVar("K", bound=Keeper)
Function = Callable[Concatenate[K, P], R]


class _Result(Generic[R]):
    """The result of one call, computed when first asked for. One that failed is tried again."""

    def __init__(self) -> None:
        self._computing = threading.RLock()  # a call that needs itself fails, and does not hang
        self._known = False
        self._result: R | None = None

    def get(self, call: Callable[[], R]) -> R:
        if not self._known:
            with self._computing:
                if not self._known:
                    self._result = call()
                    self._known = True
        return cast(R, self._result)


class _Results(Generic[R]):
    """The results of the most recent calls of one function about one keeper, by arguments."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._looking = threading.Lock()  # never while something is computed
        self._recent: OrderedDict[Hashable, _Result[R]] = OrderedDict()

    def of(self, arguments: Hashable) -> _Result[R]:
        with self._looking:
            found = self._recent.get(arguments)
            if found is None:
                found = self._recent[arguments] = _Result()
                if len(self._recent) > self._most:
                    self._recent.popitem(last=False)
            else:
                self._recent.move_to_end(arguments)
        return found


def _remembering(most: int, function: Function[K, P, R]) -> Function[K, P, R]:
    @wraps(function)
    def remembered(keeper: K, /, *args: P.args, **kwargs: P.kwargs) -> R:
        results: _Results[R] | None = keeper.kept.get(function)
        if results is None:  # two readers may come at once
            results = keeper.kept.setdefault(function, _Results[R](most))
        arguments = (args, tuple(sorted(kwargs.items()))) if kwargs else args
        return results.of(arguments).get(partial(function, keeper, *args, **kwargs))

    return remembered


def remember(function: Function[K, P, R]) -> Function[K, P, R]:
    """Keep the results of the most recent calls of a pure function with hashable arguments."""
    return _remembering(RECENT_CALLS, function)


def remember_large(function: Function[K, P, R]) -> Function[K, P, R]:
    """`remember` for results that are too large to keep hundreds of."""
    return _remembering(LARGE_CALLS, function)
