"""Dots that share a place on a map, set around it so that each is seen and can be clicked."""

import math

import pandas as pd

TIGHT = 1.12  # of the least distance at which neighbours do not touch


def fanned(points: pd.DataFrame) -> pd.DataFrame:
    """Points (lon, lat, radius in px) with right and up, px from their place to their dot, and
    shared, whether others have the same place. A dot alone stands at its place."""
    places: dict[tuple[float, float], list[int]] = {}
    for at, place in enumerate(zip(points["lon"], points["lat"], strict=True)):
        places.setdefault(place, []).append(at)
    radii = points["radius"].tolist()
    offsets = [(0.0, 0.0)] * len(points)
    shared = [False] * len(points)
    for together in places.values():
        if len(together) > 1:
            around = _around([radii[at] for at in together])
            for at, offset in zip(together, around, strict=True):
                offsets[at], shared[at] = offset, True
    right, up = [x for x, _ in offsets], [y for _, y in offsets]
    return points.assign(right=right, up=up, shared=shared)


def _around(radii: list[float]) -> list[tuple[float, float]]:
    """Px to the right and up of each: two beside each other, more on a circle from the top."""
    if len(radii) == 2:
        return [(-TIGHT * radii[0], 0.0), (TIGHT * radii[1], 0.0)]
    far = TIGHT * max(radii) / math.sin(math.pi / len(radii))
    angles = [math.pi / 2 - 2 * math.pi * at / len(radii) for at in range(len(radii))]
    return [(far * math.cos(angle), far * math.sin(angle)) for angle in angles]
