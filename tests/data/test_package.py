"""The committed package: valid by an independent library, complete, in both languages."""

import re

import frictionless  # type: ignore[import-untyped, unused-ignore]
import pytest

from tests.data.tables import DATA, FACT_TABLES, TABLES, table

CJK = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
HAN = re.compile("[\u3400-\u9fff]")
# What every language writes alike, so that a Chinese column may hold it without Chinese characters.
SAME_IN_BOTH = {"%", "EFlops"}


def test_package_is_valid_with_its_foreign_keys() -> None:
    report = frictionless.validate(DATA / "datapackage.yaml")
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])


def test_every_table_of_the_package_is_listed_and_every_file_is_used() -> None:
    package = frictionless.Package(DATA / "datapackage.yaml")
    listed = {resource.path for resource in package.resources}
    assert listed == {*TABLES, "tables/places.csv"}


@pytest.mark.parametrize("path", TABLES)
def test_files_are_plain_utf8_with_line_feeds(path: str) -> None:
    content = (DATA / path).read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    assert content.endswith(b"\n")


@pytest.mark.parametrize("path", FACT_TABLES)
def test_every_fact_has_a_source_and_a_place_in_it(path: str) -> None:
    rows = table(path)
    assert rows
    for row in rows:
        assert row["source_id"].strip(), row
        assert row["locator"].strip(), row


def test_every_name_has_its_english() -> None:
    """An owner may leave English empty; what comes with the program is in both languages."""
    for path in TABLES:
        for row in table(path):
            for name in ("name", "title", "text", "basis", "publisher", "definition", "short"):
                if f"{name}_en" in row and row.get(f"{name}_zh"):
                    assert row[f"{name}_en"].strip(), (path, row)


def test_every_source_is_used() -> None:
    known = {row["source_id"] for row in table("tables/sources.csv")}
    assert known == {row["source_id"] for path in FACT_TABLES for row in table(path)}


@pytest.mark.parametrize("path", TABLES)
def test_texts_stand_in_their_language(path: str) -> None:
    for row in table(path):
        for column, text in row.items():
            if column.endswith("_en"):
                assert not CJK.search(text), (column, text)
            elif column.endswith("_zh") and text and text not in SAME_IN_BOTH:
                # a printed form may be a bare figure, such as 100EFlops
                assert HAN.search(text) or column == "printed_zh", (column, text)


@pytest.mark.parametrize("path", TABLES)
def test_texts_exist_in_both_languages(path: str) -> None:
    for row in table(path):
        for column in row:
            other = column.removesuffix("_zh") + "_en"
            # a measure word such as 个 has no English word behind a number, and a printed form is
            # translated only where value and unit do not say it
            if column.endswith("_zh") and other in row and column not in {"per_zh", "printed_zh"}:
                assert bool(row[column]) == bool(row[other]), (column, row)
