"""The commands `demo` and `data template`: what they write, and clear refusals."""

import csv
from pathlib import Path

import pytest

from dashboard import cli, resources
from dashboard.catalog import Edition, open_package
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
    assert " 0 faults" in capsys.readouterr().out


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
    for words in (
        "数据包：填好后即可使用",
        "A data package: fill it in",
        "- clause: 条款号 / Clause",
    ):
        assert words in text
    rows = (tmp_path / "clauses-to-fill.csv").read_bytes()
    assert rows.startswith("\ufeff".encode())
    assert rows.count(b"\n") == 31


def save_as_excel_does(folder: Path, form: str, table: str, **cells: str) -> None:
    """A form as Chinese Excel saves it as plain CSV, with a row and a column touched and empty."""
    with (folder / form).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    heads = [*rows[0], ""]
    with (folder / "reforms" / table).open("w", encoding="gbk", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(heads)
        for row in rows:
            filled = row if row.get("title_zh") or "title_zh" not in row else row | cells
            writer.writerow([filled.get(name, "") for name in heads])
        writer.writerow([""] * len(heads))


@pytest.mark.parametrize("copy", [False, True])
def test_filled_forms_come_alive_without_code(
    copy: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (template.copy if copy else template.write)(tmp_path)
    titled = {"title_zh": "条款", "due_date": "2026/6/30", "due_precision": "day"}
    save_as_excel_does(tmp_path, "clauses-to-fill.csv", "measures.csv", **titled)
    save_as_excel_does(tmp_path, "criteria-to-fill.csv", "criteria.csv")
    package = open_package(tmp_path)
    assert {problem.code.value for problem in package.problems} <= {"column_unknown"}
    measures = package.tables["measures"]
    assert measures["clause"].notna().sum() == 30
    assert measures["clause"].isna().any() == copy  # the practices stay
    assert len(package.tables["criteria"]) == 120
    titles = Edition.of(package, "en").table("measures")["title"]
    assert titles.iloc[-1].startswith("条款")
    assert titles.is_unique, "clauses of one title are told apart"
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
