"""`zone-observatory export`: files opened again; one clear line and a status for each error."""

import struct
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest

from dashboard.views import VIEWS
from tests.command.test_cli import command

TREND = ("export", "clusters.trend")


def test_list_names_every_chart() -> None:
    result = command("export", "--list")
    assert result.returncode == 0
    lines = [line.split("\t") for line in result.stdout.splitlines()]
    assert [line[0] for line in lines] == list(VIEWS)
    assert all(line[2].endswith("csv xlsx") for line in lines)


def test_png_by_chinese_name(tmp_path: Path) -> None:
    target = tmp_path / "图.png"
    words = ("export", "zones.trends", "--param", "zone=贵阳高新区", "--part", "1")
    result = command(*words, "--out", str(target))
    assert result.returncode == 0, result.stderr
    content = target.read_bytes()
    assert content.startswith(b"\x89PNG")
    wide, high = struct.unpack(">II", content[16:24])
    assert wide >= 3400
    assert high >= 2400
    assert list(tmp_path.iterdir()) == [target]


def test_svg_in_english(tmp_path: Path) -> None:
    target = tmp_path / "trend.svg"
    result = command(*TREND, "--param", "lang=en", "--format", "svg", "--out", str(target))
    assert result.returncode == 0, result.stderr
    svg = target.read_text("utf-8")
    assert svg.startswith("<svg")
    assert "up 36.4% from 2021 to 2024" in svg  # 130.32 / 95.54: a picture says what it shows


def test_several_pictures_of_one_chart_are_numbered(tmp_path: Path) -> None:
    words = ("export", "environment.pairs", "--format", "csv", "--out", str(tmp_path / "p.csv"))
    assert command(*words).returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["p-2.csv", "p-3.csv", "p.csv"]
    assert command(*words, "--part", "2").returncode == 0
    assert (tmp_path / "p.csv").read_bytes() == (tmp_path / "p-2.csv").read_bytes()
    assert command(*words, "--part", "9").returncode == 2


def test_workbook_by_the_ending_of_the_file(tmp_path: Path) -> None:
    target = tmp_path / "table.xlsx"
    result = command("export", "clusters.table", "--out", str(target))
    assert result.returncode == 0, result.stderr
    assert openpyxl.load_workbook(target).sheetnames == ["数据", "说明与来源"]


def test_everything_to_a_zip_and_to_a_folder(tmp_path: Path) -> None:
    for name in ("all.zip", "all"):
        result = command("export", "--all", "--format", "csv", "--out", str(tmp_path / name))
        assert result.returncode == 0, result.stderr
    archive = zipfile.ZipFile(tmp_path / "all.zip")
    assert archive.testzip() is None
    assert {str(path.relative_to(tmp_path / "all")) for path in (tmp_path / "all").rglob("*")} == {
        *archive.namelist()
    }


def test_a_second_export_replaces_the_first_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "all"
    for form in ("csv", "xlsx"):
        result = command("export", "--all", "--format", form, "--out", str(target))
        assert result.returncode == 0, result.stderr
    assert not [path for path in target.glob("*.csv") if path.name != "index.csv"]
    (tmp_path / "letter.txt").write_text("of somebody else")
    result = command("export", "--all", "--format", "csv", "--out", str(tmp_path))
    assert result.returncode == 1
    assert "holds other files" in result.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"all", "letter.txt"}


def test_named_zones(tmp_path: Path) -> None:
    target = tmp_path / "zones.zip"
    words = ("--zones", "正安经开区,guiyang-hidz", "--format", "csv", "--out", str(target))
    result = command("export", *words)
    assert result.returncode == 0, result.stderr
    folders = {name.split("/")[0] for name in zipfile.ZipFile(target).namelist() if "/" in name}
    assert folders == {"贵阳高新区", "正安经开区"}


def test_briefs_of_named_zones(tmp_path: Path) -> None:
    target = tmp_path / "briefs"
    words = ("--zones", "正安经开区,guiyang-hidz", "--format", "docx", "--out", str(target))
    result = command("export", *words)
    assert result.returncode == 0, result.stderr
    titles = {docx.Document(str(f)).core_properties.title for f in target.glob("*.docx")}
    assert titles == {"正安经开区公开数据简报", "贵阳高新区公开数据简报"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("clusters.trent",), "Did you mean clusters.trend"),
        (("clusters.trend", "--param", "indicator=gold"), "indicator=gold is not known. Allowed: "),
        (("clusters.trend", "--param", "colour=red"), "no parameter colour"),
        (("clusters.trend", "--param", "zone"), "write NAME=VALUE"),
        (("clusters.trend", "--param", "lang=fr"), "lang=fr is not known. Allowed: zh, en"),
        (("clusters.table", "--format", "png"), "--format csv or xlsx"),
        (("clusters.trend", "--format", "gif"), "invalid choice"),
        (("--all", "--param", "zone=nowhere"), "zone=nowhere"),
        (("--all", "--param", "colour=red"), "colour"),
        (("--zones", "nowhere"), "zone=nowhere"),
        (("--all", "--format", "docx"), "docx is the form of a brief"),
        (("clusters.trend", "--format", "pptx"), "pptx is the form of a brief"),
        ((), "required"),
    ],
)
def test_wrong_use_is_one_line_and_status_2(
    words: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    result = command("export", *words, "--out", str(tmp_path / "x"))
    assert result.returncode == 2, result.stderr
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_out_is_needed() -> None:
    result = command(*TREND)
    assert result.returncode == 2
    assert "--out" in result.stderr


def test_nothing_to_draw_is_status_1(tmp_path: Path) -> None:
    words = ("export", "cities.growth", "--param", "prefecture=毕节市")
    result = command(*words, "--out", str(tmp_path / "x.png"))
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for out in (tmp_path / "nowhere" / "x.csv", tmp_path / "file" / "x.csv", tmp_path):
        result = command(*TREND, "--format", "csv", "--out", str(out))
        assert result.returncode == 1, out
        assert result.stderr.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_the_address_stands_before_the_link(tmp_path: Path) -> None:
    target = tmp_path / "trend.svg"
    result = command(*TREND, "--address", "https://zones.example/", "--out", str(target))
    assert result.returncode == 0, result.stderr
    assert "https://zones.example/clusters" in target.read_text("utf-8")
    refused = command(*TREND, "--address", "zones.example", "--out", str(target))
    assert refused.returncode == 2
    assert "such as https://host" in refused.stderr
