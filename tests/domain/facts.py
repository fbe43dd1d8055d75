"""A builder of facts: one row per observation, in the shape that the catalog hands over."""

from typing import Any

import pandas as pd

from dashboard.domain.comparison.like_periods import usable

DEFAULTS: dict[str, Any] = {
    "observation_id": "", "subject_id": "shuicheng", "subject_order": 0, "subject_kind": "cluster",
    "zone_id": "z1", "prefecture_id": "520200", "industry_id": "aluminium",
    "indicator_id": "output", "topic_id": "industry", "kind": "flow", "decimals": 2,
    "direction": "up", "additive": True, "growth_form": "", "growth_of": "",
    "period_kind": "year", "period_start": None, "period_end": None,
    "period_precision": "", "value": float("nan"), "unit_id": "yi_yuan",
    "qualifier": "exact", "out_of": float("nan"), "status": "A", "series": "main",
    "pair_id": "", "confidence": "high", "source_id": "s1", "locator": "A1",
    "subject": "水城铝", "indicator": "产值", "unit": "亿元", "source": "贵州日报",
    "period_text": "", "printed": "", "note": "", "in_own_unit": True, "factor": 1.0,
    "printed_value": None, "printed_unit": None,
}  # fmt: skip


def facts(*rows: dict[str, Any]) -> pd.DataFrame:
    """Facts from partial rows; `year` stands for a full year, ids o0, o1 ... by position."""
    records = []
    for i, given in enumerate(rows):
        row = {**DEFAULTS, "observation_id": f"o{i}", **given}
        for name, own in (("printed_value", "value"), ("printed_unit", "unit")):
            row[name] = row[own] if row[name] is None else row[name]
        if (year := row.pop("year", None)) is not None:
            row |= {"period_start": f"{year}-01-01", "period_end": f"{year}-12-31"}
        records.append(row)
    frame = pd.DataFrame(records, columns=[*DEFAULTS])
    days = {
        name: pd.to_datetime(frame[name]).astype("datetime64[us]")
        for name in ("period_start", "period_end")
    }
    texts = {
        name: frame[name].astype("str") for name, value in DEFAULTS.items()
        if isinstance(value, str)
    }  # fmt: skip
    frame = frame.assign(**days, **texts, value=frame["value"].astype("float64"))
    return frame.assign(usable=usable(frame))


JAN_OCT = {"period_kind": "ytd", "period_start": "2025-01-01", "period_end": "2025-10-31"}
NOVEMBER = {"period_kind": "as_of", "period_start": "2025-11-01", "period_end": "2025-11-30"}


def shuicheng() -> pd.DataFrame:
    """The aluminium cluster as printed: two full years, ten months with growth, a forecast."""
    return facts(
        {"year": 2021, "value": 95.54},
        {"year": 2024, "value": 130.32},
        {**JAN_OCT, "value": 134.01},
        {
            **JAN_OCT, "value": 38.24, "indicator_id": "output_yoy", "unit_id": "percent",
            "kind": "rate", "growth_form": "yoy", "growth_of": "output",
        },
        {"year": 2025, "value": 160, "status": "F", "qualifier": "more_than"},
        {**NOVEMBER, "value": 58, "indicator_id": "firms", "kind": "stock", "unit_id": "firm"},
    )  # fmt: skip
