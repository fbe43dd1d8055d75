"""The frame of a page: style, title row with the search box, and what stands under every page."""

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import i18n, resources, streamlit_seams
from dashboard.catalog import PackageError
from dashboard.figures.reforms import policy
from dashboard.filters import session
from dashboard.filters.search_answers import chosen_place
from dashboard.filters.session import Reader, reader
from dashboard.i18n import mark
from dashboard.panels.links import plain

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

SEARCH_WORDS = {
    "placeholder": mark("Search one or several"),
    "label": mark("Search"),
    "found": mark("Found"),
    "none": mark("Nothing of this name. Try a shorter one, pinyin or initials."),
    "failed": mark("The search does not answer. Try again later."),
}
SEARCH_WIDTH = 290  # px
_box = st.components.v2.component(
    "zone_observatory_search",
    css=(resources.ASSETS / "search.css").read_text(encoding="utf-8"),
    js=(resources.ASSETS / "search.js").read_text(encoding="utf-8"),
)


def style() -> None:
    """Our style sheet, once a run: what the theme settings cannot say."""
    st.html(f"<style>{streamlit_seams.style_rules()}</style>")


def lead(line: str) -> str:
    """The line under a page's title, with the policy that the data package tracks for {policy}."""
    if "{policy}" not in line:
        return line
    try:
        edition = reader().edition
    except PackageError:  # said in full below the title
        return ""
    return line.format(policy=plain(policy.tracked(edition)))


def heading(title: str, lead: str) -> tuple["DeltaGenerator", "DeltaGenerator"]:
    """Title, line on the page's use, search, language; returns places for notices and for paper."""
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom", key="head"
    ):
        st.markdown(f"# {title}\n{lead}")
        search_box(session.language())
        session.language_switch()
    return st.container(key="notices"), st.container(key="on_paper")


def on_paper(place: "DeltaGenerator") -> None:
    """What is seen in print only: the filters of this run in words, and what a table is there."""
    t, chosen = i18n.translator(session.language()), dict.fromkeys(session.memory().filters)
    if chosen:
        place.caption(plain(t("Filters: {filters}").format(filters=t("; ").join(chosen))))
    place.container(key="tables_on_paper").caption(
        t("Tables are printed as far as they are seen; their downloads have every row and column.")
    )


def colophon(reader: Reader) -> None:
    """Under every page: data version, how to cite, what the map is not."""
    t, package = reader.t, reader.edition.package
    approval = package.settings.map_approval
    parts = [
        f"{plain(package.title[reader.language])} · "
        + t("data version {hash} of {date}").format(hash=package.hash, date=package.created),
        t("Sketch map, not a basis for boundaries."),
        t("Map approval number: {number}").format(number=approval)
        if approval
        else t("Map approval number: none set"),
    ]
    with st.container(key="colophon"):
        st.caption(t(" · ").join(parts))


def search_box(language: str) -> None:
    """The box; where something was chosen the run goes on with the page that shows it.

    Typing makes no run: the browser asks the server's own address. Names are never sent in advance.
    """
    t = i18n.translator(language)
    words = {name: t(text) for name, text in SEARCH_WORDS.items()}
    answer = _box(
        key="search", data={"language": language, "words": words}, width=SEARCH_WIDTH,
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
