"""The frame of a page: style, title row, and what stands under every page."""

import streamlit as st

from dashboard import filters, resources
from dashboard.filters import Reader

STYLE = resources.ASSETS / "page.css"


def style() -> None:
    """Our style sheet, once a run: what the theme settings cannot say."""
    st.html(STYLE)


def heading(title: str, lead: str) -> "st.delta_generator.DeltaGenerator":
    """Title, one line on the page's use, language switch; returns the place for notices."""
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom", key="head"
    ):
        st.markdown(f"# {title}\n{lead}")
        filters.language_switch()
    return st.container(key="notices")


def colophon(reader: Reader) -> None:
    """Under every page: data version, how to cite, what the map is not."""
    t, package = reader.t, reader.package
    approval = package.settings.map_approval
    parts = [
        f"{package.title[reader.language]} · "
        + t("data version {hash} of {date}").format(hash=package.hash, date=package.created),
        t("Sketch map, not a basis for boundaries."),
        t("Map approval number: {number}").format(number=approval)
        if approval
        else t("Map approval number: none set"),
    ]
    with st.container(key="colophon"):
        st.caption(t(" · ").join(parts))
