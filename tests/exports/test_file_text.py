"""Texts in files are as the data have them: no apostrophe, no markup, no link, nothing cut off."""

import io
import zipfile
from io import BytesIO

import openpyxl
import pandas as pd
import pytest
from docx import Document
from pptx import Presentation

from components.theme import Look
from dashboard.catalog import Edition, Package, open_package
from dashboard.exports.batch.batch_index import Entry, write_index
from dashboard.exports.brief import Subject, brief_bytes
from dashboard.exports.caption import Context
from dashboard.exports.picture import pictures
from dashboard.exports.table_files import LONGEST_TEXT, csv_bytes, xlsx_bytes
from dashboard.exports.view_export import NothingToDrawError, export
from dashboard.figures.panel import Origin, Table
from dashboard.views import VIEWS
from tests.editing import edited, observation
from tests.hostile import HOSTILE, hostile_folder

NOTE, LOCATOR = "- 其中：平板玻璃3亿元", "+5%一栏"
TEXTS = [NOTE, LOCATOR, "=1+1", "@某处", "＝等于", "\t缩进", "'引文'", "2024", "007", "&copy;",
         "http://example.org", "一\n二", " 前有空格"]  # fmt: skip


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    told = {"note_zh": NOTE, "locator": LOCATOR}
    rows = [observation("X1", "lubi-glass", 2023, "5", **told)]
    return edited(tmp_path_factory.mktemp("text") / "data", rows={"observations": rows})


def context(package: Package) -> Context:
    return Context.of(Edition.of(package, "zh"), Origin())


def sheets(content: bytes) -> list[list[list[object]]]:
    book = openpyxl.load_workbook(BytesIO(content))
    return [[[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book]


def test_a_workbook_has_the_note_and_the_locator_as_they_are(package: Package) -> None:
    found = export(VIEWS["clusters.table"], Edition.of(package, "zh"), Look("light", "zh"), {})
    data, notes = sheets(xlsx_bytes(found.tables[0], found.context))
    cells = [cell for row in data for cell in row]
    assert NOTE in cells
    assert LOCATOR in cells
    assert any(LOCATOR in str(cell).split("\n") for row in notes for cell in row)
    everything = [str(cell) for sheet in (data, notes) for row in sheet for cell in row]
    assert not [cell for cell in everything if cell.startswith("'")]


def test_texts_stay_texts_of_their_own_signs(package: Package) -> None:
    frame = pd.DataFrame({"=列": TEXTS})
    content = xlsx_bytes(Table("x", "=题", frame=frame), context(package))
    data, notes = sheets(content)
    assert [row[0] for row in data] == ["=列", *TEXTS]
    assert notes[0][0] == "=题"
    book = openpyxl.load_workbook(BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    # what a spreadsheet would run once a reader opens and leaves the cell is marked as text
    marked = [cell.value for cell in book.worksheets[0]["A"] if cell.quotePrefix]
    assert marked == [NOTE, LOCATOR, "=1+1", "@某处", "＝等于", "\t缩进"]
    with zipfile.ZipFile(BytesIO(content)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert "numberStoredAsText" in sheet


def test_a_text_too_long_for_a_cell_ends_in_an_ellipsis(package: Package) -> None:
    frame = pd.DataFrame({"列": ["长" * 40_000, "长" * LONGEST_TEXT]})
    data, _ = sheets(xlsx_bytes(Table("x", "题", frame=frame), context(package)))
    assert data[1][0] == "长" * (LONGEST_TEXT - 1) + "…"
    assert data[2][0] == "长" * LONGEST_TEXT


def test_csv_keeps_its_apostrophe_and_the_text_behind_it() -> None:
    frame = pd.DataFrame({"列": [NOTE, "平板玻璃"]})
    lines = csv_bytes(frame).decode("utf-8-sig").splitlines()
    assert lines == ["列", f"'{NOTE}", "平板玻璃"]


@pytest.fixture(scope="module")
def hostile() -> Package:
    return open_package(hostile_folder())


def test_the_index_of_a_batch_shows_text(hostile: Package) -> None:
    entry = Entry("clusters.trend", HOSTILE, "done", path="a.png", filters=(HOSTILE,))
    files = write_index(Edition.of(hostile, "zh"), [entry])
    page = files["index.html"].decode()
    assert "<b>f" not in page
    assert "&lt;b&gt;f&lt;/b&gt;&amp;copy;" in page
    rows = pd.read_csv(io.BytesIO(files["index.csv"]), dtype="str")
    assert rows.to_numpy().tolist()[0][1] == HOSTILE


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", list(VIEWS))
def test_every_view_of_hostile_names_is_drawn(hostile: Package, name: str, language: str) -> None:
    look = Look("light", language)  # type: ignore[arg-type]
    try:
        found = export(VIEWS[name], Edition.of(hostile, language), look, {})
    except NothingToDrawError:
        return
    for panel in found.panels:
        assert xlsx_bytes(panel.table(Edition.of(hostile, language).t), found.context)


@pytest.mark.parametrize(
    "name", ["clusters.trend", "clusters.change", "environment.pairs", "overview.area", "map.zones"]
)
def test_pictures_of_hostile_names_are_drawn(hostile: Package, name: str) -> None:
    found = export(VIEWS[name], Edition.of(hostile, "zh"), Look("light", "zh"), {})
    drawing = pictures.picture(found.charts[0], found.context, "svg").decode()
    assert "<b>" not in drawing
    assert "<script" not in drawing
    assert "&amp;copy;" in drawing


def test_briefs_have_the_texts_of_the_data(hostile: Package) -> None:
    edition = Edition.of(hostile, "zh")
    subject = Subject("zone", "shuicheng-edz")
    word = Document(BytesIO(brief_bytes(edition, subject, "docx", draw=_dot)))
    said = "\n".join(p.text for p in word.element.body.iter() if hasattr(p, "text") and p.text)
    assert "&copy;$x$~~g~~|h" in said
    slides = Presentation(BytesIO(brief_bytes(edition, subject, "pptx", draw=_dot)))
    shown = "\n".join(
        shape.text_frame.text for slide in slides.slides for shape in slide.shapes
        if shape.has_text_frame
    )  # fmt: skip
    assert "&copy;$x$~~g~~|h" in shown


def _dot(*_: object) -> bytes:
    """A picture of one pixel: what it shows does not matter here."""
    from PIL import Image

    content = BytesIO()
    Image.new("RGB", (1, 1)).save(content, "PNG")
    return content.getvalue()
