"""Some spoiled packages of the many that `python -m tests.fuzz.spoiled` tries."""

import random
import shutil
from pathlib import Path

import pytest

from dashboard import catalog, resources
from dashboard.catalog import Edition
from dashboard.ingest import template
from dashboard.navigation import PAGES
from tests.app.running import run
from tests.fuzz.spoiled import draw_all, pattern, survives
from tests.fuzz.spoiling import spoil

OPENED = 10  # packages a test
DRAWN = 5  # of which one is drawn


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pattern(tmp_path_factory.mktemp("fuzz") / "package")


@pytest.mark.parametrize("start", range(0, 100, OPENED))
def test_a_spoiled_package_is_opened_and_drawn_without_an_exception(
    start: int, package: Path, tmp_path: Path
) -> None:
    for seed in range(start, start + OPENED):
        drawn = "" if seed % DRAWN else ("zh", "en")[seed // DRAWN % 2]
        assert survives(package, tmp_path / "spoiled", seed, drawn) == ""


@pytest.mark.parametrize("seed", range(8))
def test_pages_of_a_spoiled_package_stand(
    seed: int, package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "spoiled"
    shutil.copytree(package, folder)
    chance = random.Random(seed + 500)
    done = [spoil(folder, chance)]
    monkeypatch.setenv(resources.DATA_VARIABLE, str(folder))
    entry = PAGES[seed % len(PAGES)]
    app = run(Path(entry.file).stem, {"lang": "en"} if seed % 2 else {})
    assert not app.exception, done
    assert not [e for e in app.error if "could not be shown" in e.value or "无法显示" in e.value], (
        done
    )


def test_every_view_of_an_empty_package_says_that_it_is_empty(tmp_path: Path) -> None:
    template.write(tmp_path / "blank")
    found = catalog.open_package(tmp_path / "blank")
    assert found.problems == ()
    for language in ("zh", "en"):
        draw_all(Edition.of(found, language))


@pytest.mark.parametrize("view", ["matrix", "changes", "progress", "timeline", "zone", "measure"])
def test_the_tracker_of_an_empty_package_stands(
    view: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    template.write(tmp_path / "blank")
    (tmp_path / "blank" / "reforms" / "measures.csv").write_text(
        (tmp_path / "blank" / "reforms" / "measures.csv").read_text("utf-8").splitlines()[0] + "\n",
        encoding="utf-8",
    )
    monkeypatch.setenv(resources.DATA_VARIABLE, str(tmp_path / "blank"))
    app = run("reforms", {"view": view})
    assert not app.exception
    assert not app.error
