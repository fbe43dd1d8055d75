"""What the first picture of a page says in its title: computed from the data, with n of N."""

from components.theme import Look
from dashboard.catalog import Edition, open_package
from dashboard.figures.data.coverage_and_conflicts import DataSelection, coverage_panel
from dashboard.figures.map.zone_map import MapSelection, zone_map
from dashboard.figures.reforms.cells import ReformSelection
from dashboard.figures.reforms.overdue import lights_panel
from dashboard.figures.zones.registry import ZoneFilter
from dashboard.figures.zones.zone_standing import ProfileSelection, standing_panel
from tests.demo.packages import small_folder

LOOK = Look("light", "zh")


def test_the_tracker_says_what_is_reported_or_late(edition: Edition) -> None:
    # 72 zones x 14 practices of the press, 17 of them reported
    title = lights_panel(edition, LOOK, ReformSelection()).title
    assert title == "各开发区1,008项举措中，17项见于报道"
    dated = Edition.of(open_package(small_folder()), "zh")
    panel = lights_panel(dated, LOOK, ReformSelection())
    late = panel.rows.set_index("state")["value"].get("overdue", 0)
    assert panel.title.startswith("有时限的") and panel.title.endswith(f"{late}项逾期")


def test_the_map_says_where_most_zones_are(edition: Edition) -> None:
    assert zone_map(edition, LOOK, MapSelection(), "").title == (
        "开发区分布：黔东南州最多，72个中12个·按类型着色"
    )
    alone = MapSelection(ZoneFilter(prefecture=("522700",)))
    assert zone_map(edition, LOOK, alone, "").title == "开发区分布·按类型着色"


def test_coverage_says_what_is_known_of_most(edition: Edition) -> None:
    title = coverage_panel(edition, LOOK, DataSelection()).title
    assert title == "数据覆盖：核准面积最全，72个中64个有数值"


def test_a_profile_without_a_leading_place_says_what_can_be_compared(edition: Edition) -> None:
    title = standing_panel(edition, LOOK, ProfileSelection("dalong-edz")).title
    assert title == "大龙经开区：已收录14项指标，其中5项可与其他开发区比较"
