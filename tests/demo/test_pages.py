"""Every page with the fictional province: it stands, and says that it is fictional."""

import pytest

from dashboard import i18n, resources
from dashboard.navigation import PAGES
from tests.app.running import run, words
from tests.demo.packages import small_folder

MARK = {"zh": "虚构数据", "en": "Fictional data"}


@pytest.fixture(autouse=True)
def province(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(resources.DATA_VARIABLE, str(small_folder()))


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("page", [entry.name for entry in PAGES])
def test_page_stands_and_is_marked(page: str, language: str) -> None:
    app = run(page, {"lang": language})
    assert not app.exception
    assert [warning.value for warning in app.warning] == []
    assert [e.value for e in app.error if not str(e.value).startswith(MARK[language])] == []
    assert any(str(e.value).startswith(MARK[language]) for e in app.error)


@pytest.mark.parametrize("page", ["overview", "map", "clusters", "zones", "environment", "cities"])
def test_every_panel_is_marked(page: str) -> None:
    app = run(page)
    heads = [str(e.value) for e in app.markdown if str(e.value).startswith("### ")]
    drawn = [head for head in heads if "\n" in head and "单位" in head]
    assert drawn or page == "map"
    assert [head for head in drawn if MARK["zh"] not in head] == []


def test_words_of_the_real_package_are_absent() -> None:
    assert "贵州" not in words(run("overview"))
