import re
from dataclasses import replace
from html import unescape
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from components.theme import Look
from dashboard.exports.picture import fonts, pictures
from dashboard.exports.picture.drawing_pool import RenderError
from dashboard.exports.picture.picture_sheet import ABOVE
from dashboard.exports.picture.pictures import picture
from dashboard.exports.picture.presets import PIXELS
from dashboard.exports.view_export import NothingToDrawError, export
from dashboard.figures.panel import Chart
from dashboard.views import VIEWS
from tests.exports.pictures import context, edition, package, titled, trend, zones


def words(svg: bytes) -> str:
    return unescape(" ".join(re.findall(r"<text[^>]*>([^<]*)", svg.decode("utf-8"))))


def opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


def inked(image: Image.Image, top: float, bottom: float) -> bool:
    """Whether anything but white is in a band of the picture, given as shares of its height."""
    band = image.crop((0, int(image.height * top), image.width, int(image.height * bottom)))
    return band.getextrema() != ((255, 255), (255, 255), (255, 255))


@pytest.mark.parametrize("preset", PIXELS)
def test_a_png_has_the_pixels_of_its_preset_and_no_blank_part(preset: str) -> None:
    image = opened(picture(trend(), context(), "png", preset))
    assert image.width == PIXELS[preset][0] and image.height >= PIXELS[preset][1]
    assert image.width * image.height >= 3400 * 2400
    assert all(inked(image, start, start + 0.2) for start in (0.0, 0.2, 0.4, 0.6, 0.8))
    assert not inked(image, 0.0, 0.01) and not inked(image, 0.995, 1.0)  # nothing at the edge


@pytest.mark.parametrize("language", ["zh", "en"])
def test_svg_and_pdf_hold_title_unit_coverage_source_and_version_as_text(language: str) -> None:
    panel = trend(Look("light", "zh" if language == "zh" else "en"))
    facts = [panel.title, panel.coverage, package().hash, *panel.units]
    svg = words(picture(panel, context(language), "svg"))
    pages = PdfReader(BytesIO(picture(panel, context(language), "pdf"))).pages
    assert len(pages) == 1
    pdf = "".join(pages[0].extract_text().split())
    first = next(iter(panel.sources.values()))[:12]
    for fact in (*facts, first):
        assert "".join(fact.split()) in "".join(svg.split())
    for fact in facts:
        assert "".join(fact.split()) in pdf


def test_the_picture_does_not_depend_on_the_screen() -> None:
    small_and_dark = trend(Look("dark", "zh", width=300))
    assert picture(small_and_dark, context(), "png") == picture(trend(), context(), "png")


def test_a_sign_that_the_font_lacks_has_a_stand_in_and_is_named() -> None:
    odd = titled(trend(), "CO₂\ue123")
    drawn = picture(odd, context(), "svg").decode()
    assert "CO2〓" in drawn, "a compatible form where there is one"
    assert "U+E123" in drawn
    assert "U+2082" not in drawn
    assert pictures.stand_in_note(odd, context()) != ()
    assert pictures.stand_in_note(titled(trend(), "CO₂"), context()) == ()
    assert picture(odd, context(), "png").startswith(b"\x89PNG")


def test_rare_signs_of_place_names_are_drawn() -> None:
    with_rare = picture(titled(trend(), "𬭎㵲"), context(), "svg")
    assert "𬭎㵲" in words(with_rare)
    assert picture(titled(trend(), "𬭎㵲"), context(), "png") != picture(
        titled(trend(), "㵲𬭎"), context(), "png"
    )


def test_a_long_caption_is_whole_and_the_drawing_keeps_its_place() -> None:
    note = "一句很长的说明，" * 40
    panel = trend()
    assert panel.redraw
    long = replace(panel, redraw=lambda look: replace(trend(look), notes=(note,) * 8 + ("末句",)))
    svg = picture(long, context(), "svg")
    assert "".join(words(svg).split()).count("一句很长的说明，" * 10) >= 1 or note[:8] in words(svg)
    assert "末句" in words(svg) and package().hash in words(svg)
    image = opened(picture(long, context(), "png"))
    assert image.height >= PIXELS["report"][1] and inked(image, 0.2, 0.4)


def test_the_map_has_its_legend_and_names_and_says_what_it_is() -> None:
    panel = zones()
    said = words(picture(panel, context(), "svg"))
    assert all(entry in said for _, entry in panel.legend)
    assert "示意图" in said and "遵义" in said and panel.coverage in said


def test_made_up_data_are_marked_in_big() -> None:
    svg = picture(trend(), replace(context(), fictional=True), "svg").decode("utf-8")
    sizes = re.findall(r'font-size="([\d.]+)"[^>]*>虚构数据<', svg)
    assert max(map(float, sizes)) > 60


def test_nothing_to_draw_and_unknown_forms_are_faults() -> None:
    with pytest.raises(RenderError):
        picture(Chart("empty", "空", trend().rows.head(0)), context(), "png")
    with pytest.raises(ValueError, match="preset"):
        picture(trend(), context(), "png", "poster")


@pytest.mark.parametrize("name", [name for name, chart in VIEWS.items() if chart.draw])
def test_every_chart_can_be_drawn(name: str) -> None:
    try:
        found = export(VIEWS[name], edition(), Look("light", "zh"), {})
    except NothingToDrawError:
        return
    for panel in found.charts:
        assert panel.title[:4] in words(picture(panel, found.context, "svg"))


def printed_sizes(svg: str) -> list[float]:
    """Sizes in pt of all texts of a picture that is 156 mm wide, the drawing's enlargement in."""
    whole, inset = re.findall(r"<svg[^>]*>", svg)[:2]
    wide = float(re.findall(r'viewBox="0 0 ([\d.]+)', whole)[0])
    point = 156 / 25.4 * 72 / wide
    zoom = float(re.findall(r' width="([\d.]+)"', inset)[0]) / float(
        re.findall(r'viewBox="0 0 ([\d.]+)', inset)[0]
    )
    start = svg.index(inset)
    end = svg.index("</svg>", start)
    inside, outside = svg[start:end], svg[:start] + svg[end:]
    own = [float(size) * point for size in re.findall(r'font-size="([\d.]+)', outside)]
    drawn = [float(size) * zoom * point for size in re.findall(r'font-size="([\d.]+)', inside)]
    assert own and drawn
    return [*own, *drawn]


@pytest.mark.parametrize(
    "panel",
    [trend(), trend(Look("light", "en")), zones(), zones("en")],
    ids=lambda panel: panel.title,
)
def test_a_picture_for_a_document_can_be_read_in_print(panel: Chart) -> None:
    language = "zh" if panel.title[0] > "z" else "en"
    svg = picture(panel, context(language), "svg", "document").decode("utf-8")
    sizes = printed_sizes(svg)
    assert min(sizes) >= 8
    assert 11.5 < sizes[0] < 12.5  # the title comes first
    report = picture(panel, context(language), "svg", "report").decode("utf-8")
    assert min(printed_sizes(report)) < 6  # what the preset is for


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("preset", PIXELS)
def test_a_legend_is_never_cut(preset: str, language: str) -> None:
    panel = zones(language)
    svg = picture(panel, context(language), "svg", preset).decode("utf-8")
    wide = float(re.findall(r'viewBox="0 0 ([\d.]+)', svg)[0])
    for _, entry in panel.legend:
        (found,) = re.findall(rf'<text x="([\d.]+)"[^>]*>{re.escape(entry)}<', svg)
        assert float(found) + fonts.width(entry, ABOVE) <= wide
