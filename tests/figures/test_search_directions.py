"""Several words in the search box: where they lead together, and what they never lead to."""

from pathlib import Path

import pytest

from dashboard.catalog import Edition, open_package
from dashboard.demo import fictional_package
from dashboard.figures.search_directions import Direction, directions
from dashboard.figures.search_index import MOST_FOUND
from dashboard.filters.search_answers import DIRECTION, answers, chosen_place
from dashboard.views import VIEWS


@pytest.mark.parametrize(
    ("query", "page", "parameters"),
    [
        ("水城 正安", "compare", "zone=shuicheng-edz zone=zhengan-edz"),
        ("水城、正安，水城", "compare", "zone=shuicheng-edz zone=zhengan-edz"),
        # 贵阳 is a prefecture too; beside a zone it stands for one
        ("正安 贵阳", "compare", "zone=zhengan-edz zone=guiyang-hidz"),
        ("黔南", "map", "prefecture=522700"),
        ("黔南 国家级", "map", "prefecture=522700 level=national"),
        ("国家级 高新区", "map", "level=national type=hidz"),
        ("黔南 地图", "map", "prefecture=522700"),
        ("黔南 逾期", "reforms", "view=late prefecture=522700"),
        ("产值 2021", "ranking", "of=cluster indicator=output year=2021"),
        ("水城 产值", "clusters", "view=trend indicator=output cluster=shuicheng-aluminium"),
        ("核准面积 水城", "ranking", "of=zone indicator=approved_area zone=shuicheng-edz"),
        (
            "铝及铝加工 正安吉他 2021年 2024",
            "clusters",
            "view=change cluster=shuicheng-aluminium cluster=zhengan-guitar from=2021 to=2024",
        ),
    ],
)
def test_words_lead_together(edition: Edition, query: str, page: str, parameters: str) -> None:
    wanted = tuple((*pair.split("="),) for pair in parameters.split())
    found = [(one.page, one.parameters) for one in directions(edition, query)]
    assert found[0] == (page, wanted)
    assert DIRECTION in {answer["kind"] for answer in answers(edition, query)}


@pytest.mark.parametrize("query", ["", " ", "、", "水城 没有这个地方", "2024", "地图", "吉他"])
def test_what_means_nothing_together_leads_nowhere(edition: Edition, query: str) -> None:
    assert directions(edition, query) == ()


def test_one_zone_offers_its_peers_after_itself(edition: Edition) -> None:
    first, second = answers(edition, "水城经开区")[:2]
    assert (first["kind"], first["id"]) == ("zone", "shuicheng-edz")
    assert second["name"] == "水城经开区与同类开发区"
    assert second["address"].startswith("./compare?zone=shuicheng-edz&zone=")
    assert len(answers(edition, "a")) <= MOST_FOUND


def test_what_is_late_is_offered_where_there_are_due_dates(tmp_path: Path) -> None:
    fictional_package.write(12, 2, 1, tmp_path / "demo")
    edition = Edition.of(open_package(tmp_path / "demo"), "en")
    subjects = edition.table("subjects")
    prefecture = subjects.loc[subjects["kind"] == "prefecture", "name"].iloc[0]
    assert [one.page for one in directions(edition, prefecture)] == ["reforms", "map"]


def test_a_browser_names_a_query_and_no_address(edition: Edition) -> None:
    two = {"kind": DIRECTION, "id": "0 水城 正安"}
    assert chosen_place(edition, two) == ("compare", {"zone": ("shuicheng-edz", "zhengan-edz")})
    for wrong in ("1 水城 正安", "x 水城", "", "0", "0 ../data"):
        assert chosen_place(edition, {"kind": DIRECTION, "id": wrong}) is None


def test_every_page_asks_for_what_it_is_led_to_with(edition: Edition) -> None:
    queries = (
        "水城 正安",
        "黔南 国家级",
        "黔南 逾期",
        "产值 2021",
        "铝及铝加工 正安吉他 2021 2024",
    )
    led: list[Direction] = [one for query in queries for one in directions(edition, query)]
    assert len({one.page for one in led}) == 5
    for one in led:
        asked = {p for v in VIEWS.values() if v.page == one.page for p in v.parameters(edition)}
        assert {name for name, _ in one.parameters} <= asked | {"view"}
