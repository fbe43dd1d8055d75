"""The table of indicators on the method page."""

from dashboard import resources
from dashboard.catalog import Edition, open_package
from dashboard.figures.data.package_tables import indicator_table


def test_every_indicator_has_its_unit_and_definition() -> None:
    edition = Edition.of(open_package(resources.DATA), "zh")
    table = indicator_table(edition, "")
    assert list(table.columns) == ["主题", "指标", "单位", "定义"]
    assert len(table) == len(edition.tables["indicators"])
    assert table.set_index("指标").loc["产值", "单位"] == "亿元"


def test_a_topic_leaves_the_others_out() -> None:
    edition = Edition.of(open_package(resources.DATA), "en")
    topic = next(iter(edition.names("topics")))
    table = indicator_table(edition, topic)
    assert set(table["Topic"]) == {edition.names("topics")[topic]}
    assert 0 < len(table) < len(edition.tables["indicators"])
