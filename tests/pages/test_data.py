"""The page on data and sources, run as a reader gets it."""

import shutil
from pathlib import Path

import pytest

from dashboard import resources
from tests.app.running import run, words

VIEWS = ("coverage", "conflicts", "sources", "tables", "problems", "own")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_stands(view: str, language: str) -> None:
    app = run("data", {"view": view, "lang": language})
    assert not app.exception
    assert not app.error
    assert not app.warning


def test_coverage_says_n_of_n() -> None:
    assert "69/72个有数值" in words(run("data"))
    assert "6/72个有数值" in words(run("data", {"year": "2022"}))


def test_conflicts_show_both_values() -> None:
    said = words(run("data", {"view": "conflicts"}))
    for text in ("20家", "33家", "58家", "69家"):
        assert text in said


def test_a_source_in_the_address_opens_it() -> None:
    app = run("data", {"source": "gzdaily-a2"})
    said = words(app)
    assert "谌思宇" in said
    assert "19个" in said
    assert len(app.dataframe[0].value) == 19


def test_a_table_in_the_address_opens_it() -> None:
    app = run("data", {"table": "units"})
    assert list(app.dataframe[0].value.columns) == [
        "单位编号", "名称", "数字后写法", "量纲", "换算系数",
    ]  # fmt: skip
    assert len(app.dataframe[0].value) == len(app.dataframe[0].value.drop_duplicates())


def test_sources_are_all_listed() -> None:
    app = run("data", {"view": "sources"})
    lines = (resources.DATA / "tables/sources.csv").read_text("utf-8").splitlines()
    assert len(app.dataframe[0].value) == len(lines) - 1


@pytest.mark.parametrize(
    "parameters",
    [{"source": "nobody"}, {"view": "tables", "table": "../secret"}, {"year": "soon"},
     {"view": "everything"}, {"kind": "planet"}],
)  # fmt: skip
def test_bad_parameters_fall_back_and_are_named(parameters: dict[str, str]) -> None:
    app = run("data", parameters)
    assert not app.exception
    assert not app.error
    assert list(parameters.values())[-1] in app.warning[0].value


def test_faults_are_listed_and_links_from_tables_are_escaped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(resources.DATA, folder)
    path = folder / "tables/sources.csv"
    text = path.read_text("utf-8").replace("gzlndx.com（网站）", "[x](http://evil.example)", 1)
    path.write_text(text.replace("gzlndx.com,other", "javascript:alert(1),other", 1), "utf-8")
    with (folder / "tables/units.csv").open("a", encoding="utf-8") as file:
        file.write("yi_yuan,again,again,,\n")
    monkeypatch.setenv(resources.DATA_VARIABLE, str(folder))
    said = words(run("data", {"view": "problems"}))
    assert "units" in said
    source = words(run("data", {"source": "gzlndx"}))
    assert "](http://evil.example)" not in source
    assert "](javascript" not in source
