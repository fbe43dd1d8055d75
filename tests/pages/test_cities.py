"""The page on prefectures, run as a reader gets it."""

import pytest

from dashboard import catalog, resources
from dashboard.catalog import Edition
from dashboard.figures.prefectures import prefecture_figures
from tests.app.running import run, words


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_prefecture_stands(language: str) -> None:
    package = catalog.open_package(resources.DATA)
    for prefecture in prefecture_figures.prefectures(Edition.of(package, "zh")):
        app = run("cities", {"lang": language, "prefecture": prefecture})
        assert not app.exception
        assert not app.error
        assert not app.warning


def test_guiyang_is_shown_first() -> None:
    app = run("cities")
    said = words(app)
    for text in ("突破4000亿元", "第27位（共101个）", "130\\.9%", "10%左右", "36家"):
        assert text in said
    assert "本级数值19个" in said


def test_a_prefecture_without_figures_says_so() -> None:
    app = run("cities", {"prefecture": "520500"})
    assert "未见该市州本级数字的来源" in app.info[0].value


def test_a_bad_prefecture_falls_back_and_is_named() -> None:
    app = run("cities", {"prefecture": "110000"})
    assert not app.exception
    assert "110000" in app.warning[0].value
    assert "第27位" in words(app)
