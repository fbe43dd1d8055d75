"""Names stand in the order of their table, in both languages, never by the codes of their signs."""

import re
from pathlib import Path

import pytest

import components
import dashboard
from components.theme import Look
from dashboard import resources
from dashboard.catalog import Edition, open_package
from dashboard.exports.table_files import csv_bytes
from dashboard.exports.view_export import export
from dashboard.figures import environment_charts, prefecture_figures
from dashboard.figures.zones.registry import prefectures
from dashboard.filters.parameters import LinkAsker
from dashboard.views import VIEWS
from dashboard.views.clusters import ask

# the clusters with an output, as subjects.csv lists them; by code point the first would be 兴仁市
LISTED = ["水城经开区·铝及铝加工", "正安经开区·吉他", "大龙经开区·新型功能材料",
          "黔西南高新区·新材料", "水城区·铝", "兴仁市·铝"]  # fmt: skip
OUTPUT = {"indicator": ("output",)}
# a column of words in the order of rows: by the codes of the signs
BY_WORDS = re.compile(
    r"sort_values\(\s*\[?[^)\]]*\"(subject|indicator|name|label|prefecture|county)\""
)


@pytest.fixture(scope="module", params=["zh", "en"])
def edition(request: pytest.FixtureRequest) -> Edition:
    return Edition.of(open_package(resources.DATA), request.param)


def names(edition: Edition) -> list[str]:
    """LISTED in the language of the edition."""
    chinese = Edition.of(edition.package, "zh").names("subjects")
    ids = {name: key for key, name in chinese.items()}
    return [edition.names("subjects")[ids[name]] for name in LISTED]


def look(edition: Edition) -> Look:
    return Look("light", edition.language)  # type: ignore[arg-type]


def test_the_legend_of_a_trend(edition: Edition) -> None:
    spec = export(VIEWS["clusters.trend"], edition, look(edition), OUTPUT).charts[0].spec
    (domain,) = {
        tuple(layer["encoding"]["color"]["scale"]["domain"])
        for layer in spec["layer"]
        if "scale" in layer["encoding"].get("color", {})
    }
    assert list(domain) == names(edition)[:-1]  # of the last only a part year is known


def test_small_charts(edition: Edition) -> None:
    spec = export(VIEWS["clusters.multiples"], edition, look(edition), OUTPUT).charts[0].spec
    flat = ["".join(view["title"]["text"]).replace(" ", "") for view in spec["concat"]]
    assert flat == [name.replace("·", "").replace(" ", "") for name in names(edition)[:-1]]


def test_rows_of_tables_and_files(edition: Edition) -> None:
    table = export(VIEWS["clusters.table"], edition, look(edition), OUTPUT).tables[0]
    assert list(dict.fromkeys(table.frame.iloc[:, 0])) == names(edition)
    assert table.file is not None
    lines = csv_bytes(table.file).decode("utf-8-sig").splitlines()[1:]
    assert list(dict.fromkeys(line.split(",")[0].strip('"') for line in lines)) == names(edition)


def test_options_of_filters(edition: Edition) -> None:
    asked = {}

    class Listening(LinkAsker):
        def many(self, label, name, options, every, width=0):  # type: ignore[no-untyped-def]
            asked[name] = list(options)
            return super().many(label, name, options, every, width)

    ask(Listening(edition, {**OUTPUT, "view": ("trend",)}))
    order = list(edition.tables["subjects"]["subject_id"])
    assert len(asked["cluster"]) == 6
    assert asked["cluster"] == sorted(asked["cluster"], key=order.index)
    places = list(prefectures(edition))
    assert len(places) == 9
    assert places == sorted(places, key=order.index)


def test_options_with_the_same_number_of_values(edition: Edition) -> None:
    order = list(edition.tables["subjects"]["subject_id"])
    number = environment_charts.known(edition)["place_id"].value_counts()
    found = list(environment_charts.places(edition))
    assert len(set(number)) < len(found)  # some have as many as others
    assert found == sorted(found, key=lambda key: (-number[key], order.index(key)))


def test_counties_of_a_prefecture(edition: Edition) -> None:
    subjects = edition.table("subjects")
    listed = subjects.loc[subjects["parent_id"] == "520200", ["kind", "name"]]
    expected = list(listed.loc[listed["kind"] == "county", "name"])
    assert list(prefecture_figures.county_panel(edition, "520200").frame.iloc[:, 0]) == expected


def test_no_rows_are_sorted_by_words() -> None:
    found = []
    for package in (components, dashboard):
        for path in Path(str(package.__file__)).parent.rglob("*.py"):
            found += [f"{path.name}: {hit[0]}" for hit in BY_WORDS.finditer(path.read_text())]
    assert found == []
    assert BY_WORDS.search('sort_values(["subject", "period_end"], kind="stable")')
