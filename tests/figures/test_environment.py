"""Business environment and factors against the newspaper, worked out by hand."""

import pandas as pd
import pytest

from components.theme import Look
from dashboard.catalog import Edition
from dashboard.domain.before_after import before_after
from dashboard.figures import environment_charts
from dashboard.figures.environment_charts import EnvironmentSelection
from dashboard.figures.environment_pairs import change_text
from tests.figures.added import observed

LOOK = Look("light", "zh")
ALL = EnvironmentSelection()


def change(edition: Edition, pair_id: str) -> str:
    found = before_after(edition.facts()).rows
    row = found[found["pair_id"] == pair_id].to_dict("records")[0]
    return change_text(edition, {str(k): v for k, v in row.items()})


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
    edition: Edition, pair_id: str, chinese: str, english: str | None
) -> None:
    assert change(edition, pair_id) == chinese
    if english:
        assert change(Edition.of(edition.package, "en"), pair_id) == english


def test_pairs_print_both_values_in_their_own_units(edition: Edition) -> None:
    approvals, works, invested = environment_charts.before_after(edition, LOOK, ALL)
    assert list(approvals.rows["display"]) == ["61个工作日", "35个工作日"]
    assert list(works.rows["display"]) == ["常规3个月", "压缩至45天"]
    assert works.units == ("个月", "天")
    # the excerpt on the province prints both ends of the plan period without their years
    assert list(invested.rows["display"]) == ["17.9%", "34.2%"]
    # 45 - 93 = -48 and 45 - 84 = -39; 45 / 93 = 0.4839 and 45 / 84 = 0.5357
    assert "3个月按约90天计" in works.notes[0]
    assert "−48至−39天" in works.notes[0]
    assert "−51.6%至−46.4%" in works.notes[0]


def test_pairs_of_one_unit_are_sorted_by_relative_change_on_one_axis() -> None:
    """60 to 30 halves it, 10 to 4 takes 60 % off, 0 to 5 has no percentage, 100 to 90 is -10 %."""
    pairs = {"a": (60.0, 30.0), "b": (10.0, 4.0), "c": (0.0, 5.0), "d": (100.0, 90.0)}
    rows = [
        {"subject_id": "bijiang-edz", "indicator_id": "approval_time", "unit_id": "working_day",
         "period_kind": kind, "value": value, "pair_id": name}
        for name, values in pairs.items()
        for kind, value in zip(("before", "after"), values, strict=True)
    ]  # fmt: skip
    found = Edition.of(observed(*rows), "zh")
    chosen = EnvironmentSelection(zone=("bijiang-edz",))
    (panel,) = environment_charts.before_after(found, LOOK, chosen)
    line = next(part for part in panel.spec["layer"] if "x2" in part.get("encoding", {}))
    assert [row["key"] for row in line["data"]["values"]] == ["b", "a", "d", "c"]
    assert line["encoding"]["x"]["scale"]["domain"] == [0.0, 100.0]
    assert line["encoding"]["x"]["axis"]["title"] == "工作日"
    assert list(dict.fromkeys(panel.rows["pair_id"])) == ["b", "a", "d", "c"]


def test_services_keep_their_qualifiers(edition: Edition) -> None:
    table = environment_charts.topic_table(edition, LOOK, ALL, "environment")
    assert table.notes == ()
    frame = table.frame
    assert list(frame.columns)[:4] == ["对象", "指标", "原文数值", "期间"]
    said = {(row[0], row[1]): row[2] for row in frame.itertuples(index=False)}
    assert said["炉碧经开区", "服务企业数"] == "140余家"
    assert said["炉碧经开区", "走访服务企业次数"] == "1500余次"
    assert said["炉碧经开区", "化解企业困难问题数"] == "188个"


def test_no_axis_mixes_units_or_periods(edition: Edition) -> None:
    for topic in environment_charts.TOPICS:
        for panel in environment_charts.bar_panels(edition, LOOK, ALL, topic):
            assert len(panel.units) == 1
            assert len(panel.periods) == 1
    titles = [p.title for p in environment_charts.bar_panels(edition, LOOK, ALL, "factors")]
    assert titles == ["福泉市：数量（项）", "福泉市：电量（亿千瓦时）"]


def test_trade_joins_full_years_only(edition: Edition) -> None:
    panel = environment_charts.trade_panel(edition, LOOK, ALL)
    rows = panel.rows.set_index("observation_id")
    assert rows.loc[["C25", "C26"], "display"].tolist() == ["86.71亿元", "146.37亿元"]
    dalong = rows.loc["C24"].to_dict()  # January to November 2024
    assert (dalong["mark"], dalong["segment"], dalong["bridge"]) == ("partial", "", "")


def test_every_value_is_shown_once_in_a_table_a_chart_or_a_pair(edition: Edition) -> None:
    shown: list[str] = []
    for topic in environment_charts.topics(edition):
        shown += list(
            environment_charts.topic_table(edition, LOOK, ALL, topic).rows["observation_id"]
        )
        for panel in environment_charts.charts(edition, LOOK, ALL, topic):
            shown += list(panel.rows["observation_id"])
    for panel in environment_charts.before_after(edition, LOOK, ALL):
        shown += list(panel.rows["observation_id"])
    known = environment_charts.known(edition)["observation_id"]
    assert sorted(shown) == sorted(known)
    assert {f"N{number}" for number in range(52, 67)} <= set(shown)


def test_a_choice_narrows_everything(edition: Edition) -> None:
    fuquan = EnvironmentSelection(zone=("522702",))
    assert set(environment_charts.chosen_rows(edition, fuquan)["subject"]) == {"福泉市"}
    assert [e.title for e in environment_charts.events(edition, fuquan)] == [
        "供电“一企一策”，压缩工期，释放电力市场化改革红利"
    ]
    nothing = EnvironmentSelection(zone=("guian-cbz",), topic="environment")
    assert environment_charts.chosen_rows(edition, nothing).empty


def test_events_are_in_order_of_time(edition: Edition) -> None:
    periods = [event.period for event in environment_charts.events(edition, ALL)]
    assert periods == ["2025年11月", "2025年11月", "2025年", "2021年"]


def test_the_forecast_is_marked(edition: Edition) -> None:
    table = environment_charts.topic_table(edition, LOOK, ALL, "trade")
    rows = table.rows.set_index("observation_id")
    assert rows.loc["N51", "display"] == "超2000万元"
    assert rows.loc["N51", "status_text"] == "预计"


def test_coverage_says_n_of_n(edition: Edition) -> None:
    # Lubi, Zheng'an, Qiannan HIDZ, Guian CBZ and Dalong of 72
    assert environment_charts.coverage(edition).startswith("名录所列开发区5/72个")


def test_no_value_is_without_source_and_place(edition: Edition) -> None:
    rows: pd.DataFrame = environment_charts.known(edition)
    assert (rows["source"] != "").all()
    assert (rows["locator"] != "").all()
