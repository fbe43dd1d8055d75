"""The commands `demo` and `data template`: what they write, and clear refusals."""

from pathlib import Path

import pytest

from dashboard import cli, resources
from dashboard.catalog import open_package
from dashboard.ingest import template
from tests.app.running import run


def test_demo_writes_a_package_that_check_accepts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "province"
    cli.main(["demo", "--zones", "3", "--years", "2", "--seed", "1", "--out", str(out)])
    assert f"serve --data {out}" in capsys.readouterr().out
    with pytest.raises(SystemExit) as end:
        cli.main(["check", "--data", str(out)])
    assert end.value.code == 0
    assert " 0 problems" in capsys.readouterr().out


def test_demo_never_writes_over_an_owners_files(tmp_path: Path) -> None:
    kept = tmp_path / "mine.csv"
    kept.write_text("a\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="not empty"):
        cli.main(["demo", "--out", str(tmp_path)])
    assert [path.name for path in tmp_path.iterdir()] == ["mine.csv"]


@pytest.mark.parametrize("wrong", ["0", "-1", "many", "100000"])
def test_demo_refuses_impossible_numbers(wrong: str, tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        cli.main(["demo", "--zones", wrong, "--out", str(tmp_path / "x")])


def test_template_is_an_empty_package_without_problems(tmp_path: Path) -> None:
    out = tmp_path / "own"
    cli.main(["data", "template", "--out", str(out)])
    package = open_package(out)
    assert package.problems == ()
    assert not package.settings.fictional
    for name in ("observations", "zones", "measures", "criteria", "assessments", "bodies"):
        assert package.tables[name].empty, name
    with pytest.raises(SystemExit, match="not empty"):
        cli.main(["data", "template", "--out", str(out)])


def test_template_explains_the_clauses_in_both_languages(tmp_path: Path) -> None:
    template.write(tmp_path)
    text = (tmp_path / "README.txt").read_text(encoding="utf-8")
    for words in ("空数据包", "An empty data package", "- clause: 条款号 / Clause"):
        assert words in text
    rows = (tmp_path / "clauses-to-fill.csv").read_bytes()
    assert rows.startswith("\ufeff".encode())
    assert rows.count(b"\n") == 31


def test_filled_clauses_come_alive_without_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    template.write(tmp_path)
    filled = (tmp_path / "clauses-to-fill.csv").read_text(encoding="utf-8")
    lines = filled.splitlines()
    head = lines[0].lstrip("\ufeff").split(",")
    rows = []
    for number, line in enumerate(lines[1:], 1):
        cells = dict(zip(head, line.split(","), strict=True))
        cells |= {"title_zh": f"条款{number}", "title_en": f"Clause {number}"}
        rows.append(",".join(cells.values()))
    text = "\n".join([lines[0], *rows]) + "\n"
    (tmp_path / "reforms" / "measures.csv").write_text(text, encoding="utf-8")
    package = open_package(tmp_path)
    assert package.problems == ()
    assert len(package.tables["measures"]) == 30
    monkeypatch.setenv(resources.DATA_VARIABLE, str(tmp_path))
    assert not run("reforms").exception
    assert not run("overview").exception


@pytest.mark.parametrize(
    "page", ["overview", "map", "clusters", "zones", "environment", "cities", "data", "method"]
)
def test_pages_stand_with_the_empty_package(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    template.write(tmp_path)
    monkeypatch.setenv(resources.DATA_VARIABLE, str(tmp_path))
    app = run(page)
    assert not app.exception
    assert [error.value for error in app.error] == []
