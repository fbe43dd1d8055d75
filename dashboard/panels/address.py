"""The address under which the reader reaches the dashboard, for links that leave it in a file."""

import streamlit as st

from dashboard.catalog import base_address, followable
from dashboard.filters import Reader


def reader_address(reader: Reader) -> str:
    """The base address of links in the reader's files, "" where none is known.

    The package's own setting comes first. The reader's address is that of the browser, without
    the page; one that leads only to the reader's own machine (localhost) is left out: in a picture
    passed on it would lead everybody else astray, while a path is plainly a path.
    """
    return reader.package.settings.address or seen_from(st.context.url or "", reader.page)


def seen_from(url: str, page: str) -> str:
    """The base address that `url`, the browser's address of `page`, begins with; "" if unusable."""
    try:
        base = base_address(url).removesuffix(f"/{page}")
    except ValueError:
        return ""
    return base if followable(base) else ""
