"""Builders of panels: remembered, and able to draw the same panel again for another look."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from components.theme import Look
from dashboard.catalog import Package, remember
from dashboard.figures.panel import Panel

P = ParamSpec("P")
R = TypeVar("R")
Builder = Callable[Concatenate[Package, Look, P], R]


def drawing(build: Builder[P, R]) -> Builder[P, R]:
    """Remember the results of `build`, a pure function that gives a panel or a tuple with panels.

    Each panel gets `redraw`, so that a picture for download does not depend on the reader's screen;
    one of many that can be drawn again without the others brings its own.
    """

    @remember
    @wraps(build)
    def built(package: Package, look: Look, /, *args: P.args, **kwargs: P.kwargs) -> R:
        def panel(drawn: Panel, place: int | None) -> Panel:
            if drawn.redraw:
                return drawn

            def redraw(other: Look) -> Panel:
                again = built(package, other, *args, **kwargs)
                return cast(
                    Panel, again if place is None else cast(tuple[Panel, ...], again)[place]
                )

            return replace(drawn, redraw=redraw)

        result = build(package, look, *args, **kwargs)
        if isinstance(result, Panel):
            return cast(R, panel(result, None))
        if isinstance(result, tuple):
            return cast(R, tuple(
                panel(part, place) if isinstance(part, Panel) else part
                for place, part in enumerate(result)
            ))  # fmt: skip
        raise TypeError(f"{build.__qualname__} gives neither a panel nor a tuple")

    return built
