"""CSV as a spreadsheet opens it; workbooks, opened with another library than wrote them."""

import csv
import datetime
import io
from dataclasses import replace
from io import BytesIO

import openpyxl
import pandas as pd
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from components.theme import Look
from dashboard import resources
from dashboard.catalog import Edition, Package, open_package
from dashboard.exports.caption import Context
from dashboard.exports.table_files import csv_bytes, xlsx_bytes
from dashboard.exports.view_export import Export, NothingToDrawError, export
from dashboard.figures.panel import Chart, Table
from dashboard.figures.reforms import policy_timeline
from dashboard.i18n import translator
from dashboard.views import VIEWS

ZH = translator("zh")


def read(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+1", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1+1", "＠SUM(A1)"],
)
def test_formulas_are_defused(cell: str) -> None:
    rows = read(csv_bytes(pd.DataFrame({"说明": [cell], "=title": ["plain"]})))
    assert rows == [["说明", "'=title"], [f"'{cell}", "plain"]]


def test_numbers_stay_numbers_and_missing_stays_empty() -> None:
    frame = pd.DataFrame({"数值": [-3.5, 61.0, None, 0.1 + 0.2], "n": [1, -2, 3, 4]})
    assert read(csv_bytes(frame))[1:] == [["-3.5", "1"], ["61", "-2"], ["", "3"], ["0.3", "4"]]


def test_rows_of_facts_bear_titles_and_dates() -> None:
    edition = Edition.of(open_package(resources.DATA), "zh")
    table = Chart("x", "题", edition.facts(observation="N01")).table(edition.t).file
    assert table is not None
    assert list(table.columns[:8]) == [
        "对象", "指标", "期间", "期间起", "期间止", "原文数值", "数值", "单位",
    ]  # fmt: skip
    cells = dict(zip(*read(csv_bytes(table)), strict=True))
    assert (cells["期间起"], cells["期间止"]) == ("2025-01-01", "2025-10-31")
    assert (cells["数值"], cells["单位"]) == ("134.01", "亿元")
    assert cells["出处位置"]


def test_columns_without_titles_and_those_that_no_row_fills_are_left_out() -> None:
    rows = pd.DataFrame({"subject": ["某政策"], "display": [""], "source": ["某报"], "line": [7]})
    table = Chart("x", "题", rows).table(translator("zh")).file
    assert table is not None
    assert table.to_dict("list") == {"对象": ["某政策"], "原文数值": [""], "来源": ["某报"]}


def test_policies_are_rows_under_their_titles() -> None:
    edition = Edition.of(open_package(resources.DATA), "zh")
    table = policy_timeline.policies_panel(edition, Look("light", "zh")).table(edition.t).file
    assert table is not None
    known = policy_timeline.policies(edition)
    assert list(table["对象"]) == list(known["title"])
    # the document number, where there is one, stands before what the source says
    said = zip(table["原文数值"], known["text"], strict=True)
    assert all(cell.endswith(text) for cell, text in said)
    assert table["原文数值"].str.contains("黔党办发〔2014〕42号").any()
    assert list(table["来源"]) == list(known["source"])


@pytest.fixture(scope="module")
def package() -> Package:
    return open_package(resources.DATA)


def opened(content: bytes) -> tuple[Worksheet, Worksheet]:
    data, notes = openpyxl.load_workbook(BytesIO(content)).worksheets
    return data, notes


def trend(package: Package, language: str = "zh") -> tuple[Chart, Context]:
    look = Look("light", language)  # type: ignore[arg-type]
    asked = {"period": ("ytd",)}  # with a derived value
    found = export(VIEWS["clusters.trend"], Edition.of(package, language), look, asked)
    return found.charts[0], found.context


def text_of(sheet: Worksheet) -> str:
    return "\n".join(str(c.value) for row in sheet.iter_rows() for c in row if c.value is not None)


def test_data_are_numbers_and_dates_under_chinese_titles(package: Package) -> None:
    panel, context = trend(package)
    data, notes = opened(xlsx_bytes(panel.table(ZH), context))
    assert (data.title, notes.title) == ("数据", "说明与来源")
    assert data.freeze_panes == "B2"
    titles = [cell.value for cell in data[1]]
    assert {"对象", "期间", "期间起", "数值", "单位", "来源", "出处位置"} <= set(titles)
    column = {name: at for at, name in enumerate(titles)}
    rows = [[cell.value for cell in row] for row in data.iter_rows(min_row=2)]
    assert [row[column["数值"]] for row in rows] == pytest.approx(list(panel.rows["value"]))
    assert all(isinstance(row[column["数值"]], int | float) for row in rows)
    starts = [row[column["期间起"]] for row in rows]
    assert datetime.datetime(2025, 1, 1) in starts
    assert all(value is None or isinstance(value, datetime.datetime) for value in starts)
    assert {row[column["单位"]] for row in rows} == {"亿元"}
    assert all(8 <= data.column_dimensions[key].width <= 42 for key in ("A", "B", "C"))


def test_derived_values_show_the_decimals_of_their_unit(package: Package) -> None:
    panel, context = trend(package)
    data, _ = opened(xlsx_bytes(panel.table(ZH), context))
    place = [cell.value for cell in data[1]].index("数值") + 1
    derived = list(panel.rows["derived"]).index(True) + 2
    assert data.cell(derived, place).number_format == "#,##0.00"
    assert data.cell(derived, place).value == pytest.approx(96.9401, abs=1e-4)


def test_notes_say_what_the_picture_says(package: Package) -> None:
    panel, context = trend(package)
    _, notes = opened(xlsx_bytes(panel.table(ZH), context))
    said = text_of(notes)
    for part in (panel.title, "指标：产值", "亿元", panel.coverage, package.hash, context.link,
                 *panel.notes, *panel.sources.values()):  # fmt: skip
        assert part in said
    locators = [str(place) for place in panel.rows["locator"].unique() if place]
    assert all(place in said for place in locators)


def test_fictional_data_are_marked(package: Package) -> None:
    panel, context = trend(package)
    _, notes = opened(xlsx_bytes(panel.table(ZH), replace(context, fictional=True)))
    assert notes["A2"].value == "虚构数据"
    assert notes["A2"].font.b


def test_no_cell_is_a_formula(package: Package) -> None:
    panel, context = trend(package)
    evil = '=HYPERLINK("http://example.org","x")'
    rows = panel.rows.assign(subject=evil, note="@SUM(1)", source=evil, locator="+1")
    table = replace(panel, rows=rows, title=evil).table(ZH)
    data, notes = opened(xlsx_bytes(table, context))
    cells = [cell for sheet in (data, notes) for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert not [c for c in cells if c.hyperlink]
    assert data["A2"].value == evil  # as it is: a cell of text needs no apostrophe
    assert data["A2"].data_type == "s"
    assert data["A2"].style.startswith("Normal")
    assert data["A2"].quotePrefix == evil.lstrip().startswith(("=", "+", "-", "@"))


def test_odd_cells(package: Package) -> None:
    _, context = trend(package)
    rows = pd.DataFrame(
        {"a": [float("nan"), float("inf"), -1e15], "b": [True, None, "x" * 300],
         "c": [pd.NaT, pd.Timestamp("2024-02-29"), pd.NaT]}
    )  # fmt: skip
    data, _ = opened(xlsx_bytes(Table("x", "题", frame=rows), context))
    cells = [[cell.value for cell in row] for row in data.iter_rows(min_row=2)]
    assert cells == [
        [None, "True", None],
        [None, None, datetime.datetime(2024, 2, 29)],
        [-1e15, "x" * 300, None],
    ]


def test_same_panel_same_bytes(package: Package) -> None:
    panel, context = trend(package)
    assert xlsx_bytes(panel.table(ZH), context) == xlsx_bytes(panel.table(ZH), context)


# the usual selection of the real package leaves these empty: no criteria and no lead bodies are
# entered, nothing has a due date, the first zone has no pairs, the first prefecture no values
# to compare over time
NOTHING_USUALLY = {
    "reforms.rungs", "reforms.body", "reforms.late", "zones.pairs", "cities.trends",
}  # fmt: skip
# what has to be chosen before there is anything
CHOSEN = {"compare": {"zone": ("guiyang-hidz", "longli-edz")}}  # with reports


def exported(package: Package, name: str, language: str) -> Export:
    look = Look("light", language)  # type: ignore[arg-type]
    chosen = CHOSEN.get(VIEWS[name].page, {})
    return export(VIEWS[name], Edition.of(package, language), look, chosen, as_table=True)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", list(VIEWS))
def test_every_chart_has_a_workbook(package: Package, name: str, language: str) -> None:
    if name in NOTHING_USUALLY:
        with pytest.raises(NothingToDrawError):
            exported(package, name, language)
        return
    found = exported(package, name, language)
    for panel in found.panels:
        data, notes = opened(xlsx_bytes(panel.table(translator(language)), found.context))
        assert data.max_row >= 2
        titles = [str(cell.value) for cell in data[1]]
        assert not [title for title in titles if "_" in title]  # no column of the program's own
        assert package.hash in text_of(notes)


@pytest.mark.parametrize(
    ("value", "pattern"),
    [
        (2266712345678.0, "#,##0"),
        (123456789.123456, "#,##0.000000"),
        (1e-9, "#,##0.000000000"),
        (0.1 + 0.2, "#,##0.0"),
        (-5.25, "#,##0.00"),
        (1e14, "#,##0"),
    ],
)
def test_a_cell_shows_every_digit(package: Package, value: float, pattern: str) -> None:
    frame = pd.DataFrame({"名称": ["甲"], "数值": [value]})
    _, context = trend(package)
    data, _ = opened(xlsx_bytes(Table("t", "题", frame=frame), context))
    assert data["B2"].number_format == pattern
    assert data["B2"].value == pytest.approx(value, rel=1e-15)
    digits = len(f"{value:,.15g}")
    assert data.column_dimensions["B"].width >= digits  # else a sheet shows ####
