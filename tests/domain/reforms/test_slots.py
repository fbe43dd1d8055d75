"""The numbered clauses."""

import pandas as pd

from dashboard.domain.reforms import clause_slots

MEASURES = pd.DataFrame({
    "measure_id": ["m1", "m2", "m3", "m4"], "policy_id": ["reform-30"] * 3 + ["other"],
    "clause": pd.array([3, pd.NA, 31, 5], dtype="Int64"),
})  # fmt: skip


def test_thirty_slots_and_what_has_no_clause() -> None:
    found = clause_slots(MEASURES, "reform-30", 30)
    assert found.rows["clause"].tolist() == list(range(1, 31))
    assert found.rows.loc[found.rows["filled"], "clause"].tolist() == [3]
    assert found.rows["measure_ids"][2] == ["m1"]
    assert found.refused[["measure_id", "reason"]].to_numpy().tolist() == [
        ["m2", "no_clause"], ["m3", "out_of_range"],
    ]  # fmt: skip
    assert not clause_slots(MEASURES.iloc[:0], "reform-30", 30).rows["filled"].any()
