"""The registry of exports: what the pages show, by the parameters of their addresses."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest

from components.theme import Look
from dashboard import filters, navigation, resources
from dashboard.catalog import Package, open_package
from dashboard.exports.chart_entry import Export, NothingToDrawError
from dashboard.exports.charts import CHARTS
from dashboard.exports.choices import BadParameterError, Parameters, UnknownValueError
from tests.app.running import run

LOOK = Look("light", "zh")
CLUSTER = "shuicheng-aluminium"


@pytest.fixture(scope="module")
def package() -> Package:
    return open_package(resources.DATA)


def export(package: Package, name: str, language: str = "zh", **given: str) -> Export:
    look = Look("light", language)  # type: ignore[arg-type]
    return CHARTS[name].export(package, look, {key: (value,) for key, value in given.items()})


def test_names_pages_and_parameters_are_those_of_the_addresses() -> None:
    pages = {entry.name for entry in navigation.PAGES}
    for name, chart in CHARTS.items():
        assert name == chart.name
        assert name.split(".")[0] == chart.page
        assert chart.page in pages
        assert set(chart.parameters) <= set(filters.PARAMETERS)


def test_every_page_with_charts_is_there() -> None:
    without = {"method"}
    assert {chart.page for chart in CHARTS.values()} | without == {
        entry.name for entry in navigation.PAGES
    }


ADDRESSES: list[tuple[str, dict[str, str | list[str]]]] = [
    ("overview", {}),
    ("clusters", {}),
    ("clusters", {"cluster": CLUSTER, "from": "2024"}),
    ("clusters", {"from": "2025", "to": "2021"}),
    ("clusters", {"view": "index", "base": "2021"}),
    ("clusters", {"view": "change"}),
    ("clusters", {"view": "ranking", "industry": "nowhere"}),
    ("clusters", {"view": "multiples"}),
    ("reforms", {}),
    ("reforms", {"view": "matrix", "zone": ["guiyang-hidz", "bad"]}),
    ("reforms", {"view": "measure", "measure": "committee-company"}),
    ("reforms", {"view": "zone", "zone": "lubi-edz"}),
    ("reforms", {"view": "timeline"}),
    ("zones", {}),
    ("zones", {"zone": "guiyang-hidz", "lang": "en"}),
    ("zones", {"prefecture": "520300"}),
    ("environment", {}),
    ("environment", {"prefecture": "522700", "topic": "factors"}),
    ("cities", {"prefecture": "520100"}),
    ("data", {}),
    ("data", {"kind": "cluster", "year": "2024"}),
]


@pytest.mark.parametrize(("page", "parameters"), ADDRESSES)
def test_the_same_drawings_as_on_the_page(
    package: Package, page: str, parameters: dict[str, str | list[str]]
) -> None:
    app = run(page, parameters)
    shown = [drawing(json.loads(chart.proto.spec)) for chart in app.get("vega_lite_chart")]
    assert shown
    given = {k: tuple(v) if isinstance(v, list) else (v,) for k, v in parameters.items()}
    look = Look("light", given.pop("lang", ("zh",))[0])  # type: ignore[arg-type]
    found: list[object] = []
    for chart in CHARTS.values():
        if chart.page == page and chart.drawn:
            try:
                panels = chart.export(package, look, given, strict=False).panels
            except NothingToDrawError:
                continue
            found += [drawing(json.loads(json.dumps(dict(panel.spec)))) for panel in panels]
    missing = [spec for spec in shown if spec not in found]
    assert not missing


def drawing(spec: dict[str, object]) -> dict[str, object]:
    """A specification without what Streamlit adds to it."""
    return {key: value for key, value in spec.items() if key != "autosize"}


def test_zones_and_clusters_by_id_or_chinese_name(package: Package) -> None:
    by_id = export(package, "zones.trends", zone="guiyang-hidz")
    for name in ("贵阳高新区", "贵阳高新技术产业开发区"):
        for language in ("zh", "en"):
            assert export(package, "zones.trends", language, zone=name).context.link.startswith(
                by_id.context.link
            )
    named = export(package, "clusters.trend", cluster="水城经开区·铝及铝加工")
    assert set(named.panels[0].rows["subject_id"]) == {CLUSTER}


def test_unknown_values_are_named_with_the_allowed_ones(package: Package) -> None:
    with pytest.raises(UnknownValueError) as error:
        export(package, "data.coverage", kind="planet")
    assert "kind=planet" in str(error.value)
    assert "cluster" in str(error.value)
    assert "zone" in str(error.value)


@pytest.mark.parametrize(
    ("chart", "given"),
    [("clusters.trend", {"colour": ("x",)}), ("overview.span", {"zone": ("guiyang-hidz",)}),
     ("zones.trends", {"zone": ("guiyang-hidz", "zunyi-hidz")}),
     ("clusters.trend", {"from": ("soon",)}), ("map.zones", {"level": ("",)})],
)  # fmt: skip
def test_bad_parameters_are_refused(package: Package, chart: str, given: Parameters) -> None:
    with pytest.raises(BadParameterError):
        CHARTS[chart].export(package, LOOK, given)


def test_bad_values_fall_back_where_asked(package: Package) -> None:
    usual = export(package, "data.coverage")
    bad = CHARTS["data.coverage"].export(package, LOOK, {"kind": ("planet",)}, strict=False)
    assert bad.context == usual.context
    assert bad.panels[0] is usual.panels[0]


@pytest.mark.parametrize(
    ("name", "given"),
    [("clusters.index", {"base": "2020", "indicator": "output"}),
     ("map.zones", {"level": "national", "size": "output", "color": "level"}),
     ("zones.trends", {"zone": "guiyang-hidz"}),
     ("reforms.matrix", {"theme": "operating-model"}),
     ("clusters.trend", {"from": "2024", "to": "2021"})],
)  # fmt: skip
def test_the_link_leads_back_to_the_same(
    package: Package, name: str, given: dict[str, str]
) -> None:
    first = export(package, name, "en", **given)
    address = urlsplit(first.context.link)
    query = {key: tuple(values) for key, values in parse_qs(address.query).items()}
    assert address.path == f"/{CHARTS[name].page}"
    assert query.pop("lang") == ("en",)
    view = dict(CHARTS[name].view)
    assert {key: query.pop(key)[0] for key in view} == view
    again = CHARTS[name].export(package, Look("light", "en"), query)
    assert again.context == first.context
    assert again.panels[0].title == first.panels[0].title


def test_filters_are_said_in_words(package: Package) -> None:
    said = export(package, "map.zones", level="national", prefecture="520100").context.filters
    assert said == ("级别：国家级", "市州：贵阳市", "着色：类型")


def test_nothing_to_draw_says_so(package: Package) -> None:
    with pytest.raises(NothingToDrawError):
        export(package, "cities.growth", prefecture="520500")


def test_the_map_as_a_table_has_every_zone_once(package: Package) -> None:
    chart = CHARTS["map.zones"]
    (panel,) = chart.export(package, LOOK, {"size": ("output",)}, as_table=True).panels
    frame = panel.frame  # type: ignore[attr-defined]
    assert len(frame) == frame["开发区"].nunique() == len(package.tables["zones"])
    assert frame["经度（度）"].notna().sum() == 68
    assert frame["数值"].notna().any()


@pytest.mark.parametrize("name", [n for n, chart in CHARTS.items() if chart.drawn])
def test_every_picture_names_its_sources(package: Package, name: str) -> None:
    try:
        export = CHARTS[name].export(package, Look("light", "zh"), {})
    except NothingToDrawError:
        assert name in (
            "reforms.rungs",
            "reforms.body",
            "zones.pairs",
            "cities.pairs",
        )  # for the usual selection
        return
    without = {panel.key for panel in export.panels if not {**panel.sources, **panel.registry}}
    assert without <= {"slots"}  # clauses that nobody has entered come from nowhere
