"""What the overview says first: on the embedded data and on a fictional province."""

from pathlib import Path

import pytest

from components.theme import Look
from dashboard.catalog import Edition, open_package
from dashboard.demo import fictional_package
from dashboard.domain.reforms import Light
from dashboard.figures.comparison.like_values import like_values
from dashboard.figures.overview_findings import Finding, findings, indicator_of
from dashboard.figures.reforms.cells import ReformSelection, cells
from dashboard.figures.reforms.overdue import late_rows, late_table, lights_panel, most_late


@pytest.fixture(scope="module")
def fictional(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    folder: Path = tmp_path_factory.mktemp("demo") / "package"
    fictional_package.write(12, 4, 7, folder)
    return Edition.of(open_package(folder), "zh")


def found(edition: Edition) -> tuple[Finding, ...]:
    """Who leads, what changed, what is late, what is unknown."""
    return findings(edition, indicator_of(edition))


def test_what_the_embedded_data_can_say(edition: Edition) -> None:
    leads, changed, late, unknown = found(edition)
    assert (late.page, unknown.page) == ("reforms", "data")
    assert indicator_of(edition) == "approved_area"
    assert leads.text == "遵义经开区 1,253公顷"
    assert leads.basis == "64/72个开发区有数据 · 截至2018年"
    assert changed.text.startswith("台江经开区 +175.8%")
    assert late.text == "无法判断" and "均未载明时限" in late.basis
    recent = edition.facts(filled="zone year", derived=False)
    known = set(recent.loc[recent["year"] >= 2024, "zone_id"])
    missing = 72 - len(known & set(edition.tables["zones"]["subject_id"]))
    assert unknown.text == f"{missing}/72个开发区"


def test_what_a_full_province_says(fictional: Edition) -> None:
    leads, _, past, _ = found(fictional)
    values = like_values(fictional, indicator_of(fictional), "zone")
    first = values.rows.iloc[0]
    assert first["value"] == values.rows["value"].max()
    assert str(first["subject"]) in leads.text
    table = cells(fictional.package, ReformSelection())
    late = int((table["light"] == Light.OVERDUE).sum())
    assert late > 0 and past.text == f"{late}项逾期"
    zone, name, count = most_late(fictional)[0]
    own = table[(table["subject_id"] == zone) & (table["light"] == Light.OVERDUE)]
    assert len(own) == count and f"{name}，{count}项" in past.basis


def test_the_list_of_what_is_late_is_sorted_by_days(fictional: Edition) -> None:
    chosen = ReformSelection(view="late")
    rows = late_rows(fictional, chosen)
    overdue = rows[rows["light"] == Light.OVERDUE]
    assert list(overdue["days"]) == sorted(overdue["days"], reverse=True)
    assert (overdue["days"] > 0).all()
    assert list(rows["light"])[: len(overdue)] == [Light.OVERDUE.value] * len(overdue)
    table = late_table(fictional, chosen)
    assert list(table.frame.columns)[:4] == ["进度状态", "开发区", "举措", "逾期天数"]
    assert len(table.frame) == len(rows) and (table.frame["牵头单位"] != "").all()
    prefecture = fictional.tables["zones"]["prefecture_id"].iloc[0]
    some = late_rows(fictional, ReformSelection(view="late", prefecture=(prefecture,)))
    assert 0 < len(some) < len(rows)


def test_every_cell_is_in_one_part_of_the_bar(fictional: Edition, edition: Edition) -> None:
    for package, kind in ((fictional, "light"), (edition, "state")):
        chart = lights_panel(package, Look("light", "zh"), ReformSelection())
        table = cells(package.package, ReformSelection())
        assert chart.rows["value"].sum() == len(table)
        parts = chart.spec["layer"][0]["data"]["values"]
        assert parts[-1]["to"] == len(table) and parts[0]["from"] == 0
        assert {part["state"] for part in parts} == set(table[kind])


def test_nothing_late_is_said_where_nothing_is_due(edition: Edition) -> None:
    table = late_table(edition, ReformSelection(view="late"))
    assert table.frame.empty and "均未载明时限" in table.notes[0]
