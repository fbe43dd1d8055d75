"""Business environment and factors against the newspaper, worked out by hand."""

import pandas as pd
import pytest

from components.theme import Look
from dashboard import resources
from dashboard.catalog import Package, open_package
from dashboard.domain.durations import durations
from dashboard.figures import environment, pairs
from dashboard.figures.facts import facts
from dashboard.figures.selection import Selection

LOOK = Look("light", "zh")
ALL = Selection()


@pytest.fixture(scope="module")
def package() -> Package:
    return open_package(resources.DATA)


def change(package: Package, pair_id: str, language: str) -> str:
    found = durations(facts(package, language)).rows
    row = found[found["pair_id"] == pair_id].to_dict("records")[0]
    return pairs.change_text(package, {str(k): v for k, v in row.items()}, language)


@pytest.mark.parametrize(
    ("pair_id", "chinese", "english"),
    [
        # 35 - 61 = -26; -26 / 61 = -42.6 %
        (
            "lubi-approval-time",
            "推算 −26个工作日（−42.6%）",
            "Derived −26 working days (−42.6%)",
        ),
        # 45 - 90 = -45; a month has no fixed number of days, so no decimals are claimed
        ("fuquan-supply-works", "推算 约−45天（−50%）", "Derived about −45 days (−50%)"),
        # 31.1 - 21.9 = 9.2 points
        (
            "guiyang-industry-contribution",
            "推算 +9.2个百分点",
            "Derived +9.2 percentage points",
        ),
        # 214 - 107 = 107, twice as much
        ("xingren-aluminium-output", "推算 +107亿元（+100.0%）", None),
    ],
)
def test_differences_are_derived_and_say_so(
    package: Package, pair_id: str, chinese: str, english: str | None
) -> None:
    assert change(package, pair_id, "zh") == chinese
    if english:
        assert change(package, pair_id, "en") == english


def test_pairs_print_both_values_in_their_own_units(package: Package) -> None:
    approvals, works, invested = environment.before_after(package, LOOK, ALL)
    assert list(approvals.rows["display"]) == ["61个工作日", "35个工作日"]
    assert list(works.rows["display"]) == ["常规3个月", "压缩至45天"]
    assert works.units == ("个月", "天")
    # the excerpt on the province prints both ends of the plan period without their years
    assert list(invested.rows["display"]) == ["17.9%", "34.2%"]
    # 45 - 93 = -48 and 45 - 84 = -39; 45 / 93 = 0.4839 and 45 / 84 = 0.5357
    assert "3个月按约90天计" in works.notes[0]
    assert "−48至−39天" in works.notes[0]
    assert "−51.6%至−46.4%" in works.notes[0]


def test_services_keep_their_qualifiers(package: Package) -> None:
    rows, more = environment.card_rows(package, LOOK, ALL, "environment")
    assert more == 0
    said = dict(zip(rows["title"], rows["display"], strict=True))
    assert said["炉碧经开区 · 服务企业数"] == "140余家"
    assert said["炉碧经开区 · 走访服务企业次数"] == "1500余次"
    assert said["炉碧经开区 · 化解企业困难问题数"] == "188个"


def test_no_axis_mixes_units_or_periods(package: Package) -> None:
    for topic in environment.TOPICS:
        for panel in environment.bar_panels(package, LOOK, ALL, topic):
            assert len(panel.units) == 1
            assert len(panel.periods) == 1
    titles = [p.title for p in environment.bar_panels(package, LOOK, ALL, "factors")]
    assert titles == ["福泉市：以“项”计的数量", "福泉市：以“亿千瓦时”计的数量"]


def test_trade_joins_full_years_only(package: Package) -> None:
    panel = environment.trade_panel(package, LOOK, ALL)
    rows = panel.rows.set_index("observation_id")
    assert rows.loc[["C25", "C26"], "display"].tolist() == ["86.71亿元", "146.37亿元"]
    dalong = rows.loc["C24"].to_dict()  # January to November 2024
    assert (dalong["mark"], dalong["segment"], dalong["bridge"]) == ("partial", "", "")


def test_every_value_is_shown_once_as_card_chart_or_pair(package: Package) -> None:
    shown: list[str] = []
    for topic in environment.topics(package, "zh"):
        shown += list(environment.card_rows(package, LOOK, ALL, topic)[0]["observation_id"])
        for panel in environment.charts(package, LOOK, ALL, topic):
            shown += list(panel.rows["observation_id"])
    for panel in environment.before_after(package, LOOK, ALL):
        shown += list(panel.rows["observation_id"])
    known = environment.known(package, "zh")["observation_id"]
    assert sorted(shown) == sorted(known)
    assert {f"N{number}" for number in range(52, 67)} <= set(shown)


def test_a_choice_narrows_everything(package: Package) -> None:
    fuquan = Selection(zone=("522702",))
    assert set(environment.chosen_rows(package, "zh", fuquan)["subject"]) == {"福泉市"}
    assert [e.title for e in environment.events(package, "zh", fuquan)] == [
        "供电“一企一策”，压缩工期，释放电力市场化改革红利"
    ]
    nothing = Selection(zone=("guian-cbz",), topic="environment")
    assert environment.chosen_rows(package, "zh", nothing).empty


def test_events_are_in_order_of_time(package: Package) -> None:
    periods = [event.period for event in environment.events(package, "zh", ALL)]
    assert periods == ["2025年11月", "2025年11月", "2025年", "2021年"]


def test_the_forecast_is_marked(package: Package) -> None:
    rows = environment.card_rows(package, LOOK, ALL, "trade")[0].set_index("observation_id")
    assert rows.loc["N51", "display"] == "超2000万元"
    assert rows.loc["N51", "status_text"] == "预计"


def test_coverage_says_n_of_n(package: Package) -> None:
    # Lubi, Zheng'an, Qiannan HIDZ, Guian CBZ and Dalong of 72
    assert environment.coverage(package, "zh").startswith("名录72个开发区中，5个")


def test_no_value_is_without_source_and_place(package: Package) -> None:
    rows: pd.DataFrame = environment.known(package, "zh")
    assert (rows["source"] != "").all()
    assert (rows["locator"] != "").all()
