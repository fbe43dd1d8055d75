"""Buttons that download: the file is made on a click, with progress, and failures say why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard import resources
from dashboard.exports.download_links import Download, Downloads
from dashboard.filters.reader import Reader
from dashboard.i18n import mark

WORDS = {
    "waiting": mark("{file} is waiting: {before} before it"),
    "busy": mark("{file} is being made: {seconds} s so far"),
    "failed": mark("{file} — {reason}"),
    "gone": mark("This page is no longer known to the server. Reload it and try again."),
    "copied": mark("The picture is copied."),
    "uncopied": mark("The browser does not let this address copy pictures: download the PNG."),
    "unreached": mark("The server does not answer. Try again later."),
}
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
