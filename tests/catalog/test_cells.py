"""Tables as Excel and WPS save them."""

from pathlib import Path

import pandas as pd
import pytest

from dashboard.catalog.csv_cells import read_rows, typed

ROWS = "编号,名称,日期\r\n1,试点区,2025/1/3\r\n"


@pytest.mark.parametrize(
    "data",
    [
        ROWS.encode("utf-8"),
        ROWS.encode("utf-8-sig"),
        ROWS.encode("gb18030"),
        ROWS.replace(",", "\t").encode("utf-16"),
        ROWS.replace(",", ";").encode("utf-8"),
        (ROWS + ",,\r\n\r\n, ,\r\n").encode("gbk"),
        ROWS.replace("日期", "日期,,").replace("/3", "/3,,").encode("gbk"),
    ],
    ids=["utf-8", "signature", "gb18030", "utf-16", "semicolons", "empty rows", "empty columns"],
)
def test_however_it_is_saved_the_rows_are_the_same(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(data)
    assert read_rows(path).to_dict("records") == [
        {"编号": "1", "名称": "试点区", "日期": "2025/1/3", "line": 2}
    ]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b"a,b\n1\n", "row 2"),
        (b"a,b\n1,2,3\n", "row 2"),
        (b"a\n\xff\xff\n", "utf-8"),
    ],
)
def test_what_cannot_be_told_is_an_error(data: bytes, why: str, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(data)
    with pytest.raises(ValueError, match=why):
        read_rows(path)


def test_lines_are_those_of_the_file_whatever_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("a,b\n,\n1,2\n\n3,4\n", encoding="utf-8")
    assert read_rows(path)["line"].tolist() == [3, 5]


@pytest.mark.parametrize(
    "text",
    ["2025-01-03", "2025/1/3", "2025.1.3", "2025年1月3日", "2025年01月03日", "２０２５-１-３"],
)
def test_a_date_that_begins_with_the_year_is_understood(text: str) -> None:
    assert typed(pd.Series([text, ""]), "date").tolist() == [pd.Timestamp("2025-01-03"), pd.NaT]


@pytest.mark.parametrize("text", ["3/1/2025", "2025/13/1", "2025-1", "45660", "2025年1月", "soon"])
def test_any_other_date_is_a_fault(text: str) -> None:
    assert typed(pd.Series([text]), "date").isna().all()


def test_digits_of_full_width_are_numbers() -> None:
    assert typed(pd.Series(["１２", "3", ""]), "integer").tolist() == [12, 3, pd.NA]
    assert typed(pd.Series(["１．５"]), "number").tolist() == [1.5]
    assert typed(pd.Series(["十二"]), "integer").isna().all()
