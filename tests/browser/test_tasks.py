"""What officials come for, done as a reader does it; each takes at most five clicks and entries.

A click, a text typed and a key pressed count one each. On the real package where it has the
figures, else on a fictional province of a hundred zones and ten years.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlparse

import pandas as pd
import pytest
from playwright.sync_api import Locator, Page, expect

from dashboard.catalog import Edition, open_package
from dashboard.demo import fictional_package
from dashboard.figures.comparison.like_values import like_values
from dashboard.figures.reforms.cells import ReformSelection
from dashboard.figures.reforms.overdue import late_rows
from tests.browser.conftest import Watched
from tests.serving import Served, serving

MOST = 5
SEED = 7
PNG, ZIP = b"\x89PNG\r\n\x1a\n", b"PK"  # a Word file is a ZIP


@dataclass
class Reader:
    """A reader at an opened page, who counts what it takes."""

    watched: Watched
    done: list[str] = field(default_factory=list)

    @property
    def page(self) -> Page:
        return self.watched.page

    @property
    def asked(self) -> dict[str, list[str]]:
        return parse_qs(urlparse(self.page.url).query)

    def click(self, what: Locator) -> None:
        self.done.append(f"click {what}")
        what.first.click()
        self.watched.settle()

    def search(self, text: str) -> None:
        """Three entries: into the box, the words, Enter; then the page that they lead to."""
        before = self.page.url
        self.done += ["click the search box", f"type {text}", "press Enter"]
        self.page.get_by_role("combobox", name="搜索").click()
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")
        self.page.wait_for_function("before => location.href !== before", arg=before)
        self.watched.settle()

    def fetched(self, button: Locator) -> bytes:
        with self.page.expect_download() as waiting:
            self.click(button)
        return Path(waiting.value.path()).read_bytes()

    def panel(self, key: str) -> Locator:
        return self.page.locator(f".st-key-panel_{key}")

    def title(self, key: str) -> Locator:
        return self.panel(key).locator("h3")

    def finished(self) -> None:
        assert len(self.done) <= MOST, self.done
        assert self.watched.errors == [] and self.watched.foreign == []


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fictional province."""
    made = tmp_path_factory.mktemp("province") / "data"
    fictional_package.write(100, 10, SEED, made)
    return made


@pytest.fixture(scope="module")
def province(folder: Path) -> Iterator[Served]:
    with serving(["--data", str(folder)]) as server:
        yield server


@pytest.fixture(scope="module")
def edition(folder: Path) -> Edition:
    return Edition.of(open_package(folder), "zh")


@pytest.fixture
def real(visit: Callable[..., Watched]) -> Reader:
    watched = visit()
    watched.open("/")
    return Reader(watched)


@pytest.fixture
def fictional(visit: Callable[..., Watched], province: Served) -> Reader:
    watched = visit(province)
    watched.open("/")
    return Reader(watched)


def named(edition: Edition, kind: str) -> pd.DataFrame:
    subjects = edition.table("subjects")
    return subjects[subjects["kind"] == kind]


def test_growth_of_the_output_of_a_zone_and_its_picture(real: Reader) -> None:
    real.search("水城 产值")
    expect(real.title("trend")).to_have_text(
        "产值：水城经开区·铝及铝加工2021年至2024年增长36.4%（推算）"
    )
    real.click(real.page.locator(".st-key-export_trend button"))
    assert real.fetched(real.page.get_by_role("button", name="PNG")).startswith(PNG)
    real.finished()


def test_national_zones_of_a_prefecture_on_the_map(real: Reader) -> None:
    real.search("黔南 国家级")
    assert (real.asked["prefecture"], real.asked["level"]) == (["522700"], ["national"])
    expect(real.panel("map")).to_contain_text("名录所列开发区0/72个符合条件")  # it has none
    real.search("遵义 国家级")
    expect(real.panel("map")).to_contain_text("名录所列开发区3/72个符合条件")
    assert real.page.locator(".zone-map .dot").count() == 3
    real.done = real.done[3:]  # each search is a task of its own
    real.finished()


def test_two_clusters_between_two_years(fictional: Reader, edition: Edition) -> None:
    rows = edition.facts(indicator="output", subject_kind="cluster", mark="full", derived=False)
    known = rows[rows["qualifier"] == "exact"].groupby("subject")["year"].agg(set)
    both = [str(name) for name, years in known.items() if {2017, 2023} <= years][:2]
    fictional.search(f"{both[0]} {both[1]} 2017 2023")
    expect(fictional.title("change")).to_contain_text("2017年至2023年")
    expect(fictional.panel("change")).to_contain_text("2/2")
    for name in both:
        expect(fictional.panel("change")).to_contain_text(name.split("·")[0])
    fictional.finished()


def test_all_zones_ranked_by_one_indicator_in_one_year(fictional: Reader, edition: Edition) -> None:
    ranked = like_values(edition, "gross_output_above_scale", "zone", ("year", "2023")).rows
    fictional.search("规上工业总产值 2023")
    expect(fictional.title("ranking")).to_contain_text("居首")
    fictional.click(fictional.page.get_by_role("radio", name="全部"))
    assert fictional.asked["year"] == ["2023"]
    expect(fictional.panel("ranking")).to_contain_text("期间：2023年")
    bars = fictional.panel("ranking").locator("svg .mark-rect.role-mark").last.locator("path")
    assert bars.count() == len(ranked)
    fictional.finished()


def test_five_zones_over_ten_years(fictional: Reader, edition: Edition) -> None:
    names = [str(name) for name in named(edition, "zone")["name"][:5]]
    fictional.search("、".join(names))
    for name in names:
        expect(fictional.panel("compare")).to_contain_text(name)
    assert len(fictional.asked["zone"]) == 5
    first = fictional.page.locator(".st-key-grid_compare [class*='st-key-panel_']").first
    expect(first).to_contain_text("规上工业总产值：历年")
    expect(first).to_contain_text("2016年至2024年")
    fictional.finished()


def test_what_is_overdue_in_one_prefecture_as_a_list(fictional: Reader, edition: Edition) -> None:
    prefecture = named(edition, "prefecture").iloc[0]
    fictional.search(f"{prefecture['name']} 逾期")
    assert fictional.asked["prefecture"] == [prefecture["subject_id"]]
    expect(fictional.title("lights")).to_contain_text("项逾期")
    expect(fictional.title("late")).to_contain_text("逾期与临期事项")
    late = late_rows(edition, ReformSelection("late", prefecture=(prefecture["subject_id"],)))
    assert len(late) > 50
    expect(fictional.panel("late")).to_contain_text(f"下载 CSV（{len(late)} 行）")
    fictional.finished()


def test_the_list_of_what_is_overdue_by_the_menu(fictional: Reader) -> None:
    """As a reader does it who does not search."""
    fictional.click(fictional.page.get_by_test_id("stTopNavLink").filter(has_text="改革30条"))
    fictional.click(fictional.page.get_by_role("radio", name="逾期与变化"))
    fictional.click(fictional.page.get_by_role("combobox", name="市州"))
    fictional.click(fictional.page.get_by_role("option"))
    assert fictional.asked["view"] == ["late"] and len(fictional.asked["prefecture"]) == 1
    expect(fictional.title("late")).to_be_visible()
    fictional.finished()


def test_how_one_zone_stands_against_its_like(fictional: Reader, edition: Edition) -> None:
    name = str(named(edition, "zone")["name"].iloc[1])
    fictional.search(name)
    expect(fictional.panel("standing")).to_contain_text("参照：")
    expect(fictional.panel("standing")).to_contain_text("同类位次")
    fictional.click(fictional.page.get_by_role("link", name="与同类比较"))
    assert len(fictional.asked["zone"]) == 6
    expect(fictional.page.locator("h1")).to_have_text("开发区比较")
    fictional.finished()


def test_the_word_brief_of_one_zone(real: Reader) -> None:
    real.search("水城经开区")
    assert real.fetched(real.page.get_by_role("button", name="Word")).startswith(ZIP)
    real.finished()


@pytest.mark.parametrize(
    ("panel", "marks"), [("ranking", ".mark-rect"), ("distribution", ".mark-symbol")]
)
def test_a_click_on_a_bar_or_a_dot_leads_to_the_zone(
    visit: Callable[..., Watched], panel: str, marks: str
) -> None:
    watched = visit()
    page = watched.open("/ranking")
    drawn = page.locator(
        f".st-key-panel_{panel} svg {marks}.role-mark:has(path:nth-child(2))"
    ).last.locator("path")
    drawn.nth(1).hover()
    told = page.locator("#vg-tooltip-element").inner_text()
    drawn.nth(1).click()
    expect(page.locator("h1")).to_have_text("开发区档案")
    watched.settle()
    name = page.locator(".st-key-panel_standing h3").inner_text().split("：")[0]
    assert name.endswith("区") and name in told
    assert watched.errors == []
