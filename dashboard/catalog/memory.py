"""The one cache: results of pure functions, shared by all readers.

Streamlit's own caches hash every argument by content; ours are frozen records and a package that is
compared by identity, so a plain dictionary of recent calls is faster (microseconds) and as safe.
Cached frames are shared between readers: nobody changes them in place.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")

RECENT_CALLS = 512  # per function; a chart's dictionary is some 20 kB, so about 10 MB at the most


def remember(function: Callable[P, R]) -> Callable[P, R]:
    """Keep the results of the most recent calls of a pure function with hashable arguments."""
    return cast(Callable[P, R], lru_cache(maxsize=RECENT_CALLS)(function))
