"""Every page in every language: it stands, says nothing is wrong, and speaks one language."""

import re

import pytest

from dashboard import i18n
from dashboard.navigation import PAGES
from tests.app.running import run, words

CHINESE = re.compile(r"[一-鿿]")


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("page", [entry.name for entry in PAGES])
def test_page_stands(page: str, language: str) -> None:
    app = run(page, {"lang": language})
    assert not app.exception
    assert [error.value for error in app.error] == []
    assert [warning.value for warning in app.warning] == []
    entry = next(entry for entry in PAGES if entry.name == page)
    title = i18n.translator(language)(entry.title)
    assert app.markdown[0].value.startswith(f"# {title}\n")


@pytest.mark.parametrize("page", [entry.name for entry in PAGES])
def test_labels_are_chinese_on_a_chinese_page(page: str) -> None:
    app = run(page)
    labels = [widget.label for widget in (*app.selectbox, *app.multiselect)]
    assert [label for label in labels if label and not CHINESE.search(label)] == []


@pytest.mark.parametrize("page", [entry.name for entry in PAGES])
def test_a_page_reads_as_a_story(page: str) -> None:
    from tests.app.running import ROOT

    lines = (ROOT / "dashboard" / "app_pages" / f"{page}.py").read_text("utf-8").splitlines()
    assert len(lines) <= 150


def test_every_page_shows_the_data_version() -> None:
    from dashboard import catalog, resources

    version = catalog.open_package(resources.DATA).hash
    for entry in PAGES:
        assert version in words(run(entry.name)), entry.name
