"""Briefs of a zone, a prefecture, the province or the reform tracker, as Word and slides."""

from typing import Literal

from dashboard.catalog import Edition
from dashboard.exports import files
from dashboard.exports.brief.content import Brief
from dashboard.exports.brief.pictures import Draw, drawn
from dashboard.exports.brief.prefecture import prefecture_brief
from dashboard.exports.brief.province import province_brief
from dashboard.exports.brief.reforms import reforms_brief
from dashboard.exports.brief.subjects import Kind, Subject, title
from dashboard.exports.brief.zone import zone_brief

Form = Literal["docx", "pptx"]
FORMS: tuple[Form, ...] = ("docx", "pptx")
MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}


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


def brief_bytes(
    edition: Edition,
    subject: Subject,
    form: Form,
    draw: Draw = drawn,
    address: str = "",
) -> bytes:
    """The file of a brief. draw: panel, context and preset -> PNG; address: as in `brief`.

    Errors: KeyError as in `brief`; those of `exports.images` where a picture cannot be drawn.
    """
    return written(brief(edition, subject, address), form, draw)


def written(found: Brief, form: Form, draw: Draw = drawn) -> bytes:
    """The file of a brief that is put together already; `draw` and errors as in `brief_bytes`."""
    # loaded on the first brief: a server that makes none starts a quarter of a second sooner
    from dashboard.exports.brief.slides import slides_bytes
    from dashboard.exports.brief.word import word_bytes

    return word_bytes(found, draw) if form == "docx" else slides_bytes(found, draw)


def file_name(edition: Edition, subject: Subject, form: Form) -> str:
    """Name of the file: title and data version, fit for every file system."""
    name = files.file_name(title(edition, subject))
    return f"{name}-{edition.hash}.{form}"


__all__ = [
    "FORMS", "MEDIA", "Brief", "Form", "Kind", "Subject", "brief", "brief_bytes", "file_name",
    "title", "written",
]  # fmt: skip
