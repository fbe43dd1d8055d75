"""The one cache: results of pure functions, kept by the data package or edition they are about.

Streamlit's own caches hash every argument by content and live as long as the process. Here the
first argument of a function keeps its results, so that they go when it goes: a package that is read
again leaves nothing behind. Cached frames are shared between readers: nobody changes them in place.
"""

from collections.abc import Callable
from functools import lru_cache, partial, wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast

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


def _remembering(most: int, function: Function[K, P, R]) -> Function[K, P, R]:
    @wraps(function)
    def remembered(keeper: K, /, *args: P.args, **kwargs: P.kwargs) -> R:
        found = keeper.kept.get(function)
        if found is None:
            own = lru_cache(most)(partial(function, keeper))
            found = keeper.kept.setdefault(function, own)  # two readers may come at once
        return cast(R, found(*args, **kwargs))

    return remembered


def remember(function: Function[K, P, R]) -> Function[K, P, R]:
    """Keep the results of the most recent calls of a pure function with hashable arguments."""
    return _remembering(RECENT_CALLS, function)


def remember_large(function: Function[K, P, R]) -> Function[K, P, R]:
    """`remember` for results that are too large to keep hundreds of."""
    return _remembering(LARGE_CALLS, function)
