"""The figures of the newspaper page: all there, as printed, typed from its text by hand."""

from typing import NamedTuple

import pytest

from tests.data.tables import BY_ID, NEWSPAPER_OBSERVATIONS, OBSERVATIONS, table

NEWSPAPER_EVENTS = [f"E{number:02d}" for number in range(1, 19)]


class Fact(NamedTuple):
    """What the newspaper prints, typed from its text by hand."""

    subject: str
    value: float
    unit: str
    qualifier: str
    kind: str
    start: str
    end: str


WHOLE_PLAN = ("span", "2021-01-01", "2025-12-31")
NOVEMBER = ("as_of", "2025-11-01", "2025-11-30")
THIS_YEAR = ("ytd", "2025-01-01", "2025-11-30")
TEN_MONTHS = ("ytd", "2025-01-01", "2025-10-31")
HALF_YEAR = ("half_year", "2025-01-01", "2025-06-30")
SPAN = ("span", "2021-01-01", "2024-12-31")
YEAR_2024 = ("year", "2024-01-01", "2024-12-31")
AS_OF_2025 = ("as_of", "2025-01-01", "2025-12-31")

PRINTED = {
    "N01": Fact("shuicheng-aluminium", 134.01, "yi_yuan", "exact", *TEN_MONTHS),
    "N02": Fact("shuicheng-aluminium", 38.24, "percent", "exact", *TEN_MONTHS),
    "N03": Fact("shuicheng-aluminium", 20, "firm", "exact", "as_of", "2021-01-01", "2021-12-31"),
    "N04": Fact("shuicheng-aluminium", 58, "firm", "exact", *NOVEMBER),
    "N05": Fact("shuicheng-aluminium", 23, "firm", "exact", *NOVEMBER),
    "N06": Fact("shuicheng-aluminium", 130.32, "yi_yuan", "exact", *YEAR_2024),
    "N07": Fact(
        "shuicheng-aluminium", 95.54, "yi_yuan", "exact", "year", "2021-01-01", "2021-12-31"
    ),
    "N09": Fact("guizhou-zones", 24.9, "percent", "exact", *SPAN),
    "N10": Fact("guizhou-zones", 23.9, "percent", "exact", *SPAN),
    "N11": Fact("guizhou-zones", 80, "percent", "more_than", *NOVEMBER),
    "N12": Fact("guizhou-zones", 93, "zone", "exact", *NOVEMBER),
    "N13": Fact("guizhou-zones", 49, "count", "exact", *NOVEMBER),
    "N14": Fact("zhengan-guitar", 144, "firm", "exact", *NOVEMBER),
    "N15": Fact("zhengan-guitar", 240, "wan_guitar", "about", *AS_OF_2025),
    "N17": Fact("zhengan-guitar", 40, "count", "at_least", *AS_OF_2025),
    "N20": Fact("lubi-edz", 140, "firm", "at_least", *NOVEMBER),
    "N21": Fact("lubi-edz", 1500, "time", "at_least", *THIS_YEAR),
    "N22": Fact("lubi-edz", 188, "count", "exact", *THIS_YEAR),
    "N23": Fact("lubi-edz", 61, "working_day", "exact", "before", "", ""),
    "N24": Fact("lubi-edz", 35, "working_day", "exact", "after", "", ""),
    "N26": Fact("shengtun-lfp-fuquan", 59, "yi_yuan", "exact", "month", "2025-11-01", "2025-11-30"),
    "N30": Fact("520100", 4000, "yi_yuan", "more_than", *WHOLE_PLAN),
    "N32": Fact("520100", 21.9, "percent", "exact", "before", "", ""),
    "N33": Fact("520100", 31.1, "percent", "exact", "after", "", ""),
    "N34": Fact("520100", 10, "percent", "about", *YEAR_2024),
    "N35": Fact("520100", 7.5, "percent", "exact", *WHOLE_PLAN),
    "N40": Fact("520100", 100, "eflops", "more_than", *AS_OF_2025),
    "N46": Fact("520100", 34.6, "percent", "exact", *HALF_YEAR),
    "N47": Fact("520100", 130.9, "percent", "exact", *HALF_YEAR),
    "N49": Fact("guian-cbz", 32, "vehicle", "exact", "span", "2025-04-01", "2025-11-30"),
    "N51": Fact("guian-cbz", 2000, "wan_yuan", "more_than", "undated", "", ""),
    "N52": Fact("522702", 50, "yi_kwh", "more_than", *THIS_YEAR),
    "N54": Fact("522702", 3, "month", "exact", "before", "", ""),
    "N55": Fact("522702", 45, "day", "exact", "after", "", ""),
    "N57": Fact("522702", 1098, "item", "exact", *THIS_YEAR),
    "N59": Fact("522702", 2, "yi_kwh", "about", *THIS_YEAR),
    "N62": Fact("522702", 4600, "wan_yuan", "more_than", *THIS_YEAR),
    "N63": Fact("522702", 60, "percent", "almost", *THIS_YEAR),
}


def test_every_newspaper_figure_is_there_once() -> None:
    found = [key["observation_id"] for key in OBSERVATIONS if key["observation_id"][0] == "N"]
    assert found == NEWSPAPER_OBSERVATIONS


def test_every_newspaper_event_is_there_once() -> None:
    found = [row["event_id"] for row in table("tables/events.csv") if row["event_id"][0] == "E"]
    assert found == NEWSPAPER_EVENTS


@pytest.mark.parametrize("observation_id", sorted(PRINTED))
def test_value_is_as_printed_in_the_newspaper(observation_id: str) -> None:
    row = BY_ID[observation_id]
    assert PRINTED[observation_id] == Fact(
        row["subject_id"],
        float(row["value"]),
        row["unit_id"],
        row["qualifier"],
        row["period_kind"],
        row["period_start"],
        row["period_end"],
    )


def test_fraction_and_ranks_keep_their_printed_form_and_population() -> None:
    assert BY_ID["N16"]["printed_zh"] == "七分之一"
    assert float(BY_ID["N16"]["value"]) == pytest.approx(100 / 7, abs=5e-5)
    assert (BY_ID["N42"]["value"], BY_ID["N42"]["out_of"]) == ("27", "101")
    assert (BY_ID["N43"]["value"], BY_ID["N43"]["out_of"]) == ("4", "20")
    ranks = [row for row in OBSERVATIONS if row["indicator_id"] == "rank_hidz"]
    found = {(row["period_start"][:4], row["value"], row["out_of"]) for row in ranks}
    assert found == {("2020", "42", ""), ("2021", "39", "157"), ("2022", "37", "169")}


def test_every_newspaper_figure_names_its_article() -> None:
    articles = {row["source_id"]: row["title_zh"] for row in table("tables/sources.csv")}
    for observation_id in NEWSPAPER_OBSERVATIONS:
        row = BY_ID[observation_id]
        assert row["locator"].startswith(f"《{articles[row['source_id']]}》"), observation_id


def test_every_bound_of_the_newspaper_keeps_its_printed_words() -> None:
    bounds = [BY_ID[key] for key in NEWSPAPER_OBSERVATIONS if BY_ID[key]["qualifier"] != "exact"]
    assert len(bounds) > 15
    assert not [row["observation_id"] for row in bounds if not row["printed_zh"]]
