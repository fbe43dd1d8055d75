"""Frames as a page would make them, with figures of the kind the sources print."""

from typing import Any

import pandas as pd

from components.frames import Words
from components.theme import Look

LIGHT, DARK = Look("light", "zh"), Look("dark", "zh")
WORDS = Words(
    series="名称",
    period="期间",
    value="数值",
    source="来源",
    note="说明",
    kind="口径",
    full_year="全年",
    part_year="年内累计",
    as_of="时点",
    derived="推算",
    forecast="预计",
    change="变化",
    base="基期",
    before="改革前",
    after="改革后",
    missing="无数据",
    count="数据条数",
    state="状态",
    verified="已核实",
    reported="已报道",
    unknown="未见报道",
    denied="未达到",
    zone="开发区",
    measure="举措",
    rank="名次",
)
SHUICHENG, DALONG = "水城经开区·铝及铝加工", "大龙经开区·新型功能材料"


def value(label: str, start: str, end: str, number: float, **more: Any) -> dict[str, Any]:
    """One value; a full exact year unless said otherwise."""
    row: dict[str, Any] = {
        "label": label,
        "key": label,
        "start": start,
        "end": end,
        "period": f"{end[:4]}年",
        "year": int(end[:4]),
        "value": number,
        "low": None,
        "high": None,
        "mark": "full",
        "qualifier": "exact",
        "display": f"{number}亿元",
        "short": f"{number}",
        "unit": "亿元",
        "source": "贵州日报",
        "note": "",
        "segment": "",
        "bridge": "",
        "selected": False,
    }
    return row | more


def year(label: str, number: int, amount: float, **more: Any) -> dict[str, Any]:
    """A value of a whole year."""
    return value(label, f"{number}-01-01", f"{number}-12-31", amount, **more)


def shuicheng() -> pd.DataFrame:
    """Two full years across a gap, a derived part year and a part year."""
    months = {"period": "2024年1—10月", "mark": "derived", "low": 96.93, "high": 96.95}
    return pd.DataFrame(
        [
            year(SHUICHENG, 2021, 95.54, bridge="b1"),
            year(SHUICHENG, 2024, 130.32, bridge="b1"),
            value(SHUICHENG, "2024-01-01", "2024-10-31", 96.94, **months),
            value(SHUICHENG, "2025-01-01", "2025-10-31", 134.01,
                  period="2025年1—10月", mark="partial"),
        ]
    )  # fmt: skip


def grown() -> pd.DataFrame:
    """Three years in a row and one bound."""
    return pd.DataFrame(
        [
            year(DALONG, 2021, 100.0, segment="s1"),
            year(DALONG, 2022, 112.4, segment="s1"),
            year(DALONG, 2023, 125.0, segment="s1", qualifier="more_than", low=125.0,
                 display="超过125亿元", short="超过125"),
        ]
    )  # fmt: skip


def pair(key: str, before: float, after: float) -> list[dict[str, Any]]:
    """Both sides of one before-and-after pair."""
    shared = {"key": key, "label": key, "change_text": "缩短70%", "note": "", "source": "省政府网"}
    return [
        {**shared, "side": "before", "value": before, "display": f"{before}日", "period": "2022年"},
        {**shared, "side": "after", "value": after, "display": f"{after}日", "period": "2024年"},
    ]


def event(key: str, start: str, end: str, precision: str, lane: str = "政策") -> dict[str, Any]:
    """One item of the timeline."""
    return {"key": key, "label": key, "lane": lane, "start": start, "end": end,
            "precision": precision, "period": start, "note": "", "source": "省政府网"}  # fmt: skip


def cell(row: str, column: str, state: str, sign: str) -> dict[str, Any]:
    """One cell of the matrix."""
    return {"row": row, "column": column, "row_label": row, "column_label": column,
            "state": state, "state_label": state, "sign": sign, "note": ""}  # fmt: skip
