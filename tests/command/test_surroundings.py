"""A poor place to run in: no home, no room, a terminal without Chinese, somebody else's folder."""

import os
import pwd
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from components.theme import FONT_STACK
from dashboard.exports.picture import fonts, web_font
from dashboard.exports.picture.drawing_pool import Worker, pool
from dashboard.kept_files import CACHE_VARIABLE, cache_folder
from tests.exports.test_render import OWNER
from tests.serving import serving


def command(*words: str, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "-m", "dashboard.cli", *words],
        env={**os.environ, **environment}, capture_output=True, timeout=120,
    )  # fmt: skip


@pytest.mark.parametrize("encoding", ["latin-1", "ascii"])
@pytest.mark.parametrize(
    "words", [["--help"], ["check"], ["check", "--lang", "zh"], ["export", "--list"]]
)
def test_a_terminal_without_chinese_gets_words_it_can_show(encoding: str, words: list[str]) -> None:
    result = command(*words, PYTHONIOENCODING=encoding)
    assert result.returncode == 0, result.stderr.decode(encoding)
    assert result.stdout.decode(encoding)
    assert b"Traceback" not in result.stderr
    if words == ["--help"]:
        assert b"Zone Observatory: a dashboard" in result.stdout and b"\\u" not in result.stdout


def test_the_server_starts_on_a_terminal_without_chinese() -> None:
    with serving(environment={"PYTHONIOENCODING": "latin-1"}) as served:
        assert served.process.stdout
        line = served.process.stdout.readline()
    assert line.startswith(b"Zone Observatory: http://localhost:")


HOMELESS = """
import pwd, sys
def unknown(user):
    raise KeyError(user)
pwd.getpwuid = unknown
from dashboard.cli import main
main(["serve", "--port", sys.argv[1]])
"""


def test_the_server_answers_for_a_user_without_a_home_and_an_entry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HOME")
    environment = {CACHE_VARIABLE: str(tmp_path)}
    with serving(command=(sys.executable, "-c", HOMELESS), environment=environment) as served:
        with urllib.request.urlopen(f"{served.url}/map", timeout=30) as answer:
            assert "开发区观察" in answer.read().decode()
        monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
        monkeypatch.delenv(CACHE_VARIABLE, raising=False)
        monkeypatch.setattr(pwd, "getpwuid", lambda user: {}[user])
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
        assert cache_folder().parent == tmp_path


def test_a_temporary_folder_that_others_can_write_to_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another user may have made it beforehand, to plant a font; pictures do without it."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv(CACHE_VARIABLE, "/proc/nowhere")  # no folder can be made there
    own, elsewhere = cache_folder(), tmp_path / "elsewhere"
    assert own.stat().st_mode & 0o777 == 0o700
    elsewhere.mkdir()

    def refused() -> None:
        with pytest.raises(OSError, match="not a folder of this user alone"):
            cache_folder()
        assert web_font.path() is None
        fonts.advances.cache_clear()
        assert fonts.width("区", 10) == 10  # read anew, and not kept
        assert list(elsewhere.iterdir()) == []

    own.chmod(0o777)
    refused()
    own.rmdir()
    own.symlink_to(elsewhere)
    refused()
    own.unlink()
    own.mkdir(mode=0o700)
    monkeypatch.setattr(os, "getuid", lambda: 1)  # what is there belongs to somebody else
    own.rename(tmp_path / "zone-observatory-1")
    refused()


SIGN = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="30">{}</svg>'


def test_a_picture_is_drawn_though_the_cache_cannot_be_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a full disk: the folder is there, and takes no file."""
    words = SIGN.format(f'<text y="20" font-family="{FONT_STACK}">区</text>').encode()
    usual = pool.ask("png", words)
    assert usual != pool.ask("png", SIGN.format("").encode())
    monkeypatch.setenv(CACHE_VARIABLE, "/proc/self/task")  # root itself cannot write there
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    worker = Worker()
    try:
        assert worker.ask("png", words) == usual
        (own,) = tmp_path.glob("zone-observatory-drawing-*")
        assert list(own.rglob("*.otf"))
    finally:
        worker.close()
    assert list(tmp_path.glob("zone-observatory-drawing-*")) == []


def ended(process: int) -> bool:
    """Whether nothing is left of a process, not even its entry in the system's table."""
    return not Path(f"/proc/{process}").exists()


def until(true: Callable[[], bool]) -> None:
    """Wait for what is bound to come; fails after long."""
    end = time.monotonic() + 30
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_nothing_is_left_of_a_killed_drawing_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    worker = Worker()
    worker.ask("warm", b"")
    (folder,) = tmp_path.iterdir()
    assert worker._process
    process = worker._process.pid
    os.kill(process, signal.SIGKILL)  # and nobody asks for a picture
    until(lambda: ended(process) and not folder.exists())
    worker.close()
    assert list(tmp_path.iterdir()) == []


def test_a_drawing_process_takes_its_folder_away_though_its_owner_was_killed(
    tmp_path: Path,
) -> None:
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-c", OWNER], env=environment,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as owner:  # fmt: skip
        assert owner.stdout and owner.stdout.readline()
        assert len(list(tmp_path.glob("zone-observatory-drawing-*"))) == 1
        owner.kill()
    until(lambda: list(tmp_path.glob("zone-observatory-drawing-*")) == [])


def test_nothing_is_left_of_a_killed_font_process_and_it_is_not_tried_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path))
    monkeypatch.setattr(web_font, "_cutting", [])
    web_font.start()
    ((process, _),) = web_font._cutting
    draft = tmp_path / f"{fonts.DRAFT}{process.pid}-x"  # what it is writing when it is killed
    draft.mkdir()
    process.kill()
    until(lambda: ended(process.pid) and not draft.exists())
    assert list(tmp_path.glob("font-*")) == []
    web_font.start()
    assert [one.pid for one, _ in web_font._cutting] == [process.pid]
    monkeypatch.setattr(web_font, "AGAIN", 0.0)
    web_font.start()
    ((second, _),) = web_font._cutting
    assert second.pid != process.pid
    second.kill()
    until(lambda: ended(second.pid))
