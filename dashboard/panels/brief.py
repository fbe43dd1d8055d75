"""Buttons that give the content of a page as a Word document and as slides."""

from functools import partial

import streamlit as st

from dashboard.catalog import Package
from dashboard.exports import images
from dashboard.exports.brief import FORMS, MEDIA, Form, Subject, brief_bytes, file_name
from dashboard.filters import Reader
from dashboard.i18n import mark
from dashboard.panels.address import reader_address

LABELS = {"docx": mark("Brief: Word"), "pptx": mark("Brief: slides")}
ICONS = {"docx": ":material/description:", "pptx": ":material/slideshow:"}


def brief_buttons(reader: Reader, subject: Subject) -> None:
    """Two downloads side by side; the file is made when a reader asks for it."""
    package, language, base = reader.package, reader.language, reader_address(reader)
    with st.container(horizontal=True, gap="small", key=f"brief_{subject.kind}"):
        for form in FORMS:
            st.download_button(
                reader.t(LABELS[form]),
                data=partial(_made, package, subject, language, form, base),
                file_name=file_name(package, subject, language, form),
                mime=MEDIA[form],
                on_click="ignore",
                key=f"brief_{form}",
                type="tertiary",
                icon=ICONS[form],
            )


def _made(package: Package, subject: Subject, language: str, form: Form, base: str) -> bytes:
    """The file; the drawing processes start while its sentences are put together."""
    images.warm()
    return brief_bytes(package, subject, language, form, address=base)
