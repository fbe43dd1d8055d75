"""Charts that PowerPoint can edit, with every value labelled as printed."""

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from components.theme import palette
from dashboard.exports.brief import stage
from dashboard.exports.brief.content import Chart, Series

TYPES = {
    "column": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "bar": XL_CHART_TYPE.BAR_CLUSTERED,
    "line": XL_CHART_TYPE.LINE_MARKERS,
}
Data: Any = CategoryChartData  # its methods are not annotated
SMALL = Pt(13)
WHITE = stage.hexadecimal("#ffffff")


def add_chart(slide: stage.Slide, chart: Chart) -> None:
    """Draw a chart over the body of a slide."""
    data: Any = Data()
    data.categories = list(chart.categories)
    for series in chart.series:
        data.add_series(series.name, series.values)
    frame: Any = slide.shapes.add_chart(
        TYPES[chart.kind], stage.LEFT, stage.BODY_TOP, stage.WIDE, stage.BODY_HIGH, data
    )
    drawn = frame.chart
    drawn.font.size, drawn.has_title = SMALL, False
    drawn.has_legend = True
    drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    _axes(drawn, chart)
    if chart.kind != "line":
        plot = drawn.plots[0]
        plot.gap_width, plot.overlap = 70, 100 if _alone(chart) else 0
    for at, (made, series) in enumerate(zip(drawn.plots[0].series, chart.series, strict=True)):
        _ink(made, at, chart)
        _labels(made, series, chart.kind)


def _alone(chart: Chart) -> bool:
    """Whether no category has more than one value, so that columns can stand in its middle."""
    columns = zip(*(series.values for series in chart.series), strict=True)
    return all(sum(value is not None for value in values) <= 1 for values in columns)


def _axes(drawn: Any, chart: Chart) -> None:
    value, category = drawn.value_axis, drawn.category_axis
    value.has_major_gridlines = True
    value.major_gridlines.format.line.color.rgb = stage.colour("grid")
    value.format.line.fill.background()
    value.has_title = bool(chart.unit)
    if chart.unit:
        value.axis_title.text_frame.text = chart.unit
        value.axis_title.text_frame.paragraphs[0].font.size = SMALL
        value.axis_title.text_frame.paragraphs[0].font.bold = False
    if chart.kind != "line" and all(v is None or v >= 0 for s in chart.series for v in s.values):
        value.minimum_scale = 0
    value.tick_labels.font.size = category.tick_labels.font.size = SMALL
    if chart.kind == "bar":  # the first row on top; every bar has its value with unit beside it
        category.reverse_order, value.visible = True, False


def _ink(made: Any, at: int, chart: Chart) -> None:
    """Full colour for what is whole; hollow for the series after the first of a single subject."""
    colours = palette("light").categories
    rgb = stage.hexadecimal(colours[at % len(colours)])
    if chart.kind == "line":
        made.smooth = False
        made.format.line.color.rgb = rgb
        made.marker.format.fill.solid()
        made.marker.format.fill.fore_color.rgb = rgb
        return
    made.format.fill.solid()
    made.format.fill.fore_color.rgb = WHITE if chart.series[at].hollow else rgb
    made.format.line.color.rgb, made.format.line.width = rgb, Pt(1.5)
    if chart.series[at].hollow:
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
