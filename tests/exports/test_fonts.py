import os
import re
import shutil
import time
import tomllib
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from components.theme import FONT_STACK
from dashboard import resources
from dashboard.exports.picture import fonts, web_font
from dashboard.exports.picture.drawing_pool import Worker, pool
from dashboard.exports.picture.picture_sheet import wrap
from dashboard.kept_files import CACHE_VARIABLE

RARE = "𬭎㵲㙦䢺麻𬒈犍筸垴嘅㮾䓖"  # signs of place and company names outside GB 2312
MADE_UP = "\ue123"


def test_rare_signs_are_there_and_a_made_up_one_is_named() -> None:
    known = tuple(sign for sign in RARE if not fonts.missing(sign))
    assert {"𬭎", "㵲"} <= set(known)
    assert fonts.missing(f"甲{MADE_UP}乙{MADE_UP}") == (MADE_UP,)


def test_every_sign_of_data_and_words_has_a_glyph() -> None:
    """All but the signs of our own code that never reach a picture."""
    data = "".join(
        path.read_text(encoding="utf-8")
        for folder in (resources.DATA, resources.LOCALES)
        for path in folder.rglob("*")
        if path.suffix in (".csv", ".po")
    )
    assert fonts.missing("".join(sorted({s for s in data if s.isprintable()}))) == ()


@pytest.mark.parametrize("sign", ["𬭎", "㵲", "区", "g"])
def test_a_rare_sign_is_drawn(sign: str) -> None:
    frame = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60">{}</svg>'
    words = f'<text x="10" y="45" font-size="40" font-family="{fonts.FAMILY}">{{}}</text>'
    words = words.replace(fonts.FAMILY, FONT_STACK)
    blank = pool.ask("png", frame.format("").encode())
    drawn = pool.ask("png", frame.format(words.format(sign)).encode())
    box = pool.ask("png", frame.format(words.format(MADE_UP)).encode())
    assert drawn not in (blank, box)


def test_a_cut_has_its_signs_and_is_made_once(tmp_path: Path) -> None:
    path, family = fonts.cut("开发区A", folder=tmp_path)
    stamp = path.stat().st_mtime_ns
    assert fonts.cut("A区发开", folder=tmp_path) == (path, family)
    assert path.stat().st_mtime_ns == stamp
    with TTFont(path) as font:
        assert {ord(s) for s in "开发区A"} <= set(font.getBestCmap())
        assert font["name"].getDebugName(1) == family
    assert family.isalnum() and family[0].isalpha()  # a family name that needs no quotes
    assert [p.suffix for p in path.parent.iterdir()] == [".otf"]  # no draft left


def test_old_cuts_leave_the_cache_and_those_in_use_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path))
    used, unused = fonts.cut("旧")[0], fonts.cut("废")[0]
    (tmp_path / "letter").mkdir()  # of somebody else
    long_ago = time.time() - fonts.LONGEST_UNUSED - 60
    for path in (used.parent, unused.parent, tmp_path / "letter"):
        os.utime(path, (long_ago, long_ago))
    assert fonts.cut("旧")[0] == used  # notes that it is in use
    made = fonts.cut("新")[0]
    assert {path.name for path in tmp_path.iterdir()} == {
        used.parent.name, made.parent.name, "letter"
    }  # fmt: skip
    assert fonts.cut("废")[0].is_file()  # made again


def test_the_cache_holds_few_cuts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path))
    monkeypatch.setattr(fonts, "MOST_CUTS", 2)
    now = time.time()
    for at, sign in enumerate("甲乙丙"):
        path = fonts.cut(sign)[0]
        os.utime(path.parent, (now + at, now + at))
    assert [p.name for p in tmp_path.glob("font-*") if fonts.place("甲", "otf").parent == p] == []
    assert len(list(tmp_path.glob("font-*"))) == 2


def test_pictures_are_drawn_though_the_cut_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path))
    words = f'<text y="20" font-family="{FONT_STACK}">区</text>'
    frame = f'<svg xmlns="http://www.w3.org/2000/svg" width="30" height="30">{words}</svg>'
    worker = Worker()
    try:
        first = worker.ask("png", frame.encode())
        (folder,) = tmp_path.glob("font-*")
        shutil.rmtree(folder)
        assert worker.ask("png", frame.encode()) == first
        assert folder.is_dir()
    finally:
        worker.close()


def test_the_font_for_browsers_is_declared_last_and_named_by_its_content() -> None:
    theme = tomllib.loads(resources.SETTINGS.read_text(encoding="utf-8"))["theme"]
    (face,) = theme["fontFaces"]
    assert face["url"] == f".{web_font.ADDRESS}"  # from a page, behind any prefix
    for stack in (theme["font"], theme["headingFont"], FONT_STACK):
        own = [name.strip(" '") for name in stack.split(",")]
        assert own[-2:] == [face["family"], "sans-serif"] and len(own) > 5
    first = min(int(found, 16) for found in re.findall(r"U\+(\w+)", face["unicodeRange"]))
    assert first > 0x2E00  # no Latin letter
    assert (path := web_font.path()) and path.suffix == ".woff2"
    assert len(web_font.signs()) > 7000 and "龘" not in web_font.signs()


@pytest.mark.parametrize("width", [80.0, 130.0, 900.0])
def test_wrapped_text_loses_nothing_and_keeps_its_width(width: float) -> None:
    text = "来源：贵州日报（天眼）《改革“一子落”》，2025年；/clusters?indicator=output&zone=a b"
    lines = wrap(text, 12, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(fonts.width(line, 12) <= width + 24 for line in lines)  # a mark may cling
    assert not any(line[0] in "，。；）》”" for line in lines)
