"""Zones side by side: periods, fifths and medians by hand, signs, refusals, the page."""

from statistics import median

import pytest

from components.charts.compare_table import SIGNS
from components.theme import Look
from dashboard.catalog import Edition
from dashboard.domain.comparison.ranks import fifth, rank_distance
from dashboard.figures.comparison import compare_panels
from dashboard.figures.comparison.compared import CompareSelection, compared, shown
from dashboard.figures.comparison.peer_groups import with_peers
from dashboard.filters.parameters import LinkAsker
from dashboard.views import compare as views
from tests.app.running import run, words
from tests.demo.packages import small

LOOK = Look("light", "zh")
PAIR = ("dalong-edz", "zhengan-edz")


@pytest.fixture(scope="module")
def fictional() -> Edition:
    return Edition.of(small(), "zh")


@pytest.mark.parametrize(
    ("rank", "among", "grade"),
    [(1, 5, 1), (5, 5, 5), (63, 64, 5), (7, 64, 1), (1, 4, 0), (0, 9, 0)],
)  # fmt: skip
def test_fifths(rank: int, among: int, grade: int) -> None:
    assert fifth(rank, among) == grade


def test_distance_of_ranks() -> None:
    assert rank_distance([(1, 11), (6, 11), (3, 11)]) == 0.5
    assert rank_distance([(1, 11)]) == -1


def test_values_of_one_period_with_reasons(edition: Edition) -> None:
    by_id = {str(one.first["indicator_id"]): one for one in compared(edition, PAIR)}
    area = by_id["approved_area"]
    assert area.ranks == {"dalong-edz": (7, 64), "zhengan-edz": (63, 64)}
    output = by_id["gross_output_above_scale"]
    assert list(output.facts) == ["dalong-edz"]
    assert output.reasons == {"zhengan-edz": "absent"}
    cells = compare_panels.table_panel(edition, LOOK, CompareSelection(PAIR)).spec["layer"][0]
    found = {(c["row"], c["column"]): c for c in cells["data"]["values"]}
    assert found["gross_output_above_scale", "zhengan-edz"]["display"] == "—"
    assert found["gross_output_above_scale", "zhengan-edz"]["small"] == "未收录"
    assert found["approved_area", "zhengan-edz"]["grade"] == 5
    assert found["approved_area", "dalong-edz"]["grade"] == 1
    table = edition.tables["observations"]
    own = table[(table["indicator_id"] == "builtup_5km") & (table["period_end"].dt.year == 2020)]
    assert found["builtup_5km", "median"]["display"] == f"{median(own['value']):.3f}平方公里"


def test_only_the_most_different(fictional: Edition) -> None:
    zones = tuple(fictional.tables["zones"]["subject_id"][:6])
    apart = shown(fictional, CompareSelection(zones, rows="differ"))
    distances = [one.distance for one in apart]
    assert distances == sorted(distances, reverse=True)
    assert 0 < len(apart) <= 8
    assert min(distances) > 0


@pytest.mark.parametrize("scale", ["own", "shared"])
def test_each_zone_has_one_colour_and_sign_on_every_picture(fictional: Edition, scale: str) -> None:
    zones = tuple(fictional.tables["zones"]["subject_id"][:6])
    chosen = CompareSelection(zones, scale=scale)
    table = compare_panels.table_panel(fictional, LOOK, chosen).spec["layer"][-1]["data"]["values"]
    signs = dict(zip(zones, [(row["ink"], row["sign"]) for row in table], strict=True))
    assert [sign for _, sign in signs.values()] == list(SIGNS)
    panels = compare_panels.line_panels(fictional, LOOK, chosen)
    assert panels
    for panel in panels:
        for row in panel.spec["layer"][1]["data"]["values"]:
            assert (row["ink"], row["sign"]) == signs[row["key"]]
    units = {panel.units[0] for panel in panels}
    domains = {(p.units[0], tuple(p.spec["layer"][0]["encoding"]["y"]["scale"]["domain"]))
               for p in panels}  # fmt: skip
    assert (len(domains) == len(units)) or scale == "own"


def test_a_gap_breaks_a_line(fictional: Edition) -> None:
    for panel in compare_panels.line_panels(
        fictional, LOOK, CompareSelection(tuple(fictional.tables["zones"]["subject_id"][:6]))
    ):
        runs: dict[str, list[int]] = {}
        for row in panel.spec["layer"][0]["data"]["values"]:
            runs.setdefault(row["run"], []).append(row["year"])
        assert all(years == list(range(years[0], years[-1] + 1)) for years in runs.values())


def test_a_seventh_zone_is_refused_in_words(edition: Edition) -> None:
    zones = tuple(edition.tables["zones"]["subject_id"][:7])
    chosen = views.ask(LinkAsker(edition, {"zone": zones}))
    assert len(chosen.zone) == 6
    said = compare_panels.refusal(edition, chosen)
    assert said == f"最多比较6个开发区，已略去：{edition.names('subjects')[chosen.left_out[0]]}。"
    assert said in compare_panels.table_panel(edition, LOOK, chosen).notes
    assert said in words(run("compare", {"zone": list(zones)})) + str(
        [info.value for info in run("compare", {"zone": list(zones)}).info]
    )


def test_with_peers_begins_with_the_zone(edition: Edition) -> None:
    found = with_peers(edition, "zhengan-edz", "level_and_type", 6)
    assert found[0] == "zhengan-edz"
    assert len(set(found)) == 6


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("zones", [[], ["zhengan-edz"], ["nonsense", *PAIR]])
def test_the_page(language: str, zones: list[str]) -> None:
    app = run("compare", {"zone": zones, "lang": language})
    assert not app.exception
    assert [error.value for error in app.error] == []
    known = [zone for zone in zones if zone != "nonsense"]
    assert bool(app.get("vega_lite_chart")) == bool(known)
    assert len(app.info) == (not known)
    assert len(app.warning) == (len(known) < len(zones))
