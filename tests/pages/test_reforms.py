"""The reform tracker as a reader meets it: the real package and an invented province."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import resources
from tests.app.running import run, words
from tests.demo.packages import small_folder
from tests.figures.owned import owned_folder

VIEWS = ("themes", "matrix", "measure", "zone", "body", "timeline", "changes")
FILTERS = ("theme", "level", "type", "prefecture", "light", "zone", "measure", "view", "asof")


def stands(app: AppTest) -> None:
    assert not app.exception
    assert [e.value for e in app.error if "虚构" not in e.value and "Fict" not in e.value] == []


@pytest.fixture
def province(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(resources.DATA_VARIABLE, str(small_folder()))


@pytest.fixture
def owner(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(resources.DATA_VARIABLE, str(owned_folder()))


@pytest.mark.parametrize("view", [*VIEWS, "practices"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_view_in_both_languages(view: str, language: str) -> None:
    app = run("reforms", {"view": view, "lang": language})
    stands(app)
    assert [warning.value for warning in app.warning] == []


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_view_of_the_fictional_province(view: str, language: str, province: None) -> None:
    app = run("reforms", {"view": view, "lang": language, "asof": "2025-06-30"})
    stands(app)
    assert [warning.value for warning in app.warning] == []


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_with_filters_that_leave_nothing(view: str, province: None) -> None:
    given = {"view": view, "asof": "1990-01-01", "light": "overdue", "level": "national"}
    stands(run("reforms", given))


def test_the_page_says_first_that_the_text_is_not_at_hand() -> None:
    said = words(run("reforms"))
    assert "暂未收录开发区改革“30条”的条款原文。" in said
    assert "已录入0/30条" in said
    assert "93家" in said
    assert "原文未说明93家是否为全部开发区。" in said
    assert "未开展" not in said
    assert "未启动" not in said


def test_practices_link_to_zones_and_to_sources() -> None:
    said = words(run("reforms", {"lang": "en", "view": "practices"}))
    assert "](./zones?zone=lubi-edz&lang=en)" in said
    assert "source=gzdaily-a1" in said
    assert "◐ Reported, unverified" in said
    assert "Outcomes (not counted as progress)" in said


def test_filters_narrow_the_practices() -> None:
    chosen = {"view": "practices", "theme": "business-environment", "zone": "lubi-edz"}
    said = words(run("reforms", chosen))
    assert "企业服务专员" in said
    assert "全员竞聘上岗" not in said


def test_practices_are_seen_as_of_a_day() -> None:
    said = words(run("reforms", {"view": "practices", "asof": "2023-01-01"}))
    assert "万山经开区" in said
    assert "[炉碧经开区]" not in said


def test_a_cell_in_the_address_shows_evidence_and_history(owner: None) -> None:
    app = run("reforms", {"view": "matrix", "row": "lubi-edz", "column": "own-7"})
    stands(app)
    said = words(app)
    assert "▼ 倒退" in said
    assert "录入：owner、审核：reviewer" in said
    assert "source=gzdaily-a1" in said


def test_what_the_rules_refuse_is_listed_for_the_owner(owner: None) -> None:
    app = run("reforms", {"view": "matrix"})
    assert any("数据维护：未采用1条" in expander.label for expander in app.expander)


def test_reload_with_the_day_in_the_address_keeps_it(owner: None) -> None:
    app = run("reforms", {"view": "zone", "zone": "lubi-edz", "asof": "2026-03-01"})
    assert str(app.date_input[0].value) == "2026-03-01"
    assert app.query_params["asof"] == "2026-03-01"
    assert "截至2026年3月1日" in words(app)


def test_the_usual_day_is_that_of_the_latest_entry_and_in_the_address() -> None:
    app = run("reforms")
    assert str(app.date_input[0].value) == "2025-11-30"
    assert app.query_params["asof"] == "2025-11-30"


def test_a_body_without_any_in_the_data_is_said(province: None) -> None:
    said = words(run("reforms", {"view": "body"}))
    assert "牵头举措（按时限）" in said


def test_no_lead_body_in_the_real_package_is_said() -> None:
    assert "所用资料未注明牵头单位" in words(run("reforms", {"view": "body"}))


def test_a_selection_that_leaves_nothing_says_so() -> None:
    app = run("reforms", {"view": "practices", "status": "met"})
    stands(app)
    assert len(app.info) == 1


@pytest.mark.parametrize("name", [*FILTERS, "body"])
def test_a_bad_parameter_falls_back_with_a_notice(name: str) -> None:
    app = run("reforms", {name: "nonsense<script>"})
    stands(app)
    assert len(app.warning) == 1
    assert "nonsense" in app.warning[0].value


@pytest.mark.parametrize(
    ("view", "name"),
    [("matrix", "row"), ("matrix", "column"), ("matrix", "sort"), ("matrix", "color"),
     ("changes", "since"), ("zone", "zone"), ("measure", "measure")],
)  # fmt: skip
def test_a_bad_parameter_of_one_view_falls_back(view: str, name: str) -> None:
    app = run("reforms", {"view": view, name: "nonsense<script>"})
    stands(app)
    assert len(app.warning) == 1


@pytest.mark.parametrize("day", ["2025-13-01", "20250101", "1066-01-01", "2025-1-1"])
def test_a_day_that_is_none_falls_back_with_a_notice(day: str) -> None:
    app = run("reforms", {"asof": day})
    stands(app)
    assert len(app.warning) == 1
    assert str(app.date_input[0].value) == "2025-11-30"
