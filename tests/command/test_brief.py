"""`zone-observatory brief`: files, names in both languages, messages and statuses."""

from pathlib import Path

import docx
import pytest
from docx.shared import Pt
from pptx import Presentation

from dashboard.commands import brief as command
from dashboard.commands.options import Parser
from dashboard.exports.brief import template_path
from dashboard.exports.picture import pictures
from dashboard.exports.picture.drawing_pool import RenderError
from tests.exports import briefs


def run(*words: str) -> None:
    parser = Parser(prog="zone-observatory")
    command.add(parser.add_subparsers())
    options = parser.parse_args(["brief", *words])
    options.run(options)


@pytest.mark.parametrize("name", ["panbei-edz", "盘北经开区", "Panbei EDZ"])
def test_zone_by_id_and_name(name: str, tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    run("--zone", name, "--out", str(target))
    assert docx.Document(str(target)).paragraphs[0].text == "盘北经开区公开数据简报"


def test_form_by_ending_and_language(tmp_path: Path) -> None:
    target = tmp_path / "a.pptx"
    run("--zone", "panbei-edz", "--lang", "en", "--out", str(target))
    title = Presentation(str(target)).slides[0].shapes.title
    assert title is not None
    assert title.text_frame.text == "Panbei EDZ: brief of public figures"


@pytest.mark.parametrize("what", [["--prefecture", "贵阳市"], ["--province"], ["--reforms"]])
def test_other_subjects(what: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "picture", lambda *_: briefs.double())
    target = tmp_path / "a.bin"
    run(*what, "--format", "docx", "--out", str(target))
    assert docx.Document(str(target)).paragraphs


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (["--zone", "水城"], 2, "Did you mean 水城经开区"),
        (["--prefecture", "nowhere-at-all"], 2, "there is no prefecture"),
        (["--zone", "lubi-edz", "--lang", "fr"], 2, "Allowed: zh, en"),
        (["--zone", "lubi-edz", "--province"], 2, "not allowed with"),
        ([], 2, "required"),
    ],
)
def test_wrong_use(
    words: list[str], status: int, message: str, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    with pytest.raises(SystemExit) as ended:
        run(*words, "--out", str(tmp_path / "a.docx"))
    assert ended.value.code == status
    said = capsys.readouterr().err
    assert message in said
    assert said.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_own_template(tmp_path: Path) -> None:
    own = docx.Document(str(template_path("docx", "zh")))
    own.styles["Title"].font.size = Pt(30)
    own.save(str(tmp_path / "own.docx"))
    target = tmp_path / "a.docx"
    run("--zone", "panbei-edz", "--template", str(tmp_path / "own.docx"), "--out", str(target))
    assert docx.Document(str(target)).styles["Title"].font.size == Pt(30)


@pytest.mark.parametrize("name", ["none.docx", "text.docx"])
def test_a_bad_template_is_named(name: str, tmp_path: Path) -> None:
    (tmp_path / "text.docx").write_text("no document")
    words = ("--template", str(tmp_path / name), "--out", str(tmp_path / "a.docx"))
    with pytest.raises(SystemExit, match=rf"{name} cannot be opened as a \.docx"):
        run("--zone", "panbei-edz", *words)
    assert not (tmp_path / "a.docx").exists()


def test_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="does not exist"):
        run("--reforms", "--out", str(tmp_path / "none" / "a.docx"))


def test_failed_picture_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> bytes:
        raise RenderError("no sign for 㐂")

    monkeypatch.setattr(pictures, "picture", refuse)
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")
    with pytest.raises(SystemExit, match="㐂"):
        run("--zone", "shuicheng-edz", "--out", str(target))
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]


def test_the_address_stands_before_the_link(tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    run("--zone", "panbei-edz", "--address", "https://zones.example", "--out", str(target))
    last = docx.Document(str(target)).paragraphs[-1].text
    assert last.endswith("https://zones.example/zones?zone=panbei-edz")
