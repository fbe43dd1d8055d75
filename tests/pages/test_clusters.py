"""Growth: one kind of period at a time, and the years of each form."""

from tests.app.running import run, words


def test_a_form_with_its_own_years_does_not_take_those_of_another() -> None:
    app = run("clusters", {})
    assert app.query_params["from"] == "2018" and app.query_params["to"] == "2025"
    app.query_params["view"] = "change"
    app.run()
    assert not app.exception and not app.warning
    assert (app.query_params["from"], app.query_params["to"]) == ("2021", "2024")
    assert "+36.4%" in str(app.get("vega_lite_chart")[0].proto.spec)
    app.query_params["view"] = "trend"
    app.run()
    assert (app.query_params["from"], app.query_params["to"]) == ("2018", "2025")


def test_a_link_to_the_years_of_a_change_is_followed() -> None:
    app = run("clusters", {"view": "change", "from": "2018", "to": "2024"})
    assert (app.query_params["from"], app.query_params["to"]) == ("2018", "2024")


def test_yearly_values_come_first_and_part_years_on_request() -> None:
    assert "134.01" not in str(run("clusters", {}).get("vega_lite_chart")[0].proto.spec)
    assert "属于其他期间类别" in words(run("clusters", {}))  # none is left out in silence
    app = run("clusters", {"period": "ytd"})
    assert "134.01" in str(app.get("vega_lite_chart")[0].proto.spec)
    assert "130.32" not in str(app.get("vega_lite_chart")[0].proto.spec)
    assert "6/9个产业集群" in words(app)


def test_coverage_is_of_the_whole_set_whatever_is_chosen() -> None:
    app = run("clusters", {"cluster": "shuicheng-aluminium"})
    assert "6/9个产业集群" in words(app)
