from dataclasses import replace

import pandas as pd
import pytest

from dashboard.catalog import Edition
from dashboard.exports.caption import MOST_REGISTRY, Caption, Context, caption
from dashboard.figures.panel import Origin, Panel
from tests.exports.pictures import LINK, context, package, trend, zones

APPROVAL = "黔S(2099)001号"


def text(said: Caption) -> str:
    return "\n".join((said.title, *said.lines))


def test_a_caption_has_everything_a_reader_needs_to_check_the_picture() -> None:
    panel, said = trend(), text(caption(trend(), context()))
    assert panel.title in said
    assert "筛选条件：指标：产值" in said
    assert "亿元" in said and panel.coverage in said
    assert "1—8月" in said  # the months of a part year
    assert "推算" in said and "下限" in said
    assert all(source in said for source in panel.sources.values())
    assert package().hash in said and package().created in said
    assert "/clusters?indicator=output" in said


def test_lines_stand_in_the_order_in_which_they_are_read() -> None:
    lines = caption(trend(), context()).lines
    starts = ["筛选条件", "单位", "有此指标", "空心点", "来源", "开发区观察"]
    places = [next(i for i, line in enumerate(lines) if line.startswith(s)) for s in starts]
    assert places == sorted(places)


def test_english_has_no_chinese_words_of_ours() -> None:
    panel = replace(
        trend(), rows=trend().rows.head(0), title="Output", notes=(), coverage="", missing=()
    )
    said = text(caption(panel, context("en")))
    assert said.isascii() or not any("\u4e00" <= sign <= "\u9fff" for sign in said)


@pytest.mark.parametrize(("count", "words"), [(2, "名1"), (40, "缺40个")])
def test_missing_ones_are_named_when_few_and_counted_when_many(count: int, words: str) -> None:
    panel = replace(trend(), missing=tuple(f"名{n}" for n in range(count)))
    said = text(caption(panel, context()))
    assert words in said
    assert ("名39" in said) is False


def test_marks_that_are_not_in_the_picture_are_not_explained() -> None:
    rows = trend().rows
    plain = rows[~rows["derived"] & (rows["qualifier"] == "exact") & (rows["status"] == "A")]
    said = text(caption(replace(trend(), title="", rows=plain, notes=()), context()))
    assert "推算" not in said and "下限" not in said


def test_a_map_says_that_it_is_a_sketch_and_its_approval_number_only_where_set() -> None:
    said = text(caption(zones(), context()))
    assert said.count("示意图，不作为划界依据") == 1
    assert "审图号" not in said
    approved = text(caption(zones(), replace(context(), map_approval=APPROVAL)))
    assert APPROVAL in approved


def test_made_up_data_are_marked() -> None:
    assert caption(trend(), context()).fictional == ""
    marked = caption(trend(), replace(context(), fictional=True))
    assert marked.fictional == "虚构数据" == marked.lines[-1]


def test_a_panel_whose_rows_have_no_source_has_a_caption() -> None:
    said = caption(Panel("bare", "标题", pd.DataFrame({"note": ["x"]})), context())
    assert said.title == "标题" and said.lines


def test_a_map_without_values_names_where_its_zones_are_known_from() -> None:
    panel = zones()
    assert panel.rows.empty
    line = next(line for line in caption(panel, context()).lines if line.startswith("所示开发区"))
    # the catalogue has 27 of the 72 entries, no other source as many: it comes first
    assert line.startswith(
        "所示开发区据名录，来源：国家发展改革委等部门《中国开发区审核公告目录（2018年版）》"
    )
    labels = set(panel.registry.values())
    assert sum(label in line for label in labels) == MOST_REGISTRY
    assert f"另有{len(labels) - MOST_REGISTRY}个" in line


def test_the_sources_of_few_zones_are_all_named() -> None:
    few = replace(zones(), registry={"a": "甲报", "b": "乙报", "c": "甲报"})
    assert "所示开发区据名录，来源：甲报；乙报" in caption(few, context()).lines


def test_the_link_has_the_address_given_else_that_of_the_package_else_none() -> None:
    own = package()
    set_up = replace(own, settings=replace(own.settings, address="https://zones.example"))
    origin, other = Origin(link=LINK), Edition.of(set_up, "zh")
    assert Context.of(Edition.of(own, "zh"), origin).link == LINK
    assert Context.of(other, origin).link == f"https://zones.example{LINK}"
    given = Context.of(other, origin, "http://10.0.0.7:8501/park")
    assert "查看：http://10.0.0.7:8501/park/clusters?indicator=output" in text(
        caption(trend(), given)
    )
