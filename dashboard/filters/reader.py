"""Who reads: language, light or dark, page, and the edition of the data package shown."""

from dataclasses import dataclass

import streamlit as st

from components.theme import Look
from dashboard import resources
from dashboard.catalog import Edition, open_package
from dashboard.filters.session import language, memory
from dashboard.i18n import Translator


@dataclass(frozen=True)
class Reader:
    """Who reads: how drawings are to appear, the page, and the data in the reader's language."""

    look: Look
    page: str
    edition: Edition

    @property
    def language(self) -> str:
        return self.edition.language

    @property
    def t(self) -> Translator:
        return self.edition.t


def reader() -> Reader:
    """The reader of this run, made once: it looks at every file of the data package.

    Raises PackageError where there is no usable data package.
    """
    kept = memory()
    if kept.reader is None:
        now = language()
        mode = "dark" if st.context.theme.type == "dark" else "light"
        package = open_package(resources.data_folder())
        look = Look(mode, now)  # type: ignore[arg-type]  # one of the languages
        kept.reader = Reader(look, kept.page, Edition.of(package, now))
    found: Reader = kept.reader
    return found
