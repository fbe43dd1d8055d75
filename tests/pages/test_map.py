"""The map page as a reader meets it: filters, the card, bad links, a click."""

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

ZH, EN = "zh", "en"


def opened(**address: str) -> AppTest:
    app = AppTest.from_file("../../dashboard/streamlit_app.py", default_timeout=30)
    app.run()
    app.switch_page("app_pages/map.py")
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def said(app: AppTest) -> str:
    return "\n".join(str(element.value) for element in [*app.markdown, *app.info, *app.warning])


def drawn(app: AppTest) -> dict[str, Any]:
    """What the map is drawn from."""
    found: dict[str, Any] = json.loads(proto(app).bytes)
    return found


def proto(app: AppTest) -> Any:
    found = [element.proto for element in app.get("bidi_component")]
    return next(one for one in found if one.component_name.endswith("zone_observatory_map"))


def tell(app: AppTest, name: str, value: str) -> None:
    """As the map tells that something was clicked."""
    states = app._tree.get_widget_states()
    state = states.widgets.add()
    state.id = f"$$STREAMLIT_INTERNAL_KEY_{proto(app).id}__events"
    state.json_trigger_value = json.dumps([{"event": name, "value": {"id": value}}])
    app._run(states)


@pytest.mark.parametrize(("language", "words"), [(ZH, "未上图的开发区"), (EN, "Not on the map")])
def test_page_in_both_languages(language: str, words: str) -> None:
    app = opened(lang=language)
    assert not app.exception
    assert not app.error
    assert words in said(app)


def test_a_link_to_a_zone_opens_its_card() -> None:
    app = opened(zone="shuicheng-edz")
    assert "### 水城经开区" in said(app)
    assert app.selectbox(key="map:zone").value == "shuicheng-edz"


def test_the_list_opens_a_card() -> None:
    app = opened()
    assert "未选开发区" in said(app)
    app.selectbox(key="map:zone").select("longli-edz").run()
    assert "### 龙里经开区" in said(app)
    assert app.query_params.get("zone") in ("longli-edz", ["longli-edz"])


def test_a_click_is_the_same_as_the_list() -> None:
    app = opened()
    view = drawn(app)["view"]
    tell(app, "zone", "meitan-edz")
    assert app.selectbox(key="map:zone").value == "meitan-edz"
    assert app.query_params.get("zone") in ("meitan-edz", ["meitan-edz"])
    assert "### 湄潭经开区" in said(app)
    assert [row["id"] for row in drawn(app)["points"] if row.get("s")] == ["meitan-edz"]
    assert drawn(app)["view"] == view  # a click moves nothing
    tell(app, "zone", "")
    assert app.selectbox(key="map:zone").value == ""


def test_a_link_moves_the_view_and_a_prefecture_fills_it() -> None:
    whole = drawn(opened())["view"]
    near, city = (
        drawn(opened(zone="meitan-edz"))["view"],
        drawn(opened(prefecture="520100"))["view"],
    )
    assert len({view["name"] for view in (whole, near, city)}) == 3
    for view in (near, city):
        assert view["box"][2] - view["box"][0] < whole["box"][2] - whole["box"][0]


def test_a_sibling_is_one_click_away() -> None:
    app = opened(zone="xixiu-edz")
    app.button(key="sibling_anshun-hidz").click().run()
    assert app.query_params.get("zone") in ("anshun-hidz", ["anshun-hidz"])


def test_the_slider_is_the_list_of_years() -> None:
    app = opened(color="builtup_5km")
    assert drawn(app)["years"]["now"] == "2020"
    tell(app, "year", "1990")
    assert app.selectbox(key="map:year").value == "1990"
    assert app.query_params.get("year") in ("1990", ["1990"])
    assert drawn(app)["years"]["now"] == "1990"
    assert "1990年" in said(app)
    assert "areas" in drawn(opened(area="county.population"))


def test_filters_narrow_points_and_table() -> None:
    app = opened(level="national")
    assert len(drawn(app)["points"]) == 7  # nine zones, two without a point
    assert len(app.dataframe[-1].value) == 9


def test_nothing_matches_and_says_so() -> None:
    app = opened(level="unknown", type="cbz")
    assert not app.exception
    assert "没有" in said(app)


def test_only_years_with_values_are_offered() -> None:
    app = opened(size="output", year="2021")
    assert app.selectbox(key="map:year").options == ["2024", "2023", "2021", "2018"]


@pytest.mark.parametrize(
    "name", ["zone", "level", "type", "prefecture", "industry", "color", "size", "area"]
)
def test_bad_parameters_fall_back_with_a_notice(name: str) -> None:
    app = opened(**{name: "<b>nonsense</b>"})
    assert not app.exception
    assert not app.error
    assert app.warning
