"""Who reads: language, light or dark, page, and the data package shown."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from components.theme import Look
from dashboard import i18n, resources
from dashboard.catalog import Package, open_package
from dashboard.filters.languages import language
from dashboard.filters.memory import memory


@dataclass(frozen=True)
class Reader:
    """Who reads: language, light or dark, page, and the data package shown."""

    language: str
    mode: str
    page: str
    package: Package
    t: Callable[[str], str]

    @property
    def look(self) -> Look:
        """How drawings are to appear to this reader."""
        return Look("dark" if self.mode == "dark" else "light", self.language)  # type: ignore[arg-type]


def reader() -> Reader:
    """The reader of this run. Raises PackageError where there is no usable data package."""
    now = language()
    return Reader(
        language=now,
        mode="dark" if st.context.theme.type == "dark" else "light",
        page=memory().page,
        package=open_package(resources.data_folder()),
        t=i18n.translator(now),
    )
