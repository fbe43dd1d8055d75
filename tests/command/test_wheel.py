"""The package as others install it: built, put into a clean environment, started from nowhere."""

import subprocess
import urllib.request
from pathlib import Path

from dashboard import catalog, resources
from tests.serving import serving

ROOT = Path(__file__).parents[2]


def run(*words: str | Path) -> None:
    result = subprocess.run([str(word) for word in words], capture_output=True, text=True,
                            cwd=ROOT, timeout=600, check=False)  # fmt: skip
    assert result.returncode == 0, result.stderr


def test_installed_wheel_serves_the_same_dashboard(tmp_path: Path) -> None:
    run("uv", "build", "--wheel", "--out-dir", tmp_path / "dist")
    wheel = next((tmp_path / "dist").glob("*.whl"))
    run("uv", "venv", tmp_path / "clean")
    python = tmp_path / "clean" / "bin" / "python"
    run("uv", "pip", "install", "--python", python, wheel)
    empty = tmp_path / "empty"
    empty.mkdir()
    started = [str(tmp_path / "clean" / "bin" / "zone-observatory"), "serve", "--port"]
    version = catalog.open_package(resources.DATA).hash
    with serving(command=started, folder=empty) as served:
        with urllib.request.urlopen(f"{served.url}/geometry/{version}/county.geojson") as answer:
            assert b"520102" in answer.read()
        with urllib.request.urlopen(served.url) as answer:
            assert "开发区观察" in answer.read().decode()
    embedded = next((tmp_path / "clean").glob("lib/*/site-packages/dashboard/embedded"))
    assert catalog.open_package(embedded / "data").hash == version
    assert (embedded.parent / ".streamlit" / "config.toml").is_file()
