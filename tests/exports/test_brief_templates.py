"""Templates of briefs: what an office can change arrives; private parts of the libraries hold."""

from importlib.metadata import version
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from pptx import Presentation
from pptx.util import Inches

from components.theme import palette
from dashboard.exports import brief
from dashboard.exports.brief import office_seams, slide_deck, template_path, word_document
from dashboard.exports.forms import BriefForm
from tests.exports import briefs
from tests.exports.briefs import LANGUAGES, SHUICHENG

TRIED = {"python-docx": "1.2.0", "python-pptx": "1.0.2"}


def made(form: BriefForm, template: Path) -> Any:
    content = brief.written(briefs.told(SHUICHENG), form, briefs.draw, template)
    path = template.with_name(f"made.{form}")
    path.write_bytes(content)
    return docx.Document(str(path)) if form == "docx" else Presentation(str(path))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_word_template_shows_every_style(language: str) -> None:
    document: Any = docx.Document(str(template_path("docx", language)))
    cells = [cell for table in document.tables for cell in table._cells]
    shown = {p.style.name for p in [*document.paragraphs, *(c.paragraphs[0] for c in cells)]}
    shown |= {table.style.name for table in document.tables}
    assert shown | {"Header"} == set(word_document.STYLES)
    known = {s.name for s in document.styles if s.type == WD_STYLE_TYPE.PARAGRAPH}
    assert known == shown - {"Brief table"} | {"Header", "Footer"}  # nothing to get lost in


def test_an_office_changes_the_word_template(tmp_path: Path) -> None:
    own = docx.Document(str(template_path("docx", "zh")))
    own.styles["Title"].font.size = Pt(30)
    own.sections[0].left_margin = own.sections[0].right_margin = Mm(40)
    own.save(str(tmp_path / "own.docx"))
    found = made("docx", tmp_path / "own.docx")
    assert found.paragraphs[0].text == briefs.told(SHUICHENG).title
    assert found.paragraphs[0].style.font.size == Pt(30)
    assert round(found.inline_shapes[0].width.mm) == 130  # 210 - 2 x 40
    assert round(sum(column.width.mm for column in found.tables[0].columns)) == 130


def test_an_office_changes_the_slide_template(tmp_path: Path) -> None:
    own: Any = Presentation(str(template_path("pptx", "zh")))
    for layout in own.slide_layouts:
        for shape in layout.placeholders:
            if shape.name in ("Figure", "Table"):
                shape.left, shape.width = Inches(2), Inches(5)
    own.save(str(tmp_path / "own.pptx"))
    found = made("pptx", tmp_path / "own.pptx")
    drawn = [s for slide in found.slides for s in slide.shapes if s.has_chart or s.has_table]
    assert len(drawn) > 1
    assert {shape.left for shape in drawn} == {Inches(2)}
    assert all(abs(shape.width - Inches(5)) < Inches(0.01) for shape in drawn)


def test_larger_type_takes_more_slides(tmp_path: Path) -> None:
    own: Any = Presentation(str(template_path("pptx", "zh")))
    for level in own.slide_master._element.xpath("p:txStyles/p:bodyStyle/*/a:defRPr"):
        level.set("sz", "4000")
    own.save(str(tmp_path / "own.pptx"))
    usual = Presentation(briefs.made(SHUICHENG, "pptx"))
    assert len(made("pptx", tmp_path / "own.pptx").slides) > len(usual.slides)


def test_a_template_that_lacks_something_is_refused_by_name(tmp_path: Path) -> None:
    own: Any = docx.Document(str(template_path("docx", "zh")))
    own.styles["Source list"].name = "Quellen"
    own.save(str(tmp_path / "own.docx"))
    with pytest.raises(brief.TemplateError, match="no style Source list"):
        made("docx", tmp_path / "own.docx")
    deck = Presentation(str(template_path("pptx", "zh")))
    next(iter(deck.slide_layouts.get_by_name("Table").placeholders)).name = "Titel"  # type: ignore[union-attr]
    deck.save(str(tmp_path / "own.pptx"))
    with pytest.raises(brief.TemplateError, match="“Table” has no Title"):
        made("pptx", tmp_path / "own.pptx")
    (tmp_path / "bad.docx").write_bytes(b"no zip")
    with pytest.raises(brief.TemplateError, match=r"bad\.docx cannot be opened as a \.docx"):
        made("docx", tmp_path / "bad.docx")


def test_layouts_of_the_slide_template() -> None:
    deck = Presentation(str(template_path("pptx", "en")))
    assert [layout.name for layout in deck.slide_layouts] == list(slide_deck.LAYOUTS)
    assert not list(deck.slides)


def test_colours_of_the_slide_template_are_those_of_the_charts() -> None:
    deck: Any = Presentation(str(template_path("pptx", "zh")))
    (theme,) = [p for p in deck.part.package.iter_parts() if "/theme/" in str(p.partname)]
    light, text = palette("light"), theme.blob.decode("utf-8").lower()
    wanted = {"dk1": light.ink, "dk2": light.muted, "lt2": light.grid}
    wanted |= {f"accent{n}": code for n, code in enumerate(light.categories[:6], start=1)}
    for name, code in wanted.items():
        assert f'<a:{name}><a:srgbclr val="{code[1:]}"/>' in text


@pytest.mark.parametrize("library", TRIED)
def test_the_seams_name_the_version_they_were_tried_on(library: str) -> None:
    assert version(library) == TRIED[library]
    assert f"{library} {TRIED[library]}" in (office_seams.__doc__ or "")


def test_seams_of_word(tmp_path: Path) -> None:
    document: Any = docx.Document(str(template_path("docx", "zh")))
    office_seams.clear_text(document)
    assert not document.paragraphs and not document.tables
    assert document.sections[0].page_width  # the page stays
    table = document.add_table(2, 1)
    for at, row in enumerate(table.rows):
        office_seams.keep_row_whole(row, header=at == 0)
    flags = [[e.tag for e in row._tr.trPr] for row in table.rows]
    assert flags == [[qn("w:cantSplit"), qn("w:tblHeader")], [qn("w:cantSplit")]]
    (tmp_path / "a.png").write_bytes(briefs.double())
    picture = document.add_picture(str(tmp_path / "a.png"))
    office_seams.describe_picture(picture, "a chart")
    assert 'descr="a chart"' in document.element.xml
    items = [document.add_paragraph("a", "Heading 3"), document.add_paragraph("b", "Heading 3")]
    office_seams.restart_numbering(document, items)
    assert [item._p.pPr.numPr.numId.val for item in items] == [2, 2]
    assert [item._p.pPr.numPr.ilvl.val for item in items] == [2, 2]


def test_seams_of_slides(tmp_path: Path) -> None:
    deck: Any = Presentation(str(template_path("pptx", "zh")))
    layouts = {layout.name: layout for layout in deck.slide_layouts}
    slide = deck.slides.add_slide(layouts["Figure and findings"])
    shapes = {shape.name: shape for shape in layouts["Figure and findings"].placeholders}
    before = len(slide.placeholders)
    office_seams.drop_shape(slide.placeholders[shapes["Figure"].placeholder_format.idx])
    assert len(slide.placeholders) == before - 1
    (tmp_path / "a.png").write_bytes(briefs.double())
    for shape in (
        slide.shapes.add_picture(str(tmp_path / "a.png"), 0, 0),
        slide.shapes.add_table(1, 1, 0, 0, 9, 9),
    ):
        office_seams.describe_shape(shape, "a chart")
        assert shape._element.xpath(".//p:cNvPr/@descr") == ["a chart"]
    sizes = [office_seams.type_size(shapes[name], 1) for name in ("Findings", "Data version")]
    assert sizes == [15, 18]  # of the layout, and of the master
    assert office_seams.type_size(shapes["Title"], 0) == 26
