"""Views: what the pages show and what a link, a command or a batch gives are one and the same."""

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from components.theme import Look, status_colour
from dashboard import navigation, resources
from dashboard.catalog import Edition, Package, open_package
from dashboard.exports import view_export
from dashboard.exports.batch.plans import export_bytes
from dashboard.exports.caption import Context, caption
from dashboard.exports.view_export import Export, NothingToDrawError
from dashboard.figures.panel import Chart, Panel, Table
from dashboard.filters.address import PARAMETERS
from dashboard.filters.parameters import (
    BadParameterError,
    LinkAsker,
    Parameters,
    UnknownValueError,
)
from dashboard.filters.session import Reader
from dashboard.panels import charts as chart_panels
from dashboard.views import VIEWS
from tests.app.running import run
from tests.figures.owned import owned, owned_folder

LOOK = Look("light", "zh")
CLUSTER = "shuicheng-aluminium"


@pytest.fixture(scope="module")
def package() -> Package:
    return open_package(resources.DATA)


def export(package: Package, name: str, language: str = "zh", **given: str) -> Export:
    look = Look("light", language)  # type: ignore[arg-type]
    asked = {key: (value,) for key, value in given.items()}
    return view_export.export(VIEWS[name], Edition.of(package, language), look, asked)


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[Chart | Table]:
    """What pages show of their views from now on: every chart that can be exported, every table."""
    found: list[Chart | Table] = []

    def noted(_reader: Reader, panel: Chart | Table) -> None:
        found.append(panel)

    monkeypatch.setattr(chart_panels, "export_popover", noted)
    monkeypatch.setattr(chart_panels, "table_panel", noted)
    return found


def test_names_pages_and_parameters_are_those_of_the_addresses(package: Package) -> None:
    edition = Edition.of(package, "zh")
    pages = {entry.name for entry in navigation.PAGES}
    for name, chart in VIEWS.items():
        assert name == chart.name
        assert name.split(".")[0] == chart.page
        assert chart.page in pages
        assert set(chart.parameters(edition)) <= set(PARAMETERS)


def test_every_page_with_charts_is_there() -> None:
    without = {"method"}
    assert {chart.page for chart in VIEWS.values()} | without == {
        entry.name for entry in navigation.PAGES
    }


ADDRESSES: list[tuple[str, dict[str, str | list[str]]]] = [
    ("overview", {}),
    ("ranking", {}),
    ("ranking", {"of": "county", "subject": "520181", "show": "all", "lang": "en"}),
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
    ("zones", {"zone": "zhengan-edz", "peers": "nearest", "rows": "all"}),
    ("compare", {"zone": ["dalong-edz", "zhengan-edz", "guiyang-hidz"]}),
    ("compare", {"zone": ["dalong-edz", "zhengan-edz"], "rows": "differ", "scale": "shared"}),
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
    for chart in VIEWS.values():
        if chart.page == page and chart.draw:
            edition = Edition.of(package, look.language)
            try:
                panels = view_export.export(chart, edition, look, given, strict=False).charts
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
        view_export.export(VIEWS[chart], Edition.of(package, "zh"), LOOK, given)


def test_bad_values_fall_back_where_asked(package: Package) -> None:
    usual = export(package, "data.coverage")
    view, given = VIEWS["data.coverage"], {"kind": ("planet",)}
    bad = view_export.export(view, Edition.of(package, "zh"), LOOK, given, strict=False)
    assert bad.context == usual.context
    assert bad.charts[0].spec is usual.charts[0].spec


def usual_tab(package: Package, name: str) -> str:
    """The form in which the page of a view opens, "" where it has one form."""
    selection = VIEWS[name].ask(LinkAsker(Edition.of(package, "zh"), {}))
    return str(getattr(selection, "view", ""))


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
    assert address.path == f"/{VIEWS[name].page}"
    assert query.pop("lang") == ("en",)
    # the form is in the address unless the page opens with it
    assert query.pop("view", (usual_tab(package, name),)) == (VIEWS[name].tab,)
    english = Edition.of(package, "en")
    again = view_export.export(VIEWS[name], english, Look("light", "en"), query)
    assert again.context == first.context
    assert again.panels[0].title == first.panels[0].title


def test_filters_are_said_in_words(package: Package) -> None:
    said = export(package, "map.zones", level="national", prefecture="520100").context.filters
    assert said == ("级别：国家级", "市州：贵阳", "着色：类型")


def test_nothing_to_draw_says_so(package: Package) -> None:
    with pytest.raises(NothingToDrawError):
        export(package, "cities.growth", prefecture="520500")


def test_the_map_as_a_table_has_every_zone_once(package: Package) -> None:
    chart = VIEWS["map.zones"]
    edition, given = Edition.of(package, "zh"), {"size": ("output",)}
    (panel,) = view_export.export(chart, edition, LOOK, given, as_table=True).charts
    frame = panel.table(edition.t).frame
    assert len(frame) == frame["开发区"].nunique() == len(package.tables["zones"])
    assert frame["经度（度）"].notna().sum() == 68
    assert frame["数值"].notna().any()


@pytest.mark.parametrize("name", [n for n, chart in VIEWS.items() if chart.draw])
def test_every_picture_names_its_sources(package: Package, name: str) -> None:
    asked = {"zone": "zhengan-edz"} if VIEWS[name].page == "compare" else {}
    try:
        found = export(package, name, **asked)
    except NothingToDrawError:  # for the usual selection
        empty = ("reforms.rungs", "reforms.body", "zones.pairs", "cities.trends", "cities.pairs",
                 "ranking.trend")  # fmt: skip
        assert name in empty
        return
    without = {panel.key for panel in found.charts if not {**panel.sources, **panel.registry}}
    assert without <= {"slots"}  # clauses that nobody has entered come from nowhere


# every page in every form that has views of its own, as it opens; then with filters
ASKED = [
    *((view.page, {"view": view.tab} if view.tab else {}) for view in VIEWS.values()),
    *ADDRESSES,
]
ASKED = [asked for at, asked in enumerate(ASKED) if asked not in ASKED[:at]]


@pytest.mark.parametrize(("page", "parameters"), ASKED)
def test_page_and_link_tell_the_same_choices(
    package: Package,
    shown: list[Chart | Table],
    page: str,
    parameters: dict[str, str | list[str]],
) -> None:
    assert not run(page, parameters).exception
    given = {k: tuple(v) if isinstance(v, list) else (v,) for k, v in parameters.items()}
    edition = Edition.of(package, given.pop("lang", ("zh",))[0])
    names = {panel.origin.view for panel in shown}
    own = {name for name, view in VIEWS.items() if view.page == page}
    assert names <= own  # nothing on the page comes from nowhere, or from another page
    form = given.get("view", ("",))[0]
    filled = {
        name for name in own if VIEWS[name].tab in ("", form) and linked(edition, name, given)
    }
    assert filled <= names
    # no source at hand names a lead body; nothing is compared until zones are chosen
    assert names or (page, form) == ("reforms", "body") or (page, given) == ("compare", {})
    for name in names:
        on_page = [told(edition, panel) for panel in shown if panel.origin.view == name]
        assert sorted(on_page) == sorted(linked(edition, name, given))


def linked(edition: Edition, name: str, given: Parameters) -> list[list[str]]:
    """What the captions of a view say where a link asks for it in the form of the page."""
    view, look = VIEWS[name], Look("light", edition.language)  # type: ignore[arg-type]
    asker = LinkAsker(edition, given, strict=False)
    selection = view.ask(asker)
    charts = [c for c in view.charts(asker, look, selection) if c.spec or c.is_map]
    tables = [table for table in view.tables(asker, selection) if len(table.frame)]
    return [told(edition, panel) for panel in (*charts, *tables)]


def told(edition: Edition, panel: Panel) -> list[str]:
    """The caption of an export, with the choices and the link once more, by themselves."""
    said = caption(panel, Context.of(edition, panel.origin))
    return [said.title, *said.lines, *panel.origin.words, panel.origin.link]


@pytest.mark.parametrize(
    ("form", "value", "words"),
    [
        ("measure", "market-operation", "举措：运营公司剥离融资平台功能"),
        ("measure", "", "举措：推行“管委会+运营公司”模式"),
        ("zone", "guiyang-hidz", "开发区：贵阳高新区"),
        ("zone", "", "开发区：炉碧经开区"),
    ],
)
def test_a_time_line_of_one_measure_or_zone_names_it(
    package: Package, shown: list[Chart | Table], form: str, value: str, words: str
) -> None:
    run("reforms", {"view": form} | ({form: value} if value else {}))
    (line,) = [panel for panel in shown if panel.key == "timeline"]
    context = Context.of(Edition.of(package, "zh"), line.origin)
    (filters,) = [said for said in caption(line, context).lines if said.startswith("筛选条件")]
    assert words in filters
    assert parse_qs(urlsplit(context.link).query)["view"] == [form]


ENTERED, EMPTY = "已录入原文", "条款原文未收录"
CLAUSES = {"reforms": "reforms.slots"}


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("name", CLAUSES.values())
def test_an_entered_clause_is_never_painted_as_met(name: str, mode: str) -> None:
    look = Look(mode, "zh")  # type: ignore[arg-type]
    (chart,) = view_export.export(VIEWS[name], Edition.of(owned(), "zh"), look, {}).charts
    painted = colours(dict(chart.spec))
    assert {place for place in painted if painted[place][0] == ENTERED} == {7}
    assert len(painted) == 30
    assert painted[7][1] != painted[8][1]
    assert status_colour("met", mode) not in json.dumps(chart.spec)  # type: ignore[arg-type]


@pytest.mark.parametrize(("page", "name"), CLAUSES.items())
def test_picture_and_table_of_the_clauses_are_of_one_chart(
    shown: list[Chart | Table], monkeypatch: pytest.MonkeyPatch, page: str, name: str
) -> None:
    monkeypatch.setenv(resources.DATA_VARIABLE, str(owned_folder()))
    app = run(page)
    specs = [drawing(json.loads(chart.proto.spec)) for chart in app.get("vega_lite_chart")]
    (chart,) = [panel for panel in shown if panel.origin.view == name]
    assert isinstance(chart, Chart)
    assert drawing(json.loads(json.dumps(dict(chart.spec)))) in specs
    assert chart.redraw
    again = chart.redraw(Look("light", "zh", width=900))  # as a picture for a file is drawn
    assert (again.key, again.title) == (chart.key, chart.title)
    csv = export_bytes(chart, Context.of(Edition.of(owned(), "zh"), chart.origin), "csv")
    rows = [line.split(",") for line in csv.decode("utf-8-sig").splitlines()[1:]]
    written = {f"第{place}条": entry for place, (entry, _) in colours(dict(again.spec)).items()}
    assert {row[0]: row[1] for row in rows} == written
    assert list(written.values()).count(ENTERED) == 1


def colours(spec: dict[str, Any]) -> dict[int, tuple[str, str]]:
    """Number of a clause -> its entry in the legend, and the colour of its square."""
    squares = spec["layer"][0]
    scale = squares["encoding"]["fill"]["scale"]
    colour = dict(zip(scale["domain"], scale["range"], strict=True))
    rows = squares["data"]["values"]
    return {row["number"]: (row["entry"], colour[row["entry"]]) for row in rows}


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("贵阳高新区", "guiyang-hidz"),  # on the page
        ("贵阳国家高新技术产业开发区", "guiyang-hidz"),  # as another source has it
        ("贵阳高新技术产业开发区", "guiyang-hidz"),  # in full
        ("凯里经开区", "qiandongnan-hidz"),  # former
        ("贵州顶效经济开发区", "qianxinan-hidz"),  # of 2018
        ("贵州省黔东经济开发区", "qiandong-edz"),
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_zone_is_found_by_its_other_names(
    package: Package, name: str, zone: str, language: str
) -> None:
    asker = LinkAsker(Edition.of(package, language), {"zone": (name,)})
    assert VIEWS["map.zones"].ask(asker).zone == zone


def test_a_value_as_colour_asks_for_its_years(package: Package) -> None:
    edition, ask = Edition.of(package, "zh"), VIEWS["map.zones"].ask
    assert ask(LinkAsker(edition, {})).color == "type"
    latest = ask(LinkAsker(edition, {"color": ("builtup_5km",)}))
    assert (latest.shade.indicator, latest.shade.year) == ("builtup_5km", 2020)
    both = LinkAsker(edition, {"color": ("builtup_5km",), "size": ("approved_area",),
                               "year": ("1990",)})  # fmt: skip
    chosen = ask(both)
    assert (chosen.shade.year, chosen.size.year) == (1990, 2018)
