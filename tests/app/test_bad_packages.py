"""Broken data: a clear message that says what, where and what to do, and a page that stands."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard import resources
from tests.app.running import run, words


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the embedded package that a test may break; the app shows it."""
    folder = tmp_path / "package"
    shutil.copytree(resources.DATA, folder)
    monkeypatch.setenv(resources.DATA_VARIABLE, str(folder))
    return folder


def edit(path: Path, change: Callable[[str], str]) -> None:
    before = path.read_text(encoding="utf-8")
    after = change(before)
    assert after != before, "the test changed nothing"
    path.write_text(after, encoding="utf-8")


def test_missing_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(resources.DATA_VARIABLE, str(tmp_path / "nowhere"))
    app = run("overview")
    assert not app.exception
    assert "数据文件夹不存在" in app.error[0].value
    assert str(tmp_path / "nowhere") in app.error[0].value
    assert "--data" in app.error[0].value


def test_missing_folder_in_english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(resources.DATA_VARIABLE, str(tmp_path / "nowhere"))
    assert "The data folder does not exist." in run("overview", {"lang": "en"}).error[0].value


def test_broken_descriptor(package: Path) -> None:
    (package / "datapackage.yaml").write_text("resources: [", encoding="utf-8")
    app = run("map")
    assert not app.exception
    assert "datapackage.yaml" in app.error[0].value


def test_wrong_column(package: Path) -> None:
    edit(package / "tables" / "events.csv", lambda text: text.replace("title_zh", "titel", 1))
    app = run("overview")
    assert not app.exception
    assert "events" in app.warning[0].value
    assert "title\\_zh" in app.warning[0].value


def test_row_with_an_unknown_source(package: Path) -> None:
    path = package / "tables" / "observations.csv"
    edit(path, lambda text: text.replace("gzdaily-a1", "gzdaily-a9", 1))
    app = run("clusters")
    assert not app.exception
    message = app.warning[0].value
    assert "observations" in message
    assert "gzdaily\\-a9" in message
    assert "sources" in message


def test_every_fault_is_listed_on_the_data_page(package: Path) -> None:
    path = package / "tables" / "observations.csv"
    edit(path, lambda text: text.replace("gzdaily-a1", "gzdaily-a9"))
    app = run("data", {"view": "problems"})
    assert not app.exception
    assert "gzdaily-a9" in words(app).replace("\\", "") or any(
        frame.value.astype(str).apply(lambda c: c.str.contains("gzdaily-a9")).any().any()
        for frame in app.dataframe
    )


def test_missing_table(package: Path) -> None:
    (package / "reforms" / "measures.csv").unlink()
    app = run("reforms")
    assert not app.exception
    assert "measures" in app.warning[0].value


def test_missing_outlines(package: Path) -> None:
    (package / "geo" / "counties.geojson").unlink()
    app = run("map")
    assert not app.exception
    assert "counties" in app.warning[0].value


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"a,b\n1\n", b'"'])
def test_unreadable_table(package: Path, content: bytes) -> None:
    (package / "tables" / "zones.csv").write_bytes(content)
    app = run("map")
    assert not app.exception
    assert "zones" in app.warning[0].value
