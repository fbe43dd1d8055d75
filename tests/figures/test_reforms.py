"""The reform tracker: what the newspaper of November 2025 says, and nothing it does not say."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from pandas.testing import assert_frame_equal

from components.theme import Look
from dashboard import resources
from dashboard.catalog import Edition, Package, open_package
from dashboard.figures.reforms import cells, policy, policy_timeline, practices
from dashboard.figures.reforms.cells import ReformSelection

ZH, EN = Look("light", "zh"), Look("light", "en")
ALL = ReformSelection()


@pytest.fixture
def owned(tmp_path: Path) -> Package:
    """The package as an owner has it who entered clause 7 and one verified result."""
    root = tmp_path / "data"
    shutil.copytree(resources.DATA, root)
    with (root / "reforms" / "measures.csv").open("a", encoding="utf-8") as file:
        file.write(
            "own-7,reform-30,7,operating-model,第七条（虚构）,Clause 7 (made up),,,rule,,,"
            "all_zones,official_text,gzdaily-a1,第7条,,\n"
        )
    with (root / "reforms" / "assessments.csv").open("a", encoding="utf-8") as file:
        file.write(
            "own-7-lubi,own-7,,lubi-edz,2026-06-30,day,met,gzdaily-a1,第7条,high,已完成。,Done.,"
            "owner,2026-07-01,reviewer,2026-07-02,,,\n"
        )
    return open_package(root)


def test_no_clause_is_filled(edition: Edition, english: Edition) -> None:
    known = policy.known(edition)
    assert known is not None
    assert (known.filled, known.count) == (0, 30)
    assert known.title == "开发区改革“30条”"
    assert policy.clause_table(edition).frame.empty
    panel = policy.slots_panel(english, EN)
    assert panel.coverage == "0 of 30 clauses entered"
    assert list(panel.rows["subject"][:2]) == ["Clause 1", "Clause 2"]
    assert set(panel.rows["status_text"]) == {"Text not seen"}


def test_what_is_known_of_the_measures_comes_with_its_place_in_the_source(edition: Edition) -> None:
    known = policy.known(edition)
    assert known is not None
    issued, recognised, future = known.statements
    assert (issued.period, issued.text) == ("2023年", "2023年出台开发区改革“30条”。")
    assert recognised.period == "2023年以后"
    assert recognised.text.startswith("相关做法获得工业和信息化部认可并向全国推广")
    assert future.text.startswith("未来将持续抓好改革“30条”各项任务的落实")
    assert {item.source_id for item in known.statements} == {"gzdaily-a1"}
    assert all(item.locator for item in known.statements)


def test_an_owner_enters_a_clause_as_a_row(owned: Package) -> None:
    assert [p for p in owned.problems if p.table in {"measures", "assessments"}] == []
    known = policy.known(Edition.of(owned, "en"))
    assert known is not None
    edition = Edition.of(owned, "zh")
    assert known.filled == 1
    assert list(policy.clause_table(edition).frame.iloc[0])[:2] == [7, "第七条（虚构）"]
    (theme,) = practices.themes(edition, ZH, ReformSelection(measure=("own-7",)))
    (practice,) = theme.practices
    assert practice.clause == 7
    assert [report.status.word for report in practice.reports] == ["已达成"]
    assert practice.unreported == 71


def test_a_slot_with_text_is_not_drawn_as_a_fulfilled_measure(owned: Package) -> None:
    states = str(policy.slots_panel(Edition.of(owned, "zh"), ZH).spec)
    assert "'met'" not in states
    assert "reported_unverified" in states


def test_adoption_is_of_no_single_zone_and_says_what_it_does_not_say(edition: Edition) -> None:
    rows = policy.adoption(edition)
    assert list(rows["display"]) == ["93家", "49个"]
    assert rows["note"].iloc[0] == "原文未说明93家是否为全部开发区。"


def test_documented_practices_by_theme(edition: Edition) -> None:
    found = {theme.theme_id: theme for theme in practices.themes(edition, ZH, ALL)}
    assert [len(theme.practices) for theme in found.values()] == [5, 5, 3, 1, 0, 0, 0]
    service, commitment, project = found["business-environment"].practices
    assert [report.subject for report in service.reports] == ["炉碧经开区"]
    assert service.reports[0].status.word == "见于报道，待核实"
    assert service.reports[0].status.sign == "◐"
    assert service.reports[0].period == "截至2025年11月"
    assert service.unreported == 71
    assert list(service.outcomes["display"]) == ["140余家", "1500余次", "188个"]
    assert list(commitment.outcomes["display"]) == ["61个工作日", "35个工作日"]
    assert list(project.outcomes["display"]) == ["1项"]


def test_a_practice_of_the_province_names_no_zone(edition: Edition) -> None:
    themes = practices.themes(edition, ZH, ReformSelection(measure=("staffing",)))
    (practice,) = themes[0].practices
    assert practice.reports == ()
    assert practice.unreported == 72


def test_outcome_figures_do_not_feed_the_state(edition: Edition, package: Package) -> None:
    rows = practices.evidence(edition)
    assert set(rows["state"]) == {"reported_unverified", "unreported"}
    assert (rows["state"] == "reported_unverified").sum() == 17
    assert len(rows) == 14 * 72
    tables = dict(package.tables)
    for name in ("measure_observations", "observations"):
        tables[name] = tables[name].iloc[:0]
    without = replace(package, tables=tables)
    state = cells.standing_on(without, cells.latest_day(without))
    assert_frame_equal(state, cells.standing_on(package, cells.latest_day(package)))


def test_figures_of_several_subjects_name_them(edition: Edition) -> None:
    measures = tuple(edition.tables["measures"]["measure_id"])
    named = list(practices.outcomes(edition, measures, ("lubi-edz",))["named"])
    assert "炉碧经开区·玻璃 · 企业数" in named
    assert "服务企业数" in named


def test_filters(english: Edition) -> None:
    def titles(chosen: ReformSelection) -> list[str]:
        return [p.title for th in practices.themes(english, EN, chosen) for p in th.practices]

    assert titles(ReformSelection(zone=("shuanglong-aez",))) == [
        "Promotion and demotion by performance"
    ]
    assert titles(ReformSelection(status=("met",))) == []
    assert titles(ReformSelection(status=("unreported",))) == [
        "Management committee acts as investor of the operating company",
        "Better organisation and staffing, stronger leadership",
        "New personnel and pay systems",
    ]
    assert titles(ReformSelection(zone=("bijiang-edz",))) == []
    assert len(titles(ReformSelection(theme=("organisation-personnel",)))) == 5


def test_policies_keep_the_precision_of_their_dates(edition: Edition) -> None:
    table = policy_timeline.policies(edition).set_index("policy_id")
    assert table.loc["reform-30", "period"] == "2023年"
    assert table.loc["reform-30", "issuer"] == "资料未注明"
    assert table.loc["reform-30", "status_text"] == "报道简称，全称未见"
    assert table.loc["open-economy-2024", "period"] == "2024年8月"
    assert table.index[-1] == "industrial-doubling"
    panel = policy_timeline.policies_panel(edition, ZH)
    assert "未注明日期：关于实施工业倍增行动奋力实现工业大突破的意见" in panel.notes


def test_every_column_of_the_table_of_measures_is_explained(english: Edition) -> None:
    frame = policy.entry_columns(english)
    fields = english.schemas["measures"].fields
    assert list(frame["Column"]) == [field.name for field in fields]
    told = dict(zip(frame["Column"], frame["What goes in"], strict=True))
    assert told["clause"] == "Empty while the text is not at hand"


def test_document_numbers_say_how_sure_they_are(edition: Edition) -> None:
    frame = policy_timeline.policy_table(edition).frame.set_index("名称")
    opinion = frame.loc["关于促进开发区改革和创新发展的意见"]
    assert list(opinion[["日期", "文号", "文号可信度"]]) == ["2018年", "黔委厅字〔2018〕25号", "中"]
    assert frame.loc["开发区改革“30条”", "文号"] == ""  # in no source at hand
    told = policy_timeline.policies(edition).set_index("policy_id")["told"]
    assert told["opinion-2018"].startswith("黔委厅字〔2018〕25号（可信度：中）。")
