"""The menu: every page in one group of it, in the order of the design."""

import pytest

from dashboard import i18n
from dashboard.navigation import ALONE, GROUPS, PAGES
from tests.app.running import run


def test_every_page_stands_in_one_group() -> None:
    assert sorted(entry.name for group in GROUPS.values() for entry in group) == sorted(
        entry.name for entry in PAGES
    )
    assert PAGES[0].name == "overview"  # its address is that of the whole


def test_a_page_alone_is_a_link_of_the_menu_and_no_group_of_one() -> None:
    assert [entry.name for entry in GROUPS[ALONE]] == ["overview", "reforms"]
    assert [group for group, entries in GROUPS.items() if len(entries) < 2] == []


def test_groups_have_names_in_chinese() -> None:
    t = i18n.translator("zh")
    assert [t(group) for group in GROUPS] == ["", "开发区", "产业", "数据"]


@pytest.mark.parametrize("page", ["map", "clusters", "environment", "reforms"])
def test_no_list_takes_all_that_match_on_enter(page: str) -> None:
    lists = run(page).multiselect
    assert lists
    assert [widget.label for widget in lists if widget.proto.select_all] == []
