"""What the floor runs for every reader: the recorded calls of one page, in one of two states.

The same pages, elements, containers and arguments as the product sends; no table is read, no
filter kept in step with the address, no text translated, nothing computed. The widget that was
recorded as the page's choice chooses between the two recorded states.
"""

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

import streamlit as st

from dashboard import resources
from dashboard.navigation import PAGES
from tests.benchmark import pages, recording
from tests.benchmark.calls import repeat

RECORDING = "ZONE_OBSERVATORY_RECORDING"  # variable that names the file


@cache
def recorded() -> dict[str, recording.Recorded]:
    """The recording, read once a process."""
    return recording.load(Path(os.environ[RECORDING]))


def _chosen(key: str) -> tuple[str, ...]:
    value = st.session_state.get(key)
    return tuple(value) if isinstance(value, list) else (str(value),)


def _page(name: str, links: dict[str, st.Page]) -> Callable[[], None]:
    def show() -> None:
        page = recorded()[name]
        choice = page.choice
        second = choice is not None and _chosen(choice.key) == choice.second
        repeat(page.second if second else page.first, links)

    return show


def main() -> None:
    """One run of the floor for one reader."""
    links: dict[str, st.Page] = {}
    for entry in PAGES:
        links[entry.file] = st.Page(
            _page(entry.name, links),
            title=entry.title,
            url_path=pages.address(entry.name),
            default=not pages.address(entry.name),
        )
    chosen = st.navigation(list(links.values()), position="top")
    st.set_page_config(
        page_title=chosen.title,
        page_icon=str(resources.ASSETS / "icon.svg"),
        layout="wide",
        menu_items={"Get help": None, "Report a bug": None, "About": None},
    )
    chosen.run()
