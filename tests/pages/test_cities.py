"""The page on prefectures, run as a reader gets it."""

import shutil
from pathlib import Path

import pytest

from dashboard import catalog, resources
from dashboard.catalog import Edition
from dashboard.figures import prefecture_figures
from tests.app.running import run, told


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_prefecture_stands(language: str) -> None:
    package = catalog.open_package(resources.DATA)
    for prefecture in prefecture_figures.prefectures(Edition.of(package, "zh")):
        app = run("cities", {"lang": language, "prefecture": prefecture})
        assert not app.exception
        assert not app.error
        assert not app.warning


def test_all_stand_side_by_side_before_the_first_in_depth() -> None:
    said = told(run("cities"))
    assert said.index("各市州对照") < said.index("本级数值25个")


def test_guiyang_shows_what_the_newspaper_prints() -> None:
    app = run("cities", {"prefecture": "520100"})
    said = told(app)
    for text in ("突破4000亿元", "第27位（共101个）", "130.9%", "10%左右", "36家"):
        assert text in said
    assert "本级数值25个" in said


def test_a_prefecture_without_figures_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(resources.DATA, tmp_path / "data")
    path = tmp_path / "data" / "tables" / "observations.csv"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if ",520500," not in line), "utf-8")
    monkeypatch.setenv(resources.DATA_VARIABLE, str(tmp_path / "data"))
    app = run("cities", {"prefecture": "520500"})
    assert "未见该市州本级数字的来源" in app.info[0].value


def test_a_bad_prefecture_falls_back_and_is_named() -> None:
    app = run("cities", {"prefecture": "110000"})
    assert not app.exception
    assert "110000" in app.warning[0].value
    assert "本级数值25个" in told(app)
