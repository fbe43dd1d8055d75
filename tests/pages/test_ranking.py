"""The page that ranks by one indicator, run as a reader gets it."""

import json

import pytest

from tests.app.running import run, words


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("of", ["zone", "cluster", "prefecture", "county", "province"])
def test_every_kind_of_subjects_can_be_ranked(language: str, of: str) -> None:
    app = run("ranking", {"lang": language, "of": of})
    assert not app.exception and not app.error and not app.warning
    assert len(app.get("vega_lite_chart")) >= 2


def test_the_first_is_the_indicator_that_most_zones_have() -> None:
    said = words(run("ranking"))
    assert "核准面积：遵义经开区居首，为1,253公顷（64个中第1）" in said
    assert "64/72个开发区参加排名" in said and "未参加排名" in said


def test_a_link_highlights_a_zone_by_name() -> None:
    app = run("ranking", {"zone": "水城经开区"})
    assert "水城经开区核准面积在64个中居第2位" in words(app)


@pytest.mark.parametrize(
    "asked",
    [
        {"of": "planet", "indicator": "joy", "year": "1066"},
        {"period": "week", "zone": "atlantis", "show": "some"},
    ],
)
def test_bad_values_fall_back_and_are_named(asked: dict[str, str | list[str]]) -> None:
    app = run("ranking", asked)
    assert not app.exception
    assert all(str(value) in app.warning[0].value for value in asked.values())
    assert "核准面积：遵义经开区居首" in words(app)


def test_all_are_drawn_where_all_are_asked_for() -> None:
    spec = json.loads(run("ranking", {"show": "all"}).get("vega_lite_chart")[0].proto.spec)
    bars = next(part for part in spec["layer"] if part["mark"]["type"] == "bar")
    assert len(bars["data"]["values"]) == 64


def test_an_indicator_without_comparable_values_says_so() -> None:
    app = run("ranking", {"indicator": "output_target"})
    assert not app.exception
    assert not app.get("vega_lite_chart") and app.info
