"""What follows the reader from page to page, and what a page writes into its address."""

from streamlit.testing.v1 import AppTest

from tests.app.running import run

QIANNAN, GUIYANG, TONGREN = "522700", "520100", "520600"


def by_menu(app: AppTest, page: str) -> AppTest:
    """Go to a page by the menu, which leads to its bare address."""
    app.query_params.clear()
    app.switch_page(f"app_pages/{page}.py")
    return app.run()


def asked(app: AppTest, name: str) -> list[str]:
    """Values of a parameter of the address."""
    values = app.query_params.get(name, [])
    return [values] if isinstance(values, str) else list(values)


def test_what_a_page_shows_by_default_is_in_its_address_and_reopens_it() -> None:
    app = run("clusters")
    assert {name: asked(app, name) for name in ("view", "indicator")} == {
        "view": ["trend"],
        "indicator": ["output"],
    }
    assert asked(app, "from") and asked(app, "to")
    assert asked(app, "cluster") == asked(app, "zone") == []  # no choice, no word
    again = run("clusters", {name: asked(app, name) for name in app.query_params})
    assert not again.warning
    assert {name: asked(again, name) for name in again.query_params} == {
        name: asked(app, name) for name in app.query_params
    }


def test_a_chosen_zone_goes_along_by_the_menu() -> None:
    app = run("zones")
    app.selectbox(key="zones:zone").select("lubi-edz").run()
    by_menu(app, "map")
    assert app.selectbox(key="map:zone").value == "lubi-edz"
    assert asked(app, "zone") == ["lubi-edz"]
    by_menu(app, "environment")
    assert app.multiselect(key="environment:zone").value == ["lubi-edz"]
    by_menu(app, "clusters")  # has no value of the zone itself, and does not drop it
    app.selectbox(key="clusters:indicator").select("firms").run()
    by_menu(app, "zones")
    assert app.selectbox(key="zones:zone").value == "lubi-edz"


def test_a_zone_that_nobody_chose_stays_where_it_is() -> None:
    app = run("zones")
    first = app.selectbox(key="zones:zone").value
    assert first and asked(app, "zone") == [first]
    app.multiselect(key="zones:prefecture").select(TONGREN).run()  # the first of it is shown
    by_menu(app, "map")
    assert app.selectbox(key="map:zone").value == ""
    assert app.multiselect(key="map:prefecture").value == [TONGREN]


def test_a_link_says_all_and_takes_nothing_along() -> None:
    app = run("cities", {"prefecture": QIANNAN})
    app.query_params.clear()
    app.query_params["level"] = "national"
    app.switch_page("app_pages/map.py")
    app.run()
    assert app.multiselect(key="map:prefecture").value == []


def test_a_newer_place_takes_the_place_of_an_older_one() -> None:
    app = run("zones", {"zone": "shuicheng-edz"})
    by_menu(app, "cities")
    app.selectbox(key="cities:prefecture").select(QIANNAN).run()
    by_menu(app, "zones")
    assert app.multiselect(key="zones:prefecture").value == [QIANNAN]
    assert app.selectbox(key="zones:zone").value != "shuicheng-edz"
    assert not app.warning


def test_a_choice_taken_back_is_taken_back_everywhere() -> None:
    app = run("map", {"zone": "shuicheng-edz", "prefecture": "520200"})
    app.selectbox(key="map:zone").select("").run()
    by_menu(app, "zones")
    assert app.multiselect(key="zones:prefecture").value == ["520200"]
    by_menu(app, "map")
    assert app.selectbox(key="map:zone").value == ""


def test_what_another_form_of_the_page_asks_leaves_the_address_and_is_kept() -> None:
    app = run("data", {"view": "tables", "table": "zones"})
    assert asked(app, "table") == ["zones"]
    app.segmented_control(key="data:view").set_value("coverage").run()
    assert asked(app, "table") == [] and asked(app, "kind") == ["zone"]
    app.segmented_control(key="data:view").set_value("tables").run()
    assert asked(app, "table") == ["zones"] and asked(app, "kind") == []


def test_all_filters_are_cleared_at_once_and_only_where_there_is_one() -> None:
    app = run("map", {"prefecture": QIANNAN, "level": "national", "color": "level", "lang": "en"})
    app.button(key="clear_filters").click().run()
    assert {name: asked(app, name) for name in app.query_params} == {
        "color": ["type"],
        "lang": ["en"],
    }
    assert app.multiselect(key="map:prefecture").value == []
    assert "clear_filters" not in [button.key for button in app.button]
    by_menu(app, "zones")
    assert app.multiselect(key="zones:prefecture").value == []


def test_clearing_keeps_the_form_and_what_the_page_is_about() -> None:
    app = run("zones", {"zone": "shuicheng-edz"})
    assert "clear_filters" not in [button.key for button in app.button]
    app.multiselect(key="zones:level").select("provincial").run()
    app.button(key="clear_filters").click().run()
    assert app.selectbox(key="zones:zone").value == "shuicheng-edz"
    app = run("reforms", {"view": "matrix", "prefecture": QIANNAN, "asof": "2024-05-01"})
    app.button(key="clear_filters").click().run()
    assert asked(app, "view") == ["matrix"] and asked(app, "prefecture") == []
    assert asked(app, "asof") == ["2025-11-30"]
