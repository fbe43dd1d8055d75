"""Large packages compiled to a cache folder: the same frames, made once, safe in every accident."""

import logging
import multiprocessing
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from dashboard import resources
from dashboard.catalog import Edition, Package, columnar, compiled, package, questions
from dashboard.catalog.fact_store import FactsInFile
from dashboard.catalog.reading.checks import check_table
from dashboard.demo import fictional_package
from dashboard.kept_files import CACHE_VARIABLE


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own, in which packages of any size are kept."""
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    monkeypatch.setattr(compiled, "LARGE", 0)
    return tmp_path / "cache"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(resources.DATA, tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("province")
    fictional_package.write(5, 4, 3, folder)
    return folder


def replace_text(path: Path, *pairs: str) -> None:
    """Replace the first of each pair of texts in a file, once, by the second."""
    text = path.read_text("utf-8")
    for old, new in zip(pairs[::2], pairs[1::2], strict=True):
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")


def opened(root: Path) -> Package:
    """The package as a new process would open it."""
    package._opened.clear()
    return package.open_package(root)


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The tables that were checked since the test began."""
    seen: list[str] = []
    check = check_table

    def counted(rows, schema, leant_on):  # type: ignore[no-untyped-def]
        seen.append(schema.table)
        return check(rows, schema, leant_on)

    monkeypatch.setattr("dashboard.catalog.package.check_table", counted)
    return seen


def in_memory(root: Path, monkeypatch: pytest.MonkeyPatch) -> Package:
    with monkeypatch.context() as patch:
        patch.setattr(compiled, "LARGE", 1 << 60)
        return opened(root)


@pytest.mark.parametrize("which", ["embedded", "fictional", "faulty"])
def test_what_is_read_back_is_what_was_checked(
    root: Path, province: Path, which: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if which == "fictional":
        root = province
    if which == "faulty":
        replace_text(root / "tables" / "observations.csv", "N01,", "N01;", "N02,", "N01,")
    plain = in_memory(root, monkeypatch)
    assert plain.home is None
    opened(root)
    kept = opened(root)
    assert kept.home
    assert (kept.hash, kept.created, kept.title) == (plain.hash, plain.created, plain.title)
    assert kept.problems == plain.problems
    assert kept.warnings == plain.warnings
    assert bool(kept.problems) is (which == "faulty")
    assert list(kept.tables) == list(plain.tables) == list(kept.refused)
    for name, frame in plain.tables.items():
        assert_frame_equal(kept.tables[name], frame)
        refused = plain.refused[name].reset_index(drop=True)
        assert_frame_equal(kept.refused[name], refused, check_dtype=False)
    for language in ("zh", "en"):
        rows = Edition.of(plain, language).facts()
        assert_frame_equal(Edition.of(kept, language).facts(), rows)
        again = opened(root)
        assert_frame_equal(Edition.of(again, language).facts(), rows)


def test_a_small_package_is_not_kept(
    root: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    monkeypatch.setenv(CACHE_VARIABLE, str(cache))
    found = opened(root)
    assert len(Edition.of(found, "zh").facts()) > 1000
    assert found.home is None
    assert not cache.exists()


def test_the_same_content_is_checked_once(root: Path, checks: list[str]) -> None:
    first = opened(root)
    assert "observations" in checks
    checks.clear()
    moved = root.with_name("elsewhere")
    root.rename(moved)
    os.utime(moved / "tables" / "zones.csv")
    second = opened(moved)
    assert (second.home, second.hash) == (first.home, first.hash)
    assert len(second.tables["observations"]) == len(first.tables["observations"])
    assert checks == []
    replace_text(moved / "tables" / "observations.csv", "134.01", "134.02")
    third = opened(moved)
    assert third.home != first.home
    assert "observations" in checks
    value = third.tables["observations"].set_index("observation_id").loc["N01", "value"]
    assert value == 134.02


def test_another_state_of_the_program_checks_again(
    root: Path, checks: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = opened(root)
    checks.clear()
    monkeypatch.setattr(compiled, "_program", lambda: "another" * 4)
    assert opened(root).home != first.home
    assert checks


def _facts_file(home: Path) -> Path:
    return home / "facts.zh.parquet"


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100])


ACCIDENTS: dict[str, Callable[[Path], object]] = {
    "all deleted": lambda home: shutil.rmtree(home),
    "list deleted": lambda home: (home / compiled.WHOLE).unlink(),
    "list cut": lambda home: _cut(home / compiled.WHOLE),
    "list of something else": lambda home: (home / compiled.WHOLE).write_text("[]"),
    "table cut": lambda home: _cut(home / "frames.0.parquet"),
    "table deleted": lambda home: (home / "frames.3.parquet").unlink(),
    "facts cut": lambda home: _cut(_facts_file(home)),
    "facts deleted": lambda home: _facts_file(home).unlink(),
}


@pytest.mark.parametrize("accident", ACCIDENTS)
@pytest.mark.parametrize("when", ["before", "while open"])
def test_what_is_lost_is_made_again(root: Path, accident: str, when: str) -> None:
    before = opened(root)
    tables = {name: frame.copy() for name, frame in before.tables.items()}
    rows = Edition.of(before, "zh").facts().copy()
    kept = opened(root)
    assert kept.home
    ACCIDENTS[accident](kept.home)
    found = opened(root) if when == "before" else kept
    for name, frame in tables.items():
        assert_frame_equal(found.tables[name], frame)
    assert_frame_equal(Edition.of(found, "zh").facts(), rows)


def test_facts_that_are_deleted_while_they_are_asked_are_made_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiled, "IN_MEMORY", 0)
    found = opened(root)
    edition = Edition.of(found, "zh")
    assert isinstance(questions.store(edition), FactsInFile)
    assert len(edition.facts(zone="dalong-edz"))
    assert found.home
    shutil.rmtree(found.home)
    assert len(edition.facts(indicator="output", derived=False)) == 11


def test_a_cache_that_cannot_be_written_costs_time_only(
    root: Path, cache: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.write_text("a file where the folder should be")
    monkeypatch.setattr(tempfile, "tempdir", str(cache))
    with caplog.at_level(logging.WARNING):
        found = opened(root)
    assert found.home is None
    assert len(found.tables["zones"]) == 72
    assert "could not be compiled" in caplog.text


def _open(root: Path, started: object, counts: object) -> None:
    compiled.LARGE = 0
    started.wait()  # type: ignore[attr-defined]
    found = opened(root)
    counts.put((len(Edition.of(found, "zh").facts()), str(found.home)))  # type: ignore[attr-defined]


def test_two_processes_may_compile_the_same_at_once(
    root: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = multiprocessing.get_context("spawn")
    started, counts = context.Barrier(3), context.Queue()
    both = [context.Process(target=_open, args=(root, started, counts)) for _ in range(3)]
    for process in both:
        process.start()
    found = {counts.get(timeout=120) for _ in both}
    for process in both:
        process.join(60)
    assert [process.exitcode for process in both] == [0, 0, 0]
    ((rows, home),) = found
    assert rows == len(Edition.of(in_memory(root, monkeypatch), "zh").facts())
    assert [str(path) for path in cache.iterdir()] == [home]
    assert not list(Path(home).glob("*.part"))


@pytest.fixture
def old(cache: Path) -> Iterator[Path]:
    """What another package left, unused for long."""
    home = cache / f"{compiled.FOLDER}old"
    home.mkdir(parents=True)
    (home / compiled.WHOLE).write_bytes(b"x" * 1000)
    long_ago = time.time() - 10 * compiled.IN_USE
    os.utime(home / compiled.WHOLE, (long_ago, long_ago))
    yield home


def test_what_was_used_longest_ago_goes_first(
    root: Path, cache: Path, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = cache / f"{compiled.FOLDER}new"
    shutil.copytree(old, new)
    os.utime(new / compiled.WHOLE)
    font = shutil.copytree(old, cache / "font-0")  # of cut fonts others take care
    opened(root)
    assert old.exists()  # there is room
    monkeypatch.setattr(compiled, "MOST_BYTES", 0)
    replace_text(root / "tables" / "observations.csv", "134.01", "134.02")
    kept = opened(root).home
    assert kept
    assert kept.exists()
    assert not old.exists()
    assert font.exists()
    assert new.exists()  # another process may be serving it


def test_columns_keep_their_types(tmp_path: Path) -> None:
    rows = pd.DataFrame(
        {
            "text": pd.Series(["", "贵阳", float("nan")], dtype="object"),
            "whole": pd.Series([1, None, 3], dtype="Int64"),
            "flag": pd.Series([True, None, False], dtype="boolean"),
            "number": [1.5, float("nan"), -0.0],
            "day": pd.to_datetime(["2024-02-29", "", "2025-01-01"]).astype("datetime64[us]"),
        }
    )
    columnar.written(rows, tmp_path / "rows.parquet", ("number",))
    assert_frame_equal(columnar.read(tmp_path / "rows.parquet"), rows)
    assert columnar.length(tmp_path / "rows.parquet") == 3
    columnar.written(rows.head(0), tmp_path / "none.parquet")
    assert_frame_equal(columnar.read(tmp_path / "none.parquet"), rows.head(0))
