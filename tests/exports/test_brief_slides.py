"""Slides, opened again: size, titles, native charts and tables, sources, notes, marks."""

from functools import cache
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.chart import XL_TICK_LABEL_POSITION
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.util import Pt

from dashboard.catalog import Edition
from dashboard.exports.brief import Subject, brief, office_seams, slide_shapes
from dashboard.exports.brief.document_model import Chart, Series
from dashboard.exports.brief.slide_shapes import add_chart
from tests.demo.packages import small
from tests.exports import briefs
from tests.exports.briefs import GUIYANG, LANGUAGES, LUBI, PROVINCE, REFORMS, SHUICHENG, ZHENGAN

LINE = {"zh": "来源：", "en": "Source: "}
SUBJECTS = [SHUICHENG, LUBI, GUIYANG, PROVINCE, REFORMS, briefs.SPARSE, briefs.BARE]


@cache
def opened(subject: Subject, language: str = "zh", fictional: bool = False) -> Deck:
    own = briefs.fictional() if fictional else None
    return Presentation(briefs.made(subject, "pptx", language, own))


def charts(deck: Deck) -> list[Any]:
    return [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]


def words(slide: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda s: s.id or s.kind)
def test_every_slide_has_one_message_source_and_version(subject: Subject, language: str) -> None:
    deck = opened(subject, language)
    assert deck.slide_width is not None and deck.slide_height is not None
    assert round(deck.slide_width / deck.slide_height, 3) == round(16 / 9, 3)
    found = briefs.told(subject, language)
    for slide in deck.slides:
        title: Any = slide.shapes.title
        assert title.text_frame.text
        assert found.context.version in words(slide)
        notes = slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""
        if LINE[language] in words(slide):
            assert found.closing[-1] in notes
            assert "\n[" in notes  # the sources in full, with their numbers
    whole = "\n".join(words(slide) for slide in deck.slides)
    for label in found.listed_sources:
        assert label in whole


def test_chart_of_shuicheng_is_editable_and_honest() -> None:
    drawn = charts(opened(SHUICHENG))
    assert len(drawn) == 2  # output, and the built-up surface around the zone
    assert list(drawn[0].plots[0].categories) == [
        "2021年", "2022年", "2023年", "2024年1—10月", "2024年", "2025年1—10月"
    ]  # fmt: skip
    series = {s.name: list(s.values) for s in drawn[0].plots[0].series}
    assert series["全年"] == [95.54, None, None, None, 130.32, None]
    assert series["不足一年"] == [None, None, None, None, None, 134.01]
    assert series["推算"][3] == pytest.approx(96.94, abs=0.005)
    labels = [drawn[0].plots[0].series[0].points[at].data_label.text_frame.text for at in (0, 4)]
    assert labels == ["95.54亿元", "130.32亿元"]


def test_points_in_time_of_zhengan() -> None:
    series = charts(opened(ZHENGAN))[0].plots[0].series
    assert [(s.name, list(s.values)) for s in series] == [("时点", [56, 126, 131, 144])]


def test_pair_of_lubi() -> None:
    plot = charts(opened(LUBI))[-1].plots[0]  # after the built-up surface around the zone
    assert list(plot.series[0].values) == [61, 35]


def test_different_counts_are_a_picture() -> None:
    pictures = [
        shape for slide in opened(SHUICHENG).slides for shape in slide.shapes
        if shape.shape_type is not None and shape.shape_type.name == "PICTURE"
    ]  # fmt: skip
    assert len(pictures) == 2  # where it stands; firms: counts of two newspapers, not one series
    assert all(picture._element.nvPicPr.cNvPr.get("descr") for picture in pictures)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda s: s.id or s.kind)
def test_nothing_leaves_the_slide(subject: Subject, language: str) -> None:
    deck = opened(subject, language)
    assert deck.slide_width is not None and deck.slide_height is not None
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.top >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height


def test_tables_are_native() -> None:
    tables = [
        shape.table
        for slide in opened(PROVINCE).slides
        for shape in slide.shapes
        if shape.has_table
    ]
    found = briefs.told(PROVINCE)
    rows = sum(len(table.rows) for section in found.sections for table in section.tables)
    assert sum(len(table.rows) - 1 for table in tables) == rows


def test_fictional_on_every_slide() -> None:
    for slide in opened(briefs.SPARSE, "en", fictional=True).slides:
        assert "Fictional data" in words(slide)
    assert "Fictional data" not in words(opened(briefs.SPARSE, "en").slides[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_zones_in_both_forms(language: str) -> None:
    for zone in briefs.package().tables["zones"]["subject_id"]:
        subject = Subject("zone", str(zone))
        slides = list(opened(subject, language).slides)
        assert slides
        assert all(filled(slide) >= LEAST for slide in slides)
        assert briefs.made(subject, "docx", language).getvalue()[:2] == b"PK"


def test_further_lines_of_a_statement_stand_under_its_first() -> None:
    deck: Any = opened(PROVINCE)
    (level,) = deck.slide_master._element.xpath("p:txStyles/p:bodyStyle/a:lvl2pPr")
    assert int(level.get("marL")) == -int(level.get("indent")) > 0
    assert level.find(qn("a:buChar")).get("char") == "•"
    levels = [
        paragraph.level
        for slide in deck.slides
        for shape in slide.placeholders
        if slide.slide_layout.name == "Findings" and shape.placeholder_format.idx == 11
        for paragraph in shape.text_frame.paragraphs
    ]
    assert levels.count(1) > 10
    assert "• " not in "".join(words(slide) for slide in deck.slides)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda s: s.id or s.kind)
def test_every_finding_is_on_a_slide_once(subject: Subject, language: str) -> None:
    """What no table or chart holds: derived values, and statements that rest on no facts."""
    lines = [
        line for slide in opened(subject, language).slides for line in words(slide).split("\n")
    ]
    found = briefs.told(subject, language)
    for section in found.sections:
        titles = {figure.message.text for figure in section.figures}
        charted = {i for f in section.figures if f.chart for i in f.panel.rows["observation_id"]}
        for part in section.parts:
            for sentence in part.sentences:
                shown = section.tables or charted.issuperset(sentence.facts)
                if sentence.text in titles or (shown and sentence.facts and not sentence.derived):
                    continue
                said = f"{sentence.text}{found.references(sentence.sources)}"
                assert lines.count(said) == 1, said


def test_findings_stand_beside_their_figure() -> None:
    (slide,) = [s for s in opened(SHUICHENG).slides if s.slide_layout.name == "Figure and findings"]
    (chart,) = [shape for shape in slide.shapes if shape.has_chart]
    (text,) = [shape for shape in slide.placeholders if "推算变化" in shape.text_frame.text]
    assert text.left >= chart.left + chart.width
    assert text.top == chart.top


def test_short_sections_share_a_slide() -> None:
    deck = opened(Subject("zone", "anshun-hidz"))
    assert [slide.slide_layout.name for slide in deck.slides] == [
        "Cover", "Figure", "Table", "Table"
    ]  # fmt: skip
    table = next(shape for shape in deck.slides[3].shapes if shape.has_table)
    text: Any = next(
        s for s in deck.slides[3].placeholders if "来源记载的事项" in s.text_frame.text
    )
    assert table.top + table.height < text.top
    assert [p.level for p in text.text_frame.paragraphs][:6] == [0, 1, 1, 1, 1, 0]


def test_pages_of_one_text_are_about_equally_long() -> None:
    assert slide_shapes.balanced([1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 9) == [
        [0, 1, 2, 3, 4], [5, 6, 7, 8, 9]
    ]  # fmt: skip
    assert slide_shapes.balanced([5, 5, 5], 10) == [[0, 1], [2]]
    assert slide_shapes.balanced([20, 1], 10) == [[0], [1]]  # what fits nowhere stands alone
    assert slide_shapes.balanced([], 10) == [[]]


def spoken(slide: Any) -> list[tuple[str, float, Any]]:
    """The texts of a slide between title and foot: placeholder of the layout, height, shape."""
    names = {s.placeholder_format.idx: s for s in slide.slide_layout.placeholders}
    found = []
    for shape in slide.placeholders:
        layout = names[shape.placeholder_format.idx]
        if layout.name in ("Findings", "Summary"):
            lines = [
                (p.text, office_seams.type_size(layout, p.level))
                for p in shape.text_frame.paragraphs
            ]
            height = slide_shapes.text_height(lines, shape.width.pt)
            found.append((layout.name, height, shape))
    return found


def filled(slide: Any) -> float:
    """The share of the part between title and foot that a slide of text alone fills; else 1.

    A short list of sources has a slide of its own only where no other, nor the cover, has room.
    """
    if slide.slide_layout.name != "Findings":
        return 1
    ((_, height, shape),) = spoken(slide)
    return height / float(shape.height.pt)


LEAST = 1 / 3
DECKS = [
    (subject, language, False) for subject in SUBJECTS for language in LANGUAGES
] + [(PROVINCE, "zh", True), (REFORMS, "zh", True), (REFORMS, "en", True)]  # fmt: skip


@cache
def deck_of(subject: Subject, language: str, fictional: bool) -> Deck:
    """A deck of the embedded package, or of the fictional province with clauses and due days."""
    if not fictional:
        return opened(subject, language)
    return Presentation(briefs.made(subject, "pptx", language, small()))


@pytest.mark.parametrize(("subject", "language", "fictional"), DECKS)
def test_no_slide_is_nearly_empty(subject: Subject, language: str, fictional: bool) -> None:
    for slide in deck_of(subject, language, fictional).slides:
        assert filled(slide) >= LEAST, words(slide)


@pytest.mark.parametrize(("subject", "language", "fictional"), DECKS)
def test_nothing_overlaps(subject: Subject, language: str, fictional: bool) -> None:
    for slide in deck_of(subject, language, fictional).slides:
        boxes = [(s.left, s.top, s.left + s.width, s.top + s.height) for s in slide.shapes]
        for at, one in enumerate(boxes):
            for other in boxes[at + 1 :]:
                apart = (
                    one[2] <= other[0] or other[2] <= one[0]
                    or one[3] <= other[1] or other[3] <= one[1]
                )  # fmt: skip
                assert apart, words(slide)


@pytest.mark.parametrize(("subject", "language", "fictional"), DECKS)
def test_text_fits_its_box(subject: Subject, language: str, fictional: bool) -> None:
    slides = deck_of(subject, language, fictional).slides
    assert [name for name, *_ in spoken(slides[0])] == ["Summary"]
    for slide in slides:
        for _, height, shape in spoken(slide):
            assert height <= shape.height.pt + 0.1, words(slide)


@pytest.mark.parametrize(
    ("subject", "fictional"),
    [(PROVINCE, False), (PROVINCE, True), (REFORMS, True), (SHUICHENG, False)],
)
def test_the_findings_come_first_then_a_figure_then_its_table(
    subject: Subject, fictional: bool
) -> None:
    deck: Any = deck_of(subject, "zh", fictional)
    cover, figure, table = list(deck.slides)[:3]
    found = brief(Edition.of(small() if fictional else briefs.package(), "zh"), subject)
    for sentence in found.lead:
        assert sentence.text in words(cover)
    assert figure.slide_layout.name in ("Figure", "Figure and findings")
    assert figure.shapes.title.text_frame.text == found.sections[0].message.text
    assert any(shape.has_table for shape in table.shapes)


def test_a_short_list_of_sources_goes_where_there_is_room() -> None:
    alone = 0
    for zone in briefs.package().tables["zones"]["subject_id"]:
        last = list(opened(Subject("zone", str(zone))).slides)[-1]
        few = last.slide_layout.name == "Sources" and spoken(last)[0][1] < 364 / 3
        alone += few
    assert alone <= 7  # of 72: their covers are full


def test_what_is_found_of_the_province_has_its_basis() -> None:
    said = words(opened(PROVINCE).slides[0])
    assert "【核准面积最大】遵义经开区 1,253公顷（64/72个开发区有数据；截至2018年）。" in said
    assert "【不详】59/72个开发区" in said


def test_the_longest_overdue_stand_first() -> None:
    deck: Any = deck_of(REFORMS, "zh", True)
    grid = next(shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table)
    rows = [[cell.text for cell in row.cells] for row in grid.rows]
    assert rows[0][:5] == ["开发区", "举措", "逾期天数", "时限", "牵头单位"]
    days = [int(row[2]) for row in rows[1:]]
    assert days == sorted(days, reverse=True) and min(days) > 0
    assert len(days) <= 15


def test_nothing_is_left_to_be_filled_in() -> None:
    for subject in SUBJECTS:
        for slide in opened(subject).slides:
            assert all(shape.text_frame.text for shape in slide.placeholders)


def test_rows_of_several_lines_are_higher() -> None:
    tables: list[Any] = [
        shape.table for slide in opened(PROVINCE).slides for shape in slide.shapes
        if shape.has_table
    ]  # fmt: skip
    heights = {row.height for grid in tables for row in grid.rows}
    assert len(heights) > 1
    assert max(heights) >= 1.5 * min(heights)


def test_the_matrix_has_the_zones_of_which_there_is_a_report() -> None:
    found = briefs.told(REFORMS)
    (panel,) = [f.panel for s in found.sections for f in s.figures if "举措" in f.panel.title]
    assert panel.spec["height"] < 400  # px: more rows would be too small to read on a slide
    assert "7/72个开发区" in panel.coverage


def drawn_alone(*values: float) -> Any:
    """A column chart of years on an empty slide."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    years = tuple(f"{2020 + at}年" for at in range(len(values)))
    chart = Chart(
        "column", "亿元", years, (Series("全年", values, tuple(map(str, values)), False),)
    )
    return add_chart(slide, chart, (Pt(20), Pt(20), Pt(600), Pt(300))).chart


def test_losses_are_columns_downward_with_their_names_below() -> None:
    losses, gains = drawn_alone(-5.0, 0.0, 3.0), drawn_alone(5.0, 0.0, 3.0)
    assert losses.plots[0].series[0].invert_if_negative is False  # not hollow, as a part year is
    assert losses.value_axis.minimum_scale is None
    assert losses.category_axis.tick_label_position == XL_TICK_LABEL_POSITION.LOW
    assert gains.value_axis.minimum_scale == 0
    assert gains.category_axis.tick_label_position != XL_TICK_LABEL_POSITION.LOW


def test_long_numbers_have_their_thousands_apart() -> None:
    axis = drawn_alone(2266712345678.0, 1e14).value_axis.tick_labels
    assert (axis.number_format, axis.number_format_is_linked) == ("#,##0", False)
