"""The command: what it serves, and one clear line for each thing that can be wrong."""

import asyncio
import socket
import subprocess
import sys
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dashboard import cli, resources
from dashboard.commands import serve
from tests.serving import free_port, serving


def command(*arguments: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "dashboard.cli", *arguments],
        capture_output=True, text=True, timeout=60, cwd=folder, check=False,
    )  # fmt: skip


def test_serves_from_any_folder(tmp_path: Path) -> None:
    with serving(folder=tmp_path) as served, urllib.request.urlopen(served.url) as answer:
        page = answer.read().decode()
        policy = answer.headers["content-security-policy"]
    assert '<html lang="zh-CN">' in page
    assert "<title>开发区观察</title>" in page
    assert "default-src 'self'" in policy


def test_shell_in_english() -> None:
    with serving() as served:
        request = urllib.request.Request(
            f"{served.url}/map?lang=en", headers={"Accept": "text/html"}
        )
        with urllib.request.urlopen(request) as answer:
            assert '<html lang="en">' in answer.read().decode()


def test_taken_port_is_one_clear_line() -> None:
    port = free_port()
    with socket.socket() as taken:
        taken.bind(("localhost", port))
        taken.listen()
        result = command("--port", str(port))
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert f"port {port}" in result.stderr
    assert "--port" in result.stderr


def test_missing_data_folder_is_one_clear_line(tmp_path: Path) -> None:
    result = command("serve", "--data", str(tmp_path / "nowhere"))
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert "nowhere does not exist" in result.stderr
    assert "--data" in result.stderr


def test_folder_without_descriptor(tmp_path: Path) -> None:
    result = command("serve", "--data", str(tmp_path))
    assert result.returncode == 1
    assert "no datapackage.yaml" in result.stderr


def test_old_python_is_one_clear_line() -> None:
    with pytest.raises(SystemExit) as error:
        cli._require_python((3, 9, 7))
    assert "Python 3.9" in str(error.value)
    assert "3.11" in str(error.value)
    assert "\n" not in str(error.value)


def test_check_finds_the_embedded_package_sound() -> None:
    result = command("check")
    assert result.returncode == 0, result.stdout
    assert "0 faults" in result.stdout


def test_check_names_a_fault(tmp_path: Path) -> None:
    import shutil

    folder = tmp_path / "package"
    shutil.copytree(resources.DATA, folder)
    path = folder / "tables" / "units.csv"
    path.write_text(path.read_text("utf-8").replace("unit_id", "unit", 1), "utf-8")
    result = command("check", "--data", str(folder))
    assert result.returncode == 1
    assert "Units (tables/units.csv), line 1: The column “Unit id” (unit_id)" in result.stdout
    assert "call it “unit_id”" in result.stdout
    chinese = command("check", "--lang", "zh", "--data", str(folder))
    assert "计量单位（tables/units.csv），第 1 行：缺少列“单位编号”（unit_id）" in chinese.stdout


def test_connections_send_at_once() -> None:
    async def option() -> int:
        sent: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        def connected(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            connection = writer.get_extra_info("socket")
            sent.set_result(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        with serve._listening("localhost", 0) as listening:
            server = await asyncio.start_server(connected, sock=listening)
            async with server:
                _, writer = await asyncio.open_connection(*listening.getsockname()[:2])
                found = await sent
                writer.close()
        return found

    # in a thread of its own: the browser of other tests keeps a loop running in this one
    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(asyncio.run, option()).result()


def test_serving_says_where_and_is_quiet() -> None:
    with serving() as served:
        pass
    assert served.process.stdout
    said = served.process.stdout.read().decode().splitlines()
    assert said[0] == f"开发区观察 Zone Observatory: {served.url}"
    assert said[1].startswith(f"data: {resources.DATA}") and len(said) == 2
