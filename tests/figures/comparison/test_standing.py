"""How a zone stands: ranks and medians counted again from the file, words, the drawing."""

from statistics import median

import pytest

from components.charts.profile_table import LINE_OVER, STRIP
from components.theme import Look
from dashboard.catalog import Edition
from dashboard.domain.comparison.peers import PeerRule
from dashboard.figures.comparison.peer_groups import peer_group
from dashboard.figures.comparison.standing import Standing, change_words, standings, trend_words
from dashboard.figures.zones import zone_standing
from dashboard.figures.zones.zone_standing import ProfileSelection
from tests.demo.packages import small

LOOK = Look("light", "zh")
RULE = "level_and_type"


def of(edition: Edition, zone: str, indicator: str, rule: str = RULE) -> Standing:
    found = standings(edition, zone, rule)
    return next(one for one in found if one.row["indicator_id"] == indicator)


def test_ranks_are_those_of_the_catalogue(edition: Edition) -> None:
    one = of(edition, "zhengan-edz", "approved_area")
    table = edition.tables["observations"]
    listed = table[(table["indicator_id"] == "approved_area") & (table["source_id"]
                   == "catalogue-2018")]  # fmt: skip
    zones = edition.tables["zones"].set_index("subject_id")
    listed = listed[listed["subject_id"].isin(zones.index)]
    assert (one.rank, one.among) == ((listed["value"] > 79.64).sum() + 1, len(listed)) == (63, 64)
    like = zones.loc[listed["subject_id"], ["level_id", "type_id"]].eq(["provincial", "edz"])
    near = listed[like.all(axis=1).to_numpy() & (listed["subject_id"] != "zhengan-edz")]["value"]
    assert one.peer_rank == (near > 79.64).sum() + 1
    assert one.peer_among == len(near) + 1
    assert one.peer_median == pytest.approx(median(near) / 100)  # hectares, compared in km2
    assert not one.lags  # an area is neither good nor bad


def test_a_year_comes_before_a_later_part_of_a_year(edition: Edition) -> None:
    one = of(edition, "shuicheng-edz", "output")
    assert (one.row["display"], one.row["period"]) == ("130.32亿元", "2024年")
    assert one.newer == "2025年1—10月 134.01亿元"


def test_values_over_years_and_why_there_is_no_change(edition: Edition) -> None:
    one = of(edition, "zhengan-edz", "builtup_5km")
    assert one.years == ((1990, 0.454), (2000, 0.568), (2010, 1.171), (2015, 1.571), (2020, 1.964))
    assert trend_words(one, edition.t) == "上升"
    assert change_words(one, "zh") == "—"
    firms = of(edition, "zhengan-edz", "firms")  # 131 and 144 firms at the end of November
    assert change_words(firms, "zh") == "+9.9%"


def test_a_part_of_a_zone_is_not_the_zone(edition: Edition) -> None:
    shown = {one.row["indicator_id"] for one in standings(edition, "zhengan-edz", RULE)}
    assert "stated_area" not in shown


def test_peers_in_words(edition: Edition) -> None:
    group = peer_group(edition, "zhengan-edz", RULE)
    assert group.said == f"同级同类开发区（{len(group.zones)}个）"
    assert "zhengan-edz" not in group.zones
    wider = peer_group(edition, "guiyang-cbz", RULE)
    assert wider.rule is not PeerRule.LEVEL_AND_TYPE
    assert "同级同类开发区不足5个，故放宽" in wider.said
    near = peer_group(edition, "zhengan-edz", "nearest")
    assert near.said == "核准面积最接近的6个开发区（截至2018年）"
    assert peer_group(edition, "zhengan-edz", "all").everyone


def test_the_drawing_has_a_row_an_indicator_and_all_places_in_their_column(
    edition: Edition,
) -> None:
    chosen = ProfileSelection("zhengan-edz", rows="all")
    chart = zone_standing.standing_panel(edition, LOOK, chosen)
    found = standings(edition, "zhengan-edz", RULE)
    assert len(chart.rows) == len(found) == len(chart.table(edition.t).frame)
    points = [value for part in chart.spec["layer"] for value in part["data"]["values"]]
    assert {"核准面积", "产值"} <= {point.get("text") for point in points}
    assert all(0 <= point["x"] <= 1 for point in points)
    triangles = [point for point in points if point.get("sign") == "triangle-right"]
    assert {round(point["x"], 6) for point in triangles} == {STRIP[1]}  # firms: 144 of at most 144
    ends = [point["x"] for point in points if point.get("last")]
    assert {round(x, 6) for x in ends} == {LINE_OVER[1]}


def test_fewer_rows_say_how_many_more(edition: Edition) -> None:
    few = zone_standing.standing_panel(edition, LOOK, ProfileSelection("zhengan-edz"))
    assert any(note.startswith("另有") for note in few.notes)
    every = zone_standing.standing_panel(edition, LOOK, ProfileSelection("zhengan-edz", rows="all"))
    assert not any(note.startswith("另有") for note in every.notes)


def test_a_zone_without_values_says_so(edition: Edition) -> None:
    chart = zone_standing.standing_panel(edition, LOOK, ProfileSelection("bijie-hidz"))
    assert not chart.spec
    assert chart.notes == ("未见本区可比较的有时点数据；未见不等于零。",)
    assert zone_standing.attention(edition, ProfileSelection("bijie-hidz")) == ""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_at_scale_every_sentence_holds(language: str) -> None:
    edition = Edition.of(small(), language)
    said = 0
    for zone in edition.tables["zones"]["subject_id"]:
        found = standings(edition, zone, RULE)
        lagging = [one for one in found if one.lags]
        text = zone_standing.attention(edition, ProfileSelection(zone))
        assert bool(text) == bool(lagging)
        said += bool(text)
        for one in lagging:
            assert one.row["direction"] in ("up", "down")
            assert one.among >= 8
            assert 4 * (one.rank - 1) // one.among == 3
        years = {one.row["indicator_id"] for one in found if one.row["period_kind"] == "month"}
        assert "gross_output_above_scale" not in years  # it has yearly values
    assert said
