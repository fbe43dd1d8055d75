"""Word briefs, opened again: page, type, numbering, tables, pictures, sources, marks."""

import re
import zipfile
from functools import cache
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from dashboard.exports.brief import Subject, styles
from dashboard.exports.brief.numbering import chinese
from tests.exports import briefs
from tests.exports.briefs import GUIYANG, LANGUAGES, PROVINCE, REFORMS, SHUICHENG

TRACES = re.compile(r"〔\d{4}〕|[^ ]号$|印发|签发|发文机关|盖章")


@cache
def opened(language: str = "zh", fictional: bool = False) -> Document:
    own = briefs.fictional() if fictional else None
    return docx.Document(briefs.made(SHUICHENG, "docx", language, own))


def texts(document: Document, style: str = "") -> list[str]:
    return [p.text for p in document.paragraphs if style in ("", p.style and p.style.name)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_of_the_standard(language: str) -> None:
    section = opened(language).sections[0]
    margins = section.top_margin, section.left_margin, section.right_margin, section.bottom_margin
    assert [round(m.mm) for m in margins if m is not None] == [37, 28, 26, 35]
    assert section.page_width is not None and section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_type_of_the_standard() -> None:
    for name, face, size in (
        ("Normal", "仿宋_GB2312", 16), ("Title", "方正小标宋简体", 22), ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体_GB2312", 16), ("Heading 3", "仿宋_GB2312", 16),
    ):  # fmt: skip
        style: Any = opened().styles[name]
        fonts = style.element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) == face
        assert not [name for name in fonts.attrib if "Theme" in name]  # a theme would win
        assert style.font.size.pt == size


def test_22_lines_of_28_characters() -> None:
    body: Any = opened().styles["Normal"]
    height, width = 225 / 25.4 * 72, 156 / 25.4 * 72
    line = body.paragraph_format.line_spacing.pt
    assert 22 * line <= height < 23 * line
    tighter = int(body.element.rPr.find(qn("w:spacing")).get(qn("w:val"))) / 20
    assert 28 * (16 + tighter) <= width < 29 * (16 + tighter)
    indent = body.element.pPr.find(qn("w:ind"))
    assert indent.get(qn("w:firstLineChars")) == "200"


def test_other_names_of_the_faces() -> None:
    with zipfile.ZipFile(briefs.made(SHUICHENG, "docx")) as file:
        table = file.read("word/fontTable.xml").decode("utf-8")
    for face in styles.FALLBACKS:
        assert re.search(f'w:name="{face}"><w:altName w:val="[^"]*Noto', table)


def test_numbering_of_levels() -> None:
    assert texts(opened(), "Heading 1")[:3] == ["一、主要数据", "二、来源不一致", "三、数据缺口"]
    assert texts(opened(), "Heading 2") == ["（一）产出规模", "（二）企业", "（三）数量与用地"]
    assert [t[:3] for t in texts(opened(), "Heading 3")] == ["1. ", "2. "]
    assert texts(opened("en"), "Heading 2")[0] == "1.1 Output"
    assert [chinese(n) for n in (1, 10, 11, 20, 21)] == ["一", "十", "十一", "二十", "二十一"]


def test_page_numbers() -> None:
    document = opened()
    assert document.settings.odd_and_even_pages_header_footer
    for footer in (document.sections[0].footer, document.sections[0].even_page_footer):
        assert footer.paragraphs[0].text.replace("PAGE", "") == "—  —"
        assert "PAGE" in footer._element.xml
        assert footer.paragraphs[0].runs[0].font.size.pt == 14


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("subject", [SHUICHENG, GUIYANG, PROVINCE, REFORMS], ids=lambda s: s.kind)
def test_pictures_tables_and_sources(subject: Subject, language: str) -> None:
    found = briefs.told(subject, language)
    document = docx.Document(briefs.made(subject, "docx", language))
    figures = [figure for section in found.sections for figure in section.figures]
    assert len(document.inline_shapes) == len(figures)
    assert all(shape._inline.docPr.get("descr") for shape in document.inline_shapes)
    tables = [table for section in found.sections for table in section.tables]
    assert len(document.tables) == len(tables)
    for drawn, table in zip(document.tables, tables, strict=True):
        assert len(drawn.rows) == len(table.rows) + 1
        assert [c.text for c in drawn.rows[1].cells][: len(table.columns)] == list(
            table.rows[0].cells
        )
    listed = texts(document, "Source list")
    assert listed == [f"[{n}] {label}" for n, label in enumerate(found.listed_sources, start=1)]
    words = "\n".join([*texts(document), *(c.text for t in document.tables for c in t._cells)])
    cited = {int(number) for number in re.findall(r"\[(\d+)\]", words)}
    assert cited == set(range(1, len(listed) + 1))
    assert texts(document)[-1] == found.closing[-1]
    assert found.context.version in found.closing[-1] and "2026-" in found.closing[-1]


def test_no_invented_document_marks() -> None:
    assert not [text for text in texts(opened()) if TRACES.search(text)]
    properties = opened().core_properties
    assert properties.author == "开发区观察"
    assert properties.created is not None
    assert properties.created.date().isoformat() == briefs.package().created


@pytest.mark.parametrize(("language", "mark"), [("zh", "虚构数据"), ("en", "Fictional data")])
def test_fictional_on_every_page(language: str, mark: str) -> None:
    section = opened(language, fictional=True).sections[0]
    assert section.header.paragraphs[0].text == section.even_page_header.paragraphs[0].text == mark
    assert opened(language).sections[0].header.paragraphs[0].text == ""


def test_sparse_zone_is_short() -> None:
    document = docx.Document(briefs.made(briefs.SPARSE, "docx"))
    assert not document.tables
    assert texts(document, "Heading 1") == ["资料来源"]
    assert len(texts(document)) < 12


def test_bare_zone_in_both_languages() -> None:
    for language in LANGUAGES:
        document = docx.Document(briefs.made(briefs.BARE, "docx", language))
        assert len(texts(document, "Normal")) == 1
