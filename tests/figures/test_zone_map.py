"""The zone map against the registry and the newspaper."""

import json
from typing import Any

import pandas as pd
import pytest

from components.theme import Look, pale, palette
from dashboard.catalog import Edition
from dashboard.figures.map import area_values, map_ground, point_values, zone_card
from dashboard.figures.map.map_points import co_located, map_points
from dashboard.figures.map.point_colours import Classes
from dashboard.figures.map.point_values import Quantity
from dashboard.figures.map.zone_map import MapSelection, zone_map
from dashboard.figures.panel import Chart
from dashboard.figures.zones import registry
from dashboard.figures.zones.registry import ZoneFilter
from tests.figures.added import edition as added

LOOK = Look("light", "zh")
ALL = ZoneFilter()
ALIKE = Quantity()


def picture(
    edition: Edition,
    matching: ZoneFilter = ALL,
    color: str = "type",
    size: Quantity = ALIKE,
    zone: str = "",
    focus: str = "",
    year: int = 0,
) -> Chart:
    return zone_map(edition, LOOK, MapSelection(matching, zone, color, year, size), focus)


def points(found: Chart) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in found.live["points"]}


def test_every_zone_with_a_seat_has_a_point(edition: Edition) -> None:
    found = picture(edition)
    assert found.coverage == "名录所列开发区72/72个符合条件，其中68个已上图"
    assert len(points(found)) == 68
    assert points(found)["longli-edz"]["n"] == "龙里经开区"


def test_zones_at_one_seat_stand_around_it(edition: Edition) -> None:
    found = points(picture(edition))
    own = [found[i] for i in ("anshun-hidz", "anshun-edz", "xixiu-edz")]
    assert len({tuple(row["p"]) for row in own}) == 1
    assert len({tuple(row["o"]) for row in own}) == 3
    assert [row["n"] for row in own] == ["安顺高新区", "安顺经开区", "西秀经开区"]
    assert sum("o" in row for row in found.values()) == 14  # zones at six seats
    card = zone_card.card(edition, "xixiu-edz", ALL)
    assert card is not None
    assert set(card.siblings) == {"anshun-edz", "anshun-hidz"}


def test_zones_without_an_honest_point_are_named_with_the_reason(edition: Edition) -> None:
    found = zone_card.unplaced(edition, ALL)
    assert set(found) == {"贵安综保区", "贵安新区", "红果经开区", "盘北经开区"}
    assert found["贵安新区"].startswith("不属任何县，不标点")


def test_size_is_an_area_and_no_value_is_not_zero(edition: Edition) -> None:
    found = picture(edition, size=Quantity("output", 2021))
    rows = points(found)
    # newspaper: 95.54; Dalong 131.78: radius 20 x sqrt(95.54 / 131.78) = 17.03
    assert rows["dalong-edz"]["r"] == 20.0
    assert rows["shuicheng-edz"]["r"] == 17.0
    assert rows["longli-edz"]["r"] == 4.0
    assert (rows["longli-edz"]["h"], rows["dalong-edz"].get("h")) == (1, None)
    assert "无数值" in rows["longli-edz"]["t"]
    assert any("131.78亿元" in note and "2/72个开发区" in note for note in found.notes)


def test_part_years_and_estimates_size_nothing(edition: Edition) -> None:
    assert point_values.years(edition, "output") == [
        2024,
        2023,
        2021,
        2018,
    ]  # no 2025, no 2022


def test_clusters_of_a_zone_are_not_added_up(edition: Edition) -> None:
    rows = point_values.values(edition, Quantity("firms", 2025)).set_index("zone_id")
    assert rows["value"].to_dict() == {"shuicheng-edz": 58, "zhengan-edz": 144, "lubi-edz": 20}
    assert rows["others"]["lubi-edz"] == 1  # 17 aluminium firms beside 20 of glass


def test_legend_counts_and_keeps_colours_under_a_filter(edition: Edition) -> None:
    whole = dict(
        (word.split()[0], colour) for colour, word in picture(edition, ALL, "level").legend
    )
    part = picture(edition, ZoneFilter(level=("national",)), "level").legend
    assert part == ((whole["国家级"], "国家级 9"),)


def test_more_industries_than_colours_share_one(edition: Edition) -> None:
    found = picture(edition, color="industry").legend
    words = [word.rsplit(" ", 1)[0] for _, word in found]
    assert "其他" in words
    assert "资料未注明" in words
    assert len({colour for colour, _ in found}) == len(found)


def test_the_chosen_zone_has_a_ring_and_a_link_moves_the_view(edition: Edition) -> None:
    found = points(picture(edition, zone="longli-edz"))
    assert [row["p"] for row in found.values() if row.get("s")] == [[106.97563, 26.45669]]
    package = edition.package
    whole, near = map_ground.view(package, ""), map_ground.view(package, "dalong-edz")
    assert near.east - near.west == pytest.approx(0.6 * (whole.east - whole.west))
    assert (near.west + near.east) / 2 == pytest.approx(
        ((whole.west + whole.east) / 2 + 108.90232) / 2, abs=1e-4
    )
    assert map_ground.view(package, "guian-nda").box == whole.box
    assert len({whole.name, near.name}) == 2  # by which the browser knows that it is to move


def test_a_prefecture_fills_the_map(edition: Edition) -> None:
    found = picture(edition, ZoneFilter(prefecture=("520100",))).live["view"]["box"]
    # Guiyang's outline: about 106.1 to 107.3 E, 26.2 to 27.4 N
    assert found == pytest.approx([106.12, 26.18, 107.28, 27.37], abs=0.05)
    both = map_ground.view(edition.package, "", ("520100", "520400"))
    assert both.west < found[0] and both.east == pytest.approx(found[2])
    assert map_ground.view(edition.package, "", ("no-such",)).box == map_ground.box(edition.package)


def test_the_view_holds_the_whole_province(edition: Edition) -> None:
    west, south, east, north = map_ground.box(edition.package)
    assert (103 < west < 104, 24 < south < 25, 109 < east < 110, 29 < north < 30) == (True,) * 4


def test_notes_say_what_the_map_is_not(edition: Edition) -> None:
    said = " ".join(picture(edition).notes)
    for words in ("县级政府驻地", "示意图，不作为划界依据", "72个开发区，并非全部", "99个"):
        assert words in said
    assert "审图号" not in said  # none is set, and none is invented


def test_card_in_words(edition: Edition) -> None:
    card = zone_card.card(edition, "shuicheng-edz", ALL)
    assert card is not None
    lines = dict(card.lines)
    assert lines["目录（2018年版）"] == "省级经济开发区 · 2011年11月批准"
    assert lines["主导产业（目录2018年版）"] == "煤炭加工、电力、煤电铝"
    assert lines["主导产业（报道）"] == "铝及铝加工、五金"
    shown = set(card.figures["display"])
    assert {"58家", "23家", "16家", "134.01亿元", "38.24%"} <= shown
    assert zone_card.card(edition, "no-such-zone", ALL) is None


def test_card_says_when_the_zone_is_filtered_out(edition: Edition) -> None:
    card = zone_card.card(edition, "longli-edz", ZoneFilter(level=("national",)))
    assert card is not None
    assert card.remarks[-1] == "该开发区不在当前筛选范围内，故未上图。"


def test_nothing_matches(edition: Edition) -> None:
    found = picture(
        edition, ZoneFilter(level=("unknown",), type=("cbz",)), size=Quantity("output", 2021)
    )
    assert points(found) == {}
    assert zone_card.zone_table(edition, ZoneFilter(level=("unknown",), type=("cbz",))).frame.empty


def test_colours_of_dark_pages(edition: Edition) -> None:
    english = Edition.of(edition.package, "en")
    dark = zone_map(english, Look("dark", "en"), MapSelection(color="level"), "")
    assert {colour for colour, _ in dark.legend} <= {
        *palette("dark").categories,
        palette("dark").ink,
    }
    assert dark.title == "Development zones: most in Qiandongnan, 12 of 72 · Level"


def test_the_registry_sources_are_those_of_the_zones_shown(edition: Edition) -> None:
    found = picture(edition, ZoneFilter(level=("national",)))
    shown = registry.shown(edition, ZoneFilter(level=("national",)))
    assert set(found.registry) == set(shown["source_id"])
    everything = picture(edition)
    assert set(everything.registry) > set(found.registry)
    # zones.csv: the catalogue has 27 entries, the newspaper page five
    assert list(everything.registry)[:2] == ["catalogue-2018", "gzdaily-a1"]
    assert picture(edition, size=Quantity("output", 2021)).registry == everything.registry


def test_years_of_approval_in_ordered_classes(edition: Edition) -> None:
    found = picture(edition, color="approved")
    # zones.csv: 4 in 1992, 3 in 1995, 2 in 1999, 1 in 2000, 3 in 2006; 1 in 2010, 17 in 2011;
    # 28 in 2012; 5 from 2013 to 2017; eight zones are not in the catalogue
    assert [words for _, words in found.legend] == [
        "1992—2006年 13", "2010—2011年 18", "2012年 28", "2013—2017年 5",
        "未列入目录（2018年版） 8",
    ]  # fmt: skip
    colour = {row["id"]: row["c"] for row in points(found).values()}
    assert found.legend[1][0] == colour["shuicheng-edz"]
    assert "批准年份：2011年11月" in points(found)["shuicheng-edz"]["t"]
    part = dict(picture(edition, ZoneFilter(level=("national",)), "approved").legend)
    assert {colour: word.split()[0] for colour, word in part.items()}.items() <= {
        colour: word.split()[0] for colour, word in found.legend
    }.items()


def test_classes_of_the_catalogue(edition: Edition) -> None:
    words = [words for _, words in picture(edition, color="class").legend]
    assert words[:2] == ["省级经济开发区 55", "海关特殊监管区域 3"]
    assert "未列入目录（2018年版） 8" in words


@pytest.mark.parametrize(
    ("color", "year"), [("class", 0), ("approved", 0), ("approved_area", 2018)]
)
def test_maps_of_the_catalogue_say_what_it_is(edition: Edition, color: str, year: int) -> None:
    found = picture(edition, color=color, year=year)
    said = " ".join(found.notes)
    assert "目录（2018年版）所列64个" in said
    assert "2022年为99个" in said
    assert next(iter(found.registry)) == "catalogue-2018"


def test_a_value_colours_in_fifths(edition: Edition) -> None:
    found = picture(edition, color="approved_area", year=2018)
    words = [words for _, words in found.legend]
    # 64 areas: fifths of 13, 13, 12, 13 and 13; the least is 43.44 ha, the greatest 1,253;
    # the indicator is in km²
    assert [word.rsplit(" ", 1)[1] for word in words[:6]] == ["13", "13", "12", "13", "13", "8"]
    assert words[0].startswith("0.4344—1.9661平方公里")
    assert words[4].startswith("5.6609—12.5300平方公里")
    assert found.title == "开发区分布·按核准面积（2018年）着色"
    assert found.units == ("平方公里",)
    assert "566.09公顷" in " ".join(found.rows["display"])
    shown = points(found)
    assert shown["tianzhu-edz"]["h"] == 1  # hollow: no value
    assert "h" not in shown["shuicheng-edz"]
    assert found.legend[4][0] == shown["shuicheng-edz"]["c"]


def test_built_up_surface_is_a_layer_with_its_limits(edition: Edition) -> None:
    assert "builtup_5km" in point_values.colouring(edition)
    assert point_values.years(edition, "builtup_5km") == [2020, 2015, 2010, 2000, 1990]
    found = picture(edition, color="builtup_5km", year=1990)
    assert found.title == "开发区分布·按周边5公里建成面积（卫星估算）（1990年）着色"
    said = " ".join(found.notes)
    for words in ("48/72个开发区有数值", "不是开发区本身", "相互重叠，不可相加", "卫星估算"):
        assert words in said
    assert {row["status"] for row in found.rows.to_dict("records")} == {"E"}
    assert len(found.rows) == 48


def test_colour_and_size_may_be_of_two_indicators(edition: Edition) -> None:
    size = Quantity("approved_area", 2018)
    found = picture(edition, color="builtup_5km", year=2020, size=size)
    assert set(found.units) == {"平方公里"}
    columns = list(found.table(edition.t).frame.columns)
    assert len(columns) == len(set(columns))
    assert "核准面积：数值" in columns
    # Zunyi has the largest area, 1,253 ha
    assert points(found)["zunyi-edz"]["r"] == 20.0


def test_zero_and_less_are_values(edition: Edition) -> None:
    classes = Classes.of(pd.Series([-2.0, 0.0, 0.0, 0.0, 5.0]))
    assert classes.ranges == ((-2.0, -2.0), (0.0, 0.0), (5.0, 5.0))
    assert [classes.place(number) for number in (-2.0, 0.0, 5.0)] == [0, 1, 2]
    frame = registry.registry(edition).drop_duplicates(["lon", "lat"]).head(5)
    known = pd.DataFrame({
        "zone_id": frame["subject_id"].head(4), "value": [0.0, -3.0, 12.0, 0.01],
        "said": ["0", "−3", "12", "0.01"], "placed": True,
    })  # fmt: skip
    drawn = map_points(
        frame.assign(colour="#0b6b7f"), known, Quantity("output", 2021), "", LOOK
    ).set_index("point_id")
    drawn = drawn.loc[frame["subject_id"]]
    assert list(drawn["hollow"]) == [False, False, False, False, True]
    assert list(drawn["negative"]) == [False, True, False, False, False]
    # areas of 3 and 12 are as 1 to 4; zero is the smallest of all
    assert list(drawn["radius"]) == [3.0, 10.0, 20.0, 4.0, 4.0]


@pytest.mark.parametrize(
    ("numbers", "ranges"),
    [
        ([-5, -1, 2, 3, 4, 6, 8], ((-5, -1), (2, 3), (4, 4), (6, 8))),
        ([-3, -2, -1], ((-3, -3), (-2, -2), (-1, -1))),
        ([-1, 0], ((-1, -1), (0, 0))),
        ([], ()),
    ],
)
def test_no_class_of_colours_holds_gains_and_losses(
    numbers: list[float], ranges: tuple[tuple[float, float], ...]
) -> None:
    assert Classes.of(pd.Series(numbers, dtype="float64")).ranges == ranges


LOSSES = [
    {"subject_id": "guiyang-hidz", "value": -5.0, "unit_id": "yi_yuan"},
    {"subject_id": "anshun-hidz", "value": 0.0, "unit_id": "yi_yuan"},
    {"subject_id": "zunyi-hidz", "value": 3.0, "unit_id": "yi_yuan"},
]


@pytest.mark.parametrize(
    ("language", "edge", "said"),
    [
        ("zh", "红边：面积所示数值为负 · 1",
         "3/72个开发区有数值；空心小点表示没有数值，不等于零。最小的实心点表示零。负值按绝对值画面积，并加红边。"),
        ("en", "Red edge: the value that the area stands for is below zero · 1",
         "3 of 72 zones have a value; a small hollow point has none, which is not zero. "
         "The smallest filled points stand for zero. Below zero the area stands for the amount "
         "and the edge is red."),
    ],
)  # fmt: skip
def test_a_loss_and_a_zero_have_signs_of_their_own(language: str, edge: str, said: str) -> None:
    rows = [{**row, "indicator_id": "gross_output", "year": 2031} for row in LOSSES]
    own = added(*rows, language=language)
    look = Look("light", language, 900)  # type: ignore[arg-type]
    chosen = MapSelection(size=Quantity("gross_output", 2031))
    found = zone_map(own, look, chosen, "")
    assert edge in [words for _, words in found.legend]
    assert said in " ".join(found.notes)
    table = found.table(own.t)
    value = table.frame.set_index(table.frame.columns[0])[own.t("Value")].dropna()
    assert sorted(value) == [-5.0, 0.0, 3.0]
    names, live = own.names("subjects"), points(found).values()
    loss, zero, gain = (
        next(row for row in live if names[str(row_of["subject_id"])] == row["n"])
        for row_of in LOSSES
    )
    assert loss["e"] == "#c4161c"
    assert (zero["r"], zero.get("h"), zero.get("e")) == (3.0, None, None)
    assert "e" not in gain
    assert found.redraw is not None
    still = next(
        layer for layer in found.redraw(look).spec["layer"]
        if "hollow" in str(layer["data"].get("values", ""))
    )  # fmt: skip
    rows_drawn = still["data"]["values"]
    assert sum(row["negative"] for row in rows_drawn) == 1
    assert sum(not row["hollow"] for row in rows_drawn) == 3
    assert still["encoding"]["stroke"]["field"] == "edge"


def test_a_zone_without_a_point_makes_no_other_small(edition: Edition) -> None:
    zones = edition.tables["zones"]
    nowhere = str(zones.loc[zones["lon"].isna(), "subject_id"].iloc[0])
    more = {"subject_id": nowhere, "value": 900.0, "unit_id": "yi_yuan"}
    known: dict[str, Any] = {"indicator_id": "gross_output", "year": 2031}
    amounts = (-500.0, 0.0, 300.0, 90_000.0)
    rows = zip((*LOSSES, more), amounts, strict=True)
    own = added(*({**row, **known, "value": amount} for row, amount in rows))
    size = Quantity("gross_output", 2031)
    found = zone_map(own, LOOK, MapSelection(size=size), "")
    # 500 below zero and 300 above: the largest drawn, and sqrt(3 / 5) of its radius
    sizes = sorted((row["r"] for row in points(found).values()), reverse=True)
    assert sizes[:2] == [20.0, 15.5]
    assert "最大为贵阳高新区（−500亿元）。4/72个开发区有数值" in " ".join(found.notes)


def test_the_still_twin_has_the_same_colours(edition: Edition) -> None:
    found = picture(edition, color="builtup_5km", year=2020)
    assert found.redraw is not None
    again = found.redraw(Look("light", "zh", 900))
    assert again.legend == found.legend
    drawn = next(
        layer["data"]["values"] for layer in again.spec["layer"]
        if "area" in str(layer["data"].get("values", [{}])[0]) and "hollow" in str(layer["data"])
    )  # fmt: skip
    live = points(found).values()
    assert sorted(row["colour"] for row in drawn) == sorted(row["c"] for row in live)
    assert sum(row["hollow"] for row in drawn) == sum(row.get("h", 0) for row in live)


def test_a_zone_outside_the_catalogue_says_so_on_its_card(edition: Edition) -> None:
    card = zone_card.card(edition, "bijie-hidz", ALL)
    assert card is not None
    assert dict(card.lines)["目录（2018年版）"] == "未列入目录（2018年版）"


RISING = [
    {"subject_id": zone, "indicator_id": "gross_output", "unit_id": "yi_yuan", "year": year,
     "value": value}
    for zone, values in {
        "guiyang-hidz": (1000.0, 2000.0), "anshun-hidz": (500.0, 500.0),
        "zunyi-hidz": (500.0, 125.0), "longli-edz": (100.0, 100.0), "dalong-edz": (50.0, 10.0),
    }.items()
    for year, value in zip((2031, 2032), values, strict=True)
]  # fmt: skip


def test_ranks_are_of_the_values_shown_and_ties_share_them() -> None:
    own = added(*RISING)
    shown = points(picture(own, color="gross_output", year=2031))
    said = {zone: shown[zone]["t"].splitlines() for zone in ("anshun-hidz", "zunyi-hidz")}
    assert [lines[-1] for lines in said.values()] == ["排名：2/5", "排名：2/5"]
    assert said["zunyi-hidz"][-2] == "工业总产值：500亿元（2031年）"
    assert shown["longli-edz"]["t"].endswith("排名：4/5")
    assert "排名" not in shown["meitan-edz"]["t"]


def test_years_have_one_scale_of_sizes() -> None:
    own = added(*RISING)
    first, second = (
        points(picture(own, size=Quantity("gross_output", year))) for year in (2031, 2032)
    )
    # the largest of all years, 2000, has 20 px; 1000 and 500 sqrt(1/2) and 1/2 of it
    assert [rows["guiyang-hidz"]["r"] for rows in (first, second)] == [14.1, 20.0]
    assert first["anshun-hidz"]["r"] == second["anshun-hidz"]["r"] == 10.0
    chosen = MapSelection(size=Quantity("gross_output", 2031), years=(2032, 2031))
    found = zone_map(own, LOOK, chosen, "")
    assert found.live["years"] == {
        "all": [["2031", "2031年"], ["2032", "2032年"]], "now": "2031",
    }  # fmt: skip
    assert found.live["sizes"] == [[20.0, "2,000亿元"], [10.0, "500亿元"], [4.5, "100亿元"]]
    assert "各年的点用同一比例" in " ".join(found.notes)
    assert "years" not in picture(own).live


def test_rates_colour_and_do_not_size() -> None:
    rate = [{**row, "indicator_id": "gross_output_yoy", "unit_id": "percent"} for row in RISING]
    own = added(*rate)
    assert "gross_output_yoy" in point_values.colouring(own)
    assert "gross_output_yoy" not in point_values.indicators(own)
    assert points(picture(own, color="gross_output_yoy", year=2031))["longli-edz"].get("h") is None


def test_areas_have_the_values_of_places_themselves(edition: Edition) -> None:
    options = area_values.options(edition)
    assert options["county.population"] == "县（市、区）：常住人口（人口普查）"
    area = Quantity("county.population", 2020)
    found = zone_map(edition, LOOK, MapSelection(area=area), "")
    places = found.live["areas"]
    assert len(places) == 88
    # census of 2020: Nanming has 1,047,792 people, the fifth of the 88 counties
    assert places["520102"]["t"].splitlines()[-1] == "排名：5/88"
    assert places["520102"]["c"] == pale(5, "light")[4]
    assert [words.rsplit(" · ", 1)[1] for _, words in found.legend[-5:]] == [
        "18", "17", "18", "17", "18"
    ]  # fmt: skip
    assert "开发区不等于所在的县" in " ".join(found.notes)
    # zones keep their colours
    assert points(found)["longli-edz"]["c"] == points(picture(edition))["longli-edz"]["c"]
    assert found.redraw is not None
    filled = json.dumps(found.redraw(Look("light", "zh", 900)).spec["layer"][0]["encoding"]["fill"])
    assert filled.count("520102") == 1


def test_places_without_a_value_are_left_blank(edition: Edition) -> None:
    chosen = MapSelection(area=Quantity("county.gdp", 2021))
    found = zone_map(edition, LOOK, chosen, "")
    assert found.legend[-1][1] == "县（市、区）无数值，留白 · 74"  # 14 of 88 have one
    assert sum("c" in place for place in found.live["areas"].values()) == 14


ZONES = pd.DataFrame({
    "subject_id": ["a", "b", "c", "d"],
    "level_id": ["national", "national", "provincial", "provincial"],
    "type_id": ["hi_tech", "etdz", "etdz", ""],
    "prefecture_id": ["520100", "520100", "520200", ""],
    "county_id": ["520115", "520111", "520111", ""],
    "location_precision": ["county_seat", "county_seat", "county_seat", "none"],
    "lon": [106.6, 106.7, 106.7, float("nan")],
    "lat": [26.6, 26.4, 26.4, float("nan")],
})  # fmt: skip


def test_shared_points() -> None:
    found = co_located(ZONES)
    assert found.points["count"].tolist() == [1, 2]
    assert found.points["ids"].tolist() == [["a"], ["b", "c"]]
    assert found.points["prefecture_id"].tolist() == ["520100", ""]
    assert found.unplaced["subject_id"].tolist() == ["d"]
    assert co_located(ZONES.iloc[3:]).points.empty
