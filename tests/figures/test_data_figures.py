"""Coverage, conflicts, sources and tables of the package, and the table of indicators."""

import json

import pandas as pd
import pytest

from components.theme import Look
from dashboard import resources
from dashboard.catalog import Edition, Package, open_package
from dashboard.figures.data import citations, coverage_and_conflicts, package_tables
from dashboard.figures.data.coverage_and_conflicts import DataSelection
from dashboard.figures.data.package_tables import indicator_table
from dashboard.figures.wording import codes

LOOK = Look("light", "zh")


def test_coverage_counts_zones_with_a_value(edition: Edition) -> None:
    panel = coverage_and_conflicts.coverage_panel(edition, LOOK, DataSelection(kind="zone"))
    assert panel.coverage == "69/72个有数值"
    assert set(panel.missing) == {"毕节高新区", "七星关经开区", "榕江经开区"}
    assert panel.units == panel.periods == ()


def test_coverage_of_one_year_holds_that_year_only(edition: Edition) -> None:
    panel = coverage_and_conflicts.coverage_panel(
        edition, LOOK, DataSelection(kind="zone", year=2022)
    )
    assert set(panel.rows["year"]) == {2022}
    # Dalong, Guian CBZ, Guiyang HIDZ, Tianzhu, Guiyang EDZ in a quarter and the area of Zunyi HIDZ
    assert panel.coverage == "6/72个有数值"


def test_coverage_without_values_draws_nothing(edition: Edition) -> None:
    panel = coverage_and_conflicts.coverage_panel(
        edition, LOOK, DataSelection(kind="zone", year=1999)
    )
    assert not panel.spec
    assert panel.coverage == "0/72个有数值"


def test_derived_values_are_not_counted(edition: Edition) -> None:
    panel = coverage_and_conflicts.coverage_panel(
        edition,
        LOOK,
        DataSelection(
            kind="cluster",
        ),
    )
    assert not panel.rows["derived"].any()


def test_conflicts_keep_both_values(edition: Edition) -> None:
    found, left_out = coverage_and_conflicts.disagreements(edition)
    assert left_out == ()
    pairs = [tuple(entry.pair["observation_id"]) for entry in found]
    assert pairs[:4] == [("N03", "C01"), ("N04", "C05"), ("P18", "P19"), ("R09", "R10")]
    assert list(found[0].pair["display"]) == ["20家", "33家"]
    assert "口径不同" in found[0].explanation


def test_a_source_lists_all_that_rests_on_it(edition: Edition) -> None:
    panel = citations.source_panel(edition, "gzdaily-a2")
    assert len(panel.rows) == 19
    assert panel.title == "出自此来源的数值：19个，其中推算0个"
    cited = {table for table, _, _ in citations.citing_tables(edition, "gzdaily-a1")}
    assert {"events", "measures", "assessments", "zones"} <= cited
    assert "observations" not in cited


def test_the_derived_value_names_the_source_of_its_inputs(edition: Edition) -> None:
    panel = citations.source_panel(edition, "gzdaily-a1")
    derived = panel.rows[panel.rows["derived"]]
    # 134.01 / 1.3824 = 96.94: January to October 2024
    assert derived["display"].tolist() == ["推算 96.94亿元"]


def test_source_words(edition: Edition) -> None:
    lines = dict(citations.source_lines(edition, "gzdaily-a1"))
    assert lines["发布者"] == "贵州日报（天眼新闻）"
    assert lines["作者"] == "卢世容"
    assert lines["类别"] == "官方媒体"
    assert lines["网址"] == "资料未注明"


def test_sources_are_all_listed(edition: Edition) -> None:
    frame = citations.sources_frame(edition)
    assert len(frame) == len(edition.tables["sources"])
    assert set(citations.source_names(edition)) == set(edition.tables["sources"]["source_id"])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_table_is_shown_whole_in_one_language(package: Package, language: str) -> None:
    for name, rows in package.tables.items():
        frame = package_tables.table_frame(Edition.of(package, language), name)
        assert len(frame) == len(rows)
        assert frame.columns.is_unique
        assert not [c for c in frame.columns if "英文" in c or "English" in c or "Chinese" in c]


def test_a_column_of_one_language_is_kept(english: Edition) -> None:
    zones = package_tables.table_frame(english, "zones")
    assert zones.loc[0, "Full name"] == "贵阳高新技术产业开发区"
    values = package_tables.table_frame(english, "observations").set_index("Observation id")
    assert values.loc["N16", "As printed"] == "one seventh"
    assert values.loc["N16", "Subject"] == "Zheng'an EDZ: guitars"


def test_codes_have_words(package: Package) -> None:
    without = [
        (name, field.name, code)
        for name, schema in package.schemas.items()
        for field in schema.fields
        for code in field.enum
        if code not in codes.words_of(name, field.name)
    ]
    assert without == []


def test_a_table_in_words(edition: Edition) -> None:
    row = package_tables.table_frame(edition, "observations").iloc[0]
    assert row["对象"] == "水城经开区·铝及铝加工"
    assert (row["单位"], row["期间起"]) == ("亿元", "2025-01-01")
    zones = package_tables.table_frame(edition, "zones")
    assert zones.iloc[0]["县（市、区）"] == "观山湖区"


def test_a_raw_table_has_the_columns_of_its_file(package: Package) -> None:
    frame = package_tables.raw_frame(package, "observations")
    header = (package.root / "tables/observations.csv").read_text("utf-8").split("\n")[0].strip()
    assert ",".join(frame.columns) == header
    assert isinstance(frame.loc[0, "period_start"], str)


def test_schema_names_required_columns(edition: Edition) -> None:
    frame: pd.DataFrame = package_tables.schema_frame(edition, "observations").set_index("列名")
    assert frame.loc["value", "必填"] == "是"
    assert frame.loc["note_zh", "必填"] == ""
    assert frame.loc["subject_id", "引用的表"] == "统计对象"


def test_cells_carry_years(edition: Edition) -> None:
    panel = coverage_and_conflicts.coverage_panel(
        edition,
        LOOK,
        DataSelection(
            kind="zone",
        ),
    )
    drawn = json.dumps(panel.spec, ensure_ascii=False)
    assert "2022、2024" in drawn  # Guian CBZ: imports and exports


def test_every_indicator_has_its_unit_and_definition() -> None:
    edition = Edition.of(open_package(resources.DATA), "zh")
    table = indicator_table(edition, "")
    assert list(table.columns) == ["主题", "指标", "单位", "定义"]
    assert len(table) == len(edition.tables["indicators"])
    assert table.set_index("指标").loc["产值", "单位"] == "亿元"


def test_a_topic_leaves_the_others_out() -> None:
    edition = Edition.of(open_package(resources.DATA), "en")
    topic = next(iter(edition.names("topics")))
    table = indicator_table(edition, topic)
    assert set(table["Topic"]) == {edition.names("topics")[topic]}
    assert 0 < len(table) < len(edition.tables["indicators"])
