"""The page on business environment, run as a reader gets it."""

import pytest

from tests.app.running import run, told


@pytest.mark.parametrize("language", ["zh", "en"])
def test_page_stands(language: str) -> None:
    app = run("environment", {"lang": language})
    assert not app.exception
    assert not app.error
    assert not app.warning
    assert len(app.get("vega_lite_chart")) == 6  # three pairs, two bar charts, trade


def test_page_says_what_the_newspaper_says() -> None:
    said = told(run("environment"))
    for text in ("140余家", "1500余次", "188个", "突破1700万千瓦时", "近六成", "59亿元", "32辆"):
        assert text in said
    assert "超2000万元" in said
    assert "未写年份" in said and "预计" in said


def test_a_zone_in_the_address_narrows_the_page() -> None:
    app = run("environment", {"zone": "lubi-edz"})
    said = told(app)
    assert not app.warning
    assert "140余家" in said
    assert "福泉" not in said
    assert len(app.get("vega_lite_chart")) == 1


def test_a_topic_in_the_address_narrows_the_page() -> None:
    said = told(run("environment", {"topic": "projects"}))
    assert "59亿元" in said
    assert "140余家" not in said


def test_bad_parameters_fall_back_and_are_named() -> None:
    app = run("environment", {"zone": "atlantis", "topic": "weather"})
    assert not app.exception
    assert "atlantis" in app.warning[0].value
    assert "weather" in app.warning[0].value
    assert "140余家" in told(app)


def test_a_choice_without_values_says_so() -> None:
    app = run("environment", {"zone": "guian-cbz", "topic": "environment"})
    assert not app.exception
    assert app.info
