"""The reform tracker as a reader meets it."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.running import run, words


def stands(app: AppTest) -> None:
    assert not app.exception
    assert [error.value for error in app.error] == []


@pytest.mark.parametrize("view", ["practices", "matrix", "policies"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_view_in_both_languages(view: str, language: str) -> None:
    app = run("reforms", {"view": view, "lang": language})
    stands(app)
    assert [warning.value for warning in app.warning] == []


def test_the_page_says_first_that_the_text_is_not_at_hand() -> None:
    said = words(run("reforms"))
    assert "所用公开来源中未见开发区改革“30条”的条款原文：一条未录，也不拟写。" in said
    assert "30条中已录入0条" in said
    assert "93家" in said
    assert "未开展" not in said
    assert "未启动" not in said


def test_practices_link_to_zones_and_to_sources() -> None:
    said = words(run("reforms", {"lang": "en"}))
    assert "](/zones?zone=lubi-edz&lang=en)" in said
    assert "source=gzdaily-a1" in said
    assert "◐ Reported, unverified" in said
    assert "effects, not counted as progress" in said


def test_filters_narrow_the_practices() -> None:
    said = words(run("reforms", {"theme": "business-environment", "zone": "lubi-edz"}))
    assert "企业服务专员" in said
    assert "全员竞聘上岗" not in said


def test_a_selection_that_leaves_nothing_says_so() -> None:
    app = run("reforms", {"status": "met"})
    stands(app)
    assert len(app.info) == 1


@pytest.mark.parametrize("name", ["theme", "zone", "measure", "status", "view"])
def test_a_bad_parameter_falls_back_with_a_notice(name: str) -> None:
    app = run("reforms", {name: "nonsense<script>"})
    stands(app)
    assert len(app.warning) == 1
    assert "nonsense" in app.warning[0].value
