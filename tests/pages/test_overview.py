"""The overview page as a reader meets it."""

import pytest
from streamlit.testing.v1 import AppTest


def opened(**address: str) -> AppTest:
    app = AppTest.from_file("../../dashboard/streamlit_app.py", default_timeout=30)
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def said(app: AppTest) -> str:
    texts = [str(element.value) for element in [*app.markdown, *app.info, *app.warning]]
    return "\n".join([*texts, *(link.proto.label for link in app.get("page_link"))])


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "zh",
            (
                "93家",
                "超过80%",
                "慎用",
                "遵义经开区",
                "64/72个开发区有数据",
                "无法判断",
                "近期动态",
            ),
        ),
        ("en", ("93 zones", "more than 80%", "Zunyi EDZ", "cannot be told", "Latest events")),
    ],
)
def test_page_in_both_languages(language: str, words: tuple[str, ...]) -> None:
    app = opened(lang=language)
    assert not app.exception
    assert not app.error
    text = said(app).replace("\\", "")
    assert [word for word in words if word not in text] == []


def test_few_pictures() -> None:
    app = opened()
    assert len(app.get("vega_lite_chart")) == 9


def test_events_by_kind() -> None:
    app = opened(kind="award")
    assert not app.exception
    assert "习水经开区" in said(app)
    assert "吉隆口岸" not in said(app)  # trade, not an award
    assert app.selectbox(key="overview:kind").value == "award"


def test_a_bad_kind_falls_back_with_a_notice() -> None:
    app = opened(kind="../../etc")
    assert not app.exception
    assert app.warning
    assert app.selectbox(key="overview:kind").value == ""
