"""Sources below a panel: one line, none twice, the rest where the reader opens it."""

from components.theme import Look
from dashboard import resources
from dashboard.catalog import Edition, open_package
from dashboard.filters.session import Reader
from dashboard.panels.links import leading_sources, named_sources
from tests.app.running import run

LONG = "国家发展改革委等部门《中国开发区审核公告目录（2018年版）》（2018-02-26）"


def reader(language: str = "zh") -> Reader:
    edition = Edition.of(open_package(resources.DATA), language)
    return Reader(Look("light", language), "clusters", edition)  # type: ignore[arg-type]


def test_two_short_sources_are_both_named() -> None:
    line = leading_sources(reader(), {"a": "甲报", "b": "乙报"})
    assert line.count("](") == 2 and "等" not in line


def test_of_more_than_the_line_has_room_for_the_number_of_all_is_said() -> None:
    sources = {"a": LONG, **{f"s{n}": f"贵州日报第{n}版" for n in range(16)}}
    assert leading_sources(reader(), sources).endswith("等17个来源")
    assert list(named_sources(sources)) == ["a"]
    english = leading_sources(reader("en"), {f"s{n}": f"Paper {n}" for n in range(17)})
    assert english.count("](") == 2 and english.endswith(" and others, 17 sources in all")


def test_sources_that_look_the_same_are_named_once_and_counted_each() -> None:
    sources = {"a": "网页", "b": "网页", "c": "甲报"}
    line = leading_sources(reader(), sources)
    assert named_sources(sources) == {"a": "网页", "c": "甲报"}
    assert line.count("网页") == 1 and line.endswith("等3个来源")


def test_every_panel_of_a_page_has_at_most_two_sources_in_its_line() -> None:
    app = run("clusters", {"indicator": "output"})
    lines = [
        line for element in app.markdown for line in str(element.value).split("\n")
        if line.startswith(":small[来源：")
    ]  # fmt: skip
    assert lines
    assert all(line.count("](") <= 2 for line in lines)
