"""Zones as points of a map: one a place, with its colour, its size and what it says."""

import math
from typing import Any

import pandas as pd

from components import interactive_map as maps
from components.theme import Look, palette
from dashboard.domain.shared_points import co_located
from dashboard.figures.zones.point_values import Quantity
from dashboard.i18n import translator

SAME, LARGEST, EMPTY = 6.0, 20.0, 4.0  # radius in px: all alike; the largest amount; no value
SMALLEST, ZERO = 4.0, 3.0  # radius in px: of a value; of zero


def map_points(
    frame: pd.DataFrame, sized: pd.DataFrame, size: Quantity, zone: str, look: Look
) -> pd.DataFrame:
    """One row a place, in the columns of `components.interactive_map`.

    frame: zones with their colour; where there are such columns, told (what the colour stands for,
    in words) and lacking (bool: the colour stands for no value). sized: values by `size`; an area
    shows an amount, so that a value below zero has that of its amount and is marked.
    """
    t, tone = translator(look.language), palette(look.mode)
    usual: dict[str, Any] = {"told": "", "lacking": False}
    frame = frame.assign(**{name: v for name, v in usual.items() if name not in frame})
    columns = ["colour", "name", "county", "told", "lacking"]
    known = frame.set_index("subject_id")[columns].to_dict("index")
    value = dict(zip(sized["zone_id"], sized["value"], strict=True))
    # of what can be drawn, whatever the filters
    most = sized.loc[sized["placed"], "value"].abs().max()
    said = dict(zip(sized["zone_id"], sized["said"], strict=True))
    rows = []
    for place in co_located(frame).points.to_dict("records"):
        ids: list[str] = place["ids"]
        here = [known[zone_id] for zone_id in ids]
        held = [i for i in ids if i in value]
        largest = max((value[i] for i in held), key=abs, default=None)
        lacking = (bool(size.indicator) and not held) or all(row["lacking"] for row in here)
        kinds = {row["colour"] for row in here if lacking or not row["lacking"]}
        told = [row["told"] for row in here if row["told"]]
        words = [said[i] for i in held] + ([t("no value")] if lacking else [])
        tip = [*(row["county"] for row in here), *told, *words]
        rows.append({
            "point_id": ids[0], "lon": place["lon"], "lat": place["lat"], "count": len(ids),
            "colour": kinds.pop() if len(kinds) == 1 else tone.ink,
            "radius": _radius(largest, most) if size.indicator else SAME,
            "hollow": lacking,
            "negative": largest is not None and largest < 0,
            "label": t(", ").join(row["name"] for row in here),
            "tip": t(" · ").join(dict.fromkeys(tip)),
            "chosen": zone in ids,
        })  # fmt: skip
    frame_out = pd.DataFrame(rows, columns=list(maps.POINT))
    # the smallest on top, so that none is hidden
    return frame_out.sort_values("radius", ascending=False, kind="stable", ignore_index=True)


def _radius(value: float | None, most: float) -> float:
    """Radius in px by which the area of a point is in proportion to the amount of its value."""
    if not value:
        return EMPTY if value is None else ZERO
    return max(LARGEST * math.sqrt(abs(value) / most), SMALLEST)
