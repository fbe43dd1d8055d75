"""What readers see names no id of the package: "see N01" tells them nothing."""

import re
from collections.abc import Iterator

import pytest

from components.theme import Look
from dashboard import resources
from dashboard.catalog import Edition, Package, open_package
from dashboard.exports.brief import Subject, brief
from dashboard.exports.caption import caption
from dashboard.exports.view_export import NothingToDrawError, export
from dashboard.views import VIEWS

ENGLISH_WORDS = ("industries", "themes")  # tables whose ids are words that a sentence may have
NOT_READ = ("adcode", "address")  # a code that everybody uses, and an address of the web
OWN_NUMBER = re.compile(r"(?<![A-Za-z0-9])[A-Z]\d{1,3}(?![A-Za-z0-9])")  # as we number rows


@pytest.fixture(scope="module")
def package() -> Package:
    return open_package(resources.DATA)


def ids(package: Package) -> set[str]:
    """The ids of all tables but those that are plain words or a public number."""
    found: set[str] = set()
    for name, schema in package.schemas.items():
        links = {key.column for key in schema.foreign_keys}
        for column in set(schema.primary_key) - links:
            found |= {str(value) for value in package.tables[name][column]}
    words = {i for name in ENGLISH_WORDS for i in package.tables[name].iloc[:, 0]}
    return {i for i in found - words if re.search(r"[A-Za-z]", i) and re.search(r"[\d-]", i)}


def naming(known: set[str]) -> re.Pattern[str]:
    """Finds any of the ids, standing by itself."""
    longest_first = sorted(map(re.escape, known), key=len, reverse=True)
    return re.compile(rf"(?<![A-Za-z0-9_-])(?:{'|'.join(longest_first)})(?![A-Za-z0-9_-])")


def texts(package: Package) -> Iterator[tuple[str, str]]:
    """(place, text) of every cell that holds words in either language."""
    for name, schema in package.schemas.items():
        keys = {*schema.primary_key, *(key.column for key in schema.foreign_keys)}
        for field in schema.fields:
            if field.type != "string" or field.enum or field.name in (*keys, *NOT_READ):
                continue
            if field.name in ("series", "pair_id"):  # ids too, of groups of rows
                continue
            table = package.tables[name]
            for line, text in zip(table["line"], table[field.name], strict=True):
                yield f"{name}, line {line}, {field.name}", str(text)


def test_no_text_of_a_table_names_an_id(package: Package) -> None:
    known = naming(ids(package))
    assert [(place, text) for place, text in texts(package) if known.search(text)] == []


def test_no_text_of_a_table_has_a_number_of_ours(package: Package) -> None:
    assert [(place, text) for place, text in texts(package) if OWN_NUMBER.search(text)] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_caption_or_brief_names_an_id(package: Package, language: str) -> None:
    edition = Edition.of(package, language)
    known, look = naming(ids(package)), Look("light", language)  # type: ignore[arg-type]
    said = []
    for view in VIEWS.values():
        try:
            found = export(view, edition, look, {})
        except NothingToDrawError:
            continue
        for panel in found.panels:
            lines = caption(panel, found.context).lines
            said += [line for line in lines if found.context.link not in line]
    for subject in (Subject("province"), Subject("reforms"), Subject("zone", "shuicheng-edz")):
        said += [sentence.text for sentence in brief(edition, subject).sentences]
    assert len(said) > 100
    assert [line for line in said if known.search(line)] == []


@pytest.mark.parametrize(
    ("text", "named"),
    [("与N01合用", "N01"), ("see chinanews-20180522.", "chinanews-20180522"), ("（lubi-edz）",
     "lubi-edz"), ("N011 or N0", None), ("best business-environment cases", None)],
)  # fmt: skip
def test_an_id_is_found_where_it_stands_by_itself(
    package: Package, text: str, named: str | None
) -> None:
    found = naming(ids(package)).search(text)
    assert (found and found[0]) == named
