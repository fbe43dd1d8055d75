"""Downloads of a page: the export control of a panel, and briefs."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from dashboard.catalog import Edition
from dashboard.exports.batch.plans import export_bytes
from dashboard.exports.brief import Subject, brief_bytes
from dashboard.exports.brief import file_name as brief_name
from dashboard.exports.caption import Context
from dashboard.exports.forms import BRIEFS, MEDIA, PICTURES, PRESETS, BriefForm, Form
from dashboard.exports.picture import pictures
from dashboard.exports.picture.presets import TITLES
from dashboard.exports.safe_files import file_name
from dashboard.figures.panel import Chart
from dashboard.filters.reader import Reader
from dashboard.i18n import mark
from dashboard.panels.downloads import File, download_buttons
from dashboard.panels.links import reader_address
from dashboard.panels.tables import filled_on_opening

LABELS = {"docx": mark("Brief: Word"), "pptx": mark("Brief: slides")}
ICONS = {"docx": "description", "pptx": "slideshow"}


def export_popover(reader: Reader, chart: Chart) -> None:
    """A button that opens the choice of files; it is filled only once it is open."""
    filled_on_opening(
        reader.t("Export"),
        ":material/download:",
        f"export_{chart.key}",
        lambda: _choice(reader, chart),
    )


def _choice(reader: Reader, chart: Chart) -> None:
    pictures.warm()
    t, context = reader.t, Context.of(reader.edition, chart.origin, reader_address(reader))
    for note in pictures.stand_in_note(chart, context):
        st.info(note)
    st.markdown(f":small[{t('Picture')}]")
    preset = st.selectbox(
        t("Form of the picture"),
        PRESETS,
        format_func=lambda name: t(TITLES[name]),
        key=f"preset_{chart.key}",
        label_visibility="collapsed",
    )
    drawn = [
        _file(reader, chart, form, partial(pictures.picture, chart, context, form, preset))
        for form in PICTURES
    ]
    download_buttons(reader, f"pictures_{chart.key}", drawn)
    st.markdown(f":small[{t('Data of this picture')}]")
    tables = [
        _file(reader, chart, "csv", partial(export_bytes, chart, context, "csv")),
        _file(reader, chart, "xlsx", partial(export_bytes, chart, context, "xlsx")),
    ]
    download_buttons(reader, f"tables_{chart.key}", tables)


def _file(reader: Reader, chart: Chart, form: Form, make: Callable[[], bytes]) -> File:
    name = f"{file_name(chart.title)}-{reader.edition.hash}.{form}"
    copy = reader.t("Copy picture") if form == "png" else ""
    return File(f"{form}_of_{chart.key}", form.upper(), name, MEDIA[form], make, copy=copy)


def brief_buttons(reader: Reader, subject: Subject) -> None:
    """The page as a document and as slides, side by side; made when a reader asks for them."""
    edition, base = reader.edition, reader_address(reader)
    files = [
        File(
            f"brief_{form}", reader.t(LABELS[form]), brief_name(edition, subject, form),
            MEDIA[form], partial(_made, edition, subject, form, base), ICONS[form], look="quiet",
        )
        for form in BRIEFS
    ]  # fmt: skip
    download_buttons(reader, f"brief_{subject.kind}", files)


def _made(edition: Edition, subject: Subject, form: BriefForm, base: str) -> bytes:
    """The file; the drawing processes start while its sentences are put together."""
    pictures.warm()
    return brief_bytes(edition, subject, form, address=base)
