"""CSV as a spreadsheet program opens it."""

import csv
import io

import pandas as pd
import pytest

from components.theme import Look
from dashboard import resources
from dashboard.catalog import Edition, open_package
from dashboard.exports.tables.csv_files import csv_bytes
from dashboard.figures.panel import Chart
from dashboard.figures.reforms import policy_timeline
from dashboard.i18n import translator


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
