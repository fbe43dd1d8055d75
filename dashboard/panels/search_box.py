"""The search box in the head of every page."""

import streamlit as st

from dashboard import i18n, resources
from dashboard.catalog import PackageError
from dashboard.filters.reader import reader
from dashboard.filters.search_answers import chosen_place
from dashboard.i18n import mark

WORDS = {
    "placeholder": mark("Search one or several"),
    "label": mark("Search"),
    "found": mark("Found"),
    "none": mark("Nothing of this name. Try a shorter one, pinyin or initials."),
    "failed": mark("The search does not answer. Try again later."),
}
WIDTH = 290  # px
_box = st.components.v2.component(
    "zone_observatory_search",
    css=(resources.ASSETS / "search.css").read_text(encoding="utf-8"),
    js=(resources.ASSETS / "search.js").read_text(encoding="utf-8"),
)


def search_box(language: str) -> None:
    """The box; where something was chosen the run goes on with the page that shows it.

    Typing makes no run: the browser asks the server's own address. Names are never sent in advance.
    """
    t = i18n.translator(language)
    words = {name: t(text) for name, text in WORDS.items()}
    answer = _box(
        key="search", data={"language": language, "words": words}, width=WIDTH,
        on_chosen_change=_noted,
    )  # fmt: skip
    if answer.get("chosen"):
        _go_to(answer["chosen"], language)


def _noted() -> None:
    """Streamlit gives a trigger only to who listens to it."""


def _go_to(thing: object, language: str) -> None:
    try:
        place = chosen_place(reader().edition, thing)
    except PackageError:  # said in full below the title
        return
    if place:
        page, parameters = place
        if language != i18n.DEFAULT:
            parameters["lang"] = language
        st.switch_page(f"app_pages/{page}.py", query_params=parameters)
