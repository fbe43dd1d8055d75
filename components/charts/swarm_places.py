"""Places of dots beside each other along one axis, none over another (a beeswarm)."""

from bisect import bisect_left
from collections.abc import Sequence
from math import sqrt

CLOSE = 1e-9  # px by which two dots may seem to overlap for the noise of their arithmetic


def packed(places: Sequence[float], size: float) -> list[float]:
    """How far each dot of diameter `size` is moved off the axis; the same for the same places.

    Dots are taken in the order of their places; each goes as near to the axis as those before it
    leave room, upwards where both sides are as near.
    """
    order = sorted(range(len(places)), key=lambda at: (places[at], at))
    put: list[tuple[float, float]] = []  # place and distance of the dots so far, in order
    moved = [0.0] * len(places)
    for at in order:
        place = places[at]
        near = put[bisect_left(put, (place - size, float("-inf"))) :]
        moved[at] = _nearest(place, near, size)
        put.append((place, moved[at]))
    return moved


def _nearest(place: float, near: Sequence[tuple[float, float]], size: float) -> float:
    """The least move off the axis with which a dot at a place touches none of those near."""
    candidates = [0.0]
    for other, move in near:
        rise = sqrt(max(size**2 - (place - other) ** 2, 0.0))
        candidates += [move - rise, move + rise]
    for candidate in sorted(candidates, key=lambda move: (round(abs(move), 6), move)):
        if all(_clear(place - other, candidate - move, size) for other, move in near):
            return candidate
    return min(candidates) - size  # never needed: beside the outermost dot there is room


def _clear(across: float, along: float, size: float) -> bool:
    return across**2 + along**2 >= (size - CLOSE) ** 2
