"""Two things of one name: told apart in legends, colours, small charts, tables, lists and links."""

from pathlib import Path

import pytest

from components.theme import Look
from dashboard import resources
from dashboard.catalog import Edition, Package
from dashboard.catalog.display_names import look
from dashboard.exports.view_export import export
from dashboard.figures.zones.registry import short_names
from dashboard.filters.parameters import AmbiguousValueError, LinkAsker, UnknownValueError
from dashboard.views import VIEWS
from tests.app.running import run, words
from tests.editing import edited, observation

LUBI, DALONG = "炉碧经开区·铝产业集群", "大龙经开区·铝产业集群"
ENGLISH = {"Aluminium cluster · Lubi EDZ", "Aluminium cluster · Dalong EDZ"}
# the years of which both have values
OUTPUT = {"indicator": ("output",)}
YEARS = {"index": {"base": ("2023",)}, "change": {"from": ("2023",), "to": ("2024",)}}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """Two clusters of one name, two zones of one name, two indicators of one name."""
    cells = {
        ("subjects", "lubi-aluminium"): {"name_zh": "铝产业集群", "name_en": "Aluminium cluster"},
        ("subjects", "dalong-materials"): {
            "name_zh": "铝产业集群 ",
            "name_en": "aluminium cluster",
        },
        ("subjects", "wudang-edz"): {"name_zh": "城关经开区"},
        ("subjects", "kaiyang-edz"): {"name_zh": "城关经开区"},
        ("subjects", "520100"): {"name_en": "Anshun city"},
        ("places", "520100"): {"short_zh": "安顺"},
        ("indicators", "export_value"): {"name_zh": "产值", "name_en": "Output"},
    }
    rows = [
        observation("X1", "lubi-aluminium", 2023, "10"),
        observation("X2", "lubi-aluminium", 2024, "20"),
        observation("X3", "dalong-materials", 2023, "300"),
        observation("X4", "dalong-materials", 2024, "400"),
    ]
    return edited(tmp_path_factory.mktemp("same") / "data", cells, {"observations": rows})


def drawn(package: Package, name: str, language: str = "zh", **chosen: tuple[str, ...]):  # type: ignore[no-untyped-def]
    edition = Edition.of(package, language)
    sized = Look("light", language)  # type: ignore[arg-type]
    years = YEARS.get(name.partition(".")[2], {}) if name.startswith("clusters.") else {}
    return export(VIEWS[name], edition, sized, {**OUTPUT, **years, **chosen})


@pytest.mark.parametrize("view", ["clusters.trend", "clusters.index"])
def test_each_has_its_colour_and_its_name_in_the_legend(package: Package, view: str) -> None:
    spec = drawn(package, view).charts[0].spec
    scale = next(
        layer["encoding"]["color"]["scale"]
        for layer in spec["layer"]
        if "scale" in layer["encoding"].get("color", {})
    )
    colours = dict(zip(scale["domain"], scale["range"], strict=False))
    assert {LUBI, DALONG} <= set(colours)
    assert colours[LUBI] != colours[DALONG]


def test_each_has_a_small_chart(package: Package) -> None:
    spec = drawn(package, "clusters.multiples").charts[0].spec
    titles = {"·".join(view["title"]["text"]): view for view in spec["concat"]}
    assert {LUBI, DALONG} <= set(titles)
    assert all(
        {row["value"] for row in layer["data"]["values"] if "value" in row} <= {10, 20}
        for layer in titles[LUBI]["layer"]
    )


@pytest.mark.parametrize("view", ["clusters.ranking", "clusters.change", "clusters.table"])
def test_rows_of_tables_and_files_have_both_names(package: Package, view: str) -> None:
    found = drawn(package, view)
    table = found.panels[0].table(Edition.of(package, "zh").t)
    assert {LUBI, DALONG} <= set(table.frame["对象"])
    assert table.file is not None
    assert {LUBI, DALONG} <= set(table.file["对象"])
    assert "铝产业集群" not in set(table.file["对象"])


def test_names_that_are_equal_in_english_only(package: Package) -> None:
    rows = drawn(package, "clusters.trend", "en").charts[0].rows
    assert {name for name in rows["subject"] if "luminium cluster" in name} == {
        "Aluminium cluster · Lubi EDZ", "aluminium cluster · Dalong EDZ",
    }  # fmt: skip
    names = Edition.of(package, "en").names("subjects")
    assert names["520100"] == "Anshun city (520100)"
    assert Edition.of(package, "zh").names("subjects")["520100"] == "贵阳市"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_two_names_of_a_table_look_the_same(package: Package, language: str) -> None:
    edition = Edition.of(package, language)
    for table in ("subjects", "indicators", "topics", "industries", "themes", "types", "levels"):
        names = edition.names(table)
        assert len({look(name) for name in names.values()}) == len(names)


def test_zones_get_their_county_and_indicators_their_topic(package: Package) -> None:
    edition = Edition.of(package, "zh")
    names = edition.names("subjects")
    assert (names["wudang-edz"], names["kaiyang-edz"]) == ("乌当区·城关经开区", "开阳县·城关经开区")
    named = edition.names("indicators")
    assert named["output"] == f"产值（{edition.names('topics')['output']}）"
    assert named["export_value"] == f"产值（{edition.names('topics')['trade']}）"
    assert set(edition.facts(indicator="output")["indicator"]) == {named["output"]}


def test_a_short_name_that_two_prefectures_have_gives_way_to_the_whole(package: Package) -> None:
    short = short_names(Edition.of(package, "zh"))
    assert (short["520100"], short["520400"], short["520300"]) == ("贵阳市", "安顺市", "遵义")


def test_a_link_with_a_name_of_two_says_so(package: Package) -> None:
    edition = Edition.of(package, "zh")
    options = {key: edition.names("subjects")[key] for key in ("wudang-edz", "kaiyang-edz")}
    with pytest.raises(AmbiguousValueError, match=r"wudang-edz \(乌当区·城关经开区\), kaiyang-edz"):
        LinkAsker(edition, {"zone": ("城关经开区",)}).many("", "zone", options, "")
    with pytest.raises(UnknownValueError):
        LinkAsker(edition, {"zone": ("城关",)}).many("", "zone", options, "")
    told = LinkAsker(edition, {"zone": ("开阳县·城关经开区",)}).many("", "zone", options, "")
    assert told == ("kaiyang-edz",)


@pytest.mark.parametrize("name", ["水城经开区", " 水城经开区", "Shuicheng edz", "shuicheng-edz"])
def test_a_name_stands_for_its_id(package: Package, name: str) -> None:
    options = Edition.of(package, "zh").names("subjects")
    asker = LinkAsker(Edition.of(package, "zh"), {"zone": (name,)})
    assert asker.one("", "zone", options) == "shuicheng-edz"


def test_pages_understand_names_and_say_where_several_have_one(
    package: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(resources.DATA_VARIABLE, str(package.root))
    app = run("zones", {"zone": "水城经开区"})
    assert not app.warning
    assert app.query_params["zone"] in ("shuicheng-edz", ["shuicheng-edz"])
    assert app.selectbox(key="zones:zone").value == "shuicheng-edz"
    app = run("zones", {"zone": "城关经开区"})
    assert "`城关经开区`有几个同名的" in app.warning[0].value
    listed = app.selectbox(key="zones:zone").options
    assert len(set(listed)) == len(listed)
    assert {"乌当区·城关经开区", "开阳县·城关经开区"} <= set(listed)
    assert "乌当区·城关经开区" in words(run("zones", {"zone": "wudang-edz"})).replace("\\", "")


def test_a_growth_of_two_groups_has_two_lines(tmp_path: Path) -> None:
    """The first page draws growth over a span: one line a growth, whatever its name and end."""
    span = {
        "indicator_id": "gross_output_above_scale_span", "period_kind": "span",
        "unit_id": "percent", "period_start": "2021-01-01", "period_end": "2024-12-31",
    }  # fmt: skip
    package = edited(
        tmp_path / "data",
        rows={
            "subjects": [
                {"subject_id": f"g{at}", "kind": "group", "name_zh": f"{at}组",
                 "name_en": f"Group {at}", "parent_id": "520000"} for at in "甲乙"
            ],
            "observations": [
                observation(f"X{at}", f"g{at}", 2024, "50", **span) for at in "甲乙"
            ],
        },
    )  # fmt: skip
    rows = export(VIEWS["overview.span"], Edition.of(package, "zh"), Look("light", "zh"), {})
    labels = set(rows.charts[0].rows["label"])
    assert {label for label in labels if "150" in label} == {
        f"规上工业总产值累计增速：100 → 150.0（{at}组）" for at in "甲乙"
    }
