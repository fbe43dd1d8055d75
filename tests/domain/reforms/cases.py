"""A small made-up tracker: two measures, four zones in two prefectures, one test a rung.

m1 has a test on each rung (m1-arranged ... m1-effective), m2 has none. Zones a and b lie in
prefecture f, c in g, d in none; a is national, the others provincial.
"""

from datetime import date
from typing import Any

import pandas as pd

from dashboard.domain.reforms import Evaluation, Rung, Tables, evaluate, standing

END = date(2025, 12, 31)
ENTRY = {
    "measure_id": "m1", "criterion_id": "", "subject_id": "a", "as_of": "2025-01-01",
    "as_of_precision": "day", "result": "met", "source_id": "s2024", "locator": "p. 1",
    "reviewed_by": "r", "supersedes": "",
}  # fmt: skip


def entry(rung: str = "", **columns: str) -> dict[str, str]:
    """A row of the log: reviewed as met in zone a, on the test of m1 on that rung."""
    return {**ENTRY, "criterion_id": f"m1-{rung}" if rung else "", **columns}


def tables(*entries: dict[str, str], **columns: Any) -> Tables:
    """The tracker with a log; ids e0, e1, ... unless given. columns: of measure m1."""
    measures = pd.DataFrame({
        "measure_id": ["m1", "m2"], "theme_id": ["t1", "t2"], "scope_rule": "all_zones",
        "clause": pd.array([1, pd.NA], dtype="Int64"), "due_date": pd.NaT, "due_precision": "",
    }).astype({"due_date": "datetime64[s]"})  # fmt: skip
    for name, value in columns.items():
        measures.loc[0, name] = value
    rows = [{"assessment_id": f"e{number}", **row} for number, row in enumerate(entries)]
    log = pd.DataFrame(rows, columns=["assessment_id", *ENTRY], dtype="str")
    return Tables(
        measures=measures,
        criteria=pd.DataFrame([
            {"criterion_id": f"m1-{rung}", "measure_id": "m1", "rung": rung.value, "position": n}
            for n, rung in enumerate(Rung)
        ]),
        assessments=log.assign(as_of=pd.to_datetime(log["as_of"])),
        scope=pd.DataFrame({"measure_id": ["m1", "m1"], "subject_id": ["c", "f"]}),
        zones=pd.DataFrame({
            "subject_id": list("abcd"), "prefecture_id": ["f", "f", "g", ""],
            "level_id": ["national", "provincial", "provincial", "provincial"],
        }),
        sources=pd.DataFrame({
            "source_id": ["s2024", "s2025-02", "undated"], "published": ["2024", "2025-02", ""],
        }),
        province_id="p",
    )  # fmt: skip


def evaluated(*entries: dict[str, str], **columns: Any) -> Evaluation:
    """The evaluated of `tables`."""
    return evaluate(tables(*entries, **columns))


def cell(
    found: Evaluation, zone: str = "a", day: date = END, measure: str = "m1"
) -> dict[str, Any]:
    """One row of the standing on a day."""
    table = standing(found, day)
    (row,) = table[(table["measure_id"] == measure) & (table["subject_id"] == zone)].to_dict(
        "records"
    )
    return {str(name): value for name, value in row.items()}


def findings(found: Evaluation) -> list[tuple[str, str, str]]:
    """Code, entry and detail of everything the rules found."""
    table = found.findings
    return list(zip(table["code"], table["assessment_id"], table["detail"], strict=True))
