"""Tables as Excel and WPS save them, and cells as people write them."""

from pathlib import Path

import pandas as pd
import pytest

from dashboard.catalog.reading.cell_types import date_order, folded, typed
from dashboard.catalog.reading.csv_cells import UnreadableError, file_within, parsed, read_rows

ROWS = "编号,名称,日期\r\n1,试点区,2025/1/3\r\n"


def column(*cells: str) -> pd.Series:
    return pd.Series(cells, dtype="str")


@pytest.mark.parametrize(
    "data",
    [
        ROWS.encode("utf-8"),
        ROWS.encode("utf-8-sig"),
        b"\xef\xbb\xbf" + ROWS.encode("utf-8-sig"),
        ROWS.encode("gb18030"),
        ROWS.replace(",", "\t").encode("utf-16"),
        ROWS.replace(",", ";").encode("utf-8"),
        ("sep=;\r\n" + ROWS.replace(",", ";")).encode("utf-8"),
        ROWS.replace("\r\n", "\r").encode("utf-8"),
        (ROWS + ",,\r\n\r\n, ,\r\n").encode("gbk"),
        ROWS.replace("日期", "日期,,").replace("/3", "/3,,").encode("gbk"),
        ROWS.replace("试点区", '"试\u200b点\ufe0f区\n"').encode("utf-8"),
        ROWS.replace("名称", "\u3000名称\xa0").replace("试点区", "\t试点区\u2009").encode("utf-8"),
    ],
    ids=[
        "utf-8", "signature", "two signatures", "gb18030", "utf-16", "semicolons", "sep", "old Mac",
        "empty rows", "empty columns", "unseen signs", "odd blanks",
    ],
)  # fmt: skip
def test_however_it_is_saved_the_rows_are_the_same(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(data)
    rows = read_rows(path)
    assert rows.frame.to_dict("records") == [{"编号": "1", "名称": "试点区", "日期": "2025/1/3"}]
    assert rows.lines.tolist() == [3 if data.startswith(b"sep") else 2]
    assert rows.uneven == {}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "table_empty"),
        (b",,\n1,2,3\n", "table_empty"),
        (b'a,b\n1,"2\n', "table_quotes"),
        (b"a\n\xff\xff\n", "file_encoding"),
        (b"\xff\xfe\x00", "file_encoding"),
        (",".join(map(str, range(301))).encode(), "table_too_wide"),
        (b'a\n"' + b"x" * 200_000 + b'"\n', "table_quotes"),
    ],
)
def test_what_cannot_be_told_is_an_error_with_its_reason(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableError) as error:
        parsed(data)
    assert error.value.code == code


def test_a_row_with_other_cells_costs_that_row_only() -> None:
    rows = parsed(b"a,b\n1,2\n3\n4,5,6\n7,8\n")
    assert rows.frame["a"].tolist() == ["1", "7"]
    assert rows.uneven == {3: ["3", ""], 4: ["4", "5"]}


def test_a_lost_byte_does_not_make_other_words_of_the_whole_file() -> None:
    text = "名称\n水城经济开发区\n贵阳高新技术产业开发区\n".encode()
    rows = parsed(text.replace("贵".encode(), "贵".encode()[:2]))
    assert rows.frame["名称"].tolist()[0] == "水城经济开发区"
    assert rows.lost


def test_lines_are_those_of_the_file_whatever_is_left_out() -> None:
    assert parsed(b"a,b\n,\n1,2\n\n3,4\n").lines.tolist() == [3, 5]


def test_only_a_plain_file_within_the_limits_is_read(tmp_path: Path) -> None:
    import os

    folder, link, pipe, large = (tmp_path / f"{n}.csv" for n in ("a", "b", "c", "d"))
    folder.mkdir()
    link.symlink_to(link)
    os.mkfifo(pipe)
    with large.open("wb") as file:
        file.truncate(2_000_000_000)
    expected = {
        folder: "file_not_plain",
        link: "file_unreadable",
        pipe: "file_not_plain",
        large: "file_too_large",
    }
    for path, code in expected.items():
        with pytest.raises(UnreadableError) as error:
            file_within(tmp_path, path)
        assert error.value.code == code


@pytest.mark.parametrize(
    "text",
    [
        "2025-01-03", "2025/1/3", "2025.1.3", "2025年1月3日", "2025年01月03日", "２０２５-１-３",
        "2025-01-03 00:00:00", "2025/1/3 0:00", "2025-01-03T00:00:00", "20250103", "3-Jan-25",
        "03-Jan-2025", "3 January 2025",
    ],
)  # fmt: skip
def test_a_date_that_can_be_told_is_understood(text: str) -> None:
    assert typed(column(text, ""), "date").tolist() == [pd.Timestamp("2025-01-03"), pd.NaT]


@pytest.mark.parametrize(
    "text",
    [
        "3/1/2025",
        "2025/13/1",
        "2025-1",
        "45660",
        "2025年1月",
        "soon",
        "2025-01-03 14:30",
        "13/13/2025",
    ],
)
def test_any_other_date_is_a_fault(text: str) -> None:
    assert typed(column(text), "date").isna().all()


def test_day_and_month_are_told_apart_by_the_other_dates_of_the_table() -> None:
    starts, ends = column("1/1/2024", "1/4/2024"), column("12/31/2024", "6/30/2024")
    order = date_order([starts, ends])
    assert order == "month"
    assert typed(starts, "date", order).tolist() == [
        pd.Timestamp("2024-01-01"),
        pd.Timestamp("2024-01-04"),
    ]
    assert typed(column("31/12/2024", "4/1/2024"), "date", "day").tolist() == [
        pd.Timestamp("2024-12-31"),
        pd.Timestamp("2024-01-04"),
    ]
    assert date_order([column("1/4/2024", "5/6/2024")]) == ""
    assert date_order([column("31/12/2024", "12/31/2024")]) == ""
    # the same day whichever comes first
    assert typed(column("2/2/2024"), "date").tolist() == [pd.Timestamp("2024-02-02")]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2025", "2025"), ("2025年", "2025"), ("2025-11", "2025-11"), ("2025/11", "2025-11"),
        ("2025年11月", "2025-11"), ("Nov-25", "2025-11"), ("11/2025", "2025-11"),
        ("2025/11/3", "2025-11-03"), ("2025-11-03", "2025-11-03"), ("Nov-98", "1998-11"), ("", ""),
    ],
)  # fmt: skip
def test_a_date_keeps_the_precision_that_is_known(text: str, meant: str) -> None:
    assert typed(column(text), "partial_date").tolist() == [meant]


@pytest.mark.parametrize("text", ["2025-13", "205", "Nom-25", "2025-02-30", "25-Nov", "0205"])
def test_what_is_no_date_of_any_precision_is_a_fault(text: str) -> None:
    assert typed(column(text), "partial_date").isna().all()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("１．５", 1.5), ("134.01", 134.01), ("1,234.5", 1234.5), ("1，234", 1234.0),
        ("12 345 678", 12345678.0), ("－3", -3.0), ("−0.5", -0.5), ("+7", 7.0), ("1e3", 1000.0),
        ("12.5%", 12.5), ("７％", 7.0), (".5", 0.5), ("2266712345678", 2266712345678.0),
    ],
)  # fmt: skip
def test_a_number_is_read_however_it_is_set(text: str, number: float) -> None:
    assert typed(column(text), "number").tolist() == [number]


@pytest.mark.parametrize(
    "text",
    [
        "134.01①", "38²", "十二", "½", "1,23", "12,34,567", "1.234,5", "0x10", "1_000", "nan",
        "inf", "1e999", "约5", "5亿", "３８②", "Ⅳ", "٣", "1 2", "--1", "(1,234)", "#N/A", "=1+1",
    ],
)  # fmt: skip
def test_what_is_more_than_a_number_is_a_fault(text: str) -> None:
    assert typed(column(text), "number").isna().all()


def test_a_comma_is_no_separator_of_thousands_where_it_may_be_a_decimal_one() -> None:
    assert typed(column("1,234"), "number", commas=False).isna().all()


def test_whole_numbers_and_truth() -> None:
    assert typed(column("１２", "3", "2024.0", ""), "integer").tolist() == [12, 3, 2024, pd.NA]
    assert typed(column("十二", "1.5"), "integer").isna().all()
    # a whole number that cannot be held exactly is no whole number: 2^53 + 1, and far beyond
    large = column("9007199254740993", "11111111111111111111", "9007199254740991")
    assert typed(large, "integer").tolist() == [pd.NA, pd.NA, 9007199254740991]
    assert typed(column("TRUE", "是", "no", "1"), "boolean").tolist() == [True, True, False, pd.NA]


def test_names_are_compared_as_they_are_meant() -> None:
    assert (
        folded("Observation_ID ") == folded("observation id") == folded("ｏｂｓｅｒｖａｔｉｏｎ-id")
    )
