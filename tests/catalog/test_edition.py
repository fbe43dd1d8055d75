"""Questions to an edition against the whole table, and what goes when a package is read again."""

import gc
import os
import re
import shutil
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from components.theme import Look
from dashboard import resources
from dashboard.catalog import (
    Edition,
    Package,
    compiled,
    facts,
    open_package,
    questions,
    remember,
    remember_large,
)
from dashboard.catalog.fact_store import FactsInFile, FactsInMemory
from dashboard.catalog.fact_words import worded
from dashboard.catalog.memory import LARGE_CALLS
from dashboard.domain.conflicts import SAME
from dashboard.exports.view_export import NothingToDrawError, export
from dashboard.figures.panel import Chart
from dashboard.kept_files import CACHE_VARIABLE
from dashboard.views import VIEWS

RELOADS = 20
SOURCE = Path(resources.__file__).parent
# what reads all observations at once, whatever is asked
WHOLE = re.compile(r"""\bfacts\.facts\(|\btables?(?:\.get)?[\[(]\s*["']observations["']""")

Mask = Callable[[pd.DataFrame], Any]
ASKINGS: dict[str, tuple[dict[str, Any], Mask]] = {
    "all": ({}, lambda w: w["observation_id"] != ""),
    "zone": ({"zone": "shuicheng-edz"}, lambda w: w["zone_id"] == "shuicheng-edz"),
    "no zone": ({"zone": ""}, lambda w: w["zone_id"] == ""),
    "several": (
        {"topic": ("trade", "factors"), "status": ["A", "P"]},
        lambda w: w["topic_id"].isin(["trade", "factors"]) & w["status"].isin(["A", "P"]),
    ),
    "derived": ({"derived": True}, lambda w: w["derived"]),
    "printed of a year": (
        {"year": 2024, "derived": False},
        lambda w: (w["year"] == 2024).fillna(value=False) & ~w["derived"],
    ),
    "filled": (
        {"filled": "zone year", "subject_kind": ("zone", "cluster")},
        lambda w: (w["zone_id"] != "") & w["year"].notna()
        & w["subject_kind"].isin(["zone", "cluster"]),
    ),
    "any": (
        {"indicator": "output", "topic": None, "year": None},
        lambda w: w["indicator_id"] == "output",
    ),
    "none of none": ({"indicator": ()}, lambda w: w["indicator_id"].isin([])),
    "unknown": ({"source": "nobody"}, lambda w: w["source_id"] == "nobody"),
}  # fmt: skip


@pytest.fixture(scope="module", params=[FactsInMemory, FactsInFile])
def edition(request: Any, tmp_path_factory: Any) -> Iterator[Edition]:
    """The embedded package, its facts once in memory and once in a file that DuckDB reads."""
    with pytest.MonkeyPatch.context() as patch:
        root = resources.DATA
        if request.param is FactsInFile:
            root = tmp_path_factory.mktemp("owner") / "data"
            shutil.copytree(resources.DATA, root)
            patch.setenv(CACHE_VARIABLE, str(tmp_path_factory.mktemp("cache")))
            patch.setattr(compiled, "LARGE", 0)
            patch.setattr(compiled, "IN_MEMORY", 0)
        own = Edition.of(open_package(root), "zh")
        own.prepare()
        assert type(questions.store(own)) is request.param
        yield own


@pytest.fixture(scope="module")
def whole(edition: Edition) -> pd.DataFrame:
    rows = facts.facts(edition.package)
    known = rows.set_index("observation_id", drop=False)
    return worded(edition, rows, lambda ids: known.loc[list(ids)])


def picked(name: str, whole: pd.DataFrame) -> tuple[dict[str, Any], pd.DataFrame]:
    """A question, and its rows picked from the whole table."""
    where, mask = ASKINGS[name]
    return where, whole[mask(whole).astype(bool)]


def plain(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.reset_index(drop=True)


def test_the_questions_are_of_every_size(whole: pd.DataFrame) -> None:
    sizes = [len(picked(name, whole)[1]) for name in ASKINGS]
    assert sizes[0] == len(whole) > 180
    assert all(0 < size < len(whole) for size in sizes[1:-2])
    assert sizes[-2:] == [0, 0]


@pytest.mark.parametrize("name", ASKINGS)
def test_facts_are_the_rows_of_the_whole_table(
    edition: Edition, whole: pd.DataFrame, name: str
) -> None:
    where, rows = picked(name, whole)
    assert_frame_equal(plain(edition.facts(**where)), plain(rows))


@pytest.mark.parametrize("by", [("subject_id",), ("topic_id", "indicator_id", "status")])
@pytest.mark.parametrize("name", ASKINGS)
def test_counts_are_the_sizes_of_groups(
    edition: Edition, whole: pd.DataFrame, name: str, by: tuple[str, ...]
) -> None:
    where, rows = picked(name, whole)
    sizes = rows.groupby(list(by)).size().rename("count").reset_index()
    tables = {"subject_id": "subjects", "topic_id": "topics", "indicator_id": "indicators"}
    places = {key: list(edition.tables[table][key]).index for key, table in tables.items()}
    sizes = sizes.sort_values(  # equal ones as their tables list them
        ["count", *by],
        ascending=[False, *[True] * len(by)],
        key=lambda column: column.map(places[column.name]) if column.name in places else column,
    )
    found = edition.counts(*by, **where)
    assert list(found.columns) == [*by, "count"]
    assert found.to_numpy().tolist() == sizes.to_numpy().tolist()


def test_rows_without_a_year_are_counted_too(edition: Edition, whole: pd.DataFrame) -> None:
    found = edition.counts("year")
    undated = int(whole["year"].isna().sum())
    assert undated > 0
    assert found.loc[found["year"].isna(), "count"].tolist() == [undated]
    assert found["count"].sum() == len(whole)


@pytest.mark.parametrize("name", ASKINGS)
def test_names_come_with_the_most_facts_first(
    edition: Edition, whole: pd.DataFrame, name: str
) -> None:
    where, rows = picked(name, whole)
    found = edition.named("indicator_id", **where)
    sizes = rows["indicator_id"].value_counts()
    assert found == dict(zip(rows["indicator_id"], rows["indicator"], strict=True))
    assert [sizes[key] for key in found] == sorted(sizes, reverse=True)
    assert edition.count("indicator_id", **where) == sizes.to_dict()


@pytest.mark.parametrize("by", [("subject_id",), ("subject_id", "indicator_id")])
@pytest.mark.parametrize("name", [name for name in ASKINGS if name != "filled"])
def test_the_latest_is_the_newest_of_each(
    edition: Edition, whole: pd.DataFrame, name: str, by: tuple[str, ...]
) -> None:
    where, rows = picked(name, whole)
    newest = rows.sort_values("period_end", ascending=False, kind="stable", na_position="last")
    assert_frame_equal(plain(edition.latest(*by, **where)), plain(newest.drop_duplicates(list(by))))


@pytest.mark.parametrize("name", ASKINGS)
def test_years_are_those_of_the_rows_in_order(
    edition: Edition, whole: pd.DataFrame, name: str
) -> None:
    where, rows = picked(name, whole)
    assert edition.years(**where) == sorted(set(rows["year"].dropna()))


@pytest.mark.parametrize(
    ("by", "some"),
    [
        (("subject_id", "indicator_id"), True),
        (("indicator_id", "period_start", "period_end"), True),  # of rows without dates none
        (tuple(SAME), False),  # no two sources of the package name the same figure alike
    ],
)
def test_repeated_are_the_printed_rows_that_share_a_key(
    edition: Edition, whole: pd.DataFrame, by: tuple[str, ...], some: bool
) -> None:
    printed = whole[~whole["derived"]]
    keyed = printed.dropna(subset=list(by))
    rows = keyed[keyed.duplicated(list(by), keep=False)]
    assert (len(rows) > 0) is some
    assert len(rows) < len(printed)
    assert_frame_equal(plain(edition.repeated(*by)), plain(rows))


def test_output_by_hand(edition: Edition) -> None:
    # observations.csv, indicator_id output: eleven printed rows; of Shuicheng's aluminium
    # 134.01 / 1.3824 = 96.94 is derived
    printed = edition.facts(indicator="output", derived=False)
    ids = ["N01", "N06", "N07", "C02", "C03", "C07", "C16", "C21", "C30", "C31", "R30"]
    assert list(printed["observation_id"]) == ids
    assert list(edition.facts(indicator="output", derived=True)["display"]) == ["推算 96.94亿元"]
    # equal numbers in the order of the table of subjects
    assert list(edition.count("subject_id", indicator="output", derived=False).items()) == [
        ("shuicheng-aluminium", 3), ("dalong-materials", 2), ("shuicheng-county-aluminium", 2),
        ("xingren-aluminium", 2), ("zhengan-guitar", 1), ("qianxinan-materials", 1),
    ]  # fmt: skip
    # C30 has no date; the derived value is of 2024, which N06 has too
    years = [2018, 2020, 2021, 2022, 2023, 2024, 2025]
    assert edition.years(indicator="output") == years
    newest = edition.latest("subject_id", indicator="output", derived=False)
    assert list(newest["observation_id"]) == ["C03", "C31", "N01", "R30", "C21", "C07"]
    repeated = edition.repeated("subject_id", "indicator_id")
    repeated = repeated[repeated["indicator_id"] == "output"]
    assert list(repeated["observation_id"]) == [i for i in ids if i not in ("C07", "R30")]


def test_a_question_that_is_not_known_is_an_error(edition: Edition) -> None:
    with pytest.raises(KeyError, match="colour"):
        edition.facts(colour="red")


def test_there_is_one_edition_of_a_package_in_a_language(edition: Edition) -> None:
    assert Edition.of(edition.package, "zh") is edition
    english = Edition.of(edition.package, "en")
    assert english is not edition
    assert Edition.of(edition.package, "en") is english


class Owner:
    """What keeps results, as a package does."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.kept: dict[Any, Any] = {}


def test_results_are_kept_by_their_owner() -> None:
    calls = []

    @remember
    def said(owner: Owner, word: str, *, times: int = 1) -> list[str]:
        calls.append((owner.name, word))
        return [f"{owner.name} {word}"] * times

    one, other = Owner("one"), Owner("other")
    first = said(one, "a")
    assert said(one, "a") is first
    assert said(other, "a") == ["other a"]
    assert said(one, "b") == ["one b"]
    assert said(one, "a", times=2) == ["one a", "one a"]
    assert said(one, "a") is first
    assert calls == [("one", "a"), ("other", "a"), ("one", "b"), ("one", "a")]
    one.kept.clear()
    assert said(one, "a") is not first


def test_results_go_with_their_owner() -> None:
    @remember
    def made(owner: Owner) -> Owner:
        return Owner(f"of {owner.name}")

    owner = Owner("one")
    result, gone = weakref.ref(made(owner)), weakref.ref(owner)
    gc.collect()
    assert result() is made(owner)
    del owner
    gc.collect()
    assert gone() is None
    assert result() is None


def test_of_large_results_only_the_most_recent_are_kept() -> None:
    @remember_large
    def made(owner: Owner, number: int) -> Owner:
        return Owner(f"{owner.name} {number}")

    owner = Owner("one")
    results = [weakref.ref(made(owner, number)) for number in range(LARGE_CALLS + 2)]
    gc.collect()
    assert [result() is None for result in results[:3]] == [True, True, False]


def test_the_same_question_gives_the_same_object(edition: Edition) -> None:
    for ask in (edition.facts, edition.years, lambda **w: edition.counts("year", **w)):
        assert list(ask(zone="dalong-edz")) == list(ask(zone="dalong-edz", topic=None))
    assert edition.facts(zone="dalong-edz") is edition.facts(zone=("dalong-edz",), topic=None)
    assert edition.counts("year", zone="dalong-edz") is edition.counts("year", zone=["dalong-edz"])
    assert edition.latest("zone_id", year=2024) is edition.latest("zone_id", year=2024)
    assert edition.table("zones") is edition.table("zones")
    english = Edition.of(edition.package, "en")
    assert english.facts(zone="dalong-edz") is not edition.facts(zone="dalong-edz")


def drawn(edition: Edition, name: str) -> bool:
    """Draw a view, again for another look, and list it; whether there is anything to draw."""
    look = Look("light", edition.language)  # type: ignore[arg-type]  # one of the languages
    try:
        panels = export(VIEWS[name], edition, look, {}).panels
    except NothingToDrawError:
        return False
    for panel in panels:
        assert len(panel.table(edition.t).frame)
        if isinstance(panel, Chart):
            assert panel.redraw
            assert panel.redraw(Look("dark", look.language)).spec
    return True


def test_of_a_package_that_is_read_again_nothing_stays(tmp_path: Path) -> None:
    root = tmp_path / "data"
    shutil.copytree(resources.DATA, root)
    table = root / "tables" / "levels.csv"
    began = table.stat().st_mtime_ns
    packages: list[weakref.ref[Package]] = []
    editions: list[weakref.ref[Edition]] = []
    views: list[str] = []
    for number in range(RELOADS):
        os.utime(table, ns=(began + number, began + number))
        package = open_package(root)
        packages.append(weakref.ref(package))
        for language in ("zh", "en"):
            own = Edition.of(package, language)
            editions.append(weakref.ref(own))
            assert drawn(own, "reforms.slots")
            assert len(own.facts(zone="dalong-edz"))
        # every view has its turn, in a package that is not the last one
        turn = list(VIEWS)[number % (RELOADS - 1) :: RELOADS - 1]
        views += [name for name in turn if drawn(Edition.of(package, "zh"), name)]
    assert len(views) > RELOADS
    latest = package
    del package, own
    gc.collect()
    assert open_package(root) is latest
    assert [found() for found in packages if found()] == [latest]
    assert [found() for found in editions if found()] == [
        Edition.of(latest, "zh"), Edition.of(latest, "en"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("rows = facts.facts(edition)", True),
        ('tables["observations"]', True),
        ("package.tables['observations']", True),
        ('edition.table("observations")', True),
        ('tables.get("observations")', True),
        ("facts.facts(edition, x)", True),
        ('edition.tables["measure_observations"]', False),
        ('edition.facts(indicator="output")', False),
    ],
)
def test_a_read_of_all_observations_is_found(line: str, found: bool) -> None:
    assert bool(WHOLE.search(line)) is found


def test_only_the_catalog_reads_all_observations() -> None:
    files = {path.relative_to(SOURCE): path.read_text("utf-8") for path in SOURCE.rglob("*.py")}
    reading = {str(path) for path, text in files.items() if WHOLE.search(text)}
    assert len(files) > 100
    assert reading == {"catalog/questions.py", "catalog/facts.py"}
