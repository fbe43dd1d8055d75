"""Charts, tables and pictures in a region of a slide, and the room that text and rows take.

Charts and tables are those of PowerPoint, so that an office can edit them; their colours are those
of the template's theme. A box is left, top, width and height.
"""

from collections.abc import Iterable, Sequence
from io import BytesIO
from math import ceil
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE, MSO_THEME_COLOR
from pptx.enum.text import PP_ALIGN
from pptx.util import Emu, Inches, Length, Pt

from dashboard.exports.brief.document_model import Chart, Series
from dashboard.exports.brief.tables_and_charts import letters

TYPES = {
    "column": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "bar": XL_CHART_TYPE.BAR_CLUSTERED,
    "line": XL_CHART_TYPE.LINE_MARKERS,
}
ACCENTS = (
    MSO_THEME_COLOR.ACCENT_1, MSO_THEME_COLOR.ACCENT_2, MSO_THEME_COLOR.ACCENT_3,
    MSO_THEME_COLOR.ACCENT_4, MSO_THEME_COLOR.ACCENT_5, MSO_THEME_COLOR.ACCENT_6,
)  # fmt: skip
WHITE, PALE = MSO_THEME_COLOR.BACKGROUND_1, MSO_THEME_COLOR.BACKGROUND_2
Data: Any = CategoryChartData  # its methods are not annotated
SMALLEST_TITLE = 14  # pt
SMALL = Pt(13)  # type in charts
LARGE = 10_000  # from here on the numbers of an axis have their thousands apart
LEADING, GAP = 1.25, 0.5  # a line and the room behind a paragraph, in heights of type
TEXT_WASTE, TEXT_INSET = 1.04, 32  # of lines that end early; points beside a text with its bullet
CELL_LEADING, CELL_WASTE, CELL_INSET = 1.35, 1.1, 18  # the same in a cell
STEP = 1.02  # by which a limit grows until the groups are few enough
CELL_MARGIN = Inches(0.03)  # above and below its text

Box = tuple[Length, Length, Length, Length]


def text_height(lines: Iterable[tuple[str, float]], width: float) -> float:
    """Points that paragraphs, each a text and its type size, take in a column of `width` points."""
    wide = (width - TEXT_INSET) / TEXT_WASTE
    return sum(
        size * (LEADING * ceil(letters(text) * size / 2 / wide) + GAP) for text, size in lines
    )


def fit_title(shape: Any, usual: float) -> None:
    """Set a title that is too long for its box smaller than its usual type size (pt)."""
    text, size = shape.text_frame.text, usual
    width, height = shape.width.pt, shape.height.pt
    while size > SMALLEST_TITLE and text_height([(text, size)], width) - GAP * size > height:
        size -= 2
    if size < usual:
        shape.text_frame.paragraphs[0].font.size = Pt(size)


def row_heights(
    rows: Sequence[tuple[str, ...]], shares: Sequence[float], size: float, width: float
) -> list[float]:
    """Points that each row of a table as wide as `width` points takes.

    shares: of the width, one a column; `column_shares` of the whole table, so that its pieces are
    alike and as high as they were planned.
    """
    room = [(width * share - CELL_INSET) / CELL_WASTE for share in shares]
    return [
        size * CELL_LEADING * max(
            ceil(letters(cell) * size / 2 / wide) for cell, wide in zip(row, room, strict=True)
        ) + 2 * CELL_MARGIN.pt
        for row in rows
    ]  # fmt: skip


def balanced(heights: Sequence[float], room: float) -> list[list[int]]:
    """Positions in groups that each fit into `room`: as few as can be, about equally high."""
    least = _groups(heights, room)
    limit = sum(heights) / len(least)
    while limit < room and len(_groups(heights, limit)) > len(least):
        limit *= STEP
    return _groups(heights, min(limit, room))


def _groups(heights: Sequence[float], room: float) -> list[list[int]]:
    groups: list[list[int]] = [[]]
    taken = 0.0
    for at, height in enumerate(heights):
        if groups[-1] and taken + height > room:
            groups.append([])
            taken = 0
        groups[-1].append(at)
        taken += height
    return groups


def add_picture(slide: Any, png: bytes, box: Box) -> Any:
    """A picture in the middle of a box, as large as it fits."""
    left, top, width, height = box
    shape = slide.shapes.add_picture(BytesIO(png), left, top)
    scale = min(width / shape.width, height / shape.height)
    shape.width, shape.height = Emu(int(shape.width * scale)), Emu(int(shape.height * scale))
    shape.left = Emu(left + (width - shape.width) // 2)
    return shape


def add_table(
    slide: Any,
    rows: Sequence[tuple[str, ...]],
    numeric: tuple[int, ...],
    shares: Sequence[float],
    size: float,
    box: Box,
) -> Any:
    """A table as wide as its box and as high as it needs; `rows` begin with the header.

    shares: as in `row_heights`.
    """
    left, top, width, _ = box
    heights = [Pt(height) for height in row_heights(rows, shares, size, width.pt)]
    shape = slide.shapes.add_table(len(rows), len(rows[0]), left, top, width, Emu(sum(heights)))
    for column, share in zip(shape.table.columns, shares, strict=True):
        column.width = Emu(int(width * share))
    for at, (texts, height) in enumerate(zip(rows, heights, strict=True)):
        shape.table.rows[at].height = height
        for column, text in enumerate(texts):
            cell = shape.table.cell(at, column)
            cell.margin_top = cell.margin_bottom = CELL_MARGIN
            paragraph = cell.text_frame.paragraphs[0]
            paragraph.text, paragraph.font.size = text, Pt(size)
            right = column in numeric and at > 0
            paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
    return shape


def add_chart(slide: Any, chart: Chart, box: Box) -> Any:
    """A chart with every value labelled as printed."""
    data: Any = Data()
    data.categories = list(chart.categories)
    for series in chart.series:
        data.add_series(series.name, series.values)
    frame = slide.shapes.add_chart(TYPES[chart.kind], *box, data)
    drawn = frame.chart
    drawn.font.size, drawn.has_title = SMALL, False
    drawn.has_legend = True
    drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    _axes(drawn, chart)
    if chart.kind != "line":
        plot = drawn.plots[0]
        plot.gap_width, plot.overlap = 70, 100 if _alone(chart) else 0
    for at, (made, series) in enumerate(zip(drawn.plots[0].series, chart.series, strict=True)):
        _colour(made, ACCENTS[at % len(ACCENTS)], hollow=series.hollow, line=chart.kind == "line")
        _labels(made, series, chart.kind)
    return frame


def _alone(chart: Chart) -> bool:
    """Whether no category has more than one value, so that columns can stand in its middle."""
    columns = zip(*(series.values for series in chart.series), strict=True)
    return all(sum(value is not None for value in values) <= 1 for values in columns)


def _axes(drawn: Any, chart: Chart) -> None:
    value, category = drawn.value_axis, drawn.category_axis
    value.has_major_gridlines = True
    value.major_gridlines.format.line.color.theme_color = PALE
    value.format.line.fill.background()
    value.has_title = bool(chart.unit)
    if chart.unit:
        value.axis_title.text_frame.text = chart.unit
        value.axis_title.text_frame.paragraphs[0].font.size = SMALL
        value.axis_title.text_frame.paragraphs[0].font.bold = False
    known = [v for series in chart.series for v in series.values if v is not None]
    if chart.kind != "line" and all(v >= 0 for v in known):
        value.minimum_scale = 0
    if any(v < 0 for v in known):  # names below the plot, not among the columns
        category.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    if any(abs(v) >= LARGE for v in known):
        value.tick_labels.number_format = "#,##0"
        value.tick_labels.number_format_is_linked = False
    value.tick_labels.font.size = category.tick_labels.font.size = SMALL
    if chart.kind == "bar":  # the first row on top; every bar has its value with unit beside it
        category.reverse_order, value.visible = True, False


def _colour(made: Any, accent: Any, *, hollow: bool, line: bool) -> None:
    """Full colour for results of a full year or a point in time, hollow for the others."""
    made.format.line.color.theme_color = accent
    if line:
        made.smooth = False
        made.marker.format.fill.solid()
        made.marker.format.fill.fore_color.theme_color = accent
        return
    made.invert_if_negative = False  # a white column would look like a part of a year
    made.format.fill.solid()
    made.format.fill.fore_color.theme_color = WHITE if hollow else accent
    made.format.line.width = Pt(1.5)
    if hollow:
        made.format.line.dash_style = MSO_LINE.DASH


def _labels(made: Any, series: Series, kind: str) -> None:
    """Each value as printed, qualifier included."""
    position = XL_LABEL_POSITION.ABOVE if kind == "line" else XL_LABEL_POSITION.OUTSIDE_END
    for at, text in enumerate(series.labels):
        if text:
            label = made.points[at].data_label
            label.has_text_frame = True
            label.text_frame.text = text
            label.text_frame.paragraphs[0].font.size = SMALL
            label.position = position
