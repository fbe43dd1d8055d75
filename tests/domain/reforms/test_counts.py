"""Counts with bounds, and the numbered clauses."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.reforms import Rung, clause_slots, counts, standing
from tests.domain.reforms.cases import END, entry, evaluated
from tests.domain.reforms.test_properties import FEW, LOGS


def of_m1(*entries: dict[str, str], rung: Rung | None = None) -> dict[str, float]:
    table = standing(evaluated(*entries), END)
    (row,) = counts(table[table["measure_id"] == "m1"], ["measure_id"], rung).to_dict("records")
    return {str(name): value for name, value in row.items() if name != "measure_id"}


def test_applicable_reported_verified_and_bounds() -> None:
    # a verified, b claims, c denies, d does not apply: 3 applicable, at least 1 and at most 2
    found = of_m1(
        entry("issued"), entry("issued", subject_id="b", reviewed_by=""),
        entry("issued", subject_id="c", result="not_met"),
        entry(subject_id="d", result="not_applicable"), rung=Rung.ISSUED,
    )  # fmt: skip
    assert found == pytest.approx({
        "total": 4, "applicable": 3, "not_applicable": 1, "reported": 3, "unreported": 0,
        "claimed": 2, "verified": 1, "claimed_only": 1, "denied": 1, "open": 0,
        "lower": 1 / 3, "upper": 2 / 3, "coverage": 1,
    })  # fmt: skip


def test_silence_leaves_everything_open() -> None:
    found = of_m1()
    assert (found["lower"], found["upper"], found["coverage"]) == (0, 1, 0)
    assert found["unreported"] == 4


def test_a_document_of_the_province_is_counted_and_its_zones_stay_unreported() -> None:
    found = of_m1(entry("issued", subject_id="p"), rung=Rung.ISSUED)
    assert (found["verified"], found["reported"], found["coverage"]) == (4, 0, 0)
    above = of_m1(entry("issued", subject_id="p"), rung=Rung.OPERATING)
    assert (above["verified"], above["claimed"], above["upper"]) == (0, 0, 1)


def test_a_claim_and_a_verified_zone_that_denies_itself_are_counted_apart() -> None:
    # a: reviewed as reached, taken back by an entry that nobody reviewed; b: claims; c, d: silent.
    # Totals cannot tell: one claimed, one verified, yet it is another zone that only claims.
    taken_back = entry("issued", result="not_met", as_of="2025-02-01", reviewed_by="")
    found = of_m1(
        entry("issued"), taken_back, entry("issued", subject_id="b", reviewed_by=""),
        rung=Rung.ISSUED,
    )  # fmt: skip
    parts = [found[name] for name in ("claimed", "verified", "claimed_only", "denied", "open")]
    assert parts == [1, 1, 1, 0, 2]
    assert (found["lower"], found["upper"]) == (1 / 4, 1)  # a claim is no denial


def test_a_lower_rung_denied_denies_the_higher_ones() -> None:
    denied = entry("arranged", result="not_met")
    assert of_m1(denied, rung=Rung.EFFECTIVE)["denied"] == 1
    top = entry("effective", result="not_met")
    assert of_m1(entry("arranged"), top, rung=Rung.ARRANGED)["denied"] == 0


def test_nothing_applicable_has_no_share() -> None:
    rows = [entry(subject_id=zone, result="not_applicable") for zone in "abcd"]
    found = of_m1(*rows)
    assert found["applicable"] == 0
    assert pd.isna(found["lower"])
    assert pd.isna(found["coverage"])


def test_groups_and_measures_without_tests() -> None:
    table = standing(evaluated(entry(measure_id="m2"), entry(measure_id="m2", subject_id="b",
                                                          reviewed_by="")), END)  # fmt: skip
    by_theme = counts(table, ["theme_id"]).set_index("theme_id")
    assert list(by_theme.index) == ["t1", "t2"]
    second = by_theme[["verified", "claimed", "reported"]].to_numpy()[1]
    assert second.tolist() == [1, 2, 2]
    # m2 has no test on any rung, so it is not counted for one
    assert counts(table, ["theme_id"], Rung.ISSUED)["theme_id"].tolist() == ["t1"]
    assert counts(table)["total"].tolist() == [8]
    assert counts(table.iloc[:0])["total"].tolist() == [0]
    assert counts(table.iloc[:0], ["theme_id"]).empty


@FEW
@given(LOGS, st.sampled_from([None, *Rung]))
def test_bounds_never_cross(log: list[dict[str, str]], rung: Rung | None) -> None:
    for by in ([], ["measure_id"]):
        found = counts(standing(evaluated(*log), END), by, rung)
        parts = found[["verified", "claimed_only", "denied", "open"]]
        assert (parts.sum(axis=1) == found["applicable"]).all()
        assert (found["claimed_only"] <= found["claimed"]).all()
        assert (found["reported"] + found["unreported"] == found["applicable"]).all()
        assert (found["applicable"] + found["not_applicable"] == found["total"]).all()
        known = found[found["applicable"] > 0]
        assert (known["lower"] <= known["upper"]).all()
        for name in ("lower", "upper", "coverage"):
            assert known[name].between(0, 1).all()


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
