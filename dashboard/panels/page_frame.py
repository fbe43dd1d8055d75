"""The frame of a page: style, title row, and what stands under every page."""

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import i18n, streamlit_seams
from dashboard.catalog import PackageError
from dashboard.figures.reforms import policy
from dashboard.filters import session
from dashboard.filters.reader import Reader, reader
from dashboard.panels.links import plain
from dashboard.panels.search_box import search_box

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator


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
