"""The tracker in words: counts with bounds, cells, evidence, changes; hand-made, invented, real."""

import json
from dataclasses import replace
from datetime import date

import pytest

from components.theme import Look
from dashboard import resources
from dashboard.catalog import Edition, open_package
from dashboard.domain.reforms import Rule
from dashboard.figures.reforms import (
    cell_history,
    cells,
    changes,
    measure_matrix,
    one_measure,
    policy_timeline,
    progress_counts,
    refused_entries,
    zone_and_body,
)
from dashboard.figures.reforms.cells import ReformSelection
from dashboard.figures.reforms.reform_words import RULE_WORDS, WORDS, shown
from tests.demo.packages import small
from tests.figures.owned import MEASURE, OTHER, REFUSED_ZONE, ZONE, owned

ZH, EN = Look("light", "zh"), Look("light", "en")
DAY = date(2026, 6, 30)
OWN = ReformSelection(measure=(MEASURE,), asof=DAY)


@pytest.fixture(scope="module")
def edition() -> Edition:
    return Edition.of(owned(), "zh")


@pytest.fixture(scope="module")
def english() -> Edition:
    return Edition.of(owned(), "en")


@pytest.fixture(scope="module")
def real() -> Edition:
    return Edition.of(open_package(resources.DATA), "zh")


@pytest.fixture(scope="module")
def province() -> Edition:
    return Edition.of(small(), "en")


def test_counts_are_bounds_and_never_one_percentage(edition: Edition) -> None:
    rows = progress_counts.rungs_panel(edition, ZH, OWN).rows.set_index("label")
    assert list(rows.index) == ["出台", "落地"]
    assert rows.loc["出台", "display"] == "至少2/72（2.8%），至多72/72（100%）；见于报道2项"
    assert rows.loc["落地", "display"] == "至少0/72（0%），至多71/72（98.6%）；见于报道2项"


def test_parts_of_a_bar_add_up_to_what_is_applicable(province: Edition) -> None:
    rows = progress_counts.themes_panel(province, EN, ReformSelection()).rows
    assert (rows["verified"] + rows["reported"] + rows["unknown"] + rows["denied"]
            == rows["applicable"]).all()  # fmt: skip
    assert (rows[["verified", "reported", "unknown", "denied"]] >= 0).all(axis=None)


def test_real_practices_are_reported_but_none_is_verified(real: Edition) -> None:
    panel = progress_counts.themes_panel(real, ZH, ReformSelection())
    assert panel.rows["verified"].sum() == 0
    assert panel.rows["reported"].sum() == 17
    assert any("14条" in note for note in panel.notes)
    assert "尚无举措的主题：集聚集约、科技创新、要素配套保障" in panel.notes


def test_without_a_known_scope_there_is_no_share_and_no_upper_bound(real: Edition) -> None:
    panel = progress_counts.themes_panel(real, ZH, ReformSelection())
    assert panel.coverage == "报道所见做法：见于报道17项，其中已核实0项；适用范围资料未注明"
    shown = panel.rows.set_index("label")["display"]
    assert shown["管理运营模式（管委会+运营公司）（报道所见做法）"].startswith("见于报道9项，")
    assert (panel.rows["unknown"] == 0).all()
    table = progress_counts.measure_table(real, ReformSelection()).frame
    assert table[["适用", "至多达到"]].isna().all(axis=None)
    assert table["见于报道"].sum() == 17


def test_clauses_and_practices_are_never_added_up(edition: Edition) -> None:
    panel = progress_counts.themes_panel(edition, ZH, ReformSelection())
    assert list(panel.rows["scoped"]) == [True, False, False, False, False]
    assert panel.rows["applicable"].iloc[0] == 72  # one clause for the 72 zones
    assert panel.coverage.startswith("合计：至少0/72（0%），至多71/72（98.6%）")
    assert panel.coverage.endswith("见于报道17项，其中已核实0项；适用范围资料未注明")
    table = progress_counts.measure_table(edition, ReformSelection()).frame
    assert list(table["适用"].dropna()) == [72]


def test_a_cell_tells_its_history_with_the_reversal(edition: Edition) -> None:
    cell = cell_history.cell(edition, ZH, MEASURE, ZONE, DAY)
    assert cell is not None
    assert (cell.reviewed, cell.claimed, cell.light.word) == (
        "出台",
        "出台",
        "临期或差一级",
    )
    assert [entry.assessment_id for entry in cell.entries] == ["a3", "a2", "a1"]
    assert [entry.reversal for entry in cell.entries] == [True, False, False]
    assert cell.entries[0].level == "核实阶段：落地 → 出台；自报阶段：落地 → 出台"
    before = cell_history.cell(edition, ZH, MEASURE, ZONE, date(2026, 3, 1))
    assert before is not None
    assert before.light.word == "已完成"
    assert [entry.assessment_id for entry in before.entries] == ["a2", "a1"]


def test_a_superseded_entry_stays_in_the_history_and_does_not_count(english: Edition) -> None:
    cell = cell_history.cell(english, EN, MEASURE, OTHER, DAY)
    assert cell is not None
    assert (cell.reviewed, cell.claimed) == ("Issued", "Issued")
    assert {entry.assessment_id: entry.counted for entry in cell.entries} == {
        "a6": True, "a5": False, "a4": True,
    }  # fmt: skip


def test_a_refused_entry_is_listed_and_counts_nowhere(edition: Edition) -> None:
    assert refused_entries.finding_counts(edition.package) == (1, 0)
    (row,) = refused_entries.findings_table(edition).frame.to_dict("records")
    assert (row["类别"], row["评估编号"], row["原因"]) == (
        "未采用", "a7", "“不适用”须有来源和出处位置。"
    )  # fmt: skip
    cell = cell_history.cell(edition, ZH, MEASURE, REFUSED_ZONE, DAY)
    assert cell is not None
    assert (cell.light.word, cell.entries) == ("未见报道", ())


def test_every_rule_has_words() -> None:
    assert set(RULE_WORDS) == set(Rule)


def test_matrix_of_the_real_package_says_state_and_keeps_unreported_apart(real: Edition) -> None:
    color, sort = measure_matrix.usual(real.package)
    assert (color, sort) == ("state", "reported")
    panel = measure_matrix.matrix_panel(real, ZH, ReformSelection(color=color, sort=sort))
    assert panel.coverage == ("14条举措，72/72个开发区 · 见于报道17/1008项 · 7/72个开发区见于报道")
    assert len(panel.rows) == 17
    text = json.dumps(panel.spec, ensure_ascii=False)
    assert "○ 未见报道" in text
    assert "未开展" not in text
    lists = {param["name"]: param["value"] for param in panel.spec["params"]}
    assert lists["rows"][0] == "lubi-edz"


def test_matrix_by_rung_words_cells_without_a_rung(province: Edition) -> None:
    edition = Edition.of(province.package, "zh")
    for color in measure_matrix.colours(edition.t):
        panel = measure_matrix.matrix_panel(edition, ZH, ReformSelection(color=color))
        assert "nan" not in json.dumps(panel.spec, ensure_ascii=False)


def test_matrix_orders_rings_and_redraws(edition: Edition) -> None:
    chosen = replace(OWN, color="light", sort="done")
    panel = measure_matrix.matrix_panel(edition, ZH, chosen, (ZONE, MEASURE))
    lists = {param["name"]: param["value"] for param in panel.spec["params"]}
    ring = panel.spec["layer"][-1]["data"]["values"]
    assert ring == [{"r": lists["rows"].index(ZONE), "c": 0}]
    assert panel.redraw is not None
    assert panel.redraw(Look("dark", "zh")).spec["layer"][-1]["data"]["values"] == ring


def test_filters_narrow_rows_and_columns(province: Edition) -> None:
    everything = cells.cells(province.package, ReformSelection())
    theme = everything["theme_id"].iloc[0]
    light = cells.cells(province.package, ReformSelection(light=("overdue",)))
    assert set(light["light"]) == {"overdue"}
    assert set(cells.cells(province.package, ReformSelection(theme=(theme,)))["theme_id"]) == {
        theme
    }
    body = next(iter(cells.lead_bodies(province)))
    led = cells.measures_of(province.package, ReformSelection(body=(body,)))
    assert 0 < len(led) < 30
    level = cells.zones_of(province.package, ReformSelection(level=("national",)))
    assert set(level) < set(cells.zones_of(province.package, ReformSelection()))


def test_a_measure_shows_text_tests_and_bodies(edition: Edition) -> None:
    known = one_measure.measure(edition, MEASURE)
    assert known.title == "第7条 · 第七条（虚构）"
    assert (known.status, known.due, known.lead) == ("文件原文", "2026年6月30日", ("虚构办公室",))
    assert [(test.step, test.rung) for test in known.tests] == [(2, "出台"), (3, "落地")]
    table = one_measure.zone_list(edition, OWN).frame
    assert list(table["开发区"][:2]) == ["炉碧经开区", "龙里经开区"]
    panel = one_measure.map_panel(edition, ZH, OWN)
    assert [words for _, words in panel.legend] == ["临期或差一级 2", "未见报道 70"]


def test_a_measure_without_tests_has_no_rung_to_count(real: Edition) -> None:
    panel = progress_counts.rungs_panel(real, ZH, ReformSelection(measure=("staffing",)))
    assert not panel.spec
    assert panel.notes == ("尚未录入评估标准，无法判定这条举措的阶段。",)


def test_a_zone_has_reviewed_and_claimed_apart(english: Edition) -> None:
    chosen = ReformSelection(zone=(OTHER,), measure=(MEASURE,), asof=date(2026, 4, 1))
    panel = zone_and_body.zone_panel(english, EN, chosen)
    (row,) = panel.rows.to_dict("records")
    assert row["display"] == "reviewed: No stage reached; claimed: Issued"
    assert "nothing reported" not in row["display"]


def test_a_body_sees_what_is_due_from_the_day_looked_at(edition: Edition) -> None:
    chosen = ReformSelection(body=("office",), asof=date(2026, 6, 1))
    (row,) = zone_and_body.due_table(edition, chosen).frame.to_dict("records")
    assert (row["剩余时间"], row["未完成的开发区"]) == ("还有29天", "72/72个")
    late = ReformSelection(body=("office",), asof=date(2026, 7, 2))
    (row,) = zone_and_body.due_table(edition, late).frame.to_dict("records")
    assert row["剩余时间"] == "已逾期2天"
    panel = zone_and_body.body_panel(edition, ZH, chosen)
    assert panel.title == "虚构办公室：牵头举措（按时限）"


def test_changes_mark_what_fell_back(edition: Edition) -> None:
    since = replace(OWN, since=date(2026, 3, 1))
    panel = changes.changes_panel(edition, ZH, since)
    assert panel.coverage == "前进1项，倒退1项，仅状态变化0项"
    table = changes.change_table(edition, since).frame
    assert list(table["变化"]) == ["倒退", "前进"]
    assert table["来源"].iloc[0].startswith("贵州日报")
    crossed = changes.changes_panel(edition, ZH, replace(OWN, since=date(2026, 12, 31)))
    assert "2026年6月30日至2026年12月31日" in crossed.title


def test_the_time_line_ends_on_the_day_looked_at(edition: Edition) -> None:
    early = policy_timeline.timeline_panel(edition, ZH, ReformSelection(asof=date(2024, 1, 1)))
    assert "持续深化开发区改革" not in set(early.rows["subject"])
    assert not any("2025" in str(when) for when in early.rows["start"])
    whole = policy_timeline.timeline_panel(edition, ZH, OWN)
    assert "1条：已达成 1" in set(whole.rows["subject"])


def test_the_day_before_everything_is_unreported_and_nothing_fails(province: Edition) -> None:
    chosen = ReformSelection(asof=date(1990, 1, 1))
    assert cells.cells(province.package, chosen)["unreported"].all()
    panel = measure_matrix.matrix_panel(province, EN, chosen)
    assert panel.spec
    assert panel.rows.empty
    assert progress_counts.themes_panel(province, EN, chosen).rows["verified"].sum() == 0
    assert policy_timeline.timeline_panel(province, EN, chosen).rows.empty


@pytest.mark.parametrize("kind", ["light", "rung", "state", "turn"])
def test_every_code_has_a_sign_a_word_and_a_colour(kind: str) -> None:
    words, signs = WORDS[kind]
    assert set(words) == set(signs)
    assert len(set(signs.values())) == len(signs)
    for code in words:
        assert shown(kind, code, ZH).colour.startswith("#")
