"""Zone profiles as a reader meets them: rich, poor, and by a bad link."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.running import run, words


def stands(app: AppTest) -> None:
    assert not app.exception
    assert [error.value for error in app.error] == []


@pytest.mark.parametrize("zone", ["lubi-edz", "dalong-edz", "bijiang-edz"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_zone_in_both_languages(zone: str, language: str) -> None:
    app = run("zones", {"zone": zone, "lang": language})
    stands(app)
    assert [warning.value for warning in app.warning] == []


def test_a_rich_zone() -> None:
    app = run("zones", {"zone": "lubi-edz"})
    said = words(app)
    assert "### 炉碧经开区" in said
    assert "企业服务专员" in said
    assert "140余家" in said
    assert "日期不详" in said
    # the table of indicators, approvals before and after, built-up surface around it
    assert len(app.get("vega_lite_chart")) == 3
    assert len(app.dataframe[0].value) == 16


def test_a_zone_without_figures_has_no_empty_headings() -> None:
    app = run("zones", {"zone": "bijie-hidz"})
    said = words(app)
    assert "已收录0条数据" in said
    for heading in ("大事记", "项目与企业", "全部数字（按主题）", "来源不一致"):
        assert heading not in said
    assert len(app.dataframe) == 0


def test_conflicts_are_shown_on_the_zone() -> None:
    assert "来源不一致" in words(run("zones", {"zone": "shuicheng-edz"}))


def test_the_list_is_narrowed_by_prefecture() -> None:
    app = run("zones", {"prefecture": "520600"})
    stands(app)
    options = next(box.options for box in app.selectbox if box.key == "zones:zone")
    assert sorted(options) == sorted(
        ["万山经开区", "大龙经开区", "碧江经开区", "思南经开区", "印江经开区", "德江经开区",
         "沿河经开区", "松桃经开区"]
    )  # fmt: skip


def test_a_selection_without_zones_says_so() -> None:
    app = run("zones", {"prefecture": "520600", "type": "cbz"})
    stands(app)
    assert len(app.info) == 1
    assert "数据版本" in words(app)


@pytest.mark.parametrize("name", ["zone", "prefecture", "level", "type"])
def test_a_bad_parameter_falls_back_with_a_notice(name: str) -> None:
    app = run("zones", {name: "nonsense"})
    stands(app)
    assert len(app.warning) == 1
    assert "nonsense" in app.warning[0].value


def test_a_ranking_is_one_click_away() -> None:
    links = [link.proto for link in run("zones", {"zone": "zhengan-edz"}).get("page_link")]
    (area,) = [link for link in links if link.label == "核准面积"]
    assert area.page == "ranking"
    assert "indicator=approved_area" in area.query_string
    assert "zone=zhengan-edz" in area.query_string
    (beside,) = [link for link in links if link.label == "与同类比较"]
    assert beside.query_string.count("zone=") == 6
