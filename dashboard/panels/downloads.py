"""Buttons that download, the export control of a panel, and briefs of a page.

The file is made on a click, with progress, and failures say why.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from dashboard import resources
from dashboard.catalog import Edition
from dashboard.exports.batch.plans import export_bytes
from dashboard.exports.brief import Subject, brief_bytes
from dashboard.exports.brief import file_name as brief_name
from dashboard.exports.caption import Context
from dashboard.exports.download_links import Download, Downloads
from dashboard.exports.forms import BRIEFS, MEDIA, PICTURES, PRESETS, BriefForm, Form
from dashboard.exports.picture import pictures
from dashboard.exports.picture.presets import TITLES
from dashboard.exports.safe_files import file_name
from dashboard.figures.panel import Chart
from dashboard.filters.session import Reader
from dashboard.i18n import mark
from dashboard.panels.links import reader_address

WORDS = {
    "waiting": mark("{file} is waiting: {before} before it"),
    "busy": mark("{file} is being made: {seconds} s so far"),
    "failed": mark("{file} — {reason}"),
    "gone": mark("This page is no longer known to the server. Reload it and try again."),
    "copied": mark("The picture is copied."),
    "uncopied": mark("The browser does not let this address copy pictures: download the PNG."),
    "unreached": mark("The server does not answer. Try again later."),
}
BRIEF_LABELS = {"docx": mark("Brief: Word"), "pptx": mark("Brief: slides")}
BRIEF_ICONS = {"docx": "description", "pptx": "slideshow"}
_STATE = "_downloads"
_buttons = st.components.v2.component(
    "zone_observatory_downloads",
    css=(resources.ASSETS / "downloads.css").read_text(encoding="utf-8"),
    js=(resources.ASSETS / "downloads.js").read_text(encoding="utf-8"),
)


@dataclass(frozen=True)
class File:
    """A file and its button. key: unique on the page; look: "", "quiet" or "main".

    icon: a name of Google's Material Symbols, or "". copy: the words of a second button that copies
    the file, a PNG, to the clipboard; "" for none.
    """

    key: str
    label: str
    name: str
    media: str
    make: Callable[[], bytes]
    icon: str = ""
    look: str = ""
    copy: str = ""


def _downloads() -> Downloads:
    """Those of the session, gone with it. Not in a cache of Streamlit's: those of a session are
    cleared whenever its connection breaks."""
    found: Downloads | None = st.session_state.get(_STATE)
    if found is None:
        found = st.session_state[_STATE] = Downloads()
    return found


def download_buttons(reader: Reader, key: str, files: Sequence[File]) -> None:
    """The buttons side by side, and under them how far the last download is or why it failed."""
    downloads, about = _downloads(), reader.edition.package
    shown = []
    for file in files:
        download = Download(file.name, file.media, file.make, reader.language)
        shown.append(
            {
                "key": file.key, "label": file.label, "name": file.name, "icon": file.icon,
                "look": file.look, "copy": file.copy,
                "address": f".{downloads.put(file.key, download, about)}",
            }
        )  # fmt: skip
    words = {name: reader.t(text) for name, text in WORDS.items()}
    _buttons(key=f"downloads_{key}", data={"files": shown, "words": words})


def filled_on_opening(label: str, icon: str, key: str, fill: Callable[[], object]) -> None:
    """A quiet button; `fill` draws into its popover while that is open."""
    opened = st.popover(label, type="tertiary", icon=icon, key=key, on_change="rerun")
    if opened.open:
        with opened:
            fill()


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
            f"brief_{form}", reader.t(BRIEF_LABELS[form]), brief_name(edition, subject, form),
            MEDIA[form], partial(_made, edition, subject, form, base), BRIEF_ICONS[form],
            look="quiet",
        )
        for form in BRIEFS
    ]  # fmt: skip
    download_buttons(reader, f"brief_{subject.kind}", files)


def _made(edition: Edition, subject: Subject, form: BriefForm, base: str) -> bytes:
    """The file; the drawing processes start while its sentences are put together."""
    pictures.warm()
    return brief_bytes(edition, subject, form, address=base)
