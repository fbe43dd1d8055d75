"""Buttons that give the content of a page as a Word document and as slides."""

from functools import partial

from dashboard.catalog import Package
from dashboard.exports import images
from dashboard.exports.brief import FORMS, MEDIA, Form, Subject, brief_bytes, file_name
from dashboard.filters import Reader
from dashboard.i18n import mark
from dashboard.panels.address import reader_address
from dashboard.panels.downloads import File, download_buttons

LABELS = {"docx": mark("Brief: Word"), "pptx": mark("Brief: slides")}
ICONS = {"docx": "description", "pptx": "slideshow"}


def brief_buttons(reader: Reader, subject: Subject) -> None:
    """Two downloads side by side; the file is made when a reader asks for it."""
    package, language, base = reader.package, reader.language, reader_address(reader)
    files = [
        File(
            f"brief_{form}", reader.t(LABELS[form]), file_name(package, subject, language, form),
            MEDIA[form], partial(_made, package, subject, language, form, base), ICONS[form],
            look="quiet",
        )
        for form in FORMS
    ]  # fmt: skip
    download_buttons(reader, f"brief_{subject.kind}", files)


def _made(package: Package, subject: Subject, language: str, form: Form, base: str) -> bytes:
    """The file; the drawing processes start while its sentences are put together."""
    images.warm()
    return brief_bytes(package, subject, language, form, address=base)
