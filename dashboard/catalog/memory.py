"""The one cache: results of pure functions, shared by all readers.

Streamlit's own caches hash every argument by content; ours are frozen records and a package that is
compared by identity, so a plain dictionary of recent calls is faster (microseconds) and as safe.
Cached frames are shared between readers: nobody changes them in place.
"""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")
S = TypeVar("S")

RECENT_CALLS = 512  # per function; a chart's dictionary is some 20 kB, so about 10 MB at the most


def remember(function: Callable[P, R]) -> Callable[P, R]:
    """Keep the results of the most recent calls of a pure function with hashable arguments."""
    return cast(Callable[P, R], lru_cache(maxsize=RECENT_CALLS)(function))


class _Same:
    """A shared object as part of a key: equal only to itself, and kept alive with the result."""

    def __init__(self, value: object) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.value is other.value


def remember_of(function: Callable[Concatenate[S, P], R]) -> Callable[Concatenate[S, P], R]:
    """As `remember`, for functions of a shared frame, which has no hash: it counts as itself.

    Only for frames that themselves come from a remembered function: a frame made in every run
    would be kept and never found again.
    """

    @remember
    def cached(same: _Same, *args: P.args, **kwargs: P.kwargs) -> R:
        return function(cast(S, same.value), *args, **kwargs)

    @wraps(function)
    def remembered(shared: S, /, *args: P.args, **kwargs: P.kwargs) -> R:
        return cached(_Same(shared), *args, **kwargs)

    return remembered
