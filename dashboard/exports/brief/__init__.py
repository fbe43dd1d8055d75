"""Briefs of a zone, a prefecture, the province or the reform tracker, as Word and slides.

`assets/briefs` holds the templates: page, styles, numbering and page numbers of the Word files,
layouts, colours and type of the slides. An office opens them in Word, WPS or PowerPoint, changes
what it likes except the names of styles, layouts and placeholders, and saves them in place; or
gives a file of its own to `zone-observatory brief --template`.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from dashboard.catalog import Edition
from dashboard.exports import safe_files
from dashboard.exports.brief.brief_sections import Kind, Subject, subject_names, title
from dashboard.exports.brief.document_model import Brief
from dashboard.exports.brief.prefecture_brief import prefecture_brief
from dashboard.exports.brief.province_brief import province_brief
from dashboard.exports.brief.reforms_brief import reforms_brief
from dashboard.exports.brief.zone_brief import zone_brief
from dashboard.exports.caption import Context
from dashboard.exports.forms import BriefForm
from dashboard.exports.picture import pictures
from dashboard.figures.panel import Chart as Drawn
from dashboard.i18n import LOCALE_TAGS, translator
from dashboard.resources import ASSETS

PRESETS: dict[BriefForm, str] = {"docx": "document", "pptx": "slide"}  # of pictures
Draw = Callable[[Drawn, Context, str], bytes]  # panel, context and preset -> PNG
AT_ONCE = 2  # the drawing processes take no more


class TemplateError(ValueError):
    """A template cannot be opened or lacks a style, layout or placeholder; says which."""


def brief(edition: Edition, subject: Subject, address: str = "") -> Brief:
    """The brief as records. address: base address of its link, as in `Context.of`.

    Errors: KeyError where the package has no such zone or prefecture.
    """
    if subject.kind == "zone":
        return zone_brief(edition, subject.id, address)
    if subject.kind == "prefecture":
        return prefecture_brief(edition, subject.id, address)
    if subject.kind == "province":
        return province_brief(edition, address)
    return reforms_brief(edition, address)


def drawn(panel: Drawn, context: Context, preset: str) -> bytes:
    """A panel as PNG, with caption. Errors: those of `picture.pictures`."""
    return pictures.picture(panel, context, "png", preset)


def brief_bytes(
    edition: Edition,
    subject: Subject,
    form: BriefForm,
    draw: Draw = drawn,
    address: str = "",
    template: Path | None = None,
) -> bytes:
    """The file of a brief. address: as in `brief`; draw, template and errors as in `written`.

    Errors: KeyError as in `brief`, too.
    """
    return written(brief(edition, subject, address), form, draw, template)


def written(
    found: Brief, form: BriefForm, draw: Draw = drawn, template: Path | None = None
) -> bytes:
    """The file of a brief that is put together already.

    draw: panel, context and preset -> PNG. template: a file of the form with the styles or layouts
    of the program's own; by default that.

    Errors: TemplateError; those of `picture.pictures` where a picture cannot be drawn.
    """
    opened = _open(template or template_path(form, found.context.language), form)
    figures = [figure for section in found.sections for figure in section.figures]
    panels = [figure.panel for figure in figures if form == "docx" or figure.chart is None]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        pngs = pool.map(lambda panel: draw(panel, found.context, PRESETS[form]), panels)
        pictures = dict(zip(map(id, panels), pngs, strict=True))
    if form == "docx":
        from dashboard.exports.brief.word_document import fill_document

        fill_document(opened, found, pictures)
    else:
        from dashboard.exports.brief.slide_deck import fill_slides

        fill_slides(opened, found, pictures)
    _describe(opened.core_properties, found)
    stream = BytesIO()
    opened.save(stream)
    return stream.getvalue()


def template_path(form: BriefForm, language: str) -> Path:
    """The template that comes with the program: slides have one, Word has one a language."""
    name = f"brief-{language}.docx" if form == "docx" else "brief.pptx"
    return ASSETS / "briefs" / name


def _open(path: Path, form: BriefForm) -> Any:
    # loaded on the first brief: a server that makes none starts a quarter of a second sooner
    import docx
    import pptx

    try:
        return docx.Document(str(path)) if form == "docx" else pptx.Presentation(str(path))
    except Exception as error:  # zip, XML or the library's own, by what is wrong with the file
        raise TemplateError(f"{path} cannot be opened as a .{form}: {error}") from error


def _describe(properties: Any, found: Brief) -> None:
    """What the file says of itself; it is dated by its data and has no date of issue."""
    language = found.context.language
    properties.title, properties.author = found.title, translator(language)("Zone Observatory")
    properties.comments, properties.keywords = found.closing[-1], found.context.version
    properties.language, properties.last_modified_by = LOCALE_TAGS[language], ""
    properties.revision = 1
    dated = datetime.fromisoformat(f"{found.context.created}T00:00:00")
    properties.created = properties.modified = dated


def file_name(edition: Edition, subject: Subject, form: BriefForm) -> str:
    """Name of the file: title and data version, fit for every file system."""
    name = safe_files.file_name(title(edition, subject))
    return f"{name}-{edition.hash}.{form}"


__all__ = [
    "Brief", "Kind", "Subject", "TemplateError", "brief", "brief_bytes",
    "file_name", "subject_names", "template_path", "title", "written",
]  # fmt: skip
