"""A panel as a picture for a report: PNG, SVG or PDF with title and caption in it, no browser."""

import json
import re
import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any, cast

from components.theme import Language, Look
from dashboard.exports.caption import Context, caption
from dashboard.exports.forms import PICTURES, PictureForm
from dashboard.exports.picture import fonts
from dashboard.exports.picture.drawing_pool import REFUSED, DrawingError, RenderError, pool
from dashboard.exports.picture.picture_sheet import (
    ENTRY,
    MARGIN,
    Drawing,
    Sheet,
    beside,
    compose,
    legend_rows,
    sheet,
    side,
)
from dashboard.exports.picture.presets import (
    ENLARGED,
    NARROWEST,
    PIXELS,
    SHEET_WIDTHS,
    STEADY,
    limits_of,
)
from dashboard.figures.panel import Chart
from dashboard.i18n import translator

STRETCH = {"quantitative": 2.4, "nominal": 1.6}  # how much higher a drawing may get, by its y axis
ROUNDING = 1.0  # px of the sheet
Draw = Callable[[float], Chart]  # a panel at a width in px
SIZE = re.compile(r'<svg[^>]* width="([\d.]+)" height="([\d.]+)"')


def picture(panel: Chart, context: Context, form: PictureForm, preset: str = "report") -> bytes:
    """The panel as a file. It may be higher than the preset says where its texts need that.

    Raises RenderError, in the reader's language; ValueError for an unknown form
    or preset.
    """
    if form not in PICTURES or preset not in PIXELS:
        raise ValueError(f"no such form or preset: {form}, {preset}")
    try:
        body = picture_svg(panel, context, preset, scaled=form == "png").encode("utf-8")
        return body if form == "svg" else pool.ask(form, body)
    except DrawingError as error:
        t = translator(context.language)
        reason = t("The picture could not be drawn: {reason}.").format(reason=error.said(t))
        raise RenderError(reason) from error


def picture_svg(panel: Chart, context: Context, preset: str, scaled: bool) -> str:
    """The picture as SVG, in the pixels of the preset or in px of a screen."""
    pixels, wide = PIXELS[preset], SHEET_WIDTHS[preset]
    draw = partial(_drawn, panel, context.language)
    drawn = draw(_first_width(preset))
    if not drawn.spec:
        t = translator(context.language)
        raise RenderError(t("There is nothing to draw for this selection."))
    said = caption(drawn, context)
    note = stand_in_note(drawn, context)
    said = replace(said, below=(*said.below, *note))
    high = wide * pixels[1] / pixels[0]
    need = float(drawn.spec.get("height", high / 2))
    on = sheet(said, (wide, high), need, steady=preset in STEADY)
    limits = limits_of(preset, on.inner)
    found = _map(draw, drawn, on, limits[0]) if drawn.is_map else _chart(draw, on, limits)
    over = drawn.is_map and drawn.legend and not beside(on, found, drawn.legend)
    legend_room = len(legend_rows(drawn.legend, on.inner)) * ENTRY if over else 0.0
    more = found.height * found.zoom + legend_room - on.room
    on = on.taller(more) if more > ROUNDING else on
    svg = compose(on, found, drawn.legend, said.fictional, pixels[0] if scaled else on.width)
    return fonts.drawable(svg)


def stand_in_note(drawn: Chart, context: Context) -> tuple[str, ...]:
    """Says which signs of a picture the font lacks and what is drawn for them; () for none."""
    said = caption(drawn, context)
    entries = "".join(part for entry in drawn.legend for part in entry)
    # numbers and names of the specification are plain letters, which the font has
    text = json.dumps(dict(drawn.spec or {}), ensure_ascii=False, default=str)
    lacking = fonts.unnamed("".join((said.title, *said.lines, entries, text)))
    if not lacking:
        return ()
    named = ", ".join(f"U+{ord(sign):04X}" for sign in lacking)
    t = translator(context.language)
    return (
        t("{sign} stands for signs that the font of the pictures lacks: {characters}.").format(
            sign=fonts.STAND_IN, characters=named
        ),
    )


def warm() -> None:
    """Start the drawing processes in the background, before a reader asks for a picture."""
    for _ in range(pool.size):
        threading.Thread(target=_warm, daemon=True).start()


def _warm() -> None:
    with suppress(RenderError):  # a real fault shows with the first picture
        pool.ask("warm", b"")


def close() -> None:
    """End the drawing processes; the next picture starts them again."""
    pool.close()


def first_look(language: str, preset: str) -> Look:
    """How a panel is drawn first for a picture: one drawn so need not be drawn twice."""
    return _look(language, _first_width(preset))


def _first_width(preset: str) -> float:
    inner = SHEET_WIDTHS[preset] - 2 * MARGIN
    return inner / limits_of(preset, inner)[1]


def _look(language: str, width: float) -> Look:
    """The light mode at `width` px, whatever the reader's screen."""
    return Look("light", cast(Language, language), width=round(width))


def _drawn(panel: Chart, language: str, width: float) -> Chart:
    look = _look(language, width)
    if panel.redraw is not None:
        return panel.redraw(look)
    spec = {**panel.spec, "width": look.width} if "width" in panel.spec else panel.spec
    return replace(panel, spec=spec)


def _chart(draw: Draw, on: Sheet, limits: tuple[float, float, float]) -> Drawing:
    """A chart in the room of the sheet: enlarged a little, then as high as the room allows."""
    usual = limits[1]
    spec = draw(on.inner / usual).spec
    high = spec.get("height")
    svg = None if high else _svg(spec)
    natural = float(high or _size(cast(str, svg))[1])
    stretch = _stretch(spec) if high else 1.0
    zoom = _zoom(natural, stretch, on.room, limits)
    if zoom != usual:
        spec = draw(on.inner / zoom).spec
        svg = None
    if high:
        natural = float(spec["height"])
        fitting = min(natural * stretch, on.room / zoom)
        spec = {**spec, "height": round(max(natural, fitting))}
    svg = svg or _svg(spec)
    wide, tall = _size(svg)
    return Drawing(svg, wide, tall, min(zoom, on.inner / wide))


def _zoom(natural: float, stretch: float, room: float, limits: tuple[float, float, float]) -> float:
    """The enlargement at which a drawing `natural` px high fills `room`, in reasonable limits."""
    least, usual, most = limits
    if natural * usual > room:
        return max(least, room / natural)
    return min(most, max(usual, room / (natural * stretch)))


def _map(draw: Draw, drawn: Chart, on: Sheet, least: float) -> Drawing:
    """The map as high as the room, its legend beside or above it; enlarged by `least` or more."""
    shape = float(drawn.spec["width"]) / float(drawn.spec["height"])
    wide = max(min(on.inner, on.room * shape), least * NARROWEST)
    if drawn.legend and on.inner - wide < side(drawn.legend):
        rows = len(legend_rows(drawn.legend, on.inner))
        wide = min(on.inner, (on.room - rows * ENTRY) * shape)
        wide = max(wide, on.inner * ENLARGED[0])
    zoom = min(ENLARGED[1], wide / NARROWEST)
    svg = _svg(draw(wide / zoom).spec)
    real = _size(svg)  # with the padding that the specification does not count
    return Drawing(svg, *real, zoom * min(1.0, wide / shape / (real[1] * zoom)))


def _stretch(spec: Mapping[str, Any]) -> float:
    """How much higher a drawing may be made: rows less than values, fixed places not at all."""
    for part in _layers(spec):
        place = part.get("encoding", {}).get("y")
        if isinstance(place, dict) and "field" in place:
            fixed = place.get("scale", {}) is None
            return 1.0 if fixed else STRETCH.get(str(place.get("type")), 1.0)
    return 1.0


def _layers(spec: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    yield spec
    for part in spec.get("layer", ()):
        yield from _layers(part)


def _svg(spec: Mapping[str, Any]) -> str:
    body = json.dumps(dict(spec), ensure_ascii=False, separators=(",", ":"))
    return pool.ask("chart", body.encode("utf-8")).decode("utf-8")


def _size(svg: str) -> tuple[float, float]:
    """Width and height that a drawing's SVG states, px."""
    found = SIZE.search(svg)
    if found is None:
        raise DrawingError(REFUSED)
    return float(found[1]), float(found[2])
