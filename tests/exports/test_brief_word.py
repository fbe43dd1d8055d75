"""Word briefs, opened again: page, type, numbering, tables, pictures, sources, marks."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from dashboard.exports.brief import Subject, template_path, written
from dashboard.exports.brief.document_model import Part, Section, Sentence
from tests.exports import briefs
from tests.exports.briefs import GUIYANG, LANGUAGES, PROVINCE, REFORMS, SHUICHENG

TRACES = re.compile(r"〔\d{4}〕|[^ ]号$|印发|签发|发文机关|盖章")


@cache
def opened(language: str = "zh", fictional: bool = False) -> Document:
    own = briefs.fictional() if fictional else None
    return docx.Document(briefs.made(SHUICHENG, "docx", language, own))


def texts(document: Document, style: str = "") -> list[str]:
    return [p.text for p in document.paragraphs if style in ("", p.style and p.style.name)]


def template(language: str) -> Document:
    return docx.Document(str(template_path("docx", language)))


@pytest.mark.parametrize("open_one", [opened, template])
@pytest.mark.parametrize("language", LANGUAGES)
def test_page_of_the_standard(language: str, open_one: Callable[[str], Document]) -> None:
    section = open_one(language).sections[0]
    margins = section.top_margin, section.left_margin, section.right_margin, section.bottom_margin
    assert [round(m.mm) for m in margins if m is not None] == [37, 28, 26, 35]
    assert section.page_width is not None and section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


@pytest.mark.parametrize("open_one", [opened, template])
def test_type_of_the_standard(open_one: Callable[[str], Document]) -> None:
    for name, face, size in (
        ("Normal", "仿宋_GB2312", 16), ("Title", "方正小标宋简体", 22), ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体_GB2312", 16), ("Heading 3", "仿宋_GB2312", 16),
    ):  # fmt: skip
        style: Any = open_one("zh").styles[name]
        fonts = style.element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) == face
        assert not [name for name in fonts.attrib if "Theme" in name]  # a theme would win
        assert style.font.size.pt == size


@pytest.mark.parametrize("open_one", [opened, template])
def test_22_lines_of_28_characters(open_one: Callable[[str], Document]) -> None:
    body: Any = open_one("zh").styles["Normal"]
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
    for face in ("方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"):
        assert re.search(f'w:name="{face}"><w:altName w:val="[^"]*Noto', table)


@pytest.mark.parametrize(
    ("language", "levels"),
    [
        ("zh", [("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"),
                ("decimal", "%3. ")]),
        ("en", [("decimal", "%1. "), ("decimal", "%1.%2 "), ("decimal", "(%3) ")]),
    ],
)  # fmt: skip
def test_headings_are_numbered_by_their_styles(
    language: str, levels: list[tuple[str, str]]
) -> None:
    document: Any = opened(language)
    numbering = document.part.numbering_part.element
    for at, wanted in enumerate(levels):
        style = document.styles[f"Heading {at + 1}"]
        own = style.element.pPr.numPr
        assert (own.ilvl.val if own.ilvl is not None else 0) == at
        number = numbering.num_having_numId(own.numId.val)
        (level,) = numbering.xpath(
            f"w:abstractNum[@w:abstractNumId='{number.abstractNumId.val}']/w:lvl[@w:ilvl='{at}']"
        )
        found = [level.find(qn(tag)).get(qn("w:val")) for tag in ("w:numFmt", "w:lvlText")]
        assert tuple(found) == wanted
        assert level.find(qn("w:pStyle")).get(qn("w:val")) == style.style_id
    source: Any = document.styles["Source heading"]
    assert source.element.pPr.numPr is None
    assert source.element.pPr.find(qn("w:outlineLvl")) is not None


def test_headings_of_a_zone() -> None:
    assert texts(opened(), "Heading 1") == [
        "所处位置与走势", "主要数据", "来源不一致", "数据缺口"
    ]  # fmt: skip
    assert texts(opened(), "Heading 2") == ["产出规模", "企业", "数量与用地"]
    assert len(texts(opened(), "Heading 3")) == 2
    assert texts(opened("en"), "Heading 2")[0] == "Output"


def test_a_second_list_without_a_heading_counts_from_one() -> None:
    lists = tuple(Part((Sentence(words),), numbered=True) for words in ("一项。", "又一项。"))
    told = briefs.told(Subject("zone", "wanshan-edz"))
    told = replace(told, sections=(Section("两个清单", Sentence("如下。"), lists),))
    document: Any = docx.Document(BytesIO(written(told, "docx", briefs.draw)))
    items = [p for p in document.paragraphs if p.style.name == "Heading 3"]
    assert len(items) == 2
    numbers = [p._p.pPr.numPr.numId.val if p._p.pPr.numPr is not None else None for p in items]
    assert numbers[0] is None  # as its style says
    assert numbers[1] != document.styles["Heading 3"].element.pPr.numPr.numId.val
    added = document.part.numbering_part.element.num_having_numId(numbers[1])
    assert added.xpath("w:lvlOverride[@w:ilvl='2']/w:startOverride/@w:val") == ["1"]


@pytest.mark.parametrize("open_one", [opened, template])
@pytest.mark.parametrize("language", LANGUAGES)
def test_page_numbers(language: str, open_one: Callable[[str], Document]) -> None:
    document = open_one(language)
    assert document.settings.odd_and_even_pages_header_footer
    sides = []
    for footer in (document.sections[0].footer, document.sections[0].even_page_footer):
        paragraph: Any = footer.paragraphs[0]
        assert re.fullmatch(r"— \d+ —", paragraph.text)
        assert paragraph._p.xpath(".//w:instrText/text()") == ["PAGE"]
        assert paragraph.style.font.size.pt == 14
        sides.append(paragraph.alignment)
    assert sides == [WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.LEFT]


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
    assert texts(document, "Heading 1") == []
    assert texts(document, "Source heading") == ["资料来源"]
    assert len(texts(document)) < 12


def test_bare_zone_in_both_languages() -> None:
    for language in LANGUAGES:
        document = docx.Document(briefs.made(briefs.BARE, "docx", language))
        assert len(texts(document, "Normal")) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("subject", [GUIYANG, PROVINCE, SHUICHENG], ids=lambda s: s.kind)
def test_findings_then_the_first_figure_then_its_table(subject: Subject, language: str) -> None:
    document: Any = docx.Document(briefs.made(subject, "docx", language))
    found = briefs.told(subject, language)
    second = document.paragraphs[1]
    assert second.style.name == "Normal"
    assert all(sentence.text in second.text for sentence in found.lead)
    kinds = []
    for element in document.element.body:
        if element.tag == qn("w:tbl"):
            kinds.append("table")
        elif element.xpath(".//w:drawing"):
            kinds.append("figure")
        elif element.xpath("w:pPr/w:pStyle[@w:val]"):
            style = element.pPr.pStyle.val
            kinds.append("details" if "2" in style and "eading" in style else "")
    order = [kind for kind in kinds if kind]
    figures = len(found.sections[0].figures)
    assert order[: figures + 1] == ["figure"] * figures + ["table"]
