"""What bars, pairs, timeline, matrices and progress encode."""

import json
from typing import Any, Literal

import pandas as pd
import pytest

from components.charts.bar_charts import TIP, bars, ranking
from components.charts.dumbbell import before_after, change
from components.charts.heatmap import coverage
from components.charts.matrix import matrix, ringed
from components.charts.reform_progress import progress, slots
from components.charts.timeline import timeline
from components.frames import CHANGE, EVENT, PAIR, FrameError
from components.theme import Look, palette, status_colour
from tests.components.examples import LIGHT, WORDS, cell, event, pair, shuicheng, year


def rows(part: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = part["data"]["values"]
    return found


def flat(spec: dict[str, Any]) -> list[dict[str, Any]]:
    return [part for part in spec["layer"] if "mark" in part]


def of(spec: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [part for part in flat(spec) if part["mark"]["type"] == kind]


def test_ranking_is_sorted_and_highlights_the_selected() -> None:
    frame = pd.DataFrame([year("甲", 2024, 5.0), year("乙", 2024, 9.0, selected=True),
                          year("丙", 2024, 7.0, low=6.5, high=7.5)])  # fmt: skip
    spec = ranking(frame, look=LIGHT, words=WORDS)
    (bar,) = of(spec, "bar")
    assert bar["encoding"]["y"]["scale"]["domain"] == ["乙", "丙", "甲"]
    colours = palette("light")
    assert [row["colour"] for row in rows(bar)] == [colours.accent, colours.rest, colours.rest]
    (rule,) = of(spec, "rule")
    assert [(row["low"], row["high"]) for row in rows(rule)] == [(6.5, 7.5)]


def test_ranking_refuses_part_years_among_full_years() -> None:
    with pytest.raises(FrameError, match="mixes part years"):
        ranking(shuicheng(), look=LIGHT, words=WORDS)


def test_bars_show_part_years_hollow_with_their_months_and_bounds_open() -> None:
    frame = shuicheng().assign(key=["a", "b", "c", "d"])
    frame.loc[1, "qualifier"] = "more_than"
    spec = bars(frame, look=LIGHT, words=WORDS)
    whole, derived, part = of(spec, "bar")
    assert {row["mark"] for row in rows(derived)} == {"derived"}
    assert derived["mark"]["fillOpacity"] < 0.5
    assert {row["mark"] for row in rows(whole)} == {"full"}
    assert part["mark"]["strokeDash"]
    assert "fill" not in part["encoding"]
    texts = [row["text"] for layer in of(spec, "text") for row in rows(layer)]
    assert "134.01亿元\n2025年1—10月" in texts
    assert [part["mark"]["shape"] for part in of(spec, "point")] == [TIP["up"]]


def test_change_names_both_ends_and_says_periods_where_they_differ() -> None:
    first = dict.fromkeys(CHANGE, "") | {
        "key": "甲", "label": "甲", "start_value": 95.54, "end_value": 130.32,
        "start_display": "95.54亿元", "end_display": "130.32亿元",
        "start_period": "2021年", "end_period": "2024年", "change_text": "+36.4%"}  # fmt: skip
    one = change(pd.DataFrame([first]), look=LIGHT, words=WORDS)
    two = change(
        pd.DataFrame([first, first | {"key": "乙", "start_period": "2022年"}]),
        look=LIGHT, words=WORDS,
    )  # fmt: skip
    texts = [[row["text"] for part in of(spec, "text")[:2] for row in rows(part)]
             for spec in (one, two)]  # fmt: skip
    assert texts[0] == ["95.54亿元", "130.32亿元"]
    assert "95.54亿元\n2022年" in texts[1]


def test_pairs_of_one_unit_share_a_scale_with_an_axis() -> None:
    frame = pd.DataFrame([*pair("开办企业", 3, 0.5), *pair("项目审批", 200, 60)])
    spec = before_after(frame, look=LIGHT, words=WORDS, unit="日")
    line = next(part for part in of(spec, "rule") if "x2" in part["encoding"])
    assert [(row["before"], row["after"]) for row in rows(line)] == [(3.0, 0.5), (200.0, 60.0)]
    x = line["encoding"]["x"]
    assert x["scale"]["domain"] == [0.0, 200.0]
    assert (x["axis"]["title"], x["axis"]["values"][-1]) == ("日", 200.0)
    texts = [row["text"] for part in of(spec, "text")[:2] for row in rows(part)]
    assert {"3日", "0.5日", "200日", "60日"} == set(texts)


@pytest.mark.parametrize(("width", "above"), [(600, False), (300, True), ("container", True)])
def test_a_name_stands_above_the_change_where_both_do_not_fit(
    width: int | Literal["container"], above: bool
) -> None:
    name = "Fuquan City · Time for external supply works"  # 44 letters, about 296 px
    frame = pd.DataFrame(pair(name, 90, 45)).assign(change_text="Derived about −45 days (−50%)")
    spec = before_after(frame, look=Look("light", "en", width=width), words=WORDS, unit="日")
    named, changed = of(spec, "text")[-2:]
    label = rows(named)[0]["label"]
    assert label.replace("\n", " · ") == name
    assert (named["mark"]["dy"] < changed["mark"]["dy"]) is above
    usual = before_after(
        frame.assign(label="甲"), look=Look("light", "en", width=width), words=WORDS, unit="日"
    )
    assert (spec["height"] > usual["height"]) is above
    if above:  # the whole width is the name's
        assert named["mark"]["limit"]["expr"].startswith("width - -")
        assert named["mark"]["dy"] + 15 * (label.count("\n") + 1) <= changed["mark"]["dy"]


def test_half_a_pair_is_an_error() -> None:
    with pytest.raises(FrameError, match="has before only"):
        before_after(pd.DataFrame(pair("开办企业", 3, 1)[:1]), look=LIGHT, words=WORDS, unit="日")


def test_timeline_draws_days_as_points_years_as_bars_and_open_ends_dashed() -> None:
    frame = pd.DataFrame(
        [
            event("甲", "2025-03-12", "2025-03-12", "day"),
            event("乙", "2023-01-01", "2023-12-31", "year"),
            event("丙", "2025-05-01", "", "after", lane="实践"),
            event("丁", "", "", "undated"),
        ]
    )
    spec = timeline(frame, look=LIGHT, words=WORDS)
    (point,) = of(spec, "point")
    bar, dashed = [rule for rule in of(spec, "rule") if "x2" in rule["encoding"]][1:]
    assert [row["label"] for row in rows(point)] == ["甲"]
    assert [row["label"] for row in rows(bar)] == ["乙"]
    assert [row["label"] for row in rows(dashed)] == ["丙"]
    assert dashed["mark"]["strokeDash"]
    assert "丁" not in json.dumps(spec, ensure_ascii=False)


def test_coverage_tells_empty_cells_from_filled_ones() -> None:
    filled = {"row": "甲", "column": "a", "row_label": "甲", "column_label": "产值", "count": 3,
              "period": "2021—2024年", "note": ""}  # fmt: skip
    frame = pd.DataFrame([filled, filled | {"row": "乙", "row_label": "乙", "column": "b"}])
    rect, dots, counts = flat(coverage(frame, look=LIGHT, words=WORDS))
    assert [row["count"] for row in rows(rect)] == [3, 3]
    assert [(row["row"], row["column"]) for row in rows(dots)] == [("甲", "b"), ("乙", "a")]
    assert dots["mark"]["filled"] is False
    assert counts["transform"][0]["filter"].startswith("width / 2 >=")


def test_matrix_says_a_state_by_colour_and_sign_and_leaves_a_hole_blank() -> None:
    frame = pd.DataFrame(
        [cell("甲", "1", "met", "✓"), cell("乙", "2", "not_met", "×"),
         cell("乙", "1", "not_applicable", "－")]
    )  # fmt: skip
    spec = matrix(frame, look=LIGHT, words=WORDS)
    (cells,) = spec["layer"]
    rect, hatch, _ = cells["layer"]
    lists = {param["name"]: param["value"] for param in spec["params"]}
    scale = rect["encoding"]["fill"]["scale"]
    assert scale["domain"] == [0, 1, 2]
    assert dict(zip(lists["entries"], scale["range"], strict=True)) == {
        "✓ met": status_colour("met", "light"),
        "× not_met": status_colour("not_met", "light"),
        "－ not_applicable": status_colour("not_applicable", "light"),
    }
    assert lists["signs"] == ["✓", "×", ""]  # what is hatched needs no sign
    (values,) = rows(cells)
    assert (values["r"], values["c"], values["s"]) == ([0, 1, 1], [0, 1, 0], [0, 1, 2])
    assert hatch["mark"]["shape"].startswith("M")
    assert lists["rows"] == ["甲", "乙"]
    assert rect["params"][0]["select"]["fields"] == ["row", "column"]
    assert '"开发区": row_labels[datum.r], "举措": column_labels' in rect["mark"]["tooltip"]["expr"]


def test_matrix_orders_by_categories_and_rings_the_chosen_cell() -> None:
    frame = pd.DataFrame([cell("甲", "1", "met", "✓"), cell("乙", "2", "met", "✓")])
    frame["row"] = pd.Categorical(frame["row"], ["丙", "乙", "甲"])
    frame["group"] = ["a", "b"]
    spec = ringed(matrix(frame, look=LIGHT, words=WORDS), "乙", "2", LIGHT)
    assert ringed(spec, "乙", "9", LIGHT) == spec
    lists = {param["name"]: param["value"] for param in spec["params"]}
    assert lists["rows"] == ["乙", "甲"]
    assert rows(spec["layer"][-1]) == [{"r": 0, "c": 1}]
    assert [row["group"] for row in rows(spec["layer"][2])] == ["a", "b"]


def test_matrix_of_30_by_100_is_tall_enough_for_its_rows() -> None:
    frame = pd.DataFrame(
        [cell(f"区{i}", str(j), "met", "✓") for i in range(100) for j in range(30)]
    )
    spec = matrix(frame, look=LIGHT, words=WORDS)
    assert spec["height"] >= 100 * 18
    assert len(json.dumps(spec)) < 60_000
    (again,) = of(spec, "text")
    places = spec["layer"][0]["layer"][0]["encoding"]["y"]["scale"]["domain"]
    before = [places[places.index(row["r"]) + 1] for row in rows(again)]
    assert sorted(set(before)) == [25, 50, 75]  # the heads stand again above these rows
    assert [row["text"] for row in rows(again)[:30]] == [str(j) for j in range(30)]


def test_progress_is_a_count_with_its_text() -> None:
    row = {"key": "a", "label": "水城", "verified": 4, "reported": 9, "unknown": 15, "denied": 2,
           "display": "至少4项，至多21项", "note": ""}  # fmt: skip
    spec = progress(pd.DataFrame([row]), look=LIGHT, words=WORDS)
    (bar,) = of(spec, "bar")
    assert [(r["from"], r["to"]) for r in rows(bar)] == [(0, 4), (4, 13), (13, 28), (28, 30)]
    assert bar["encoding"]["x"]["scale"]["domain"] == [0, 30]
    assert rows(of(spec, "text")[1])[0]["display"] == "至少4项，至多21项"


def test_slots_are_all_drawn_and_outlined() -> None:
    frame = pd.DataFrame(
        [{"key": "a", "label": "措施", "number": i + 1, "state": "unreported",
          "state_label": "未见报道", "sign": "", "note": ""} for i in range(30)]
    )  # fmt: skip
    square = of(slots(frame, look=LIGHT, words=WORDS), "point")[0]
    assert len(rows(square)) == 30
    assert square["mark"]["stroke"] == palette("light").faint
    assert len({(row["x"], row["y"]) for row in rows(square)}) == 30


def test_nothing_to_draw_is_no_error() -> None:
    frame = shuicheng().iloc[:0]
    assert of(ranking(frame, look=LIGHT, words=WORDS), "bar") == []
    assert of(bars(frame, look=LIGHT, words=WORDS), "bar") == []
    for empty, columns in ((change, CHANGE), (timeline, EVENT)):
        none = pd.DataFrame(columns=list(columns))
        assert empty(none, look=LIGHT, words=WORDS)["layer"] == []
    none = pd.DataFrame(columns=list(PAIR))
    assert before_after(none, look=LIGHT, words=WORDS, unit="日")["layer"] == []
