"""Dots that share a place on a map, set around it so that each is seen and can be clicked."""

import math

import pandas as pd

TIGHT = 1.12  # of the least distance at which neighbours do not touch


def fanned(points: pd.DataFrame) -> pd.DataFrame:
    """Points (lon, lat, radius in px) with right and up, px from their place to their dot, and
    shared, whether others have the same place. A dot alone stands at its place."""
    found = points.assign(right=0.0, up=0.0, shared=False)
    for _, rows in points.groupby(["lon", "lat"], sort=False):
        count = len(rows)
        if count == 1:
            continue
        far = TIGHT * float(rows["radius"].max()) / math.sin(math.pi / count)
        first = math.pi if count == 2 else math.pi / 2  # two beside each other, more from the top
        angles = [first - 2 * math.pi * at / count for at in range(count)]
        found.loc[rows.index, "right"] = [far * math.cos(angle) for angle in angles]
        found.loc[rows.index, "up"] = [far * math.sin(angle) for angle in angles]
        found.loc[rows.index, "shared"] = True
    return found
