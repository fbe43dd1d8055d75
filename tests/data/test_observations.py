"""Observations: marks, pairs, periods and series that arithmetic can rely on."""

from collections import Counter, defaultdict

from tests.data.tables import BY_ID, OBSERVATIONS, table

PRINTED_MARKS = {
    "余": "at_least",
    "多个": "at_least",
    "超": "more_than",
    "突破": "more_than",
    "跨越": "more_than",
    "约": "about",
    "左右": "about",
    "分之": "about",
    "近": "almost",
}


def test_qualifier_agrees_with_the_printed_mark() -> None:
    for row in OBSERVATIONS:
        meant = {mark for text, mark in PRINTED_MARKS.items() if text in row["printed_zh"]}
        assert meant <= {row["qualifier"]}, row["observation_id"]


def test_before_and_after_come_in_pairs() -> None:
    kinds: dict[str, list[str]] = defaultdict(list)
    ends: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in OBSERVATIONS:
        if row["pair_id"] or row["period_kind"] in {"before", "after"}:
            kinds[row["pair_id"]].append(row["period_kind"])
            ends[row["pair_id"]].add((row["subject_id"], row["indicator_id"]))
    assert len(kinds) == 8
    assert all(sorted(found) == ["after", "before"] for found in kinds.values()), kinds
    assert all(len(found) == 1 for found in ends.values()), ends


def test_periods_are_whole_or_absent() -> None:
    for row in OBSERVATIONS:
        start, end, kind = row["period_start"], row["period_end"], row["period_kind"]
        assert bool(start) == bool(end), row
        assert start <= end, row
        if kind == "undated":
            assert not start, row
        elif kind not in {"before", "after"}:
            assert start, row
        if not start:
            assert row["period_text_zh"], row["observation_id"]


def test_no_two_values_of_one_series_share_a_period() -> None:
    columns = ("subject_id", "indicator_id", "series", "period_kind", "period_start", "period_end")
    count = Counter(tuple(row[column] for column in columns) for row in OBSERVATIONS)
    assert [key for key, found in count.items() if found > 1] == []


def test_guitar_output_is_never_one_series_across_its_breaks() -> None:
    rows = [row for row in OBSERVATIONS if row["indicator_id"] == "guitar_volume"]
    found = {row["series"]: set[str]() for row in rows}
    for row in rows:
        found[row["series"]].add(row["value"])
    assert found == {"to-2022": {"602"}, "capacity-2022": {"600"}, "from-2024": {"220", "240"}}


def test_dalong_total_and_above_scale_are_different_indicators() -> None:
    rows = [row for row in OBSERVATIONS if row["subject_id"] == "dalong-edz"]
    of_value = {row["value"]: row["indicator_id"] for row in rows}
    assert of_value["120.04"] == "gross_output"
    assert {of_value[value] for value in ("177.2", "160.9", "222.09")} == {
        "gross_output_above_scale"
    }
    assert of_value["307.2"] == "park_output"


def test_targets_and_forecasts_are_marked() -> None:
    forecasts = {row["observation_id"] for row in OBSERVATIONS if row["status"] == "F"}
    targets = {
        row["observation_id"] for row in OBSERVATIONS if row["indicator_id"] == "output_target"
    }
    plans_and_expected = {"D013", "D049", "D050", "D051", "D054", "D055", "D056", "D102"}
    assert forecasts == {"N51", "R05"} | targets | plans_and_expected
    estimates = {row["observation_id"] for row in OBSERVATIONS if row["status"] == "E"}
    satellite = {key for key in estimates if BY_ID[key]["indicator_id"] == "builtup_5km"}
    assert len(satellite) == 240
    assert estimates - satellite == {"C03", "C04", "C35"}


def test_known_disagreements_are_kept_on_both_sides() -> None:
    pairs = {
        (row["observation_id"], row["other_observation_id"])
        for row in table("tables/conflicts.csv")
    }
    values = {(float(BY_ID[one]["value"]), float(BY_ID[two]["value"])) for one, two in pairs}
    assert {(20.0, 33.0), (58.0, 69.0)} <= values
    for one, two in pairs:
        scopes = [(BY_ID[k]["subject_id"], BY_ID[k]["indicator_id"], BY_ID[k]["series"])
                  for k in (one, two)]  # fmt: skip
        assert scopes[0] != scopes[1]


def test_growth_rates_name_their_form_and_nothing_else_does() -> None:
    indicators = table("tables/indicators.csv")
    known = {row["indicator_id"] for row in indicators}
    for row in indicators:
        assert not row["growth_of"] or row["growth_of"] in known
        if row["growth_form"]:
            assert (row["kind"], row["unit_id"]) == ("rate", "percent"), row["indicator_id"]
    of = {row["indicator_id"]: row["growth_of"] for row in indicators}
    assert of[BY_ID["N02"]["indicator_id"]] == BY_ID["N01"]["indicator_id"]
    assert BY_ID["N06"]["indicator_id"] == BY_ID["N07"]["indicator_id"]
